import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { freeNames } from './hermes.ts';

// What an app loads, per entry: no built-in of Node (the bundler fails on one), and no name that a platform may lack, but for those that are
// asked for first.

const { exports } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
  exports: Readonly<Record<string, string | { readonly default: string }>>;
};

/** Entries that need Node, or a whole browser: they are tools. */
const TOOLS = ['./sim', './verify', './package.json'];

/** Every engine has these, and every platform; Hermes’ compiler knows all but them by itself. */
const EVERYWHERE = ['Promise', 'setTimeout', 'clearTimeout', 'console'];
/** Asked for with `typeof`, or given by the app: what stands in for them is tested in handed-back, platform-abort, request-body, wrap-fetch. */
const ASKED_FOR = ['AbortController', 'FinalizationRegistry', 'Headers', 'ReadableStream', 'Response'];
/** How the bundle itself asks for the packages that stand apart, and gives what it has. */
const BUNDLE = ['module', 'require'];

const sourceOf = (file: string): string =>
  fileURLToPath(new URL(`../../${file.replace('./dist/', '').replace(/\.js$/, '.ts')}`, import.meta.url));

const entries = Object.entries(exports).flatMap(([name, to]) =>
  typeof to === 'string' || TOOLS.includes(name) || name.includes('*') ? [] : [[name, sourceOf(to.default)] as const],
);

describe.each(entries)('%s', (_, file) => {
  it('takes nothing from its platform that one of them lacks', async () => {
    const known = [...EVERYWHERE, ...ASKED_FOR, ...BUNDLE];
    expect((await freeNames(file)).filter((name) => !known.includes(name))).toEqual([]);
  });
});

it('the test would see one that does', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'names-'));
  try {
    const file = join(folder, 'a.js');
    writeFileSync(file, 'export const a = () => new URL("a"); export const b = () => () => structuredClone(a());');
    expect(await freeNames(file)).toEqual(['URL', 'module', 'structuredClone']);
    writeFileSync(file, 'import "node:fs";');
    await expect(freeNames(file)).rejects.toThrow('node:fs');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
