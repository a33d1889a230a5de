import type { AnyActorRef } from 'xstate';
import type { CommandName, Hooks } from '../../../src/core/session.ts';
import type { WireRequest, WireResponse } from '../../../src/core/ports.ts';
import { LIMITS } from '../../../src/core/limits.ts';
import { EAS_OWN } from '../../../src/eas/own.ts';
import { EAS } from '../../../src/eas/protocol.ts';
import { faultOf } from '../../../src/fetch/fault.ts';
import { openSession, type CoreSession } from '../../../src/session/session.ts';
import { memorySecrets, memoryStore } from '../../../src/stores/memory.ts';
import type { Composition } from '../../../src/verify/model/state.ts';
import { appRequest, urlOf } from '../../support/account.ts';
import {
  folderCreateRequest,
  folderSyncRequest,
  pingRequest,
  searchRequest,
  sendMailRequest,
  syncRequest,
} from '../../support/messages.ts';
import { fakeStore } from '../../support/store.ts';
import { virtualTime, type Time } from '../../support/time.ts';
import { ANSWERS } from './answers.ts';

/** What the session waits for: bytes, an answer of the server, an answer of the app. */
export interface Pending {
  readonly what: 'build' | 'wire' | 'hook';
  readonly name: string;
  /** The request it is for; -1 for a repair. */
  readonly slot: number;
  readonly ways: readonly { readonly words: string; readonly weight?: number; readonly take: () => void }[];
  readonly isOver: () => boolean;
}

/** One life of the app, with everything that can happen next in the hands of whoever plays it. */
export interface Life {
  readonly session: CoreSession;
  readonly clock: ReturnType<Time['clock']['scope']>;
  readonly actors: Map<string, AnyActorRef>;
  /** The machine of each request that is open. */
  readonly ids: Map<number, string>;
  readonly pending: Set<Pending>;
  readonly aborts: Map<number, AbortController>;
  known: boolean;
}

/** A session of the product, played. What outlives a life: the store, the mail, who has ended. */
export interface Player {
  readonly world: Composition;
  readonly time: Time;
  readonly life: () => Life;
  readonly ended: ReadonlySet<number>;
  readonly mail: { arrived: boolean };
  /** What is stored. */
  readonly stored: () => Stored | undefined;
  readonly begin: (slot: number) => void;
  readonly kill: () => void;
}

export interface Stored {
  readonly account: {
    readonly holds: readonly {
      readonly id: string;
      readonly rung?: string;
      readonly block: { readonly scope: string; readonly key?: string };
    }[];
    readonly notBefore: number;
    readonly mails: Readonly<Record<string, { readonly state: string }>>;
  };
}

