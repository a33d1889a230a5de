import { isHeaderValue } from '../../core/headers.ts';
import { readdressed } from '../address.ts';
import { claimRenewed, noteRenewed } from '../authorization.ts';
import { header } from '../outgoing.ts';
import { callHook } from '../hooks.ts';
import type { World } from '../world.ts';
import type { Job } from './job.ts';

/** The credentials rung: the app renews them, once for all requests that wait (MS-ASHTTP 3.1.5.2.1). */
export async function repairCredentials(world: World, job: Job): Promise<void> {
  // Once a person has signed in the app may carry what is new by itself: when it has nothing to say here, that is tried once.
  const nothingNew = (): void => {
    const isTried = world.signedIn === true;
    world.signedIn = false;
    if (isTried) job.whole();
    else job.stuck();
  };
  const refused = [...world.exchanges.values()].findLast(({ reply }) => reply?.status === 401);
  if (refused?.to !== undefined && claimRenewed(world, refused.to)) return job.whole();
  const hook = world.ports.hooks.credentials?.bind(world.ports.hooks);
  if (hook === undefined) return nothingNew();
  const challenge = refused?.reply && header(refused.reply.headers, 'www-authenticate');
  const { template, account } = world;
  const at = refused?.to ?? (template && readdressed(template.url, account.endpoint));
  const called = await callHook(
    world,
    'credentials',
    (signal) => hook({ failures: job.tries, signal, ...(challenge !== undefined && { challenge }) }),
    (value) => value === 'ask-user' || isHeaderValue(value?.authorization),
  );
  if (job.cancelled) return;
  if (!called.ok || called.value === 'ask-user') return nothingNew();
  world.signedIn = false;
  noteRenewed(world, called.value.authorization, at);
  job.whole();
}
