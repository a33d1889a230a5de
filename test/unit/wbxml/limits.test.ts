import { describe, expect, it } from 'vitest';
import { isWbxmlError } from '../../../src/wbxml/errors.ts';
import { lowered, WBXML_LIMITS } from '../../../src/wbxml/limits.ts';

describe('lowered', () => {
  it('lays lower bounds over ours', () => {
    expect(lowered({ depth: 3, bytes: 100 })).toEqual({ ...WBXML_LIMITS, depth: 3, bytes: 100 });
    expect(lowered(undefined)).toBe(WBXML_LIMITS);
  });

  it('refuses a bound that is higher, no whole number, or unknown, and names it', () => {
    for (const wrong of [
      { depth: WBXML_LIMITS.depth + 1 },
      { bytes: 0 },
      { nodes: 1.5 },
      { nodes: Number.NaN },
      { depht: 3 },
      { toString: 3 },
    ]) {
      const [name] = Object.keys(wrong) as [string];
      let error: unknown;
      try {
        lowered(wrong);
      } catch (e) {
        error = e;
      }
      expect(isWbxmlError(error) && error.code).toBe('bad-argument');
      expect((error as Error).message).toContain(name);
    }
  });
});
