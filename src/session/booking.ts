import type { Judged } from '../policy/plan.ts';
import { isFree, isTry, park, refund, spend } from '../policy/tokens.ts';
import { isExcused } from './longpoll.ts';
import type { Exchange, World } from './world.ts';

/** Books a try on the account, or what came of it. */
export function bookTry(world: World, exchange: Exchange, { whole, because, failures }: Judged, progress: number): void {
  const { ledger } = world.account;
  if (progress > 0) world.sought.clear();
  const isExempt = isFree(because.status) || isExcused(world, exchange, because.status);
  const tried = isTry(whole.do) && !isExempt ? spend(ledger, failures) : ledger;
  const booked = refund(tried, progress, world.ports.limits);
  if (booked !== ledger) world.account = { ...world.account, ledger: booked };
}

/** The account is parked. */
export function bookPark(world: World): void {
  world.account = { ...world.account, ledger: park(world.account.ledger, world.ports.limits) };
}
