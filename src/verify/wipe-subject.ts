import type { AnyMachineSnapshot, AnyStateMachine, EventObject } from 'xstate';
import { WIPE_IGNORED } from '../../machines/ignored.ts';
import type { WipeContext, WipeEvent, WipeInput } from '../../machines/wipe.machine.ts';
import { times } from './request-events.ts';
import type { Subject, Taken } from './subject.ts';

const ALPHABET: Readonly<Record<WipeEvent['type'], true>> = {
  'wipe.answered': true,
  'app.done': true,
  'app.failed': true,
  'driver.tick': true,
  'driver.resumed': true,
};

const contextOf = (at: AnyMachineSnapshot): WipeContext => at.context as WipeContext;

/** A wipe the app agreed to is carried out, whatever the server says; only the app's own word ends it (MS-ASPROV 3.1.5.1.2.2). */
function laws({ before, after, name, event }: Taken): string | undefined {
  const agreed = ['acknowledging', 'wiping', 'resting'].includes(String(before.value));
  if (agreed && after.matches('refused')) return 'a wipe that was agreed to is refused';
  if (after.matches('wiped') && !(before.matches('wiping') && name === 'app.done')) return 'is told as wiped, and the app did not say so';
  if (name.endsWith(' early') && name.startsWith('driver.tick') && before.value !== after.value) return 'goes on before its time';
  const { tries, limit, dueAt } = contextOf(after);
  if (after.matches('resting') && name === 'app.failed' && dueAt !== (event as { dueAt?: number }).dueAt) return 'rests until another time';
  if (after.matches('unfinished') && tries < limit) return `is left for the next life after ${tries} tries, the limit is ${limit}`;
  return tries > limit + 1 ? `is told ${tries} times to wipe, the limit is ${limit}` : undefined;
}

function untold({ after, asked }: Taken): string | undefined {
  const told = asked.filter(({ type }) => type === 'effect.wiped');
  return told.length === 1 && told[0]?.['end'] === (after.output as { end: string }).end ? undefined : 'ends and does not say how';
}

/** A remote wipe. */
export function wipeSubject(machine: AnyStateMachine, limit: number): Subject {
  return {
    name: machine.id,
    machine,
    inputs: [false, true].map((isConsented) => ({ scope: 'device', isConsented, limit })),
    startsIn: ({ isConsented }: WipeInput) => (isConsented ? 'wiping' : 'asking'),
    alphabet: Object.keys(ALPHABET),
    ignored: WIPE_IGNORED,
    events: (at) => [
      ...['wipe.answered', 'app.done'].map((type) => ({ name: type, event: { type } })),
      { name: 'app.failed', event: { type: 'app.failed', dueAt: 10 } as EventObject },
      ...times(contextOf(at).dueAt),
    ],
    classOf(event, at) {
      const { now } = event as EventObject & { now?: number };
      return now === undefined ? event.type : `${event.type} ${now >= contextOf(at).dueAt ? 'due' : 'early'}`;
    },
    key: (at) => JSON.stringify([at.value, contextOf(at).tries]),
    seen: (asked) => JSON.stringify({ ...asked, dueAt: 0 }),
    answers({ type }) {
      if (type === 'effect.ask-wipe' || type === 'effect.wipe') return ['app.done', 'app.failed'];
      if (type === 'effect.provision') return ['wipe.answered'];
      return type === 'effect.wake' ? ['driver.tick due'] : [];
    },
    untold,
    laws,
    progress: {},
    repeats: { 'driver.resumed': 'a kill is an event of its own: the app is asked again' },
    cost: ({ type }) => (type === 'effect.provision' ? 1 : 0),
    // The order is answered once, by a life that had not agreed before.
    promised: ({ isConsented }: WipeInput) => (isConsented ? 0 : 1),
  };
}
