import type { End } from '../core/outcome.ts';
import type { Protocol } from '../core/protocol.ts';
import { endsOf } from '../policy/ladder.ts';
import type { StatusId } from '../core/status-id.ts';

/** How many rows of the rules can come to each end; a row that can come to two counts at both. */
export function endsOfRows(
  protocol: Protocol,
  ids: readonly StatusId[],
): { readonly rows: number; readonly ends: Readonly<Record<End, number>> } {
  const ends: Record<End, number> = { done: 0, refused: 0, held: 0, unknown: 0 };
  let rows = 0;
  for (const id of ids) {
    const rule = protocol.rule(id);
    if (rule === undefined) continue;
    rows += 1;
    const readings = [rule.steps, ...(rule.variants ?? []).map((variant) => variant.steps)];
    for (const end of new Set(readings.flatMap(endsOf))) ends[end] += 1;
  }
  return { rows, ends };
}

/** The share of rows per end, as a line for people. */
export function sharesOf({ rows, ends }: ReturnType<typeof endsOfRows>): string {
  const shares = Object.entries(ends).map(([end, count]) => `${end} ${count} (${Math.round((100 * count) / rows)} %)`);
  return `${rows} rows of the rules can end: ${shares.join(', ')}\n`;
}
