import type { AnyMachineSnapshot, AnyStateMachine, EventObject } from 'xstate';
import { OUTBOX_IGNORED } from '../../machines/ignored.ts';
import type { OutboxEvent, OutboxInput } from '../../machines/outbox.machine.ts';
import type { MailState } from '../core/mail.ts';
import type { EventClass, Subject, Taken } from './subject.ts';

const ALPHABET: Readonly<Record<OutboxEvent['type'], true>> = {
  'mail.leaving': true, 'mail.taken': true, 'mail.refused': true, 'mail.lost': true, 'mail.unsent': true, 'mail.found': true, 'mail.absent': true,
  'mail.unclear': true, 'driver.resumed': true,
}; // prettier-ignore

/** Who lets it out again: nobody, the user, or a server that recognises a repeat (118), where a refusal says nothing of the attempt before. */
const LEAVING = {
  'mail.leaving': { consent: false },
  'mail.leaving agreed': { consent: true },
  'mail.leaving recognised': { consent: true, recognised: true },
};

const EVENTS: readonly EventClass[] = [
  ...Object.entries(LEAVING).map(([name, fields]) => ({ name, event: { type: 'mail.leaving', now: 1, ...fields } })),
  ...['mail.taken', 'mail.refused', 'mail.lost', 'mail.unsent', 'mail.found', 'mail.absent', 'mail.unclear', 'driver.resumed'].map(
    (type) => ({
      name: type,
      event: { type, now: 1 },
    }),
  ),
];

const STATES: Readonly<Record<MailState | 'drafted', true>> = { drafted: true, sent: true, unknown: true, returned: true, confirmed: true };

const contextOf = (at: AnyMachineSnapshot): OutboxInput => at.context as OutboxInput;

/** A mail leaves at most once unless somebody agrees, and whoever wants to send it hears whether it may (MS-ASCMD 3.1.5.9). */
function leavingLaws({ before, after, name, asked }: Taken): string | undefined {
  const leaves = asked.some(({ type }) => type === 'effect.dispatch');
  const isAgreed = name === 'mail.leaving agreed' || name === 'mail.leaving recognised';
  if (name.startsWith('mail.leaving') && asked.length !== 1) return `${String(before.value)}: whoever wants to send it hears nothing`;
  const isSafe = before.matches('drafted') || before.matches('returned');
  if (leaves && !isSafe && !isAgreed) return `a mail that is ${String(before.value)} leaves again without consent`;
  if (leaves && before.matches('sent')) return 'a mail that is out leaves a second time at once';
  if (isAgreed && !leaves && !before.matches('sent')) return `a mail that is ${String(before.value)} does not leave though somebody agrees`;
  if (leaves && contextOf(after).since === 0) return 'leaves and nobody knows since when';
  if (leaves && !before.matches('drafted') && contextOf(after).state !== before.value) return 'leaves and nobody knows what it was';
  const isDoubted = name === 'mail.leaving recognised' && before.matches('unknown');
  return leaves && (contextOf(after).doubt === true) !== isDoubted ? 'leaves, and what a refusal of it says is not known' : undefined;
}

/** Its end is never forgotten while it is open, and every word about it is believed (MS-ASCMD 3.1.5.9). */
function endLaws({ before, after, name }: Taken): string | undefined {
  const isOut = before.matches('sent');
  const open = before.matches('unknown') && !after.matches('unknown');
  const ends = ['mail.leaving agreed', 'mail.leaving recognised', 'mail.found', 'mail.taken', 'mail.absent'];
  if (open && !ends.includes(name)) return `a doubt ends by ${name}`;
  if (isOut && after.matches('drafted') && name !== 'mail.unsent') return `a mail that is out is forgotten by ${name}`;
  const { state, doubt } = contextOf(before);
  if (isOut && name === 'mail.refused' && doubt === true && !after.matches('unknown'))
    return 'a refusal of a recognised repeat ends the doubt';
  if (isOut && name === 'mail.refused' && doubt !== true && !after.matches('returned')) return 'a mail that was refused is not handed back';
  if (isOut && name === 'mail.unsent' && after.value !== (state === 'sent' ? 'unknown' : state))
    return `an attempt that never left makes a mail that was ${state} ${String(after.value)}`;
  const isTold = name === 'mail.taken' ? isOut || before.matches('unknown') : name === 'mail.found' && !before.matches('drafted');
  if (isTold && !after.matches('confirmed')) return `${name}, and it is ${String(after.value)}`;
  return before.matches('unknown') && name === 'mail.absent' && contextOf(after).state !== 'unknown'
    ? 'that a mail was out is forgotten once it is not found'
    : undefined;
}

function classOf(event: EventObject): string {
  const { consent, recognised } = event as { consent?: boolean; recognised?: boolean };
  if (consent !== true) return event.type;
  return `${event.type} ${recognised === true ? 'recognised' : 'agreed'}`;
}

/** One mail over all requests that carry it. */
export function outboxSubject(machine: AnyStateMachine): Subject {
  return {
    name: machine.id,
    machine,
    inputs: Object.keys(STATES).map((state) => ({ state, since: state === 'drafted' ? 0 : 1 })),
    startsIn: ({ state }: OutboxInput) => (state === 'sent' ? 'unknown' : state),
    alphabet: Object.keys(ALPHABET),
    ignored: OUTBOX_IGNORED,
    events: () => EVENTS,
    classOf,
    key(at) {
      const { state, since, doubt } = contextOf(at);
      return JSON.stringify([at.value, state, since === 0, doubt === true]);
    },
    // Since when it may be among the sent ones, nothing here depends on.
    seen: (asked) => JSON.stringify({ ...asked, since: 0 }),
    // Only its attempt is owed an answer. A mail in doubt waits for nobody: its request has ended and said what to do.
    isSettled: (at) => !at.matches('sent'),
    answers: ({ type }) => (type === 'effect.dispatch' ? ['mail.taken', 'mail.refused', 'mail.lost', 'mail.unsent'] : []),
    laws: (step) => leavingLaws(step) ?? endLaws(step),
    progress: {
      'mail.leaving agreed': 'somebody agrees that it may go out twice',
      'mail.leaving recognised': 'the server takes no mail twice; the request’s own limit bounds how often that is tried',
      'mail.refused': 'the server says in so many words that it did not take it; the request’s own limit bounds how often that is heard',
      'mail.unsent': 'it never left the device; the request’s own limit bounds how often that is tried',
      'mail.absent': 'it was looked for and is not there',
    },
    repeats: { 'mail.leaving': 'who is told that it may not leave may ask again; nothing goes out' },
    cost: ({ type }) => (type === 'effect.dispatch' ? 1 : 0),
    // Once, until one of these words: not even a kill lets it out again.
    promised: () => 1,
  };
}
