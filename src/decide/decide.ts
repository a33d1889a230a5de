import { isBytes } from '../core/bytes.ts';
import type { EasCommandName } from '../core/command.ts';
import type { Decision, Step } from '../core/decision.ts';
import { recoveryError } from '../core/errors.ts';
import { headersFrom, lowered, serverMarks } from '../core/headers.ts';
import { areLowerLimits, limitsWith, type Limits } from '../core/limits.ts';
import type { ItemOutcome, Next } from '../core/outcome.ts';
import type { WireResponse } from '../core/ports.ts';
import type { AppRule, RepairRung } from '../core/resolution.ts';
import type { Circumstances } from '../core/status.ts';
import { isRecord } from '../core/record.ts';
import { EAS } from '../eas/protocol.ts';
import type { Fault } from '../eas/observe.ts';
import { isAppRule } from '../policy/app-rules.ts';
import { keysOf } from '../policy/decide.ts';
import { bookResets, EMPTY_LEDGER, isLedger, strike, type Ledger, type Strikes } from '../policy/ledger.ts';
import { nextOf } from '../policy/next.ts';
import { plan, type Judged } from '../policy/plan.ts';
import { circumstancesOfSent } from '../policy/sent.ts';
import { isFree, isTry, park, refund, spend } from '../policy/tokens.ts';

/** What was asked, and what came of it: a reply, or the name of the fault in its place. */
export type Asked = {
  readonly command: EasCommandName;
  /** As it was sent in MS-ASProtocolVersion. One nobody knows counts by its number, between those that are known. */
  readonly protocolVersion: string;
  /** What went out. Without its body a Sync counts as one without Adds. */
  readonly sent?: { readonly headers?: Readonly<Record<string, string>>; readonly body?: Uint8Array };
} & (
  | { readonly status: number; readonly headers: Readonly<Record<string, string>>; readonly body?: Uint8Array }
  /** No reply came. `cut-after-send` if it may have arrived all the same. */
  | { readonly fault: Fault }
);

/** When, by chance, and what was spent before. */
export interface DecideOptions {
  /** Wall time in ms. */
  readonly now: number;
  /** A number in [0, 1): the spread of waits. */
  readonly random: number;
  /** The account's, as the last decision gave it back. @default nothing spent */
  readonly ledger?: Ledger;
  /** This request's, as the last decision about it gave them back; none for its first attempt. */
  readonly strikes?: Strikes;
  /** What only the caller knows: was this mail sent before, did the credentials work a moment ago. */
  readonly circumstances?: Circumstances;
  /** Repairs you cannot make: their steps are passed over. */
  readonly unable?: readonly RepairRung[];
  /** Your own treatments, looked at before ours. */
  readonly rules?: readonly AppRule[];
  /** Only downwards. */
  readonly limits?: Partial<Limits>;
}

/** What to do about one reply. */
export interface Decided {
  /** One per status that is no success, outermost first. */
  readonly steps: readonly Step[];
  /** What to do about the whole request. */
  readonly plan: Decision;
  /** The status the plan rests on. */
  readonly because: Step;
  /** Items refused inside a reply that otherwise worked. */
  readonly items: readonly ItemOutcome[];
  /** What that comes to for an app that makes its own requests; absent when the plan says it all. */
  readonly next?: Next;
  /** Collections whose SyncKey this reply moved: apply it before anything else, whatever the plan is (MS-ASCMD 2.2.1.21). */
  readonly moved: readonly string[];
  /** The account's ledger after this. Keep it, it is plain JSON. */
  readonly ledger: Ledger;
  /** The request's strikes after this: for its next attempt only. */
  readonly strikes: Strikes;
}

/**
 * One reply in, its plan out, by the tables and budgets a session uses: for clients that keep their own transport and their own state. No
 * I/O, no clock, nothing kept: the same input gives the same output.
 *
 * Bound to end as a session is, if the ledger and the strikes are given back: the ladder of each status ends, and an account that
 * comes to nothing is parked.
 *
 * @throws RecoveryError `command-unknown`, `option-invalid`: names what and what is allowed
 * @example
 * import { decide } from 'activesync-recovery/decide';
 * const { plan } = decide({ command: 'Sync', protocolVersion: '16.1', status: 503, headers: { 'Retry-After': '120' } }, { now: 0, random: 0 });
 * plan.do; // 'retry'
 * plan.dueAt; // 120000
 */
