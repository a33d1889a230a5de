import { isHeaderValue } from '../../core/headers.ts';
import { claimRenewed, noteRenewed } from '../authorization.ts';
import { header } from '../outgoing.ts';
import { callHook } from '../hooks.ts';
import type { Exchange, World } from '../world.ts';
import { ownAddress, type Job } from './job.ts';

/** The credentials rung: the app renews them, once for all requests that wait (MS-ASHTTP 3.1.5.2.1). */
export async function repairCredentials(world: World, job: Job): Promise<void> {
  // Once a person has signed in the app may carry what is new by itself: when it has nothing to say here, that is tried once.
  const nothingNew = (): void => {
    const isTried = world.signedIn === true;
    world.signedIn = false;
    if (isTried) job.whole();
    else job.stuck();
  };
  // Not what is out again: it may be on its way to somebody who has not refused anything yet.
  const refused = (): readonly Exchange[] => [...world.exchanges.values()].filter(({ reply, isOut }) => reply?.status === 401 && !isOut);
  const places = (): readonly string[] => refused().flatMap(({ to }) => to ?? []);
  const before = places();
  if (claimRenewed(world, before)) return job.whole();
  const hook = world.ports.hooks.credentials?.bind(world.ports.hooks);
  if (hook === undefined) return nothingNew();
  const challenge = header(refused().at(-1)?.reply?.headers ?? {}, 'www-authenticate');
  const called = await callHook(
    world,
    'credentials',
    (signal) => hook({ failures: job.tries, signal, ...(challenge !== undefined && { challenge }) }),
    (value) => value === 'ask-user' || isHeaderValue(value?.authorization),
  );
  if (job.cancelled) return;
  if (!called.ok || called.value === 'ask-user') return nothingNew();
  world.signedIn = false;
  // Several hosts may refuse one token, the last of them while the app was renewing it.
  const now = places();
  const at = now.length > 0 ? now : before;
  noteRenewed(world, called.value.authorization, at.length > 0 ? at : [ownAddress(world, 'OPTIONS').url]);
  job.whole();
}
