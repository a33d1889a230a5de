import type { WireRequest, WireResponse } from '../../../src/core/ports.ts';
import {
  folderSyncAnswer, pingHeartbeat, policyStatusAnswer, provisionAnswer, read, statusAnswer, syncAnswer,
} from '../../support/messages.ts'; // prettier-ignore

/** One thing a server, or the way to it, can do to a request. */
export interface Said {
  readonly words: string;
  /** Is a mail in this request on the server afterwards? */
  readonly arrives: boolean;
  /** How likely it is, in what is usual. @default 4 */
  readonly weight?: number;
  /** What comes back; an exception is what a platform's fetch throws. */
  readonly give: (request: WireRequest) => WireResponse;
}

const MARKS = { 'content-type': 'application/vnd.ms-sync.wbxml', 'ms-server-activesync': '15.20' };

const reply = (body: Uint8Array<ArrayBuffer>, status = 200, headers: Readonly<Record<string, string>> = {}): WireResponse => ({
  status,
  headers: { ...MARKS, ...headers },
  body,
});

const EMPTY = new Uint8Array(0);

function fault(code?: string): never {
  throw Object.assign(new TypeError('fetch failed'), code === undefined ? {} : { cause: { code } });
}

const said = (words: string, give: Said['give'], arrives = false): Said => ({ words, give, arrives });

const http = (status: number, wait?: number): Said =>
  said(`http ${status}${wait === undefined ? '' : ` ${wait}`}`, () =>
    reply(EMPTY, status, wait === undefined ? {} : { 'retry-after': String(wait) }),
  );

/** What has to go well, or badly, now and then for a story to go on. */
const likely = (one: Said): Said => ({ ...one, weight: 16 });

const ANYWHERE: readonly Said[] = [
  http(401), http(503, 7), http(503, 90), said('cut', () => fault()), said('refused', () => fault('ECONNREFUSED')),
]; // prettier-ignore

/** The collection a request speaks of, as the player wrote it into its address. */
const collectionOf = ({ url }: WireRequest): string => new URL(url).searchParams.get('c') ?? '';

const atCollection = (status: number): Said => said(`status ${status}`, (seen) => reply(syncAnswer({ id: collectionOf(seen), status })));
const atRoot = (command: Parameters<typeof statusAnswer>[0], status: number): Said =>
  said(`root ${status}`, () => reply(statusAnswer(command, status)));

const SYNC: readonly Said[] = [
  said('items', (seen) => reply(syncAnswer({ id: collectionOf(seen), key: '2', items: 1 }))),
  said('nothing new', () => reply(EMPTY)),
  ...[3, 5, 8, 12].map(atCollection),
  ...[13, 129, 132].map((status) => atRoot('Sync', status)),
  likely(atRoot('Sync', 142)),
  ...ANYWHERE,
];

/** A list in doubt is no part of the model: from key 0 there are always more folders than were ever told of. */
const MANY = Array.from({ length: 60 }, (_, folder) => String(100 + folder));
const folders =
  (...news: readonly string[]) =>
  ({ body }: WireRequest): WireResponse =>
    reply(folderSyncAnswer('10', ...(body !== undefined && read(body, 'SyncKey') === '0' ? MANY : news)));

const FOLDERS: readonly Said[] = [
  likely(said('folders', folders('5', '6'))),
  said('no news', folders()),
  ...[9, 12, 142].map((status) => atRoot('FolderSync', status)),
  ...ANYWHERE,
];

/** A folder is made, or it is not, or nobody knows. */
const EDIT: readonly Said[] = [
  likely(atRoot('FolderCreate', 1)),
  ...[2, 5, 6, 8, 9, 11, 142].map((status) => atRoot('FolderCreate', status)),
  ...ANYWHERE,
];

const PING: readonly Said[] = [
  ...[1, 2, 3, 7].map((status) => atRoot('Ping', status)),
  likely(atRoot('Ping', 142)),
  said('root 5', () => reply(statusAnswer('Ping', 5, pingHeartbeat(120)))),
  ...ANYWHERE,
];

const MAIL: readonly Said[] = [
  said('taken', () => reply(EMPTY), true),
  said('taken, and the answer is lost', () => fault(), true),
  ...[110, 120, 142].map((status) => atRoot('SendMail', status)),
  ...ANYWHERE,
];

const PROVISION: readonly Said[] = [
  {
    ...said('as it should', ({ headers }) =>
      reply(headers['X-MS-PolicyKey'] === '0' ? provisionAnswer('11', { DevicePasswordEnabled: '1' }) : provisionAnswer('22')),
    ),
    weight: 60,
  },
  ...[2, 3, 4, 5].map((status) => said(`policy ${status}`, () => reply(policyStatusAnswer(status)))),
  ...ANYWHERE,
];

/** What may be answered, by command. */
export const ANSWERS: Readonly<Record<string, readonly Said[]>> = {
  Sync: SYNC,
  FolderSync: FOLDERS,
  Ping: PING,
  FolderCreate: EDIT,
  SendMail: MAIL,
  Search: [atRoot('Search', 1), likely(atRoot('Search', 142)), ...ANYWHERE],
  Provision: PROVISION,
};
