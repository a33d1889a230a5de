// Plays recorded requests against the lab: the same bytes, with the recorded server's keys and ids replaced by the lab's.
import { childrenOf, decode, encode, isElement, textOf } from '../../src/wbxml/index.ts';
import type { WbxmlElement } from '../../src/wbxml/index.ts';
import { collection, deviceInformation, el, mapped, policyOf, probe, provisionOf, provisioned, said } from '../unit/sim/probe.ts';
import type { Answer, Probe } from '../unit/sim/probe.ts';
import { MALFORMED, bytesOf } from './recordings.ts';
import type { Recording } from './recordings.ts';

/** What the lab went through before the recorded request comes, and what the recordings do not keep of the request. */
export interface Stage {
  /** @default required for what Horde got with a policy key, none for the rest */
  readonly policy?: 'none' | 'required';
  /** How far the device is: nothing, FolderSync done, its collections downloaded. @default 'downloaded' */
  readonly device?: 'fresh' | 'mapped' | 'downloaded';
  /** What happens then, before the request. */
  readonly then?: (player: Player) => void;
  readonly headers?: Readonly<Record<string, string | undefined>>;
  /** The request is sent twice; the second answer counts. */
  readonly twice?: true;
  /** How many keys back the request is. @default 0 */
  readonly keyAge?: number;
  /** Name of the lab's folder that stands for the recorded one. @default Inbox, or Calendar for a calendar */
  readonly folder?: string;
  /** ServerId that stands for the recorded item. @default the first of the folder */
  readonly item?: string;
  /** The policy key in the header is the temporary one of a first phase. */
  readonly temporaryKey?: true;
}

export const INBOX = '1';
export const DELETED = '3';
export const CALENDAR = '7';
/** The first mail of the Inbox, and the event of the calendar. */
export const FIRST_MAIL = '1:11';
export const EVENT = '7:16';

