import { isIn } from './layers.ts';
import { type Finding, finding, type Module, target } from './modules.ts';

/** Everything the given files lead to by imports, themselves among it. */
export function reachable(from: readonly string[], modules: readonly Module[], entries: ReadonlyMap<string, string>): Set<string> {
  const byPath = new Map(modules.map((module) => [module.path, module]));
  const reached = new Set<string>();
  const open = [...from];
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    const module = byPath.get(path);
    if (module === undefined || reached.has(path)) continue;
    reached.add(path);
    for (const { from: name } of module.imports) {
      const to = target(name, path, entries);
      if (to !== undefined) open.push(to);
    }
  }
  return reached;
}

/** What an npm script runs and nothing imports. */
const RUN: readonly string[] = ['src/verify/main.ts', 'test/mutation/proof.ts'];

/** Files nobody can get to: neither from a published entry or an example, nor from a test. */
export function deadFiles(modules: readonly Module[], entries: ReadonlyMap<string, string>): Finding[] {
  const roots = modules
    .map(({ path }) => path)
    .filter((path) => /\.(test|test-d|bench|config)\.ts$/.test(path) || path.startsWith('examples/') || RUN.includes(path));
  const reached = reachable([...entries.values(), ...roots], modules, entries);
  return modules
    .filter(({ path }) => isIn(path, ['src', 'machines', 'test']) && !reached.has(path))
    .map((module) => finding(module, 0, 'no entry, example or test leads here: dead'));
}

/** Entries of package.json without a source file, and imports of files that are not there. */
export function danglingImports(modules: readonly Module[], entries: ReadonlyMap<string, string>): Finding[] {
  const paths = new Set(modules.map(({ path }) => path));
  const absent = [...entries].filter(([, path]) => !paths.has(path));
  return [
    ...absent.map(([name, path]) => ({ file: 'package.json', line: 1, what: `the entry ${name} has no source ${path}` })),
    ...modules.flatMap((module) =>
      module.imports.flatMap(({ from, at }) => {
        const to = target(from, module.path, entries);
        return to === undefined || !to.endsWith('.ts') || paths.has(to) ? [] : [finding(module, at, `imports ${from}, which is not there`)];
      }),
    ),
  ];
}
