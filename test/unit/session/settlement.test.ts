import { describe, expect, it } from 'vitest';
import type { Decision, Step } from '../../../src/core/decision.ts';
import type { End } from '../../../src/core/outcome.ts';
import type { Answered } from '../../../src/core/session.ts';
import { NEW_ACCOUNT, withHold, type Blocking } from '../../../src/session/account.ts';
import { outboxOf } from '../../../src/session/mail.ts';
import { settle } from '../../../src/session/settlement.ts';
import { step } from '../../support/statuses.ts';
import { exchangeOf, MARKS, partsOf } from '../../support/world.ts';

const REJECT: Decision = { do: 'reject', why: 'request', then: 'end' };
const STALE: Decision = { do: 'refresh', scope: 'hierarchy', then: 'rebuild' };
const DOUBT: Decision = { do: 'hold', who: 'user', why: 'unknown-outcome', then: 'end' };
const HOLD: Blocking = { id: 'hold-1', who: 'user', why: 'loop', step: step(DOUBT), rung: 'policy', block: { scope: 'account' } };
const MAIL = { command: 'SendMail', facts: { needs: [], clientIdFrom: '14.0' } };
const limbo = withHold(NEW_ACCOUNT, { ...HOLD, who: 'time', until: 9, block: { scope: 'folders', listed: [] } }).account;

/** How a request ends, and what was told of it. A mail may be in doubt. */
function ended(end: End, more: object = {}, account = NEW_ACCOUNT, mail?: string) {
  const parts = partsOf(account);
  const answers: Answered[] = [];
  const exchange = exchangeOf({ steps: [], items: [], hold: HOLD, settle: (one: Answered) => void answers.push(one), ...more });
  if (mail !== undefined) parts.actors.set(outboxOf(exchange), { value: mail, context: {} });
  settle(parts.world, exchange, end);
  const [answered] = answers;
  if (answered === undefined) throw new Error('nobody was answered');
  return { ...answered, told: parts.told, posted: parts.posted };
}

const told = (decision: Decision, more: Partial<Step> = {}) => ({ decision, because: { ...step(decision), ...more } });
const nextOf = (...given: Parameters<typeof ended>): unknown => {
  const { outcome } = ended(...given);
  return 'next' in outcome ? outcome.next : 'none';
};

describe('what a caller is handed', () => {
  it('the reply there was; else one that says how it ended, 200 for what was done already, 503 for what was not sent', () => {
    const reply = { status: 200, headers: { a: 'b' }, body: new Uint8Array(1) };
    expect(ended('refused', { reply, ...told(REJECT) }).response).toBe(reply);
    expect(ended('done').response).toMatchObject({ status: 200, headers: { 'x-activesync-recovery': 'done' } });
    expect(ended('held').response).toMatchObject({ status: 503, headers: { 'x-activesync-recovery': 'held' } });
    expect(ended('refused', told(REJECT)).response.body).toHaveLength(0);
  });

  it('what send threw last, but not with what is known to be done', () => {
    const failure = new Error('planted');
    expect(ended('unknown', { failure }).response).toHaveProperty('failure', failure);
    expect(ended('done', { failure }).response).not.toHaveProperty('failure');
  });

  it('what was told on the way, and what is in doubt only where something is', () => {
    const { outcome } = ended('done', { attempts: 3, marks: { ...MARKS, clientId: 'id-1' } });
    expect(outcome).toEqual({ kind: 'done', steps: [], items: [], leftOut: [], attempts: 3 });
    const note = { state: 'doubting', primings: 0, primedAt: 0, empty: 0, gone: 0, until: 7 } as const;
    const doubted = ended('done', { marks: { ...MARKS, collections: ['5'] } }, { ...NEW_ACCOUNT, collections: { '5': note } });
    expect(doubted.outcome.doubtful).toEqual([{ collectionId: '5', until: 7 }]);
  });

  it('is told as settled, but for the library’s own', () => {
    const { outcome, told: events } = ended('done');
    expect(events).toEqual([{ type: 'settled', command: 'Sync', outcome }]);
    expect(ended('done', { own: true }).told).toEqual([]);
  });
});

it('what comes before the app’s own part is done all the same: the rung is broken, as it was when the request left', () => {
  const decision: Decision = { ...REJECT, first: [{ do: 'repair', rung: 'policy' }] };
  const heard = (end: End, epochs: object) => ended(end, { ...told(decision), epochs }).posted;
  const broken = (epoch: number) => [{ to: 'ladder', event: { type: 'rung.broken', rung: 'policy', epoch, fromZero: false } }];
  expect(heard('refused', { policy: 3 })).toEqual(broken(3));
  expect(heard('refused', {})).toEqual(broken(0));
  expect(heard('held', { policy: 3 })).toEqual([]);
});

