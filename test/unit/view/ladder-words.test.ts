import { describe, expect, it } from 'vitest';
import type { Resolution } from '../../../src/core/resolution.ts';
import { stepWords } from '../../../src/view/ladder-words.ts';
import { catalogueRows } from '../../../src/view/catalogue-rows.ts';

describe('a step in words', () => {
  it.each<[Resolution, string]>([
    [{ do: 'accept' }, 'done'],
    [
      { do: 'reset', scope: 'collection', then: 'rebuild', limit: 2, tell: 'user' },
      'SyncKey of the collection to 0, then new bytes of the app (2 times at most); tell the user',
    ],
    [
      { first: [{ do: 'refresh', scope: 'hierarchy' }], do: 'retry', pace: 'backoff', then: 'rebuild', limit: 1 },
      'FolderSync at the current key, then again after a growing pause, then new bytes of the app',
    ],
    [{ do: 'hold', who: 'user', why: 'quota', scope: 'uploads' }, 'hold uploads until the user acts: there is no room left'],
    [
      { do: 'hold', who: 'admin', why: 'blocked', tell: 'admin' },
      'hold the account until the administrator acts: access is blocked; tell the administrator',
    ],
    [{ do: 'reject', why: 'server', scope: 'datastore' }, 'refuse the datastore: the server fails'],
    [{ do: 'reject', why: 'server', scope: 'command' }, 'refuse: the server fails'],
  ])('%j', (step, words) => expect(stepWords(step)).toBe(words));

  it('every step of every row has words of its own, and none says undefined', () => {
    const steps = catalogueRows().flatMap(({ steps: own, variants }) => [own, ...variants.map((variant) => variant.steps)].flat());
    const said = new Map<string, string>();
    for (const step of steps) {
      const { limit: _l, tell: _t, ...core } = step;
      const words = stepWords(core);
      const spelling = JSON.stringify(core);
      expect(words).not.toMatch(/undefined|^$/);
      expect(said.get(words) ?? spelling, words).toBe(spelling);
      said.set(words, spelling);
    }
    expect(said.size).toBeGreaterThan(60);
  });
});
