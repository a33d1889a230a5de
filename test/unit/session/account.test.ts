import { describe, expect, it } from 'vitest';
import {
  blockOf,
  SETTLED_REMEMBERED,
  limboOf,
  MAILS_REMEMBERED,
  mailNote,
  NEW_ACCOUNT,
  WISHES_HELD,
  withHold,
  withMail,
  withoutHold,
  withWipe,
  type Blocking,
} from '../../../src/session/account.ts';
import { step } from '../../support/statuses.ts';

const because = step({ do: 'hold', who: 'user', why: 'quota', then: 'end' });
const hold = (given: Partial<Omit<Blocking, 'id'>>): Omit<Blocking, 'id'> => ({
  who: 'user',
  why: 'quota',
  step: because,
  block: { scope: 'account' },
  ...given,
});

function held(...holds: readonly Omit<Blocking, 'id'>[]) {
  return holds.reduce((account, one) => withHold(account, one).account, NEW_ACCOUNT);
}

describe('holds', () => {
  it('get an id each, and lose nothing when one goes', () => {
    const account = held(hold({ block: { scope: 'uploads' } }), hold({ why: 'blocked', who: 'admin' }));
    expect(account.holds.map(({ id, why }) => [id, why])).toEqual([
      ['hold-1', 'quota'],
      ['hold-2', 'blocked'],
    ]);
    expect(withoutHold(account, 'hold-1').holds.map(({ id }) => id)).toEqual(['hold-2']);
  });

  it('of the same reason, reach and person replace each other under their old id', () => {
    const account = held(hold({ who: 'time', until: 5 }), hold({ who: 'time', until: 9 }));
    expect(account.holds).toEqual([expect.objectContaining({ id: 'hold-1', until: 9 })]);
    expect(account.nextHold).toBe(2);
  });

  it('of which nothing is new stands as it is: there is nothing to be stored', () => {
    const account = held(hold({ who: 'time', until: 5 }));
    const again = withHold(account, hold({ who: 'time', until: 5 }));
    expect(again.account).toBe(account);
    expect(again.hold).toBe(account.holds[0]);
  });

  it('of another reach stand beside each other: the narrower one takes nothing from the wider', () => {
    expect(held(hold({}), hold({ block: { scope: 'uploads' } })).holds).toHaveLength(2);
    expect(held(hold({ who: 'user' }), hold({ who: 'admin' })).holds.map(({ who }) => who)).toEqual(['user', 'admin']);
    expect(
      held(hold({ block: { scope: 'request', key: 'Sync:5' } }), hold({ block: { scope: 'request', key: 'Sync:6' } })).holds,
    ).toHaveLength(2);
  });

  it('an id is never given twice', () => {
    const first = held(hold({}));
    const second = withHold(withoutHold(first, 'hold-1'), hold({ why: 'blocked' }));
    expect(second.hold.id).toBe('hold-2');
  });

  it('nothing given is changed', () => {
    const account = held(hold({}));
    withHold(account, hold({ why: 'blocked' }));
    withoutHold(account, 'hold-1');
    expect(account.holds).toHaveLength(1);
    expect(NEW_ACCOUNT.holds).toEqual([]);
  });
});

describe('holds about one wish', () => {
  it('are the newest so many: the oldest goes, what holds the account stays', () => {
    const about = (n: number) => hold({ why: 'unknown-outcome', block: { scope: 'request', key: `mail:${n}` } });
    const account = held(hold({ why: 'blocked' }), ...Array.from({ length: WISHES_HELD + 1 }, (_, n) => about(n)));
    expect(account.holds).toHaveLength(WISHES_HELD + 1);
    expect(account.holds.map(({ block }) => block.key)).toEqual([
      undefined,
      ...Array.from({ length: WISHES_HELD }, (_, n) => `mail:${n + 1}`),
    ]);
    // One whose time is new takes its own place: nothing has to go for it.
    const renewed = withHold(account, { ...about(WISHES_HELD), until: 9 }).account;
    expect(renewed.holds.map(({ block }) => block.key)).toEqual(account.holds.map(({ block }) => block.key));
  });
});

