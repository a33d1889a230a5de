import { describe, expect, it } from 'vitest';
import { LIMITS } from '../../../src/core/limits.ts';
import type { Observation } from '../../../src/core/protocol.ts';
import type { AppRule, Resolution } from '../../../src/core/resolution.ts';
import type { Status } from '../../../src/core/status.ts';
import { EAS } from '../../../src/eas/protocol.ts';
import type { DecideAt } from '../../../src/policy/decide.ts';
import { EMPTY_LEDGER } from '../../../src/policy/ledger.ts';
import { plan } from '../../../src/policy/plan.ts';
import { status } from '../../support/statuses.ts';

const AT: DecideAt = { now: 0, random: () => 0, limits: LIMITS, strikes: {}, ledger: EMPTY_LEDGER };
const OK = status(200, { protocol: 'http', level: 'http', path: '' });

function judged(statuses: readonly Status[], moved: readonly string[] = [], at: Partial<DecideAt> = {}) {
  const observation: Observation = { statuses, progress: 0, moved, moreAvailable: false };
  return plan(EAS, observation, {}, { ...AT, ...at });
}

describe('the whole reply', () => {
  it('that only succeeds is accepted, tells no step and counts no failure', () => {
    const { whole, steps, items, failures } = judged([OK, status(1, { level: 'command' }), status(1)]);
    expect(whole.do).toBe('accept');
    expect({ steps, items, failures }).toEqual({ steps: [], items: [], failures: [] });
  });

  it('of two that weigh the same names the inner status: it says more than the line around it', () => {
    expect(judged([OK, status(1, { level: 'command' })]).because.status).toBe('Sync.1');
    const twice = judged([status(449, { protocol: 'http', level: 'http', path: '', version: '14.1' }), status(142, { level: 'command' })]);
    expect(twice.because.status).toBe('common.142');
    expect(twice.failures).toEqual(['http.449', 'common.142']);
  });

  it('is decided by its strongest status, in whatever order they stand', () => {
    const lost = status(3, { collectionId: '5' });
    const stale = status(12, { collectionId: '6' });
    const refused = status(142, { level: 'command' });
    for (const order of [
      [lost, stale, refused],
      [refused, lost, stale],
      [stale, refused, lost],
    ]) {
      expect(judged([OK, ...order]).because.status).toBe('common.142');
    }
  });

  it('joins the collections of one class: two lost keys are two resets [MS-ASCMD 2.2.3.177.17]', () => {
    const { whole } = judged([OK, status(3, { collectionId: '7' }), status(3, { collectionId: '5' }), status(1, { collectionId: '6' })]);
    expect(whole).toMatchObject({ do: 'reset', collections: ['5', '7'] });
  });

  it('counts each failure once, however often a reply repeats it', () => {
    expect(judged([OK, status(3, { collectionId: '7' }), status(3, { collectionId: '5' })]).failures).toEqual(['Sync.3']);
  });

  it('has to be handed out when part of it moved a key [MS-ASCMD 2.2.1.21]', () => {
    expect(judged([OK, status(3, { collectionId: '7' })], ['5'])).toMatchObject({ keepsReply: true, moved: ['5'] });
    expect(judged([OK, status(3, { collectionId: '7' })]).keepsReply).toBe(false);
  });

  it('without a status above the items cannot be', () => {
    expect(() => judged([status(6, { level: 'item' })])).toThrow(TypeError);
  });
});

describe('an item', () => {
  const bad = status(6, { level: 'item', collectionId: '5', clientId: 'c1' });
  const conflict = status(7, { level: 'item', path: 'Sync/Collections/Collection/Responses/Change', collectionId: '5', serverId: '5:1' });

  it('never drives the request: refused ones are handed to the caller, with their ids', () => {
    const { whole, items, steps } = judged([OK, status(1, { collectionId: '5' }), bad, conflict], ['5']);
    expect(whole.do).toBe('accept');
    expect(items).toEqual([
      expect.objectContaining({ collectionId: '5', clientId: 'c1', step: expect.objectContaining({ status: 'Sync.Add.6' }) }),
      expect.objectContaining({ collectionId: '5', serverId: '5:1', step: expect.objectContaining({ status: 'Sync.Change.7' }) }),
    ]);
    expect(steps.map((step) => step.status)).toEqual(['Sync.Add.6', 'Sync.Change.7']);
  });

  it('that a common code refuses does not provision either', () => {
    const { whole, failures } = judged([OK, status(1, { collectionId: '5' }), status(142, { level: 'item', collectionId: '5' })]);
    expect(whole.do).toBe('accept');
    expect(failures).toEqual([]);
  });

  it('that worked is not listed', () => {
    expect(judged([OK, status(1, { level: 'item', collectionId: '5', clientId: 'c1' })]).items).toEqual([]);
  });

  it('without a collection is told without one', () => {
    expect(judged([OK, bad, status(6, { level: 'item' })]).items.map((item) => item.collectionId)).toEqual(['5', '']);
  });
});

