import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LIMITS } from '../../src/core/limits.ts';
import type { Hooks } from '../../src/core/session.ts';
import { appRequest, openAccount, urlOf } from '../support/account.ts';
import {
  folderSyncAnswer, pingRequest, policyStatusAnswer, provisionAnswer, searchRequest, sendMailRequest, statusAnswer, syncAnswer, syncRequest, wipeAnswer,
} from '../support/messages.ts'; // prettier-ignore
import type { Reply, Seen } from '../support/server.ts';
import { fakeStore } from '../support/store.ts';
import { virtualTime } from '../support/time.ts';
import { asyncLaw } from './law.ts';

// Several requests, a server that says anything in any order, an app that fails now and then: whatever happens, everybody is
// answered, nobody is asked too often, and what must not happen twice at once does not.

/** What the server says, in words that can be printed: `status 3`, `root 142`, `http 503 7`, `wipe`. */
type Said = string;

const ANYWHERE: readonly Said[] = [
  'http 503 7', 'http 503 90', 'http 401', 'http 449', 'http 451', 'http 500', 'http 403', 'http 200', 'cut', 'refused', 'silence', 'garbage',
]; // prettier-ignore
const SYNC_CODES = [1, 1, 1, 3, 4, 5, 8, 9, 12, 13, 14, 15, 16, 77, 110, 111, 113, 129, 132, 135, 138, 140, 142, 143, 177] as const;
const ROOT_CODES = [1, 1, 1, 2, 3, 5, 6, 7, 8, 9, 77, 111, 113, 126, 129, 132, 138, 140, 142] as const;

/** What it comes to for this request. */
function replyOf(said: Said, seen: Seen): Reply {
  const [what, first = '', second] = said.split(' ');
  const code = Number(first);
  const id = new URL(seen.url).searchParams.get('c') ?? '5';
  const root = seen.command as 'Sync';
  const replies: Readonly<Record<string, () => Reply>> = {
    status: () => syncAnswer(code === 1 ? { id, key: '2', items: 1 } : { id, status: code }),
    root: () => (seen.command === 'FolderSync' && code === 1 ? folderSyncAnswer('10', '5') : statusAnswer(root, code)),
    http: () => ({ status: code, headers: second === undefined ? {} : { 'Retry-After': second } }),
    policy: () => policyStatusAnswer(code),
    provision: () =>
      seen.headers['x-ms-policykey'] === '0' ? provisionAnswer('11', { DevicePasswordEnabled: '1' }) : provisionAnswer('22'),
    wipe: () => wipeAnswer(first === 'account' ? 'account' : 'device'),
    versions: () => ({ headers: { 'MS-ASProtocolVersions': '12.1,14.0,14.1' } }),
    garbage: () => ({ body: new Uint8Array([1, 2, 3]) }),
  };
  return replies[what ?? '']?.() ?? (said as 'cut' | 'refused' | 'silence');
}

const anywhere = fc.constantFrom(...ANYWHERE);
const codes = (word: string, from: readonly number[]): fc.Arbitrary<Said> => fc.constantFrom(...from).map((code) => `${word} ${code}`);
const atRoot = fc.oneof(codes('root', ROOT_CODES), anywhere);
const inProvision = fc.oneof(
  { weight: 4, arbitrary: fc.constant('provision') },
  { weight: 1, arbitrary: codes('policy', [2, 3, 4, 5]) },
  { weight: 1, arbitrary: fc.constantFrom('wipe device', 'wipe account') },
  { weight: 1, arbitrary: anywhere },
);

const list = (said: fc.Arbitrary<Said>, least = 1): fc.Arbitrary<readonly Said[]> => fc.array(said, { minLength: least, maxLength: 6 });
const servers = fc.record({
  Sync: list(fc.oneof(codes('status', SYNC_CODES), codes('root', SYNC_CODES), anywhere), 3),
  FolderSync: list(atRoot),
  Ping: list(atRoot),
  Search: list(atRoot),
  Settings: list(atRoot),
  SendMail: list(atRoot),
  Provision: list(inProvision),
  OPTIONS: list(fc.oneof(fc.constant('versions'), anywhere)),
});

