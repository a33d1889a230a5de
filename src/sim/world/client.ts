import type { Clock } from '../../core/ports.ts';
import type { Next, Outcome } from '../../core/outcome.ts';
import type { Answered, Attempt, CommandName, EasRequest, RequestInit, Session } from '../../core/session.ts';
import { recoveryOf } from '../../fetch/recovery-of.ts';
import { WORLD_LIMITS } from './limits.ts';
import { applyFolders, applyPart, finish, nameOf, sentOf, startOver, wholeDownload } from './mailbox.ts';
import type { Edit, LocalCollection, LocalMailbox, Mail, SentPart, Wish } from './mailbox.ts';
import { knownBy } from './mails.ts';
import {
  folderCreateRequest, folderSyncRequest, pingRequest, readCreated, readFolders, readPing, readSync, reading, syncRequest,
} from './messages.ts'; // prettier-ignore
import { addressed, mailRequest, type Login } from './samples.ts';

/** What came of one thing the client did. `undefined`: the request ended with an error. */
export type Came = Outcome | undefined;

/** One life of the simulated app: what it does with a session on its own mailbox. Dies with its session; the mailbox stays. */
export interface Client {
  folderSync(): Promise<Came>;
  /** Brings collections up to date, with the user's edits. */
  sync(collections: readonly LocalCollection[]): Promise<Came>;
  createFolder(wish: Wish): Promise<Came>;
  /** @param again it was looked for and has not left: the user wants it sent all the same */
  send(mail: Mail, again: boolean): Promise<Came>;
  /** Waits for news. @returns the folders that have some */
  ping(seconds: number, viaFetch: boolean): Promise<{ readonly came: Came; readonly news: readonly string[] }>;
}

export interface ClientParts {
  readonly session: Session;
  readonly login: Login;
  readonly box: LocalMailbox;
  readonly clock: Clock;
  /** Told when a request is made and when it has ended: how, or with what error. */
  readonly asked: (command: string) => (outcome: Came, error?: unknown) => void;
  /** Told of each edit that the session calls refused alone. */
  readonly parked?: (edit: Edit) => void;
}

const WINDOW = 7;

