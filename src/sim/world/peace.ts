import { isQuiet, waitingFor } from './checks.ts';
import { releaseAll } from './events.ts';
import { MINUTE, WORLD_LIMITS } from './limits.ts';
import { passTime } from './rest.ts';
import { breach, tell, wake, type Stage } from './stage.ts';

/** The server answers well, people deal with what is held: now everything has to come to rest. */
export async function makePeace(stage: Stage): Promise<void> {
  tell(stage, () => 'the server makes peace');
  stage.peace = true;
  stage.adversary.makePeace();
  const until = stage.clock.now() + WORLD_LIMITS.peaceMs;
  const help = (): void => {
    if (stage.over) return;
    releaseAll(stage, () => 'retry');
    wake(stage);
    stage.clock.setTimeout(help, 10 * MINUTE);
  };
  help();
  const before = stage.tally.exchanges;
  const tooMany = (): boolean => stage.tally.exchanges - before > STORM;
  const ends = (): boolean => isQuiet(stage) || stage.clock.now() > until || tooMany();
  // Whatever happened elsewhere is fetched, and once more: the first answer may be one that is repeated, and older than it.
  for (let round = 1; round <= ROUNDS; round += 1) {
    stage.box.foldersDirty = true;
    for (const one of stage.box.collections.values()) one.dirty = true;
    wake(stage);
    await passTime(stage.clock, ends);
  }
  if (tooMany()) breach(stage, `a storm: ${STORM} requests after peace, and still waiting for ${waitingFor(stage).join(', ')}`);
  else if (!isQuiet(stage)) breach(stage, `stuck: days after peace it still waits for ${waitingFor(stage).join(', ')}`);
}

/** How often everything is looked at in peace. */
const ROUNDS = 2;

/** More than this to catch up in peace is a loop. */
const STORM = 3_000;
