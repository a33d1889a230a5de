import type { Judged } from '../policy/plan.ts';
import { isFree, isTry, park, refund, spend } from '../policy/tokens.ts';
import { isExcused } from './longpoll.ts';
import type { Exchange, World } from './world.ts';

/** Books a try on the account, or what came of it. */
export function bookTry(world: World, exchange: Exchange, { whole, because, failures }: Judged, progress: number): void {
  const { account, ports } = world;
  const { ledger } = account;
  const { limits } = ports;
  if (progress > 0) world.sought.clear();
  const { status } = because;
  const isExempt = isFree(status) || isExcused(world, exchange, status);
  const isSpent = isTry(whole.do) && !isExempt;
  const tried = isSpent ? spend(ledger, failures, ports.clock.now(), limits) : ledger;
  const booked = refund(tried, progress, limits);
  if (booked !== ledger) world.account = { ...world.account, ledger: booked };
}

/** The account is parked. */
export function bookPark(world: World, until: number | undefined): void {
  world.account = { ...world.account, ledger: park(world.account.ledger, until, world.ports.limits) };
}
