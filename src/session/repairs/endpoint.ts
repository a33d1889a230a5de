import { baseOf, isAddress, readdressed } from '../address.ts';
import { missingStep } from '../holds.ts';
import { callHook } from '../hooks.ts';
import { noteSought } from '../sought.ts';
import type { World } from '../world.ts';
import type { Job } from './job.ts';

/** The endpoint rung: the app discovers where the account lives now (MS-ASHTTP 3.1.5.2.2). */
export async function repairEndpoint(world: World, job: Job): Promise<void> {
  const hook = world.ports.hooks.discover?.bind(world.ports.hooks);
  if (hook === undefined || world.template === undefined) return job.stuck();
  // After a restart, a release or a repair that met this one nobody who said so is waiting any more: it is mended all the same.
  const open = [...world.exchanges.values()].map((exchange) => exchange.because);
  const because = open.findLast((step) => step !== undefined) ?? missingStep(world, job.rung);
  const called = await callHook(
    world,
    'discover',
    (signal) => hook({ because, signal }),
    (value) => value === 'cannot' || isAddress(value?.url),
  );
  if (job.cancelled) return;
  if (!called.ok || called.value === 'cannot') return job.stuck();
  const [from, to] = [baseOf(world.template.url), baseOf(called.value.url)];
  if (to === baseOf(readdressed(world.template.url, world.account.endpoint))) noteSought(world, because);
  world.account = { ...world.account, endpoint: { from, to } };
  job.whole();
}
