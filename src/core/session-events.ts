import type { SessionEvent } from './session.ts';

/** The compiler compares it with the type: an event that is added there is missing here. */
const ALL: Readonly<Record<SessionEvent['type'], true>> = {
  step: true,
  attempt: true,
  held: true,
  released: true,
  repaired: true,
  settled: true,
  doubtful: true,
  confirmed: true,
  dispelled: true,
  redirectRefused: true,
  hookFailed: true,
  transportFailed: true,
};

/** The types of everything a session tells. */
export const SESSION_EVENTS = Object.keys(ALL) as readonly SessionEvent['type'][];
