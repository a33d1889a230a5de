import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isProse, PROSE_ARGUMENTS, PROSE_CONSTANTS, PROSE_PROPERTIES, type TreePath } from './prose.mjs';

// What `npm run mutate` leaves out: texts for people, where prose.mjs lists them, and nothing else.

const text = { type: 'StringLiteral', value: 'some words' };
const name = (word: string) => ({ type: 'Identifier', name: word });

/** The path to the last of these nodes, each of which stands in the one before. */
const within = (...nodes: readonly unknown[]): TreePath =>
  nodes.reduce<TreePath>((parentPath, node) => ({ node, parent: parentPath.node, parentPath }), {
    node: null,
    parent: null,
    parentPath: null,
  });
const property = (key: string, value: unknown) => ({ type: 'ObjectProperty', key: name(key), value });
const call = (callee: string, ...args: readonly unknown[]) => ({ type: 'CallExpression', callee: name(callee), arguments: args });

describe('prose', () => {
  it('is a description', () => {
    expect(isProse(within(property('description', text), text))).toBe(true);
  });

  it('is what an error says, not which one it is', () => {
    const kind = { ...text };
    const code = { ...text };
    const hint = { ...text };
    const thrown = call('recoveryError', kind, code, text, hint);
    expect([kind, code, text, hint].map((node) => isProse(within(thrown, node)))).toEqual([false, false, true, true]);
  });

  it('is a reason that is listed by its name, no other constant', () => {
    const declared = (id: string) => within({ type: 'VariableDeclarator', id: name(id), init: text }, text);
    expect(isProse(declared('NOT_OUT'))).toBe(true);
    expect(isProse(declared('KINDS'))).toBe(false);
  });

  it('is the text that was chosen, not the choice', () => {
    const choice = { type: 'ConditionalExpression', consequent: text };
    const held = property('description', choice);
    expect(isProse(within(held, choice, text))).toBe(true);
    expect(isProse(within(held, choice))).toBe(false);
  });

  it('is no name of a state, an event or a guard', () => {
    for (const key of ['target', 'guard', 'actions', 'entry', 'type', 'do', 'why'])
      expect(isProse(within(property(key, text), text)), key).toBe(false);
    expect(isProse(within({ type: 'ArrayExpression', elements: [text] }, text))).toBe(false);
    expect(isProse(within(text))).toBe(false);
  });
});

it('nothing is listed that the mutated code does not have', () => {
  const code = ['src/policy', 'src/session', 'machines']
    .flatMap((folder) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) => join(folder, file)))
    .filter((file) => file.endsWith('.ts'))
    .map((file) => readFileSync(file, 'utf8'))
    .join('\n');
  const there = [
    ...PROSE_PROPERTIES.map((key) => `${key}: `),
    ...Object.keys(PROSE_ARGUMENTS).map((called) => `${called}(`),
    ...PROSE_CONSTANTS.map((constant) => `const ${constant} = `),
  ];
  expect(there.filter((one) => !code.includes(one))).toEqual([]);
});