describe('what the caller can do next', () => {
  const look = { do: 'look-in-sent' };
  const id = { marks: { ...MARKS, clientId: 'id-1' } };

  it.each([
    ['its mail was held for a doubt', 'held', { ...MAIL, ...id, ...told(DOUBT) }, { ...look, clientId: 'id-1' }],
    ['its mail has no id', 'held', { ...MAIL, ...told(DOUBT) }, look],
    [
      'its mail was held for the same doubt before',
      'held',
      { ...MAIL, ...id, hold: { ...HOLD, why: 'unknown-outcome' } },
      { ...look, clientId: 'id-1' },
    ],
    ['its mail is held for another reason', 'held', { ...MAIL, ...id }, 'none'],
    [
      'what decides now is no doubt, whatever held it before',
      'held',
      { ...MAIL, ...id, hold: { ...HOLD, why: 'unknown-outcome' }, ...told({ ...DOUBT, why: 'quota' }) },
      'none',
    ],
    [
      'its mail was refused, whatever held it before',
      'refused',
      { ...MAIL, ...id, hold: { ...HOLD, why: 'unknown-outcome' }, ...told(REJECT) },
      { do: 'return-to-drafts', why: 'request' },
    ],
    ['it is no mail', 'held', { ...id, ...told(DOUBT) }, 'none'],
    ['its mail was refused', 'refused', { ...MAIL, ...id, ...told(REJECT) }, { do: 'return-to-drafts', why: 'request' }],
    ['the folders are stale', 'refused', told(STALE), { do: 'folder-sync' }],
    ['it was held, and the folders are stale', 'held', told(STALE), { do: 'folder-sync' }],
    ['nothing was said', 'held', {}, 'none'],
    ['nobody knows what became of it', 'unknown', told({ do: 'reconcile', how: 'look-at-item', then: 'end' }), 'none'],
  ] as const)('%s', (_, end, more, next) => {
    expect(nextOf(end, more)).toStrictEqual(next);
  });

  it('a mail in doubt is looked for, however its request ended', () => {
    for (const end of ['held', 'refused', 'unknown'] as const)
      expect(nextOf(end, { ...MAIL, ...id, ...told(REJECT) }, NEW_ACCOUNT, 'unknown')).toEqual({ ...look, clientId: 'id-1' });
    expect(nextOf('unknown', { ...MAIL, ...told(REJECT) }, NEW_ACCOUNT, 'unknown')).toEqual(look);
  });

  it('folders in doubt are not asked for before their time; another refresh is', () => {
    expect(nextOf('held', told(STALE), limbo)).toBe('none');
    expect(nextOf('refused', told(STALE), limbo)).toEqual({ do: 'folder-sync' });
    expect(nextOf('held', told({ do: 'refresh', scope: 'collection', collections: ['5'], then: 'rebuild' }), limbo)).toEqual({
      do: 'sync-collection',
      collectionId: '5',
    });
    expect(nextOf('held', told(REJECT), limbo)).toBe('none');
  });
});

describe('an end by its kind', () => {
  it('held: the hold without what it blocks', () => {
    const { outcome } = ended('held');
    expect(outcome).toMatchObject({ kind: 'held', hold: { id: 'hold-1', who: 'user' } });
    expect(outcome).not.toHaveProperty('hold.block');
    expect(() => ended('held', { hold: undefined })).toThrow('a held request has a hold');
  });

  it('unknown: the mail’s id, where it has one', () => {
    expect(ended('unknown', { marks: { ...MARKS, clientId: 'id-1' } }).outcome).toMatchObject({ kind: 'unknown', clientId: 'id-1' });
    expect(Object.keys(ended('unknown', { marks: undefined }).outcome)).not.toContain('clientId');
  });

  const errorOf = (more: object) => {
    const { outcome } = ended('refused', more);
    if (outcome.kind !== 'refused') throw new Error(outcome.kind);
    return outcome.error;
  };

  /** Without the hint, which stands behind it. */
  const said = ({ message }: Error): string | undefined => message.split(' (')[0];

  it('refused: by the server, or by the way to it, with its status and its name', () => {
    const server = errorOf(told(REJECT, { status: 'Sync.4', name: 'Protocol error' }));
    expect([server.kind, server.code, said(server)]).toEqual(['server', 'server-refused', 'Sync was refused: Sync.4 Protocol error']);
    const nameless = errorOf(told(REJECT, { status: 'Sync.4', name: null }));
    expect(said(nameless)).toBe('Sync was refused: Sync.4');
    const way = errorOf(told(REJECT, { status: 'transport.tls', name: null }));
    expect([way.kind, way.code, way.step?.status]).toEqual(['transport', 'unreachable', 'transport.tls']);
    expect(said(errorOf({}))).toBe('Sync was refused: stopped');
  });

  it('refused: with the hint of the decision, else of its step, else the next move, else where to read', () => {
    expect(errorOf({ ...told(REJECT), decision: { ...REJECT, hint: 'of the whole' } }).hint).toBe('of the whole');
    expect(errorOf({ ...told({ ...REJECT, hint: 'of the step' }), decision: REJECT }).hint).toBe('of the step');
    expect(errorOf(told(STALE)).hint).toBe('the next move is the app’s: folder-sync');
    expect(errorOf(told(REJECT, { status: 'Sync.4' })).hint).toContain('explain Sync.4');
    expect(errorOf({}).hint).toBe('see the steps for what the server said');
  });
});
