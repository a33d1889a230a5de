import { describe, expect, it } from 'vitest';
import type { Circumstances, Status } from '../../../../src/core/status.ts';
import { resolve } from '../../../../src/policy/resolve.ts';
import { SYNCML } from '../../../../src/syncml/protocol.ts';
import { httpRules } from '../../../../src/syncml/rules/http.ts';
import { ladder } from '../ladders.ts';

const line = (code: number): Status => ({
  source: { protocol: 'http', command: 'SyncML', level: 'http', path: '' },
  code,
  protocolVersion: '1.2',
  facts: {},
});

const MOVED = 'repair endpoint rebuild x2 > hold user endpoint tell user';
const PACED = 'retry server x4 > hold time throttled';
const SAME_BYTES = 'retry backoff x4 > hold time server-down';
const SIGN_IN = 'hold user credentials tell user';

const EXEC = 'reconcile look-at-item > hold user unknown-outcome tell user';

const EXPECTED: readonly (readonly [number, Circumstances, string])[] = [
  [200, {}, 'accept'],
  ...[300, 301, 302, 303, 307, 308].map((code) => [code, {}, MOVED] as const),
  [400, {}, 'reject request session'],
  [401, {}, `repair credentials x2 > ${SIGN_IN}`],
  [401, { credentialsWorked: true }, `retry backoff > repair credentials > ${SIGN_IN}`],
  [403, {}, 'reject denied session tell user'],
  [404, {}, 'restart session rebuild > repair endpoint rebuild > hold user endpoint tell user'],
  ...[408, 425, 429, 503].map((code) => [code, {}, PACED] as const),
  [413, {}, 'rephrase split-batch x3 > reject too-large tell user'],
  [500, {}, 'restart session rebuild > retry backoff rebuild x2 > reject server session tell user'],
  ...[500, 502, 504].map((code) => [code, { idempotent: false }, EXEC] as const),
  [503, { idempotent: false }, PACED],
  [501, {}, 'reject unsupported session'],
  [502, {}, SAME_BYTES],
  [504, {}, SAME_BYTES],
  [505, {}, 'reject unsupported session'],
  [507, {}, 'hold user quota uploads tell user'],
];

describe('HTTP under SyncML [OMA SyncML HTTP Binding]', () => {
  it.each(EXPECTED)('%i in %o: %s', (code, circumstances, steps) => {
    expect(ladder(resolve(SYNCML, line(code), circumstances).treatment.steps)).toBe(steps);
  });

  it('every line is expected here', () => {
    const expected = new Set<string>(EXPECTED.map(([code]) => `http.${code}`));
    expect(Object.keys(httpRules).filter((id) => !expected.has(id))).toEqual([]);
  });
});
