import { describe, expect, it } from 'vitest';
import { memorySecrets, memoryStore } from '../../../src/stores/memory.ts';

describe('a state store in memory', () => {
  it('gives back what was saved, per account, under a revision that grows', async () => {
    const store = memoryStore();
    expect(await store.load('a')).toBeUndefined();
    expect(await store.save('a', 'one', 0)).toBe(1);
    expect(await store.save('a', 'two', 1)).toBe(2);
    expect(await store.load('a')).toEqual({ data: 'two', revision: 2 });
    expect(await store.load('b')).toBeUndefined();
  });

  it('refuses who is behind, and keeps what it has', async () => {
    const store = memoryStore();
    await store.save('a', 'one', 0);
    await expect(store.save('a', 'other', 0)).rejects.toMatchObject({ code: 'store-stale' });
    expect(await store.load('a')).toEqual({ data: 'one', revision: 1 });
  });

  it('forgets an account, and starts anew', async () => {
    const store = memoryStore();
    await store.save('a', 'one', 0);
    await store.forget('a');
    expect(await store.load('a')).toBeUndefined();
    expect(await store.save('a', 'two', 0)).toBe(1);
  });
});

describe('secrets in memory', () => {
  it('live until they are deleted', async () => {
    const secrets = memorySecrets();
    await secrets.set('policyKey', '22');
    expect(await secrets.get('policyKey')).toBe('22');
    expect(await secrets.get('cookies')).toBeUndefined();
    await secrets.delete('policyKey');
    expect(await secrets.get('policyKey')).toBeUndefined();
  });
});
