import { describe, expect, it } from 'vitest';
import type { Circumstances } from '../../../../src/core/status.ts';
import { resolve } from '../../../../src/policy/resolve.ts';
import { SYNCML } from '../../../../src/syncml/protocol.ts';
import { transportRules } from '../../../../src/syncml/rules/transport.ts';
import { ladder } from '../ladders.ts';

const WAIT = 'retry backoff x4 > hold time server-down';
const EXEC = 'reconcile look-at-item > hold user unknown-outcome tell user';

const EXPECTED: readonly (readonly [string, Circumstances, string])[] = [
  ['cut-after-send', {}, WAIT],
  ['cut-after-send', { idempotent: false }, EXEC],
  ['timeout', {}, WAIT],
  ['timeout', { idempotent: false }, EXEC],
  ['cut-before-send', { idempotent: false }, WAIT],
  ['offline', { idempotent: false }, WAIT],
  ['tls', {}, 'retry backoff x2 > reject certificate session tell user'],
  ['html-body', {}, 'retry backoff x2 > repair endpoint rebuild > reject server session tell user'],
  ['html-body', { idempotent: false }, EXEC],
  ['empty-body', {}, 'retry backoff x2 > reject server session'],
  ['empty-body', { idempotent: false }, EXEC],
  ['undecodable', {}, 'retry backoff x2 > reject server session'],
  ['undecodable', { idempotent: false }, EXEC],
];

describe('no message of SyncML', () => {
  it.each(EXPECTED)('%s in %o: %s', (code, circumstances, steps) => {
    const source = { protocol: 'transport', command: 'SyncML', level: 'transport', path: '' } as const;
    const { treatment } = resolve(SYNCML, { source, code, protocolVersion: '1.2', facts: {} }, circumstances);
    expect(ladder(treatment.steps)).toBe(steps);
  });

  it('every fault is expected here', () => {
    const expected = new Set<string>(EXPECTED.map(([code]) => `transport.${code}`));
    expect(Object.keys(transportRules).filter((id) => !expected.has(id))).toEqual([]);
  });
});
