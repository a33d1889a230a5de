import { answerMs } from './flight.ts';
import { liftDoubt, turnKey } from './holds.ts';
import type { Exchange, World } from './world.ts';

/**
 * Waits until the one ahead has done its work on the same key: one Sync per collection, one request per mail. The caller does not wait longer than
 * it wants to (`maxPendingMs`): the request goes back to the door then, and is held until the one ahead is through, or must be.
 * @returns false when there is nothing more to build: it was aborted, or waits no longer
 */
export async function isItsTurn(world: World, exchange: Exchange, turn: Promise<void>, ahead: string | undefined): Promise<boolean> {
  const { clock, limits } = world.ports;
  const { signal } = exchange.abort;
  const before = [...world.exchanges.values()].find(({ id }) => id === ahead);
  exchange.inLineSince ??= clock.now();
  const leftMs = Math.max(0, exchange.inLineSince + limits.pendingMs - clock.now());
  const isMine = await new Promise<boolean>((resolve) => {
    const leave = (mine: boolean): void => {
      clock.clearTimeout(timer);
      resolve(mine);
    };
    const quit = (): void => leave(false);
    // Nobody is told to wait for the library's own requests. Whoever carries the very bytes that are out is the same wish: asked for later, it would
    // be another one, and happen twice.
    const isSame = exchange.name !== undefined && exchange.name === before?.name;
    const timer = exchange.own || isSame ? undefined : clock.setTimeout(quit, leftMs);
    signal.addEventListener('abort', quit);
    void turn.then(() => leave(true));
  });
  if (signal.aborted || isMine) return !signal.aborted;
  exchange.behindUntil = endOf(world, before);
  void tellWhenFree(world, exchange, turn);
  world.post(exchange.id, { type: 'driver.deferred' });
  return false;
}

/** The key is free earlier than it had to be: the app hears of it at once. */
async function tellWhenFree(world: World, exchange: Exchange, turn: Promise<void>): Promise<void> {
  await turn;
  exchange.behindUntil = world.ports.clock.now();
  liftDoubt(world, turnKey(exchange));
  world.changed();
}

/** When the one ahead has its answer or its fault, wall time in ms; one that is not out may take as long as any answer does. */
function endOf(world: World, { marks, isOut = false, leftAt = 0 }: Partial<Exchange> = {}): number {
  const { clock, limits } = world.ports;
  return Math.max((isOut ? leftAt : clock.now()) + answerMs(world, marks), clock.now() + limits.backoffFirstMs);
}
