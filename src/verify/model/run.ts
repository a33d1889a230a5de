import type { LadderContext } from '../../../machines/ladder.machine.ts';
import { ENDED, type Composition, type Keeps, type Message, type State } from './state.ts';

/** Something that may never happen. */
export class Broken extends Error {}

/** A composition at work on one state. */
export interface Run {
  readonly world: Composition;
  readonly at: State;
  /** Requests that went out in this step. */
  sent: number;
  /** What the driver does with a wish of a request, and with its end: repairs have requests of their own. */
  readonly perform: (run: Run, index: number, asked: string, cause?: Message) => void;
  readonly end: (run: Run, index: number, value: string) => void;
}

export const isAsleep = (node: number): boolean => node < 0;

export function valueOf({ world, at }: Run, index: number): string {
  const node = at.slots[index]?.node ?? ENDED;
  return isAsleep(node) ? '' : (world.parts[index]?.machine.values[node] ?? '');
}

export const rungNumber = (world: Composition, rung: string): number => world.rungs.findIndex((one) => one === rung);

/** Which rungs the ladder holds to be broken, as it itself says. */
export const ladderBroken = (run: Run): readonly string[] => ladderContext(run).broken ?? [];

export const ladderContext = ({ world, at }: Run): Partial<LadderContext> => world.ladder.table.nodes[at.ladder]?.at.context ?? {};

export const ladderValue = ({ world, at }: Run): string => world.ladder.values[at.ladder] ?? '';

const words = new Map<string, readonly string[]>();

/** What is asked for, taken apart once: there are a handful of such texts, met millions of times. */
export function wordsOf(asked: string): readonly string[] {
  const known = words.get(asked);
  if (known !== undefined) return known;
  const apart = asked.split(' ');
  words.set(asked, apart);
  return apart;
}

export function post({ at }: Run, to: number, name: string, rung = -1, stale = false, keeps?: Keeps): void {
  at.queue.push({ to, name, rung, stale, ...(keeps !== undefined && { keeps }) });
}

/** Does it wait for a rung? */
export function lacksRung(run: Run, index: number): boolean {
  const { world, at } = run;
  const broken = ladderBroken(run);
  return at.known && (world.parts[index]?.needs.some((rung) => broken.includes(rung)) ?? false);
}

/** Something that happens from outside: server, app, caller, time, a kill. */
export interface Move {
  readonly label: string;
  readonly make: (run: Run) => void;
}