type Behaviour = 'works' | 'throws' | 'hangs' | 'nonsense' | 'missing';
const behaviour = fc.constantFrom<Behaviour>('works', 'works', 'works', 'throws', 'hangs', 'nonsense', 'missing');
const apps = fc.record({
  collectionReset: behaviour,
  hierarchyChanged: behaviour,
  policy: behaviour,
  credentials: behaviour,
  discover: behaviour,
  findSent: behaviour,
  willWipe: behaviour,
  wipe: behaviour,
});

const GOOD: { readonly [K in keyof Hooks]-?: unknown } = {
  collectionReset: undefined,
  hierarchyChanged: undefined,
  hierarchyKey: '9',
  policy: 'full',
  credentials: { authorization: 'Bearer new' },
  discover: { url: 'https://other.example/Microsoft-Server-ActiveSync' },
  findSent: 'not-sent',
  willWipe: true,
  wipe: undefined,
};

function hooksOf(app: Readonly<Record<string, Behaviour>>): Hooks {
  const made = Object.entries(app).flatMap(([name, how]) => {
    if (how === 'missing') return [];
    const hook = (): Promise<unknown> => {
      if (how === 'throws') return Promise.reject(new Error('the app’s own'));
      if (how === 'hangs') return new Promise(() => undefined);
      return Promise.resolve(how === 'nonsense' ? { odd: 1 } : GOOD[name as keyof Hooks]);
    };
    return [[name, hook] as const];
  });
  return Object.fromEntries(made);
}

interface Call {
  readonly command: 'Sync' | 'Ping' | 'Search' | 'SendMail' | 'FolderSync' | 'Settings';
  readonly collection: string;
  readonly fixed: boolean;
  /** Virtual ms after which the caller gives up; 0 for never. */
  readonly patience: number;
  /** Virtual ms before it asks. */
  readonly after: number;
}

const calls = fc.array(
  fc.record<Call>({
    command: fc.constantFrom('Sync', 'Sync', 'Sync', 'Ping', 'Search', 'SendMail', 'FolderSync', 'Settings'),
    collection: fc.constantFrom('5', '6'),
    fixed: fc.boolean(),
    patience: fc.constantFrom(0, 0, 0, 1, 5_000, 40_000),
    after: fc.constantFrom(0, 0, 0, 1_000, 8_000, 100_000),
  }),
  { minLength: 1, maxLength: 7 },
);

const bodyOf = ({ command, collection }: Call, number: number): Uint8Array<ArrayBuffer> | undefined => {
  if (command === 'Sync') return syncRequest({ id: collection, adds: number % 3 === 0 ? ['c1'] : [] });
  if (command === 'Ping') return pingRequest(60, collection);
  if (command === 'SendMail') return sendMailRequest(`id-${number}`);
  return command === 'Search' ? searchRequest() : undefined;
};

/** What was on its way at once, in words of what may be only once. */
function flights() {
  const open = new Map<string, number>();
  const broken: string[] = [];
  return {
    broken,
    enter(key: string): () => void {
      const now = (open.get(key) ?? 0) + 1;
      open.set(key, now);
      if (now > 1) broken.push(key);
      return () => void open.set(key, (open.get(key) ?? 1) - 1);
    },
  };
}