it('the next step of the ladder is taken when the same failure is met again', () => {
  const stale = status(12, { level: 'collection', collectionId: '5' });
  expect(judged([OK, stale]).whole).toMatchObject({ do: 'refresh', scope: 'hierarchy' });
  expect(judged([OK, stale], [], { strikes: { 'Sync.12': 2 } }).whole).toMatchObject({ do: 'reset', scope: 'hierarchy' });
});

describe('what cannot be done twice', () => {
  const RP = status('x-ms-rp', { protocol: 'http', level: 'http', path: '' });
  const done = (idempotent: boolean, more: Partial<Observation> = {}) =>
    plan(EAS, { statuses: [OK, RP], progress: 1, moved: [], moreAvailable: false, ...more }, { idempotent }, AT);

  it('and has been done is done: a word in the headers is told, and nothing is sent again for it', () => {
    const { whole, failures } = done(false);
    expect(whole.do).toBe('accept');
    expect(failures).toEqual(['http.x-ms-rp']);
  });

  it('and has not, or not provably, does what the header says', () => {
    for (const other of [done(true), done(false, { progress: 0 }), done(false, { moved: ['5'] })]) expect(other.whole.do).toBe('reset');
  });

  it('a word in the headers that a repair goes before is not spent: the next answer says it again [MS-ASHTTP 3.1.5.1]', () => {
    const beside = (code: number) =>
      plan(EAS, { statuses: [OK, RP, status(code, { level: 'command' })], progress: 0, moved: [], moreAvailable: false }, {}, AT);
    expect(beside(142)).toMatchObject({ whole: { do: 'repair' }, failures: ['common.142'] });
    expect(beside(111)).toMatchObject({ whole: { do: 'reset' }, failures: ['http.x-ms-rp', 'common.111'] });
    // What a Status says is counted whatever goes before it.
    expect(judged([OK, status(142, { level: 'command' }), status(3)]).failures).toEqual(['common.142', 'Sync.3']);
  });

  it('still hears what a status of its own says', () => {
    const refused = plan(
      EAS,
      { statuses: [OK, status(142, { level: 'command' })], progress: 1, moved: [], moreAvailable: false },
      { idempotent: false },
      AT,
    );
    expect(refused.whole).toMatchObject({ do: 'repair', rung: 'policy' });
  });
});

describe('what may have been done, and cannot be done twice', () => {
  const http = (code: number | string, command = 'MoveItems') => status(code, { protocol: 'http', level: 'http', path: '', command });
  const of = (statuses: readonly Status[], strikes: Record<string, number> = {}, appRules: readonly AppRule[] = [], progress = 0) =>
    plan(EAS, { statuses, progress, moved: [], moreAvailable: false }, { idempotent: false }, { ...AT, strikes }, { appRules }).whole;
  const RP = http('x-ms-rp');
  const asRP = (step: Resolution): AppRule[] => [{ match: 'http.x-ms-rp', steps: [step], basis: 'advice' }];
  const WIPE = asRP({ do: 'wipe', scope: 'device' });

  it('is looked for, whatever a header says: what starts afresh would lose where to look', () => {
    expect(of([http(502), RP])).toMatchObject({ do: 'reconcile', how: 'look-at-both-folders' });
    expect(of([RP, http(502)], {}, WIPE)).toMatchObject({ do: 'reconcile' });
  });

  it('is asked about where looking did not tell', () => {
    expect(of([http(502), RP], { 'http.502': 2 })).toMatchObject({ do: 'hold', why: 'unknown-outcome' });
    expect(of([RP, http(502)], { 'http.502': 2 }, WIPE)).toMatchObject({ do: 'hold', why: 'unknown-outcome' });
  });

  it('is not meant by a hold for another reason, nor by a plain wait', () => {
    expect(of([http(507), RP], {}, WIPE)).toMatchObject({ do: 'wipe' });
    expect(of([http(503), RP], {}, WIPE)).toMatchObject({ do: 'wipe' });
    expect(of([http(507)])).toMatchObject({ do: 'hold', why: 'quota' });
  });

  it('is done when another 2xx says so', () => {
    expect(of([http(204), RP], {}, [], 1)).toMatchObject({ do: 'accept' });
    expect(of([http(204)], {}, [], 1)).toMatchObject({ do: 'accept' });
  });
});

describe('an item', () => {
  const item = (code: number, ids: { collectionId?: string; serverId?: string; clientId?: string } = {}) =>
    judged([OK, status(code, { level: 'item', ...ids })]).items;

  it('that failed is handed out with the ids it was named by, and no others', () => {
    expect(item(6, { collectionId: '5', serverId: '5:1' })[0]).not.toHaveProperty('clientId');
    expect(item(6, { collectionId: '5', clientId: 'c1' })[0]).not.toHaveProperty('serverId');
    expect(item(6)[0]).toMatchObject({ collectionId: '' });
  });

  it('that is fine, or whose failure is to be accepted, is not handed out', () => {
    expect(item(1, { collectionId: '5' })).toEqual([]);
    const accepted = { match: 'Sync.Add.6', steps: [{ do: 'accept' }], basis: 'advice' } as const;
    const found = plan(EAS, { statuses: [OK, status(6, { level: 'item' })], progress: 0, moved: [], moreAvailable: false }, {}, AT, {
      appRules: [accepted],
    });
    expect(found.items).toEqual([]);
  });
});
