import { describe, expect, it } from 'vitest';
import {
  blockOf,
  MAILS_REMEMBERED,
  mailNote,
  NEW_ACCOUNT,
  WISHES_HELD,
  withHold,
  withMail,
  withoutHold,
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

  it('of another reach stand beside each other: the narrower one takes nothing from the wider', () => {
    expect(held(hold({}), hold({ block: { scope: 'uploads' } })).holds).toHaveLength(2);
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
    expect(withMail(out, 'id-1', undefined).mails).toEqual({});
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
});
