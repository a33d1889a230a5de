import { provisionMachine } from '../../../machines/provision.machine.ts';
import type { Effect } from '../../core/effect.ts';
import type { Enforcement, ProvisionPhase } from '../../core/own-requests.ts';
import type { Circumstances } from '../../core/status.ts';
import { withWipe } from '../account.ts';
import { judge } from '../flight.ts';
import { holdDecided } from '../holds.ts';
import { callHook } from '../hooks.ts';
import { versionOf } from '../outgoing.ts';
import { keepKey } from '../mending.ts';
import type { World } from '../world.ts';
import { beginWipe, performWipe } from './wipe.ts';
import { keepSilence, ownRequest, reportLower, sendOwn, tellActor, type Job, type RepairTools } from './job.ts';

/** Requests of one handshake: two phases, and room for what may go wrong in each. */
export const PROVISION_REQUESTS = 6;

const ENFORCEMENTS: readonly string[] = ['full', 'partial', 'none', 'managed-elsewhere'] satisfies Enforcement[];

/** The policy rung: the two-phase handshake, driven by its machine (MS-ASPROV 3.1.5.1). */
export async function repairPolicy(world: World, job: Job, tools: RepairTools): Promise<void> {
  const { wipe } = world.account;
  if (wipe?.step === 'consented') return beginWipe(world, job, tools, wipe.scope);
  job.actor = `provision#${job.attempt}`;
  tools.spawn(job.actor, provisionMachine, { limit: PROVISION_REQUESTS });
}

/** Performs what the machine of the handshake, or of a wipe, asks for. */
export function performPolicy(world: World, job: Job, effect: Effect, tools: RepairTools): void {
  // What fails in here is a reply that cannot be read, or a port of the app's: the rung stays broken, nobody is stranded.
  const stuck = (): void => job.stuck();
  if (effect.type === 'effect.provision') exchangePhase(world, job, effect.phase).catch(stuck);
  if (effect.type === 'effect.apply') apply(world, job).catch(stuck);
  if (effect.type === 'effect.wake') job.dueAt = effect.dueAt;
  if (effect.type === 'effect.provisioned') finish(world, job, effect.how, tools);
  performWipe(world, job, effect);
}

function finish(world: World, job: Job, how: 'whole' | 'stuck' | 'directed', tools: RepairTools): void {
  const scope = job.answer?.wipe;
  if (how === 'whole') {
    // An order nobody has agreed to yet, and the server does not give any more.
    if (world.account.wipe?.step === 'directed') world.account = withWipe(world.account, undefined);
    job.whole();
  } else if (how === 'directed' && scope !== undefined) beginWipe(world, job, tools, scope).catch(() => job.stuck());
  else job.stuck();
}

/** Answers to an order to wipe: the circumstance is one, the verdict in the bytes differs. */
const isWipeAnswer = (phase: ProvisionPhase): boolean => phase === 'wipe-acknowledge' || phase === 'wipe-refuse';

/** A wipe needs no answer, nor anybody to ask. */
function answered(world: World, job: Job): void {
  tellActor(world, job, { type: 'wipe.answered' });
}

/** Which step of Provision an answer is one to, for its rules. */
const CIRCUMSTANCE: Readonly<Record<ProvisionPhase, NonNullable<Circumstances['phase']>>> = {
  directive: 'request',
  request: 'request',
  acknowledge: 'acknowledge',
  'wipe-acknowledge': 'wipe-acknowledge',
  'wipe-refuse': 'wipe-acknowledge',
};

async function exchangePhase(world: World, job: Job, asked: ProvisionPhase): Promise<void> {
  job.dueAt = undefined;
  const phase = asked === 'request' && job.directed ? 'directive' : asked;
  job.directed = false;
  const { own, device } = world.ports;
  const { policyKey, wipe } = job.answer ?? {};
  const temporary = asked === 'request' ? undefined : policyKey;
  const version = world.account.version ?? versionOf(world, world.template);
  const body = own.provision(phase, {
    version,
    device,
    enforcement: job.enforcement,
    ...(temporary !== undefined && { policyKey: temporary }),
    ...(wipe !== undefined && { wipe }),
  });
  const request = ownRequest(world, 'Provision', body, temporary ?? '0');
  if (request === undefined) return isWipeAnswer(asked) ? answered(world, job) : job.stuck();
  const came = await sendOwn(world, job, request);
  if (came === undefined) return;
  const { judged } = judge(world, job.exchange, request, came, CIRCUMSTANCE[phase]);
  const { whole: decision, because } = judged;
  job.exchange.because = because;
  keepSilence(world, decision);
  if (isWipeAnswer(asked)) return answered(world, job);
  // Some servers refuse the empty Provision itself: then the ordinary one asks.
  if (phase === 'directive' && decision.do === 'reject') return tellActor(world, job, { type: 'directive.absent' });
  if (typeof came !== 'string' && (decision.do === 'accept' || decision.do === 'continue')) {
    const answer = own.readProvision(came);
    const directed = answer.wipe !== undefined;
    job.answer = { ...job.answer, ...answer };
    if (directed) return tellActor(world, job, { type: 'wipe.directed' });
    // An empty Provision answered without a directive goes on as an ordinary one.
    if (phase === 'directive') return tellActor(world, job, { type: 'directive.absent' });
    if (decision.do === 'continue' && decision.how === 'without-policy') await keepKey(world, undefined);
    else if (phase === 'acknowledge') await keepKey(world, answer.policyKey);
  }
  if (decision.do === 'repair' && decision.rung !== 'policy') {
    return reportLower(world, job, decision.rung);
  }
  if (decision.do === 'hold') holdDecided(world, decision, because);
  tellActor(world, job, { type: `${decision.do}.${because.status}`, decision, keepsReply: false, now: world.ports.clock.now() });
}

/** The app enforces the policy. Without a hook nothing is claimed that is not so: full only when the policy asks for nothing. */
async function apply(world: World, job: Job): Promise<void> {
  const policy = job.answer?.policy ?? {};
  const hook = world.ports.hooks.policy?.bind(world.ports.hooks);
  if (hook === undefined) {
    job.enforcement = world.ports.own.asksNothing(policy) ? 'full' : 'none';
    return tellActor(world, job, { type: 'app.done' });
  }
  const called = await callHook(
    world,
    'policy',
    (signal) => hook({ policy, signal }),
    (value) => ENFORCEMENTS.includes(value),
  );
  if (job.cancelled) return;
  if (called.ok) job.enforcement = called.value;
  tellActor(world, job, { type: called.ok ? 'app.done' : 'app.failed' });
}
