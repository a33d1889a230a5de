import type { Circumstances } from '../core/status.ts';
import type { StatusId } from '../core/status-id.ts';
import type { Meeting } from './meetings.ts';

// A machine as it is drawn. Walked over the machine itself, so that a picture cannot say what the machine does not do.

/** A guard or an action as xstate keeps it: by name, with parameters, or (never in ours) a bare function. */
type Named = string | { readonly type: string; readonly params?: unknown } | (() => unknown);

interface Transition {
  readonly target?: readonly Node[] | undefined;
  readonly guard?: Named | undefined;
}

interface Node {
  readonly key: string;
  readonly type: string;
  readonly description?: string | undefined;
  readonly output?: unknown;
  readonly entry: readonly Named[];
  readonly initial?: { readonly target: readonly Node[] } | undefined;
  readonly states: Readonly<Record<string, Node>>;
  readonly transitions: ReadonlyMap<string, readonly Transition[]>;
  readonly always?: readonly Transition[] | undefined;
}

/** What is read of an xstate machine. Told by its shape: the types of xstate's machines change in minor versions. */
export interface Drawable {
  readonly id: string;
  readonly root: Node;
  readonly config: { readonly context?: unknown };
  resolveState(config: { value: string; context: unknown }): unknown;
  getTransitionData(snapshot: unknown, event: unknown): readonly Transition[];
}

/** Why an arrow is taken: the event without its status, the guard, and the statuses that lead along it. */
export interface Reason {
  readonly event: string;
  readonly guard?: string;
  /** Present on decisions (`retry.*`); empty when the circumstances of the picture never lead along it. */
  readonly codes?: readonly StatusId[];
}

export interface Arrow {
  readonly from: string;
  /** The same as `from` when the machine stays. */
  readonly to: string;
  readonly reasons: readonly Reason[];
}

export interface ChartState {
  readonly name: string;
  readonly description: string;
  /** The machine ends here. */
  readonly final: boolean;
}

export interface Chart {
  readonly id: string;
  /** The command whose statuses stand on the arrows. */
  readonly command: string;
  readonly description: string;
  readonly initial?: string;
  readonly states: readonly ChartState[];
  readonly arrows: readonly Arrow[];
  /** What would drown the picture and is said in words: housekeeping, guards that lead along arrows there are, staying. */
  readonly aside: readonly Arrow[];
}

/** The usual request: an app with every hook, attempts left, and a caller that waits. */
const USUAL = {
  limit: Number.MAX_SAFE_INTEGER,
  pendingMs: Number.MAX_SAFE_INTEGER,
  rebuilds: true,
  maps: true,
  resets: true,
  own: false,
  repeatable: true,
};

/** Happens to any request at any time, and says nothing of the one drawn. That a wait is over does. */
function isHousekeeping(event: string): boolean {
  return event === 'account.closed' || event.startsWith('caller.') || (event.startsWith('driver.') && event !== 'driver.tick');
}

/** An exit that a state has besides the way it is for: giving up, or ending early under a condition. */
function isSideExit(goal: Node, guard: string | undefined): boolean {
  return goal.type === 'final' && (goal.output === 'held' || guard !== undefined);
}

interface Edge extends Reason {
  readonly from: string;
  readonly to: string;
  readonly drawn: boolean;
}

/**
 * Reads a machine off for drawing. Where a decision leads is asked of the machine itself, once for each status that can be
 * met, in the circumstances of an app that has every hook.
 * @param command whose statuses are met
 * @param meet the statuses met in a state, by the phase of Provision that the state sends
 * @throws TypeError when the machine has states within states, which no picture here can show
 */
export function chartOf(machine: Drawable, command: string, meet: (phase: Circumstances['phase']) => readonly Meeting[]): Chart {
  const { root, id } = machine;
  const nodes = Object.values(root.states);
  if (nodes.some(({ states }) => Object.keys(states).length > 0)) throw new TypeError(`${id} has states within states`);
  // A machine that is one state has nothing but what it does there.
  const edges =
    nodes.length > 0
      ? nodes.flatMap((node) => edgesOf(machine, node, meet))
      : edgesOf(machine, root, meet).map((edge) => ({ ...edge, drawn: true }));
  return {
    id,
    command,
    description: root.description ?? '',
    ...(root.initial?.target[0] && { initial: root.initial.target[0].key }),
    states: (nodes.length > 0 ? nodes : [root]).map((node) => ({
      name: node.key,
      description: node.description ?? '',
      final: node.type === 'final',
    })),
    arrows: joined(edges.filter(({ drawn }) => drawn)),
    aside: joined(edges.filter(({ drawn }) => !drawn)),
  };
}

