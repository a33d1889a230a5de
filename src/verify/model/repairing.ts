import { HELD } from './holding.ts';
import { finish, reportLower } from './jobs.ts';
import type { Move, Run } from './run.ts';

/** What can become of the repair under way. */
export function jobMoves(run: Run): readonly Move[] {
  const { world, at } = run;
  const { job } = at;
  if (job === undefined) return [];
  const rung = world.rungs[job.rung] ?? '';
  const isDeferred = !at.known && rung !== 'credentials';
  if (isDeferred || (rung === 'hierarchy' && job.node === 2)) return [];
  if (rung !== 'policy') {
    return [
      { label: `${rung}: made whole`, make: (now) => finish(now, 'rung.rebuilt') },
      { label: `${rung}: cannot be made whole`, make: (now) => finish(now, 'rung.stuck') },
    ];
  }
  const lower: Move[] = world.rungs.includes('credentials') && isAsking(run) ? [{ label: 'handshake: a 401', make: reportLower }] : [];
  return [
    ...[...(world.handshake.steps[job.node]?.keys() ?? [])].flatMap((name) =>
      silencesOf(run, name).map((silence) => ({
        label: `handshake: ${name}${silence > 0 ? ', and silence' : ''}`,
        make(now: Run) {
          now.at.silent = Math.max(now.at.silent, silence);
          handshake(now, name);
        },
      })),
    ),
    ...lower,
  ];
}

/** The silences that come with an answer that waits: none, a short one, a long one. */
const silencesOf = ({ world }: Run, name: string): readonly number[] => (world.asks && /^(retry|hold)/.test(name) ? [0, 1, 2] : [0]);

const isAsking = ({ world, at }: Run): boolean => ['requesting', 'acknowledging'].includes(world.handshake.values[at.job?.node ?? 0] ?? '');

function handshake(run: Run, name: string): void {
  const { world, at } = run;
  const { job } = at;
  const step = job && world.handshake.steps[job.node]?.get(name);
  if (job === undefined || step === undefined) return;
  job.node = step.to;
  if (name.startsWith('hold.')) at.held |= HELD;
  for (const asked of step.asked) {
    if (asked.includes('"effect.provision"')) run.sent += 1;
    if (asked.includes('"effect.provisioned"')) finish(run, asked.includes('"how":"whole"') ? 'rung.rebuilt' : 'rung.stuck');
  }
}
