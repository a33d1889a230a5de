import type { Hooks } from '../../core/session.ts';
import { LIMITS } from '../../core/limits.ts';
import { createSession } from '../../fetch/create-session.ts';
import { appHooks } from './app-hooks.ts';
import { newClient, type Came, type ClientParts } from './client.ts';
import { HOUR, MINUTE, SLOWEST_MS, WORLD_LIMITS } from './limits.ts';
import type { LocalCollection, Mail } from './mailbox.ts';
import { checkMail, isSent, stateAfter } from './mails.ts';
import { authorizationOf, HOME } from './samples.ts';
import { checkParked } from './refusals.ts';
import { breach, tell, wake, type Life, type Pending, type Stage } from './stage.ts';
import { outcomeInWords } from './telling.ts';

// One life of the app: a session on the store, and three things it does at a time: syncing, sending, waiting for news.

const SECOND = 1000;

/** How long the app leaves it after such an end, in ms. */
function pauseAfter(stage: Stage, life: Life, came: Came): number {
  if (came === undefined) return MINUTE;
  if (came.kind === 'done') return SECOND;
  if (came.kind === 'unknown') return 5 * SECOND;
  if (came.kind === 'refused') return stage.chance.between(5, 60) * SECOND;
  const until = came.hold.until ?? life.clock.now() + 10 * MINUTE;
  // An app asks again when it was told to, and looks in from time to time when it was not.
  return Math.min(Math.max(until - life.clock.now(), SECOND) + SECOND, HOUR);
}

function watch(stage: Stage, pending: Set<Pending>, command: string): (outcome: Came, error?: unknown) => void {
  const one: Pending = { command, since: stage.clock.now() };
  pending.add(one);
  return (outcome, error) => {
    pending.delete(one);
    if (error !== undefined) stage.options.observe?.thrown(error);
    stage.tally.ends[outcome?.kind ?? 'thrown'] += 1;
    tell(stage, () => `= ${command} ${outcomeInWords(outcome)}`);
    if (outcome === undefined) return;
    stage.tally.mostAttempts = Math.max(stage.tally.mostAttempts, outcome.attempts);
    if (outcome.attempts > LIMITS.attemptsPerRequest) breach(stage, `${command} went out ${outcome.attempts} times`);
    const took = stage.clock.now() - one.since;
    if (command !== 'Ping' && took > WORLD_LIMITS.settleMs) breach(stage, `${command} took ${Math.round(took / HOUR)} hours to settle`);
  };
}

/** The app starts: on a new mailbox, or on the one its last life left. */
export function begin(stage: Stage): void {
  tell(stage, () => 'the app starts');
  const clock = stage.clock.scope();
  const pending = new Set<Pending>();
  const number = stage.tally.kills;
  const { observe } = stage.options;
  const current = (): Mail | undefined => stage.box.mails.find(({ state }) => state === 'unsure');
  const hooks = appHooks({
    box: stage.box,
    clock,
    chance: stage.chance.fork(`hooks ${number}`),
    authorization: authorizationOf(stage.login),
    home: HOME,
    unreliable: () => (stage.peace ? 0 : 0.1),
    lookInSent: () => {
      const mail = current();
      return mail !== undefined && isSent(stage, mail) ? 'sent' : 'not-sent';
    },
  });
  const session = createSession({
    transport: stage.network.transport(clock),
    account: 'world',
    store: stage.store,
    secrets: stage.secrets,
    clock,
    random: stage.chance.fork(`session ${number}`).next,
    // Without its own data in the hooks, an app follows `next`; a policy has to be enforced, and a password typed, all the same.
    hooks: stage.hooks ? hooks : withoutData(hooks),
    ...(observe && { inspect: (event: unknown) => observe.inspect(event) }),
  });
  observe?.session(session);
  const asked: ClientParts['asked'] = (command) => watch(stage, pending, command);
  const client = newClient({ session, login: stage.login, box: stage.box, clock, asked, parked: (edit) => checkParked(stage, edit) });
  const life: Life = { session, client, clock, pending };
  stage.life = life;
  for (const work of [syncer, sender, poller]) {
    work(stage, life).catch((error: unknown) => breach(stage, `the app fell: ${error instanceof Error ? error.message : String(error)}`));
  }
}

