import type { AnyMachineSnapshot, EventObject } from 'xstate';
import type { RequestContext } from '../../machines/alphabet.ts';
import type { Decision } from '../core/decision.ts';
import type { RequestKind } from '../core/kinds.ts';
import type { Chore } from '../core/resolution.ts';
import type { Rung } from '../core/rungs.ts';
import type { EventClass } from './subject.ts';

// Decisions by what a machine can tell apart in them. Payloads are gone: no guard reads a status, a collection, a bound or a hint.
// The guards read what is to be done, whether new bytes are needed, whose keys are touched, which rung, how many chores come first, and
// whether a wait is longer than the caller allows. Two decisions that agree in these lead to the same state and ask for the same;
// `test/machines/tables.test.ts` holds every row of the rules, and random decisions, against the table.

/** The kinds as data, so that the compiler knows when one is missing. */
const KINDS: Readonly<Record<RequestKind, true>> = {
  accept: true, continue: true, reject: true, hold: true, reconcile: true, wipe: true, repair: true, retry: true, refresh: true, reset: true,
  rephrase: true,
}; // prettier-ignore

/** Every kind of decision, as a machine's alphabet spells it. */
export const DECISION_TYPES: readonly string[] = Object.keys(KINDS).map((kind) => `${kind}.*`);

/** Rungs are alike but for the policy, which has a state of its own, and the hierarchy, which is no repair: credentials stand for the rest. */
export function rungClass(rung: Rung): 'policy' | 'hierarchy' | 'credentials' {
  return rung === 'policy' || rung === 'hierarchy' ? rung : 'credentials';
}

/** What a chore is to the machine: a rung to be made whole, or the caller's own. */
export function choreClass(chore: Chore): string {
  if (chore.do === 'repair') return rungClass(chore.rung);
  return chore.scope === 'hierarchy' ? 'hierarchy' : 'caller';
}

const FIRST: Readonly<Record<string, readonly Chore[]>> = {
  '': [],
  hierarchy: [{ do: 'refresh', scope: 'hierarchy' }],
  credentials: [{ do: 'repair', rung: 'version' }],
  policy: [{ do: 'repair', rung: 'policy' }],
  caller: [{ do: 'refresh', scope: 'collection' }],
  'hierarchy policy': [
    { do: 'refresh', scope: 'hierarchy' },
    { do: 'repair', rung: 'policy' },
  ],
};

/** Kinds that look at what comes first; the others do what they do. */
const HAS_FIRST: ReadonlySet<string> = new Set(['reconcile', 'retry', 'refresh', 'reset', 'rephrase']);
/** Kinds for which it matters whether new bytes can be had. */
const HAS_THEN: ReadonlySet<string> = new Set(['reconcile', 'retry', 'refresh', 'reset', 'rephrase']);

/** What a machine can tell of a decision. */
export function decisionClass(decision: Decision, isLong: boolean, keepsReply: boolean): string {
  const chores = HAS_FIRST.has(decision.do) ? (decision.first ?? []).map(choreClass) : [];
  return [
    `${decision.do}.*`,
    ...(decision.do === 'repair' ? [rungClass(decision.rung)] : []),
    ...('scope' in decision && ['refresh', 'reset'].includes(decision.do) ? [scopeClass(decision)] : []),
    ...(decision.do === 'reconcile' ? [decision.how === 'look-in-sent' ? 'in-sent' : 'elsewhere'] : []),
    ...(HAS_THEN.has(decision.do) ? [bytesOf(decision)] : []),
    ...(chores.includes('caller') ? ['first caller'] : chores.length > 0 ? [`first ${chores.join(' ')}`] : []),
    ...(decision.do === 'retry' ? [isLong ? 'long' : 'short'] : []),
    ...(keepsReply ? ['keeps'] : []),
  ].join(' ');
}

function scopeClass({ scope }: { readonly scope?: unknown }): string {
  return scope === 'hierarchy' || scope === 'all' ? scope : 'collection';
}

/** Whose bytes come next. Only a rephrase tells none at all from the same again: then they are the caller's to make. */
function bytesOf({ do: kind, then }: Decision): string {
  if (then === 'rebuild') return 'new-bytes';
  return kind === 'rephrase' && then === 'end' ? 'no-bytes' : 'same-bytes';
}

const THEN = ['replay', 'rebuild', 'end'] as const;