async function run(
  server: Readonly<Record<string, readonly Said[]>>,
  app: Readonly<Record<string, Behaviour>>,
  asked: readonly Call[],
  chance: number,
  saves: readonly boolean[],
) {
  const time = virtualTime();
  const store = fakeStore();
  let save = 0;
  store.before(() => {
    save += 1;
    if (saves[save] === true) throw new Error('full');
  });
  const once = flights();
  const silences: { readonly from: number; readonly until: number }[] = [];
  const early: string[] = [];
  const account = openAccount(
    { hooks: hooksOf(app), store, random: () => chance, transport: (input, init) => transport(input, init) },
    time,
  );
  const turns = new Map<string, number>();

  /** The server under watch. It answers after a moment, so that requests overlap. */
  async function transport(input: Parameters<typeof fetch>[0], init?: Parameters<typeof fetch>[1]): Promise<Response> {
    const url = new URL(new Request(input).url);
    const command = init?.method === 'OPTIONS' ? 'OPTIONS' : (url.searchParams.get('Cmd') ?? '');
    const at = time.clock.now();
    const signal = init?.signal;
    if (silences.some(({ from, until }) => at > from && at < until)) early.push(`${command} at ${at}`);
    const leave = [
      ...(command === 'Provision' || command === 'OPTIONS' ? [once.enter('repair')] : []),
      ...(command === 'FolderSync' ? [once.enter('hierarchy')] : []),
      ...(command === 'Sync' ? [once.enter(`collection ${url.searchParams.get('c') ?? '5'}`)] : []),
    ];
    try {
      const turn = turns.get(command) ?? 0;
      turns.set(command, turn + 1);
      const said = server[command] ?? [];
      account.server.answer(command, (seen) => replyOf(said[turn % said.length] ?? 'cut', seen));
      await new Promise<void>((resolve, reject) => {
        time.clock.setTimeout(resolve, 10);
        signal?.addEventListener('abort', () => reject(signal.reason as Error));
      });
      const response = await account.server.fetch(input, init);
      const wait = response.status === 503 ? Number(response.headers.get('retry-after') ?? 0) * 1000 : 0;
      if (wait > 0) silences.push({ from: time.clock.now(), until: time.clock.now() + wait });
      return response;
    } finally {
      for (const one of leave) one();
    }
  }

  const begin = async (call: Call, number: number): Promise<string> => {
    if (call.after > 0) await new Promise<void>((resolve) => void time.clock.setTimeout(resolve, call.after));
    const abort = new AbortController();
    if (call.patience > 0) time.clock.setTimeout(() => abort.abort(new Error('out of patience')), call.patience);
    const body = bodyOf(call, number);
    const plain = appRequest(call.command, body);
    const request = { ...plain, url: `${urlOf(call.command)}&c=${call.collection}` };
    try {
      if (call.fixed) {
        const response = await account.session.fetch(request.url, {
          method: 'POST',
          headers: request.headers ?? {},
          ...(body && { body }),
          signal: abort.signal,
        });
        return `fetched ${response.status}`;
      }
      const { outcome } = await account.session.request(call.command, () => request, { signal: abort.signal });
      return `${outcome.kind} ${outcome.attempts}`;
    } catch (error) {
      return `rejected ${(error as { code?: string }).code ?? (error as Error).message}`;
    }
  };
  const ended = await time.until(Promise.all(asked.map(begin)));
  await time.pass(200_000);
  const snapshot = account.session.getSnapshot();
  const wires = [...turns.values()].reduce((sum, count) => sum + count, 0);
  await account.session.stop();
  await time.quiet();
  return { ended, snapshot, wires, once: once.broken, early, events: account.events, dueAt: account.time.clock.dueAt() };
}

describe('whatever a server says and an app does', () => {
  it('everybody is answered, nobody waits for ever, nothing goes out too often, too early or twice at once', async () => {
    const unhandled: unknown[] = [];
    const note = (reason: unknown): void => void unhandled.push(reason);
    process.on('unhandledRejection', note);
    const chances = fc.constantFrom(0, 0.5, 0.999);
    const saves = fc.oneof(fc.constant<boolean[]>([]), fc.array(fc.boolean(), { maxLength: 12 }));
    await asyncLaw(
      fc.asyncProperty(servers, apps, calls, chances, saves, async (server, app, asked, chance, fails) => {
        const { ended, snapshot, wires, once, early, events, dueAt } = await run(server, app, asked, chance, fails);
        expect(ended).toHaveLength(asked.length);
        for (const end of ended)
          expect(end).toMatch(
            /^(done|refused|held|unknown) \d+$|^fetched \d+$|^rejected (store-failed|out of patience|fetch failed|unreachable)/,
          );
        for (const end of ended) expect(Number(/ (\d+)$/.exec(end)?.[1] ?? 0)).toBeLessThanOrEqual(600);
        expect(snapshot.requests).toEqual([]);
        expect(once).toEqual([]);
        expect(early).toEqual([]);
        expect(wires).toBeLessThanOrEqual(asked.length * LIMITS.attemptsPerRequest + 5 * LIMITS.repairsPerRung * LIMITS.attemptsPerRequest);
        for (const event of events)
          expect(event.type === 'attempt' && !event.own ? event.number : 0).toBeLessThanOrEqual(LIMITS.attemptsPerRequest);
        expect(dueAt).toBeUndefined();
      }),
      150,
    );
    process.off('unhandledRejection', note);
    expect(unhandled).toEqual([]);
  }, 120_000);
});
