import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ToldEntry } from '../../src/core/status.ts';
import type { StatusId } from '../../src/core/status-id.ts';
import { EAS_TOLD } from '../../src/texts/eas/told.ts';
import { statusesOf } from '../../src/policy/question.ts';
import { SYNCML } from '../../src/syncml/protocol.ts';
import { sentRows, type SentRow } from '../../src/view/catalogue-rows.ts';
import { codelessRows, type CodelessRow } from '../../src/view/codeless-rows.ts';

/** One statement of the texts about a value, in our own words: what the catalogue is compared with. */
export interface Fact {
  readonly protocol: 'eas' | 'http' | 'syncml';
  /** `*` for all of them. */
  readonly command: string;
  readonly level: string;
  readonly code: number | null;
  readonly name: string | null;
  readonly meaning: string;
  /** First and last version that has it: `14.0-16.1`. */
  readonly versions: string;
  readonly spec: string | null;
}

/** Every fact, a line each: read from the requirement sheets of the specifications, not from the catalogue. */
export const FACTS: readonly Fact[] = readFileSync(join(import.meta.dirname, 'facts.ndjson'), 'utf8')
  .trimEnd()
  .split('\n')
  .map((line) => JSON.parse(line) as Fact);

const SENT = sentRows();
const CODELESS = codelessRows();

/** Where a fact is found in the catalogue. */
export type Found =
  | { readonly as: 'row'; readonly id: StatusId; readonly entry: ToldEntry }
  | { readonly as: 'sent'; readonly row: SentRow }
  | { readonly as: 'codeless'; readonly row: CodelessRow }
  | { readonly as: 'nothing' };

/** The place of a fact: a coded row, a value that is sent, a row without a code. By number and place, never by its words. */
export function found(fact: Fact): Found {
  const sent = SENT.find((row) => isSent(row, fact));
  if (sent !== undefined) return { as: 'sent', row: sent };
  const codeless = CODELESS.find((row) => isCodeless(row, fact));
  if (codeless !== undefined) return { as: 'codeless', row: codeless };
  const code = fact.code ?? fact.name?.toLowerCase().split(' / ')[0];
  if (code === undefined) return { as: 'nothing' };
  const protocol = fact.protocol === 'syncml' ? SYNCML : EAS_TOLD;
  const [status] = statusesOf(protocol, {
    protocol: fact.protocol,
    code,
    version: fact.versions.split('-')[1] ?? '',
    ...(fact.protocol === 'syncml' && { kind: fact.level === 'Alert' ? 'alert' : 'status' }),
    ...(fact.command !== '*' && { command: fact.command }),
    ...(fact.protocol === 'eas' && fact.level !== 'any' && { level: fact.level }),
  });
  const at = status === undefined ? undefined : protocol.identify(status);
  const entry = at === undefined || at.place === 'out-of-place' ? undefined : protocol.entry(at.id);
  return at === undefined || entry === undefined ? { as: 'nothing' } : { as: 'row', id: at.id, entry };
}

/** A policy is acknowledged in the element it is answered in: there the section tells the two apart [MS-ASPROV 2.2.2.54.1]. */
const ACKNOWLEDGED = 'MS-ASPROV 2.2.2.54.1';

function isSent(row: SentRow, fact: Fact): boolean {
  if (row.protocol === 'http') return fact.level === 'request header' && row.name === fact.name;
  if (row.path !== fact.level || row.code !== fact.code) return false;
  return row.path !== 'Provision/Policies/Policy' || fact.spec === ACKNOWLEDGED;
}

function isCodeless(row: CodelessRow, fact: Fact): boolean {
  if (row.protocol !== fact.protocol) return isOfMail(row, fact);
  if (fact.protocol === 'syncml') return fact.code === null && row.name === fact.name;
  if (fact.protocol === 'eas') return fact.code === null && row.about === fact.command;
  if (fact.command !== '*') return row.about === fact.command && row.code === fact.code;
  return fact.code === null && (row.name === fact.name || (fact.name === 'other 3xx-5xx' && row.name === 'other 5xx'));
}

/** A mail, an old command: the texts speak of the command, what is asked about is its HTTP line. */
function isOfMail(row: CodelessRow, fact: Fact): boolean {
  if (fact.protocol !== 'eas' || fact.code !== null || row.about !== fact.command) return false;
  return fact.meaning.startsWith('Success is') ? row.success && row.protocol === 'http' : row.success && fact.meaning.startsWith('Pre-');
}
