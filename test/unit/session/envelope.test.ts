import { describe, expect, it } from 'vitest';
import { NEW_COLLECTION } from '../../../src/core/collection.ts';
import { NOTHING_LEARNED } from '../../../src/core/heartbeat.ts';
import { bookResets, EMPTY_LEDGER } from '../../../src/policy/ledger.ts';
import { NEW_ACCOUNT, withHold, withMail, type AccountState } from '../../../src/session/account.ts';
import { closeEnvelope, ENVELOPE_CHARACTERS, openEnvelope, type Envelope } from '../../../src/session/envelope.ts';
import { step } from '../../support/statuses.ts';

const held = withHold(NEW_ACCOUNT, {
  who: 'time',
  why: 'throttled',
  until: 5,
  step: step({ do: 'retry', pace: 'server', then: 'replay', dueAt: 5 }),
  block: { scope: 'request', key: 'Sync:5' },
}).account;
const account: AccountState = {
  ...withMail(held, 'id-1', { state: 'unknown', since: 3 }),
  ledger: bookResets(EMPTY_LEDGER, ['5'], 7),
  notBefore: 9,
  signedInAt: 11,
  version: '14.1',
  endpoint: { from: 'https://mail.example/', to: 'https://other.example/' },
  answers118: true,
  collections: { 5: { ...NEW_COLLECTION, state: 'doubting', gone: 60, until: 13 } },
  fed: true,
  folders: { count: 9, until: 17 },
  longpoll: { ...NOTHING_LEARNED, wish: 900, seconds: 300, good: 300, bad: 480, least: 60, most: 900 },
};
const envelope: Envelope = {
  version: 1,
  account,
  ladder: { broken: ['policy'], epochs: { policy: 2 }, fromZero: false },
  pending: [{ machine: 'Sync#1', effect: 'effect.reset' }],
};

