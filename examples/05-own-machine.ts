import type { Build, Session, SessionEvent } from 'activesync-recovery';
import { requestLogic, sessionLogic } from 'activesync-recovery/actors';
import { assign, setup } from 'xstate';

type Told<T extends SessionEvent['type']> = Extract<SessionEvent, { type: T }>;

/**
 * An inbox of the app's own: one machine in which the session is an actor like any other. What the server refused, waits and repairs are the
 * session's; the machine has a state for what its user sees.
 */
export function inboxMachine(session: Session, buildSync: Build) {
  return setup({
    types: {
      context: {} as { readonly banner: string; readonly hold: string | undefined },
      events: {} as { type: 'user.pulled' } | { type: 'user.acted' } | Told<'held'> | Told<'released'>,
    },
    actors: { request: requestLogic(session), session: sessionLogic(session) },
    actions: {
      lift: ({ context }) => {
        if (context.hold !== undefined) session.release(context.hold, 'retry').catch(() => undefined); // somebody else was quicker
      },
    },
  }).createMachine({
    id: 'inbox',
    context: { banner: '', hold: undefined },
    // Everything the session tells comes in as an event of its own name.
    invoke: { src: 'session' },
    initial: 'fresh',
    on: {
      held: { actions: assign(({ event }) => ({ banner: `${event.hold.who}: ${event.hold.why}`, hold: event.hold.id })) },
      released: { actions: assign({ banner: '', hold: undefined }) },
    },
    states: {
      fresh: { on: { 'user.pulled': 'syncing' } },
      syncing: {
        // Leaving the state aborts the request; a repair that others wait for goes on.
        invoke: {
          src: 'request',
          input: { command: 'Sync', build: buildSync },
          onDone: [
            { guard: ({ event }) => event.output.outcome.kind === 'done', target: 'fresh' },
            { guard: ({ event }) => event.output.outcome.kind === 'held', target: 'waiting' },
            { target: 'failed' },
          ],
          onError: 'failed',
        },
      },
      waiting: { on: { 'user.acted': { target: 'syncing', actions: 'lift' } } },
      failed: { on: { 'user.pulled': 'syncing' } },
    },
  });
}
