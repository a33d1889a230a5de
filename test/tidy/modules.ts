import { readFileSync, readdirSync } from 'node:fs';
import { join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseSync } from 'oxc-parser';

/** A node of the syntax tree (ESTree with TypeScript's nodes), as far as these checks look at it. */
export interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [key: string]: unknown;
}

/** An import or a re-export, whether of values or of types. */
export interface Import {
  readonly from: string;
  readonly at: number;
}

/** A TypeScript file, read once for all checks. Paths are relative to the root and written with slashes. */
export interface Module {
  readonly path: string;
  readonly text: string;
  readonly program: Node;
  readonly comments: readonly { readonly type: 'Line' | 'Block'; readonly value: string; readonly start: number; readonly end: number }[];
  readonly imports: readonly Import[];
}

/** One thing to mend. */
export interface Finding {
  readonly file: string;
  readonly line: number;
  readonly what: string;
}

/** The project's root folder. */
export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

const NOT_OURS = new Set(['node_modules', 'dist', 'coverage', '.git', '.stryker-tmp']);

/** Every file of the project, also those not committed yet. Read from the disk, so that a copy without git is checked too. */
export function projectFiles(folder = ''): string[] {
  return readdirSync(join(ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
    if (NOT_OURS.has(entry.name) || entry.name.startsWith('.ready.lock')) return [];
    const path = posix.join(folder, entry.name);
    return entry.isDirectory() ? projectFiles(path) : [path];
  });
}

/** The text of a project file. */
export function read(path: string): string {
  return readFileSync(join(ROOT, path), 'utf8');
}

/** Parses a file's text. @throws Error naming the file when it is no TypeScript. */
export function parse(path: string, text: string, lang?: 'ts'): Module {
  const { program, comments, errors, module } = parseSync(path, text, lang && { lang });
  if (errors.length > 0) throw new Error(`${path}: ${errors[0]?.message ?? 'cannot be parsed'}`);
  const imports = [
    ...module.staticImports.map((one) => ({ from: one.moduleRequest.value, at: one.start })),
    ...module.staticExports.flatMap((one) =>
      one.entries.flatMap(({ moduleRequest }) => (moduleRequest === null ? [] : [{ from: moduleRequest.value, at: one.start }])),
    ),
    ...module.dynamicImports.map((one) => ({
      from: text.slice(one.moduleRequest.start, one.moduleRequest.end).replace(/^['"`]|['"`]$/g, ''),
      at: one.start,
    })),
  ];
  return { path, text, program: program as unknown as Node, comments, imports };
}

/** A finding at an offset of a module. */
export function finding(module: Module, at: number, what: string): Finding {
  return { file: module.path, line: module.text.slice(0, at).split('\n').length, what };
}

/** The finding as one line of a message. */
export function told({ file, line, what }: Finding): string {
  return `${file}:${line} ${what}`;
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && typeof (value as { type?: unknown }).type === 'string';
}

/** The node in a field, if there is one. */
export function field(node: Node, name: string): Node | undefined {
  const value = node[name];
  return isNode(value) ? value : undefined;
}

/** The nodes in a list field. */
export function list(node: Node, name: string): Node[] {
  const value = node[name];
  return Array.isArray(value) ? value.filter(isNode) : [];
}

/** Calls `visit` for the node and everything below it, outermost first; `parents` ends with the nearest. `false` leaves what is below out. */
export function walk(node: Node, visit: (node: Node, parents: readonly Node[]) => boolean | void, parents: readonly Node[] = []): void {
  if (visit(node, parents) === false) return;
  const below = [...parents, node];
  for (const value of Object.values(node)) {
    for (const one of Array.isArray(value) ? value : [value]) if (isNode(one)) walk(one, visit, below);
  }
}

/** The name of a plain property, method or identifier, computed ones left out. */
export function nameOf(node: Node | undefined): string | undefined {
  if (node === undefined) return undefined;
  if (node.type === 'Identifier' || node.type === 'PrivateIdentifier') return node['name'] as string;
  if (node.type === 'Literal' && typeof node['value'] === 'string') return node['value'];
  return undefined;
}

/** Where a relative import, or one by the package's own name, leads; undefined for packages and built-ins. */
export function target(from: string, importer: string, entries: ReadonlyMap<string, string>): string | undefined {
  if (from.startsWith('.')) return posix.join(posix.dirname(importer), from);
  return entries.get(from);
}

/** The source of a built file. */
const source = (built: string) => built.replace(/^(\.\/)?dist\//, '').replace(/\.js$/, '.ts');

/** The published entries: name to import by, and the source file behind it. A pattern (`./stores/*`) gives one entry per file. */
export function packageEntries(files: readonly string[] = projectFiles()): Map<string, string> {
  const manifest = JSON.parse(read('package.json')) as {
    name: string;
    exports: Record<string, string | { default: string }>;
    bin?: Record<string, string>;
  };
  const entries = new Map<string, string>();
  for (const [subpath, to] of Object.entries(manifest.exports)) {
    if (typeof to === 'string') continue;
    const [head, tail] = source(to.default).split('*');
    if (head === undefined || tail === undefined) {
      entries.set(posix.join(manifest.name, subpath), source(to.default));
      continue;
    }
    for (const file of files) {
      if (!file.startsWith(head) || !file.endsWith(tail)) continue;
      entries.set(posix.join(manifest.name, subpath.replace('*', file.slice(head.length, -tail.length))), file);
    }
  }
  for (const [name, built] of Object.entries(manifest.bin ?? {})) entries.set(`bin:${name}`, source(built));
  return entries;
}
