import { describe, expect, it } from 'vitest';
import { SOUGHT_MS } from '../../../src/session/sought.ts';
import { HOST, openAccount } from '../../support/account.ts';
import { sendMailRequest, syncAnswer, syncRequest } from '../../support/messages.ts';

const SYNC = syncRequest({ id: '5' });

function looking(found: () => string) {
  let looked = 0;
  const account = openAccount({ hooks: { discover: async () => ((looked += 1), { url: found() }) } });
  return { ...account, looked: () => looked };
}

describe('an account that lives where it did', () => {
  it('is not looked for by every request that meets the same; each still has its one delayed repeat [MS-ASHTTP 3.1.5.2.2]', async () => {
    const { server, request, looked } = looking(() => HOST);
    server.answer('Sync', { status: 500 }, '...');
    const attempts: number[] = [];
    for (let n = 0; n < 5; n += 1) attempts.push((await request('Sync', SYNC)).outcome.attempts);
    expect(attempts).toEqual([3, 2, 2, 2, 2]);
    expect(looked()).toBe(1);
  });

  it('does not keep the rest of the account waiting', async () => {
    const { server, request } = looking(() => HOST);
    server.answer('Sync', { status: 500 }, '...');
    server.answer('SendMail', {});
    for (let n = 0; n < 5; n += 1) await request('Sync', SYNC);
    expect((await request('SendMail', sendMailRequest('mail-1'))).outcome).toMatchObject({ kind: 'done', attempts: 1 });
  });

  it.each([
    ['another status', 403, 0],
    ['an hour', 500, SOUGHT_MS],
  ])('is looked for again after %s', async (_, status, ms) => {
    const { server, request, looked, time } = looking(() => HOST);
    server.answer('Sync', { status: 500 }, { status: 500 }, { status: 500 }, { status }, '...');
    await request('Sync', SYNC);
    await time.pass(ms);
    await request('Sync', SYNC);
    expect(looked()).toBe(2);
  });

  it('is looked for again once something came through', async () => {
    const { server, request, looked } = looking(() => HOST);
    const brings = syncAnswer({ id: '5', key: '2', items: 1 });
    server.answer('Sync', { status: 500 }, { status: 500 }, { status: 500 }, brings, { status: 500 }, '...');
    for (let n = 0; n < 3; n += 1) await request('Sync', SYNC);
    expect(looked()).toBe(2);
  });

  it('that has moved was not looked for in vain', async () => {
    let turn = 0;
    const { server, request, looked } = looking(() => `https://mail${(turn += 1)}.example/Microsoft-Server-ActiveSync`);
    server.answer('Sync', { status: 500 }, '...');
    await request('Sync', SYNC);
    await request('Sync', SYNC);
    expect(looked()).toBe(2);
  });
});