describe('what is stored', () => {
  it('comes back as it was, but for what was about to be done', () => {
    expect(openEnvelope(closeEnvelope(envelope))).toEqual({ envelope: { ...envelope, pending: [] } });
  });

  it('is never more than is read again: what may have been done stays, what can be asked for anew goes', () => {
    const long = 'x'.repeat(ENVELOPE_CHARACTERS);
    const mails = { 'id-1': { state: 'unknown', since: 3, outAt: 4 } } as const;
    const open = { digest: { command: 'MoveItems', since: 3, outAt: 4, isLost: true, isFound: true, strikes: {} } };
    const stored = closeEnvelope({
      ...envelope,
      account: { ...account, mails, open, ledger: { ...account.ledger, tries: 4, about: { 'Sync.12': 4 }, resets: { [long]: [1] } } },
    });
    expect(stored.length).toBeLessThan(ENVELOPE_CHARACTERS);
    expect(openEnvelope(stored)).toMatchObject({
      envelope: { account: { mails, open, holds: [], collections: {}, ledger: { resets: {} } } },
    });
    expect(openEnvelope(stored)).toMatchObject({ envelope: { account: { ledger: { tries: 4, about: { 'Sync.12': 4 } } } } });
    const most = { ...account, collections: {}, holds: [], ledger: { ...account.ledger, resets: {} } };
    const rest = closeEnvelope({ ...envelope, account: { ...most, version: '' } }).length;
    const exact = closeEnvelope({
      ...envelope,
      account: { ...most, ledger: { ...most.ledger, resets: {} }, version: 'x'.repeat(ENVELOPE_CHARACTERS - rest) },
    });
    const room = ENVELOPE_CHARACTERS - closeEnvelope({ ...envelope, account: { ...account, version: '' } }).length;
    const [full, over] = [room, room + 1].map((length) =>
      closeEnvelope({ ...envelope, account: { ...account, version: 'x'.repeat(length) } }),
    );
    expect(openEnvelope(full)).toMatchObject({ envelope: { account: { holds: [{}], collections: { 5: {} } } } });
    expect(openEnvelope(over)).toMatchObject({ envelope: { account: { holds: [], collections: {} } } });
    expect([exact.length, openEnvelope(exact)]).toEqual([ENVELOPE_CHARACTERS, expect.objectContaining({ envelope: expect.anything() })]);
  });

  it('of a new account comes back as one that never signed in', () => {
    const text = closeEnvelope({ ...envelope, account: NEW_ACCOUNT });
    expect(openEnvelope(text)).toMatchObject({ envelope: { account: { ...NEW_ACCOUNT, signedInAt: Number.NEGATIVE_INFINITY } } });
  });

  it('of every state a mail, a collection, a wipe can be in comes back', () => {
    const back = (more: Partial<AccountState>) => openEnvelope(closeEnvelope({ ...envelope, account: { ...account, ...more } }));
    const whole = (more: Partial<AccountState>) => ({ envelope: { ...envelope, account: { ...account, ...more }, pending: [] } });
    const mails = { a: { state: 'sent' }, b: { state: 'unknown' }, c: { state: 'returned' }, d: { state: 'confirmed' } } as const;
    const states = ['keyless', 'downloading', 'complete', 'doubting', 'stalled'] as const;
    const wipes = (['device', 'account'] as const).flatMap((scope) =>
      (['directed', 'consented'] as const).map((stage) => ({ wipe: { scope, step: stage } })),
    );
    for (const more of [
      ...wipes,
      { mails: Object.fromEntries(Object.entries(mails).map(([id, note]) => [id, { ...note, since: 3 }])) },
      { collections: Object.fromEntries(states.map((state) => [state, { ...NEW_COLLECTION, state }])) },
      { open: { digest: { command: 'MoveItems', since: 3, strikes: { 'http.503': 1 } } } },
      // A server without an upper bound, and one that leaves no choice.
      { longpoll: { ...NOTHING_LEARNED, least: 60 } },
      { longpoll: { ...NOTHING_LEARNED, least: 60, most: 60 } },
    ])
      expect(back(more), JSON.stringify(more)).toEqual(whole(more));
  });

  it('of a hold that only a person ends comes back without a time', () => {
    const { account: forGood } = withHold(NEW_ACCOUNT, {
      who: 'admin',
      why: 'blocked',
      step: account.holds[0]!.step,
      block: { scope: 'account' },
    });
    expect(openEnvelope(closeEnvelope({ ...envelope, account: forGood }))).toMatchObject({
      envelope: { account: { holds: forGood.holds } },
    });
  });

  it('nothing is nothing, not damage', () => {
    expect(openEnvelope(undefined)).toBeUndefined();
  });
});

