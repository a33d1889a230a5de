import { frozen } from '../core/frozen.ts';
import type { SessionSnapshot } from '../core/session.ts';
import type { Driver } from './driver.ts';
import { publicHold } from './holds.ts';
import { pollPicture } from './longpoll.ts';
import type { World } from './world.ts';

/** The session as the app sees it: the same picture for whoever asks until something changes, so nobody may draw in it. */
export function picture(world: World, driver: Driver): SessionSnapshot {
  const requests = [...world.exchanges.values()].map(({ id, command, dueAt }) => ({
    id,
    command,
    state: world.troupe.picture(id)?.value ?? 'ended',
    ...(dueAt !== undefined && { dueAt }),
  }));
  const holds = world.account.holds.map(publicHold);
  const { value } = driver.ladder();
  const state = holds.some(({ why }) => why === 'wiped')
    ? 'halted'
    : value !== 'ready' && value !== 'resting'
      ? 'repairing'
      : holds.length > 0
        ? 'held'
        : requests.some((row) => row.dueAt !== undefined)
          ? 'waiting'
          : 'ready';
  const longPoll = pollPicture(world);
  return frozen({ state, durable: world.ports.durable, holds, requests, longPoll });
}
