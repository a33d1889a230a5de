import type { Decision, Step } from '../core/decision.ts';
import { recoveryError } from '../core/errors.ts';
import { isRecord } from '../core/record.ts';
import type { End } from '../core/outcome.ts';
import type { StatusId } from '../core/status-id.ts';
import { EAS_VERSIONS } from '../eas/versions.ts';
import { explain as explained } from '../policy/explain.ts';
import { stepOf, thenOf } from '../policy/decide.ts';
import { bentBy, questionNamed, type Named } from '../policy/named.ts';
import { EAS_TOLD } from '../texts/eas/told.ts';
import { english } from './english.ts';

/** What a status means and all that is done about it. Plain JSON. */
export interface StatusExplained {
  /** The first step, as a session would tell it, with its sentence; at no time, so that what it waits for is not said. */
  readonly step: Step;
  /** What is done when the same comes again, in order, and how often before the next one; the last is the end of it. */
  readonly ladder: readonly (Decision & { readonly limit?: number })[];
  /** The ends a request can come to by it. */
  readonly ends: readonly End[];
}

/** Where protocols, versions and servers are named, when they are not. */
const ALLOWED = 'an id of ActiveSync as a Step has it, a version as 14.1, a server by its name; SyncML: activesync-recovery explain';

const UNKNOWN = 'unknown';

/** Numbers no table lists, of the range the text keeps for all commands and of a command's own: what `unknown` stands for. */
const UNLISTED = { common: 199, command: 99 };

/**
 * What a status means and what is done about it, by the tables a session uses: for a page of help, or a log that is read later.
 *
 * @param at the request's version, @default the newest; the server by the name of a known deviation (`horde`), or as it says itself
 * @throws RecoveryError `option-invalid`: no such status of ActiveSync, no such version. An `unknown` one is explained by its cautious rule.
 * @example
 * import { explain } from 'activesync-recovery/words';
 * const { step, ladder, ends } = explain('Sync.3', { version: '14.1' });
 * step.spec; // 'MS-ASCMD 2.2.3.177.17'
 * ladder.map((decision) => decision.do); // ['reset', 'reject']
 * ends; // ['done', 'refused']
 */
export function explain(status: StatusId, at: { readonly version?: string; readonly server?: string } = {}): StatusExplained {
  const { version = EAS_VERSIONS[0], server } = isRecord(at) ? at : { version: null };
  const named = typeof status === 'string' ? questionNamed([EAS_TOLD], status) : undefined;
  const isKnown = named?.code === UNKNOWN || EAS_TOLD.entry(status) !== undefined;
  const isAllowed = (EAS_VERSIONS as readonly unknown[]).includes(version) && ['string', 'undefined'].includes(typeof server);
  if (named === undefined || named.protocol === 'syncml' || !isKnown || !isAllowed)
    throw recoveryError('caller', 'option-invalid', 'there is nothing to explain', `allowed: ${ALLOWED}`);
  const bent = bentBy(EAS_TOLD, server);
  const before = bent.server === undefined ? {} : { server: bent.server };
  const { because, explanation } = explained(bent.protocol, { ...named, version: String(version), code: codeOf(named) }, before);
  const { steps, ends, hint } = explanation;
  const ladder = steps.map((step) => ({ ...step, then: thenOf(step), ...(hint !== undefined && step.do === 'reject' && { hint }) }));
  const [first] = ladder;
  if (first === undefined) throw new TypeError('a ladder has a step');
  const { limit: _, ...decision } = first;
  const source = named.code === UNKNOWN ? { ...because, status: { ...because.status, code: UNKNOWN } } : because;
  const step = stepOf(source, decision, 0);
  return { step: { ...step, text: english(step) }, ladder, ends };
}

/** The code the tables are asked about: a number as such, and for `unknown` one that none of them lists. */
function codeOf({ protocol, command, code }: Named): number | string {
  if (code === UNKNOWN && protocol === 'eas') return command === undefined ? UNLISTED.common : UNLISTED.command;
  return /^\d+$/.test(code) ? Number(code) : code;
}
