import { LIMITS } from '../../core/limits.ts';
import type { Outcome } from '../../core/outcome.ts';
import type { CommandName, Hooks, Session, SessionSnapshot } from '../../core/session.ts';
import { createSession } from '../../fetch/create-session.ts';
import { createLab } from '../lab/lab.ts';
import type { LabVersion } from '../lab/versions.ts';
import { chanceFrom } from './chance.ts';
import { virtualClock, type VirtualClock } from './clock.ts';
import { openNetwork, type Verdict } from './network.ts';
import { recoveryOf } from '../../fetch/recovery-of.ts';
import { passTime } from './rest.ts';
import { addressed, authorizationOf, HOME, sample, type Login, type SampleKeys } from './samples.ts';
import { readFolders, readSync, syncRequest } from './messages.ts';

/** What one request went through against a server that has decided to answer badly. */
export interface Siege {
  readonly end: Outcome['kind'] | 'thrown' | 'pending';
  /** How often the request itself went out. */
  readonly attempts: number;
  /** Everything that went over the wire until it settled: its attempts and what the session sent to help it. */
  readonly requests: number;
  /** The same until nothing was due any more. */
  readonly requestsInAll: number;
  /** Virtual time until it settled, in ms. */
  readonly tookMs: number;
  /** Commands in the order they left. */
  readonly wire: readonly string[];
  /** Statuses met, by id, in order. */
  readonly met: readonly string[];
  /** Hooks that were called. */
  readonly hooks: readonly string[];
  /** How the session stands when nothing is due any more: a repair that is still under way then is stuck for ever. */
  readonly rest: SessionSnapshot['state'];
  readonly outcome?: Outcome;
}

export interface SiegeOptions {
  readonly command: CommandName;
  readonly version: LabVersion;
  /** What the server answers to the nth request since the siege began, counted from 0; undefined: what it would answer anyway. */
  readonly answer: (command: string, n: number) => Verdict | undefined;
  readonly seed?: number;
  /** What the app can do: everything, and it always says go on; or nothing but enforce a policy. @default 'willing' */
  readonly hooks?: 'willing' | 'none';
  /** Through `fetch`, which has no new bytes. @default false */
  readonly fixed?: boolean;
}

/** Where the clock starts: any moment will do, as long as it is the same. */
const START = Date.UTC(2026, 0, 5, 8);
const CONTACTS = 'Contacts';

/** An app that does what it is asked and always wants to go on: whoever does that reaches the bounds first. */
function willing(keys: SampleKeysKept, login: Login, called: (name: string) => void): Hooks {
  return {
    collectionReset: async () => {
      called('collectionReset');
      keys.syncKey = '0';
    },
    hierarchyKey: async () => keys.hierarchyKey,
    hierarchyChanged: async ({ syncKey }) => {
      called('hierarchyChanged');
      keys.hierarchyKey = syncKey;
    },
    policy: async () => 'full',
    credentials: async () => {
      called('credentials');
      return { authorization: authorizationOf(login) };
    },
    discover: async () => {
      called('discover');
      return { url: HOME };
    },
    findSent: async () => {
      called('findSent');
      return 'not-sent';
    },
  };
}

type SampleKeysKept = { -readonly [K in keyof SampleKeys]: SampleKeys[K] };

/** In peace: folders, a primed collection, a policy key. */
async function settleIn(session: Session, login: Login, keys: SampleKeysKept): Promise<void> {
  const folders = await session.request('FolderSync', (at) => sample(login, 'FolderSync', keys, at));
  const told = readFolders(folders.response.body);
  if (told === undefined) throw new TypeError('the lab told no folders');
  keys.hierarchyKey = told.key;
  keys.collectionId = told.changes.find(({ displayName }) => displayName === CONTACTS)?.serverId ?? '';
  const primed = await session.request('Sync', () =>
    addressed(login, 'Sync', syncRequest([{ id: keys.collectionId, key: '0', window: 50, edits: [] }])),
  );
  keys.syncKey = readSync(primed.response.body)?.[0]?.key ?? '0';
}

interface Trace {
  readonly wire: string[];
  readonly met: string[];
  readonly hooks: string[];
}

