import { decode } from '../../wbxml/decode.ts';
import { isWbxmlError } from '../../wbxml/errors.ts';
import { isElement } from '../../wbxml/tree.ts';
import type { WbxmlElement } from '../../wbxml/tree.ts';
import { DONE_COMMANDS, labCommand } from './commands.ts';
import type { LabCommand } from './commands.ts';
import { qualifiedName } from './fields.ts';
import { LAB_LIMITS } from './limits.ts';
import { directiveFor } from './provision.ts';
import { parseQuery } from './query.ts';
import type { Query } from './query.ts';
import type { LabRules, World } from './rules.ts';
import { deviceKey, newDevice } from './state.ts';
import type { Device, LabState } from './state.ts';
import { commonReply, httpReply, statusReply } from './turn.ts';
import type { Ask } from './turn.ts';
import { VERSION_FACTS } from './versions.ts';
import type { LabVersion, VersionFacts } from './versions.ts';
import { fromBase64 } from './wire.ts';
import type { LabReply, LabRequest } from './wire.ts';

// Everything between the wire and a command, in the order servers look at it: login, version, names of the device,
// wipe and policy, then the body.

const INVALID_CONTENT = 101;
const INVALID_WBXML = 102;
const INVALID_XML = 103;
const DEVICE_ID_MISSING = 108;
const DEVICE_TYPE_MISSING = 109;
const NOT_SUPPORTED = 137;
const VERSION_NOT_SUPPORTED = 138;
const WIPE_REQUESTED = 140;
const NOT_PROVISIONED = 142;
const POLICY_REFRESH = 143;
const INVALID_POLICY_KEY = 144;

/** A request that got through, or the answer that ends it here. */
export type Passed = { readonly reply: LabReply } | { readonly ask: Ask; readonly device: Device };

/** The user of Basic credentials that are right. `DOMAIN\user` and `user@domain` mean the user. */
export function userOf(state: LabState, headers: Readonly<Record<string, string>>): string | undefined {
  const bytes = fromBase64(/^Basic\s+(\S+)$/i.exec(headers['authorization'] ?? '')?.[1] ?? '');
  const [, login, password] = /^([^:]*):([^]*)$/.exec(bytes === undefined ? '' : new TextDecoder().decode(bytes)) ?? [];
  const user = login?.replace(/^.*\\/, '').replace(/@.*$/, '');
  return user !== undefined && password !== undefined && state.passwords.get(user) === password ? user : undefined;
}

const UNAUTHORIZED: LabReply = httpReply(401, { 'WWW-Authenticate': 'Basic realm="lab"' });

/** The only address there is (MS-ASHTTP 2.2.1.1.1.1). */
const PATH = /^[^?]*\/Microsoft-Server-ActiveSync\/?(\?|$)/i;

/** MS-ASHTTP 3.2.5.2 */
function optionsReply(rules: LabRules): LabReply {
  return httpReply(200, {
    Allow: 'OPTIONS,POST',
    Public: 'OPTIONS,POST',
    'MS-ASProtocolVersions': rules.versions.join(','),
    'MS-ASProtocolCommands': DONE_COMMANDS.join(','),
  });
}

/** A version this lab does not speak: said in the body to those who look there, as 505 to the others (MS-ASCMD 2.2.2, 138). */
function wrongVersion(command: string, version: string): LabReply {
  return Number.parseFloat(version) >= 14 ? statusReply(command, VERSION_NOT_SUPPORTED) : httpReply(505);
}

/** Which common status the device's standing earns, if any (MS-ASPROV 3.1.5.1, MS-ASCMD 2.2.2 140-144). */
function standing(state: LabState, device: Device, world: World, facts: VersionFacts, key: string | undefined): number | undefined {
  if (directiveFor(device, { facts }) !== undefined) return WIPE_REQUESTED;
  const { policy } = world.rules;
  if (policy.demand === 'none') return undefined;
  if (device.policy.key === undefined || key === undefined || key === '0') return NOT_PROVISIONED;
  if (key !== device.policy.key || device.policy.edition !== state.policyEdition) return INVALID_POLICY_KEY;
  return world.now - device.policy.since >= policy.refreshSeconds * 1000 ? POLICY_REFRESH : undefined;
}

