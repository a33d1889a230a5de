import { describe, expect, it } from 'vitest';
import { isSyncmlError } from '../../../src/syncml/errors.ts';
import { lowered, SYNCML_LIMITS, type SyncmlLimits } from '../../../src/syncml/limits.ts';

describe('limits of the XML reader', () => {
  it('hold as they are when nothing is asked, and can be lowered', () => {
    expect(lowered(undefined)).toBe(SYNCML_LIMITS);
    expect(lowered({ depth: 5 })).toEqual({ ...SYNCML_LIMITS, depth: 5 });
    expect(lowered({ depth: SYNCML_LIMITS.depth })).toEqual(SYNCML_LIMITS);
  });

  it.each([
    [{ depth: SYNCML_LIMITS.depth + 1 }, 'depth'],
    [{ bytes: 0 }, 'bytes'],
    [{ nodes: 1.5 }, 'nodes'],
    [{ nodes: Number.NaN }, 'nodes'],
    [{ deep: 3 } as Partial<SyncmlLimits>, 'deep'],
    [{ toString: 3 } as unknown as Partial<SyncmlLimits>, 'toString'],
  ])('%o is refused by name', (limits, name) => {
    let refused: unknown;
    try {
      lowered(limits);
    } catch (e) {
      refused = e;
    }
    expect(isSyncmlError(refused) && refused.code).toBe('bad-argument');
    expect(String(refused)).toContain(name);
  });
});
