import type { Outcome } from '../../../src/core/outcome.ts';
import type { Hooks, Session } from '../../../src/core/session.ts';
import type { SecretStore, StateStore } from '../../../src/core/ports.ts';
import { createSession } from '../../../src/fetch/create-session.ts';
import { createLab, type Lab } from '../../../src/sim/lab/lab.ts';
import type { LabOptions } from '../../../src/sim/lab/rules.ts';
import { chanceFrom } from '../../../src/sim/world/chance.ts';
import { newClient, type Client } from '../../../src/sim/world/client.ts';
import { virtualClock, type VirtualClock } from '../../../src/sim/world/clock.ts';
import { newLocalMailbox, type LocalMailbox } from '../../../src/sim/world/mailbox.ts';
import { openNetwork, type Network } from '../../../src/sim/world/network.ts';
import { passTime } from '../../../src/sim/world/rest.ts';
import type { Login } from '../../../src/sim/world/samples.ts';
import { memorySecrets, memoryStore } from '../../../src/stores/memory.ts';
import { HOOK_NAMES, storyHooks, type HookName } from './hooks.ts';
import { refusingLab, type Refusals } from './refusals.ts';
import { castOn, type Spell } from './spells.ts';
import { ownClock, type OwnClock } from './own-clock.ts';
import { openTrace, type Trace } from './trace.ts';
import { folderName, tokensIn, wordsOf } from './wording.ts';

/** A request as it left: what laws look at. */
export interface Left {
  readonly at: number;
  readonly command: string;
  readonly words: string;
  readonly host: string;
  readonly tokens: readonly string[];
  readonly headers: Readonly<Record<string, string>>;
}

/** Something the app asked the session for, and what came of it. */
export interface Call {
  readonly name: string;
  readonly since: number;
  readonly life: number;
  /** `undefined` while it is pending. */
  end?: { readonly at: number; readonly came: Outcome | undefined };
}

/** What is set before the story begins. */
export interface Setting {
  readonly lab: LabOptions;
  readonly version: Login['version'];
  readonly hooks: readonly HookName[];
  /** The app has just been installed: nothing is known on either side. */
  readonly isNew: boolean;
}

export const SETTING: Setting = { lab: {}, version: '14.1', hooks: HOOK_NAMES, isNew: false };

/** One run of the app. */
export interface Life {
  readonly session: Session;
  readonly client: Client;
  readonly clock: OwnClock;
}

/** Everything in one story. */
export interface Stage {
  readonly setting: Setting;
  readonly clock: VirtualClock;
  readonly lab: Lab;
  readonly network: Network;
  readonly login: { -readonly [K in keyof Login]: Login[K] };
  readonly box: LocalMailbox;
  readonly store: StateStore;
  readonly secrets: SecretStore;
  readonly trace: Trace;
  readonly spells: Spell[];
  readonly refusals: Refusals;
  readonly wire: Left[];
  readonly calls: Call[];
  /** Hooks that were called, in order. */
  readonly hooked: string[];
  /** What the app was told to wipe. */
  readonly scopes: string[];
  /** Times the server asked for: no request may leave in them. */
  readonly silences: { readonly from: number; readonly until: number }[];
  /** Everything a session told anybody: events, snapshots, its store. Nothing of it may be a secret. */
  readonly told: string[];
  /** What the app knows and does when it is asked. */
  readonly app: { canTell: boolean; /** Its host, `cannot`, or nothing for the same address. */ findsServer: string; lives: number };
  life: Life | undefined;
}

/** Monday morning. */
const START = Date.UTC(2026, 0, 5, 8);

