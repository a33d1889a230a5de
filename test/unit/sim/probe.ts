// A bare client for the tests of the lab: sends what it is told to send, decodes what comes back, knows nothing else.
import { decode, element, encode, textOf, at } from '../../../src/wbxml/index.ts';
import type { EasName, WbxmlElement } from '../../../src/wbxml/index.ts';
import { createLab } from '../../../src/sim/lab/lab.ts';
import type { Lab } from '../../../src/sim/lab/lab.ts';
import type { LabOptions } from '../../../src/sim/lab/rules.ts';
import type { LabReply, LabRequest } from '../../../src/sim/lab/wire.ts';
import type { Delivery } from '../../../src/sim/fault-delivery.ts';

export const NO_BODY: Uint8Array<ArrayBuffer> = new Uint8Array(0);

export const el = (name: EasName, ...children: readonly (WbxmlElement | string | undefined)[]): WbxmlElement => element(name, ...children);

/** Numbers from a seed, for the lab's keys (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

export interface Sent {
  readonly root?: WbxmlElement | undefined;
  readonly bytes?: Uint8Array;
  readonly headers?: Readonly<Record<string, string | undefined>>;
  readonly version?: string;
  readonly query?: string;
  readonly method?: string;
}

export interface Answer {
  readonly http: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Undefined for an empty body. */
  readonly root: WbxmlElement | undefined;
}

export interface Probe {
  readonly lab: Lab;
  /** The lab's clock; tests move it. */
  readonly clock: { now: number };
  policyKey: string | undefined;
  version: string;
  deviceId: string;
  user: string;
  password: string;
  request(command: string, sent?: Sent): LabRequest;
  /** The delivery, or undefined while the lab lets it wait; the second call's result fills in later. */
  open(command: string, sent?: Sent): { delivery: Delivery | undefined; gone: () => void };
  /** Sends and expects an answer at once. */
  send(command: string, sent?: Sent): Answer;
}

export function answerOf(reply: LabReply): Answer {
  return { http: reply.status, headers: reply.headers, root: reply.body.length === 0 ? undefined : decode(reply.body).root };
}

/** The text at a path below the root; undefined where there is none. */
export function said(answer: Answer, path: string): string | undefined {
  return answer.root && textOf(at(answer.root, path));
}

export function probe(
  options: LabOptions & { readonly faults?: unknown } = { policy: { demand: 'none' } },
  seed = 1,
  woken?: () => void,
): Probe {
  const clock = { now: Date.UTC(2026, 0, 1) };
  const lab = createLab(options, { now: () => clock.now, random: seeded(seed), ...(woken && { woken }) });
  const self: Probe = {
    lab,
    clock,
    policyKey: undefined,
    version: '14.1',
    deviceId: 'probe1',
    user: 'alice',
    password: 'alice-pw',
    request(command, sent = {}) {
      const body = sent.bytes ?? (sent.root === undefined ? NO_BODY : encode(sent.root));
      const headers: Record<string, string | undefined> = {
        authorization: `Basic ${btoa(`${self.user}:${self.password}`)}`,
        'ms-asprotocolversion': sent.version ?? self.version,
        'x-ms-policykey': self.policyKey,
        'content-type': 'application/vnd.ms-sync.wbxml',
        ...sent.headers,
      };
      const query = sent.query ?? `Cmd=${command}&User=${self.user}&DeviceId=${self.deviceId}&DeviceType=Probe`;
      return {
        method: sent.method ?? 'POST',
        url: `/Microsoft-Server-ActiveSync?${query}`,
        headers: Object.fromEntries(Object.entries(headers).filter((pair): pair is [string, string] => pair[1] !== undefined)),
        body,
      };
    },
    open(command, sent) {
      const held: { delivery: Delivery | undefined; gone: () => void } = { delivery: undefined, gone: () => {} };
      held.gone = lab.receive(self.request(command, sent), (delivery) => {
        held.delivery = delivery;
      });
      return held;
    },
    send(command, sent) {
      const { delivery } = self.open(command, sent);
      if (delivery === undefined) throw new Error(`${command} waits`);
      return answerOf(delivery.reply);
    },
  };
  return self;
}

