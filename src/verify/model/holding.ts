import type { RequestContext } from '../../../machines/alphabet.ts';
import type { Run } from './run.ts';
import type { Keeps, Message } from './state.ts';

// Holds as src/session/holds.ts and account.ts keep them, by what they keep back: everything, what uploads, one wish.

/** Events that meet a hold which is there already, unless they say what else they leave behind. */
const MEETS: readonly string[] = ['account.closed', 'rung.stuck', 'chore.failed'];

/** Events whose hold is about requests of this kind; those of others are about this very wish. */
const OF_A_KIND = /^(driver|account|app|chore|retry|hold)\b/;

/** A hold of the account for a reason of its own. */
export const HELD = 1;

/** A rung could not be made whole: the account is held for its sake, if it is not held already. */
export function holdRung({ at }: Run, rung: number): void {
  if (at.held === 0) at.held = ofRung(rung);
}

/** The hold of the account for the sake of this rung. */
export const ofRung = (rung: number): number => 2 << rung;

/** A request ends as held: what holds it stays behind. */
export function hold(run: Run, index: number, { name, keeps }: Message): void {
  const { world, at } = run;
  const { wish = 0, doubt = 0 } = world.parts[index] ?? {};
  if (world.slip === 'hold' || keeps === 'nobody' || (keeps === undefined && MEETS.includes(name))) return;
  // What holds a FolderSync of the library's own holds the account: time heals by itself what a person would have to release.
  if (keeps === 'account' || index === world.own) at.held |= HELD;
  if (keeps === 'account') return;
  if (keeps === 'uploads') for (const { uploads = 0 } of world.parts) at.kept |= uploads;
  // Before its bytes are made its wish has no name: what it leaves behind keeps back nobody.
  else if (isMade(run, index)) at.kept |= keeps !== 'doubt' && OF_A_KIND.test(name) ? wish : doubt;
}

/** Does a hold keep it back? Which wish it is may only be known from its bytes. Repairs are held back by nothing. */
export function isHeldBack(run: Run, index: number, made = isMade(run, index)): boolean {
  const { world, at } = run;
  const { uploads = 0, wish = 0, doubt = 0 } = world.parts[index] ?? {};
  return index !== world.own && (at.held > 0 || (at.kept & (uploads | (made ? wish | doubt : 0))) > 0);
}

/** Does anything hold the account, or this wish as far as it has a name? Or does it wait for others only? */
export function isToldOf(run: Run, index: number, keeps?: Keeps): boolean {
  const { world, at } = run;
  return keeps === 'nobody' || at.held > 0 || at.kept > 0 || world.parts[index]?.wish === undefined || !isMade(run, index);
}

const contextOf = ({ world, at }: Run, index: number): Partial<RequestContext> =>
  world.parts[index]?.machine.table.nodes[at.slots[index]?.node ?? -1]?.at.context ?? {};

/** Were its bytes ever made? */
function isMade(run: Run, index: number): boolean {
  return (contextOf(run, index).attempts ?? 0) > 0;
}

/** Has it gone out as often as it may? */
export function isSpent(run: Run, index: number): boolean {
  const { attempts = 0, limit = 0 } = contextOf(run, index);
  return attempts >= limit;
}
