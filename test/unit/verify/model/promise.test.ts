import { describe, expect, it } from 'vitest';
import { promiseOf, type Bounds } from '../../../../src/verify/model/promise.ts';

// That it is exact is the walk's to show (walk.test.ts): here each budget counts as the sentence over the formula says.

const NONE = { progress: 0, releases: 0, kills: 0, again: 0 } as const;
const bounds: Bounds = {
  rungs: ['credentials', 'policy', 'hierarchy'],
  parts: [{ limit: 3, mails: false }, { limit: 2, mails: true }],
  repairs: 2,
  handshake: 5,
  folders: 7,
  budgets: NONE,
}; // prettier-ignore
const REQUESTS = 3 + 2;
const PURSE = 2 * (5 + 7);

describe('what the budgets promise', () => {
  it.each([
    ['each request as often as its limit, and one purse of repairs', bounds, REQUESTS + PURSE],
    ['no repair of a rung that is not there, and none for new credentials', { ...bounds, rungs: ['credentials'] as const }, REQUESTS],
    ['progress fills the purse', { ...bounds, budgets: { ...NONE, progress: 1 } }, REQUESTS + 2 * PURSE],
    ['and so does a person', { ...bounds, budgets: { ...NONE, releases: 2 } }, REQUESTS + 3 * PURSE],
    ['a kill is a new life for all of it, and costs the mail a request', { ...bounds, budgets: { ...NONE, kills: 1 } }, 2 * REQUESTS - 1 + 2 * PURSE],
    ['who agrees lets the mail go out as often again', { ...bounds, budgets: { ...NONE, again: 1 } }, REQUESTS + 2 + PURSE],
  ] as const)('%s', (_, given, requests) => {
    expect(promiseOf(given)).toBe(requests);
  });
}); // prettier-ignore
