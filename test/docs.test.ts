import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Block, examples, fenced } from './docs/blocks.ts';
import * as given from './docs/given/common.ts';
import * as givenSyncml from './docs/given/syncml.ts';
import { type Offer, offerOf, type Program, programOf } from './docs/program.ts';
import { packageEntries, parse, projectFiles, read, ROOT } from './tidy/modules.ts';

// Everything shown to a reader as TypeScript is compiled, and run where it needs no server: the blocks of the documents and the
// @example parts of doc comments. A comment that gives a value (`f(x); // 'Sync.3'`) is checked when the example runs.

const files = projectFiles();
const entries = packageEntries(files);
const modules = files.filter((file) => file.endsWith('.ts')).map((file) => parse(file, read(file)));
const documents = files.filter((file) => file.endsWith('.md'));
const product = modules.filter(({ path }) => /^(src|machines)\//.test(path));

const blocks = [...documents.flatMap((file) => fenced(file, read(file).split('\n'))), ...product.flatMap(examples)];

mkdirSync(join(ROOT, 'dist'), { recursive: true });
// Inside the project, so that the package's own name is found; in dist, so that no other check takes it for a source.
const scratch = mkdtempSync(join(ROOT, 'dist', 'docs-'));
const up = (path: string) => posix.join('../..', path);

/** The protocols themselves, which a session is given. */
const protocols = ['src/eas/protocol.ts', 'src/syncml/protocol.ts', 'src/texts/eas/told.ts'];

/** What the package's reader can import by name. */
const published = [...entries].filter(([name]) => !name.startsWith('bin:')).flatMap(([, path]) => (files.includes(path) ? [path] : []));

/** An example may leave out imports of its own file, of its folder, of what the package publishes, and of what is given. */
function offersFor(file: string): Offer[] {
  const own = product
    .map(({ path }) => path)
    .filter((path) => posix.dirname(path) === posix.dirname(file) && posix.basename(path) !== 'index.ts');
  const at = file.startsWith('src/syncml/') ? ['test/docs/given/syncml.ts', 'test/docs/given/common.ts'] : ['test/docs/given/common.ts'];
  const all = [...own.filter((path) => path === file), ...own.filter((path) => path !== file), ...published, ...protocols, ...at];
  return all.map((path) => offerOf(path, modules, entries, up(path), at.includes(path)));
}

const named = ({ file, line }: Block) => `${file}:${line}`;
const fileOf = (index: number) => join(scratch, `${index}.ts`);

/** Compiles programs together. Gives the compiler's complaints per program, with the line of the document they are about. */
function compile(programs: readonly Program[], folder: string): Map<Program, string[]> {
  mkdirSync(folder, { recursive: true });
  const base = posix.relative(folder, join(ROOT, 'tsconfig.json'));
  for (const [index, { text }] of programs.entries()) writeFileSync(join(folder, `${index}.ts`), text);
  const sources = programs.map((_, index) => `${index}.ts`);
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ extends: base, include: [], files: sources }));
  const tsc = join(ROOT, 'node_modules', 'typescript', 'bin', 'tsc');
  const { stdout, stderr, status } = spawnSync(process.execPath, [tsc, '-p', join(folder, 'tsconfig.json'), '--pretty', 'false'], {
    cwd: folder,
    encoding: 'utf8',
  });
  const complaints = new Map(
    programs.map((program) => [program, program.broken === undefined ? [] : [`${named(program.block)} ${program.broken}`]]),
  );
  let others = '';
  for (const line of stdout.split('\n')) {
    const [, name, row, what] = /^(\d+)\.ts\((\d+),\d+\): (.*)$/.exec(line) ?? [];
    const program = programs[Number(name)];
    if (program === undefined) others += `${line}\n`;
    else complaints.get(program)?.push(`${program.block.file}:${program.block.line + Number(row) - 2} ${what}`);
  }
  if (status !== 0 && [...complaints.values()].every((list) => list.length === 0)) throw new Error(`tsc failed: ${others}${stderr}`);
  return complaints;
}

afterAll(() => rmSync(scratch, { recursive: true, force: true }));