describe('a hold that is put once more', () => {
  const limbo = (listed: readonly string[], more: Partial<Blocking> = {}) =>
    hold({ until: 9, block: { scope: 'folders', listed }, ...more });

  it('stands as it was when it says nothing new', () => {
    const before = held(limbo(['1', '2']));
    expect(withHold(before, limbo(['1', '2'])).account).toBe(before);
  });

  it.each([
    ['another time', limbo(['1', '2'], { until: 10 })],
    ['no time', limbo(['1', '2'], { until: undefined } as object)],
    ['other folders', limbo(['1', '3'])],
    ['a rung it is for', limbo(['1', '2'], { rung: 'hierarchy' })],
  ])('takes its place under the same id when it says something new: %s', (_, one) => {
    const { account, hold: added } = withHold(held(limbo(['1', '2'])), one);
    expect(account.holds).toEqual([added]);
    expect(added).toEqual({ ...one, id: 'hold-1' });
  });
});

describe('what keeps a request back', () => {
  const sync = { keys: ['Sync:5'], uploads: false };
  const upload = { keys: ['Sync:5'], uploads: true };

  it('nothing, while there is no hold for it', () => {
    expect(blockOf(NEW_ACCOUNT, upload)).toBeUndefined();
    expect(blockOf(held(hold({ block: { scope: 'request', key: 'Sync:6' } })), sync)).toBeUndefined();
  });

  it('a hold of the account keeps back everything, one of uploads only what brings data, one of a request only that wish', () => {
    expect(blockOf(held(hold({})), sync)?.block.scope).toBe('account');
    const uploads = held(hold({ block: { scope: 'uploads' } }));
    expect(blockOf(uploads, sync)).toBeUndefined();
    expect(blockOf(uploads, upload)?.block.scope).toBe('uploads');
    expect(blockOf(held(hold({ block: { scope: 'request', key: 'Sync:5' } })), sync)?.block.scope).toBe('request');
    expect(blockOf(held(hold({ block: { scope: 'uploads', key: 'Sync:5' } })), sync)).toBeUndefined();
  });

  it('a hold about one mail keeps back that mail, whatever else its wish is called by', () => {
    const doubt = held(hold({ block: { scope: 'request', key: 'mail:id-1' } }));
    expect(blockOf(doubt, { keys: ['SendMail:', 'mail:id-1'], uploads: true })?.block.key).toBe('mail:id-1');
    expect(blockOf(doubt, { keys: ['SendMail:', 'mail:id-2'], uploads: true })).toBeUndefined();
    // A hold without a key is about no wish that has no name yet.
    expect(blockOf(held(hold({ block: { scope: 'uploads' } })), { keys: [], uploads: false })).toBeUndefined();
  });

  it('a hold of doubtful folders keeps back what is not listed and the folders themselves', () => {
    const limbo = held(hold({ block: { scope: 'folders', listed: ['1', '2'] } }));
    const about = (more: object) => blockOf(limbo, { keys: ['x'], uploads: true, ...more })?.block.scope;
    expect(about({})).toBeUndefined();
    expect(about({ collections: ['1', '2'] })).toBeUndefined();
    expect(about({ collections: ['1', '3'] })).toBe('folders');
    expect(about({ folders: true })).toBe('folders');
    expect(limboOf(limbo)?.block.listed).toEqual(['1', '2']);
    expect(limboOf(held(hold({}), hold({ block: { scope: 'request', key: 'x' } })))).toBeUndefined();
    // A block of another life that names nothing has nothing listed.
    expect(blockOf(held(hold({ block: { scope: 'folders' } })), { keys: [], uploads: false, collections: ['1'] })).toBeDefined();
  });

  it('the account’s hold is named before a narrower one', () => {
    const both = held(
      hold({ block: { scope: 'request', key: 'Sync:5' } }),
      hold({ block: { scope: 'uploads' } }),
      hold({ why: 'blocked' }),
    );
    expect(blockOf(both, upload)?.why).toBe('blocked');
  });
});

const LOST = { state: 'unknown', since: 5 } as const;
const FAILED = { state: 'returned', since: 5 } as const;

