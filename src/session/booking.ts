import type { Judged } from '../policy/plan.ts';
import { isFree, isTry, park, refund, spend } from '../policy/tokens.ts';
import { isExcused } from './longpoll.ts';
import type { Exchange, World } from './world.ts';

/**
 * Books a try on the account, or what came of it. Requests that are out together meet one trouble, and of a mailbox with many folders there are as
 * many: what was out when a try was booked says the same once more, and costs nothing. Whoever leaves after it costs one again. After a restart nothing is out.
 */
export function bookTry(world: World, exchange: Exchange, { whole, because, failures }: Judged, progress: number): void {
  const { account, ports } = world;
  const { ledger } = account;
  const { limits } = ports;
  if (progress > 0) world.sought.clear();
  const { status } = because;
  const isExempt = isFree(status) || isExcused(world, exchange, status) || exchange.heard?.has(status) === true;
  exchange.heard = undefined;
  const isSpent = isTry(whole.do) && !isExempt;
  if (isSpent) for (const other of world.exchanges.values()) if (other.isOut) (other.heard ??= new Set()).add(status);
  const tried = isSpent ? spend(ledger, failures, ports.clock.now(), limits) : ledger;
  const booked = refund(tried, progress, limits);
  if (booked !== ledger) world.account = { ...world.account, ledger: booked };
}

/** The account is parked. */
export function bookPark(world: World, until: number | undefined): void {
  world.account = { ...world.account, ledger: park(world.account.ledger, until, world.ports.limits) };
}