// ---- the requests most tests need

export const folderSync = (key: string): WbxmlElement => el('FolderHierarchy:FolderSync', el('FolderHierarchy:SyncKey', key));

/** FolderSync from 0; the hierarchy key. */
export function mapped(client: Probe): string {
  return said(client.send('FolderSync', { root: folderSync('0') }), 'SyncKey') ?? '';
}

export interface CollectionAsk {
  readonly key: string;
  readonly id: string;
  readonly more?: readonly WbxmlElement[];
}

export const collection = ({ key, id, more = [] }: CollectionAsk): WbxmlElement =>
  el('AirSync:Collection', el('AirSync:SyncKey', key), el('AirSync:CollectionId', id), ...more);

export const syncOf = (asked: readonly CollectionAsk[], ...more: readonly WbxmlElement[]): WbxmlElement =>
  el('AirSync:Sync', el('AirSync:Collections', ...asked.map(collection)), ...more);

export const commands = (...of: readonly WbxmlElement[]): WbxmlElement => el('AirSync:Commands', ...of);

export const add = (clientId: string, ...fields: readonly WbxmlElement[]): WbxmlElement =>
  el('AirSync:Add', el('AirSync:ClientId', clientId), el('AirSync:ApplicationData', ...fields));

export const change = (serverId: string, ...fields: readonly WbxmlElement[]): WbxmlElement =>
  el('AirSync:Change', el('AirSync:ServerId', serverId), el('AirSync:ApplicationData', ...fields));

export const remove = (serverId: string): WbxmlElement => el('AirSync:Delete', el('AirSync:ServerId', serverId));

/** Key 0 and the first page after it; the key from there on. */
export function primed(client: Probe, id: string): string {
  const first = said(client.send('Sync', { root: syncOf([{ key: '0', id }]) }), 'Collections/Collection/SyncKey') ?? '';
  const next = client.send('Sync', { root: syncOf([{ key: first, id }]) });
  return said(next, 'Collections/Collection/SyncKey') ?? first;
}

export const provisionOf = (...children: readonly WbxmlElement[]): WbxmlElement => el('Provision:Provision', ...children);
export const deviceInformation: WbxmlElement = el(
  'Settings:DeviceInformation',
  el('Settings:Set', el('Settings:Model', 'Probe'), el('Settings:OS', 'Test 1')),
);
export const policyOf = (...children: readonly WbxmlElement[]): WbxmlElement =>
  el('Provision:Policies', el('Provision:Policy', el('Provision:PolicyType', 'MS-EAS-Provisioning-WBXML'), ...children));
export const acknowledging = (key: string, status = '1'): WbxmlElement =>
  provisionOf(policyOf(el('Provision:PolicyKey', key), el('Provision:Status', status)));

/** Both phases; the final key, which the probe sends from now on. */
export function provisioned(client: Probe): string {
  const information = client.version === '12.1' || client.version === '14.0' ? [] : [deviceInformation];
  const first = client.send('Provision', { root: provisionOf(...information, policyOf()) });
  const temporary = said(first, 'Policies/Policy/PolicyKey') ?? '';
  const last = client.send('Provision', { root: acknowledging(temporary) });
  client.policyKey = said(last, 'Policies/Policy/PolicyKey');
  return client.policyKey ?? '';
}

/** A Ping; without folders or interval it means the remembered ones. */
export function pingOf(seconds: number | string | undefined, folders?: readonly string[]): WbxmlElement {
  return el(
    'Ping:Ping',
    seconds === undefined ? undefined : el('Ping:HeartbeatInterval', String(seconds)),
    folders && el('Ping:Folders', ...folders.map((id) => el('Ping:Folder', el('Ping:Id', id), el('Ping:Class', 'Email')))),
  );
}
