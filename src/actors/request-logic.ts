import { fromPromise, type PromiseActorLogic } from 'xstate';
import type { Answered, Build, CommandName, RequestInit, Session } from '../core/session.ts';

/** What one invocation asks for. Only the function that makes the bytes, never the bytes: xstate keeps an input in its snapshots. */
export interface RequestLogicInput {
  readonly command: CommandName;
  readonly build: Build;
  readonly init?: Omit<RequestInit, 'signal'>;
}

/**
 * One request of a session as an actor, for `invoke` in a machine of your own: done with the reply and how it ended, whatever the
 * server said; leaving the state aborts it without harm to a repair that others wait for. An error is an abort or a caller's fault.
 *
 * A snapshot that is restored invokes it again, which is safe: the session recognises what must not happen twice (MS-ASCMD 3.1.5.9).
 *
 * @example
 * ```ts
 * import { createSession } from 'activesync-recovery';
 * import { requestLogic } from 'activesync-recovery/actors';
 * import { setup } from 'xstate';
 * const eas = createSession();
 * const inbox = setup({ actors: { request: requestLogic(eas) } }).createMachine({
 *   initial: 'syncing',
 *   states: {
 *     syncing: { invoke: { src: 'request', input: { command: 'Sync', build: () => ({ url, headers, body }) }, onDone: 'shown', onError: 'failed' } },
 *     shown: {},
 *     failed: {},
 *   },
 * });
 * console.log(inbox.id); // '(machine)'
 * ```
 */
export function requestLogic(session: Pick<Session, 'request'>): PromiseActorLogic<Answered, RequestLogicInput> {
  return fromPromise<Answered, RequestLogicInput>(({ input, signal }) =>
    session.request(input.command, input.build, { ...input.init, signal }),
  );
}
