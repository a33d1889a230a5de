import { describe, expect, it } from 'vitest';
import type { Decision } from '../../../src/core/decision.ts';
import type { Next } from '../../../src/core/outcome.ts';
import { nextOf } from '../../../src/policy/next.ts';

const REBUILD = { then: 'rebuild' } as const;
const END = { then: 'end' } as const;

describe('what is left to the app', () => {
  const cases: readonly (readonly [string, string, Decision, Next | undefined])[] = [
    ['a lost key', 'Sync', { do: 'reset', scope: 'collection', collections: ['5'], ...REBUILD }, { do: 'start-over', collectionId: '5' }],
    ['the first of several lost keys', 'Sync', { do: 'reset', scope: 'collection', collections: ['5', '7'], ...REBUILD }, { do: 'start-over', collectionId: '5' }],
    ['a lost hierarchy', 'FolderSync', { do: 'reset', scope: 'hierarchy', ...REBUILD }, { do: 'start-over-hierarchy' }],
    ['everything lost', 'Sync', { do: 'reset', scope: 'all', collections: [], ...REBUILD }, { do: 'start-over-hierarchy' }],
    ['a stale hierarchy', 'Sync', { do: 'refresh', scope: 'hierarchy', ...REBUILD }, { do: 'folder-sync' }],
    ['a stale collection', 'GetItemEstimate', { do: 'refresh', scope: 'collection', collections: ['5'], ...REBUILD }, { do: 'sync-collection', collectionId: '5' }],
    ['a stale collection nobody named', 'Ping', { do: 'refresh', scope: 'collection', collections: [], ...REBUILD }, { do: 'sync-collection' }],
    ['what comes first', 'MoveItems', { first: [{ do: 'refresh', scope: 'hierarchy' }], do: 'retry', pace: 'now', then: 'replay' }, { do: 'folder-sync' }],
    ['the whole body', 'Sync', { do: 'rephrase', how: 'resend-full', ...REBUILD }, { do: 'send-full' }],
    ['a heartbeat', 'Ping', { do: 'rephrase', how: 'set-heartbeat', bound: 480, ...REBUILD }, { do: 'set-heartbeat', seconds: 480 }],
    ['fewer folders', 'Ping', { do: 'rephrase', how: 'limit-folders', bound: 20, ...REBUILD }, { do: 'limit-folders', max: 20 }],
    ['other bytes of any kind', 'SendMail', { do: 'rephrase', how: 'new-client-id', ...REBUILD }, { do: 'rebuild', how: 'new-client-id' }],
    ['a heartbeat without its number', 'Ping', { do: 'rephrase', how: 'set-heartbeat', ...REBUILD }, { do: 'rebuild', how: 'set-heartbeat' }],
    ['the same wish in new bytes', 'Sync', { do: 'retry', pace: 'backoff', dueAt: 1, ...REBUILD }, { do: 'rebuild', how: 'same-wish' }],
    ['the same bytes again', 'Sync', { do: 'retry', pace: 'backoff', dueAt: 1, then: 'replay' }, undefined],
    ['a mail that may have left', 'SendMail', { do: 'reconcile', how: 'look-in-sent', ...END }, { do: 'look-in-sent' }],
    ['a move that may have happened', 'MoveItems', { do: 'reconcile', how: 'look-at-both-folders', ...END }, undefined],
    ['a mail that is refused', 'SmartReply', { do: 'reject', why: 'recipient', ...END }, { do: 'return-to-drafts', why: 'recipient' }],
    ['anything else that is refused', 'Sync', { do: 'reject', why: 'request', ...END }, undefined],
    ['a repair', 'Sync', { do: 'repair', rung: 'policy', then: 'replay' }, undefined],
    ['a hold', 'Sync', { do: 'hold', who: 'user', why: 'quota', ...END }, undefined],
    ['nothing', 'Sync', { do: 'accept', ...END }, undefined],
  ]; // prettier-ignore

  it.each(cases)('after %s', (_, command, decision, next) => {
    expect(nextOf(decision, command)).toEqual(next);
  });

  it('a mail is named by its ClientId where it has one', () => {
    const lost: Decision = { do: 'reconcile', how: 'look-in-sent', ...END };
    expect(nextOf(lost, 'SendMail', 'id-1')).toEqual({ do: 'look-in-sent', clientId: 'id-1' });
  });
});

describe('where the server named nothing', () => {
  it('a lost key of no known collection starts the whole account over', () => {
    expect(nextOf({ do: 'reset', scope: 'collection', collections: [], ...REBUILD }, 'Sync')).toEqual({ do: 'start-over-hierarchy' });
    expect(nextOf({ do: 'reset', scope: 'all', collections: ['5'], ...REBUILD }, 'Sync')).toEqual({ do: 'start-over-hierarchy' });
  });

  it('a stale collection is any: no id is made up', () => {
    expect(nextOf({ do: 'refresh', scope: 'collection', ...REBUILD }, 'Ping')).toStrictEqual({ do: 'sync-collection' });
    expect(nextOf({ do: 'refresh', scope: 'collection', collections: [], ...REBUILD }, 'Ping')).toStrictEqual({ do: 'sync-collection' });
  });

  it('a bound nobody gave is not put into a request', () => {
    expect(nextOf({ do: 'rephrase', how: 'set-heartbeat', ...REBUILD }, 'Ping')).toEqual({ do: 'rebuild', how: 'set-heartbeat' });
    expect(nextOf({ do: 'rephrase', how: 'limit-folders', ...REBUILD }, 'Ping')).toEqual({ do: 'rebuild', how: 'limit-folders' });
    expect(nextOf({ do: 'rephrase', how: 'smaller-window', bound: 20, ...REBUILD }, 'Ping')).toEqual({
      do: 'rebuild',
      how: 'smaller-window',
    });
  });

  it('a mail without a ClientId is looked for without one', () => {
    expect(nextOf({ do: 'reconcile', how: 'look-in-sent', ...END }, 'SmartForward')).toStrictEqual({ do: 'look-in-sent' });
  });

  it('what may not happen twice is the app’s to make anew only when it is to be rebuilt', () => {
    expect(nextOf({ do: 'accept', ...END, then: 'rebuild' }, 'SendMail')).toBeUndefined();
    expect(nextOf({ do: 'hold', who: 'user', why: 'quota', ...END }, 'SendMail')).toBeUndefined();
  });
});
