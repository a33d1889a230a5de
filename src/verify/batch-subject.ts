import type { AnyMachineSnapshot, AnyStateMachine } from 'xstate';
import type { BatchEvent } from '../../machines/alphabet.ts';
import type { BatchContext, BatchInput, BatchOutput } from '../../machines/batch.machine.ts';
import type { EventClass, Subject, Taken } from './subject.ts';

const ALPHABET: Readonly<Record<BatchEvent['type'], true>> = { 'batch.refused': true, 'batch.taken': true, 'batch.ignored': true };

/** Refused with what it was let carry, with everything, or with nothing in it: whatever else the app sends lies between these. */
function batchEvents(at: AnyMachineSnapshot): readonly EventClass[] {
  const { probe, size, attempts } = at.context as BatchContext;
  const all = Array.from({ length: size }, (_, position) => position);
  const sent = { probe, all, none: [] as readonly number[] };
  const refused = Object.entries(sent).map(([name, items]) => ({
    name: `batch.refused ${name}`,
    event: { type: 'batch.refused', sent: items, size, attempt: attempts + 1 },
  }));
  return [...refused, ...['batch.taken', 'batch.ignored'].map((type) => ({ name: type, event: { type } }))];
}

/** The search ends, and only what was refused alone is left behind. */
function laws({ before, after, asked }: Taken): string | undefined {
  const { attempts, limit, parked } = after.context as BatchContext;
  if (attempts > limit) return `goes out ${attempts} times, its limit is ${limit}`;
  const { parked: old, parks } = before.context as BatchContext;
  if (parked.length > old.length && !parks) return 'leaves an item behind that may only be cut smaller';
  if (parked.length > old.length + 1) return 'leaves more behind than was refused alone';
  return asked.filter(({ type }) => type === 'effect.probe').length > 1 ? 'asks for two parts at once' : undefined;
}

function untold({ after, asked }: Taken): string | undefined {
  const isExhausted = (after.output as BatchOutput | undefined)?.end === 'exhausted';
  const isTold = asked.some(({ type }) => type === 'effect.abandon');
  return isExhausted === isTold ? undefined : 'gives up and does not say so';
}

/** The search for a bad item. */
export function batchSubject(machine: AnyStateMachine, limit: number): Subject {
  return {
    name: machine.id,
    machine,
    inputs: [true, false].map((parks) => ({ size: 2 ** limit, limit, parks })),
    alphabet: Object.keys(ALPHABET),
    ignored: {},
    events: batchEvents,
    // While the whole is out its own request is owed the reply.
    isSettled: (at) => at.status !== 'active' || at.matches('whole'),
    answers: ({ type }) => (type === 'effect.probe' ? Object.keys(ALPHABET) : []),
    untold,
    laws,
    progress: {},
    repeats: {},
    cost: ({ type }) => (type === 'effect.probe' ? 1 : 0),
    promised: (input: BatchInput) => input.limit - 1,
  };
}
