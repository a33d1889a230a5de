import { describe, expect, it } from 'vitest';
import type { Circumstances, Status } from '../../../src/core/status.ts';
import type { Rule } from '../../../src/core/resolution.ts';
import { EAS_COMMANDS } from '../../../src/eas/commands.ts';
import { EAS } from '../../../src/eas/protocol.ts';
import { RULES } from '../../../src/eas/rows.ts';
import { resolve } from '../../../src/policy/resolve.ts';
import { readings } from '../../../src/view/readings.ts';

const rule: Rule = {
  steps: [{ do: 'reject', why: 'server' }],
  basis: 'advice',
  variants: [
    { when: { commands: ['SendMail'] }, steps: [{ do: 'reconcile', how: 'look-in-sent' }], basis: 'spec' },
    { when: { below: '14.0' }, steps: [{ do: 'accept' }], basis: 'spec' },
    { when: { phase: 'acknowledge' }, steps: [{ do: 'continue', how: 'acknowledge' }], basis: 'spec' },
  ],
};
const kinds = (command: string, phase?: Circumstances['phase']) => readings(rule, { command, phase }).map(({ steps }) => steps[0]?.do);

describe('readings of a rule', () => {
  it('variants of other commands are left out', () => expect(kinds('Sync')).toEqual(['accept', 'continue', 'reject']));

  it('nothing stands behind a variant that always holds', () => expect(kinds('SendMail')).toEqual(['reconcile']));

  it('a known phase decides: its variant is the last reading, the one of another phase is none', () => {
    expect(kinds('Provision', 'acknowledge')).toEqual(['accept', 'continue']);
    expect(kinds('Provision', 'request')).toEqual(['accept', 'reject']);
  });

  it('what a reply is judged by is always one of them, for every rule, command and version', () => {
    const circumstances: readonly Circumstances[] = [
      {},
      { policyKeySent: false },
      { credentialsWorked: true },
      { sentBefore: 'no-answer' },
      { sentBefore: 'failed', answers118: true },
      { uploads: true, idempotent: false },
      { phase: 'acknowledge' },
      { phase: 'wipe-acknowledge' },
    ];
    const missed: string[] = [];
    let judged = 0;
    for (const id of Object.keys(RULES) as (keyof typeof RULES)[]) {
      const prefix = id.split('.')[0] ?? '';
      const code = id.slice(id.lastIndexOf('.') + 1);
      const below = prefix === 'http' || prefix === 'transport';
      const path = EAS.entry(id)?.levels[0] ?? '';
      for (const command of below || prefix === 'common' ? Object.keys(EAS_COMMANDS) : [prefix]) {
        for (const protocolVersion of ['12.1', '16.1']) {
          for (const at of circumstances) {
            const status: Status = {
              source: { protocol: below ? prefix : 'eas', command, level: below ? prefix : 'command', path: below ? '' : path },
              code: /^\d+$/.test(code) ? Number(code) : code,
              protocolVersion,
              facts: {},
            };
            const { treatment, because } = resolve(EAS, status, at);
            if (because.layer === 'out-of-place') continue;
            const known = readings(RULES[because.id as keyof typeof RULES], { command, phase: at.phase });
            if (!known.some(({ steps }) => steps === treatment.steps))
              missed.push(`${because.id} ${command} ${protocolVersion} ${JSON.stringify(at)}`);
            judged++;
          }
        }
      }
    }
    expect(missed).toEqual([]);
    expect(judged).toBeGreaterThan(10_000);
  });
});
