import type { Decision, Step } from '../core/decision.ts';
import type { Limits } from '../core/limits.ts';
import type { Random } from '../core/ports.ts';
import type { Move, Resolution, Then } from '../core/resolution.ts';
import type { Rung } from '../core/rungs.ts';
import type { Facts, Status } from '../core/status.ts';
import { dueAt } from './backoff.ts';
import { HIERARCHY_KEY, isResetSpent, stepAt, type Ledger, type Strikes } from './ledger.ts';
import { loopOf } from './loops.ts';
import type { Resolved } from './resolve.ts';
import { isParked, parkMs } from './tokens.ts';

/** What a decision depends on besides the status: time, chance, and what was spent. */
export interface DecideAt {
  readonly now: number;
  readonly random: Random;
  readonly limits: Limits;
  readonly strikes: Strikes;
  readonly ledger: Ledger;
  /** Rungs nobody here can make whole: steps that repair them are passed over, the rest of the ladder stands. */
  readonly unable?: readonly Rung[];
  /** Statuses for which the account was looked for elsewhere and found where it is: not again, the rest of the ladder stands. */
  readonly sought?: readonly string[];
  /** It is asked at one place after the other, none of them the account's: steps that wait are passed over, whoever asks goes on. @default false */
  readonly asksAround?: boolean;
  /** CollectionIds the request named: what a status above the collections is about. @default none */
  readonly collections?: readonly string[];
}

/** Whose bytes come next when a row does not say. */
const THEN: Readonly<Record<Move['do'], Then>> = {
  accept: 'end',
  continue: 'end',
  retry: 'replay',
  refresh: 'replay',
  reset: 'rebuild',
  resync: 'rebuild',
  restart: 'rebuild',
  repair: 'replay',
  rephrase: 'rebuild',
  reconcile: 'end',
  wipe: 'end',
  hold: 'end',
  reject: 'end',
};

/** Whose bytes the attempt after this step carries. */
export function thenOf(step: Resolution): Then {
  return step.then ?? THEN[step.do];
}

/** A reset that a day has no room for ends in a hold a person can release: it costs a download each time and has not helped. */
const RESET_SPENT: Decision = { do: 'hold', who: 'user', why: 'loop', then: 'end', tell: 'user' };

/** One place of several has nothing to say. */
const NOT_HERE: Decision = { do: 'reject', why: 'unavailable', then: 'end' };

/**
 * One status, one decision: the step of its ladder for this many failures, with a time where time is involved and the
 * collections it is about. Pure: the same input gives the same output.
 */
export function decide(resolved: Resolved, at: DecideAt): Step {
  const { because, treatment } = resolved;
  // What the app says itself stands.
  const asksAround = at.asksAround === true && because.layer !== 'app';
  const found = stepAt(possible(treatment.steps, unableFor(because.id, at), asksAround), at.strikes[because.id] ?? 0);
  const decision = found ? fill(found.step, found.taken, because.status, treatment.hint, at) : asksAround ? NOT_HERE : RESET_SPENT;
  return stepOf(because, withinBudget(decision, at), at.now);
}

/** A decision with its citation, as the app sees it. */
export function stepOf(because: Resolved['because'], decision: Decision, at: number): Step {
  const { status, variant, quirk } = because;
  return {
    status: because.id,
    command: status.source.command,
    level: status.source.path || status.source.level,
    code: status.code,
    name: because.name,
    spec: because.spec,
    basis: because.basis,
    layer: because.layer,
    ...(variant !== undefined && { variant }),
    ...(quirk !== undefined && { quirk }),
    decision,
    at,
  };
}

function unableFor(id: string, { unable = [], sought = [] }: DecideAt): readonly Rung[] {
  return sought.includes(id) ? [...unable, 'endpoint'] : unable;
}

function possible(steps: readonly Resolution[], unable: readonly Rung[], asksAround: boolean): readonly Resolution[] {
  return steps.filter((step) => (step.do !== 'repair' || !unable.includes(step.rung)) && !(asksAround && waits(step)));
}

/** Does it wait for this server, or keep anything back from it? */
function waits(step: Resolution): boolean {
  return step.do === 'retry' || (step.do === 'hold' && (step.who === 'time' || step.scope === 'uploads'));
}

function fill(step: Resolution, taken: number, status: Status, hint: string | undefined, at: DecideAt): Decision {
  const { limit: _, ...move } = step;
  const { facts, source } = status;
  const decision: Decision = { ...move, then: thenOf(step) };
  const details: { -readonly [K in 'dueAt' | 'asked' | 'collections' | 'bound' | 'hint']?: Decision[K] } = {};
  const wait = waitNamed(facts, at.now);
  if (step.do === 'retry') details.dueAt = dueAt(step.pace, taken, wait, at.now, at.random, at.limits);
  if (step.do === 'hold' && step.who === 'time') details.dueAt = dueAt('later', taken, wait, at.now, at.random, at.limits);
  if (details.dueAt !== undefined && (wait ?? 0) > 0) details.asked = true;
  if (isAboutCollections(step)) details.collections = source.collectionId === undefined ? (at.collections ?? []) : [source.collectionId];
  if (step.do === 'rephrase') {
    const bound = facts.heartbeatSeconds ?? facts.maxFolders ?? facts.limit;
    if (bound !== undefined) details.bound = bound;
  }
  if (hint !== undefined && step.do === 'reject') details.hint = hint;
  return { ...decision, ...details };
}

/** Retry-After as a span. A date without a Date beside it can only be measured against our own clock (RFC 9110 10.2.3). */
function waitNamed({ retryAfterMs, retryAt }: Facts, now: number): number | undefined {
  return retryAfterMs ?? (retryAt === undefined ? undefined : Math.max(0, retryAt - now));
}

function isAboutCollections(step: Resolution): boolean {
  if (step.do === 'resync') return true;
  return (step.do === 'reset' || step.do === 'refresh') && step.scope !== 'hierarchy' && step.scope !== 'settings';
}

function withinBudget(decision: Decision, at: DecideAt): Decision {
  if (isParked(at.ledger, decision.do, at.now, at.limits)) return parked(at);
  if (decision.do !== 'reset') return decision;
  const keys = keysOf(decision);
  return keys.some((key) => isResetSpent(at.ledger, key, at.now, at.limits)) ? RESET_SPENT : decision;
}

/** The account has spent its tries: it stops, with the name of the loop it is in, and begins again by itself after a while. */
function parked(at: DecideAt): Decision {
  const { name, who, why } = loopOf(at.ledger);
  const until = at.now + parkMs(at.ledger, at.random, at.limits);
  return { do: 'hold', who, why, scope: 'account', then: 'end', parked: name, dueAt: until, ...(who !== 'time' && { tell: who }) };
}

/** The SyncKeys a reset is booked under. */
export function keysOf(decision: Decision): readonly string[] {
  if (decision.do !== 'reset') return [];
  const collections = decision.collections ?? [];
  return decision.scope === 'collection' ? collections : [...collections, HIERARCHY_KEY];
}
