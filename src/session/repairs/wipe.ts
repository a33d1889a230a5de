import { wipeMachine } from '../../../machines/wipe.machine.ts';
import type { Effect } from '../../core/effect.ts';
import type { WipeScope } from '../../core/session.ts';
import { NEW_ACCOUNT, withWipe } from '../account.ts';
import { addHold, missingStep } from '../holds.ts';
import { forgetCredentials } from '../authorization.ts';
import { callHook } from '../hooks.ts';
import { within } from '../patience.ts';
import type { World } from '../world.ts';
import { tellActor, type Job, type RepairTools } from './job.ts';

/** How often the app is told to wipe in one life. A wipe that fails five times over needs its next life, or a person. */
export const WIPE_TRIES = 5;

/** How long a failed wipe rests before it is tried again, in ms. */
export const WIPE_REST_MS = 60_000;

/** Takes up an order to wipe, just given or from before a restart. It is stored before anybody is asked (MS-ASPROV 3.1.5.1.2.2). */
export async function beginWipe(world: World, job: Job, tools: RepairTools, scope: WipeScope): Promise<void> {
  if (job.actor !== undefined) tools.abandon(job.actor);
  const isConsented = world.account.wipe?.step === 'consented';
  if (!isConsented) {
    world.account = withWipe(world.account, { scope, step: 'directed' });
    await world.save('wipe');
    if (job.cancelled) return;
  }
  job.actor = `wipe#${job.attempt}`;
  job.answer = { ...job.answer, wipe: scope };
  tools.spawn(job.actor, wipeMachine, { scope, isConsented, limit: WIPE_TRIES });
}

/** What is stored of a wipe whose machine stands so; undefined when it is over one way or the other. */
export function wipeStep(actor: string, value: string, context: unknown, known: World['account']['wipe']): World['account']['wipe'] {
  if (!actor.startsWith('wipe#')) return known;
  const { scope } = context as { scope: WipeScope };
  if (value === 'asking') return { scope, step: 'directed' };
  // Carried out, it is over once nothing is left of the account, and not before: after a kill in between the next life goes on with it.
  return value === 'refused' || value === 'refusing' ? undefined : { scope, step: 'consented' };
}

/** Nothing of the app goes out while it is wiped. Until it has agreed, an app that was restarted may learn once more what is wanted. */
export function isWiping({ account, template }: World): boolean {
  return account.wipe !== undefined && (account.wipe.step === 'consented' || template !== undefined);
}

/** Performs what the wipe's machine asks for, besides the acknowledgement. */
export function performWipe(world: World, job: Job, effect: Effect): void {
  if (effect.type === 'effect.ask-wipe') void askWipe(world, job, effect.scope);
  if (effect.type === 'effect.wipe') void wipe(world, job, effect.scope);
  if (effect.type === 'effect.wiped') void finish(world, job, effect.end);
}

const failed = (world: World): { type: string; dueAt: number } => ({ type: 'app.failed', dueAt: world.ports.clock.now() + WIPE_REST_MS });

async function askWipe(world: World, job: Job, scope: WipeScope): Promise<void> {
  const { hooks } = world.ports;
  const ask = hooks.willWipe?.bind(hooks);
  const because = job.exchange.because ?? missingStep(world, 'policy', 'Provision');
  // Whoever cannot wipe cannot promise it.
  const able = ask !== undefined && hooks.wipe !== undefined;
  const called = able
    ? await callHook(
        world,
        'willWipe',
        (signal) => ask({ scope, because, signal }),
        (value) => typeof value === 'boolean',
      )
    : undefined;
  tellActor(world, job, called?.ok === true && called.value ? { type: 'app.done' } : failed(world));
}

async function wipe(world: World, job: Job, scope: WipeScope): Promise<void> {
  const { hooks } = world.ports;
  const run = hooks.wipe?.bind(hooks);
  // The app has done its part in a life that ended before the keys were gone.
  const isDone = world.account.holds.some(({ why }) => why === 'wiped');
  const called = run && !isDone ? await callHook(world, 'wipe', (signal) => run({ scope, signal })) : undefined;
  tellActor(world, job, isDone || called?.ok === true ? { type: 'app.done' } : failed(world));
}

async function finish(world: World, job: Job, end: Extract<Effect, { type: 'effect.wiped' }>['end']): Promise<void> {
  const step = job.exchange.because ?? missingStep(world, 'policy', 'Provision');
  const isWiped = end === 'wiped';
  // The order stays written down until the keys are gone: the account is shut meanwhile, and the next life goes on with it.
  if (isWiped) world.account = withWipe(NEW_ACCOUNT, world.account.wipe);
  addHold(world, { who: isWiped ? 'admin' : 'user', why: isWiped ? 'wiped' : 'wipe-refused', step, block: { scope: 'account' } });
  if (isWiped) await forget(world);
  job.stuck();
}

/**
 * Nothing the library keeps outlives the account: the keys go, and all that is stored in its place is that it was wiped. The store is not
 * emptied: another session, for which it stood where it stands then, would write the account over that.
 */
async function forget(world: World): Promise<void> {
  const { secrets, send } = world.ports;
  world.policyKey = undefined;
  forgetCredentials(world);
  send.forget?.();
  for (const name of ['policyKey', 'cookies'] as const) await within(world, () => secrets.delete(name)).catch(() => undefined);
  world.account = withWipe(world.account, undefined);
}
