import type { AnyMachineSnapshot, AnyStateMachine } from 'xstate';
import type { BatchEvent } from '../../machines/alphabet.ts';
import type { BatchContext, BatchInput, BatchOutput } from '../../machines/batch.machine.ts';
import type { EventClass, Subject, Taken } from './subject.ts';

const ALPHABET: Readonly<Record<BatchEvent['type'], true>> = { 'batch.refused': true, 'batch.taken': true, 'batch.ignored': true };

/**
 * Refused with what it was let carry, with everything, with one item, or with nothing in it: whatever else the app sends lies between
 * these. By the next attempt, the last but one or the last: others of the same request may have come to nothing in between.
 */
function batchEvents(at: AnyMachineSnapshot): readonly EventClass[] {
  const { probe, size, attempts, limit } = at.context as BatchContext;
  const all = Array.from({ length: size }, (_, position) => position);
  const sent = { probe, all, one: all.slice(-1), none: [] as readonly number[] };
  const next = attempts + 1;
  const refused = Object.entries(sent).flatMap(([name, items]) => [
    { name: `batch.refused ${name}`, event: { type: 'batch.refused', sent: items, size, attempt: next } },
    { name: `batch.refused ${name} late`, event: { type: 'batch.refused', sent: items, size, attempt: Math.max(next, limit - 1) } },
    { name: `batch.refused ${name} last`, event: { type: 'batch.refused', sent: items, size, attempt: limit } },
  ]);
  return [...refused, ...['batch.taken', 'batch.ignored'].map((type) => ({ name: type, event: { type } }))];
}

type Refused = Extract<BatchEvent, { type: 'batch.refused' }>;

/** The search ends, and what is left behind is what was refused alone: all of it and nothing else. */
function parkLaws({ before, after, event }: Taken): string | undefined {
  const { parked: old, parks, limit, attempts } = before.context as BatchContext;
  const { parked, attempts: now } = after.context as BatchContext;
  if (now > limit) return `goes out ${now} times, its limit is ${limit}`;
  const { sent = [], attempt = 0 } = event as Partial<Refused>;
  const isAlone = sent.length === 1 && Math.max(attempts + 1, attempt) < limit;
  if (parked.length > old.length && !parks) return 'leaves an item behind that may only be cut smaller';
  const alone = new Set(isAlone && parks ? [...old, ...sent] : old);
  const isSame = parked.length === alone.size && parked.every((position) => alone.has(position));
  return isSame ? undefined : 'what is left behind is not what was refused alone';
}

/** What goes out next: less than was refused, or all but what is left behind; and the last attempt proves what was found. */
function probeLaws({ after, event, asked }: Taken): string | undefined {
  const { parked, probe, size, attempts, limit, parks } = after.context as BatchContext;
  const { sent } = event as Partial<Refused>;
  if (asked.filter(({ type }) => type === 'effect.probe').length > 1) return 'asks for two parts at once';
  if (sent === undefined || after.status !== 'active') return undefined;
  if (sent.length === 0) return 'is refused without any item and blames one';
  if (sent.length === 1 && !parks) return 'cuts what is one item smaller';
  if (parked.length > 0 && attempts === limit - 1) return probe.length === 0 ? undefined : 'what is left behind is not proven';
  if (sent.length === 1) return probe.length === size - parked.length && !probe.some((one) => parked.includes(one)) ? undefined : NOT_REST;
  const isLess = probe.length > 0 && probe.length < sent.length && probe.every((position) => sent.includes(position));
  return isLess ? undefined : 'what goes out next is no smaller part of what was refused';
}

const NOT_REST = 'what goes out next is not all that was not refused alone';

function untold({ after, asked }: Taken): string | undefined {
  const isExhausted = (after.output as BatchOutput | undefined)?.end === 'exhausted';
  const isTold = asked.some(({ type }) => type === 'effect.abandon');
  return isExhausted === isTold ? undefined : 'gives up and does not say so';
}

/** Batches in which one item is alone while attempts are left, at the last of them, and from the start. */
const SMALL: readonly Omit<BatchInput, 'parks'>[] = [
  { size: 4, limit: 5 },
  { size: 2, limit: 5 },
  { size: 1, limit: 2 },
];

/** The search for a bad item: in a batch that is too long for its attempts, and in some that are not. */
export function batchSubject(machine: AnyStateMachine, limit: number): Subject {
  return {
    name: machine.id,
    machine,
    inputs: [{ size: 2 ** limit, limit }, ...SMALL].flatMap((one) => [true, false].map((parks) => ({ ...one, parks }))),
    alphabet: Object.keys(ALPHABET),
    ignored: {},
    events: batchEvents,
    // While the whole is out its own request is owed the reply.
    isSettled: (at) => at.status !== 'active' || at.matches('whole'),
    answers: ({ type }) => (type === 'effect.probe' ? Object.keys(ALPHABET) : []),
    untold,
    laws: (step) => parkLaws(step) ?? probeLaws(step),
    progress: {},
    repeats: {},
    cost: ({ type }) => (type === 'effect.probe' ? 1 : 0),
    // One item that may not be left behind is never sent again.
    promised: (input: BatchInput) => (input.size === 1 && !input.parks ? 0 : input.limit - 1),
  };
}
