import type { LabRequest } from '../../../src/sim/lab/wire.ts';
import type { FaultFacts } from '../../../src/sim/fault-script.ts';
import type { Verdict } from '../../../src/sim/world/network.ts';

/** Something the server, or the way to it, does for a while. */
export interface Spell {
  readonly touches: (facts: FaultFacts, request: LabRequest) => boolean;
  readonly verdict: (facts: FaultFacts, request: LabRequest) => Verdict;
  /** How many requests it strikes yet. */
  left: number;
  /** When it is over by itself: wall time in ms. */
  readonly until: number;
}

/** ms on the way there, and back: so that the order of things can be read off their times. */
const WAY_MS = 50;

/** What becomes of a request: the newest spell that touches it decides. */
export function castOn(spells: readonly Spell[], now: number, facts: FaultFacts, request: LabRequest): Verdict {
  const way = { upMs: WAY_MS, downMs: WAY_MS };
  const spell = spells.findLast(({ left, until, touches }) => left > 0 && now < until && touches(facts, request));
  if (spell === undefined) return way;
  spell.left -= 1;
  return { ...way, ...spell.verdict(facts, request) };
}

/** The commands a line is about: `everything`, `everything but Provision, OPTIONS`, `Sync, Ping`. Undefined when it names none. */
export function commandsOf(text: string): ((command: string) => boolean) | undefined {
  const [, but] = /^everything(?: but (.+))?$/.exec(text) ?? [];
  if (text.startsWith('everything')) return but === undefined ? () => true : (command) => !but.split(', ').includes(command);
  const named = text.split(', ');
  return named.every((name) => /^[A-Z]\w+$/.test(name)) ? (command) => named.includes(command) : undefined;
}