/** How the session names the machines of requests. */
const REQUEST = /^(?!provision#|wipe#)\w+#\d+$/;

/** The ClientId of the one mail. */
export const MAIL_ID = 'the-mail';

/** The collection a request works on: one that others work on too, or its own. */
export const collectionOf = ({ parts }: Composition, slot: number): string => {
  const lock = parts[slot]?.lock;
  return lock === undefined ? String(20 + slot) : String(5 + lock);
};

function bodyOf(command: string, id: string): Uint8Array<ArrayBuffer> {
  if (command === 'Sync') return syncRequest({ id });
  if (command === 'Ping') return pingRequest(60, id);
  if (command === 'SendMail') return sendMailRequest(MAIL_ID);
  if (command === 'FolderCreate') return folderCreateRequest('9', 'planted');
  return command === 'Search' ? searchRequest() : folderSyncRequest('9');
}

export const LOWERED = { attemptsPerRequest: 4, repairsPerRung: 2 } as const;

export function openPlayer(world: Composition): Player {
  const time = virtualTime();
  const store = fakeStore(memoryStore());
  const secrets = memorySecrets();
  const ended = new Set<number>();
  const mail = { arrived: false };

  /** Something the player decides about later. */
  function asked<T>(life: Life, one: Pick<Pending, 'what' | 'name' | 'slot'>, ways: Ways<T>, signal?: AbortSignal): Promise<T> {
    return new Promise((resolve, reject) => {
      let over = false;
      const pending: Pending = {
        ...one,
        isOver: () => over || signal?.aborted === true,
        ways: ways.map(({ words, weight = 4, give }) => ({
          words,
          weight,
          take() {
            over = true;
            life.pending.delete(pending);
            try {
              resolve(give());
            } catch (error) {
              reject(error as Error);
            }
          },
        })),
      };
      signal?.addEventListener('abort', () => {
        life.pending.delete(pending);
        reject(signal.reason as Error);
      });
      life.pending.add(pending);
    });
  }

  function open(): Life {
    const clock = time.clock.scope();
    const actors = new Map<string, AnyActorRef>();
    const ids = new Map<number, string>();
    const session = openSession({
      protocol: EAS,
      own: EAS_OWN,
      send: (request, signal) => send(life, request, signal),
      faultOf,
      addressOf: (url) => url,
      store,
      durable: true,
      self: 'player',
      secrets,
      hooks: hooks(() => life, mail, asked),
      isAllowed: () => false,
      clock,
      random: () => 0,
      newAbort: () => new AbortController(),
      limits: { ...LIMITS, ...LOWERED },
      account: 'default',
      appRules: [],
      device: { model: 'test' },
      inspect({ type, actorRef }: { readonly type: string; readonly actorRef?: AnyActorRef }) {
        if (type !== '@xstate.actor' || actorRef === undefined) return;
        actors.set(actorRef.id, actorRef);
        if (!REQUEST.test(actorRef.id)) return;
        // Nobody of the app begins anything: it is the repair's own.
        ids.set(begins ?? world.own, actorRef.id);
        begins = undefined;
      },
    });
    const life: Life = { session, clock, actors, ids, pending: new Set(), aborts: new Map(), known: false };
    return life;
  }

  function send(life: Life, request: WireRequest, signal: AbortSignal): Promise<WireResponse> {
    const marked = request.headers['X-Slot'];
    const command = new URL(request.url).searchParams.get('Cmd') ?? request.method;
    const slot = marked !== undefined ? Number(marked) : command === 'FolderSync' ? world.own : -1;
    // Nothing of the library's own goes out before it is known where to: an edit that an earlier life left open need not go out for that.
    life.known = true;
    const ways = (ANSWERS[command] ?? []).map(({ words, weight = 4, arrives, give }) => ({
      words,
      weight,
      give() {
        if (arrives && command === 'SendMail') mail.arrived = true;
        return give(request);
      },
    }));
    return asked(life, { what: 'wire', name: command, slot }, ways, signal);
  }

  /** The request the app has just asked for. */
  let begins: number | undefined;
  let life = open();
  return {
    world,
    time,
    ended,
    mail,
    life: () => life,
    stored: () => store.saved.at(-1) as unknown as Stored | undefined,
    begin(slot) {
      const now = life;
      const command = world.parts[slot]?.name ?? '';
      const id = collectionOf(world, slot);
      const abort = new AbortController();
      now.aborts.set(slot, abort);
      ended.delete(slot);
      begins = slot;
      const plain = appRequest(command, bodyOf(command, id));
      const request = { ...plain, url: `${urlOf(command)}&c=${id}`, headers: { ...plain.headers, 'X-Slot': String(slot) } };
      const made = (signal: AbortSignal) =>
        asked(now, { what: 'build', name: command, slot }, [{ words: 'made', give: () => request }], signal);
      const over = (): void => {
        if (life !== now) return;
        ended.add(slot);
        now.ids.delete(slot);
        now.aborts.delete(slot);
      };
      now.session.send(command as CommandName, ({ signal }) => made(signal), { signal: abort.signal, priority: 'user' }).then(over, over);
    },
    kill() {
      life.clock.end();
      life.pending.clear();
      begins = undefined;
      life = open();
    },
  };
}

type Ways<T> = readonly { readonly words: string; readonly weight?: number; readonly give: () => T }[];

const thrown = (): never => {
  throw new Error('the app’s own');
};

type Asked = <T>(life: Life, one: Pick<Pending, 'what' | 'name' | 'slot'>, ways: Ways<T>, signal?: AbortSignal) => Promise<T>;

/** An app whose answers come when the player says so. It tells the truth about its Sent Items, or that it cannot tell. */
function hooks(current: () => Life, mail: { readonly arrived: boolean }, asked: Asked): Hooks {
  const ask = <T>(name: string, signal: AbortSignal, ways: Ways<T>): Promise<T> =>
    asked(current(), { what: 'hook', name, slot: -1 }, ways, signal);
  const done = { words: 'done', weight: 16, give: () => undefined };
  const fails = { words: 'fails', give: thrown };
  return {
    collectionReset: ({ signal }) => ask('collectionReset', signal, [done, fails]),
    hierarchyChanged: ({ signal }) => ask('hierarchyChanged', signal, [done, fails]),
    hierarchyKey: async () => '9',
    policy: ({ signal }) => ask<'full'>('policy', signal, [{ words: 'full', weight: 16, give: () => 'full' }, fails]),
    credentials: ({ signal }) =>
      ask<{ authorization: string } | 'ask-user'>('credentials', signal, [
        { words: 'new', weight: 16, give: () => ({ authorization: 'Bearer new' }) },
        { words: 'ask-user', give: () => 'ask-user' },
      ]),
    findSent: ({ signal }) =>
      ask<'sent' | 'not-sent' | 'cannot-tell'>('findSent', signal, [
        { words: 'looks', give: () => (mail.arrived ? 'sent' : 'not-sent') },
        { words: 'cannot tell', give: () => 'cannot-tell' },
      ]),
  };
}
