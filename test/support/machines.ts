import { initialTransition, transition, type AnyMachineSnapshot, type AnyStateMachine, type EventObject } from 'xstate';
import type { RequestInput } from '../../machines/alphabet.ts';
import type { Decision } from '../../src/core/decision.ts';
import type { Effect } from '../../src/core/effect.ts';

/** A request of the app that can do everything: new bytes, a mapped hierarchy, collections that start over. */
export const ABLE: RequestInput = {
  limit: 12,
  pendingMs: 30_000,
  rebuilds: true,
  maps: true,
  resets: true,
  own: false,
  repeatable: true,
};

/** The same bytes again and nothing else: what `fetch` hands over. */
export const FIXED: RequestInput = { ...ABLE, rebuilds: false, maps: false, resets: false };

/** An event with whatever it carries. */
export interface TestEvent extends EventObject {
  readonly [field: string]: unknown;
}

/** A machine in the hands of a test: pure, one event after the other. */
export interface Played {
  readonly snapshot: AnyMachineSnapshot;
  readonly value: string;
  readonly context: Record<string, unknown>;
  /** What the last event asked for. */
  readonly effects: readonly Effect[];
  readonly send: (...events: readonly TestEvent[]) => Played;
}

export function play(machine: AnyStateMachine, input: unknown, ...events: readonly TestEvent[]): Played {
  const [snapshot, actions] = initialTransition(machine, input as undefined);
  return played(machine, snapshot as AnyMachineSnapshot, emitted(actions)).send(...events);
}

function played(machine: AnyStateMachine, snapshot: AnyMachineSnapshot, effects: readonly Effect[]): Played {
  return {
    snapshot,
    value: String(snapshot.value),
    context: snapshot.context as Record<string, unknown>,
    effects,
    send(...events) {
      let now = played(machine, snapshot, effects);
      for (const event of events) {
        const [next, actions] = transition(machine, now.snapshot, event);
        now = played(machine, next as AnyMachineSnapshot, emitted(actions));
      }
      return now;
    },
  };
}

/** The effects among the actions of a pure transition. */
export function emitted(actions: readonly { readonly type: string; readonly params?: unknown }[]): readonly Effect[] {
  return actions.filter((action) => action.type === 'xstate.emit').map((action) => (action.params as { event: Effect }).event);
}

/** A decision as the driver posts it, named by its kind and its status. */
export function decided(
  decision: Decision,
  more: { readonly status?: string; readonly keepsReply?: boolean; readonly now?: number } = {},
): TestEvent {
  const { status = 'common.142', keepsReply = false, now = 0 } = more;
  return { type: `${decision.do}.${status}`, decision, keepsReply, now };
}

/** The way of every request to its first attempt. */
export const WHOLE: TestEvent = { type: 'rungs.whole' };