// An example talks to nobody: one that would is named here, and should take its `url` from what is given.
beforeEach(() => {
  vi.stubGlobal('fetch', () => Promise.reject(new Error('an example reached for the network; let it use the given `url`')));
  vi.spyOn(console, 'log').mockImplementation(() => undefined);
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

describe('what is shown', () => {
  const programs = blocks.map((block) => programOf(block, offersFor(block.file)));
  let complaints = new Map<Program, string[]>();
  beforeAll(() => {
    complaints = compile(programs, scratch);
  });

  it('the README shows code', () => expect(blocks.filter(({ file }) => file === 'README.md').length).toBeGreaterThan(0));

  it.each(
    programs.map((program, index) => [named(program.block), program.runs ? 'compiles and runs' : 'compiles', program, index] as const),
  )('%s %s', async (_, how, program, index) => {
    expect(complaints.get(program)).toEqual([]);
    if (how === 'compiles and runs') await import(/* @vite-ignore */ pathToFileURL(fileOf(index)).href);
  });
});

describe('the check itself', () => {
  const block = (code: string): Block => ({ file: 'a.md', line: 10, code });
  const offers = [offerOf('test/docs/given/common.ts', modules, entries, '../../../test/docs/given/common.ts', true)];
  const folder = join(scratch, 'self');
  const run = (index: number) => import(/* @vite-ignore */ pathToFileURL(join(folder, `${index}.ts`)).href) as Promise<unknown>;

  const programs = [
    block("const n: number =\n  'text';"),
    block('const n = 1 + 1; // 3'),
    block('1 + 1; // 2\n1 + 1 < 2'),
    block("({ a: [1, -2], b: undefined }) // { a: [1, -2], b: undefined }\n'x'.length; // one, or more"),
    block('const answer = await fetch(url, { headers });'),
    block("import { nothing } from 'activesync-recovery/nowhere';"),
    block('absent();'),
    block("await fetch('https://mail.example');"),
    block('now + 1; // 2'),
    block('const rows = { ... };'),
    block('console.log(1 + 1); // 3'),
    block('const f = (a: typeof now = now, { b = now }: { b?: number } = {}): number => a + b; f();'),
  ].map((one) => programOf(one, offers));
  let complaints = new Map<Program, string[]>();
  beforeAll(() => {
    complaints = compile(programs, folder);
  });
  const complaintsOf = (index: number) => complaints.get(programs[index] as Program);

  it('a type error is reported with its line in the document', () => {
    expect(complaintsOf(0)).toEqual([expect.stringMatching(/^a\.md:10 error TS2322/)]);
  });

  it('what is no TypeScript is reported', () => expect(complaintsOf(9)).toEqual([expect.stringContaining('the example')]));

  it('an import and a name that are not there are reported', () => {
    expect(complaintsOf(5)).toEqual([expect.stringContaining('nowhere')]);
    expect(complaintsOf(6)).toEqual([expect.stringContaining('absent')]);
  });

  it.each([
    ['of an expression', 1],
    ['of what is printed', 10],
  ])('a comment that gives a wrong value %s fails', (_, index) => expect(run(index)).rejects.toThrow('to deeply equal 3'));

  it('a comparison that stands alone has to hold', () => expect(run(2)).rejects.toThrow('to deeply equal true'));

  it('a right value passes, prose is left alone', async () => {
    expect(programs[3]?.claims).toBe(1);
    await expect(run(3)).resolves.toBeDefined();
  });

  it('an example of what only a server can give compiles and does not run', () => {
    expect(complaintsOf(4)).toEqual([]);
    expect(programs.map(({ runs }) => runs)).toEqual([true, true, true, true, false, true, true, true, true, false, true, true]);
  });

  it('a name in a type, or in what a parameter falls back to, is found as well', () => expect(complaintsOf(11)).toEqual([]));

  it('an example reaches no network', () => expect(run(7)).rejects.toThrow('reached for the network'));

  it('what comes of a value that a reader is only given, a comment cannot know', () => expect(run(8)).resolves.toBeDefined());

  it('the given values are there', () =>
    expect([Object.keys(given), Object.keys(givenSyncml)]).toEqual([
      expect.arrayContaining(['body', 'root', 'status']),
      expect.arrayContaining(['body']),
    ]));

  it('examples are found with their lines: after the tag, over several lines, fenced, up to the next tag', () => {
    const text =
      '\n/**\n * Doc.\n * @example one();\n * two();\n * @returns x\n * @example\n * ```ts\n * three();\n * ```\n * ```sh\n * npm i\n * ```\n */\nlet a = 1;';
    expect(examples(parse('a.ts', text))).toEqual([
      { file: 'a.ts', line: 4, code: 'one();\ntwo();' },
      { file: 'a.ts', line: 9, code: 'three();' },
    ]);
  });

  it('blocks of documents are found with their lines; other languages are not code to compile', () => {
    expect(fenced('a.md', ['# x', '```ts', 'one();', '```', '```sh', 'npm i', '```'])).toEqual([{ file: 'a.md', line: 3, code: 'one();' }]);
  });
});