export function newClient(parts: ClientParts): Client {
  const { session, login, box } = parts;
  /** What the server said it takes at once: kept, so that it has to say it once only. */
  let mostFolders = Infinity;
  let mostCollections = Infinity;

  /** What the session speaks with the server may be another version than the app began with; before an answer came only the app knows. */
  let hasHeard = false;
  const versionOf = (at: Attempt): string => {
    if (hasHeard) box.version = at.protocolVersion;
    return box.version ?? login.version;
  };

  async function request(command: CommandName, build: (at: Attempt) => EasRequest, init: RequestInit = {}): Promise<Answered | undefined> {
    const ended = parts.asked(command);
    try {
      const answered = await session.request(command, build, init);
      hasHeard = true;
      ended(answered.outcome);
      follow(answered.outcome);
      return answered;
    } catch (error) {
      ended(undefined, error);
      return undefined;
    }
  }

  /** What the session left to the app. */
  function follow(outcome: Outcome): void {
    const next: Next | undefined = outcome.kind === 'done' ? undefined : outcome.next;
    if (next?.do === 'start-over') startOver(box, next.collectionId);
    if (next?.do === 'start-over-hierarchy') Object.assign(box, { hierarchyKey: '0', foldersDirty: true });
    if (next?.do === 'folder-sync') box.foldersDirty = true;
    if (next?.do === 'limit-folders') mostFolders = next.max;
  }

  function partsOf(at: Attempt, asked: readonly LocalCollection[]): SentPart[] {
    mostCollections = at.bounds.maxCollections ?? mostCollections;
    const out = new Set(at.bounds.dropItems);
    const goes = ({ edits }: LocalCollection) => edits.filter((edit) => !out.has(nameOf(edit))).slice(0, WORLD_LIMITS.editsAtOnce);
    return asked.slice(0, Math.max(1, mostCollections)).map((one) => ({ id: one.id, key: one.key, edits: one.complete ? goes(one) : [] }));
  }

  async function syncOnce(asked: readonly LocalCollection[]): Promise<{ readonly came: Came; readonly more: boolean }> {
    let sent: SentPart[] = [];
    const answered = await request('Sync', (at) => {
      sent = partsOf(at, asked);
      const window = Math.min(WINDOW, at.bounds.windowSize ?? WINDOW);
      return addressed(login, 'Sync', syncRequest(sent.map(({ id, key, edits }) => ({ id, key, window, edits: edits.map(sentOf) }))));
    });
    if (answered === undefined) return { came: undefined, more: false };
    const told = answered.response.status === 200 ? reading(() => readSync(answered.response.body)) : undefined;
    // Only an answer all of which is understood can say something by what it leaves out.
    const isWhole = answered.outcome.kind === 'done' && told?.every(({ id, status }) => id !== '' && status !== '') === true;
    let more = false;
    const parked = new Set(answered.outcome.leftOut.filter(({ why }) => why === 'parked').map(({ id }) => id));
    for (const one of asked) {
      for (const edit of one.edits.filter((known) => parked.has(nameOf(known)))) {
        parts.parked?.(edit);
        finish(one, edit, 'returned');
      }
    }
    for (const part of sent) {
      const about = told?.find(({ id }) => id === part.id);
      const one = box.collections.get(part.id);
      if (about !== undefined) more = applyPart(box, part, about) || more;
      // Left out of a good answer: nothing was there to tell.
      else if (isWhole && part.key !== '0' && part.edits.length === 0 && one?.key === part.key) wholeDownload(one);
    }
    return { came: answered.outcome, more };
  }

  return {
    async folderSync() {
      let key = '0';
      const answered = await request('FolderSync', () => addressed(login, 'FolderSync', folderSyncRequest((key = box.hierarchyKey))));
      const told = answered?.outcome.kind === 'done' ? reading(() => readFolders(answered.response.body)) : undefined;
      if (told !== undefined && box.hierarchyKey === key) applyFolders(box, told.changes, told.key, key === '0');
      return answered?.outcome;
    },
    async sync(all) {
      const asked = all.slice(0, Math.max(1, mostCollections));
      for (let page = 1; ; page += 1) {
        for (const one of asked) one.dirty = false;
        const { came, more } = await syncOnce(asked);
        if (came?.kind !== 'done' || (!more && asked.every((one) => one.complete))) {
          // The user may have gone on meanwhile.
          for (const one of asked) one.dirty ||= came?.kind !== 'done' || one.edits.length > 0 || !one.complete;
          return came;
        }
        if (page >= WORLD_LIMITS.pages) {
          for (const one of asked) one.dirty = true;
          return came;
        }
      }
    },
    async createFolder(wish) {
      let key = '0';
      const build = (): EasRequest =>
        addressed(login, 'FolderCreate', folderCreateRequest((key = box.hierarchyKey), wish.name, NEW_CONTACTS));
      const answered = await request('FolderCreate', build, { again: wish.unsure });
      wish.unsure = mayHaveHappened(answered?.outcome);
      const made = answered?.outcome.kind === 'done' ? reading(() => readCreated(answered.response.body)) : undefined;
      if (made !== undefined && box.hierarchyKey === key) {
        applyFolders(box, [{ kind: 'add', serverId: made.serverId, displayName: wish.name, type: NEW_CONTACTS }], made.key, false);
      } else box.foldersDirty = true;
      return answered?.outcome;
    },
    async send(mail, again) {
      mail.state = 'unsure';
      const answered = await request('SendMail', (at) => knownBy(mail, mailRequest(login, mail.id, versionOf(at))), { again });
      return answered?.outcome;
    },
    async ping(seconds, viaFetch) {
      const folders = [...box.collections.values()]
        .filter(({ id }) => box.folders.has(id))
        .map(({ id }) => ({ id, itemClass: box.folders.get(id)?.type === 2 ? 'Email' : 'Contacts' }));
      const build = (at?: Attempt): EasRequest => {
        mostFolders = at?.bounds.maxFolders ?? mostFolders;
        return addressed(
          login,
          'Ping',
          pingRequest(folders.slice(0, Math.max(1, mostFolders)), Math.min(seconds, at?.bounds.heartbeatSeconds ?? seconds)),
        );
      };
      const { came, body } = await (viaFetch ? fetched(parts, build(), follow) : request('Ping', build).then(split));
      return { came, news: came?.kind === 'done' ? (reading(() => readPing(body)) ?? []) : [] };
    },
  };
}

const NEW_CONTACTS = 14;

/** Nobody knows: said outright, or as what a person has to find out. */
const mayHaveHappened = (came: Came): boolean => came?.kind === 'unknown' || (came?.kind === 'held' && came.hold.why === 'unknown-outcome');

const split = (answered: Answered | undefined) => ({ came: answered?.outcome, body: answered?.response.body ?? new Uint8Array(0) });

/** The same bytes again and nothing else: what `fetch` can do. */
async function fetched(
  { session, asked }: ClientParts,
  { url, headers, body }: EasRequest,
  follow: (outcome: Outcome) => void,
): Promise<{ came: Came; body: Uint8Array }> {
  const ended = asked('Ping');
  try {
    const href = typeof url === 'string' ? url : url.href;
    const response = await session.fetch(href, { method: 'POST', ...(headers && { headers }), ...(body && { body }) });
    const came = recoveryOf(response);
    ended(came);
    if (came !== undefined) follow(came);
    return { came, body: new Uint8Array(await response.arrayBuffer()) };
  } catch (error) {
    ended(undefined, error);
    return { came: undefined, body: new Uint8Array(0) };
  }
}
