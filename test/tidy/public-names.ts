import { field, type Finding, finding, list, type Module, nameOf, type Node, target } from './modules.ts';

/** A name that an entry exports, with the statement that declares it. */
export interface PublicName {
  readonly name: string;
  readonly kind: 'type' | 'function' | 'value';
  readonly module: Module;
  readonly declaration: Node;
}

const TYPES = ['TSInterfaceDeclaration', 'TSTypeAliasDeclaration'];

/** The declaring statement of a module's own top-level name. */
function declared(module: Module, name: string): Omit<PublicName, 'name'> | undefined {
  for (const statement of list(module.program, 'body')) {
    const declaration = statement.type === 'ExportNamedDeclaration' ? field(statement, 'declaration') : statement;
    if (declaration === undefined) continue;
    if (nameOf(field(declaration, 'id')) === name) {
      const kind = TYPES.includes(declaration.type) ? 'type' : declaration.type.includes('Function') ? 'function' : 'value';
      return { kind, module, declaration: statement };
    }
    const variable = list(declaration, 'declarations').find((one) => nameOf(field(one, 'id')) === name);
    if (variable !== undefined) {
      const isFunction = ['ArrowFunctionExpression', 'FunctionExpression'].includes(field(variable, 'init')?.type ?? '');
      return { kind: isFunction ? 'function' : 'value', module, declaration: statement };
    }
  }
  return undefined;
}

/** The names a file exports, each followed through re-exports to its declaration. @throws Error naming a name without one. */
export function publicNames(path: string, modules: readonly Module[], entries: ReadonlyMap<string, string> = new Map()): PublicName[] {
  const module = modules.find((one) => one.path === path);
  if (module === undefined) throw new Error(`${path} is not there`);
  const follow = (from: string) => publicNames(target(from, path, entries) ?? from, modules, entries);
  const find = (from: Node | undefined, name: string): Omit<PublicName, 'name'> => {
    const source = from === undefined ? imported(module, name) : { from: String(from['value']), name };
    const found = source === undefined ? declared(module, name) : follow(source.from).find((one) => one.name === source.name);
    if (found === undefined) throw new Error(`${path} exports ${name}, which is declared nowhere`);
    return found;
  };
  return list(module.program, 'body').flatMap((statement): PublicName[] => {
    if (statement.type === 'ExportAllDeclaration') return follow(String(field(statement, 'source')?.['value']));
    if (statement.type !== 'ExportNamedDeclaration') return [];
    const declaration = field(statement, 'declaration');
    const own = declaration === undefined ? [] : [declaration, ...list(declaration, 'declarations')];
    const ownNames = own.flatMap((one) => nameOf(field(one, 'id')) ?? []);
    return [
      ...ownNames.map((name) => ({ ...find(undefined, name), name })),
      ...list(statement, 'specifiers').map((one) => {
        const [local, exported] = [nameOf(field(one, 'local')) ?? '', nameOf(field(one, 'exported')) ?? ''];
        return { ...find(field(statement, 'source'), local), name: exported };
      }),
    ];
  });
}

/** Where a name that a module imports comes from. */
function imported(module: Module, name: string): { from: string; name: string } | undefined {
  for (const statement of list(module.program, 'body')) {
    if (statement.type !== 'ImportDeclaration') continue;
    const specifier = list(statement, 'specifiers').find((one) => nameOf(field(one, 'local')) === name);
    if (specifier !== undefined)
      return { from: String(field(statement, 'source')?.['value']), name: nameOf(field(specifier, 'imported')) ?? name };
  }
  return undefined;
}

/** The doc comment right before a statement. Other comments may stand between them. */
export function docOf(module: Module, statement: Node): string | undefined {
  let end = statement.start;
  for (const comment of module.comments.toReversed()) {
    if (comment.end > end) continue;
    if (module.text.slice(comment.end, end).trim() !== '') return undefined;
    if (comment.type === 'Block' && comment.value.startsWith('*')) return comment.value;
    end = comment.start;
  }
  return undefined;
}

/** Public names without a doc comment and, where asked for, functions without an example. */
export function undocumented(names: readonly PublicName[], examples: boolean): Finding[] {
  return names.flatMap(({ name, kind, module, declaration }) => {
    const doc = docOf(module, declaration);
    if (doc === undefined) return [finding(module, declaration.start, `${name} is public and has no doc comment`)];
    if (examples && kind === 'function' && !doc.includes('@example')) {
      return [finding(module, declaration.start, `${name} is a public function and shows no @example`)];
    }
    return [];
  });
}

/** The golden list: one line per name, sorted, with what it is. */
export function apiList(names: readonly PublicName[]): string {
  return names
    .map(({ name, kind }) => `${name} ${kind}\n`)
    .toSorted((a, b) => a.localeCompare(b, 'en'))
    .join('');
}
