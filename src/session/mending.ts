import type { LadderContext } from '../../machines/ladder.machine.ts';
import type { Rung } from '../core/rungs.ts';
import type { Judged } from '../policy/plan.ts';
import { withoutHold } from './account.ts';
import { within } from './patience.ts';
import { countFolders } from './repairs/folders.ts';
import type { Carried, Exchange, FaultName, World } from './world.ts';

// What the app does by itself that the library would have to repair: its own FolderSync, its own policy handshake. The library learns
// from it, and whoever waits for that rung goes on.

/** Hears of an answer to the app's own request. @returns the rung it shows to be whole, which was broken when it left */
export async function hearOfApp(
  world: World,
  exchange: Exchange,
  { whole }: Judged,
  came: Carried | FaultName,
  folders: number,
): Promise<Rung | undefined> {
  const { marks, facts, over } = exchange;
  if ((whole.do !== 'accept' && whole.do !== 'continue') || typeof came === 'string' || facts.mends === undefined) return undefined;
  if (marks?.fromZero) countFolders(world, folders);
  const isMended = facts.mends === 'policy' ? await learnKey(world, came) : reachesZero(world, marks?.fromZero === true);
  // What left before that was known to be broken shows nothing.
  return isMended && over.includes(facts.mends) ? facts.mends : undefined;
}

/** A key that is lost is not found again by an answer to a newer one: then only key 0 will do (MS-ASCMD 3.1.5.3). */
function reachesZero(world: World, fromZero: boolean): boolean {
  const ladder = world.troupe.picture('ladder')?.context as LadderContext | undefined;
  return fromZero || ladder?.fromZero !== true;
}

/** The answer to the app's acknowledgement has the final key, and no policy any more (MS-ASPROV 3.1.5.1.2.1). */
async function learnKey(world: World, reply: Carried): Promise<boolean> {
  const { policyKey, policy, wipe } = answerIn(world, reply);
  if (policyKey === undefined || policy !== undefined || wipe !== undefined) return false;
  await keepKey(world, policyKey).catch(() => undefined);
  return true;
}

function answerIn({ ports: { own } }: World, reply: Carried): Partial<ReturnType<typeof own.readProvision>> {
  try {
    return own.readProvision(reply);
  } catch {
    // Its statuses were read; what else it may hold is the app's to read.
    return {};
  }
}

/** The key every request carries from now on. */
export async function keepKey(world: World, policyKey: string | undefined): Promise<void> {
  world.policyKey = policyKey;
  if (policyKey === undefined) await within(world, () => world.ports.secrets.delete('policyKey'));
  else await within(world, () => world.ports.secrets.set('policyKey', policyKey));
}

/** A rung is whole again: the account is no longer held for its sake. */
export function liftRung(world: World, rung: Rung): void {
  for (const { id } of world.account.holds.filter((hold) => hold.rung === rung)) {
    world.account = withoutHold(world.account, id);
    world.tell({ type: 'released', holdId: id });
  }
}
