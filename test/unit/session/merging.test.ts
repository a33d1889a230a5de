import { describe, expect, it } from 'vitest';
import type { MailNote } from '../../../src/core/mail.ts';
import { NEW_COLLECTION } from '../../../src/core/collection.ts';
import { NEW_ACCOUNT, withHold, type AccountState, type Blocking } from '../../../src/session/account.ts';
import { joinAccounts, mergeAccounts, newsIn } from '../../../src/session/merging.ts';
import { step } from '../../support/statuses.ts';

const MOVED = { from: 'https://mail.example/Microsoft-Server-ActiveSync', to: 'https://other.example/Microsoft-Server-ActiveSync' };
const account = (more: Partial<AccountState>): AccountState => ({ ...NEW_ACCOUNT, ...more });
const hold = (why: Blocking['why'], more: Partial<Blocking> = {}): Omit<Blocking, 'id'> => ({
  who: 'user',
  why,
  step: step({ do: 'hold', who: 'user', why, then: 'end' }),
  block: { scope: 'account' },
  ...more,
});
const held = (...holds: Omit<Blocking, 'id'>[]): AccountState => holds.reduce((all, one) => withHold(all, one).account, NEW_ACCOUNT);

describe('what two sessions know together', () => {
  it('what either has spent is spent, each reset once', () => {
    const ours = account({ ledger: { ...NEW_ACCOUNT.ledger, resets: { '5': [1, 3], constructor: [2] } } });
    const theirs = account({ ledger: { ...NEW_ACCOUNT.ledger, resets: { '5': [1, 2], '6': [4] } } });
    expect(mergeAccounts(ours, theirs).ledger.resets).toEqual({ '5': [1, 2, 3], '6': [4], constructor: [2] });
  });

  it('of the tries the higher count, with what it was about', () => {
    const ours = account({ ledger: { ...NEW_ACCOUNT.ledger, tries: 4, about: { 'Sync.3': 4 }, parks: 2 } });
    const theirs = account({ ledger: { ...NEW_ACCOUNT.ledger, tries: 9, about: { 'Sync.12': 9 }, parks: 1 } });
    for (const merged of [mergeAccounts(ours, theirs), mergeAccounts(theirs, ours)]) {
      expect(merged.ledger).toMatchObject({ tries: 9, about: { 'Sync.12': 9 }, parks: 2 });
    }
  });

  it('of tries that come back with time the later: nothing that was spent comes back by joining, and nothing that came back is spent again', () => {
    const ledger = (tries: number, since?: number, parks = 0) => account({ ledger: { ...NEW_ACCOUNT.ledger, tries, parks, since } });
    const joined = (ours: AccountState, theirs: AccountState) => mergeAccounts(ours, theirs).ledger;
    const [hour, day] = [3_600_000, 24 * 3_600_000];
    for (const [ours, theirs] of [
      [ledger(9, day), ledger(12, day - 4 * hour)],
      [ledger(12, day - 4 * hour), ledger(9, day)],
    ] as const)
      expect(joined(ours, theirs)).toMatchObject({ tries: 9, since: day });
    expect(joined(ledger(12, day), ledger(10, day + hour / 4))).toMatchObject({ tries: 12, since: day });
    expect(joined(ledger(60), ledger(1, day))).toMatchObject({ tries: 60, since: undefined });
    expect(joined(ledger(0), ledger(1, day))).toMatchObject({ tries: 1, since: day });
    expect(joined(ledger(56, day, 1), ledger(60, day - 5 * hour))).toMatchObject({ tries: 56, since: day, parks: 1 });
  });

  it('the longer silence counts', () => {
    expect(mergeAccounts(account({ notBefore: 5 }), account({ notBefore: 9 })).notBefore).toBe(9);
    expect(mergeAccounts(account({ notBefore: 9 }), account({ notBefore: 5 })).notBefore).toBe(9);
  });

  it('holds of both stand, under ids of their own, and the same one stands once', () => {
    const merged = mergeAccounts(held(hold('quota'), hold('blocked')), held(hold('quota'), hold('mailbox')));
    expect(merged.holds.map(({ id, why }) => [id, why])).toEqual([
      ['hold-1', 'quota'],
      ['hold-2', 'blocked'],
      ['hold-3', 'mailbox'],
    ]);
    expect(merged.nextHold).toBe(4);
  });

  it('of one mail the last time it was known to be out counts, where anybody knows', () => {
    const out = (outAt?: number) => account({ mails: { a: { state: 'sent', since: 1, ...(outAt !== undefined && { outAt }) } } });
    for (const [ours, theirs, both] of [
      [5, 9, 9],
      [9, 5, 9],
      [5, undefined, 5],
      [undefined, 5, 5],
    ] as const)
      expect(mergeAccounts(out(ours), out(theirs)).mails['a']?.outAt).toBe(both);
    expect(mergeAccounts(out(), out()).mails['a']).not.toHaveProperty('outAt');
  });

  it('mails of both are remembered; of one in both the surer word counts, from its first attempt on', () => {
    const refused = { state: 'returned', since: 1 } as const;
    const lost = { state: 'unknown', since: 2 } as const;
    const taken = { state: 'confirmed', since: 3 } as const;
    const merged = mergeAccounts(
      account({ mails: { a: refused, c: taken } }),
      account({ mails: { a: lost, b: lost, c: lost }, answers118: true }),
    );
    expect(merged.mails).toEqual({ a: { state: 'unknown', since: 1 }, b: lost, c: { state: 'confirmed', since: 2 } });
    expect(merged.answers118).toBe(true);
  });

  it('a mail without an id that has arrived for one of both has arrived, unless it was asked for once more after that', () => {
    const note = { command: 'SendMail', since: 5, strikes: {}, by: 'x' };
    const joined = (ours: object, theirs: object) =>
      mergeAccounts(account({ open: { a: { ...note, ...ours } } }), account({ open: { a: { ...note, ...theirs } } })).open['a'];
    expect(joined({}, { since: 4, arrivedAt: 6 })).toEqual({ ...note, since: 4, arrivedAt: 6 });
    expect(joined({ since: 4, arrivedAt: 6 }, {})).toEqual({ ...note, since: 4, arrivedAt: 6 });
    expect(joined({ since: 6, outAt: 6 }, { arrivedAt: 6, outAt: 7 })).toEqual({ ...note, since: 6, outAt: 6 });
    expect(joined({ arrivedAt: 6, outAt: 7 }, { since: 6, outAt: 6 })).toEqual({ ...note, since: 6, outAt: 6 });
    expect(joined({}, {})).not.toHaveProperty('arrivedAt');
  });

  it('what only they found out is taken over', () => {
    const merged = mergeAccounts(account({ version: '14.1' }), account({ version: '16.1', endpoint: MOVED, signedInAt: 7 }));
    expect(merged).toMatchObject({ version: '14.1', endpoint: MOVED, signedInAt: 7 });
  });

  it('what neither knows is not there', () => {
    expect(Object.keys(mergeAccounts(NEW_ACCOUNT, NEW_ACCOUNT)).toSorted()).toEqual(Object.keys(NEW_ACCOUNT).toSorted());
  });

  it.each([
    [false, false, false],
    [true, false, true],
    [false, true, true],
    [true, true, true],
  ])('%s and %s: one of them was given an item, or saw 118: %s', (ours, theirs, both) => {
    const merged = mergeAccounts(account({ fed: ours, answers118: ours }), account({ fed: theirs, answers118: theirs }));
    expect([merged.fed, merged.answers118]).toEqual([both, both]);
  });

  it.each([
    [{ version: '14.1' }, {}, { version: '14.1' }],
    [{}, { version: '16.1' }, { version: '16.1' }],
    [{}, { endpoint: MOVED }, { endpoint: MOVED }],
    [
      { wipe: { scope: 'device', step: 'consented' } },
      { wipe: { scope: 'account', step: 'directed' } },
      { wipe: { scope: 'device', step: 'consented' } },
    ],
    [{}, { wipe: { scope: 'account', step: 'directed' } }, { wipe: { scope: 'account', step: 'directed' } }],
  ] as const)('ours first: %j with %j', (ours, theirs, merged) => {
    expect(mergeAccounts(account(ours), account(theirs))).toMatchObject(merged);
  });

  it('of collections and open requests both are remembered, ours where both know one', () => {
    const note = { ...NEW_COLLECTION, state: 'doubting' } as const;
    const open = { command: 'MoveItems', since: 1, strikes: {} };
    const merged = mergeAccounts(
      account({ collections: { '5': note }, open: { a: open } }),
      account({ collections: { '5': NEW_COLLECTION, '6': note }, open: { a: { ...open, since: 9 }, b: open } }),
    );
    expect(merged.collections).toEqual({ '5': note, '6': note });
    expect(merged.open).toEqual({ a: open, b: open });
    const later = account({ open: { a: { ...open, since: 9 } } });
    expect(mergeAccounts(later, account({ open: { a: open } })).open).toEqual({ a: open });
    expect(mergeAccounts(later, NEW_ACCOUNT).open).toEqual(later.open);
  });

  it('an order to wipe that was carried out elsewhere is over', () => {
    const ours = account({ wipe: { scope: 'device', step: 'consented' } });
    expect(mergeAccounts(ours, held(hold('wiped')))).not.toHaveProperty('wipe');
    expect(mergeAccounts(ours, held(hold('blocked'))).wipe).toEqual(ours.wipe);
  });

  it('of one that both have out the last time it was out counts, and whether its answer is known to be lost', () => {
    const open = (more: object) => account({ open: { a: { command: 'MoveItems', since: 5, by: 'us', strikes: {}, ...more } } });
    const joined = (ours: object, theirs: object) =>
      mergeAccounts(open(ours), open({ by: 'other', strikes: { x: 1 }, ...theirs })).open['a'];
    const own = { command: 'MoveItems', since: 5, by: 'us', strikes: {} };
    expect(joined({ isFound: true }, {})).toEqual({ ...own, isFound: true });
    expect(joined({}, { isFound: true })).toEqual({ ...own, isFound: true });
    expect(joined({ outAt: 7, isLost: true }, { outAt: 9 })).toEqual({ ...own, outAt: 9 });
    expect(joined({ outAt: 9 }, { outAt: 7, isLost: true, since: 3 })).toEqual({ ...own, since: 3, outAt: 9 });
    expect(joined({ outAt: 9, isLost: true }, {})).toEqual({ ...own, outAt: 9, isLost: true });
    expect(joined({}, { outAt: 7, isLost: true })).toEqual({ ...own, outAt: 7, isLost: true });
    expect(joined({ outAt: 7, isLost: true }, { outAt: 7 })).toEqual({ ...own, outAt: 7, isLost: true });
    expect(Object.keys(joined({}, {}) ?? {})).toEqual(Object.keys(own));
  });

  it('that a server recognises repeats is known of that server alone', () => {
    const at = (answers118: boolean, endpoint?: AccountState['endpoint']) => account({ answers118, ...(endpoint && { endpoint }) });
    const there = { from: MOVED.from, to: 'https://third.example/eas' };
    expect(mergeAccounts(at(true), at(false, MOVED)).answers118).toBe(false);
    expect(mergeAccounts(at(false, MOVED), at(true)).answers118).toBe(false);
    expect(mergeAccounts(at(true, MOVED), at(true, there)).answers118).toBe(true);
    expect(mergeAccounts(at(false, MOVED), at(true, there)).answers118).toBe(false);
    expect(mergeAccounts(at(false, MOVED), at(true, MOVED)).answers118).toBe(true);
    expect(mergeAccounts(at(false), at(true)).answers118).toBe(true);
  });

  it('of two words as sure as each other ours stands, since the first attempt', () => {
    const lost = (since: number) => account({ mails: { a: { state: 'sent', since } } });
    expect(mergeAccounts(lost(5), lost(3)).mails).toEqual({ a: { state: 'sent', since: 3 } });
    const returned = account({ mails: { a: { state: 'returned', since: 4 } } });
    for (const merged of [mergeAccounts(lost(5), returned), mergeAccounts(returned, lost(5))])
      expect(merged.mails).toEqual({ a: { state: 'sent', since: 4 } });
  });

  it('a hold that differs in who, why, reach or wish is another one', () => {
    const one = hold('loop', { block: { scope: 'request', key: 'Sync:5' } });
    const others = [
      hold('loop', { ...one, who: 'admin' }),
      hold('quota', one),
      { ...hold('loop'), block: { scope: 'account' } as const },
      hold('loop', { block: { scope: 'request', key: 'Sync:6' } }),
    ].map((other, at) => (at === 1 ? { ...other, why: 'quota' as const } : other));
    for (const other of others) expect(mergeAccounts(held(one), held(other)).holds).toHaveLength(2);
    expect(mergeAccounts(held(one), held(one)).holds).toEqual(held(one).holds);
  });

  it('a hold that both have stays as ours has it', () => {
    const timed = (until: number) => held({ ...hold('throttled'), who: 'time', until });
    expect(mergeAccounts(timed(5), timed(9)).holds).toEqual(timed(5).holds);
  });

  it('as many tries about different things: ours tell what about', () => {
    const spent = (about: string) => account({ ledger: { ...NEW_ACCOUNT.ledger, tries: 4, about: { [about]: 4 } } });
    expect(mergeAccounts(spent('Sync.3'), spent('Sync.12')).ledger.about).toEqual({ 'Sync.3': 4 });
  });

  it('resets are in the order of their times, whoever booked them', () => {
    const booked = (...times: number[]) => account({ ledger: { ...NEW_ACCOUNT.ledger, resets: { '5': times } } });
    expect(mergeAccounts(booked(9, 100), booked(20, 3)).ledger.resets).toEqual({ '5': [3, 9, 20, 100] });
  });
});