/** Ids and keys that were made up when the requests were recorded. */
const MADE_UP = /nope|abcdef|doesnotexist|bogus|^x$|^9999$|^999|^987654$|^12345|^\{12345678|^[!?%]+$/i;

const FOLDER_NAMES: readonly string[] = ['CollectionId', 'Id', 'SrcFldId', 'FolderId'];
const ITEM_NAMES: readonly string[] = ['ServerId', 'SrcMsgId', 'ItemId'];

/** A device with the keys it was given, newest last; those of the hierarchy under ''. */
export interface Player {
  readonly client: Probe;
  readonly keys: Map<string, string[]>;
}

/** The recorded message with the lab's keys and ids. */
function translate(root: WbxmlElement, { client, keys }: Player, stage: Stage): WbxmlElement {
  const box = client.lab.mailbox('alice');
  /** The lab's folder for a recorded one; what was made up stays as it is. */
  const folderFor = (recorded: string): string => {
    if (MADE_UP.test(recorded)) return recorded;
    if (stage.folder !== undefined) return box.folders().find((one) => one.name === stage.folder)?.id ?? keys.get('removed')?.[0] ?? '';
    return /^vevent|^A/.test(recorded) ? CALENDAR : INBOX;
  };
  const firstItem = (folder: string): string | undefined =>
    box.folders().some((one) => one.id === folder) ? box.items(folder)[0]?.id : undefined;
  /** `inside` is the recorded folder the element is about, or ''. */
  const replaced = (name: string, text: string, inside: string): string | undefined => {
    if (name === 'SyncKey') return keys.get(inside === '' ? '' : folderFor(inside))?.at(-1 - (stage.keyAge ?? 0)) ?? 'never-given';
    if (name === 'PolicyKey') return client.lab.state().devices.get('alice\nprobe1')?.policy.temporary;
    if (name === 'DstFldId') return inside === text ? folderFor(inside) : DELETED;
    if (FOLDER_NAMES.includes(name) || (name === 'ServerId' && root.page === 7)) return folderFor(text);
    return ITEM_NAMES.includes(name) ? (stage.item ?? firstItem(inside === '' ? INBOX : folderFor(inside))) : undefined;
  };
  const walk = (one: WbxmlElement, inside: string): WbxmlElement => {
    const [text] = one.children;
    if (typeof text === 'string') {
      const kept = MADE_UP.test(text) || (one.name === 'SyncKey' && text === '0');
      return { ...one, children: [kept ? text : (replaced(one.name, text, inside) ?? text)] };
    }
    const own = childrenOf(one).find((child) => child.name === 'CollectionId' || child.name === 'SrcFldId');
    const next = own === undefined ? inside : textOf(own);
    return { ...one, children: one.children.map((node) => (isElement(node) ? walk(node, next) : node)) };
  };
  return walk(root, '');
}

/** What an answer comes to: its HTTP code, then every Status that says more than success, with its place. `200 Sync 13` */
export type Verdict = string;

function failuresIn(one: WbxmlElement, path: string): readonly string[] {
  const here = childrenOf(one).flatMap((child) => {
    if (child.page === 2) return [];
    if (child.name !== 'Status') return failuresIn(child, `${path}/${child.name}`);
    const code = textOf(child);
    return code === (path === 'MoveItems/Response' ? '3' : '1') ? [] : [`${path} ${code}`];
  });
  return [...new Set(here)].toSorted();
}

export function verdictOf(http: number, root: WbxmlElement | undefined): Verdict {
  return [String(http), ...(root === undefined ? [] : failuresIn(root, root.name))].join(' ');
}

/** What the recorded server answered. */
export function recordedVerdict({ response }: Recording): Verdict {
  const body = bytesOf(response.body);
  const isWbxml = body[0] === 3 && body[1] === 1;
  return verdictOf(response.status ?? 0, isWbxml && response.cut !== true ? decode(body).root : undefined);
}

/** FolderSync, and what it was given; from 0 unless there is a key. */
export function remap({ client, keys }: Player): void {
  keys.set('', [...(keys.get('') ?? []), mapped(client)]);
}

/** Key 0, then page by page, so that there are keys before the newest. */
function download({ client, keys }: Player, id: string): void {
  const sync = (key: string): Answer => {
    const asked = { key, id, more: [el('AirSync:WindowSize', '2')] };
    return client.send('Sync', { root: el('AirSync:Sync', el('AirSync:Collections', collection(asked))) });
  };
  const given: string[] = [];
  for (let answer = sync('0'); answer.root !== undefined; answer = sync(given.at(-1) ?? ''))
    given.push(said(answer, 'Collections/Collection/SyncKey') ?? '');
  keys.set(id, given);
}

function prepare(player: Player, stage: Stage, policy: Stage['policy']): void {
  const { client } = player;
  const box = client.lab.mailbox('alice');
  for (let i = 1; i <= 5; i += 1) box.deliver({ from: 'bob@example.test', subject: `Test message ${i}` });
  box.add(CALENDAR, { 'Calendar:Subject': 'event', 'Calendar:UID': 'ev1' });
  if (stage.folder !== undefined) player.keys.set('removed', [box.addFolder({ name: stage.folder })]);
  if (policy === 'required') provisioned(client);
  const device = stage.device ?? 'downloaded';
  if (device !== 'fresh') remap(player);
  const ids = stage.folder === undefined ? [INBOX, CALENDAR] : [box.folder(stage.folder)];
  if (device === 'downloaded') for (const id of ids) download(player, id);
  if (stage.temporaryKey === true) client.send('Provision', { root: provisionOf(deviceInformation, policyOf()) });
  stage.then?.(player);
}

/** Decodes what can be decoded; the other requests go out as they were. */
function bodyFor(name: string, recording: Recording, player: Player, stage: Stage): Uint8Array {
  const body = bytesOf(recording.request.body);
  // Malformed on purpose, empty, or a bare message.
  if (body.length === 0 || MALFORMED.has(`${name}/request`)) return body;
  return encode(translate(decode(body).root, player, stage));
}

function policyKeyOf({ client }: Player, recorded: string | undefined, stage: Stage): string | undefined {
  if (recorded === undefined || ['0', '999'].includes(recorded)) return recorded;
  return stage.temporaryKey === true ? client.lab.state().devices.get('alice\nprobe1')?.policy.temporary : client.policyKey;
}

/** The lab's answer to a recorded request. */
export function play(name: string, recording: Recording, stage: Stage = {}): Verdict {
  const { request, protocolVersion } = recording;
  const policy = stage.policy ?? (name.startsWith('horde') && request.policyKey !== undefined ? 'required' : 'none');
  const client = probe({ policy: { demand: policy }, heartbeat: { least: 1, most: 3540 } });
  const player: Player = { client, keys: new Map() };
  prepare(player, stage, policy);
  const mail = ['SendMail', 'SmartReply'].includes(recording.command) && protocolVersion === '12.1';
  const cut = request.url.indexOf('?');
  const sent = client.request(recording.command, {
    bytes: bodyFor(name, recording, player, stage),
    method: request.method,
    query: cut < 0 ? '' : request.url.slice(cut + 1).replace(/DeviceId=[^&]*/, `DeviceId=${client.deviceId}`),
    headers: {
      'ms-asprotocolversion': protocolVersion ?? undefined,
      'x-ms-policykey': policyKeyOf(player, request.policyKey, stage),
      'content-type': mail ? 'message/rfc822' : 'application/vnd.ms-sync.wbxml',
      ...stage.headers,
    },
  });
  let verdict: Verdict | undefined;
  for (let time = 0; time < (stage.twice === true ? 2 : 1); time += 1) {
    client.lab.receive(sent, ({ reply }) => {
      verdict = verdictOf(reply.status, reply.body.length === 0 ? undefined : decode(reply.body).root);
    });
    // What waits has waited long enough.
    client.lab.endWaiting();
  }
  if (verdict === undefined) throw new Error(`the lab did not answer ${name}`);
  return verdict;
}
