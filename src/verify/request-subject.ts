import type { AnyMachineSnapshot, AnyStateMachine } from 'xstate';
import type { RequestContext, RequestEvent, RequestInput } from '../../machines/alphabet.ts';
import { REQUEST_IGNORED } from '../../machines/ignored.ts';
import type { Effect } from '../core/effect.ts';
import type { RequestKind } from '../core/kinds.ts';
import { requestLaws } from './request-laws.ts';
import { choreClass, DECISION_TYPES, requestClass, requestEvents, rungClass } from './request-events.ts';
import type { Asked, Subject, Taken } from './subject.ts';

/** The events besides decisions, compared with the type: a new one cannot be forgotten. */
const NAMED: Readonly<Record<Exclude<RequestEvent['type'], `${RequestKind}.${string}`>, true>> = {
  'rungs.whole': true, 'rung.rebuilt': true, 'rung.stuck': true, 'account.closed': true, 'app.done': true, 'app.failed': true, 'chore.done': true,
  'chore.failed': true, 'caller.aborted': true, 'driver.expired': true, 'driver.tick': true, 'driver.resumed': true, 'driver.deferred': true,
  'app.happened': true, 'app.absent': true, 'app.unclear': true, 'mail.doubtful': true,
  'driver.hurried': true,
}; // prettier-ignore

/** Requests that differ in what may be done for them: whoever can do everything, and whoever lacks one thing. */
export function requestInputs(limit: number, pendingMs = 100): readonly RequestInput[] {
  const able: RequestInput = { limit, pendingMs, rebuilds: true, maps: true, resets: true, own: false, repeatable: true };
  return [
    able,
    { ...able, rebuilds: false, maps: false, resets: false },
    { ...able, maps: false },
    { ...able, resets: false, repeatable: false },
    { ...able, own: true, resets: false },
  ];
}

/** Who answers what a request asks for. */
const ANSWERS: Partial<Readonly<Record<Effect['type'], readonly string[]>>> = {
  'effect.enqueue': ['rungs.whole'],
  'effect.request': DECISION_TYPES,
  'effect.report': ['rung.rebuilt mine', 'rung.stuck mine'],
  'effect.reset': ['app.done', 'app.failed'],
  'effect.look': ['app.happened', 'app.absent', 'app.unclear'],
  'effect.prepare': ['chore.done', 'chore.failed'],
  'effect.wake': ['driver.tick due'],
};

/** What of its context a state can still use; the rest is written anew with the next decision before anything reads it. */
function alive({ value, context, status }: AnyMachineSnapshot): readonly unknown[] {
  const { attempts, rung, fromZero, keepsReply, decision, chores } = context as RequestContext;
  if (status !== 'active') return [attempts];
  if (value === 'preparing') return [attempts, chores.map(choreClass), thenClass(context as RequestContext), keepsReply];
  if (value === 'resettingSyncKey') return [attempts, isAll(decision), keepsReply];
  // A mail in doubt is looked for in the way that was decided last.
  if (['reconciling', 'queued', 'sending', 'waiting'].includes(String(value))) return [attempts, isInSent(decision)];
  return [attempts, rungClass(rung), fromZero, keepsReply];
}

const isInSent = (decision: RequestContext['decision']): boolean => decision?.do !== 'reconcile' || decision.how === 'look-in-sent';
const isAll = (decision: RequestContext['decision']): boolean => decision?.do === 'reset' && decision.scope === 'all';

function thenClass({ decision }: RequestContext): string {
  if (decision?.do === 'reset') return `reset ${decision.scope}`;
  if (decision?.do === 'reconcile') return `reconcile ${String(decision.how === 'look-in-sent')}`;
  return decision?.do === 'retry' ? 'retry' : 'again';
}

/** Of what a request asks for, what others see. */
function seen(asked: Asked): string {
  const effect = asked as unknown as Effect;
  if (effect.type === 'effect.report') return `report ${rungClass(effect.rung)} ${String(effect.fromZero)}`;
  if (effect.type === 'effect.prepare') return `prepare ${choreClass(effect.chore)} ${String(effect.fromZero)}`;
  if (effect.type === 'effect.look') return `look ${String(effect.how === 'look-in-sent')}`;
  return effect.type === 'effect.settle' ? `settle ${effect.end}` : effect.type;
}

/** An end is told exactly once, last, and what holds the request before it. */
function untold({ after, asked }: Taken): string | undefined {
  const { end } = after.output as { end: string };
  const told = asked.map(({ type }) => type).filter((type) => type === 'effect.hold' || type === 'effect.settle');
  const wanted = end === 'held' ? ['effect.hold', 'effect.settle'] : ['effect.settle'];
  return told.join() === wanted.join() ? undefined : `ends as ${end} and tells ${told.join() || 'nobody'}`;
}

/** A request's machine, with all that holds for every request. */
export function requestSubject(machine: AnyStateMachine, inputs: readonly RequestInput[]): Subject {
  return {
    name: machine.id,
    machine,
    inputs,
    alphabet: [...DECISION_TYPES, ...Object.keys(NAMED)],
    ignored: REQUEST_IGNORED,
    events: requestEvents,
    classOf: requestClass,
    key: (at) => JSON.stringify([at.value, ...alive(at)]),
    seen,
    answers: ({ type }) => ANSWERS[type as Effect['type']] ?? [],
    untold,
    laws: requestLaws,
    progress: {},
    repeats: {
      'driver.resumed': 'a kill is an event of its own: what was asked for is asked again, once for each',
      'queued: rung.rebuilt': 'asks again at the door; the ladder’s budget bounds how often a rung is made whole',
    },
    cost: ({ type }) => (type === 'effect.request' ? 1 : 0),
    promised: (input: RequestInput) => input.limit,
  };
}
