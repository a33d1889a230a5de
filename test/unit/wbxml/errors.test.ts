import { describe, expect, it } from 'vitest';
import { isWbxmlError, wbxmlError } from '../../../src/wbxml/errors.ts';

describe('wbxmlError', () => {
  it('says what, where and what to do', () => {
    const error = wbxmlError('truncated', 12, 'The message ends inside a text', 'the body was cut');
    expect(error).toMatchObject({ name: 'WbxmlError', code: 'truncated', offset: 12, hint: 'the body was cut' });
    expect(error.message).toBe('The message ends inside a text at byte 12 (the body was cut)');
  });

  it('is recognised by its mark, across copies of the library', () => {
    expect(isWbxmlError(wbxmlError('truncated', 0, 'x', 'y'))).toBe(true);
    expect(isWbxmlError(Object.assign(new Error('x'), { [Symbol.for('activesync-recovery.wbxml-error')]: true }))).toBe(true);
    for (const other of [new Error('x'), undefined, null, 'WbxmlError', { name: 'WbxmlError' }]) expect(isWbxmlError(other)).toBe(false);
  });
});
