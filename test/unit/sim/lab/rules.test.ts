import { describe, expect, it } from 'vitest';
import { isRecoveryError } from '../../../../src/core/errors.ts';
import { rulesOf } from '../../../../src/sim/lab/rules.ts';
import type { LabOptions } from '../../../../src/sim/lab/rules.ts';

describe('rulesOf', () => {
  it('has a default for everything', () => {
    expect(rulesOf({})).toEqual({
      users: [
        { name: 'alice', password: 'alice-pw' },
        { name: 'bob', password: 'bob-pw' },
      ],
      domain: 'example.test',
      versions: ['12.1', '14.0', '14.1', '16.0', '16.1'],
      policy: { demand: 'required', refreshSeconds: Infinity, partial: 'refuse', external: 'refuse' },
      heartbeat: { least: 60, most: 3540 },
      pingFolders: 200,
      syncCollections: 200,
      answers118: false,
      lostReplies: 'repeat',
    });
  });

  it('keeps the defaults of a policy that says only some', () => {
    expect(rulesOf({ policy: { demand: 'required', partial: 'allow' } }).policy).toMatchObject({ partial: 'allow', external: 'refuse' });
  });

  it.each<[string, unknown, string, string]>([
    ['an unknown option', { user: [] }, 'option-unknown', 'user'],
    ['an unknown version', { versions: ['13.0'] }, 'option-invalid', '13.0'],
    ['no versions', { versions: [] }, 'option-invalid', 'versions'],
    ['no users', { users: [] }, 'option-invalid', 'users'],
    [
      'two users of one name',
      {
        users: [
          { name: 'a', password: 'x' },
          { name: 'a', password: 'y' },
        ],
      },
      'option-invalid',
      'one name',
    ],
    ['a heartbeat of 0', { heartbeat: { least: 0, most: 5 } }, 'option-invalid', 'heartbeat'],
    ['a heartbeat upside down', { heartbeat: { least: 6, most: 5 } }, 'option-invalid', 'heartbeat'],
    ['half a second of heartbeat', { heartbeat: { least: 1, most: 5.5 } }, 'option-invalid', 'heartbeat'],
    ['no folders for Ping', { pingFolders: 0 }, 'option-invalid', 'pingFolders'],
    ['half a collection for Sync', { syncCollections: 1.5 }, 'option-invalid', 'syncCollections'],
  ])('refuses %s and names it', (_what, options, code, named) => {
    let seen: unknown;
    try {
      rulesOf(options as LabOptions);
    } catch (e) {
      seen = e;
    }
    expect(isRecoveryError(seen) && [seen.kind, seen.code]).toEqual(['caller', code]);
    expect(String(seen)).toContain(named);
  });
});
