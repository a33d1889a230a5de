import type { Stage } from './stage.ts';

/** A line a story may hold, and what happens then. Throws when it cannot happen: the runner names the line. */
export interface Deed {
  readonly pattern: RegExp;
  readonly do: (stage: Stage, args: readonly string[]) => void | Promise<void>;
}