function edgesOf(machine: Drawable, node: Node, meet: (phase: Circumstances['phase']) => readonly Meeting[]): readonly Edge[] {
  const taken = leadsOf(machine, node, meet);
  const edges = [...node.transitions, ['', node.always ?? []] as const].flatMap(([event, transitions]) =>
    transitions.map((transition) => edgeOf(node, event, transition, taken.get(transition))),
  );
  const reached = new Set(edges.filter(({ drawn }) => drawn).map(({ to }) => to));
  // A guard nobody met is still drawn where no other arrow leads.
  return edges.map((edge) => ({ ...edge, drawn: edge.drawn || (edge.codes?.length === 0 && !reached.has(edge.to)) }));
}

function edgeOf(node: Node, descriptor: string, { target, guard }: Transition, codes: ReadonlySet<StatusId> | undefined): Edge {
  const goal = target?.[0];
  const isDecision = descriptor.endsWith('.*');
  const event = isDecision ? descriptor.slice(0, -2) : descriptor;
  const name = guard === undefined ? undefined : nameOf(guard);
  const isAside = isHousekeeping(event) || goal === undefined || goal === node || isSideExit(goal, name);
  return {
    from: node.key,
    to: goal?.key ?? node.key,
    event,
    ...(name !== undefined && { guard: name }),
    ...(isDecision && { codes: [...(codes ?? [])] }),
    drawn: isDecision ? codes !== undefined : !isAside,
  };
}

/** Which transition of the state each status takes. */
function leadsOf(
  machine: Drawable,
  node: Node,
  meet: (phase: Circumstances['phase']) => readonly Meeting[],
): ReadonlyMap<Transition, ReadonlySet<StatusId>> {
  const leads = new Map<Transition, Set<StatusId>>();
  if (![...node.transitions.keys()].some((event) => event.endsWith('.*'))) return leads;
  const { context } = machine.config;
  const usual: unknown = typeof context === 'function' ? (context as (at: { input: typeof USUAL }) => unknown)({ input: USUAL }) : {};
  const snapshot = machine.resolveState({ value: node.key, context: usual });
  for (const { id, decision } of meet(phaseOf(node))) {
    const event = { type: `${decision.do}.${id}`, decision, keepsReply: false, now: 0 };
    const [transition] = machine.getTransitionData(snapshot, event);
    if (transition === undefined) continue;
    const ids = leads.get(transition) ?? new Set();
    leads.set(transition, ids.add(id));
  }
  return leads;
}

/** The step of Provision that is sent on entering the state. */
function phaseOf(node: Node): Circumstances['phase'] {
  const params = node.entry.map((action) => (typeof action === 'object' ? action.params : undefined));
  return params.map((one) => (one as { phase?: Circumstances['phase'] } | undefined)?.phase).find((phase) => phase !== undefined);
}

/** `isMine`; with its parameters where it has some: `isLowest policy`. */
function nameOf(guard: Named): string {
  if (typeof guard === 'function') throw new TypeError('a guard without a name cannot be drawn');
  if (typeof guard === 'string') return guard;
  return [guard.type, ...Object.values((guard.params ?? {}) as Record<string, string>)].join(' ');
}

/** One arrow for all reasons to go from one state to another. */
function joined(edges: readonly Edge[]): readonly Arrow[] {
  const arrows = new Map<string, { from: string; to: string; reasons: Reason[] }>();
  for (const { from, to, drawn: _, ...reason } of edges) {
    const key = `${from} ${to}`;
    const arrow = arrows.get(key) ?? { from, to, reasons: [] };
    arrow.reasons.push(reason);
    arrows.set(key, arrow);
  }
  return [...arrows.values()];
}
