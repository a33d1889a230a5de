import { EAS_VERSIONS } from './versions.ts';

/** What the shorter form of the query says, its bytes as they stood where nobody has to read them (MS-ASHTTP 2.2.1.1.1.1). */
export interface ShortQuery {
  readonly version: string;
  readonly command: string;
  /** Absent when the field is empty. */
  readonly policyKey?: string;
  readonly locale: readonly number[];
  readonly deviceId: readonly number[];
  readonly deviceType: readonly number[];
  readonly parameters: readonly { readonly tag: number; readonly value: readonly number[] }[];
}

/** Commands by their code in the query (MS-ASHTTP 2.2.1.1.1.1.2). */
const COMMANDS = [
  'Sync', 'SendMail', 'SmartForward', 'SmartReply', 'GetAttachment', 'GetHierarchy', 'CreateCollection', 'DeleteCollection',
  'MoveCollection', 'FolderSync', 'FolderCreate', 'FolderDelete', 'FolderUpdate', 'MoveItems', 'GetItemEstimate', 'MeetingResponse',
  'Search', 'Settings', 'Ping', 'ItemOperations', 'Provision', 'ResolveRecipients', 'ValidateCert', 'Find',
] as const; // prettier-ignore

/** The parameter that says whose mailbox it is; the others belong to one command (MS-ASHTTP 2.2.1.1.1.1.3). */
export const USER = 8;

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Longest query that is looked at, in characters: a collection id and a long id fit in several times. */
const QUERY_MOST = 2048;

/** Reads the query; undefined when it is none of this form. */
export function readShortQuery(query: string): ShortQuery | undefined {
  const bytes = bytesOf(query);
  const [version = 0, code = 0, ...rest] = bytes ?? [];
  const [locale, after] = [rest.slice(0, 2), rest.slice(2)];
  const stated = EAS_VERSIONS.find((known) => Math.round(Number(known) * 10) === version);
  const command = COMMANDS[code];
  const fields = fieldsOf(after);
  if (bytes === undefined || stated === undefined || command === undefined || fields === undefined || locale.length < 2) return undefined;
  const [deviceId, key, deviceType, ...parameters] = fields;
  if (deviceId === undefined || key === undefined || deviceType === undefined || ![0, 4].includes(key.value.length)) return undefined;
  return {
    version: stated,
    command,
    ...(key.value.length === 4 && { policyKey: String(key.value.reduceRight((sum, byte) => sum * 256 + byte, 0)) }),
    locale,
    deviceId: deviceId.value,
    deviceType: deviceType.value,
    parameters,
  };
}

/** The query as it is written; undefined when it cannot say this (a key that is no number of 32 bits). */
export function writeShortQuery({ version, command, policyKey, locale, deviceId, deviceType, parameters }: ShortQuery): string | undefined {
  const code = COMMANDS.findIndex((name) => name === command);
  const key = policyKey === undefined ? [] : keyBytes(policyKey);
  if (code < 0 || key === undefined) return undefined;
  const field = (value: readonly number[]): readonly number[] => [value.length, ...value];
  const tail = parameters.flatMap(({ tag, value }) => [tag, ...field(value)]);
  return textOf([Math.round(Number(version) * 10), code, ...locale, ...field(deviceId), ...field(key), ...field(deviceType), ...tail]);
}

/** The query of another command of the same device: what belongs to the old one is left out. */
export function otherCommand(query: ShortQuery, command: string): ShortQuery {
  const { policyKey: _, ...rest } = query;
  return { ...rest, command, parameters: query.parameters.filter(({ tag }) => tag === USER) };
}

function keyBytes(key: string): readonly number[] | undefined {
  const number = Number(key);
  if (!/^\d+$/.test(key) || number > 0xffff_ffff) return undefined;
  return [0, 8, 16, 24].map((shift) => (number / 2 ** shift) & 0xff);
}

interface Field {
  readonly tag: number;
  readonly value: readonly number[];
}

/** The first three fields have a length alone, the parameters a tag before it. */
function fieldsOf(bytes: readonly number[]): readonly Field[] | undefined {
  const fields: Field[] = [];
  for (let at = 0; at < bytes.length;) {
    const tag = fields.length < 3 ? -1 : (bytes[at++] ?? 0);
    const length = bytes[at];
    if (length === undefined || at + 1 + length > bytes.length) return undefined;
    fields.push({ tag, value: bytes.slice(at + 1, at + 1 + length) });
    at += 1 + length;
  }
  return fields;
}

/** Written out: atob is not everywhere, and takes more than this. */
function bytesOf(query: string): readonly number[] | undefined {
  const text = query
    .replaceAll(/%2B/gi, '+')
    .replaceAll(/%2F/gi, '/')
    .replaceAll(/%3D/gi, '=')
    .replace(/={0,2}$/, '');
  if (text === '' || query.length > QUERY_MOST || /[^A-Za-z0-9+/]/.test(text) || text.length % 4 === 1) return undefined;
  const bytes: number[] = [];
  let bits = 0;
  let held = 0;
  for (const character of text) {
    bits = ((bits << 6) | DIGITS.indexOf(character)) & 0xffff;
    held += 6;
    if (held < 8) continue;
    held -= 8;
    bytes.push((bits >> held) & 0xff);
  }
  return bytes;
}

function textOf(bytes: readonly number[]): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 3) {
    const [a = 0, b = 0, c = 0] = bytes.slice(at, at + 3);
    const group = (a << 16) | (b << 8) | c;
    const digits = [18, 12, 6, 0].map((shift) => DIGITS[(group >> shift) & 63]);
    const left = bytes.length - at;
    text += digits.map((digit, place) => (place > left ? '=' : digit)).join('');
  }
  return text;
}
