import { describe, expect, it } from 'vitest';
import type { Hooks } from '../../../../src/core/session.ts';
import { openAccount } from '../../../support/account.ts';
import { folderSyncAnswer, provisionAnswer, searchRequest, statusAnswer, syncAnswer, syncRequest } from '../../../support/messages.ts';

const SYNC = syncRequest({ id: '5' });
const OK = syncAnswer({ id: '5', key: '2' });
const MOVED = { status: 451, headers: { 'X-MS-Location': 'https://other.example/Microsoft-Server-ActiveSync' } };
const ELSEWHERE = 'https://other.example/Microsoft-Server-ActiveSync';

const moved = (hooks: Hooks = { discover: async () => ({ url: ELSEWHERE }) }) => openAccount({ hooks });

describe('451', () => {
  it('the app says where the account lives now, and what was refused goes there [MS-ASHTTP 3.1.5.2.2]', async () => {
    const account = moved();
    account.server.answer('Sync', MOVED, OK);
    expect((await account.request('Sync', SYNC)).outcome).toMatchObject({ kind: 'done', attempts: 2 });
    const [first, second] = account.server.seen.map((seen) => new URL(seen.url));
    expect(first?.host).toBe('mail.example');
    expect(second?.host).toBe('other.example');
    expect(second?.search).toBe(first?.search);
  });

  it('the same bytes by fetch go there too, and so does everything after it, the library’s own requests among it', async () => {
    const account = moved({
      discover: async () => ({ url: ELSEWHERE }),
      hierarchyChanged: async () => undefined,
      hierarchyKey: async () => '9',
    });
    account.server.answer('Sync', MOVED, OK, statusAnswer('Sync', 142), OK, syncAnswer({ id: '5', status: 12 }), OK);
    account.server.answer('Provision', provisionAnswer('11', {}), provisionAnswer('22'));
    account.server.answer('FolderSync', folderSyncAnswer('10'));
    await account.fetch('Sync', SYNC);
    await account.request('Sync', SYNC);
    await account.request('Sync', SYNC);
    const hosts = account.server.seen.map((seen) => new URL(seen.url).host);
    expect(new Set(hosts.slice(1))).toEqual(new Set(['other.example']));
    expect(account.server.commands()).toContain('FolderSync');
  });

  it('many refused requests cost one discovery', async () => {
    let asked = 0;
    const account = moved({ discover: async () => ((asked += 1), { url: ELSEWHERE }) });
    account.server.answer('Sync', MOVED, OK);
    account.server.answer('Search', MOVED, statusAnswer('Search', 1));
    const both = [account.begin('Sync', SYNC), account.begin('Search', searchRequest())];
    for (const one of both) expect((await account.time.until(one)).outcome.kind).toBe('done');
    expect(asked).toBe(1);
  });

  it.each([
    ['there is no hook', {}],
    ['it cannot be found', { discover: async () => 'cannot' }],
    [
      'the hook throws',
      {
        discover: async () => {
          throw new Error('planted');
        },
      },
    ],
    ['the hook gives no address', { discover: async () => ({ url: 7 }) }],
  ])('when %s holds the account for the user', async (_, hooks) => {
    const account = moved(hooks as Hooks);
    account.server.answer('Sync', MOVED);
    expect((await account.request('Sync', SYNC)).outcome).toMatchObject({ kind: 'held', hold: { who: 'user', why: 'endpoint' } });
    expect(account.server.seen).toHaveLength(1);
  });

  it('without end is not followed without end', async () => {
    const account = moved();
    account.server.answer('Sync', MOVED, '...');
    expect((await account.request('Sync', SYNC)).outcome.kind).toBe('held');
    expect(account.server.seen.length).toBeLessThanOrEqual(4);
  });
});
