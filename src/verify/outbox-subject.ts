import type { AnyStateMachine } from 'xstate';
import { OUTBOX_IGNORED } from '../../machines/ignored.ts';
import type { OutboxEvent, OutboxInput } from '../../machines/outbox.machine.ts';
import type { MailState } from '../core/mail.ts';
import type { EventClass, Subject, Taken } from './subject.ts';

const ALPHABET: Readonly<Record<OutboxEvent['type'], true>> = {
  'mail.leaving': true, 'mail.taken': true, 'mail.refused': true, 'mail.lost': true, 'mail.unsent': true, 'mail.found': true, 'mail.absent': true,
  'mail.unclear': true, 'driver.resumed': true,
}; // prettier-ignore

const EVENTS: readonly EventClass[] = [
  ...[false, true].map((consent) => ({
    name: `mail.leaving${consent ? ' agreed' : ''}`,
    event: { type: 'mail.leaving', now: 1, consent },
  })),
  ...['mail.taken', 'mail.refused', 'mail.lost', 'mail.unsent', 'mail.found', 'mail.absent', 'mail.unclear', 'driver.resumed'].map(
    (type) => ({
      name: type,
      event: { type, now: 1 },
    }),
  ),
];

const STATES: Readonly<Record<MailState | 'drafted', true>> = { drafted: true, sent: true, unknown: true, returned: true, confirmed: true };

/** A mail leaves at most once unless somebody agrees, and its end is never forgotten while it is open (MS-ASCMD 3.1.5.9). */
function laws({ before, after, name, asked }: Taken): string | undefined {
  const leaves = asked.some(({ type }) => type === 'effect.dispatch');
  if (name.startsWith('mail.leaving') && asked.length !== 1) return `${String(before.value)}: whoever wants to send it hears nothing`;
  const isSafe = before.matches('drafted') || before.matches('returned');
  if (leaves && !isSafe && name !== 'mail.leaving agreed') return `a mail that is ${String(before.value)} leaves again without consent`;
  if (leaves && before.matches('sent')) return 'a mail that is out leaves a second time at once';
  if (leaves && (after.context as OutboxInput).since === 0) return 'leaves and nobody knows since when';
  const open = before.matches('unknown') && !after.matches('unknown');
  const ends = ['mail.leaving agreed', 'mail.found', 'mail.taken', 'mail.absent'];
  if (open && !ends.includes(name)) return `a doubt ends by ${name}`;
  if (before.matches('sent') && after.matches('drafted') && name !== 'mail.unsent') return `a mail that is out is forgotten by ${name}`;
  return undefined;
}

/** One mail over all requests that carry it. */
export function outboxSubject(machine: AnyStateMachine): Subject {
  return {
    name: machine.id,
    machine,
    inputs: Object.keys(STATES).map((state) => ({ state, since: state === 'drafted' ? 0 : 1 })),
    alphabet: Object.keys(ALPHABET),
    ignored: OUTBOX_IGNORED,
    events: () => EVENTS,
    classOf: (event) => `${event.type}${(event as { consent?: boolean }).consent === true ? ' agreed' : ''}`,
    key({ value, context }) {
      const { state, since } = context as OutboxInput;
      return JSON.stringify([value, state, since === 0]);
    },
    // Since when it may be among the sent ones, nothing here depends on.
    seen: (asked) => JSON.stringify({ ...asked, since: 0 }),
    // Only its attempt is owed an answer. A mail in doubt waits for nobody: its request has ended and said what to do.
    isSettled: (at) => !at.matches('sent'),
    answers: ({ type }) => (type === 'effect.dispatch' ? ['mail.taken', 'mail.refused', 'mail.lost', 'mail.unsent'] : []),
    laws,
    progress: {
      'mail.leaving agreed': 'somebody agrees that it may go out twice',
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
