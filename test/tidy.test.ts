import { describe, expect, it } from 'vitest';
import { bannedWords } from './tidy/bans.ts';
import { danglingImports, deadFiles, reachable } from './tidy/graph.ts';
import { examplesUseThePackage, isIn, layering, LAYERS } from './tidy/layers.ts';
import { type Finding, packageEntries, parse, projectFiles, read, told } from './tidy/modules.ts';
import { apiList, docOf, publicNames, undocumented } from './tidy/public-names.ts';
import { kebabCase, listsOnly, noClasses, noCodesInCode, noDefaultExports, sizes } from './tidy/shape.ts';
import { allTestsRun, testsMirrorSources } from './tidy/tests.ts';
import { deadReferences, lockFileIsPortable, strayWords } from './tidy/words.ts';

// The project's rules about its own code. Each check is a function of files, and is fed here with the project, which must pass,
// and with a few lines that break the rule, which must not: a check that finds nothing may be a check that looks nowhere.

/** The main entry carries at most this many names, so that its documentation is one page. */
const PUBLIC_NAMES = 40;
const API_LIST = 'types/api.txt';

const files = projectFiles();
const entries = packageEntries(files);
const modules = files.filter((file) => file.endsWith('.ts')).map((file) => parse(file, read(file)));
const tests = modules.filter(({ path }) => path.startsWith('test/'));
const main = entries.get('activesync-recovery') ?? '';
const portable = reachable([main], modules, entries);

const expectClean = (findings: readonly Finding[]) => expect(findings.map(told).toSorted()).toEqual([]);
const violating = (path: string, text: string) => [parse(path, text)];
const none = new Set<string>();