async function bare(session: Session, login: Login, command: CommandName, keys: SampleKeys): Promise<Outcome | undefined> {
  const bounds = {
    number: 1,
    protocolVersion: login.version,
    signal: new AbortController().signal,
    startsOver: () => false,
    bounds: { dropItems: [] },
  };
  const { url, headers, body } = sample(login, command, keys, bounds);
  const href = typeof url === 'string' ? url : url.href;
  const response = await session.fetch(href, { method: 'POST', ...(headers && { headers }), ...(body && { body }) });
  return recoveryOf(response);
}

/**
 * Sends one request to a server that answers as it likes, and lets time pass until nothing is due any more.
 * @example await siege({ command: 'Sync', version: '14.1', answer: (command) => (command === 'Sync' ? { action: { http: { code: 503 } } } : undefined) })
 */
export async function siege(options: SiegeOptions): Promise<Siege> {
  const { command, version, answer, seed = 1 } = options;
  const clock: VirtualClock = virtualClock(START);
  const chance = chanceFrom(seed);
  const lab = createLab({}, { now: () => clock.now(), random: chance.fork('lab').next, woken: () => network.woken() });
  const trace: Trace = { wire: [], met: [], hooks: [] };
  let besieged = false;
  const network = openNetwork({
    clock,
    lab,
    verdict: (facts) => (besieged ? (answer(facts.command, trace.wire.length) ?? {}) : {}),
    leaving: ({ facts }) => void (besieged && trace.wire.push(facts.command)),
  });
  const login: Login = { user: 'alice', password: 'alice-pw', deviceId: 'SIM0001', version };
  const keys: SampleKeysKept = { hierarchyKey: '0', collectionId: '', syncKey: '0' };
  const session = createSession({
    transport: network.transport(clock),
    clock,
    random: chance.fork('session').next,
    // A policy has to be enforced by any app.
    hooks: options.hooks === 'none' ? { policy: async () => 'full' } : willing(keys, login, (name) => void trace.hooks.push(name)),
  });
  session.on('step', ({ step }) => void (besieged && trace.met.push(step.status)));
  const settled = settleIn(session, login, keys);
  let calm = false;
  void settled.then(() => (calm = true));
  if (!(await passTime(clock, () => calm))) throw new TypeError('the lab did not answer in peace');
  besieged = true;
  return watch(session, clock, trace, () => ask(session, login, options, keys, command));
}

function ask(session: Session, login: Login, options: SiegeOptions, keys: SampleKeys, command: CommandName): Promise<Outcome | undefined> {
  if (options.fixed === true) return bare(session, login, command, keys);
  return session.request(command, (at) => sample(login, command, keys, at)).then(({ outcome }) => outcome);
}

async function watch(session: Session, clock: VirtualClock, trace: Trace, start: () => Promise<Outcome | undefined>): Promise<Siege> {
  const began = clock.now();
  let result: Pick<Siege, 'end' | 'attempts' | 'requests' | 'tookMs'> & { outcome?: Outcome } = {
    end: 'pending',
    attempts: 0,
    requests: 0,
    tookMs: 0,
  };
  const told = (end: Siege['end'], outcome?: Outcome): void => {
    result = {
      end,
      attempts: outcome?.attempts ?? 0,
      requests: trace.wire.length,
      tookMs: clock.now() - began,
      ...(outcome && { outcome }),
    };
  };
  start().then(
    (outcome) => told(outcome?.kind ?? 'thrown', outcome),
    () => told('thrown'),
  );
  // A hold for time wakes the session later; whatever it does then belongs to the siege, and must end too.
  await passTime(clock, () => trace.wire.length > MOST_REQUESTS);
  if (result.end === 'pending') told('pending');
  const requestsInAll = trace.wire.length;
  const rest = session.getSnapshot().state;
  await session.stop();
  return { ...result, rest, requestsInAll, wire: trace.wire, met: trace.met, hooks: trace.hooks };
}

/** Beyond this nothing settles any more: twenty times what one request may take. */
const MOST_REQUESTS = 20 * LIMITS.attemptsPerRequest;
