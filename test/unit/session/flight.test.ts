import { describe, expect, it } from 'vitest';
import { HEARTBEAT_MARGIN_MS, SIGNED_IN_MS } from '../../../src/session/flight.ts';
import { createSession } from '../../../src/index.ts';
import { LIMITS } from '../../../src/core/limits.ts';
import { appRequest, openAccount } from '../../support/account.ts';
import { pingRequest, searchRequest, statusAnswer, syncAnswer, syncRequest, syncWithWait } from '../../support/messages.ts';

const SYNC = syncRequest({ id: '5' });
const OK = syncAnswer({ id: '5', key: '2' });
const GIVEN = { authorization: 'Bearer new' } as const;

describe('no answer', () => {
  it('within the time a command may take is a timeout, and hangs up', async () => {
    const account = openAccount();
    account.server.answer('Search', 'silence', statusAnswer('Search', 1));
    const begun = account.time.clock.now();
    const { outcome } = await account.request('Search', searchRequest());
    expect(outcome).toMatchObject({ kind: 'done', attempts: 2, steps: [{ status: 'transport.timeout' }] });
    expect(account.server.seen[0]?.signal?.aborted).toBe(true);
    expect(account.server.seen[1]?.at).toBe(begun + LIMITS.answerMs);
  });

  it('to a long poll is one only after its own heartbeat and some more', async () => {
    for (const [command, body, heartbeat] of [
      ['Ping', pingRequest(900, '5'), 900_000],
      ['Sync', syncWithWait(10), 600_000],
    ] as const) {
      const account = openAccount();
      account.server.answer(command, 'silence', command === 'Ping' ? statusAnswer('Ping', 1) : OK);
      const begun = account.time.clock.now();
      await account.request(command, body);
      expect(account.server.seen[1]?.at, command).toBe(begun + heartbeat + HEARTBEAT_MARGIN_MS);
    }
  });

  it('because nothing left the device is tried again, whatever the command', async () => {
    const { request, server } = openAccount();
    server.answer('FolderCreate', 'refused', statusAnswer('FolderCreate', 1));
    expect((await request('FolderCreate', undefined)).outcome).toMatchObject({
      kind: 'done',
      steps: [{ status: 'transport.cut-before-send' }],
    });
  });

  it('to a Sync with Adds: the very same bytes with the same key, so that the server recognises them [MS-ASCMD 3.1.5.9]', async () => {
    const { request, server } = openAccount();
    let builds = 0;
    server.answer('Sync', 'cut', OK);
    const { outcome } = await request('Sync', () => {
      builds += 1;
      return appRequest('Sync', syncRequest({ id: '5', key: String(builds), adds: [`c${builds}`] }));
    });
    expect(outcome.kind).toBe('done');
    expect(builds).toBe(1);
    expect(server.seen[1]?.body).toEqual(server.seen[0]?.body);
  });
});

describe('401', () => {
  it('right after the same credentials worked is waited out once before anybody is asked', async () => {
    const asked: number[] = [];
    const account = openAccount({ hooks: { credentials: async ({ failures }) => (asked.push(failures), GIVEN) } });
    account.server.answer('Sync', OK, { status: 401 }, OK);
    await account.request('Sync', SYNC);
    const { outcome } = await account.request('Sync', SYNC);
    expect(outcome).toMatchObject({ kind: 'done', steps: [{ status: 'http.401', decision: { do: 'retry' } }] });
    expect(asked).toEqual([]);
  });

  it('long after is a question of the credentials at once', async () => {
    const asked: number[] = [];
    const account = openAccount({ hooks: { credentials: async ({ failures }) => (asked.push(failures), GIVEN) } });
    account.server.answer('Sync', OK, { status: 401 }, OK);
    await account.request('Sync', SYNC);
    await account.time.pass(SIGNED_IN_MS);
    const { outcome } = await account.request('Sync', SYNC);
    expect(outcome).toMatchObject({ kind: 'done', steps: [{ status: 'http.401', decision: { do: 'repair' } }] });
    expect(asked).toEqual([1]);
  });
});

describe('an app’s own words', () => {
  it('stand in every step it is told', async () => {
    const account = openAccount({ words: (step) => `${step.command} said ${step.code}` });
    account.server.answer('Search', statusAnswer('Search', 2));
    const { outcome } = await account.request('Search', searchRequest());
    expect(outcome.steps[0]?.text).toBe('Search said 2');
    expect(account.told('step')[0]?.step.text).toBe('Search said 2');
  });
});

it('an app’s words that fail cost the sentence, not the mail', async () => {
  const account = openAccount({
    words: () => {
      throw new Error('no translation');
    },
  });
  account.server.answer('Search', statusAnswer('Search', 111), statusAnswer('Search', 1));
  const { outcome } = await account.request('Search', searchRequest());
  expect(outcome.kind).toBe('done');
  expect(outcome.steps[0]).not.toHaveProperty('text');
});

describe('an app’s own rule', () => {
  it('stands before ours', async () => {
    const account = openAccount({ rules: [{ match: 'Sync.4', steps: [{ do: 'accept' }], basis: 'advice' }] });
    account.server.answer('Sync', statusAnswer('Sync', 4));
    expect((await account.request('Sync', SYNC)).outcome).toMatchObject({ kind: 'done', steps: [{ layer: 'app' }] });
  });
});

describe('a port that does not answer', () => {
  const address = 'https://mail.example/Microsoft-Server-ActiveSync?Cmd=FolderSync&User=u&DeviceId=d&DeviceType=t';
  const brief = { answerMs: 5, hookMs: 5, attemptsPerRequest: 1 };

  it('a transport that does not listen to its signal holds nobody up', async () => {
    const session = createSession({ transport: { send: () => new Promise(() => undefined) }, limits: brief });
    const { outcome } = await session.request('FolderSync', () => ({ url: address }));
    expect(outcome.kind).toBe('held');
    expect(outcome.steps.at(-1)?.status).toBe('transport.timeout');
    await session.stop();
  });

  it('a hook that never names the hierarchy key does not start the hierarchy from 0', async () => {
    const account = openAccount({ hooks: { hierarchyKey: () => new Promise(() => undefined), hierarchyChanged: async () => undefined } });
    account.server.answer('Sync', syncAnswer({ id: '5', key: '1', status: 12 }));
    const { outcome } = await account.request('Sync', SYNC);
    expect(outcome.kind).toBe('held');
    expect(account.server.seen.map((seen) => seen.url.includes('FolderSync'))).not.toContain(true);
  });
});
