import type { AnyMachineSnapshot, AnyStateMachine, EventObject } from 'xstate';
import { PROVISION_IGNORED } from '../../machines/ignored.ts';
import type { ProvisionContext, ProvisionEvent } from '../../machines/provision.machine.ts';
import type { Decision } from '../core/decision.ts';
import type { RequestKind } from '../core/kinds.ts';
import { decisions, DECISION_TYPES, times } from './request-events.ts';
import type { EventClass, Subject, Taken } from './subject.ts';

const ALPHABET: Readonly<Record<Exclude<ProvisionEvent['type'], `${RequestKind}.${string}`>, true>> = {
  'app.done': true,
  'app.failed': true,
  'driver.tick': true,
  'driver.resumed': true,
  'directive.absent': true,
};

const contextOf = (at: AnyMachineSnapshot): ProvisionContext => at.context as ProvisionContext;

const WITHOUT_POLICY: Decision = { do: 'continue', how: 'without-policy', then: 'end' };

/** Of a decision the handshake reads its kind, and whether the server has no policy; of a wait, whether it is over. */
function provisionEvents(at: AnyMachineSnapshot): readonly EventClass[] {
  const kinds = new Map(decisions({ pendingMs: 100 }).map(({ name, event }) => [name.split(' ')[0] ?? '', event]));
  const named = ['wipe.directed', 'directive.absent', 'app.done', 'app.failed'].map((type) => ({ name: type, event: { type } }));
  const continues = { type: 'continue.Provision.Policy.2', decision: WITHOUT_POLICY, keepsReply: false, now: 0 };
  return [
    ...[...kinds].map(([name, event]) => ({ name, event })),
    { name: 'continue.* without-policy', event: continues },
    ...named,
    ...times(contextOf(at).dueAt),
  ];
}

function provisionClass(event: EventObject, at: AnyMachineSnapshot): string {
  const told = event as EventObject & { decision?: Decision; now?: number };
  if (told.decision !== undefined) {
    const isWithout = told.decision.do === 'continue' && told.decision.how === 'without-policy';
    return `${told.decision.do}.*${isWithout ? ' without-policy' : ''}`;
  }
  return told.now === undefined ? event.type : `${event.type} ${told.now >= contextOf(at).dueAt ? 'due' : 'early'}`;
}

/** The end is told exactly once, and as it is. */
function untold({ after, asked }: Taken): string | undefined {
  const told = asked.filter(({ type }) => type === 'effect.provisioned');
  const how = after.matches('provisioned') ? 'whole' : String(after.value);
  return told.length === 1 && told[0]?.['how'] === how ? undefined : 'ends and does not say how';
}

/** Nothing is acknowledged that the app was not asked to enforce (MS-ASPROV 3.1.5.1.2), and an order to wipe goes before any policy. */
function phaseLaws({ before, after, name, asked }: Taken): string | undefined {
  const acknowledges = asked.some((one) => one['phase'] === 'acknowledge');
  const isOut = before.matches('requesting') || before.matches('acknowledging');
  if (name === 'wipe.directed' && isOut && !after.matches('directed')) return `an order to wipe leads to ${String(after.value)}`;
  if (acknowledges && !['applying', 'waiting'].includes(String(before.value))) return 'acknowledges what the app was not asked to enforce';
  if (name === 'app.failed' && acknowledges) return 'acknowledges what the app does not enforce';
  if (!before.matches('requesting') || !name.startsWith('continue.*')) return undefined;
  const wanted = name.endsWith('without-policy') ? 'provisioned' : 'applying';
  return after.matches(wanted) ? undefined : `${name} leads to ${String(after.value)}`;
}

/** It waits until the time it was told, goes back to the phase it came from, and sends no more than its limit. */
function waitLaws({ before, after, name, event }: Taken): string | undefined {
  const { attempts, limit, dueAt, phase } = contextOf(after);
  if (attempts > limit) return `sends ${attempts} requests, its limit is ${limit}`;
  if (after.matches('requesting') && phase !== 'request') return 'asks for a policy and knows of the other phase';
  if (after.matches('acknowledging') && phase !== 'acknowledge') return 'acknowledges and knows of the other phase';
  const told = (event as { decision?: Decision }).decision;
  if (after.matches('waiting') && told !== undefined && dueAt !== told.dueAt) return 'waits until another time than it was told';
  if (!before.matches('waiting') || !name.startsWith('driver.tick')) return undefined;
  if (name.endsWith(' early')) return after.matches('waiting') ? undefined : 'goes on before its time';
  const wanted = contextOf(before).phase === 'acknowledge' ? 'acknowledging' : 'requesting';
  return after.matches(wanted) ? undefined : `goes on with ${String(after.value)} in place of ${wanted}`;
}

/** The policy handshake. */
export function provisionSubject(machine: AnyStateMachine, limit: number): Subject {
  return {
    name: machine.id,
    machine,
    inputs: [{ limit }],
    alphabet: [...DECISION_TYPES, ...Object.keys(ALPHABET), 'wipe.directed'],
    ignored: PROVISION_IGNORED,
    events: provisionEvents,
    classOf: provisionClass,
    // Which moment a wait ends at, nothing depends on.
    seen: (asked) => JSON.stringify({ ...asked, dueAt: 0 }),
    key: (at) => JSON.stringify([at.value, contextOf(at).attempts, at.value === 'waiting' && contextOf(at).phase]),
    answers({ type, phase }) {
      const absent = phase === 'request' ? ['directive.absent'] : [];
      if (type === 'effect.provision') return [...DECISION_TYPES, 'wipe.directed', ...absent];
      if (type === 'effect.apply') return ['app.done', 'app.failed'];
      return type === 'effect.wake' ? ['driver.tick due'] : [];
    },
    untold,
    laws: (step) => phaseLaws(step) ?? waitLaws(step),
    progress: {},
    repeats: {},
    cost: ({ type }) => (type === 'effect.provision' ? 1 : 0),
    promised: (input: { limit: number }) => input.limit,
  };
}
