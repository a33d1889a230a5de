import { describe, expect, it } from 'vitest';
import { ladderMachine } from '../../../machines/ladder.machine.ts';
import { EAS_RUNGS, type Rung } from '../../../src/core/rungs.ts';
import { play, type TestEvent } from '../../support/machines.ts';

const broken = (rung: Rung, epoch = 0, fromZero = false) => ({ type: 'rung.broken', rung, epoch, fromZero });
const rebuilt = (rung: Rung, attempt: number) => ({ type: 'rung.rebuilt', rung, attempt });
const stuck = (rung: Rung, attempt: number) => ({ type: 'rung.stuck', rung, attempt });
const mended = (rung: Rung) => ({ type: 'rung.mended', rung });
const ladder = (...events: TestEvent[]) => play(ladderMachine, { limit: 3 }, ...events);

const STATES = {
  endpoint: 'locating',
  credentials: 'authenticating',
  version: 'negotiating',
  policy: 'provisioning',
  hierarchy: 'mapping',
};

describe('a broken rung', () => {
  it('is repaired in a state of its own, and the repair is numbered', () => {
    for (const rung of EAS_RUNGS) {
      const repairing = ladder(broken(rung));
      expect(repairing.value).toBe(STATES[rung]);
      expect(repairing.effects).toEqual([{ type: 'effect.rebuild', rung, attempt: 1, fromZero: false }]);
    }
  });

  it('made whole raises its epoch, is announced, and all is ready', () => {
    const ready = ladder(broken('policy'), rebuilt('policy', 1));
    expect(ready.value).toBe('ready');
    expect(ready.context).toMatchObject({ broken: [], epochs: { policy: 1 } });
    expect(ready.effects).toEqual([{ type: 'effect.announce', rung: 'policy', whole: true }]);
  });

  it('is repaired once, however many say so', () => {
    const many = ladder(broken('policy')).send(broken('policy'), broken('policy'));
    expect(many.effects).toEqual([]);
    expect(many.context['attempt']).toBe(1);
  });

  it('said by a request of before its repair is answered by replay, not by another repair', () => {
    const late = ladder(broken('policy'), rebuilt('policy', 1), broken('policy', 0));
    expect(late.value).toBe('ready');
    expect(late.effects).toEqual([{ type: 'effect.announce', rung: 'policy', whole: true }]);
    expect(ladder(broken('policy'), rebuilt('policy', 1), broken('policy', 1)).value).toBe('provisioning');
  });

  it('that this protocol does not have is announced as stuck at once: nobody may wait for it', () => {
    for (const before of [[], [broken('policy')], [broken('policy'), stuck('policy', 1)]]) {
      const told = ladder(...before, broken('anchors'));
      expect(told.effects).toEqual([{ type: 'effect.announce', rung: 'anchors', whole: false }]);
      expect(told.value).toBe(ladder(...before).value);
    }
  });
});

describe('several broken rungs', () => {
  it('the lowest is repaired first: a lower one calls off the repair under way', () => {
    const lower = ladder(broken('hierarchy'), broken('credentials'));
    expect(lower.value).toBe('authenticating');
    expect(lower.effects).toEqual([
      { type: 'effect.cancel', rung: 'hierarchy', attempt: 1 },
      { type: 'effect.rebuild', rung: 'credentials', attempt: 2, fromZero: false },
    ]);
    expect(lower.send(rebuilt('credentials', 2)).value).toBe('mapping');
  });

  it('a higher one waits for its turn', () => {
    const higher = ladder(broken('credentials'), broken('policy'));
    expect(higher.value).toBe('authenticating');
    expect(higher.effects).toEqual([]);
    expect(higher.send(rebuilt('credentials', 1)).value).toBe('provisioning');
  });

  it('the report of a repair that was called off is nobody’s', () => {
    const lower = ladder(broken('hierarchy'), broken('credentials'));
    for (const late of [rebuilt('hierarchy', 1), stuck('hierarchy', 1), rebuilt('credentials', 1), stuck('credentials', 1)]) {
      const after = lower.send(late);
      expect(after.value).toBe('authenticating');
      expect(after.context).toEqual(lower.context);
      expect(after.effects).toEqual([]);
    }
  });
});

