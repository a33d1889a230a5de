import { nameOf, type Edit } from './mailbox.ts';
import { readSync, reading } from './messages.ts';
import type { Arriving } from './network.ts';
import { breach, type Stage } from './stage.ts';

// What was refused alone, as the wire saw it: the session's word for it is not taken.

const OK = 200;
const TAKEN = '1';

/** Does an answer say of everything in it that it was taken? Whatever says less may be a refusal of all that was sent. */
function isTaken({ reply }: Pick<Arriving, 'reply'>): boolean {
  const told = reply.status === OK ? reading(() => readSync(reply.body)) : undefined;
  return told !== undefined && told.length > 0 && told.every(({ status }) => status === TAKEN);
}

/** Notes which edit went out with no other beside it and was not taken. */
export function noteRefusal({ refusedAlone }: Pick<Stage, 'refusedAlone'>, one: Pick<Arriving, 'facts' | 'reply'>): void {
  // Several changes of one item are that item alone.
  const [only, ...more] = new Set(one.facts.items ?? []);
  if (one.facts.command === 'Sync' && only !== undefined && more.length === 0 && !isTaken(one)) refusedAlone.add(only);
}

/** What is called parked was refused alone: else an edit is given back to the user that the server would have taken. */
export function checkParked(stage: Stage, edit: Edit): void {
  if (!stage.refusedAlone.has(nameOf(edit)))
    breach(stage, `the ${edit.do} of item ${edit.token} was called parked, and no answer refused it alone`);
}
