import { expect, it } from 'vitest';
import type { StatusId } from '../../../src/core/status-id.ts';
import { EAS } from '../../../src/eas/protocol.ts';
import { endsOfRows, sharesOf } from '../../../src/verify/ends.ts';

it('counts rows by the ends they can come to, in any of their readings', () => {
  // 142 is repaired or held; 118 may be done, refused, or stay unknown in one of its readings; the third is no row.
  const counted = endsOfRows(EAS, ['common.142', 'common.118', 'nothing.1' as StatusId]);
  expect(counted.rows).toBe(2);
  expect(counted.ends).toMatchObject({ done: 2, unknown: 1 });
  expect(sharesOf(counted)).toContain('2 rows of the rules can end: done 2 (100 %)');
});