/** A decision of every class: kinds by whose bytes come next, what comes first, and which rung or scope. */
const DECISIONS: readonly Decision[] = [
  { do: 'accept', then: 'end' },
  { do: 'continue', how: 'poll-again', then: 'end' },
  { do: 'reject', why: 'request', then: 'end' },
  { do: 'hold', who: 'user', why: 'quota', then: 'end' },
  { do: 'wipe', scope: 'as-directed', then: 'end' },
  { do: 'repair', rung: 'policy', then: 'replay' },
  { do: 'repair', rung: 'credentials', then: 'replay' },
  ...THEN.flatMap((then) =>
    Object.values(FIRST).flatMap((first): readonly Decision[] => [
      { do: 'reconcile', how: 'look-in-sent', then, first },
      { do: 'reconcile', how: 'match-adds', then, first },
      { do: 'retry', pace: 'backoff', then, first },
      { do: 'refresh', scope: 'hierarchy', then, first },
      { do: 'refresh', scope: 'collection', then, first },
      { do: 'rephrase', how: 'resend-full', then, first },
      { do: 'reset', scope: 'collection', then, first },
      { do: 'reset', scope: 'hierarchy', then, first },
      { do: 'reset', scope: 'all', then, first },
    ]),
  ),
];

/** How long after now a short and a long wait end. */
const waits = (decision: Decision, pendingMs: number): readonly { readonly decision: Decision; readonly isLong: boolean }[] =>
  decision.do === 'retry'
    ? [
        { decision: { ...decision, dueAt: pendingMs }, isLong: false },
        { decision: { ...decision, dueAt: pendingMs + 1 }, isLong: true },
      ]
    : [{ decision, isLong: false }];

const prepared = new Map<number, readonly EventClass[]>();

/** What can be decided about a reply, one event a class. */
export function decisions({ pendingMs }: Pick<RequestContext, 'pendingMs'>): readonly EventClass[] {
  const known = prepared.get(pendingMs);
  if (known !== undefined) return known;
  const made = DECISIONS.flatMap((one) => waits(one, pendingMs)).flatMap(({ decision, isLong }) =>
    [false, true].map((keepsReply) => ({
      name: decisionClass(decision, isLong, keepsReply),
      event: { type: `${decision.do}.common.unknown`, decision, keepsReply, now: 0 },
    })),
  );
  const classes = [...new Map(made.map((one) => [one.name, one])).values()];
  prepared.set(pendingMs, classes);
  return classes;
}

const NAMED = [
  'rungs.whole', 'account.closed', 'app.done', 'app.failed', 'app.happened', 'app.absent', 'app.unclear', 'chore.done', 'chore.failed',
  'caller.aborted', 'driver.expired', 'driver.deferred', 'driver.hurried', 'mail.doubtful',
].map((type): EventClass => ({ name: type, event: { type } })); // prettier-ignore

/** Time is due or not: no guard compares with any other moment than `dueAt`. */
export function times(dueAt: number): readonly EventClass[] {
  return (['driver.tick', 'driver.resumed'] as const).flatMap((type) => [
    { name: `${type} due`, event: { type, now: dueAt } },
    { name: `${type} early`, event: { type, now: dueAt - 1 } },
  ]);
}

/** The class of any event a request is told in this state. */
export function requestClass(event: EventObject, at: AnyMachineSnapshot): string {
  const { pendingMs, rung, dueAt } = at.context as RequestContext;
  const told = event as EventObject & { decision?: Decision; keepsReply?: boolean; now?: number; rung?: Rung };
  if (told.decision !== undefined) {
    const isLong = (told.decision.dueAt ?? 0) - (told.now ?? 0) > pendingMs;
    return decisionClass(told.decision, isLong, told.keepsReply === true);
  }
  if (told.rung !== undefined) return `${event.type} ${told.rung === rung ? 'mine' : 'other'}`;
  return told.now === undefined ? event.type : `${event.type} ${told.now >= dueAt ? 'due' : 'early'}`;
}

/** Everything a request can be told in this state. Rungs are its own or another one. */
export function requestEvents(at: AnyMachineSnapshot): readonly EventClass[] {
  const context = at.context as RequestContext;
  const other: Rung = context.rung === 'policy' ? 'credentials' : 'policy';
  const rungs = (['rung.rebuilt', 'rung.stuck'] as const).flatMap((type) => [
    { name: `${type} mine`, event: { type, rung: context.rung } },
    { name: `${type} other`, event: { type, rung: other } },
  ]);
  return [...decisions(context), ...NAMED, ...rungs, ...times(context.dueAt)];
}
