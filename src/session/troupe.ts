import { createActor, transition, type Actor, type AnyStateMachine, type EventObject, type InspectionEvent, type Snapshot } from 'xstate';
import { accountMachine } from '../../machines/account.machine.ts';
import type { Effect } from '../core/effect.ts';

/** The live actors of one account under one root, and what they asked for. The only place that creates actors. */
export interface Troupe {
  /** Starts a machine and returns the effects of its entry. */
  spawn(id: string, machine: AnyStateMachine, input: unknown): readonly Effect[];
  /** What the event would do, without doing it: for saving first. */
  preview(id: string, event: EventObject): Preview;
  /** Sends the event and returns the effects: through the root where somebody looks, so that an inspector shows where it came from. */
  deliver(id: string, event: EventObject): readonly Effect[];
  /** Is it there, and not yet finished? */
  isActive(id: string): boolean;
  /** State and context, plain JSON. Our machines are flat: the state is one name. */
  picture(id: string): { readonly value: string; readonly context: unknown } | undefined;
  retire(id: string): void;
  stop(): void;
}

/** What a step asks for, and where the machine would stand after it. */
export interface Preview {
  readonly effects: readonly Effect[];
  readonly value: string;
  readonly context: unknown;
}

interface Member {
  readonly machine: AnyStateMachine;
  readonly actor: Actor<AnyStateMachine>;
  effects: Effect[];
}

/** Opens the root actor. @param inspect hears xstate's inspection events of the whole tree */
export function openTroupe(inspect?: (event: InspectionEvent) => void): Troupe {
  const account = createActor(accountMachine, { id: 'account', systemId: 'account', ...(inspect && { inspect }) }).start();
  const members = new Map<string, Member>();

  function take(member: Member): readonly Effect[] {
    const effects = member.effects;
    member.effects = [];
    return effects;
  }

  return {
    spawn(id, machine, input) {
      const actor = createActor(machine, { id, input, parent: account });
      const member: Member = { machine, actor, effects: [] };
      actor.on('*', (effect) => void member.effects.push(effect as unknown as Effect));
      members.set(id, member);
      actor.start();
      return take(member);
    },
    preview(id, event) {
      const member = members.get(id);
      if (!member) return { effects: [], value: '', context: undefined };
      const [next, actions] = transition(member.machine, member.actor.getSnapshot(), event);
      const { value, context } = next as { value?: unknown; context?: unknown };
      return { effects: emitted(actions), value: String(value), context };
    },
    deliver(id, event) {
      const member = members.get(id);
      if (!member) return [];
      // The root would only hand it on, and that is a step of its own for every event.
      if (inspect === undefined) member.actor.send(event);
      else account.send({ type: 'account.deliver', to: member.actor, event });
      return take(member);
    },
    isActive: (id) => members.get(id)?.actor.getSnapshot().status === 'active',
    picture(id) {
      const snapshot = members.get(id)?.actor.getSnapshot() as (Snapshot<unknown> & { value: string; context: unknown }) | undefined;
      return snapshot && { value: snapshot.value, context: snapshot.context };
    },
    retire(id) {
      const member = members.get(id);
      members.delete(id);
      // Only its parent may stop an actor; one that has ended needs no stopping.
      if (member?.actor.getSnapshot().status === 'active') account.send({ type: 'account.retire', to: member.actor });
    },
    stop() {
      for (const id of members.keys()) this.retire(id);
      account.stop();
    },
  };
}

/** The only place that knows how xstate hands an emitted event out of a pure transition. */
function emitted(actions: readonly { type: string; params?: unknown }[]): readonly Effect[] {
  return actions.filter((action) => action.type === 'xstate.emit').map((action) => (action.params as { event: Effect }).event);
}