export function decide(asked: Asked, options: DecideOptions): Decided {
  checkShapes(asked, options);
  const facts = Object.hasOwn(EAS.commands, asked.command) ? EAS.commands[asked.command] : undefined;
  if (facts === undefined) throw recoveryError('caller', 'command-unknown', `no command ${asked.command}`, 'use a name of MS-ASCMD 2.2.1');
  const { now, random, ledger = EMPTY_LEDGER, strikes = {}, circumstances = {}, unable = [] } = options;
  if (!Number.isFinite(now)) throw invalid('now', 'wall time in ms');
  if (!(random >= 0 && random < 1)) throw invalid('random', 'a number in [0, 1)');
  if (!areLowerLimits(options.limits ?? {})) throw invalid('limits', 'lower values of the named limits');
  if (!isLedger(ledger)) throw invalid('ledger', 'what an earlier decision gave back');
  const { command, protocolVersion, sent = {} } = asked;
  checkBody('body', 'fault' in asked ? undefined : asked.body);
  checkBody('sent.body', sent.body);
  const marks = EAS.marks(command, sent.body);
  const limits = limitsWith(options.limits ?? {});
  const reply = 'fault' in asked ? undefined : replyOf(asked);
  const observation = reply
    ? EAS.observe({ command, protocolVersion, reply, sent: marks })
    : EAS.fault(command, protocolVersion, (asked as { readonly fault: Fault }).fault);
  const server = reply && serverMarks(reply.headers);
  const judged = plan(
    EAS,
    observation,
    { ...circumstancesOfSent(facts, marks, lowered(sent.headers ?? {})['x-ms-policykey']), ...circumstances },
    { now, random: () => random, limits, strikes, ledger, unable, collections: marks.collections },
    { appRules: options.rules ?? [], ...(server !== undefined && { server }) },
  );
  const { whole, because, steps, items, failures, moved } = judged;
  const next = nextOf(whole, command, marks.clientId);
  return {
    steps,
    plan: whole,
    because,
    items,
    ...(next !== undefined && whole.then !== 'replay' && { next }),
    moved,
    ledger: booked(ledger, judged, observation.progress, now, limits),
    strikes: failures.reduce(strike, strikes),
  };
}

function booked(ledger: Ledger, { whole, because, failures }: Judged, progress: number, now: number, limits: Limits): Ledger {
  const spent = isTry(whole.do) && !isFree(because.status) ? spend(ledger, failures, now, limits) : ledger;
  const tried = refund(spent, progress, limits);
  return bookResets(whole.parked ? park(tried, whole.dueAt, limits) : tried, keysOf(whole), now);
}

/** Is it a record, or left out? */
const isAbsentOr = (value: unknown): boolean => value === undefined || isRecord(value);

/** Other names would be cautiously taken for something that was never said. */
const FAULTS: readonly Fault[] = ['timeout', 'offline', 'tls', 'cut-before-send', 'cut-after-send'];

const isCount = (value: unknown): boolean => Number.isInteger(value) && Number(value) >= 0;

/** What is given in another shape than it is taken in. */
function checkShapes(asked: Asked, options: DecideOptions): void {
  if (!isRecord(asked)) throw invalid('asked', '{ command, protocolVersion } with status and headers, or with fault');
  if (!isRecord(options)) throw invalid('options', '{ now, random }, and what was spent before');
  const { rules = [], strikes, circumstances, unable = [] } = options as Partial<DecideOptions>;
  if (!Array.isArray(rules) || !rules.every(isAppRule)) throw invalid('rules', 'a list of { match, steps, basis } as a session takes them');
  if (!isAbsentOr(strikes) || !Object.values(strikes ?? {}).every(isCount)) throw invalid('strikes', 'what an earlier decision gave back');
  if (!isAbsentOr(circumstances)) throw invalid('circumstances', 'an object, or nothing');
  if (!Array.isArray(unable)) throw invalid('unable', 'a list of rungs, or nothing');
  if (!isAbsentOr(asked.sent) || !isAbsentOr(asked.sent?.headers)) throw invalid('sent', '{ headers, body }, or nothing');
  if (!/^\d{1,4}\.\d{1,4}$/.test(asked.protocolVersion)) throw invalid('protocolVersion', 'a version as 14.1');
  if ('fault' in asked) {
    if (!FAULTS.includes(asked.fault)) throw invalid('fault', FAULTS.join(', '));
    return;
  }
  if (typeof asked.status !== 'number') throw invalid('status', 'the HTTP status, a number');
  if (typeof asked.headers !== 'object' || asked.headers === null) throw invalid('headers', 'an object of headers, or Headers');
}

/** Anything else would count as empty, and an empty answer to a Sync says that nothing has changed. */
function checkBody(name: string, body: unknown): void {
  if (body !== undefined && !isBytes(body)) throw invalid(name, 'a Uint8Array, or nothing');
}

function invalid(name: string, allowed: string): Error {
  return recoveryError('caller', 'option-invalid', `option ${name} is not valid`, `allowed: ${allowed}`);
}

const NOTHING = new Uint8Array(0);

function replyOf({ status, headers, body = NOTHING }: Extract<Asked, { status: number }>): WireResponse {
  return { status, headers: headersFrom(headers), body: new Uint8Array(body) };
}
