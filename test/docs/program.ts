import { field, list, type Module, nameOf, type Node, parse, walk } from '../tidy/modules.ts';
import { publicNames } from '../tidy/public-names.ts';
import type { Block } from './blocks.ts';

/** A block made into a module of its own that can be compiled and run. Its second line is the block's first. */
export interface Program {
  readonly block: Block;
  readonly text: string;
  /** Of the claims in its comments, how many are checked when it runs. */
  readonly claims: number;
  /** Why it is no program at all; then nothing of it is compiled. */
  readonly broken?: string;
  /** False when it uses something that only a server or a platform can give. */
  readonly runs: boolean;
}

/** What a name can be imported from. */
export interface Offer {
  readonly from: string;
  readonly values: ReadonlySet<string>;
  readonly types: ReadonlySet<string>;
  /** What a reader is not told the value of: then neither can a comment tell what comes out. */
  readonly given: boolean;
  /** Names that exist for the compiler only. */
  readonly unavailable: ReadonlySet<string>;
}

/** The names a module exports, as something to import from. */
export function offerOf(
  path: string,
  modules: readonly Module[],
  entries: ReadonlyMap<string, string>,
  from: string,
  given = false,
): Offer {
  const names = publicNames(path, modules, entries);
  const isDeclared = ({ declaration }: { declaration: Node }) => field(declaration, 'declaration')?.['declare'] === true;
  return {
    from,
    given,
    values: new Set(names.filter(({ kind }) => kind !== 'type').map(({ name }) => name)),
    types: new Set(names.filter(({ kind }) => kind === 'type').map(({ name }) => name)),
    unavailable: new Set(names.filter(isDeclared).map(({ name }) => name)),
  };
}

/** Names a piece of code uses without binding them anywhere. */
function freeNames(module: Module): Set<string> {
  const used = new Set<string>();
  const bound = new Set<string>();
  const bind = (pattern: Node | undefined): void => {
    if (pattern === undefined) return;
    walk(pattern, (node) => {
      // Types beside a pattern, and the values it falls back to, are used, not bound.
      if (node.type.startsWith('TS')) return false;
      if (node.type === 'AssignmentPattern') {
        bind(field(node, 'left'));
        return false;
      }
      if (node.type === 'Identifier') bound.add(node['name'] as string);
      return true;
    });
  };
  walk(module.program, (node, parents) => {
    const parent = parents.at(-1);
    if (node.type === 'VariableDeclarator' || node.type.endsWith('Declaration')) bind(field(node, 'id'));
    if (node.type.startsWith('Import') && node.type.endsWith('Specifier')) bind(field(node, 'local'));
    if (node.type === 'CatchClause') bind(field(node, 'param'));
    for (const param of list(node, 'params')) bind(param);
    if (node.type !== 'Identifier' || parent === undefined) return;
    const isMember = parent.type === 'MemberExpression' && parent['property'] === node && parent['computed'] !== true;
    const isKey = parent.type === 'Property' && parent['key'] === node && parent['shorthand'] !== true && parent['computed'] !== true;
    if (!isMember && !isKey) used.add(node['name'] as string);
  });
  for (const name of bound) used.delete(name);
  return used;
}

const COMPARISONS = ['<', '>', '<=', '>=', '===', '!=='];
const DATA = [
  'Literal',
  'ArrayExpression',
  'ObjectExpression',
  'Property',
  'UnaryExpression',
  'Program',
  'ExpressionStatement',
  'ParenthesizedExpression',
];

/** The text of a comment that says a value, as in `f(x); // 'Sync.3'`; undefined for prose. */
function valueIn(comment: string): string | undefined {
  const text = comment.trim();
  let isData = text !== '';
  try {
    walk(parse('comment', `(${text})`, 'ts').program, (node, parents) => {
      const isKey = parents.at(-1)?.['key'] === node;
      if (!DATA.includes(node.type) && !isKey && nameOf(node) !== 'undefined') isData = false;
    });
  } catch {
    return undefined; // not an expression: prose
  }
  return isData ? text : undefined;
}

/** What an expression is about: of `console.log(x)` the x. Printing several values shows none in particular. */
function printed(expression: Node): Node | undefined {
  const callee = field(expression, 'callee');
  if (callee === undefined || nameOf(field(callee, 'object')) !== 'console') return expression;
  const [only, ...more] = list(expression, 'arguments');
  return more.length === 0 ? only : undefined;
}

/** Puts a check behind each expression that a comment on its line gives a value to, and behind each comparison standing alone. */
function withClaims(module: Module): { readonly code: string; readonly claims: number } {
  let code = module.text;
  let claims = 0;
  for (const statement of list(module.program, 'body').toReversed()) {
    const rest = code.slice(statement.end).split('\n', 1)[0] ?? '';
    const comment = /^\s*;?\s*\/\/\s*(.+)$/.exec(rest)?.[1];
    const claimed = comment === undefined ? undefined : valueIn(comment);
    const expression = field(statement, 'expression');
    const variable = nameOf(field(list(statement, 'declarations')[0] ?? statement, 'id'));
    const shown = expression === undefined ? undefined : printed(expression);
    const what = shown === undefined ? variable : code.slice(shown.start, shown.end);
    const alone = expression?.type === 'BinaryExpression' && COMPARISONS.includes(String(expression['operator']));
    const value = claimed ?? (alone ? 'true' : undefined);
    if (what === undefined || value === undefined) continue;
    const kept = expression === undefined ? `${code.slice(statement.start, statement.end)} ` : '';
    code = `${code.slice(0, statement.start)}${kept};__shows((${what}), (${value}));${code.slice(statement.end)}`;
    claims += 1;
  }
  return { code, claims };
}

/** Makes a program of a block: names it does not bind are taken from the first offer that has them. */
export function programOf(block: Block, offers: readonly Offer[]): Program {
  let module: Module;
  try {
    module = parse('the example', block.code, 'ts');
  } catch (error) {
    return { block, text: 'export {};\n', claims: 0, runs: false, broken: error instanceof Error ? error.message : String(error) };
  }
  const borrowed = [...freeNames(module)].flatMap((name) => {
    const offer = offers.find(({ values, types }) => values.has(name) || types.has(name));
    return offer === undefined ? [] : [{ name, offer }];
  });
  const { code, claims } = borrowed.some(({ offer }) => offer.given) ? { code: block.code, claims: 0 } : withClaims(module);
  const lines = [
    "import { expect as __expect } from 'vitest';",
    ...borrowed.map(({ name, offer }) => `import ${offer.types.has(name) ? 'type ' : ''}{ ${name} } from '${offer.from}';`),
    'function __shows(is: unknown, shown: unknown): void { __expect(is).toEqual(shown); } void __shows;',
  ];
  const runs = borrowed.every(({ name, offer }) => !offer.unavailable.has(name));
  return { block, text: `${lines.join(' ')}\n${code}\nexport {};\n`, claims, runs };
}