/** Sets the stage: a server in peace, and an app that has been in use for a while. */
export async function openStage(setting: Setting): Promise<Stage> {
  const clock = virtualClock(START);
  const chance = chanceFrom('story');
  const trace = openTrace(() => clock.now());
  const lab = createLab(setting.lab, { now: () => clock.now(), random: chance.fork('lab').next, woken: () => stage.network.woken() });
  const stage: Stage = {
    setting,
    clock,
    lab,
    trace,
    network: openNetwork({
      clock,
      lab: refusingLab(lab, () => stage),
      verdict: (facts, request) => castOn(stage.spells, clock.now(), facts, request),
      leaving: ({ at, facts: { command }, request }) => {
        const words = wordsOf(command, request, stage.box);
        const tokens = tokensIn(request.body ?? new Uint8Array(0), stage.box).map(({ token }) => token);
        const host = /^https?:\/\/([^/?]*)/.exec(request.url)?.[1] ?? '';
        stage.wire.push({ at, command, words, host, tokens, headers: request.headers });
        trace.say('->', words);
      },
      arriving: ({ arrivedAt, reply }) => {
        const seconds = Number(reply.headers['retry-after'] ?? 0);
        if (seconds > 0) stage.silences.push({ from: arrivedAt, until: arrivedAt + seconds * 1000 });
      },
    }),
    login: { user: 'alice', password: 'alice-pw', deviceId: 'STORY', version: setting.version },
    box: newLocalMailbox(),
    store: memoryStore(),
    secrets: memorySecrets(),
    spells: [],
    refusals: new Map(),
    wire: [],
    calls: [],
    hooked: [],
    scopes: [],
    silences: [],
    told: [],
    app: { canTell: true, findsServer: '', lives: 0 },
    life: undefined,
  };
  begin(stage);
  if (!setting.isNew) await inPeace(stage);
  // What happened in peace is not part of the story.
  stage.wire.length = 0;
  stage.hooked.length = 0;
  trace.begin();
  return stage;
}

/** Folders, and everything in them. */
async function inPeace(stage: Stage): Promise<void> {
  const { client } = lifeOf(stage);
  let done = false;
  const work = (async () => {
    await client.folderSync();
    for (const one of stage.box.collections.values()) await client.sync([one]);
  })().finally(() => (done = true));
  if (!(await passTime(stage.clock, () => done))) throw new Error('the server did not answer in peace');
  await work;
}

/** The app that runs now. */
export function lifeOf({ life }: Stage): Life {
  if (life === undefined) throw new Error('the app is not running');
  return life;
}

/** The app starts, on whatever its last life left. */
export function begin(stage: Stage): void {
  const { setting, trace, login, box } = stage;
  const clock = ownClock(stage.clock);
  const all: Hooks = storyHooks(stage, clock);
  const hooks = Object.fromEntries(Object.entries(all).filter(([name]) => setting.hooks.some((known) => known === name)));
  const session = createSession({
    transport: stage.network.transport(clock),
    account: 'story',
    store: stage.store,
    secrets: stage.secrets,
    clock,
    random: () => 0.5,
    hooks,
    inspect: (event) => trace.inspect(event),
  });
  listen(stage, session);
  stage.app.lives += 1;
  stage.life = { session, clock, client: newClient({ session, login, box, clock, asked: () => () => undefined }) };
}

function listen(stage: Stage, session: Session): void {
  const { trace } = stage;
  const hear = (what: string): void => trace.say('hold', what);
  session.on('held', ({ hold }) => {
    const until = hold.until === undefined ? 'somebody releases it' : `in ${Math.ceil((hold.until - stage.clock.now()) / 1000)} s`;
    hear(`${hold.id} for ${hold.who}: ${hold.why}, until ${until}`);
  });
  session.on('released', ({ holdId }) => hear(`${holdId} is released`));
  session.on('hookFailed', ({ hook }) => trace.say('hook', `${hook} failed`));
  for (const type of ['step', 'attempt', 'held', 'released', 'repaired', 'settled', 'hookFailed'] as const)
    session.on(type, (event) => void stage.told.push(JSON.stringify(event)));
  session.subscribe(() => void stage.told.push(JSON.stringify(session.getSnapshot())));
}

/** The process dies, or the phone does: timers and whatever it waited for are gone. */
export function kill(stage: Stage): void {
  lifeOf(stage).clock.end();
  stage.life = undefined;
  stage.trace.newLife();
}

/** Names of folders by their ids, as the app knows them. */
export const nameIn =
  (stage: Stage) =>
  (id: string): string =>
    folderName(stage.box, id);
