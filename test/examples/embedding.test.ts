import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import * as main from '../../src/index.ts';
import { HOOKS } from '../../src/fetch/options.ts';

// The diff into an existing client is an outline in a document: its size is what it claims, and what it uses is there.

const document = readFileSync(new URL('../../examples/README.md', import.meta.url), 'utf8');
const diff = /```diff\n([\s\S]*?)```/.exec(document)?.[1]?.split('\n') ?? [];

it('the diff into a client that exists has at most 40 changed lines, as many as is said', () => {
  const changed = diff.filter((line) => /^[+-]/.test(line));
  expect(changed.length).toBeGreaterThan(0);
  expect(changed.length).toBeLessThanOrEqual(40);
  expect(document).toContain(`${changed.length} changed lines`);
});

it('what it imports is exported, and its hooks are hooks', () => {
  const imported = /import \{ ([^}]*) \} from "activesync-recovery"/.exec(diff.join('\n'))?.[1]?.split(', ') ?? [];
  expect(imported.length).toBeGreaterThan(0);
  expect(imported.filter((name) => !(name in main))).toEqual([]);
  const hooks = [...diff.join('\n').matchAll(/^\+ {8}(\w+): async/gm)].map(([, name]) => name ?? '');
  expect(hooks.length).toBeGreaterThan(0);
  expect(hooks.filter((name) => !HOOKS.includes(name))).toEqual([]);
});