describe('the hierarchy', () => {
  it('from 0 wins over a refresh under way, once', () => {
    const deeper = ladder(broken('hierarchy'), broken('hierarchy', 0, true));
    expect(deeper.effects).toEqual([
      { type: 'effect.cancel', rung: 'hierarchy', attempt: 1 },
      { type: 'effect.rebuild', rung: 'hierarchy', attempt: 2, fromZero: true },
    ]);
    expect(deeper.send(broken('hierarchy', 0, true)).effects).toEqual([]);
    expect(deeper.send(broken('hierarchy', 0, false)).effects).toEqual([]);
  });

  it('is from its key again once it has been rebuilt', () => {
    const again = ladder(broken('hierarchy', 0, true), rebuilt('hierarchy', 1), broken('hierarchy', 1));
    expect(again.effects).toEqual([{ type: 'effect.rebuild', rung: 'hierarchy', attempt: 2, fromZero: false }]);
  });

  it('from 0 by the word of its own FolderSync, which met a rung below: that one first, and then from 0', () => {
    const lower = ladder(broken('hierarchy'), broken('version', 0, true));
    expect(lower.value).toBe('negotiating');
    expect(lower.send(rebuilt('version', 2)).effects).toContainEqual({
      type: 'effect.rebuild',
      rung: 'hierarchy',
      attempt: 3,
      fromZero: true,
    });
  });

  it('mended by the app itself calls off the repair', () => {
    const whole = ladder(broken('hierarchy'), mended('hierarchy'));
    expect(whole.value).toBe('ready');
    expect(whole.effects).toEqual([
      { type: 'effect.cancel', rung: 'hierarchy', attempt: 1 },
      { type: 'effect.announce', rung: 'hierarchy', whole: true },
    ]);
    const busy = ladder(broken('policy'), broken('hierarchy'), mended('hierarchy'));
    expect(busy.value).toBe('provisioning');
    expect(busy.effects).toEqual([]);
    expect(busy.context['broken']).toEqual(['policy', 'hierarchy']);
    expect(ladder(broken('hierarchy'), stuck('hierarchy', 1), mended('hierarchy')).value).toBe('ready');
  });
});

describe('a repair that fails', () => {
  const resting = ladder(broken('policy'), stuck('policy', 1));

  it('lets the rung rest and tells those who wait', () => {
    expect(resting.value).toBe('resting');
    expect(resting.effects).toEqual([{ type: 'effect.announce', rung: 'policy', whole: false }]);
    expect(resting.context['broken']).toEqual(['policy']);
  });

  it('is tried again when a request wants the rung, when it is reported again, or when it is released', () => {
    for (const event of [{ type: 'rung.wanted' }, broken('policy'), { type: 'account.released' }]) {
      expect(resting.send(event).value, event.type).toBe('provisioning');
    }
  });

  it('is not tried a fourth time without progress in between', () => {
    const twice = resting.send({ type: 'rung.wanted' }, stuck('policy', 2), { type: 'rung.wanted' }, stuck('policy', 3));
    const spent = twice.send({ type: 'rung.wanted' });
    expect(spent.value).toBe('resting');
    expect(spent.effects).toEqual([{ type: 'effect.announce', rung: 'policy', whole: false }]);
    expect(twice.send({ type: 'account.progressed' }, { type: 'rung.wanted' }).value).toBe('provisioning');
    expect(twice.send({ type: 'account.released' }).value).toBe('provisioning');
  });
});

it('repairs that work but do not help are bounded too: progress forgives them, their own success does not', () => {
  let now = ladder();
  for (const attempt of [1, 2, 3]) now = now.send(broken('policy', attempt - 1), rebuilt('policy', attempt));
  expect(now.value).toBe('ready');
  expect(now.send(broken('policy', 3)).value).toBe('resting');
  expect(now.send({ type: 'account.progressed' }, broken('policy', 3)).value).toBe('provisioning');
});

it('after a kill the lowest broken rung is repaired anew, under a new number', () => {
  const resumed = ladder(broken('policy'), { type: 'driver.resumed' });
  expect(resumed.effects).toEqual([{ type: 'effect.rebuild', rung: 'policy', attempt: 2, fromZero: false }]);
});

it('only a lost hierarchy is built from 0, whatever is said of another rung', () => {
  expect(ladder(broken('policy', 0, true)).context).toMatchObject({ broken: ['policy'], fromZero: false });
  expect(ladder(broken('hierarchy', 0, true)).context).toMatchObject({ fromZero: true });
});

