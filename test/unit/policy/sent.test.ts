import { describe, expect, it } from 'vitest';
import type { RequestMarks } from '../../../src/core/protocol.ts';
import { EAS_COMMANDS } from '../../../src/eas/commands.ts';
import { circumstancesOfSent, isRepeatable } from '../../../src/policy/sent.ts';

const marks: RequestMarks = { collections: [], primed: [], adds: 0, commands: 0, fetches: 0 };

describe('whether the same bytes may go out twice', () => {
  it('if the command says so, or when they add nothing', () => {
    expect(isRepeatable('yes', { ...marks, adds: 1 })).toBe(true);
    expect(isRepeatable('no', marks)).toBe(false);
    expect(isRepeatable('unless-adds', marks)).toBe(true);
    expect(isRepeatable('unless-adds', { ...marks, adds: 1 })).toBe(false);
    expect(isRepeatable('unless-adds', { ...marks, opaque: true })).toBe(false);
  });
});

describe('what a request says of the circumstances', () => {
  const of = (more: Partial<RequestMarks>, key?: string) => circumstancesOfSent(EAS_COMMANDS.Sync, { ...marks, ...more }, key);

  it('a key of 0 is none [MS-ASPROV 3.1.5.1.1]', () => {
    expect([undefined, '0', '7'].map((key) => of({}, key).policyKeySent)).toEqual([false, false, true]);
  });

  it('Fetches bring nothing to the server, other commands do; what cannot be read may', () => {
    expect(of({ commands: 2, fetches: 2 })).toMatchObject({ uploads: false, idempotent: true });
    expect(of({ commands: 2, fetches: 1 })).toMatchObject({ uploads: true, idempotent: true });
    expect(of({ commands: 1, adds: 1 })).toMatchObject({ uploads: true, idempotent: false });
    expect(of({ opaque: true })).toMatchObject({ uploads: true, idempotent: false });
    expect(circumstancesOfSent(EAS_COMMANDS.SendMail, marks, undefined)).toMatchObject({ uploads: true, idempotent: false });
  });

  it('which of the two waits a Sync carried, for the unit of Limit [MS-ASCMD 2.2.3.97]', () => {
    expect(of({ sentElement: 'Wait' })).toMatchObject({ sentElement: 'Wait' });
    expect(of({})).not.toHaveProperty('sentElement');
  });
});
