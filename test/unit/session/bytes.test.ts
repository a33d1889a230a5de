import { describe, expect, it } from 'vitest';
import type { Decision } from '../../../src/core/decision.ts';
import { isRecoveryError } from '../../../src/core/errors.ts';
import type { Bounds } from '../../../src/core/bounds.ts';
import { boundsOf } from '../../../src/session/bytes.ts';
import { appRequest, openAccount } from '../../support/account.ts';
import {
  pingHeartbeat,
  pingRequest,
  read,
  searchRequest,
  sendMailRequest,
  statusAnswer,
  syncAnswer,
  syncLimit,
  syncRequest,
  syncWithWait,
} from '../../support/messages.ts';

const codeOf = (error: unknown): string => (isRecoveryError(error) ? error.code : `no error of ours: ${String(error)}`);
const failure = (promise: Promise<unknown>): Promise<unknown> => promise.then(() => 'resolved', (error: unknown) => error); // prettier-ignore

describe('bytes that go out again', () => {
  it('are the same after a wait and after a repair below the folders, and built anew after anything else', async () => {
    const account = openAccount();
    let builds = 0;
    const build = () => appRequest('Sync', syncRequest({ id: '5', key: String((builds += 1)) }));
    account.server.answer(
      'Sync',
      statusAnswer('Sync', 111),
      statusAnswer('Sync', 13),
      statusAnswer('Sync', 111),
      syncAnswer({ id: '5', key: '9' }),
    );
    expect((await account.request('Sync', build)).outcome).toMatchObject({ kind: 'done', attempts: 4 });
    expect(account.server.seen.map((seen) => read(seen.body, 'Collections/Collection/SyncKey'))).toEqual(['1', '1', '2', '2']);
  });

  it('of an app that changes its buffer afterwards are still the ones that were sent', async () => {
    const account = openAccount();
    const body = searchRequest();
    const sent = Uint8Array.from(body);
    account.server.answer('Search', () => (body.fill(0), statusAnswer('Search', 111)), statusAnswer('Search', 1));
    await account.request('Search', body);
    expect(account.server.seen[1]?.body).toEqual(sent);
  });
});

describe('the library’s few edits', () => {
  it('Sync 14 with Wait is answered in minutes, with HeartbeatInterval in seconds [MS-ASCMD 2.2.3.97]', async () => {
    const account = openAccount();
    account.server.answer('Sync', statusAnswer('Sync', 14, syncLimit(59)), syncAnswer({ id: '5', key: '2' }));
    expect((await account.request('Sync', syncWithWait(120))).outcome.kind).toBe('done');
    expect(account.server.seen.map((seen) => read(seen.body, 'Wait'))).toEqual(['120', '59']);
  });

  it('reach the bytes of fetch too, and leave everything else alone', async () => {
    const account = openAccount();
    account.server.answer('Ping', statusAnswer('Ping', 5, pingHeartbeat(480)), statusAnswer('Ping', 1));
    await account.fetch('Ping', pingRequest(5, '7', '8'));
    expect(account.server.seen[1]?.body).toEqual(pingRequest(480, '7', '8'));
  });
});

describe('what is wrong with a request is found before it is sent', () => {
  it('a body larger than the limit', async () => {
    const account = openAccount({ limits: { requestBytes: 20 } });
    expect(codeOf(await failure(account.time.until(account.begin('Search', searchRequest()))))).toBe('body-too-large');
    expect(account.server.seen).toEqual([]);
  });

  it('a mail without a ClientId from 14.0 on: it could not be told from its repeat [MS-ASCMD 2.2.3.28.1]', async () => {
    const account = openAccount();
    expect(codeOf(await failure(account.time.until(account.begin('SendMail', sendMailRequest(undefined)))))).toBe('client-id-missing');
    expect(account.server.seen).toEqual([]);
    account.server.answer('SendMail', {});
    const old = { Authorization: 'Basic x', 'MS-ASProtocolVersion': '12.1', 'Content-Type': 'message/rfc822' };
    expect((await account.request('SendMail', () => appRequest('SendMail', sendMailRequest(undefined), old))).outcome.kind).toBe('done');
  });
});

describe('what the server has set', () => {
  const rephrase = (how: Extract<Decision, { do: 'rephrase' }>['how'], more: Partial<Decision> = {}): Decision =>
    ({ do: 'rephrase', how, then: 'rebuild', ...more }) as Decision;

  it('is kept from one attempt to the next', () => {
    const first = boundsOf({ bounds: { dropItems: [] }, command: 'Ping' }, rephrase('limit-folders', { bound: 20 }));
    expect(boundsOf({ bounds: first, command: 'Ping' }, rephrase('set-heartbeat', { bound: 480, then: 'edit' }))).toEqual({
      dropItems: [],
      maxFolders: 20,
      rephrase: 'set-heartbeat',
      heartbeatSeconds: 480,
      edits: true,
    });
    expect(boundsOf({ bounds: first, command: 'Ping' }, { do: 'retry', pace: 'now', dueAt: 0, then: 'replay' })).toBe(first);
    expect(boundsOf({ bounds: first, command: 'Ping' }, undefined)).toBe(first);
  });

  it('a smaller window is half of the one before, down to one', () => {
    let bounds: Bounds = { dropItems: [] };
    const windows: unknown[] = [];
    for (let round = 0; round < 8; round += 1) {
      bounds = boundsOf({ bounds, command: 'Sync' }, rephrase('smaller-window'));
      windows.push((bounds as { windowSize?: number }).windowSize);
    }
    expect(windows).toEqual([50, 25, 12, 6, 3, 1, 1, 1]);
  });
});
