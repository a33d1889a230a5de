import type { World } from '../world.ts';
import { ownRequest, sendOwn, type Job } from './job.ts';

/** The version rung: OPTIONS, then the newest version both sides speak (MS-ASHTTP 3.1.3, 3.2.5.2). */
export async function repairVersion(world: World, job: Job): Promise<void> {
  const request = ownRequest(world, 'OPTIONS');
  if (request === undefined) return job.stuck();
  const came = await sendOwn(world, job, request);
  if (came === undefined) return;
  if (typeof came !== 'string' && came.status === 401) {
    return world.post('ladder', { type: 'rung.broken', rung: 'credentials', epoch: job.exchange.epochs.credentials ?? 0, fromZero: false });
  }
  const version =
    typeof came !== 'string' && came.status === 200 ? world.ports.own.commonVersion(world.ports.own.readOffer(came)) : undefined;
  if (version === undefined) return job.stuck();
  world.account = { ...world.account, version };
  job.whole();
}
