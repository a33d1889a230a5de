import { compareVersions } from '../../policy/version.ts';
import { judge } from '../flight.ts';
import { holdDecided } from '../holds.ts';
import type { World } from '../world.ts';
import { keepSilence, ownRequest, pauseUntil, reportLower, sendOwn, type Job } from './job.ts';

/** The version rung: OPTIONS, then the newest version both sides speak (MS-ASHTTP 3.1.3, 3.2.5.2). A fault that passes is waited for. */
export async function repairVersion(world: World, job: Job): Promise<void> {
  for (;;) {
    const request = ownRequest(world, 'OPTIONS');
    if (request === undefined) return job.stuck();
    const came = await sendOwn(world, job, request);
    if (came === undefined) return;
    const { whole, because } = judge(world, job.exchange, request, came).judged;
    job.exchange.because = because;
    keepSilence(world, whole);
    if (whole.do === 'repair') return reportLower(world, job, whole.rung);
    if (whole.do === 'retry' && job.exchange.attempts < world.ports.limits.attemptsPerRequest) {
      // Nothing takes a step while it waits: a silence is written down first, or, where the store refuses, with the next step.
      if (whole.asked === true) await world.save(job.exchange.id).catch(() => undefined);
      await pauseUntil(world, job, whole.dueAt ?? 0);
      continue;
    }
    if (whole.do === 'hold') holdDecided(world, whole, because);
    const offer = typeof came !== 'string' && whole.do === 'accept' ? world.ports.own.readOffer(came) : undefined;
    const version = offer && world.ports.own.commonVersion({ ...offer, versions: offer.versions.filter((one) => isSpoken(world, one)) });
    if (version === undefined) return job.stuck();
    world.account = { ...world.account, version };
    return job.whole();
  }
}

/** Bytes that cannot be made anew are of the version they are of, and are sent to no server as something newer. */
function isSpoken({ template }: World, version: string): boolean {
  return template?.newest === undefined || compareVersions(version, template.newest) <= 0;
}
