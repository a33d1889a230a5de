import * as fc from 'fast-check';
import { initialTransition, type AnyMachineSnapshot, type EventObject } from 'xstate';
import { describe, expect, it } from 'vitest';
import type { Decision } from '../../src/core/decision.ts';
import { EAS_RUNGS } from '../../src/core/rungs.ts';
import type { StatusId } from '../../src/core/status-id.ts';
import { RULES } from '../../src/eas/rows.ts';
import { thenOf } from '../../src/policy/decide.ts';
import { verifyMachine } from '../../src/verify/machine.ts';
import { REDUCED, subjects } from '../../src/verify/registry.ts';
import type { Subject } from '../../src/verify/subject.ts';
import { compile } from '../../src/verify/table.ts';
import { stepWithin } from '../../src/verify/within.ts';
import { law } from '../properties/law.ts';
import { anyDecision } from '../support/decisions.ts';

// Proofs walk tables; sessions run machines. Here each machine is walked as it is, with whatever the rules can decide and with numbers
// the tables have never seen, and every step of it has to stand in its table.

/** Every step of every row and reading of the rules. */
const DECIDED: readonly Decision[] = Object.keys(RULES).flatMap((id) => {
  const rule = RULES[id as StatusId & keyof typeof RULES];
  const readings = [rule.steps, ...('variants' in rule ? (rule.variants ?? []) : []).map((variant) => variant.steps)];
  return readings.flat().flatMap((move): readonly Decision[] => {
    const decision = { ...move, then: thenOf(move) };
    return move.do === 'resync' || move.do === 'restart' ? [] : [decision];
  });
});

const small = fc.integer({ min: 0, max: 400 });
const decisions = fc
  .tuple(fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...DECIDED) }, { weight: 1, arbitrary: anyDecision }), small, fc.boolean())
  .filter(([{ do: kind }]) => kind !== 'resync' && kind !== 'restart')
  .map(([decision, dueAt, keepsReply]): EventObject & Record<string, unknown> => ({
    type: `${decision.do}.http.unknown`,
    decision: decision.do === 'retry' ? { ...decision, dueAt } : decision,
    keepsReply,
    now: 0,
  }));
const NAMED = [
  'rungs.whole', 'rungs.whole', 'rungs.whole', 'account.closed', 'app.done', 'app.failed', 'app.happened', 'app.absent', 'app.unclear', 'chore.done',
  'chore.failed', 'caller.aborted', 'mail.doubtful', 'driver.expired', 'driver.deferred', 'wipe.directed', 'directive.absent', 'rung.wanted',
  'account.progressed', 'account.released', 'wipe.answered', 'batch.taken', 'batch.ignored', 'mail.taken', 'mail.refused', 'mail.lost', 'mail.unsent', 'mail.found', 'mail.absent', 'mail.unclear',
]; // prettier-ignore
const named = fc.constantFrom(...NAMED).map((type) => ({ type }));
const timed = fc.record({ type: fc.constantFrom('driver.tick', 'driver.resumed'), now: small });
const leaving = fc.record({
  type: fc.constant('mail.leaving'),
  now: fc.integer({ min: 1, max: 9 }),
  consent: fc.boolean(),
  recognised: fc.boolean(),
});
const heard = fc.record({ type: fc.constantFrom('rung.rebuilt', 'rung.stuck'), rung: fc.constantFrom(...EAS_RUNGS), attempt: fc.nat(6) });
const ladders = fc.oneof(
  heard,
  fc.record({ type: fc.constant('rung.broken'), rung: fc.constantFrom(...EAS_RUNGS, 'anchors'), epoch: fc.nat(6), fromZero: fc.boolean() }),
  fc.record({ type: fc.constant('rung.mended'), rung: fc.constantFrom(...EAS_RUNGS) }),
  fc.constantFrom('rung.wanted', 'account.progressed', 'account.released', 'driver.resumed').map((type) => ({ type })),
);
const failed = fc.record({ type: fc.constant('app.failed'), dueAt: small });
const others = fc.oneof(failed, { weight: 3, arbitrary: decisions }, { weight: 4, arbitrary: named }, timed, heard, leaving);

const RUNGS_OF: Readonly<Record<string, readonly string[]>> = { 'ladder, 3 rungs': ['credentials', 'policy', 'hierarchy', 'anchors'] };

/** Is this one of its events? The ladder of some rungs hears of these rungs only. */
const tellable = ({ name, alphabet }: Subject, event: EventObject): boolean => {
  if (!alphabet.includes('decision' in event ? event.type.replace(/\..*/, '.*') : event.type)) return false;
  const rungs = RUNGS_OF[name];
  return rungs === undefined || !('rung' in event) || rungs.includes(String(event.rung));
};

// By number: a counterexample that prints a whole table is printed for minutes.
const raise = (): never => {
  throw new Error('no such table');
};

const SUBJECTS = subjects(REDUCED);

/** Their lengths and counts are not abstracted: there is nothing to hold against the table. */
const EXACT: readonly string[] = ['longpoll', 'collection'];

describe.each(SUBJECTS.filter(({ name }) => !EXACT.includes(name)).map((subject) => [subject.name, subject] as const))(
  '%s',
  (name, subject) => {
    const tables = subject.inputs.map((input) => compile(subject, input));

    it('every step of the machine itself stands in its table', () => {
      const walks = fc.array(name.startsWith('ladder') ? ladders : others, { minLength: 10, maxLength: 40 });
      let steps = 0;
      law(
        fc.property(fc.nat(tables.length - 1), walks, (number, events) => {
          const table = tables[number] ?? raise();
          let [at] = initialTransition(subject.machine, table.input as undefined) as [AnyMachineSnapshot, unknown];
          for (const event of events.filter((one) => tellable(subject, one))) {
            if (at.status !== 'active') break;
            const { after, strayed } = stepWithin(table, at, event);
            expect(strayed).toBeUndefined();
            at = after;
            steps += 1;
          }
        }),
        300,
      );
      expect(steps).toBeGreaterThan(50);
    });
  },
);

describe.each(SUBJECTS.map((subject) => [subject.name, subject] as const))('%s', (_, subject) => {
  it('decides every cell, strands nobody, asks again after a kill, and ends within its budget', () => {
    const row = verifyMachine(subject);
    expect(row.stories).toEqual([]);
    expect(row).toMatchObject({ undecided: 0, stuck: 0, circles: 0, longest: row.promised });
    expect(row.states).toBeGreaterThan(8);
  });
});

it('one attempt more is one layer more, and no other state: what holds for three attempts holds for twelve', () => {
  const sizes = [1, 2, 3, 4].map((attempts) => {
    const [sync] = subjects({ ...REDUCED, attempts });
    return sync === undefined ? 0 : compile(sync, sync.inputs[0]).nodes.length;
  });
  const grown = sizes.slice(1).map((size, at) => size - (sizes[at] ?? 0));
  expect(new Set(grown).size).toBe(1);
});