describe('a rung that rests broken', () => {
  const resting = (...events: TestEvent[]) => ladder(broken('policy'), stuck('policy', 1)).send(...events);

  it('is not tried again for a complaint of before, or about a rung of another protocol', () => {
    expect(
      ladder(broken('policy'), rebuilt('policy', 1), broken('hierarchy', 0), stuck('hierarchy', 2)).send(broken('policy', 0)),
    ).toMatchObject({
      value: 'resting',
      effects: [{ type: 'effect.announce', rung: 'policy', whole: true }],
    });
    expect(resting(broken('anchors'))).toMatchObject({
      value: 'resting',
      effects: [{ type: 'effect.announce', rung: 'anchors', whole: false }],
    });
  });

  it('gives way to another that breaks below it', () => {
    expect(resting(broken('endpoint'))).toMatchObject({ value: 'locating', context: { broken: ['endpoint', 'policy'] } });
  });

  it('that the app mends itself is whole, and told so; another one is not', () => {
    expect(resting(mended('policy'))).toMatchObject({
      value: 'ready',
      context: { broken: [], epochs: { policy: 1 } },
      effects: [{ type: 'effect.announce', rung: 'policy', whole: true }],
    });
    expect(resting(mended('hierarchy')).value).toBe('resting');
  });

  it('is tried again after a restart of the app', () => {
    expect(resting({ type: 'driver.resumed', now: 0 }).effects).toEqual([
      { type: 'effect.rebuild', rung: 'policy', attempt: 2, fromZero: false },
    ]);
  });

  it('has its tries back after progress, while resting and while it is repaired', () => {
    expect(resting({ type: 'account.progressed' }).context['repairs']).toEqual({});
    expect(ladder(broken('policy')).send({ type: 'account.progressed' }).context['repairs']).toEqual({});
    expect(ladder(broken('policy'), rebuilt('policy', 1)).send({ type: 'account.released' }).context['repairs']).toEqual({});
  });

  it('has its tries back when a person lets it', () => {
    expect(resting({ type: 'account.released' }).context).toMatchObject({ repairs: { policy: 1 }, attempt: 2 });
  });
});

it('mended by the app while a repair is under way: that is called off, and everybody is told', () => {
  const mending = ladder(broken('policy')).send(mended('policy'));
  expect(mending.effects).toEqual([
    { type: 'effect.cancel', rung: 'policy', attempt: 1 },
    { type: 'effect.announce', rung: 'policy', whole: true },
  ]);
});

it('starts with the epochs of before the restart, all of it whole', () => {
  expect(play(ladderMachine, { limit: 3, epochs: { policy: 4 } })).toMatchObject({
    value: 'ready',
    context: { broken: [], epochs: { policy: 4 }, repairs: {}, attempt: 0, fromZero: false, limit: 3 },
  });
});

describe('while one rung is repaired', () => {
  it('a lost hierarchy waits for its turn, and its repair is from 0 then', () => {
    const waits = ladder(broken('policy')).send(broken('hierarchy', 0, true));
    expect(waits).toMatchObject({ value: 'provisioning', effects: [] });
    expect(waits.send(rebuilt('policy', 1)).effects.at(-1)).toEqual({
      type: 'effect.rebuild',
      rung: 'hierarchy',
      attempt: 2,
      fromZero: true,
    });
  });

  it('a report about another one is nobody’s, whatever number it carries', () => {
    const policy = ladder(broken('policy'));
    expect(policy.send(rebuilt('hierarchy', 1))).toMatchObject({ value: 'provisioning', effects: [] });
    expect(policy.send(stuck('hierarchy', 1)).value).toBe('provisioning');
  });

  it('a complaint of before another one’s repair is answered by replay', () => {
    const second = ladder(broken('policy'), rebuilt('policy', 1), broken('hierarchy'));
    expect(second.send(broken('policy', 0))).toMatchObject({
      value: 'mapping',
      effects: [{ type: 'effect.announce', rung: 'policy', whole: true }],
    });
  });
});

it('an endpoint that was found as often as it may be, and is whole, rests nobody', () => {
  let now = ladder();
  for (const attempt of [1, 2, 3]) now = now.send(broken('endpoint', attempt - 1), rebuilt('endpoint', attempt));
  expect(now).toMatchObject({ value: 'ready', effects: [{ type: 'effect.announce', rung: 'endpoint', whole: true }] });
});
