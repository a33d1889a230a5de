import { describe, expect, it } from 'vitest';
import { statusRules } from '../../../../src/syncml/rules/status.ts';
import { type Context, treated } from '../ladders.ts';

const LATER = 'retry later rebuild';
const BUSY = `${LATER} x3 > hold time server-down`;
const BUSY_ITEM = `${LATER} x3 > reject unavailable`;
const FAILED = `${LATER} x2 > reject server`;
const SIGN_IN = 'hold user credentials tell user';
const CHALLENGED = `repair credentials rebuild x2 > ${SIGN_IN}`;
const STEP_DOWN = 'restart version rebuild x2 > reject unsupported session tell user';
const SLOW = 'resync slow rebuild > reject server datastore tell user';
const CONSENT = 'hold user consent tell user';
const TAKE_SERVER = `resync refresh-from-server rebuild > ${CONSENT}`;
const GIVE_CLIENT = `resync refresh-from-client rebuild > ${CONSENT}`;
const ENDPOINT = 'hold user endpoint tell user';
const MOVED = `repair endpoint rebuild x2 > ${ENDPOINT}`;
const MOVED_STORE = 'repair endpoint rebuild > reject gone datastore';
const WHOLE = 'reconcile resend-whole rebuild';
const NEXT = 'continue next-message';

const hdr = { cmd: 'SyncHdr' };
const ask = { cmd: 'Alert' };
const sync = { cmd: 'Sync' };
const item = { cmd: 'Add' };

/** Code, context, ladder: every code at the levels where its reading differs. Written from the text, not from the rules. */
const EXPECTED: readonly (readonly [number, Context, string])[] = [
  [101, item, `${NEXT} x5 > ${LATER} > reject unavailable`],
  [101, sync, `${NEXT} x5 > ${LATER} > reject unavailable datastore`],
  [101, hdr, BUSY],
  ...[200, 201, 203, 204, 207, 208, 209, 210, 211, 212, 418, 423].map((code) => [code, item, 'accept'] as const),
  [419, item, 'accept tell user'],
  [212, hdr, 'accept'],
  [211, { cmd: 'Delete' }, 'accept'],
  [202, { cmd: 'Exec' }, `${NEXT} x5 > reconcile look-at-item > hold user unknown-outcome tell user`],
  [205, item, 'refresh collection & accept'],
  [206, item, `${NEXT} x3 > reconcile resend-failed-parts rebuild > reject server`],
  [213, item, 'continue next-chunk'],
  [214, item, 'continue end-session'],
  [215, item, 'reject cancelled tell user'],
  [216, item, `${WHOLE} > reject request`],
  ...[300, 301, 302, 303, 305].flatMap((code) => [[code, hdr, MOVED] as const, [code, ask, MOVED_STORE] as const]),
  [304, item, `${LATER} > reject server`],
  [304, sync, `${LATER} > reject server datastore`],
  [304, { cmd: 'Get' }, 'accept'],
  [400, item, 'reject request'],
  [400, sync, 'reject request datastore'],
  [400, hdr, STEP_DOWN],
  [400, { ...hdr, version: '1.1' }, STEP_DOWN],
  [400, { ...hdr, version: '1.0' }, 'reject request session'],
  ...[401, 407].flatMap((code) =>
    [hdr, ask, item].flatMap((where) => [
      [code, { ...where, chal: true }, CHALLENGED] as const,
      [code, { ...where, chal: false }, SIGN_IN] as const,
      [code, where, SIGN_IN] as const,
    ]),
  ),
  [402, hdr, 'reject denied session tell user'],
  [402, item, 'reject denied tell user'],
  [403, hdr, 'reject denied session tell user'],
  [403, ask, 'reject denied datastore tell user'],
  [403, item, 'reject denied tell user'],
  [404, hdr, `restart session rebuild > ${ENDPOINT}`],
  [404, ask, 'reject gone datastore'],
  [404, sync, 'reject gone datastore'],
  [404, { cmd: 'Delete' }, 'accept'],
  [404, { cmd: 'Replace' }, 'rephrase as-add > reject gone'],
  [404, { cmd: 'Get' }, 'reject gone'],
  [405, item, 'reject unsupported tell user'],
  [405, ask, 'reject unsupported datastore tell user'],
  [406, ask, 'rephrase without-option > reject unsupported datastore'],
  [406, item, 'rephrase without-option > reject unsupported'],
  [408, hdr, BUSY],
  [408, item, BUSY_ITEM],
  [409, item, 'reconcile take-server-item > reject conflict'],
  [410, { cmd: 'Delete' }, 'accept'],
  [410, { cmd: 'Replace' }, 'reject gone'],
  [410, ask, 'reject gone datastore'],
  [411, item, 'rephrase with-size > reject request'],
  [412, item, 'reject request'],
  [412, sync, 'reject request datastore'],
  [413, item, 'rephrase in-chunks > reject too-large tell user'],
  [413, { ...item, version: '1.1' }, 'rephrase in-chunks > reject too-large tell user'],
  [413, { ...item, version: '1.0' }, 'reject too-large tell user'],
  [413, { cmd: 'Search' }, 'rephrase fewer-items > reject too-large'],
  [414, item, 'reject request'],
  [415, item, 'rephrase other-type > reject unsupported'],
  [415, ask, 'rephrase other-type > reject unsupported datastore'],
  [416, { cmd: 'Get' }, 'rephrase fewer-items > reject too-large'],
  [417, hdr, BUSY],
  [417, ask, `${BUSY_ITEM} datastore`],
  [417, item, BUSY_ITEM],
  [420, item, 'hold user quota uploads tell user'],
  [421, { cmd: 'Search' }, 'reject unsupported'],
  [422, ask, 'reject request datastore'],
  [422, item, 'reject request'],
  [424, item, `${WHOLE} x2 > reject request`],
  [425, item, 'reject denied tell user'],
  [426, item, `${WHOLE} x2 > reject request`],
  [427, { cmd: 'Delete' }, 'reject conflict'],
  [428, { cmd: 'Move' }, 'refresh collection rebuild > reject conflict'],
  [500, item, FAILED],
  [500, sync, `${FAILED} datastore`],
  [500, hdr, `${FAILED} session`],
  [501, { cmd: 'Copy' }, 'reject unsupported'],
  [501, hdr, STEP_DOWN],
  [501, { ...hdr, version: '1.0' }, 'reject unsupported session'],
  ...[502, 503, 504].flatMap((code) => [
    [code, hdr, BUSY] as const,
    [code, ask, `${BUSY_ITEM} datastore`] as const,
    [code, item, BUSY_ITEM] as const,
  ]),
  [505, hdr, STEP_DOWN],
  [513, hdr, STEP_DOWN],
  [506, item, FAILED],
  [507, { cmd: 'Atomic' }, `${WHOLE} > reject request`],
  ...(['1.0', '1.1'] as const).flatMap((version) =>
    [undefined, 0, 201, 205].map((alert) => [508, { ...ask, version, ...(alert !== undefined && { alert }) }, SLOW] as const),
  ),
  [508, ask, `continue as-alerted x1 > ${SLOW}`],
  [508, { ...ask, alert: 0 }, SLOW],
  [508, { ...ask, alert: 201 }, SLOW],
  [508, { ...ask, alert: 200 }, `continue as-alerted x1 > ${SLOW}`],
  ...[203, 208].map((alert) => [508, { ...ask, alert }, GIVE_CLIENT] as const),
  ...[205, 210].map((alert) => [508, { ...ask, alert }, TAKE_SERVER] as const),
  [509, { ...ask, alert: 200 }, 'continue as-alerted'],
  [509, ask, 'continue as-alerted'],
  [509, { ...ask, alert: 0 }, 'reject server datastore'],
  [509, { ...ask, alert: 201 }, SLOW],
  ...[203, 208].map((alert) => [509, { ...ask, alert }, GIVE_CLIENT] as const),
  ...[205, 210].map((alert) => [509, { ...ask, alert }, TAKE_SERVER] as const),
  [510, ask, `${FAILED} datastore`],
  [511, hdr, 'reject server session tell user'],
  [511, item, 'reject server session tell user'],
  [512, sync, 'restart session rebuild > reject server datastore tell user'],
  [514, item, `${LATER} x2 > reject cancelled`],
  [515, hdr, 'reject server session'],
  [515, sync, 'reject server datastore'],
  [515, item, 'reject server'],
  [516, item, SLOW],
  [517, { cmd: 'Atomic' }, 'rephrase split-batch x2 > reject too-large'],
];

