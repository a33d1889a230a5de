import { describe, expect, it } from 'vitest';
import { NEW_ACCOUNT, withHold, type AccountState, type Blocking } from '../../../src/session/account.ts';
import { mergeAccounts } from '../../../src/session/merging.ts';
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

  it('what only they found out is taken over', () => {
    const merged = mergeAccounts(account({ version: '14.1' }), account({ version: '16.1', endpoint: MOVED, signedInAt: 7 }));
    expect(merged).toMatchObject({ version: '14.1', endpoint: MOVED, signedInAt: 7 });
  });
});
