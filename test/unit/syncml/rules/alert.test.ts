import { describe, expect, it } from 'vitest';
import { alertRules } from '../../../../src/syncml/rules/alert.ts';
import { treated } from '../ladders.ts';

const SLOW = 'resync slow rebuild > reject server datastore tell user';
const CONSENT = 'hold user consent tell user';
const TAKE_SERVER = `resync refresh-from-server rebuild > ${CONSENT}`;
const GIVE_CLIENT = `resync refresh-from-client rebuild > ${CONSENT}`;
const START = 'continue as-alerted';
const STUCK = 'continue next-message x5 > reject server session';

/** Code, what our own Alert asked for, ladder. */
const EXPECTED: readonly (readonly [number, number | undefined, string])[] = [
  [100, undefined, 'accept tell user'],
  ...[200, 202, 204, 206, 207, 209, 225].map((code) => [code, undefined, START] as const),
  [201, undefined, SLOW],
  [201, 200, SLOW],
  [201, 201, START],
  [203, undefined, GIVE_CLIENT],
  [203, 202, GIVE_CLIENT],
  [203, 203, START],
  [205, undefined, TAKE_SERVER],
  [205, 204, TAKE_SERVER],
  [205, 205, START],
  [208, undefined, GIVE_CLIENT],
  [210, undefined, TAKE_SERVER],
  [221, undefined, STUCK],
  [222, undefined, STUCK],
  [223, undefined, 'reconcile resend-whole rebuild x2 > reject server'],
  [224, undefined, 'continue end-session'],
  [226, undefined, 'accept'],
  [227, undefined, 'accept'],
];

describe('SyncML Alert [OMA DS Protocol, alert codes]', () => {
  it.each(EXPECTED)('%i after our %s: %s', (code, asked, ladder) => {
    expect(treated('alert', code, asked === undefined ? {} : { alert: asked })).toMatchObject({
      id: `alert.${code}`,
      ladder,
      success: false,
    });
  });

  it('every code is expected here', () => {
    const expected = new Set<string>(EXPECTED.map(([code]) => `alert.${code}`));
    expect(Object.keys(alertRules).filter((id) => !expected.has(id))).toEqual([]);
  });

  it('a number means another thing as a Status', () => {
    expect(treated('alert', 205).ladder).not.toBe(treated('status', 205).ladder);
    expect(treated('status', 222).id).toBe('syncml.unknown');
  });
});
