import { expect, it } from 'vitest';
import { verifyMachine } from '../../src/verify/machine.ts';
import { subjects } from '../../src/verify/registry.ts';

// The proof of the smaller machines, with the smallest budgets, for mutants only: `npm test` walks all of them with larger ones.

const SMALLEST = { attempts: 2, repairs: 2, handshake: 2, allRungs: false } as const;
const WALKED = ['provision', 'outbox', 'batch', 'wipe', 'collection'];

it.each(
  subjects(SMALLEST)
    .filter(({ name }) => WALKED.includes(name))
    .map((subject) => [subject.name, subject] as const),
)('%s holds', (_, subject) => {
  const row = verifyMachine(subject);
  expect(row.stories.map(({ check, what }) => `${check}: ${what}`)).toEqual([]);
  expect(row.longest).toBe(row.promised);
});