describe('mails on their way', () => {
  it('are remembered until their end is known', () => {
    const out = withMail(NEW_ACCOUNT, 'id-1', LOST);
    expect(out.mails).toEqual({ 'id-1': LOST });
    expect(withMail(out, 'id-1', FAILED).mails).toEqual({ 'id-1': FAILED });
    expect(withMail(out, 'id-1', undefined).mails).toStrictEqual({});
  });

  it('are told apart from what every object has', () => {
    for (const id of ['constructor', '__proto__', 'toString']) {
      expect(mailNote(NEW_ACCOUNT, id), id).toBeUndefined();
      expect(mailNote(withMail(NEW_ACCOUNT, id, LOST), id), id).toBe(LOST);
    }
  });

  it('are bounded in number: the oldest are forgotten first', () => {
    let account = NEW_ACCOUNT;
    for (let mail = 0; mail <= MAILS_REMEMBERED; mail += 1) account = withMail(account, `id-${mail}`, LOST);
    expect(Object.keys(account.mails)).toHaveLength(MAILS_REMEMBERED);
    expect(account.mails).not.toHaveProperty('id-0');
    expect(account.mails).toHaveProperty(`id-${MAILS_REMEMBERED}`);
    expect(mailNote(withMail(account, '7', LOST), '7')).toBe(LOST);
  });

  it('of those that arrived the latest are remembered, however their ids are called and in whatever order they came', () => {
    const arrived = (n: number) => ({ state: 'confirmed', since: n }) as const;
    let account = withMail(NEW_ACCOUNT, 'open', { state: 'sent', since: 0 });
    // Objects keep small numbers in the order of their size: the latest mail has the smallest.
    for (let n = 1; n <= SETTLED_REMEMBERED + 1; n += 1) account = withMail(account, String(1000 - n), arrived(n));
    expect(Object.values(account.mails).filter(({ state }) => state === 'confirmed')).toHaveLength(SETTLED_REMEMBERED);
    expect(mailNote(account, '999')).toBeUndefined();
    expect(mailNote(account, '998')).toEqual(arrived(2));
    // One in doubt is not forgotten for those, and they are not for one in doubt.
    expect(mailNote(account, 'open')).toEqual({ state: 'sent', since: 0 });
    expect(Object.keys(withMail(account, 'another', LOST).mails)).toHaveLength(SETTLED_REMEMBERED + 1);
  });

  it('in doubt, the oldest by time is forgotten, not the one that was written down first', () => {
    let account = withMail(NEW_ACCOUNT, 'young', { state: 'unknown', since: MAILS_REMEMBERED + 1 });
    for (let n = 1; n <= MAILS_REMEMBERED; n += 1) account = withMail(account, `id-${n}`, { state: 'unknown', since: n });
    expect(mailNote(account, 'young')).toBeDefined();
    expect(mailNote(account, 'id-1')).toBeUndefined();
    expect(mailNote(account, 'id-2')).toBeDefined();
  });
});

describe('an order to wipe', () => {
  const order = { scope: 'device', step: 'directed' } as const;
  const ordered = withWipe(NEW_ACCOUNT, order);

  it('stands until it is taken away, and leaves nothing of itself', () => {
    expect(ordered).toStrictEqual({ ...NEW_ACCOUNT, wipe: order });
    expect(withWipe(ordered, { ...order, step: 'consented' }).wipe?.step).toBe('consented');
    expect(withWipe(ordered, undefined)).toStrictEqual(NEW_ACCOUNT);
  });

  it('that stands already is nothing new to be stored', () => {
    expect(withWipe(ordered, order)).toBe(ordered);
    expect(withWipe(NEW_ACCOUNT, undefined)).toBe(NEW_ACCOUNT);
  });
});

it('a new account knows nothing, and nothing is held against it', () => {
  expect(NEW_ACCOUNT).toMatchObject({
    holds: [],
    notBefore: 0,
    signedInAt: Number.NEGATIVE_INFINITY,
    nextHold: 1,
    mails: {},
    open: {},
    answers118: false,
    collections: {},
    fed: false,
    folders: { count: 0, until: 0 },
  });
});

it('what was returned is remembered with what has arrived and what is in doubt, so many of each', () => {
  const states = ['returned', 'confirmed', 'sent', 'unknown'] as const;
  const account = states.reduce((all, state, since) => withMail(all, state, { state, since }), NEW_ACCOUNT);
  expect(Object.keys(withMail(account, 'new', { state: 'sent', since: 9 }).mails).sort()).toEqual([...states, 'new'].sort());
});
