import { describe, expect, it } from 'vitest';
import { getMicrosteps, setup, type AnyStateMachine } from 'xstate';
import { chartOf, type Arrow, type Chart, type Drawable } from '../../../src/view/chart.ts';
import { chartNamed, chartOfMachine, MACHINES } from '../../../src/view/machine-list.ts';
import { meetings } from '../../../src/view/meetings.ts';

const named = MACHINES.map((machine) => [machine.name, machine] as const);
const drawable = (machine: unknown) => machine as Drawable;
const nothing = () => [];
const called = (name: string): Chart => {
  const chart = chartNamed(name);
  if (chart === undefined) throw new Error(`no chart of ${name}`);
  return chart;
};
const keys = (arrows: readonly Arrow[]) =>
  arrows.flatMap(({ from, to, reasons }) => reasons.map(({ event, guard }) => [from, to, event, guard].join(' ')));

const toy = setup({
  types: { events: {} as { type: 'go' } | { type: 'driver.resumed' } | { type: 'fail' } },
  guards: { isLate: () => true },
}).createMachine({
  id: 'toy',
  description: 'A toy.',
  initial: 'first',
  states: {
    first: {
      description: 'Starts.',
      on: { go: [{ guard: 'isLate', target: 'last' }, { target: 'held' }], 'driver.resumed': 'last', fail: 'held' },
    },
    last: { always: 'held' },
    held: { type: 'final', output: 'held' },
  },
});

describe('the chart of a machine', () => {
  it('has states, arrows with guards, and the housekeeping aside', () => {
    const chart = chartOf(drawable(toy), '', nothing);
    expect(chart).toMatchObject({ id: 'toy', description: 'A toy.', initial: 'first' });
    expect(chart.states).toEqual([
      { name: 'first', description: 'Starts.', final: false },
      { name: 'last', description: '', final: false },
      { name: 'held', description: '', final: true },
    ]);
    expect(keys(chart.arrows)).toEqual(['first last go isLate']);
    // A request that is given up, however: said, not drawn.
    expect(keys(chart.aside)).toEqual(['first held go ', 'first held fail ', 'first last driver.resumed ', 'last held  ']);
  });

  it.each(named)('%s: every transition is drawn or said aside, each once', (_, machine) => {
    const { root } = machine.machine as unknown as AnyStateMachine;
    const nodes = Object.values(root.states).length > 0 ? Object.values(root.states) : [root];
    const wanted = nodes.flatMap((node) =>
      [...node.transitions.values(), node.always ?? []].flat().map(({ target }) => `${node.key} ${target?.[0]?.key ?? node.key}`),
    );
    const chart = chartOfMachine(machine);
    const found = [...chart.arrows, ...chart.aside].flatMap(({ from, to, reasons }) => reasons.map(() => `${from} ${to}`));
    expect(found.sort()).toEqual(wanted.sort());
  });

  it.each(named)('%s: every state is reached by an arrow', (_, machine) => {
    const chart = chartOfMachine(machine);
    const reached = new Set([chart.initial, ...chart.arrows.map(({ to }) => to)]);
    expect(chart.states.map(({ name }) => name).filter((name) => !reached.has(name))).toEqual([]);
  });

  it.each(named.filter(([, { command }]) => command !== ''))('%s: a status stands on the arrow the machine takes for it', (_, machine) => {
    const actual = machine.machine as unknown as AnyStateMachine;
    const chart = chartOfMachine(machine);
    const context = (actual.config.context as (at: unknown) => object)({
      input: { limit: 9, pendingMs: 9, rebuilds: true, maps: true, resets: true, own: false, repeatable: true },
    });
    const on = chart.arrows.flatMap(({ from, to, reasons }) =>
      reasons.flatMap(({ event, codes = [] }) => codes.map((id) => ({ from, to, event, id }))),
    );
    expect(on.length).toBeGreaterThan(100);
    for (const { from, to, event, id } of on) {
      const phase = { requesting: 'request', acknowledging: 'acknowledge', refusingWipe: 'wipe-acknowledge' }[from] as
        'request' | undefined;
      const moves = meetings({ command: machine.command, phase }).filter((met) => met.id === id && met.decision.do === event);
      const snapshot = actual.resolveState({ value: from, context });
      const goals = moves.map(({ decision }) => {
        const [first] = getMicrosteps(actual, snapshot, { type: `${event}.${id}`, decision, keepsReply: false, now: 0 });
        return first?.[0].value;
      });
      expect(goals, `${event}.${id} in ${from}`).toContain(to);
    }
  });

  it('a status whose chores come first goes another way than one without', () => {
    const { arrows } = called('sync');
    const codes = (to: string) =>
      arrows.find((arrow) => arrow.to === to && arrow.from === 'sending')?.reasons.find(({ event }) => event === 'reset')?.codes;
    expect(codes('resettingSyncKey')).toContain('Sync.3');
    expect(codes('preparing')).toContain('common.136');
    expect(codes('resettingSyncKey')).not.toContain('common.136');
  });

  it('a repair of the policy goes to provisioning, others do not [MS-ASPROV 3.1.5.1]', () => {
    const { arrows } = called('sync');
    const repairs = (to: string) =>
      arrows.find((arrow) => arrow.to === to && arrow.from === 'sending')?.reasons.find(({ event }) => event === 'repair')?.codes;
    expect(repairs('provisioning')).toEqual(expect.arrayContaining(['common.142', 'http.449']));
    expect(repairs('repairing')).toEqual(expect.arrayContaining(['http.401', 'http.451']));
    expect(repairs('repairing')).not.toContain('common.142');
  });

  it('an arrow that only an unusual request takes is drawn without statuses', () => {
    const { arrows } = called('folder-sync');
    expect(arrows.find(({ to }) => to === 'startingFromZero')?.reasons).toEqual([{ event: 'reset', guard: 'isOwn', codes: [] }]);
  });

  it('the phase a state of the handshake sends decides what an answer means [MS-ASPROV 3.1.5.1]', () => {
    const { arrows } = called('provision');
    const accepted = (from: string) =>
      arrows
        .filter((arrow) => arrow.from === from)
        .flatMap(({ to, reasons }) =>
          reasons.flatMap(({ codes = [], event }) => (codes.includes('Provision.1') ? [`${event} ${to}`] : [])),
        );
    expect(accepted('requesting')).toEqual(['continue applying']);
    expect(accepted('acknowledging')).toEqual(['accept provisioned']);
  });

  it('a machine of one state shows what it does there', () => {
    const one = setup({ types: { events: {} as { type: 'go' } } }).createMachine({ id: 'one', on: { go: { actions: () => undefined } } });
    const chart = chartOf(drawable(one), '', nothing);
    expect(keys(chart.arrows)).toEqual(['one one go ']);
    expect(chart.states).toEqual([{ name: 'one', description: '', final: false }]);
  });

  it('states within states and guards without a name are refused, not drawn wrong', () => {
    const nested = setup({}).createMachine({ id: 'nested', initial: 'a', states: { a: { initial: 'b', states: { b: {} } } } });
    expect(() => chartOf(drawable(nested), '', nothing)).toThrow('nested has states within states');
    const bare = setup({ types: { events: {} as { type: 'go' } } }).createMachine({
      id: 'bare',
      initial: 'a',
      states: { a: { on: { go: { guard: () => true, target: 'b' } } }, b: {} },
    });
    expect(() => chartOf(drawable(bare), '', nothing)).toThrow('without a name');
  });
});
