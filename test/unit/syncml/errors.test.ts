import { expect, it } from 'vitest';
import { isSyncmlError, syncmlError } from '../../../src/syncml/errors.ts';

it('an error names what, where and what to do, and is known by its mark', () => {
  const error = syncmlError('too-deep', 12, 'More than 128 elements are open', 'no message nests so deep');
  expect(error).toMatchObject({ name: 'SyncmlError', code: 'too-deep', offset: 12, hint: 'no message nests so deep' });
  expect(error.message).toBe('More than 128 elements are open at character 12 (no message nests so deep)');
  expect(isSyncmlError(error)).toBe(true);
  expect(isSyncmlError({ [Symbol.for('activesync-recovery.syncml-error')]: true })).toBe(true);
  for (const other of [new Error('x'), undefined, null, 'too-deep', { code: 'too-deep' }]) expect(isSyncmlError(other)).toBe(false);
});
