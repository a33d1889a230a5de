import { callHook } from '../hooks.ts';
import type { World } from '../world.ts';
import type { Job } from './job.ts';

/** The endpoint rung: the app discovers where the account lives now (MS-ASHTTP 3.1.5.2.2). */
export async function repairEndpoint(world: World, job: Job): Promise<void> {
  const hook = world.ports.hooks.discover?.bind(world.ports.hooks);
  const because = [...world.exchanges.values()].map((exchange) => exchange.because).findLast((step) => step !== undefined);
  if (hook === undefined || because === undefined) return job.stuck();
  const called = await callHook(
    world,
    'discover',
    (signal) => hook({ because, signal }),
    (value) => value === 'cannot' || typeof value?.url === 'string',
  );
  if (job.cancelled) return;
  if (!called.ok || called.value === 'cannot') return job.stuck();
  world.account = { ...world.account, endpoint: called.value.url };
  job.whole();
}
