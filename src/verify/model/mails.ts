import { Broken, type Run } from './run.ts';
import type { Compact } from './compact.ts';
import type { Composition, State } from './state.ts';

// The outbox of src/session/mail.ts over its table, and the truth about the mail, which only the server knows.

const STATES = ['drafted', 'sent', 'unknown', 'returned', 'confirmed'] as const;

function outboxOf({ world, at }: Run): Compact | undefined {
  return world.outboxes[STATES[at.mail.table] ?? 'drafted'];
}

/** Tells the outbox, and notes where it stands. True when the mail may leave. */
export function tellMail(run: Run, name: string): boolean {
  const { at } = run;
  const { mail } = at;
  if (mail.node < 0) {
    mail.table = STATES.findIndex((state) => state === mail.note);
    mail.node = 0;
  }
  const box = outboxOf(run);
  const step = box?.steps[mail.node]?.get(name);
  if (step === undefined || box === undefined) return false;
  const before = box.values[mail.node];
  mail.node = step.to;
  const value = box.values[step.to] ?? '';
  if (value !== before) mail.note = noteOf(box, step.to, value);
  if (value !== before && (value === 'confirmed' || value === 'returned')) lift(run.world, at);
  return step.asked.some((asked) => asked.includes('effect.dispatch'));
}

function noteOf(box: Compact, node: number, value: string): string {
  const { state = '' } = (box.table.nodes[node]?.at.context ?? {}) as { state?: string };
  return value === 'drafted' ? state : value;
}

/**
 * A request that is over had it looked for: what was found is noted, and whoever carries the mail by now begins with that. It was asked for again,
 * or it would still be that one's.
 */
export function foundLate({ world, at }: Run): void {
  at.again -= 1;
  at.mail = { ...at.mail, note: at.mail.arrived ? 'confirmed' : 'returned', node: -1, table: 0 };
  lift(world, at);
}

/** What became of it is known: a hold for the doubt about it is lifted. */
function lift(world: Composition, at: State): void {
  for (const { mails = false, doubt = 0 } of world.parts) at.kept &= mails ? ~doubt : ~0;
}

/** Is the mail known to be on the server? */
export function isConfirmed(run: Run): boolean {
  return run.at.mail.node >= 0 && outboxOf(run)?.values[run.at.mail.node] === 'confirmed';
}

/** It goes out: written down before that, and never while it may have arrived. */
export function mailLeaves(run: Run): void {
  const { at, world } = run;
  if (at.mail.arrived) throw new Broken('a mail goes out twice without consent');
  if (world.slip !== 'save-mail') at.mail.stored = at.mail.note;
}

/** A mail's request is over: what was said of it has to be so, and a doubt is kept. */
export function outboxEnds({ at }: Run, value: string): void {
  const { mail } = at;
  if (value === 'accepted' && !mail.arrived) throw new Broken('a mail is done and has not arrived: it vanished');
  mail.node = -1;
  mail.table = 0;
  if (mail.arrived && value !== 'accepted' && !['unknown', 'sent', 'confirmed'].includes(mail.note)) {
    throw new Broken(`a mail that has arrived is remembered as ${mail.note}: it would be sent again`);
  }
}
