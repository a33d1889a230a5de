import type { AnyStateMachine } from 'xstate';
import { describe, expect, it, vi } from 'vitest';
import { outboxMachine } from '../../machines/index.ts';
import { verifyMachine } from '../../src/verify/machine.ts';
import { composed, PAIRS } from '../../src/verify/model/compositions.ts';
import { walk } from '../../src/verify/model/walk.ts';
import { subjects } from '../../src/verify/registry.ts';
import { BUDGET_DEFECTS, DRIVER_DEFECTS, FORGETFUL, MACHINE_DEFECTS } from './defects.ts';

// A proof that nothing can fail proves nothing: with any one of these wrong it has to fail, and say where.

// A handshake of three: with fewer no wait goes back to the second phase.
const SMALL = { attempts: 2, repairs: 2, handshake: 3, allRungs: false } as const;

const verified = (machine: AnyStateMachine, change: (machine: AnyStateMachine) => AnyStateMachine = (same) => same) => {
  const subject = subjects(SMALL, (one) => (one === machine ? change(one) : one)).find(({ machine: one }) => one.id === machine.id);
  if (subject === undefined) throw new Error(`no subject walks ${machine.id}`);
  return verifyMachine(subject);
};

// A defect of the driver is found by walking a whole pair: seconds on a quiet machine, not on one with other work.
vi.setConfig({ testTimeout: 120_000 });

it('without a defect every one of these machines and pairs holds', () => {
  for (const machine of new Set(MACHINE_DEFECTS.map((defect) => defect.machine))) expect(verified(machine).stories, machine.id).toEqual([]);
});

it.each(MACHINE_DEFECTS.map((defect) => [defect.what, defect.caught, defect] as const))(
  '%s: caught by %s',
  (_, caught, { machine, change }) => {
    const found = verified(machine, change).stories.map(({ check }) => check);
    expect(found).toContain(caught);
  },
);

describe('the driver', () => {
  const pair = (name: string, trial: Parameters<typeof composed>[1]) =>
    walk(
      composed(
        PAIRS.filter((one) => one.name === name),
        trial,
      )[0] as never,
    );

  it.each(DRIVER_DEFECTS.map((defect) => [defect.what, defect.caught, defect] as const))('%s: caught by %s', (_, caught, defect) => {
    const { stories } = pair(defect.pair, { slip: defect.slip });
    expect(stories.map(({ check }) => check)).toContain(caught);
    expect(stories[0]?.steps.length).toBeGreaterThan(1);
  });

  it('a mail that was out when the app was killed, taken for a draft: caught by law', () => {
    const { stories } = pair('outbox x ladder', {
      exchanged: (one) => (one === (outboxMachine as unknown as AnyStateMachine) ? FORGETFUL(one) : one),
    });
    expect(stories[0]).toMatchObject({ check: 'law', what: 'a mail goes out twice without consent' });
  });
});

describe('a budget that is not what it says', () => {
  it.each(BUDGET_DEFECTS.map((defect) => [defect.what, defect] as const))('%s', (_, { machine, change, pair, caught }) => {
    const [world] = composed(
      PAIRS.filter(({ name }) => name === pair),
      { exchanged: (one) => (one === machine ? change(one) : one) },
    );
    const { stories } = walk(world as never);
    expect(stories.map(({ check }) => check)).toContain(caught);
  });
});

it('there are enough of them', () => {
  expect(MACHINE_DEFECTS.length + DRIVER_DEFECTS.length).toBeGreaterThanOrEqual(40);
});