describe('layers', () => {
  it('the table of layers names the folders of src and machines, and no other', () => {
    const folders = new Set(modules.flatMap(({ path }) => (/^src\/[^/]+\/|^machines\//.exec(path)?.[0] ?? '').slice(0, -1) || []));
    expect([...folders].filter((folder) => LAYERS[folder] === undefined)).toEqual([]);
    for (const { may } of Object.values(LAYERS)) for (const folder of may) expect(LAYERS).toHaveProperty([folder]);
  });

  it('imports go down only, types among them', () => expectClean(layering(modules, entries)));

  it.each([
    ['a value from above', 'src/policy/a.ts', "import { x } from '../eas/tables.ts';", 'src/policy may not import src/eas'],
    ['a type from above', 'src/core/a.ts', "import type { X } from '../session/x.ts';", 'src/core may not import src/session'],
    ['a re-export from above', 'src/eas/index.ts', "export { x } from '../syncml/x.ts';", 'src/eas may not import src/syncml'],
    ['a dynamic import from above', 'machines/a.ts', "const m = await import('../src/policy/x.ts');", 'machines may not import src/policy'],
    ['the main entry', 'src/session/a.ts', "import { x } from 'activesync-recovery';", 'may not import the main entry'],
    ['a package', 'src/eas/a.ts', "import { setup } from 'xstate';", 'may not depend on the package xstate'],
    ['a scoped package', 'src/core/a.ts', "import { a } from '@scope/name/deep';", 'may not depend on the package @scope/name'],
    ['a built-in of Node', 'src/session/a.ts', "import { readFile } from 'node:fs/promises';", 'a built-in of Node'],
    ['a built-in without its prefix', 'src/fetch/a.ts', "import { join } from 'path';", 'a built-in of Node'],
    ['a folder without a place', 'src/misc/a.ts', 'export const a = 1;', 'src/misc has no place'],
  ])('%s is reported', (_, path, text, what) => {
    expect(layering(violating(path, text), entries).map(told)).toEqual([expect.stringContaining(what)]);
  });

  it('examples import the package by its name', () => expectClean(examplesUseThePackage(modules, entries)));

  it('an example that reaches into the sources is reported', () => {
    const example = violating('examples/a/main.ts', "import { x } from '../../src/core/status.ts'; import { y } from './other.ts';");
    expect(examplesUseThePackage(example, entries).map(told)).toEqual([expect.stringContaining('../../src/core/status.ts')]);
  });
});

describe('texts', () => {
  it('the main entry reaches none: they come with words, pages and the command line', () => {
    expect([...portable].filter((path) => isIn(path, ['src/texts', 'src/words', 'src/view', 'src/cli']))).toEqual([]);
    expect([...reachable([entries.get('activesync-recovery/words') ?? ''], modules, entries)]).toContain('src/texts/eas/told.ts');
  });
});

describe('banned words', () => {
  it('the layers that decide take clock, chance, network and storage as arguments; no machine starts an actor or a timer', () =>
    expectClean(bannedWords(modules, portable)));

  it.each([
    ['src/policy/a.ts', 'const t = Date.now();', 'Date.now'],
    ['src/policy/a.ts', 'const t = new Date();', 'new Date'],
    ['src/policy/a.ts', 'const t = Date();', 'Date()'],
    ['src/eas/a.ts', 'const r = Math.random();', 'Math.random'],
    ['src/session/a.ts', 'setTimeout(() => 1, 5);', 'setTimeout'],
    ['src/session/a.ts', 'const send = fetch;', 'fetch'],
    ['src/session/a.ts', 'const send = { fetch };', 'fetch'],
    ['src/session/a.ts', 'const send = globalThis.fetch;', 'globalThis'],
    ['machines/a.ts', "console.log('x');", 'console'],
    ['src/wbxml/a.ts', 'const d = new TextDecoder();', 'TextDecoder'],
    ['src/wbxml/a.ts', 'const d = Buffer.from([1]) as Uint8Array;', 'Buffer'],
    ['src/core/a.ts', 'const c = structuredClone(1);', 'structuredClone'],
    ['src/core/a.ts', 'const u = new URL(x).host;', 'URL'],
    ['src/session/a.ts', 'const s = AbortSignal.any([a, b]);', 'AbortSignal.any'],
    ['src/fetch/portable.ts', 'const u = new URL(x);', 'URL'],
    ['machines/a.machine.ts', 'const s = { sending: { invoke: {} } };', 'invoke'],
    ['machines/a.machine.ts', 'const s = { sending: { after: { 50: {} } } };', 'after'],
    ['machines/a.machine.ts', "import { sendTo } from 'xstate'; const s = { entry: sendTo('a', 'b') };", 'sendTo'],
    ['machines/a.machine.ts', 'const s = assign({ x: ({ spawn }) => spawn(y) });', 'spawn'],
  ])('in %s `%s` is reported', (path, text, word) => {
    const found = bannedWords(violating(path, text), new Set(['src/fetch/portable.ts']), []).map(told);
    expect(found.length).toBeGreaterThan(0);
    for (const one of found) expect(one).toContain(`uses ${word}`);
  });

  it.each([
    ['a member of that name', 'src/session/a.ts', 'clock.setTimeout(done, 5); session.fetch(x);'],
    ['a property of that name', 'src/session/a.ts', 'const session = { fetch: wrapped, setTimeout() { return 1; } };'],
    ['a type of that name', 'src/session/a.ts', 'let a: (u: URL) => typeof fetch; interface Clock { setTimeout(): void; after: number }'],
    ['an edge, which may', 'src/cli/a.ts', 'console.log(Date.now(), fetch, new URL(x));'],
    ['the machine that delivers', 'machines/account.machine.ts', "import { sendTo } from 'xstate'; const s = { entry: sendTo('a', 'b') };"],
  ])('%s is left alone', (_, path, text) => expect(bannedWords(violating(path, text), none, [])).toEqual([]));

  it('an exception holds for its file and word, and is reported once it is idle', () => {
    const exception = [{ file: 'src/wbxml/a.ts', word: 'globalThis', why: 'a test' }];
    expect(bannedWords(violating('src/wbxml/a.ts', 'const g = globalThis;'), none, exception)).toEqual([]);
    expect(bannedWords(violating('src/wbxml/b.ts', 'const g = globalThis;'), none, exception)).toHaveLength(2);
  });
});

describe('shape', () => {
  it('files and functions are short', () => expectClean(sizes(modules)));

  it.each([
    ['a long file', 'src/policy/a.ts', 'let a = 1;\n'.repeat(201), 'has 201 lines'],
    ['a long machine', 'machines/a.machine.ts', 'let a = 1;\n'.repeat(301), 'has 301 lines'],
    ['a long function', 'src/policy/a.ts', `const f = () => {\n${'a();\n'.repeat(59)}};\n`, 'a function of 61 lines'],
  ])('%s is reported', (_, path, text, what) => {
    expect(sizes(violating(path, text)).map(told)).toEqual([expect.stringContaining(what)]);
  });

  it('a factory is not as long as the functions in it', () => {
    const inner = `const g = () => {\n${'a();\n'.repeat(40)}};\n`;
    expect(sizes(violating('src/policy/a.ts', `const f = () => {\n${inner}${inner}};\n`))).toEqual([]);
  });

  it('a table may be long', () => expect(sizes(violating('src/eas/rules/sync.ts', 'let a = 1;\n'.repeat(900)))).toEqual([]));

  it('every index.ts only lists', () => expectClean(listsOnly(modules)));

  it('code in an index.ts is reported', () => {
    const index = violating(
      'src/wbxml/index.ts',
      "export { a } from './a.ts';\nexport * from './c.ts';\nexport const b = 1;\nimport './d.ts';",
    );
    expect(listsOnly(index).map(({ line }) => line)).toEqual([3, 4]);
  });

  it('exports have names', () => expectClean(noDefaultExports(modules)));

  it('default exports are reported', () => {
    expect(noDefaultExports(violating('src/core/a.ts', 'export default 1;'))).toHaveLength(1);
    expect(noDefaultExports(violating('src/core/a.ts', "export { a as default } from './b.ts';"))).toHaveLength(1);
  });

  it('there are no classes besides errors', () => expectClean(noClasses(modules)));

  it('a class is reported, an error class is not', () => {
    expect(noClasses(violating('src/core/a.ts', 'class A {}\nconst B = class extends A {};\nclass C extends TypeError {}'))).toHaveLength(
      2,
    );
  });

  it('names are kebab-case', () => expectClean(kebabCase(files)));

  it('other spellings are reported', () => {
    expect(
      kebabCase(['src/core/statusId.ts', 'src/Core/a.ts', 'src/core/a_b.test.ts', 'src/core/status-id.ts', 'machines/README.md']),
    ).toHaveLength(3);
  });

  it('codes are judged by tables', () => expectClean(noCodesInCode(modules)));

  it.each([
    ['a switch over numbers', 'src/eas/observe.ts', 'switch (code) { case 142: break; }'],
    ['a switch over ids', 'src/session/a.ts', "switch (id) { case 'Sync.3': break; }"],
    ['a comparison', 'src/policy/a.ts', 'if (status.code === 142) go();'],
    ['a comparison the other way round', 'src/fetch/a.ts', 'if (449 === response.status) go();'],
  ])('%s is reported', (_, path, text) => expect(noCodesInCode(violating(path, text))).toHaveLength(1));

  it('a switch over kinds or over bytes of the format is none of codes', () => {
    expect(noCodesInCode(violating('src/policy/a.ts', "switch (move.do) { case 'retry': break; }"))).toEqual([]);
    expect(noCodesInCode(violating('src/wbxml/a.ts', 'switch (byte) { case 0x03: break; }'))).toEqual([]);
  });
});

describe('reachability', () => {
  it('every import and entry leads to a file', () => expectClean(danglingImports(modules, entries)));

  it('every file is reached from an entry, an example or a test', () => expectClean(deadFiles(modules, entries)));

  it('a file nobody imports and an import of nothing are reported', () => {
    const some = [
      parse('src/core/a.ts', "export { b } from './b.ts';"),
      parse('src/core/b.ts', 'export const b = 1;'),
      parse('src/core/dead.ts', "import './gone.ts';"),
    ];
    const here = new Map([['activesync-recovery', 'src/core/a.ts']]);
    expect(deadFiles(some, here).map(({ file }) => file)).toEqual(['src/core/dead.ts']);
    expect(danglingImports(some, new Map([...here, ['activesync-recovery/x', 'src/x.ts']])).map(told)).toEqual([
      expect.stringContaining('src/x.ts'),
      expect.stringContaining('./gone.ts'),
    ]);
  });
});

describe('public names', () => {
  it('the main entry exports what test/types/api.txt lists; after a wanted change: npx vitest run test/tidy.test.ts -u', async () => {
    await expect(apiList(publicNames(main, modules, entries))).toMatchFileSnapshot(API_LIST);
  });

  it(`the main entry has at most ${PUBLIC_NAMES} names`, () => {
    expect(publicNames(main, modules, entries).length).toBeLessThanOrEqual(PUBLIC_NAMES);
  });

  it('every public name has a doc comment, and a function of the main entry an example', () =>
    expectClean(
      [...entries]
        .filter(([name]) => !name.startsWith('bin:'))
        .flatMap(([, path]) => undocumented(publicNames(path, modules, entries), path === main)),
    ));

  it('names are followed to their declarations, and undocumented ones reported', () => {
    const some = [
      parse('src/index.ts', "export * from './core/a.ts';\nexport { inner as outer } from './core/b.ts';"),
      parse('src/core/a.ts', '/** Doc. */\n// prettier-ignore\nexport const told = () => 1;\nexport interface Bare {}\n'),
      parse('src/core/b.ts', "import { deep } from './c.ts';\nexport { deep as inner };"),
      parse('src/core/c.ts', '/** Doc.\n * @example deep() */\nexport function deep() {}'),
    ];
    const names = publicNames('src/index.ts', some);
    expect(apiList(names)).toBe('Bare type\nouter function\ntold function\n');
    expect(undocumented(names, true).map(told)).toEqual([
      expect.stringContaining('told is a public function'),
      expect.stringContaining('Bare is public'),
    ]);
    expect(undocumented(names, false)).toHaveLength(1);
  });

  it('a doc comment belongs to what follows it directly', () => {
    const [module] = violating('src/core/a.ts', '/** Of a. */\nconst a = 1;\nexport const b = 2;');
    const [first, second] = (module?.program['body'] ?? []) as { start: number; end: number; type: string }[];
    expect(module && first && docOf(module, first)).toContain('Of a.');
    expect(module && second && docOf(module, second)).toBeUndefined();
  });
});

describe('tests', () => {
  it('every test runs', () => expectClean(allTestsRun(tests)));

  it.each(['it.skip', 'describe.only', 'test.todo', 'it.concurrent.only', 'it.skipIf(true)', 'xit'])('%s is reported', (call) => {
    expect(allTestsRun(violating('test/unit/core/a.test.ts', `${call}('a', () => {});`))).toHaveLength(1);
  });

  it('a test without a body is reported', () => expect(allTestsRun(violating('test/a.test.ts', "it('later');"))).toHaveLength(1));

  it('a unit test stands where its source stands', () => expectClean(testsMirrorSources(files)));

  it('a unit test without a source, and a test in a strange place, are reported', () => {
    const some = ['src/core/rungs.ts', 'machines/ping.machine.ts', 'test/unit/core/rungs.test.ts', 'test/unit/machines/ping.test.ts'];
    expect(testsMirrorSources(some)).toEqual([]);
    expect(testsMirrorSources([...some, 'test/unit/core/gone.test.ts', 'test/misc/a.test.ts', 'test/a.test.ts'])).toHaveLength(3);
  });
});

describe('words', () => {
  it('no file holds a leftover marker, a path of one machine, an address of a registry or a credential', () =>
    expectClean(strayWords(files.map((path) => ({ path, text: read(path) })))));

  it.each([
    ['a marker', '// TO\u0044O: later'],
    ['a path', 'see /ho\u006de/someone/project'],
    ['another path', 'in /wo\u0072k/main'],
    ['a registry', 'https://regist\u0072y.example.org/x'],
    ['a key', '-----BEGIN RSA \u0050RIVATE KEY-----'],
  ])('%s is reported', (_, text) => expect(strayWords([{ path: 'a.md', text }])).toHaveLength(1));

  it('documents name files and scripts that are there', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    expectClean(
      files.filter((file) => file.endsWith('.md')).flatMap((file) => deadReferences(file, read(file), files, Object.keys(scripts))),
    );
  });

  it('a file or script that a document names and that is not there is reported', () => {
    const text = 'See `src/core/a.ts`, `src/core/`, `src/eas/<name>.ts`, `npm test`, `npm ci`.\n`src/gone.ts`, `npm run nothing`';
    expect(deadReferences('A.md', text, ['src/core/a.ts'], ['test']).map(told)).toEqual([
      'A.md:2 names src/gone.ts, which is not there',
      'A.md:2 names npm run nothing, which is not there',
    ]);
  });

  it('the lock file holds no download address', () => expectClean(lockFileIsPortable(read('package-lock.json'))));

  it('a download address in the lock file is reported', () => {
    expect(lockFileIsPortable('{"packages":{"":{},"node_modules/a":{"resolved":"https://x/a.tgz"}}}')).toHaveLength(1);
  });
});

describe('folders', () => {
  it('a place is inside itself and its folders, not inside its namesakes', () => {
    expect([isIn('src/core/a.ts', ['src/core']), isIn('src/core', ['src/core']), isIn('src/core-x/a.ts', ['src/core'])]).toEqual([
      true,
      true,
      false,
    ]);
  });
});
