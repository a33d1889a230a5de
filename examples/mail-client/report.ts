import type { SessionEvent, Step } from 'activesync-recovery';

/** Where the lines go, and whether they may be coloured. */
export interface Paper {
  readonly write: (line: string) => void;
  readonly colour: boolean;
}

const INK = { bold: 1, dim: 2, red: 31, green: 32, yellow: 33, cyan: 36 } as const;

export interface Pen {
  line(text: string): void;
  ink(name: keyof typeof INK, text: string): string;
}

export function penOf(paper: Paper): Pen {
  return {
    line: paper.write,
    ink: (name, text) => (paper.colour ? `\u001B[${INK[name]}m${text}\u001B[0m` : text),
  };
}

/** Colour belongs on a terminal, and nowhere when NO_COLOR is set (no-color.org). */
export function stdoutPaper(): Paper {
  const noColour = process.env['NO_COLOR'];
  return {
    write: (line) => void process.stdout.write(`${line}\n`),
    colour: process.stdout.isTTY && (noColour === undefined || noColour === ''),
  };
}

/** A decision in words: `Sync answered 3 (Sync.3): reset collection, then rebuild [MS-ASCMD …]`. */
export function describe(step: Step): string {
  const { decision } = step;
  const { rung, scope, how, pace, who, why } = { ...decision } as Partial<
    Record<'rung' | 'scope' | 'how' | 'pace' | 'who' | 'why', string>
  >;
  const detail = [rung, scope, how, pace, who, why].filter((word) => word !== undefined).join(' ');
  const then = decision.then === 'end' ? '' : `, then ${decision.then}`;
  return `${`${decision.do} ${detail}`.trim()}${then}`;
}

/** Prints what a session tells, as it happens. */
export function tellOn(pen: Pen, now: () => number): (event: SessionEvent) => void {
  return (event) => {
    if (event.type === 'step' && event.step.decision.do !== 'accept') {
      const { step } = event;
      const name = step.name === null ? '' : ` ${step.name}`;
      pen.line(
        `    ${pen.ink('yellow', `${step.command}: ${step.status}${name}`)}  ->  ${describe(step)}  ${pen.ink('dim', `[${step.spec}]`)}`,
      );
      const dueAt = step.decision.dueAt;
      if (dueAt !== undefined && dueAt > now()) pen.line(`    ${pen.ink('dim', `waits ${((dueAt - now()) / 1000).toFixed(1)} s`)}`);
    }
    if (event.type === 'attempt' && (event.own || event.number > 1))
      pen.line(`    ${pen.ink('cyan', `-> ${event.command}`)}${event.own ? ' (made by the session)' : ` (attempt ${event.number})`}`);
    if (event.type === 'repaired') pen.line(`    ${pen.ink('green', `${event.rung} is whole again`)}`);
    if (event.type === 'held') pen.line(`    ${pen.ink('red', `held: ${event.hold.why}, waits for ${event.hold.who}`)}`);
    if (event.type === 'hookFailed') pen.line(`    ${pen.ink('red', `hook ${event.hook} failed`)}`);
  };
}
