import { isIn, PURE } from './layers.ts';
import { field, type Finding, finding, list, type Module, nameOf, type Node, walk } from './modules.ts';

/** Words that reach the world, or that some platform lacks. `a.b` is that member, `new X` that construction, the rest any use of the name as a value. */
const CLOCK_AND_WORLD = [
  'Date.now',
  'new Date',
  'Date()',
  'Math.random',
  'setTimeout',
  'setInterval',
  'setImmediate',
  'queueMicrotask',
  'fetch',
  'XMLHttpRequest',
  'WebSocket',
  'console',
  'process',
  'performance.now',
  'localStorage',
  'sessionStorage',
  'indexedDB',
  'navigator',
  'globalThis',
];
/** Absent from the Hermes engine of React Native, or there only in part. */
const NOT_IN_HERMES = [
  'TextDecoder',
  'TextEncoder',
  'structuredClone',
  'crypto',
  'Buffer',
  'URL',
  'AbortSignal.any',
  'AbortSignal.timeout',
];
/** Actors and time are the driver's: what a machine of ours starts by itself would be lost, or done twice, after a kill. */
const ACTORS_AND_TIMERS = [
  'spawn',
  'spawnChild',
  'stopChild',
  'sendTo',
  'forwardTo',
  'fromPromise',
  'fromCallback',
  'fromObservable',
  'createActor',
];
const STATE_KEYS = ['invoke', 'after'];

interface Ban {
  readonly words: readonly string[];
  /** Property names of an object literal. */
  readonly keys?: readonly string[];
  readonly applies: (path: string, portable: ReadonlySet<string>) => boolean;
  readonly why: string;
}

/** What may not be used where. */
export const BANS: readonly Ban[] = [
  { words: CLOCK_AND_WORLD, applies: (path) => isIn(path, PURE), why: 'clock, chance, network and storage come in as arguments' },
  {
    words: NOT_IN_HERMES,
    applies: (path, portable) => isIn(path, PURE) || portable.has(path),
    why: 'React Native loads this file and its engine lacks it',
  },
  {
    words: ACTORS_AND_TIMERS,
    keys: STATE_KEYS,
    applies: (path) => path.startsWith('machines/') && path !== 'machines/account.machine.ts',
    why: 'a machine emits effects, the driver performs them',
  },
];

/** Places that may use a banned word all the same, each with its reason. One that is no longer needed is a finding too. */
export const EXCEPTIONS: readonly { readonly file: string; readonly word: string; readonly why: string }[] = [
  {
    file: 'src/wbxml/native-text.ts',
    word: 'globalThis',
    why: 'asks whether there is a TextDecoder: without one long texts are built by our own code, with the same result',
  },
];

/** Nodes of types hold no values, these few excepted: they wrap an expression. */
const TYPED_EXPRESSIONS = [
  'TSAsExpression',
  'TSSatisfiesExpression',
  'TSNonNullExpression',
  'TSTypeAssertion',
  'TSInstantiationExpression',
];

function isOnlyAName(node: Node, parent: Node | undefined): boolean {
  if (parent === undefined || parent['computed'] === true) return false;
  if (parent.type === 'MemberExpression') return parent['property'] === node;
  return (
    ['Property', 'MethodDefinition', 'PropertyDefinition'].includes(parent.type) && parent['key'] === node && parent['shorthand'] !== true
  );
}

/** Every use of a value in a module, by the words of the tables above. */
function uses(module: Module): { readonly word: string; readonly at: number; readonly key: boolean }[] {
  const found: { word: string; at: number; key: boolean }[] = [];
  walk(module.program, (node, parents) => {
    const parent = parents.at(-1);
    if (node.type.startsWith('TS') && !TYPED_EXPRESSIONS.includes(node.type)) return false;
    if (node.type.startsWith('Import') || node.type === 'ExportSpecifier') return node.type === 'ImportExpression';
    if (node.type === 'Identifier' && !isOnlyAName(node, parent)) found.push({ word: node['name'] as string, at: node.start, key: false });
    if (node.type === 'MemberExpression') {
      const [object, property] = [nameOf(field(node, 'object')), nameOf(field(node, 'property'))];
      if (object !== undefined && property !== undefined) found.push({ word: `${object}.${property}`, at: node.start, key: false });
    }
    const callee = nameOf(field(node, 'callee'));
    if (node.type === 'NewExpression' && callee !== undefined) found.push({ word: `new ${callee}`, at: node.start, key: false });
    if (node.type === 'CallExpression' && callee !== undefined) found.push({ word: `${callee}()`, at: node.start, key: false });
    if (node.type === 'ObjectExpression') {
      for (const property of list(node, 'properties')) {
        const key = nameOf(field(property, 'key'));
        if (key !== undefined) found.push({ word: key, at: property.start, key: true });
      }
    }
    return true;
  });
  return found;
}

/** Uses of banned words. `portable` is what React Native loads: everything the main entry reaches. */
export function bannedWords(modules: readonly Module[], portable: ReadonlySet<string>, exceptions = EXCEPTIONS): Finding[] {
  const needed = new Set<string>();
  const findings = modules.flatMap((module) => {
    const bans = BANS.filter((ban) => ban.applies(module.path, portable));
    if (bans.length === 0) return [];
    return uses(module).flatMap(({ word, at, key }) => {
      const ban = bans.find((one) => (key ? one.keys?.includes(word) === true : one.words.includes(word)));
      if (ban === undefined) return [];
      const exception = exceptions.find((one) => one.file === module.path && one.word === word);
      if (exception === undefined) return [finding(module, at, `uses ${word}: ${ban.why}`)];
      needed.add(`${exception.file} ${exception.word}`);
      return [];
    });
  });
  const idle = exceptions.filter(({ file, word }) => !needed.has(`${file} ${word}`));
  return [...findings, ...idle.map(({ file, word }) => ({ file, line: 1, what: `no longer uses ${word}: take the exception out` }))];
}
