import { fromCallback, type CallbackActorLogic, type EventObject } from 'xstate';
import { SESSION_EVENTS } from '../core/session-events.ts';
import type { Session } from '../core/session.ts';

/**
 * What a session tells, as an actor: every SessionEvent goes to the parent under its own type (`held`, `released`, `step`, `settled` ...).
 * Invoke it at the root of your machine, and a banner is a transition on `held`.
 *
 * @example
 * ```ts
 * import { createSession } from 'activesync-recovery';
 * import { sessionLogic } from 'activesync-recovery/actors';
 * import { setup } from 'xstate';
 * const eas = createSession();
 * const app = setup({ actors: { session: sessionLogic(eas) } }).createMachine({
 *   invoke: { src: 'session' },
 *   initial: 'quiet',
 *   states: { quiet: { on: { held: 'warning' } }, warning: { on: { released: 'quiet' } } },
 * });
 * console.log(Object.keys(app.states)); // ['quiet', 'warning']
 * ```
 */
export function sessionLogic(session: Pick<Session, 'on'>): CallbackActorLogic<EventObject> {
  return fromCallback(({ sendBack }) => {
    const offs = SESSION_EVENTS.map((type) => session.on(type, (event) => sendBack(event)));
    return () => {
      for (const off of offs) off();
    };
  });
}
