import type { AnyStateNode } from 'xstate';
import type { Subject } from './subject.ts';
import { matchesType } from './table.ts';

/** How the cells of states times events are decided. */
export interface Cells {
  readonly byRule: number;
  readonly byName: number;
  /** Neither handled nor named: `state: event`. */
  readonly undecided: readonly string[];
  /** Named as ignored, but handled or in no alphabet: the line is of another time. */
  readonly stale: readonly string[];
}

const isFinal = (node: AnyStateNode): boolean => node.type === 'final';
/** Left as soon as it is entered: it can meet no event. */
export const isTransient = (node: AnyStateNode): boolean => (node.always ?? []).length > 0;

/**
 * Does the state, or what it stands in, handle this event? By its name or its kind; a wildcard over more than one kind, and one
 * that leads nowhere and asks for nothing, decides nothing.
 */
function handles(node: AnyStateNode, event: string): boolean {
  for (let at: AnyStateNode | undefined = node; at !== undefined; at = at.parent) {
    for (const [descriptor, transitions] of at.transitions as ReadonlyMap<
      string,
      readonly { target?: unknown; actions: readonly unknown[] }[]
    >) {
      if (!matchesType(descriptor, event)) continue;
      if (transitions.some(({ target, actions }) => target !== undefined || actions.length > 0)) return true;
    }
  }
  return false;
}

/** Every state against every event of the alphabet. */
export function cellsOf({ machine, alphabet, ignored }: Subject): Cells {
  const undecided: string[] = [];
  const stale: string[] = [];
  let [byRule, byName] = [0, 0];
  for (const [name, node] of Object.entries(machine.root.states as Record<string, AnyStateNode>)) {
    const reasons = ignored[name] ?? {};
    const meets = !isFinal(node) && !isTransient(node);
    for (const event of meets ? alphabet : []) {
      const named = (reasons[event] ?? '') !== '';
      if (handles(node, event)) {
        byRule += 1;
        if (named) stale.push(`${name}: ${event}`);
      } else if (named) byName += 1;
      else undecided.push(`${name}: ${event}`);
    }
    for (const event of Object.keys(reasons)) if (!alphabet.includes(event) || !meets) stale.push(`${name}: ${event}`);
  }
  return { byRule, byName, undecided, stale };
}
