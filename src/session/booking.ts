import type { Judged } from '../policy/plan.ts';
import { isTry, park, refund, spend } from '../policy/tokens.ts';
import type { World } from './world.ts';

/** What never left the device cost nobody anything. */
const FREE: readonly string[] = ['transport.offline'];

/** Books a try on the account, or what came of it. */
export function bookTry(world: World, { whole, because, failures }: Judged, progress: number): void {
  const { ledger } = world.account;
  if (progress > 0) world.sought.clear();
  const tried = isTry(whole.do) && !FREE.includes(because.status) ? spend(ledger, failures) : ledger;
  const booked = refund(tried, progress, world.ports.limits);
  if (booked !== ledger) world.account = { ...world.account, ledger: booked };
}

/** The account is parked. */
export function bookPark(world: World): void {
  world.account = { ...world.account, ledger: park(world.account.ledger, world.ports.limits) };
}
