import { sendTo, setup, stopChild, type AnyActorRef, type EventObject } from 'xstate';
import { MACHINE_ITERATIONS } from '../src/core/limits.ts';

/** An event on its way from the account to one of its machines. */
export interface Delivery {
  readonly type: 'account.deliver';
  readonly to: AnyActorRef;
  readonly event: EventObject;
}

/** A machine the account has no more use for. */
export interface Retirement {
  readonly type: 'account.retire';
  readonly to: AnyActorRef;
}

/**
 * The account: root of the actor tree, so that the inspector shows `account -> Sync#1: repair.common.142`. It only hands
 * events on; what it knows lives in the session, and its children are not part of its snapshot.
 */
export const accountMachine = setup({ types: { events: {} as Delivery | Retirement } }).createMachine({
  id: 'account',
  description: 'Hands events to the machines of one account.',
  options: { maxIterations: MACHINE_ITERATIONS },
  on: {
    'account.deliver': {
      actions: sendTo(
        ({ event }) => event.to,
        ({ event }) => event.event,
      ),
    },
    'account.retire': { actions: stopChild(({ event }) => event.to) },
  },
});
