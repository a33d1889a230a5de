import { addHold } from '../holds.ts';
import { callHook } from '../hooks.ts';
import type { World } from '../world.ts';
import { isBelieved } from './folders.ts';
import type { Job, RepairTools } from './job.ts';

/** The hierarchy rung: a FolderSync of the library's own, applied by the app (MS-ASCMD 3.1.5.3). */
export async function repairHierarchy(world: World, job: Job, tools: RepairTools): Promise<void> {
  const hook = world.ports.hooks.hierarchyChanged?.bind(world.ports.hooks);
  if (hook === undefined) return job.stuck();
  const { exchange, done } = tools.folderSync(job.fromZero);
  // Begun again after a rung below it, it goes on where it was.
  const { strikes, sought } = job.exchange;
  Object.assign(exchange, { strikes, sought });
  job.exchange = exchange;
  const { reply, fromZero } = await done;
  if (job.cancelled) return;
  if (reply === undefined) {
    // What holds this FolderSync holds the account: time heals by itself what a person would have to release.
    const { hold } = exchange;
    if (hold !== undefined && hold.block.scope === 'request') addHold(world, { ...hold, block: { scope: 'account' } });
    return job.stuck();
  }
  const { syncKey, changes } = world.ports.own.readFolderSync(reply);
  if (!isBelieved(world, changes, fromZero)) return job.stuck();
  const called = await callHook(world, 'hierarchyChanged', (signal) => hook({ changes, syncKey, full: fromZero, signal }));
  if (job.cancelled) return;
  if (called.ok) job.whole();
  else job.stuck();
}
