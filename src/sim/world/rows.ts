import { EAS_COMMANDS } from '../../eas/commands.ts';
import type { EasCommandFacts } from '../../eas/commands.ts';
import { CATALOGUE } from '../../eas/rows.ts';
import { EAS_VERSIONS } from '../../eas/versions.ts';
import type { StatusEntry } from '../../core/status.ts';
import { EAS_BOOK } from '../../wbxml/book.ts';
import { elementOf } from '../../wbxml/build.ts';
import { encode } from '../../wbxml/encode.ts';
import type { WbxmlElement } from '../../wbxml/tree.ts';
import { qualify, qualifyPath } from '../fault-reply.ts';
import { LAB_VERSIONS, type LabVersion } from '../lab/versions.ts';
import type { LabReply } from '../lab/wire.ts';
import type { Verdict } from './network.ts';

/** One row of the catalogue at one of its places, as an answer that a server can give. */
export interface RowAnswer {
  readonly id: string;
  readonly command: string;
  /** Element path; empty for HTTP and transport. */
  readonly path: string;
  readonly success: boolean;
  readonly verdict: Verdict;
}

/** What stands beside some statuses, because their rules need it: a bound that the client does not keep yet. */
const FACTS: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  'Sync.14': { Limit: 59 },
  'Sync.15': { Limit: 1 },
  'Ping.5': { HeartbeatInterval: 300 },
  'Ping.6': { MaxFolders: 1 },
};

/** Header rows: the HTTP code they speak on and what they say. */
const HEADERS: Readonly<Record<string, { readonly code: number; readonly headers: Readonly<Record<string, string>> }>> = {
  'x-ms-rp': { code: 200, headers: { 'X-MS-RP': '12.1,14.0,14.1', 'MS-ASProtocolVersions': '12.1,14.0,14.1' } },
  'ms-asprotocolversions': { code: 200, headers: { 'MS-ASProtocolVersions': '12.1,14.0,14.1' } },
  'ms-asprotocolcommands': { code: 200, headers: { 'MS-ASProtocolCommands': 'Sync,FolderSync' } },
  'x-ms-asthrottle': { code: 503, headers: { 'X-MS-ASThrottle': 'UserBudgetExceeded' } },
  'retry-after': { code: 503, headers: { 'Retry-After': '5' } },
  'x-ms-location': { code: 451, headers: { 'X-MS-Location': 'https://other.example.test/Microsoft-Server-ActiveSync' } },
  'x-ms-credentials-expire': { code: 200, headers: { 'X-MS-Credentials-Expire': '3' } },
  'x-ms-credential-service-url': { code: 200, headers: { 'X-MS-Credential-Service-Url': 'https://password.example.test/' } },
  'set-cookie': { code: 200, headers: { 'Set-Cookie': 'route=1' } },
};

const SERVER = { 'Content-Type': 'application/vnd.ms-sync.wbxml', 'MS-Server-ActiveSync': '15.2' } as const;

/** Something of one code page's that no book has: 0x05 is no version of WBXML. */
const NO_WBXML: readonly number[] = [5, 1, 106, 0, 69, 99, 255];

const TRANSPORT: Readonly<Record<string, Verdict>> = {
  'cut-after-send': { action: { cut: 'after' } },
  'cut-before-send': { unsent: 'refused' },
  timeout: { silence: 'unprocessed' },
  offline: { unsent: 'offline' },
  tls: { unsent: 'tls' },
  'html-body': { action: { html: true } },
  'empty-body': { reply: { status: 200, headers: SERVER, body: new Uint8Array(0) } },
  undecodable: { action: { garbage: NO_WBXML } },
};

const ROWS = Object.entries(CATALOGUE) as readonly (readonly [string, StatusEntry])[];
const COMMANDS: readonly EasCommandFacts[] = Object.values(EAS_COMMANDS);
const make = elementOf(EAS_BOOK);

const codeOf = (id: string): string => id.slice(id.lastIndexOf('.') + 1);