describe('SyncML Status [OMA SyncML RepPro 1.2.2, 10]', () => {
  it.each(EXPECTED)('%i in %o: %s', (code, context, ladder) => {
    expect(treated('status', code, context)).toMatchObject({ id: `syncml.${code}`, layer: 'command', ladder });
  });

  it('every code is expected here', () => {
    const expected = new Set<string>(EXPECTED.map(([code]) => `syncml.${code}`));
    expect(Object.keys(statusRules).filter((id) => !expected.has(id))).toEqual([]);
  });

  it('every reading of every code is reached by one of these contexts', () => {
    const reached = new Set(EXPECTED.map(([code, , ladder]) => `${code} ${ladder}`));
    const readings = (code: number): Set<string> => {
      const versions = ['1.0', '1.1', '1.2'] as const;
      const commands = ['SyncHdr', 'Alert', 'Add', 'Delete', 'Replace', 'Search'];
      const alerts = [undefined, 0, 200, 201, 203, 205, 208, 210];
      const contexts = versions.flatMap((version) =>
        commands.flatMap((cmd) => alerts.flatMap((alert) => [true, false].map((chal) => ({ version, cmd, alert, chal })))),
      );
      return new Set(
        contexts.map(({ alert, ...rest }) => treated('status', code, { ...rest, ...(alert !== undefined && { alert }) }).ladder),
      );
    };
    const missing = Object.keys(statusRules).flatMap((id) => {
      const code = Number(id.slice('syncml.'.length));
      // The same end, reaching as far as its level: one of them stands for all.
      const plain = (text: string): string => text.replace(/(reject \S+) (session|datastore)/g, '$1');
      const seen = new Set(
        [...reached].filter((one) => one.startsWith(`${code} `)).map((one) => plain(one.slice(String(code).length + 1))),
      );
      return [...readings(code)].filter((one) => !seen.has(plain(one))).map((one) => `${code}: ${one}`);
    });
    expect(missing).toEqual([]);
  });

  it('slow sync keeps local data: nothing here resets a key or replaces data without asking', () => {
    for (const [, , ladder] of EXPECTED) {
      expect(ladder).not.toContain('reset');
      expect(ladder.includes('refresh-from-') ? ladder : CONSENT).toContain(CONSENT);
    }
  });

  it('success is judged by effect and not by class', () => {
    const done = Object.keys(statusRules).filter((id) => treated('status', Number(id.slice('syncml.'.length))).success);
    expect(done.map((id) => Number(id.slice('syncml.'.length)))).toEqual([
      200, 201, 203, 204, 207, 208, 209, 210, 211, 212, 214, 418, 419, 423,
    ]);
  });
});
