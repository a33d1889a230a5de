import { isIn, PURE } from './layers.ts';
import { field, type Finding, finding, list, type Module, nameOf, type Node, walk } from './modules.ts';

/** A screenful and a half: a longer file holds two concepts. */
const CODE_LINES = 200;
/** A machine is one literal, and every state of it carries its own description. */
const MACHINE_LINES = 300;
/** What can be read without scrolling back. Functions inside are counted by themselves: a factory is as long as what it says itself. */
const FUNCTION_LINES = 60;

/** Data may be as long as the facts are: pure tables. */
const TABLES = [
  /^src\/[^/]+\/(catalogue|rules|quirks|pages|words)\//,
  /^src\/wbxml\/syncml\//,
  /^src\/texts\/\w+\//,
  /^src\/(eas|syncml)\/commands\.ts$/,
  /^src\/core\/status-id\.ts$/,
  /(^|\/)limits\.ts$/,
];

const isProduct = ({ path }: Module) => isIn(path, ['src', 'machines', 'examples']);
const linesOf = (text: string) => text.trimEnd().split('\n').length;

const FUNCTIONS = ['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression'];

/** Lines of a function without those of the functions in it that take more than one. */
function ownLines(outer: Node, text: string): number {
  let lines = linesOf(text.slice(outer.start, outer.end));
  walk(outer, (node) => {
    if (node === outer || !FUNCTIONS.includes(node.type)) return true;
    lines -= linesOf(text.slice(node.start, node.end)) - 1;
    return false;
  });
  return lines;
}

/** Files and functions that are too long. */
export function sizes(modules: readonly Module[]): Finding[] {
  return modules.filter(isProduct).flatMap((module) => {
    if (TABLES.some((table) => table.test(module.path))) return [];
    const most = module.path.startsWith('machines/') ? MACHINE_LINES : CODE_LINES;
    const lines = linesOf(module.text);
    const findings = lines > most ? [finding(module, 0, `has ${lines} lines, at most ${most}: is it still one concept?`)] : [];
    walk(module.program, (node) => {
      const own = FUNCTIONS.includes(node.type) ? ownLines(node, module.text) : 0;
      if (own > FUNCTION_LINES) findings.push(finding(module, node.start, `a function of ${own} lines, at most ${FUNCTION_LINES}`));
    });
    return findings;
  });
}

/** index.ts files only list what others export. */
export function listsOnly(modules: readonly Module[]): Finding[] {
  return modules
    .filter(({ path }) => isIn(path, ['src', 'machines']) && path.endsWith('/index.ts'))
    .flatMap((module) =>
      list(module.program, 'body')
        .filter((node) => !(node.type === 'ExportAllDeclaration' || (node.type === 'ExportNamedDeclaration' && field(node, 'source'))))
        .map((node) => finding(module, node.start, 'an index.ts holds no code, only `export ... from`')),
    );
}

/** Default exports have no name to search for; tool settings are the exception, because the tools demand one. */
export function noDefaultExports(modules: readonly Module[]): Finding[] {
  return modules
    .filter(({ path }) => !path.endsWith('.config.ts'))
    .flatMap((module) =>
      list(module.program, 'body')
        .filter(
          (node) =>
            node.type === 'ExportDefaultDeclaration' ||
            list(node, 'specifiers').some((one) => nameOf(field(one, 'exported')) === 'default'),
        )
        .map((node) => finding(module, node.start, 'exports by default; give it a name')),
    );
}

/** Data and functions, no classes; an error may be one. */
export function noClasses(modules: readonly Module[]): Finding[] {
  return modules.filter(isProduct).flatMap((module) => {
    const findings: Finding[] = [];
    walk(module.program, (node) => {
      if (!['ClassDeclaration', 'ClassExpression'].includes(node.type)) return;
      if (nameOf(field(node, 'superClass'))?.endsWith('Error') === true) return;
      findings.push(finding(module, node.start, 'a class that is no error; use functions and plain data'));
    });
    return findings;
  });
}

const KEBAB = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** Folders and files of code are lower case words joined by hyphens. */
export function kebabCase(files: readonly string[]): Finding[] {
  return files
    .filter((file) => isIn(file, ['src', 'machines', 'examples', 'test']))
    .flatMap((file) => {
      const folders = file.split('/');
      const name = folders.pop() ?? '';
      const [stem = '', ...endings] = name.split('.');
      const code = ['ts', 'mjs', 'story'].includes(endings.at(-1) ?? '');
      const stranger = [...folders, ...(code ? [stem, ...endings] : [])].find((part) => !KEBAB.test(part));
      return stranger === undefined ? [] : [{ file, line: 1, what: `'${stranger}' is not kebab-case` }];
    });
}

/** The id of a status, or a number that looks like one. */
const STATUS_ID = /^([A-Z]\w*(\.\w+)?|common|http|transport|syncml|alert)\.(\d+|unknown)$/;
/** The codec's cases are bytes of the format, not codes. */
const BYTES = ['src/wbxml'];
/** Those that judge by the tables alone. */
const BLIND = PURE.filter((folder) => !['src/core', 'src/wbxml', 'src/eas', 'src/syncml'].includes(folder)).concat('src/fetch');
const CODE_NAMES = ['code', 'status', 'statusCode', 'httpStatus'];

const lastName = (node: Node | undefined) => (node?.type === 'MemberExpression' ? nameOf(field(node, 'property')) : nameOf(node));
const literal = (node: Node | undefined) => (node?.type === 'Literal' ? node['value'] : undefined);

/** Decisions about codes made in code. What a code means and leads to stands in the tables, where it can be read, cited and overridden. */
export function noCodesInCode(modules: readonly Module[]): Finding[] {
  return modules
    .filter(({ path }) => isIn(path, ['src', 'machines']))
    .flatMap((module) => {
      const findings: Finding[] = [];
      walk(module.program, (node) => {
        if (node.type === 'SwitchCase' && !isIn(module.path, BYTES)) {
          const value = literal(field(node, 'test'));
          if (typeof value === 'number' || (typeof value === 'string' && STATUS_ID.test(value))) {
            findings.push(finding(module, node.start, `a switch over the code ${value}; it belongs into a table`));
          }
        }
        if (node.type === 'BinaryExpression' && ['===', '!==', '==', '!='].includes(String(node['operator'])) && isIn(module.path, BLIND)) {
          const sides = [field(node, 'left'), field(node, 'right')];
          const number = sides.map(literal).find((value) => typeof value === 'number');
          if (number !== undefined && sides.some((side) => CODE_NAMES.includes(lastName(side) ?? ''))) {
            findings.push(finding(module, node.start, `compares a status with ${number}; it belongs into a table`));
          }
        }
      });
      return findings;
    });
}