/** Hooks of an app that leaves its own data to `next`. */
const WITHOUT_DATA: readonly string[] = ['policy', 'credentials', 'discover'] satisfies (keyof Hooks)[];
const withoutData = (hooks: Hooks): Hooks => Object.fromEntries(Object.entries(hooks).filter(([name]) => WITHOUT_DATA.includes(name)));

/** The process dies: its timers and what it waits for are gone, its store and the app's mailbox stay. */
export function kill(stage: Stage): void {
  tell(stage, () => 'the app is killed');
  stage.life?.clock.end();
  stage.sleepers.clear();
  stage.life = undefined;
  stage.tally.kills += 1;
  stage.killedAt = stage.clock.now();
}

const nap = (life: Life, ms: number): Promise<void> => new Promise((resolve) => void life.clock.setTimeout(resolve, ms));

/** Until something happens, or that long. */
function idle(stage: Stage, life: Life, ms: number): Promise<void> {
  return new Promise((resolve) => {
    const rise = (): void => {
      life.clock.clearTimeout(timer);
      stage.sleepers.delete(rise);
      resolve();
    };
    const timer = life.clock.setTimeout(rise, ms);
    stage.sleepers.add(rise);
  });
}

const isAlive = (stage: Stage, life: Life): boolean => !stage.over && stage.life === life;

/** Collections with something to do that the folder list knows. */
export const dirtyOf = ({ box }: Stage): LocalCollection[] =>
  [...box.collections.values()].filter(({ id, dirty, complete, edits }) => box.folders.has(id) && (dirty || !complete || edits.length > 0));

async function syncer(stage: Stage, life: Life): Promise<void> {
  const { box } = stage;
  while (isAlive(stage, life)) {
    const wish = box.wishes.find(({ state }) => state === 'waiting');
    const dirty = dirtyOf(stage);
    let came: Came;
    if (box.foldersDirty || box.hierarchyKey === '0') came = await life.client.folderSync();
    else if (wish !== undefined) {
      came = await life.client.createFolder(wish);
      if (came?.kind === 'refused') {
        wish.refusals += 1;
        if (wish.refusals >= WORLD_LIMITS.refusals && wish.state === 'waiting') wish.state = 'returned';
      }
    } else if (dirty.length > 0) came = await life.client.sync(dirty);
    else {
      await idle(stage, life, 30 * MINUTE);
      for (const one of box.collections.values()) one.dirty = true;
      continue;
    }
    await nap(life, pauseAfter(stage, life, came));
  }
}

async function sender(stage: Stage, life: Life): Promise<void> {
  while (isAlive(stage, life)) {
    const mail = stage.box.mails.find(({ state }) => state === 'unsure') ?? stage.box.mails.find(({ state }) => state === 'draft');
    if (mail === undefined) {
      await idle(stage, life, HOUR);
      continue;
    }
    // What may have left is looked for first: that is the consent to send it again. Or that is left to the session, which looks by the hook.
    const isLeft = stage.hooks && stage.chance.hit(0.5) && mail.isBare !== true;
    if (mail.state === 'unsure' && !isLeft) {
      // What the last life sent may be on its way: not to find it says nothing yet.
      const underWayMs = stage.killedAt + SLOWEST_MS - stage.clock.now();
      if (underWayMs > 0) {
        await nap(life, underWayMs);
        continue;
      }
      if (isSent(stage, mail)) {
        mail.state = 'sent';
        continue;
      }
    }
    const before = mail.state;
    const came = await life.client.send(mail, before === 'unsure' && !isLeft);
    if (came !== undefined) {
      mail.state = stateAfter(before, came);
      checkMail(stage, mail, came);
    }
    if (came?.kind === 'refused') {
      mail.refusals += 1;
      if (mail.refusals >= WORLD_LIMITS.refusals) mail.state = 'returned';
    }
    await nap(life, pauseAfter(stage, life, came));
  }
}

async function poller(stage: Stage, life: Life): Promise<void> {
  const { box } = stage;
  const viaFetch = stage.chance.fork('poller').hit(0.5);
  while (isAlive(stage, life)) {
    if (box.collections.size === 0 || box.foldersDirty) {
      await nap(life, MINUTE);
      continue;
    }
    const { came, news } = await life.client.ping(stage.chance.between(5, 25) * 60, viaFetch);
    for (const id of news) {
      const known = box.collections.get(id);
      if (known !== undefined) known.dirty = true;
    }
    if (news.length > 0) wake(stage);
    await nap(life, pauseAfter(stage, life, came));
  }
}
