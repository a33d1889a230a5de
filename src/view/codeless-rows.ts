import type { CodelessEntry } from '../core/status.ts';
import { codelessCatalogue } from '../eas/catalogue/codeless.ts';
import { EAS_TOLD } from '../texts/eas/told.ts';
import { explain } from '../policy/explain.ts';
import { codelessCatalogue as codelessOfSyncml } from '../syncml/catalogue/codeless.ts';
import { SYNCML } from '../syncml/protocol.ts';
import type { CatalogueRow } from './catalogue-rows.ts';

/** A fact without a code of its own, as a row: its first fields are a question that `explain` answers with what is done about it. */
export interface CodelessRow
  extends Omit<CatalogueRow, 'legacy'>, Pick<CodelessEntry, 'carrier'>, Pick<CodelessEntry['asked'], 'headers' | 'context'> {
  /** What it is about: a command, or the group of rows it stands beside. */
  readonly about: string;
}

function rowOf(about: string, entry: CodelessEntry, protocol: typeof EAS_TOLD, version: string): CodelessRow {
  const { asked, id, success, carrier, ...facts } = entry;
  const { explanation } = explain(protocol, { ...asked, version: entry.until ?? version });
  const { steps, ends, why, hint } = explanation;
  const { basis = explanation.basis } = entry;
  return {
    ...asked,
    version: entry.until ?? version,
    id,
    direction: 'received',
    about,
    carrier,
    ...facts,
    levels: [],
    success: success === true,
    reads: [],
    steps,
    ends,
    basis,
    ...(why !== undefined && { why }),
    ...(hint !== undefined && { hint }),
    variants: [],
  };
}

/** Every fact that has no code of its own, with what is done about it. */
export function codelessRows(): readonly CodelessRow[] {
  const rows = (table: Readonly<Record<string, readonly CodelessEntry[]>>, protocol: typeof EAS_TOLD, version: string) =>
    Object.entries(table).flatMap(([about, entries]) => entries.map((entry) => rowOf(about, entry, protocol, version)));
  return [...rows(codelessCatalogue, EAS_TOLD, '16.1'), ...rows(codelessOfSyncml, SYNCML, '1.2')];
}