function namesRefused(query: Query): number | undefined {
  const fits = (name: string | undefined): boolean => name !== undefined && name !== '' && name.length <= LAB_LIMITS.deviceId;
  if (!fits(query.deviceId)) return DEVICE_ID_MISSING;
  return fits(query.deviceType) ? undefined : DEVICE_TYPE_MISSING;
}

/** Elements whose content may be bytes; everywhere else a command is made of text. */
const BYTES_IN: readonly string[] = ['Mime', 'ApplicationData', 'ConversationId'];

/** Bytes where text should be: they may be no text at all, and what is echoed could not be written. */
function hasStrayBytes(el: WbxmlElement): boolean {
  if (BYTES_IN.includes(el.name)) return false;
  return el.children.some((node) => node instanceof Uint8Array || (isElement(node) && hasStrayBytes(node)));
}

/** The body's root; undefined for none and for a bare message; a number for the common status it earns. */
function bodyOf(row: LabCommand, facts: VersionFacts, request: LabRequest): WbxmlElement | undefined | number {
  const type = (request.headers['content-type'] ?? '').toLowerCase();
  if (row.mail === true && facts.mail === 'rfc822') {
    return type.startsWith('message/rfc822') ? undefined : INVALID_CONTENT;
  }
  if (request.body.length === 0) return row.emptyBody === true ? undefined : INVALID_CONTENT;
  // Both spellings are in use: with .wbxml and without.
  if (!type.startsWith('application/vnd.ms-sync')) return INVALID_CONTENT;
  try {
    const { root } = decode(request.body);
    return qualifiedName(root) === row.root && !hasStrayBytes(root) ? root : INVALID_XML;
  } catch (e) {
    if (isWbxmlError(e)) return INVALID_WBXML;
    throw e;
  }
}

function enter(
  state: LabState,
  request: LabRequest,
  world: World,
  user: string,
  query: Query,
  version: LabVersion,
  waitingSince: number | undefined,
): Passed {
  const facts = VERSION_FACTS[version];
  const { command } = query;
  const refused = (code: number): Passed => ({ reply: commonReply(command, facts, code) });
  const row = labCommand(command);
  const names = namesRefused(query);
  if (names !== undefined) return refused(names);
  if (row?.done !== true || row.root === undefined) return row?.root === undefined ? { reply: httpReply(501) } : refused(NOT_SUPPORTED);
  const device = state.devices.get(deviceKey(user, query.deviceId ?? '')) ?? newDevice(query.deviceId ?? '');
  const key = request.headers['x-ms-policykey'] ?? query.policyKey;
  const standingRefused = row.policyKey ? standing(state, device, world, facts, key) : undefined;
  // Below 14.0 a wipe is 449 to those who take part in policies and 403 to those who sent no key (MS-ASCMD 2.2.2, 140).
  if (standingRefused === WIPE_REQUESTED && !facts.commonStatus && key === undefined) return { reply: httpReply(403) };
  if (standingRefused !== undefined) return refused(standingRefused);
  const body = bodyOf(row, facts, request);
  if (typeof body === 'number') return refused(body);
  const { headers, body: bytes } = request;
  const { policyEdition } = state;
  return { device, ask: { world, user, command, query, version, facts, headers, bytes, root: body, policyEdition, waitingSince } };
}

/** Lets a request through to its command, or answers it. */
export function gate(state: LabState, request: LabRequest, world: World, waitingSince: number | undefined): Passed {
  if (!PATH.test(request.url)) return { reply: httpReply(404) };
  const user = userOf(state, request.headers);
  if (user === undefined) return { reply: UNAUTHORIZED };
  if (request.method === 'OPTIONS') return { reply: optionsReply(world.rules) };
  if (request.method !== 'POST') return { reply: httpReply(405, { Allow: 'OPTIONS,POST' }) };
  const query = parseQuery(request.url);
  const version = query?.version ?? request.headers['ms-asprotocolversion'];
  if (query === undefined || version === undefined) return { reply: httpReply(400) };
  const spoken = world.rules.versions.find((one) => one === version);
  if (spoken === undefined) return { reply: wrongVersion(query.command, version) };
  return enter(state, request, world, user, query, spoken, waitingSince);
}
