import { describe, expect, it } from 'vitest';
import type { Step } from '../../../../src/core/decision.ts';
import { LIMITS } from '../../../../src/core/limits.ts';
import type { Circumstances, Status } from '../../../../src/core/status.ts';
import { EAS } from '../../../../src/eas/protocol.ts';
import { CATALOGUE } from '../../../../src/eas/rows.ts';
import { decide } from '../../../../src/policy/decide.ts';
import { EMPTY_LEDGER } from '../../../../src/policy/ledger.ts';
import { resolve, type Precedence } from '../../../../src/policy/resolve.ts';
import { hintOf } from '../../../../src/texts/eas/hints.ts';
import { loopHints } from '../../../../src/texts/loops.ts';
import { EAS_TOLD } from '../../../../src/texts/eas/told.ts';
import { status, step } from '../../../support/statuses.ts';

const LAST = 1_000;

/** The last step of its ladder as the core takes it, and the treatment the told tables have for it. */
function both(asked: Status, at: Circumstances = {}, before: Precedence = {}): readonly [Step, string | undefined] {
  const resolved = resolve(EAS, asked, at, before);
  const spent = { now: 0, random: () => 0, limits: LIMITS, strikes: { [resolved.because.id]: LAST }, ledger: EMPTY_LEDGER };
  return [decide(resolved, spent), resolve(EAS_TOLD, asked, at, before).treatment.hint];
}

const SERVERS = [undefined, 'Horde_ActiveSync', '14.1'];
const WORLDS: readonly Circumstances[] = [{}, { idempotent: false }, { uploads: true }, { replayed: true }, { phase: 'acknowledge' }];
const COMMANDS = ['Sync', 'SendMail', 'ItemOperations', 'GetItemEstimate', 'Ping', 'FolderSync'];

/** Every row at every level of its own, and every number up to 200 as the line and as a Status. */
const ASKED: readonly Status[] = [
  ...Object.entries(CATALOGUE).flatMap(([id, { levels }]) => {
    const dot = id.lastIndexOf('.');
    const [prefix, code] = [id.slice(0, dot), id.slice(dot + 1)];
    const value = /^\d+$/.test(code) ? Number(code) : code;
    if (prefix === 'http' || prefix === 'transport')
      return COMMANDS.map((command) => status(value, { command, protocol: prefix, level: prefix, path: '' }));
    if (prefix === 'common') return COMMANDS.map((command) => status(value, { command, path: command }));
    return levels.map((path) => status(value, { command: prefix.split('.')[0] ?? '', path, level: 'item' }));
  }),
  ...Array.from({ length: 300 }, (_, code) => [
    status(code, { path: 'Sync' }),
    status(code, { path: 'Sync/Nowhere', level: 'item' }),
    status(code + 400, { protocol: 'http', level: 'http', path: '' }),
  ]).flat(),
];

describe('the hint of a step', () => {
  it('is the one the told tables have for the same reading, wherever the step was found', () => {
    const wrong: string[] = [];
    const met = new Set<string>();
    for (const server of SERVERS)
      for (const world of WORLDS)
        for (const asked of ASKED) {
          const [taken, hint] = both(asked, world, server === undefined ? {} : { server });
          if (taken.decision.do !== 'reject') continue;
          met.add(`${taken.layer}${taken.variant === undefined ? '' : ' in a variant'}`);
          if (hint === undefined || hintOf(taken) !== hint) wrong.push(`${taken.status} ${taken.layer}: ${hintOf(taken)} for ${hint}`);
        }
    expect(wrong.slice(0, 10)).toEqual([]);
    expect([...met].toSorted()).toEqual([
      'command',
      'command in a variant',
      'common',
      'common in a variant',
      'fallback',
      'out-of-place',
      'quirk',
      'quirk in a variant',
    ]);
  });

  it('of a loop is the one of its name', () => {
    const parked = step({ do: 'hold', who: 'admin', why: 'endpoint', then: 'end', parked: 'addresses' });
    expect(hintOf(parked)).toBe(loopHints.addresses);
  });

  it('is none where nothing is refused, and none of ours for a rule of the app', () => {
    expect(hintOf(step({ do: 'retry', pace: 'now', then: 'replay' }))).toBeUndefined();
    expect(hintOf({ ...step({ do: 'reject', why: 'server', then: 'end' }), layer: 'app' })).toBeUndefined();
  });
});
