import { isHeaderValue } from '../../core/headers.ts';
import { header } from '../outgoing.ts';
import { callHook } from '../hooks.ts';
import type { World } from '../world.ts';
import type { Job } from './job.ts';

/** The credentials rung: the app renews them, once for all requests that wait (MS-ASHTTP 3.1.5.2.1). */
export async function repairCredentials(world: World, job: Job): Promise<void> {
  const hook = world.ports.hooks.credentials?.bind(world.ports.hooks);
  if (hook === undefined) return job.stuck();
  const reply = [...world.exchanges.values()].map((exchange) => exchange.reply).findLast((known) => known?.status === 401);
  const challenge = reply && header(reply.headers, 'www-authenticate');
  const called = await callHook(
    world,
    'credentials',
    (signal) => hook({ failures: job.tries, signal, ...(challenge !== undefined && { challenge }) }),
    (value) => value === 'ask-user' || isHeaderValue(value?.authorization),
  );
  if (job.cancelled) return;
  if (!called.ok || called.value === 'ask-user') return job.stuck();
  world.authorization = called.value.authorization;
  job.whole();
}
