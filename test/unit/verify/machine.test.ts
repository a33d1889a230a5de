import { createMachine, emit } from 'xstate';
import { describe, expect, it } from 'vitest';
import { verifyMachine } from '../../../src/verify/machine.ts';
import type { Subject } from '../../../src/verify/subject.ts';

// A machine of an app's own: a door that is asked to open, and what goes wrong with it.

const asks = emit({ type: 'door.asked' });
const GOOD = {
  initial: 'closed',
  states: {
    closed: { entry: asks, on: { open: 'opened', lock: 'locked', 'driver.resumed': { actions: asks } } },
    locked: { entry: asks, on: { open: 'opened', 'driver.resumed': { actions: asks } } },
    opened: { type: 'final' },
  },
};

const door = (config: unknown, more: Partial<Subject> = {}): Subject => ({
  name: 'door',
  machine: createMachine(config as never),
  inputs: [undefined],
  alphabet: ['open', 'lock', 'driver.resumed'],
  ignored: { locked: { lock: 'it is locked already' } },
  events: () => ['open', 'lock', 'driver.resumed'].map((type) => ({ name: type, event: { type } })),
  answers: ({ type }) => (type === 'door.asked' ? ['open'] : []),
  progress: {},
  repeats: { 'driver.resumed': 'a kill is an event of its own' },
  ...more,
});

/** The door with one state changed. */
const broken = (state: string, changed: unknown) => ({ ...GOOD, states: { ...GOOD.states, [state]: changed } });

it('a machine that holds has a row and no story', () => {
  expect(verifyMachine(door(GOOD))).toEqual({
    name: 'door', states: 3, events: 3, edges: 5, longest: undefined, promised: undefined, byRule: 5, byName: 1, undecided: 0, stuck: 0, circles: 0,
    stories: [],
  }); // prettier-ignore
});

describe('what is wrong is told as a story', () => {
  const told = (subject: Subject) => verifyMachine(subject).stories.map(({ check, what }) => `${check}: ${what}`);

  it('an event nobody decided about', () => {
    expect(told(door(GOOD, { ignored: {} }))).toEqual(['cells: undecided: locked: lock']);
  });

  it.each([
    ['a wildcard that lets everything pass', { entry: asks, on: { open: 'opened', '*': {} } }],
    [
      'a name that leads nowhere and asks for nothing',
      { entry: asks, on: { open: 'opened', lock: {}, 'driver.resumed': { actions: asks } } },
    ],
  ])('%s decides nothing', (_, locked) => {
    expect(told(door(broken('locked', locked), { ignored: {} }))).toContain('cells: undecided: locked: lock');
  });

  it('a line of another time', () => {
    expect(told(door(GOOD, { ignored: { locked: { lock: 'so', open: 'so' } } }))[0]).toContain('is handled or never met: locked: open');
  });

  it('a state in which nobody is asked, with the way into it', () => {
    const row = verifyMachine(door(broken('locked', { on: { open: 'opened', 'driver.resumed': 'opened' } })));
    expect(row.stuck).toBeGreaterThan(0);
    expect(row.stories[0]).toMatchObject({
      check: 'asked',
      steps: ['starts with undefined in closed   asks: door.asked', 'closed -- lock -> locked'],
    });
  });

  it('an answer that is dropped', () => {
    const locked = { entry: asks, on: { lock: 'opened', 'driver.resumed': { actions: asks } } };
    const said = told(door(broken('locked', locked), { ignored: { locked: { open: 'never' } } }));
    expect(said).toEqual(['dropped: locked drops open', 'stranded: no answers lead from locked to an end']);
  });

  it('a state that does not ask again after a kill', () => {
    const locked = { entry: asks, on: { open: 'opened' } };
    const ignored = { locked: { lock: 'locked', 'driver.resumed': 'sleeps on' } };
    expect(told(door(broken('locked', locked), { ignored }))).toEqual(['kill: locked does not ask again after a kill']);
  });

  it('a state that no input leads to, unless it is named with a reason', () => {
    const cellar = broken('cellar', { entry: asks, on: { open: 'opened', lock: 'locked', 'driver.resumed': { actions: asks } } });
    expect(told(door(cellar))).toEqual(['unreached: no input leads to cellar']);
    expect(told(door(cellar, { unreached: { cellar: 'other houses have one' } }))).toEqual([]);
    const stale = { locked: 'it is never locked', attic: 'there is none' };
    expect(told(door(GOOD, { unreached: stale }))).toEqual(
      Object.keys(stale).map((name) => `unreached: named as unreached, but is met or is no state: ${name}`),
    );
  });

  it('a circle, step by step', () => {
    const locked = { entry: asks, on: { open: 'opened', lock: 'closed', 'driver.resumed': { actions: asks } } };
    const [story] = verifyMachine(door(broken('locked', locked), { ignored: {} })).stories;
    expect(story).toMatchObject({ check: 'circle' });
    expect(story?.steps.filter((step) => step.startsWith('again:'))).toHaveLength(2);
  });

  it('a repeat that nobody was said to bound', () => {
    expect(told(door(GOOD, { repeats: {} }))).toEqual(['circle: goes round without progress']);
  });

  it('a recovery that is longer than the budgets promise, or shorter', () => {
    const cost = () => 1;
    expect(told(door(GOOD, { cost, promised: () => 3 }))).toEqual(['budget: the longest recovery takes 2 requests, the budgets promise 3']);
    expect(told(door(GOOD, { cost, promised: () => 2 }))).toEqual([]);
  });

  it('what somebody else spends counts, and the longest recovery may begin with progress', () => {
    const spent = (name: string) => (name === 'lock' ? 5 : 0);
    const spends = (more: Partial<Subject>) => told(door(GOOD, { spent, promised: () => 0, ...more }));
    expect(spends({})).toEqual(['budget: the longest recovery takes 5 requests, the budgets promise 0']);
    const cost = () => 1;
    expect(spends({ cost, spent: () => 0, progress: { lock: 'so' } })).toEqual([
      'budget: the longest recovery takes 1 requests, the budgets promise 0',
    ]);
    // From the locked door on a recovery is longer than from the start.
    const locked = { entry: asks, on: { open: { target: 'opened', actions: [asks, asks, asks] }, 'driver.resumed': { actions: asks } } };
    expect(told(door(broken('locked', locked), { cost, progress: { lock: 'so' }, promised: () => 0 }))).toEqual([
      'budget: the longest recovery takes 3 requests, the budgets promise 0',
    ]);
  });

  it('a law of a step that is broken, and an end that is not told', () => {
    const laws = {
      laws: ({ name }: { name: string }) => (name === 'lock' ? 'doors are not locked' : undefined),
      untold: () => 'tells nobody',
    };
    expect(told(door(GOOD, laws))).toEqual(['law: tells nobody', 'law: doors are not locked']);
  });
});
