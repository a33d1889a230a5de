import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
// @ts-expect-error -- its types are a package of their own, for one call
import { transformSync } from '@babel/core';
import { build } from 'esbuild';

/** Where the package has the engine of each platform. */
const BINARIES: Readonly<Record<string, string>> = {
  linux: 'linux64-bin/hermes',
  darwin: 'osx-bin/hermes',
  win32: 'win64-bin/hermes.exe',
};

/** One script of what the program reaches. A built-in of Node anywhere below is an error. */
async function joined(program: string, external: readonly string[] = []): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [program],
    bundle: true,
    write: false,
    // A library keeps what nobody here uses: every export of it counts.
    format: external.length > 0 ? 'cjs' : 'iife',
    platform: 'browser',
    external: [...external],
    // The engine's own async functions are half done: generators stand in.
    target: 'es2016',
    // The engine warns about unknown names in strict code only.
    banner: { js: "'use strict';" },
    logLevel: 'error',
  });
  return outputFiles[0]?.text ?? '';
}

/** The same in the language of Hermes 0.12, as React Native's own build makes it: no class, no block scope. */
export async function bundled(program: string): Promise<string> {
  const plugins = ['@babel/plugin-transform-block-scoping', '@babel/plugin-transform-classes'];
  const transform = transformSync as (code: string, options: object) => { readonly code?: unknown } | null;
  const made = transform(await joined(program), { plugins, configFile: false, babelrc: false, compact: false, sourceType: 'script' });
  if (typeof made?.code !== 'string') throw new Error('nothing was bundled');
  return made.code;
}

/** Runs a script in the real engine; what it printed, and what went wrong. @param flags `-w`: without warnings about names nobody declared */
export function inHermes(
  script: string,
  ...flags: readonly string[]
): { readonly stdout: string; readonly stderr: string; readonly code: number | null } {
  const binary = BINARIES[process.platform];
  if (binary === undefined) throw new Error(`hermes-engine-cli has no engine for ${process.platform}`);
  const path = join(dirname(createRequire(import.meta.url).resolve('hermes-engine-cli/package.json')), binary);
  // Not every way of unpacking a package keeps the right to run it.
  chmodSync(path, 0o755);
  const folder = mkdtempSync(join(tmpdir(), 'hermes-'));
  try {
    const file = join(folder, 'program.js');
    writeFileSync(file, script);
    const { stdout, stderr, status } = spawnSync(path, [...flags, file], { encoding: 'utf8', timeout: 60_000 });
    return { stdout, stderr, code: status };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Recording {
  readonly request: { readonly body?: string };
  readonly response: { readonly status: number; readonly headers: Readonly<Record<string, string>>; readonly body?: string };
}

const bytes = (base64: string | undefined): number[] => [...Buffer.from(base64 ?? '', 'base64')];

/** Recorded exchanges as the source of an object: no engine of ours needs to read base64. */
export function asSource(name: string, recordings: Readonly<Record<string, string>>): string {
  const entries = Object.entries(recordings).map(([key, file]) => {
    const { request, response } = JSON.parse(readFileSync(new URL(`../recordings/${file}.json`, import.meta.url), 'utf8')) as Recording;
    return [key, { request: bytes(request.body), status: response.status, headers: response.headers, body: bytes(response.body) }] as const;
  });
  return `var ${name} = ${JSON.stringify(Object.fromEntries(entries))};\n`;
}

/** Names that a program of ours takes from its platform, without those of the packages it depends on: Hermes warns about each. */
export async function freeNames(program: string): Promise<readonly string[]> {
  // Into a file of its own: the compiler puts a new file in the place of what is there, be it a device.
  const folder = mkdtempSync(join(tmpdir(), 'hermes-'));
  const joinedUp = await joined(program, ['xstate', 'saxes']);
  const { stderr } = inHermes(joinedUp, '-emit-binary', '-out', join(folder, 'program.hbc'));
  rmSync(folder, { recursive: true, force: true });
  if (stderr.includes(' error: ')) throw new Error(stderr);
  return [...new Set(Array.from(stderr.matchAll(/the variable "(\w+)" was not declared/g), ([, name = '']) => name))].toSorted();
}
