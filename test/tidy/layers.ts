import { builtinModules } from 'node:module';
import { type Finding, finding, type Module, target } from './modules.ts';

interface Layer {
  /** Folders it may import besides itself. */
  readonly may: readonly string[];
  readonly packages?: readonly string[];
}

const BELOW_SESSION = ['src/core', 'src/wbxml', 'src/eas', 'src/syncml', 'src/policy', 'machines'];

/** Who may import whom. A folder that is not named here is a finding: give it a place before it gets content. */
export const LAYERS: Readonly<Record<string, Layer>> = {
  'src/core': { may: [] },
  'src/wbxml': { may: ['src/core'] },
  'src/eas': { may: ['src/core', 'src/wbxml'] },
  'src/syncml': { may: ['src/core', 'src/wbxml'], packages: ['saxes'] },
  'src/policy': { may: ['src/core'] },
  machines: { may: ['src/core'], packages: ['xstate'] },
  'src/session': { may: ['src/core', 'src/policy', 'machines'], packages: ['xstate'] },
  'src/fetch': { may: [...BELOW_SESSION, 'src/session', 'src/stores'] },
  'src/decide': { may: ['src/core', 'src/wbxml', 'src/eas', 'src/policy'] },
  'src/stores': { may: [...BELOW_SESSION, 'src/session'] },
  'src/actors': { may: ['src/core'], packages: ['xstate'] },
  'src/texts': { may: ['src/core', 'src/eas'] },
  'src/words': { may: [...BELOW_SESSION, 'src/texts', 'src/view'] },
  'src/view': { may: [...BELOW_SESSION, 'src/session', 'src/texts'] },
  'src/sim': { may: [...BELOW_SESSION, 'src/session', 'src/fetch', 'src/stores'] },
  'src/verify': { may: [...BELOW_SESSION, 'src/session'], packages: ['xstate'] },
  'src/cli': { may: [...BELOW_SESSION, 'src/session', 'src/fetch', 'src/stores', 'src/texts', 'src/view', 'src/sim'] },
};

/** The folders that decide and never touch the world: clock, chance, network and storage come in as arguments. */
export const PURE: readonly string[] = [...BELOW_SESSION, 'src/session'];

/** The few places that know Node. Everything else runs in browsers and React Native as well. */
export const NODE_ALLOWED: readonly string[] = [
  'src/cli',
  'src/sim/lab-http.ts',
  'src/sim/lab-door.ts',
  'src/stores/file.ts',
  'src/verify/main.ts',
];

/** The layer a file belongs to; undefined for the main entry, which only lists. */
export function layerOf(path: string): string | undefined {
  const parts = path.split('/');
  if (parts[0] !== 'src') return parts[0];
  return parts.length > 2 ? `src/${parts[1]}` : undefined;
}

export function isIn(path: string, places: readonly string[]): boolean {
  return places.some((place) => path === place || path.startsWith(`${place}/`));
}

const isBuiltin = (name: string) => name.startsWith('node:') || builtinModules.includes(name);

/** Imports that go the wrong way, type imports among them: a type that points up ties the layers as firmly as a value. */
export function layering(modules: readonly Module[], entries: ReadonlyMap<string, string>): Finding[] {
  return modules.flatMap((module) => {
    const folder = layerOf(module.path);
    if (folder === undefined || !isIn(module.path, ['src', 'machines'])) return [];
    const layer = LAYERS[folder];
    if (layer === undefined) return [finding(module, 0, `${folder} has no place in the table of layers`)];
    return module.imports.flatMap(({ from, at }) => {
      if (isBuiltin(from)) return isIn(module.path, NODE_ALLOWED) ? [] : [finding(module, at, `imports ${from}, a built-in of Node`)];
      const to = target(from, module.path, entries);
      if (to === undefined) {
        const name = from
          .split('/')
          .slice(0, from.startsWith('@') ? 2 : 1)
          .join('/');
        return layer.packages?.includes(name) === true ? [] : [finding(module, at, `${folder} may not depend on the package ${name}`)];
      }
      const reached = layerOf(to);
      if (reached !== undefined && (reached === folder || layer.may.includes(reached))) return [];
      return [finding(module, at, `${folder} may not import ${reached ?? 'the main entry'} (${to})`)];
    });
  });
}

/** Examples are what an app would write: they know the package by its name, and each other. */
export function examplesUseThePackage(modules: readonly Module[], entries: ReadonlyMap<string, string>): Finding[] {
  return modules
    .filter(({ path }) => path.startsWith('examples/'))
    .flatMap((module) =>
      module.imports
        .filter(({ from }) => from.startsWith('.') && !(target(from, module.path, entries) ?? '').startsWith('examples/'))
        .map(({ from, at }) => finding(module, at, `imports ${from}; an example imports the package by its name`)),
    );
}