/** A reply with one Status at a path that fault scripts cannot reach: an item of the server's own, or Autodiscover's XML. */
function replyAt(path: string, code: number): LabReply | undefined {
  const names = path.split('/');
  if (names[0] === 'Autodiscover') {
    // 600 and 601 are error codes, the small ones a Status (MS-ASCMD 2.2.3.64, 2.2.3.177.1).
    const inside = code < 600 ? `<Status>${code}</Status>` : `<ErrorCode>${code}</ErrorCode>`;
    const xml = names.reduceRight((inner, name) => `<${name}>${inner}</${name}>`, inside);
    return { status: 200, headers: { ...SERVER, 'Content-Type': 'text/xml' }, body: new TextEncoder().encode(xml) };
  }
  const full = names.reduce<string[]>((known, name) => {
    const space = known.at(-1)?.split(':')[0] ?? 'AirSync';
    return [...known, qualify(space, name) ?? ''];
  }, []);
  const status = qualify((full.at(-1) ?? '').split(':')[0] ?? '', 'Status');
  if (status === undefined || full.includes('')) return undefined;
  const inner: WbxmlElement = make(status, String(code));
  // A collection says of itself that it is well, as any server's does.
  const well = make('AirSync:Status', '1');
  const root = full.reduceRight<WbxmlElement>(
    (inside, name) => (name === 'AirSync:Collection' ? make(name, well, inside) : make(name, inside)),
    inner,
  );
  return { status: 200, headers: SERVER, body: encode(root) };
}

/** Answers with a status at a place of a command's reply; undefined where no message of the command can carry it. */
export function statusAt(path: string, code: number, id = ''): Verdict | undefined {
  const facts = FACTS[id];
  if (qualifyPath(path) !== undefined) return { action: { status: { at: path, code, ...(facts && { facts }) } } };
  const reply = replyAt(path, code);
  return reply && { reply };
}

function headerVerdict(name: string): Verdict | undefined {
  const row = HEADERS[name];
  if (row === undefined) return undefined;
  return { action: row.code < 300 ? { headers: row.headers } : { http: row } };
}

function httpVerdict(code: string): Verdict | undefined {
  const number = Number(code);
  if (number === 200) return {};
  return Number.isInteger(number) ? { action: { http: { code: number } } } : headerVerdict(code);
}

/** The places of a row, each with the command whose reply it is. */
function placesOf(id: string, row: StatusEntry): readonly { readonly command: string; readonly path: string }[] {
  if (row.levels.includes('any')) {
    return COMMANDS.flatMap(({ name, places }) => places.map(({ path }) => ({ command: name, path })));
  }
  if (row.levels.length > 0) return row.levels.map((path) => ({ command: path.split('/')[0] ?? '', path }));
  return COMMANDS.filter(({ name }) => name !== 'OPTIONS').map(({ name }) => ({ command: name, path: '' }));
}

function verdictFor(id: string, path: string): Verdict | undefined {
  if (id.startsWith('http.')) return httpVerdict(codeOf(id));
  if (id.startsWith('transport.')) return TRANSPORT[codeOf(id)];
  return statusAt(path, Number(codeOf(id)), id);
}

/** Every row of the catalogue at every place it is listed for; common rows at every place of every command, HTTP and transport for every command. */
export function rowAnswers(): readonly RowAnswer[] {
  return ROWS.flatMap(([id, row]) =>
    placesOf(id, row).flatMap(({ command, path }) => {
      const verdict = verdictFor(id, path);
      return verdict === undefined ? [] : [{ id, command, path, success: row.success === true, verdict }];
    }),
  );
}

/** The versions of the lab that list a row. */
export function versionsOf(id: string): readonly LabVersion[] {
  const row = ROWS.find(([known]) => known === id)?.[1];
  // Newest first.
  const rank = (version: string): number => EAS_VERSIONS.findIndex((known) => known === version);
  return LAB_VERSIONS.filter(
    (version) =>
      (row?.since === undefined || rank(version) <= rank(row.since)) && (row?.until === undefined || rank(version) >= rank(row.until)),
  );
}
