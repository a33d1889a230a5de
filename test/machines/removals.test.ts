import type { AnyStateMachine } from 'xstate';
import { expect, it, vi } from 'vitest';
import { batchMachine, outboxMachine, provisionMachine, wipeMachine } from '../../machines/index.ts';
import { verifyMachine } from '../../src/verify/machine.ts';
import { subjects } from '../../src/verify/registry.ts';
import { removals } from './removals.ts';

// Not a list of what somebody thought of: of the small machines everything is taken out, one thing at a time, and the proof has to
// fail. What it does not miss is listed with the reason why nothing is lost.

vi.setConfig({ testTimeout: 120_000 });

const SMALL = { attempts: 2, repairs: 2, handshake: 3, allRungs: false } as const;

const ALWAYS_DATED = 'what is not a draft has left before and was dated then: a second date is never written';
const NOTHING_FOUND = 'while the whole is out nothing has been refused alone, so there is nothing to prove';

/** By machine: what may be taken out, and why nothing is lost. */
const HARMLESS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  provision: {
    'waiting: driver.resumed, isSpent': 'who has no request left does not begin to wait',
  },
  outbox: {
    'unknown: mail.leaving, hasConsent: date': ALWAYS_DATED,
    'returned: mail.leaving: date': ALWAYS_DATED,
    'confirmed: mail.leaving, hasConsent: date': ALWAYS_DATED,
  },
  batch: {
    'whole: batch.refused, isUnproven': NOTHING_FOUND,
    'whole: batch.refused, isUnproven: count': NOTHING_FOUND,
    'whole: batch.refused, isUnproven: takeNone': NOTHING_FOUND,
    'completing: batch.refused, isUncuttable': 'all but one goes out only where one may be left behind',
  },
  wipe: {},
};

const MACHINES = [provisionMachine, outboxMachine, batchMachine, wipeMachine] as unknown as readonly AnyStateMachine[];

it.each(MACHINES.map((machine) => [machine.id, machine] as const))(
  '%s: nothing can be taken out without the proof missing it',
  (id, whole) => {
    const missed: string[] = [];
    const all = removals(whole);
    for (const { what, machine } of all) {
      const [subject] = subjects(SMALL, (one) => (one === whole ? machine : one)).filter(({ name }) => name === id);
      if (subject === undefined) throw new Error(`no subject walks ${id}`);
      if (verifyMachine(subject).stories.length === 0) missed.push(what);
    }
    expect(all.length).toBeGreaterThan(30);
    expect(missed.toSorted()).toEqual(Object.keys(HARMLESS[id] ?? {}).toSorted());
  },
);
