import { describe, expect, it } from 'vitest';
import { openAccount } from '../../support/account.ts';
import { statusAnswer, syncAnswer, syncRequest, provisionAnswer } from '../../support/messages.ts';

describe('a request', () => {
  it('that works is done, with its reply', async () => {
    const { request, server } = openAccount();
    server.answer('Sync', syncAnswer({ id: '5', key: '2' }));
    const { outcome, response } = await request('Sync', syncRequest({ id: '5' }));
    expect(outcome).toEqual({ kind: 'done', steps: [], items: [], attempts: 1 });
    expect(response.body).toEqual(syncAnswer({ id: '5', key: '2' }));
  });

  it('142 provisions and repeats', async () => {
    const { request, server } = openAccount();
    server.answer('Sync', statusAnswer('Sync', 142), syncAnswer({ id: '5', key: '2' }));
    server.answer('Provision', provisionAnswer('11', {}), provisionAnswer('22'));
    const { outcome } = await request('Sync', syncRequest({ id: '5' }));
    expect(outcome.kind).toBe('done');
    expect(server.commands()).toEqual(['Sync', 'Provision', 'Provision', 'Sync']);
  });
});