describe('what does not fit is put aside, never guessed at', () => {
  const changed = (change: (stored: Record<string, any>) => void): string => {
    const stored = JSON.parse(closeEnvelope(envelope)) as Record<string, any>;
    change(stored);
    return JSON.stringify(stored);
  };

  it.each([
    ['no JSON', '{'],
    ['empty', ''],
    ['a list', '[]'],
    ['a number', '7'],
    ['null', 'null'],
    ['without a version', changed((stored) => delete stored['version'])],
    ['of version 0', changed((stored) => (stored['version'] = 0))],
    ['of a version that is no number', changed((stored) => (stored['version'] = '2'))],
    ['without an account', changed((stored) => delete stored['account'])],
    ['without a ladder', changed((stored) => delete stored['ladder'])],
    ['holds that are no list', changed((stored) => (stored['account'].holds = {}))],
    ['a hold that is none', changed((stored) => (stored['account'].holds = [{ id: 1 }]))],
    ['a hold without a step', changed((stored) => delete stored['account'].holds[0].step)],
    ['resets that are no times', changed((stored) => (stored['account'].ledger.resets['5'] = ['soon']))],
    ['a reset among others that is no time', changed((stored) => (stored['account'].ledger.resets['5'] = [7, 'soon']))],
    ['resets that are no list', changed((stored) => (stored['account'].ledger.resets['5'] = 7))],
    ['tries that are no number', changed((stored) => (stored['account'].ledger.tries = 'many'))],
    ['tries since no time', changed((stored) => (stored['account'].ledger.since = 'long ago'))],
    ['tries since nothing', changed((stored) => (stored['account'].ledger.since = null))],
    ['tries about no numbers', changed((stored) => (stored['account'].ledger.about = { 'Sync.12': 'often' }))],
    ['a wipe of something else', changed((stored) => (stored['account'].wipe = { scope: 'house', step: 'directed' }))],
    ['a wipe in no known step', changed((stored) => (stored['account'].wipe = { scope: 'device', step: 'perhaps' }))],
    ['an open request without a time', changed((stored) => (stored['account'].open = { d: { command: 'Sync', strikes: {} } }))],
    ['an open request that met nobody knows what', changed((stored) => (stored['account'].open = { d: { command: 'Sync', since: 1 } }))],
    ['an open request of no command', changed((stored) => (stored['account'].open = { d: { since: 1, strikes: {} } }))],
    [
      'an open request by nobody who has a name',
      changed((stored) => (stored['account'].open = { d: { command: 'Sync', since: 1, strikes: {}, by: 7 } })),
    ],
    [
      'an open request that arrived at no time',
      changed((stored) => (stored['account'].open = { d: { command: 'SendMail', since: 1, strikes: {}, arrivedAt: 'soon' } })),
    ],
    [
      'an open request that was out at no time',
      changed((stored) => (stored['account'].open = { d: { command: 'Sync', since: 1, strikes: {}, outAt: 'soon' } })),
    ],
    [
      'an open request that may be lost',
      changed((stored) => (stored['account'].open = { d: { command: 'Sync', since: 1, strikes: {}, isLost: 1 } })),
    ],
    [
      'a request in doubt that is found by a number',
      changed((stored) => (stored['account'].open = { d: { command: 'Sync', since: 1, strikes: {}, isFound: 1 } })),
    ],
    ['a mail by nobody who has a name', changed((stored) => (stored['account'].mails['id-1'].by = 7))],
    ['a mail that was out at no time', changed((stored) => (stored['account'].mails['id-1'].outAt = 'soon'))],
    ['an address that may have been given', changed((stored) => (stored['account'].endpoint.isGiven = 'perhaps'))],
    ['an account that moved from nowhere', changed((stored) => delete stored['account'].endpoint.from)],
    ['a sign-in that is no time', changed((stored) => (stored['account'].signedInAt = 'soon'))],
    ['a broken rung among others that is none', changed((stored) => (stored['ladder'].broken = ['policy', 7]))],
    ['a silence that is no time', changed((stored) => (stored['account'].notBefore = 'soon'))],
    ['a count that is none', changed((stored) => (stored['account'].nextHold = 1.5))],
    ['a mail in no known state', changed((stored) => (stored['account'].mails['id-1'].state = 'gone'))],
    [
      'an account that moved nowhere',
      changed((stored) => (stored['account'].endpoint = { from: 'https://mail.example', to: 'javascript:0' })),
    ],
    ['a collection in no known state', changed((stored) => (stored['account'].collections['5'].state = 'gone'))],
    ['a collection without a number', changed((stored) => delete stored['account'].collections['5'].until)],
    ['collections that are none', changed((stored) => (stored['account'].collections = 7))],
    ['folders that are no count', changed((stored) => (stored['account'].folders = { count: 'many', until: 0 }))],
    ['a heartbeat that is none', changed((stored) => (stored['account'].longpoll = 7))],
    ['a heartbeat without a number', changed((stored) => delete stored['account'].longpoll.wish)],
    ['a heartbeat below nothing', changed((stored) => (stored['account'].longpoll.wish = -1))],
    ['a heartbeat that lived and died at one length', changed((stored) => (stored['account'].longpoll.good = 480))],
    ['bounds that exclude each other', changed((stored) => (stored['account'].longpoll.least = 901))],
    ['broken rungs that are no list', changed((stored) => (stored['ladder'].broken = 'policy'))],
    ['a ladder from a maybe', changed((stored) => (stored['ladder'].fromZero = 1))],
  ])('%s', (_, text) => {
    expect(openEnvelope(text)).toEqual({ setAside: 'damaged' });
  });

  it.each([
    ['account'],
    ['account', 'ledger'],
    ['account', 'ledger', 'resets'],
    ['account', 'ledger', 'about'],
    ['account', 'holds'],
    ['account', 'holds', '0'],
    ['account', 'holds', '0', 'id'],
    ['account', 'holds', '0', 'who'],
    ['account', 'holds', '0', 'why'],
    ['account', 'holds', '0', 'until'],
    ['account', 'holds', '0', 'block'],
    ['account', 'holds', '0', 'block', 'scope'],
    ['account', 'holds', '0', 'step'],
    ['account', 'notBefore'],
    ['account', 'nextHold'],
    ['account', 'version'],
    ['account', 'answers118'],
    ['account', 'fed'],
    ['account', 'mails'],
    ['account', 'mails', 'id-1'],
    ['account', 'mails', 'id-1', 'since'],
    ['account', 'open'],
    ['account', 'open', 'digest'],
    ['account', 'wipe'],
    ['account', 'endpoint'],
    ['account', 'collections'],
    ['account', 'collections', '5'],
    ['account', 'folders'],
    ['account', 'folders', 'count'],
    ['account', 'folders', 'until'],
    ['account', 'longpoll'],
    ['ladder'],
    ['ladder', 'broken'],
    ['ladder', 'broken', '0'],
    ['ladder', 'epochs'],
    ['ladder', 'epochs', 'policy'],
    ['ladder', 'fromZero'],
  ])('null in the place of %s %s %s %s %s', (...path) => {
    const emptied = changed((stored) => {
      const at = path.slice(0, -1).reduce<Record<string, any>>((part, name) => part[name] as Record<string, any>, stored);
      at[path.at(-1) ?? ''] = null;
    });
    expect(openEnvelope(emptied)).toEqual({ setAside: 'damaged' });
  });

  it('from a newer version of the package says so: it is not damaged', () => {
    expect(openEnvelope(changed((stored) => (stored['version'] = 2)))).toEqual({ setAside: 'newer' });
  });

  it('far larger than an account can be', () => {
    const least = changed((stored) => (stored['more'] = '')).length;
    const ofLength = (length: number) => openEnvelope(changed((stored) => (stored['more'] = 'x'.repeat(length - least))));
    expect(ofLength(ENVELOPE_CHARACTERS + 1)).toEqual({ setAside: 'damaged' });
    expect(ofLength(ENVELOPE_CHARACTERS)).toHaveProperty('envelope');
  });

  it('of before tries were counted has spent none', () => {
    const old = changed((stored) => {
      for (const name of ['tries', 'about', 'parks']) delete stored['account'].ledger[name];
    });
    expect(openEnvelope(old)).toMatchObject({ envelope: { account: { ledger: { tries: 0, about: {}, parks: 0 } } } });
  });

  it('of before tries came back with time has those it has, and since when', () => {
    const of = (since?: number) => changed((stored) => Object.assign(stored['account'].ledger, { tries: 60, since }));
    expect(openEnvelope(of())).toMatchObject({ envelope: { account: { ledger: { tries: 60 } } } });
    expect(openEnvelope(of())).not.toHaveProperty('envelope.account.ledger.since');
    expect(openEnvelope(of(7))).toMatchObject({ envelope: { account: { ledger: { tries: 60, since: 7 } } } });
  });

  it.each([
    ['long polls were remembered has learned nothing', 'longpoll', NOTHING_LEARNED],
    ['mails were remembered has none', 'mails', {}],
    ['requests were noted has none open', 'open', {}],
    ['collections were watched has none in doubt', 'collections', {}],
    ['folders were counted has none', 'folders', { count: 0, until: 0 }],
    ['items were minded has been given none', 'fed', false],
  ])('of before %s', (_, name, value) => {
    const opened = openEnvelope(changed((stored) => delete stored['account'][name]));
    expect(opened).toMatchObject({ envelope: { account: { [name]: value } } });
    expect(opened && 'envelope' in opened && opened.envelope.account[name as keyof AccountState]).toStrictEqual(value);
  });
});
