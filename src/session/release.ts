import { forgive } from '../policy/ledger.ts';
import type { Blocking } from './account.ts';
import { noteSignIn } from './authorization.ts';
import { releaseCollections } from './collections.ts';
import { reopen } from './interrupted.ts';
import type { World } from './world.ts';

/** A person says so: what was spent is forgiven, and a wait the server asked for is overruled. */
export function startAnew(world: World, released: Blocking): void {
  const { account, ports } = world;
  world.account = reopen({ ...account, notBefore: 0, ledger: forgive(account.ledger, ports.limits) }, released.block.key);
  world.sought.clear();
  world.paces.clear();
  noteSignIn(world, released);
  world.post('ladder', { type: 'account.released' });
  releaseCollections(world);
}