it('of several that hold, one that both know stands once, and one of another reach stands beside it', () => {
  const both = hold('quota');
  const kinds = (ours: AccountState, theirs: AccountState) => mergeAccounts(ours, theirs).holds.map(({ why, block }) => [why, block.scope]);
  expect(kinds(held(hold('blocked'), both), held(both))).toEqual([
    ['blocked', 'account'],
    ['quota', 'account'],
  ]);
  expect(kinds(held(both), held(hold('quota', { block: { scope: 'uploads' } })))).toEqual([
    ['quota', 'account'],
    ['quota', 'uploads'],
  ]);
});

describe('what is news of what another session has stored', () => {
  const note = (state: MailNote['state'], by: string, since = 5): MailNote => ({ state, since, by });
  const mails = (...notes: readonly MailNote[]): AccountState =>
    account({ mails: Object.fromEntries(notes.map((one, n) => [`id-${n}`, one])) });

  it('not what this one wrote, and not what stood there when it last looked', () => {
    const base = mails(note('unknown', 'other'), note('sent', 'us'));
    expect(newsIn(mails(note('unknown', 'other'), note('sent', 'us'), note('sent', 'us')), base, 'us').mails).toEqual({});
    const changed = mails(note('sent', 'third'), note('sent', 'other'));
    expect(newsIn(changed, base, 'us').mails).toEqual(changed.mails);
  });

  it('not a hold that stood there, whatever it is called; one that was met anew is', () => {
    const [one, again] = [
      hold('blocked'),
      hold('blocked', { step: { ...step({ do: 'hold', who: 'user', why: 'blocked', then: 'end' }), at: 9 } }),
    ];
    const renamed = held(hold('quota'), one);
    expect(newsIn(renamed, held(one), 'us').holds.map(({ why }) => why)).toEqual(['quota']);
    expect(newsIn(held(again), held(one), 'us').holds).toHaveLength(1);
  });

  it('every hold, where none stood; of several that stood none comes again', () => {
    const [blocked, quota] = [hold('blocked'), hold('quota')];
    expect(newsIn(held(blocked), NEW_ACCOUNT, 'us').holds).toHaveLength(1);
    expect(newsIn(held(blocked, quota), held(quota, blocked), 'us').holds).toEqual([]);
    expect(mergeAccounts(NEW_ACCOUNT, held(blocked)).holds.map(({ why }) => why)).toEqual(['blocked']);
  });

  it('not an order to wipe, which is for the session that was told; what the user has agreed to is, once', () => {
    const wipe = (at: 'directed' | 'consented') => ({ scope: 'device', step: at }) as const;
    expect(newsIn(account({ wipe: wipe('directed') }), NEW_ACCOUNT, 'us')).not.toHaveProperty('wipe');
    expect(newsIn(account({ wipe: wipe('consented') }), NEW_ACCOUNT, 'us').wipe).toEqual(wipe('consented'));
    expect(newsIn(account({ wipe: wipe('consented') }), account({ wipe: wipe('directed') }), 'us').wipe).toEqual(wipe('consented'));
    expect(newsIn(account({ wipe: wipe('consented') }), account({ wipe: wipe('consented') }), 'us')).not.toHaveProperty('wipe');
  });

  it('not a collection as it stood there: one that is complete by now is not in doubt again', () => {
    const doubting = { ...NEW_COLLECTION, state: 'doubting' } as const;
    const base = account({ collections: { '5': doubting, '6': doubting } });
    const stored = account({ collections: { '5': doubting, '6': { ...doubting, gone: 60 }, '7': doubting } });
    expect(Object.keys(newsIn(stored, base, 'us').collections)).toEqual(['6', '7']);
  });

  it('not an open request that this one noted, nor one that stood there', () => {
    const open = (by: string, since = 5) => ({ command: 'MoveItems', since, by, strikes: {} });
    const base = account({ open: { old: open('other') } });
    const stored = account({ open: { old: open('other'), own: open('us'), fresh: open('other'), again: open('third', 9) } });
    expect(Object.keys(newsIn(stored, base, 'us').open)).toEqual(['fresh', 'again']);
    expect(Object.keys(newsIn(account({ open: { old: open('other', 9) } }), base, 'us').open)).toEqual(['old']);
  });

  it('a note of a mail that came from there stands under its own name; of one that both know, under ours', () => {
    const theirs = mails(note('sent', 'other'));
    expect(joinAccounts(NEW_ACCOUNT, theirs, new Map(), 'us+7').mails['id-0']).toEqual(note('sent', 'other'));
    expect(joinAccounts(mails(note('sent', 'us')), theirs, new Map(), 'us+7').mails['id-0']).toEqual(note('sent', 'us+7'));
  });

  it('counts against a note that has changed since it was written down', () => {
    const [before, written, since] = [note('returned', 'first'), note('sent', 'us'), note('unknown', 'us', 9)];
    const tentative = new Map([['id-0', { before, note: written }]]);
    const joined = joinAccounts(mails(since), mails(note('returned', 'other')), tentative, 'us+7');
    expect(joined.mails['id-0']).toEqual(note('unknown', 'us+7'));
  });

  it('what both have noted is neither’s own: whoever reads it next sees that it changed', () => {
    const joined = joinAccounts(mails(note('returned', 'us')), mails(note('unknown', 'other')), new Map(), 'us+7');
    expect(joined.mails['id-0']).toEqual(note('unknown', 'us+7'));
    expect(newsIn(joined, mails(note('returned', 'us')), 'us').mails).toEqual(joined.mails);
  });

  it('counts against what was known before a mail was written down; without news that stands', () => {
    const [before, written] = [note('unknown', 'first'), note('sent', 'us')];
    const ours = mails(written);
    const tentative = new Map([['id-0', { before, note: written }]]);
    expect(joinAccounts(ours, mails(), tentative, 'us+7').mails['id-0']).toBe(written);
    expect(joinAccounts(ours, mails(note('sent', 'other')), tentative, 'us+7').mails['id-0']).toEqual(note('sent', 'us+7'));
    expect(joinAccounts(ours, mails(note('unknown', 'other')), tentative, 'us+7').mails['id-0']).toEqual(note('unknown', 'us+7'));
  });
});
