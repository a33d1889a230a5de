import type { InspectionEvent } from 'xstate';
import type { Outcome } from '../../../src/core/outcome.ts';
import { clockTime } from './times.ts';

/** What is told of a story, line by line. */
export interface Trace {
  readonly lines: string[];
  say(who: string, what: string): void;
  /** A line of the script, as a heading for what follows. */
  head(text: string): void;
  /** For a session's inspector: machines that change their state. */
  inspect(event: InspectionEvent): void;
  /** Another life: its machines begin anew. */
  newLife(): void;
}

/** As wide as the longest name with a number. */
const COLUMN = 14;

interface Named {
  readonly name: string;
  value: string;
}

/** Opens the telling. Nothing is told before `began` is set: what happens in peace, before the story, is not part of it. */
export function openTrace(now: () => number): Trace & { begin(): void } {
  const lines: string[] = [];
  let began: number | undefined;
  let actors = new Map<unknown, Named>();
  const counts = new Map<string, number>();

  const say = (who: string, what: string): void => {
    if (began !== undefined) lines.push(`${clockTime(now() - began)}  ${who.padEnd(COLUMN)}${what}`.trimEnd());
  };

  /** Numbered by the story, not by the session: what went before is not in it. */
  function nameOf(id: string): string {
    const [, command, rest = ''] = /^(\w+)#\d+(.*)$/.exec(id) ?? [];
    if (command === undefined) return id;
    if (rest !== '') return rest.slice(1);
    counts.set(command, (counts.get(command) ?? 0) + 1);
    return `${command}#${counts.get(command)}`;
  }

  return {
    lines,
    say,
    begin() {
      began = now();
      counts.clear();
    },
    head: (text) => void lines.push(`> ${text}`),
    inspect(event) {
      if (event.type !== '@xstate.snapshot') return;
      const { actorRef } = event;
      const { value } = event.snapshot as { value?: unknown };
      const id = (actorRef as { id?: string }).id ?? '';
      if (typeof value !== 'string' || id === 'account') return;
      const known = actors.get(actorRef);
      if (known === undefined) {
        actors.set(actorRef, { name: nameOf(id), value });
        return;
      }
      if (known.value !== value) say(known.name, `${known.value} -> ${value}  ${event.event.type}`);
      known.value = value;
    },
    newLife: () => void (actors = new Map()),
  };
}

/** How a call ended, in the words of its outcome. */
export function endWords(came: Outcome | undefined, nameOf: (collectionId: string) => string): string {
  if (came === undefined) return 'thrown';
  const items = came.items.map((item) => `, ${item.step.status} for ${item.clientId ?? item.serverId ?? '?'}`).join('');
  return `${endOf(came)}${nextWords(came, nameOf)}${items}`;
}

/** The end alone, as laws name it: `done`, `held admin provisioning-loop`. */
export function endOf(came: Outcome | undefined): string {
  if (came === undefined) return 'thrown';
  if (came.kind === 'held') return `held ${came.hold.who} ${came.hold.why}`;
  return came.kind === 'refused' ? `refused ${came.error.kind} ${came.error.code}` : came.kind;
}

/** The app's next move, if it has one. */
export function nextWords(came: Outcome, nameOf: (collectionId: string) => string): string {
  if (came.kind === 'done' || came.next === undefined) return '';
  const { do: what, ...rest } = came.next;
  const more = Object.entries(rest).map(([name, value]) => (name === 'collectionId' ? nameOf(String(value)) : String(value)));
  return `, next ${[what, ...more].join(' ')}`;
}
