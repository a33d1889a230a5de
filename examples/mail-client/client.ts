import type { Answered, Attempt, Build, CommandName, Outcome, Session, SessionOptions } from 'activesync-recovery';
import { createSession, recoveryOf } from 'activesync-recovery';
import {
  applyFolders,
  applyPage,
  collectionOf,
  nameOf,
  newMailbox,
  setAside,
  startOver,
  type Edit,
  type Fields,
  type LocalMailbox,
} from './mailbox.ts';
import { folderSyncRequest, pingRequest, pingStatus, readFolders, readPage, sendMailRequest, syncRequest } from './messages.ts';

/** Rounds of one Sync before this client gives up on MoreAvailable. */
const MOST_PAGES = 20;

/** A small mail client. Everything that has to do with failures is in the session's hooks and in `outcome`. */
export interface MailClient {
  readonly mailbox: LocalMailbox;
  readonly session: Session;
  folderSync(): Promise<Outcome>;
  /** Brings a collection up to date, with the user's edits. */
  sync(collectionId: string): Promise<Outcome>;
  /** Waits for news in a folder through the wrapped `fetch`. @returns the Ping status */
  ping(
    collectionId: string,
    itemClass: string,
    seconds: number,
  ): Promise<{ readonly status: string; readonly outcome: Outcome | undefined }>;
  /** Sends a mail; when nobody knows whether it left, looks into Sent Items before anything goes out again. */
  send(mail: { readonly to: string; readonly subject: string; readonly text: string }): Promise<Outcome>;
  /** The user adds an item; it goes out with the next sync. @returns its ClientId */
  add(collectionId: string, fields: Fields): string;
  change(collectionId: string, serverId: string, fields: Fields): void;
  folder(type: number): string;
}

export interface MailClientOptions {
  readonly url: string;
  readonly user: string;
  readonly password: string;
  readonly deviceId: string;
  readonly version: string;
  /** Everything else a session takes; hooks of its own come first. */
  readonly session?: SessionOptions;
}

export function newMailClient(options: MailClientOptions): MailClient {
  const { user, password, deviceId, version } = options;
  const mailbox = newMailbox();
  let count = 0;
  const address = (command: string): string => `${options.url}?Cmd=${command}&User=${user}&DeviceId=${deviceId}&DeviceType=Example`;
  const headers = {
    Authorization: `Basic ${btoa(`${user}:${password}`)}`,
    'MS-ASProtocolVersion': version,
    'Content-Type': 'application/vnd.ms-sync.wbxml',
    'User-Agent': 'activesync-recovery-example/1',
  };

  const session = createSession({
    ...options.session,
    hooks: {
      hierarchyKey: async () => mailbox.hierarchyKey,
      hierarchyChanged: async ({ changes, syncKey, full }) => applyFolders(mailbox, changes, syncKey, full),
      // Edits stay where they are: they go out again after the first full page.
      collectionReset: async ({ collectionId }) => startOver(mailbox, collectionId),
      policy: async () => 'full',
      ...options.session?.hooks,
    },
  });

  const request = (command: CommandName, body: (at: Attempt) => Uint8Array<ArrayBuffer>, clientId?: string): Promise<Answered> => {
    const build: Build = (at) => ({ url: address(command), headers, body: body(at), ...(clientId !== undefined && { clientId }) });
    return session.request(command, build);
  };

  const client: MailClient = {
    mailbox,
    session,
    async folderSync() {
      let asked = '0';
      const { outcome, response } = await request('FolderSync', () => folderSyncRequest((asked = mailbox.hierarchyKey)));
      if (outcome.kind !== 'done') return outcome;
      const { key, changes } = readFolders(response.body);
      applyFolders(mailbox, changes, key, asked === '0');
      return outcome;
    },
    async sync(collectionId) {
      const collection = collectionOf(mailbox, collectionId);
      for (let page = 0; ; page += 1) {
        let sent: readonly Edit[] = [];
        let primes = false;
        const { outcome, response } = await request('Sync', ({ bounds }) => {
          primes = collection.key === '0';
          // Whole folder first, then the edits (MS-ASCMD 2.2.1.21): with the first page after key 0 none go out.
          sent =
            primes || isFirstPage(collection.items.size, page)
              ? []
              : collection.edits.filter((edit) => !bounds.dropItems.includes(nameOf(edit)));
          return syncRequest(collectionId, collection.key, sent);
        });
        if (outcome.kind !== 'done') return outcome;
        const read = readPage(response.body, collection, sent);
        applyPage(collection, read);
        setAside(
          collection,
          outcome.leftOut.flatMap(({ id, why }) => (why === 'parked' ? [id] : [])),
        );
        // Edits that had to wait: for the first page, or because they stood in one request with a bad one.
        const waiting = collection.edits.length > 0 && (sent.length === 0 || outcome.leftOut.length > 0);
        if (page >= MOST_PAGES || !(primes || read.more || waiting)) return outcome;
      }
    },
    async ping(collectionId, itemClass, seconds) {
      const body = pingRequest([{ id: collectionId, itemClass }], seconds);
      const response = await session.fetch(address('Ping'), { method: 'POST', headers, body });
      const bytes = new Uint8Array(await response.arrayBuffer());
      return { status: bytes.length > 0 ? pingStatus(bytes) : '', outcome: recoveryOf(response) };
    },
    async send({ to, subject, text }) {
      const clientId = `${deviceId}-${(count += 1)}`;
      const mime = `From: ${user}@example.test\r\nTo: ${to}\r\nSubject: ${subject}\r\nMessage-ID: <${clientId}@example.test>\r\n\r\n${text}\r\n`;
      const { outcome } = await request('SendMail', () => sendMailRequest(clientId, mime), clientId);
      if (outcome.kind !== 'unknown') return outcome;
      const sentItems = client.folder(5);
      await client.sync(sentItems);
      const found = [...collectionOf(mailbox, sentItems).items.values()].some((item) => item['Email:Subject'] === subject);
      return found ? outcome : client.send({ to, subject, text });
    },
    add(collectionId, fields) {
      const clientId = `add-${(count += 1)}`;
      collectionOf(mailbox, collectionId).edits.push({ kind: 'add', clientId, fields });
      return clientId;
    },
    change(collectionId, serverId, fields) {
      collectionOf(mailbox, collectionId).edits.push({ kind: 'change', serverId, fields });
    },
    folder(type) {
      const found = [...mailbox.folders.values()].find((folder) => folder.type === type);
      if (found === undefined) throw new Error(`no folder of type ${type}: sync the folders first`);
      return found.serverId;
    },
  };
  return client;
}

/** After a start from 0 the server's copies come first. */
function isFirstPage(items: number, page: number): boolean {
  return page === 1 && items === 0;
}
