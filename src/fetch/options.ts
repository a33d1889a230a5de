import { isRecord } from '../core/record.ts';
import { recoveryError } from '../core/errors.ts';
import { areLowerLimits, LIMITS, limitsWith, type Limits } from '../core/limits.ts';
import type { DeviceInformation } from '../core/own-requests.ts';
import type { Clock, Random, SecretStore, StateStore, Transport } from '../core/ports.ts';
import type { AppRule } from '../core/resolution.ts';
import type { Hooks } from '../core/session.ts';
import type { Words } from '../core/decision.ts';
import { isAllowHosts, type AllowHosts } from './allow-hosts.ts';
import { isAppRule } from '../policy/app-rules.ts';

/**
 * xstate's inspector, or any observer of its inspection events. The events' type is xstate's own and differs between its
 * versions: it appears in `./machines` only.
 */
// oxlint-disable-next-line typescript/no-explicit-any -- an observer for any version of xstate must be assignable
export type InspectObserver = ((event: any) => void) | { readonly next?: (event: any) => void };

/** What an app may set. Everything has a default: `createSession()` works. */
export interface SessionOptions {
  /** Key in the store, another one for each account; never logged. Needed with `store` and `secrets`. @default 'default' */
  readonly account?: string;
  /** What talks to the server. @default globalThis.fetch, read at call time, and never a session's own */
  readonly transport?: typeof fetch | Transport;
  /** Recovery state: no secret, no mail, no SyncKey. @default memory: `getSnapshot().durable` is false */
  readonly store?: StateStore;
  /** Where the PolicyKey lives between runs. @default memory: provisions again after a restart */
  readonly secrets?: SecretStore;
  readonly hooks?: Hooks;
  /**
   * Hosts a redirect (451, 30x) may lead to besides the same one: names, which count for the hosts under them too, or your own word on each
   * address. Without encryption only this very device, and only when it is allowed here. @see hostedExchange @default []
   */
  readonly allowHosts?: AllowHosts;
  /**
   * How long a call may stay pending on a wait before it settles as held, in ms: for the server, for a repair, for another request that works on the
   * same key. Holds for a person settle at once. Answers, hooks and the store have times of their own: `limits.answerMs`, `limits.hookMs`. @default 30_000
   */
  readonly maxPendingMs?: number;
  /** Your own treatments, looked at before ours. */
  readonly rules?: readonly AppRule[];
  /** Only downwards, in whole numbers: a value above ours, or nothing at all, is a CallerError. */
  readonly limits?: Partial<Limits>;
  /** What the device says of itself when it provisions (MS-ASPROV 3.1.5.1.1). @default { model: 'activesync-recovery' } */
  readonly device?: DeviceInformation;
  /** Makes the sentence of a Step, as `english` of `activesync-recovery/words` does. @default none: names and numbers only */
  readonly words?: Words;
  /** xstate's inspector, or any observer of its events. */
  readonly inspect?: InspectObserver;
  /** @default the platform's */
  readonly clock?: Clock;
  /** @default Math.random */
  readonly random?: Random;
}

/** The names of the hooks there are. */
export const HOOKS: readonly string[] = [
  'collectionReset',
  'hierarchyChanged',
  'hierarchyKey',
  'policy',
  'credentials',
  'discover',
  'findSent',
  'willWipe',
  'wipe',
] satisfies (keyof Hooks)[];

const DEVICE: readonly string[] = [
  'model',
  'imei',
  'friendlyName',
  'os',
  'osLanguage',
  'phoneNumber',
  'mobileOperator',
  'userAgent',
] satisfies (keyof DeviceInformation)[];

interface Shape {
  readonly allowed: string;
  readonly is: (value: unknown) => boolean;
}

/** An object with these functions. */
const port = (...names: readonly string[]): Shape => ({ allowed: `{ ${names.join(', ')} }`, is: (value) => has(value, names) });

const isFunction = (value: unknown): boolean => typeof value === 'function';

/** What each option has to be, in one line a person can act on. */
const SHAPES: { readonly [K in keyof Required<SessionOptions>]: Shape } = {
  account: {
    allowed: '1 to 200 characters',
    is: (value) => typeof value === 'string' && value.length > 0 && value.length <= 200,
  },
  transport: { allowed: 'a function like fetch, or { send, sees: { redirects, cookies } }', is: isTransport },
  store: port('load', 'save', 'forget'),
  secrets: port('get', 'set', 'delete'),
  hooks: { allowed: `functions named ${HOOKS.join(', ')}`, is: areHooks },
  allowHosts: { allowed: 'host names without port or path, or a function of an address', is: isAllowHosts },
  maxPendingMs: { allowed: 'a number of ms from 0 to 3,600,000', is: (value) => isBetween(value, 0, 3_600_000) },
  rules: {
    allowed: '{ match, steps, basis }, steps as our own rules have them',
    is: (value) => Array.isArray(value) && value.every(isAppRule),
  },
  limits: { allowed: `whole numbers from 1 (pendingMs: 0) up to ours, named ${Object.keys(LIMITS).join(', ')}`, is: areLowerLimits },
  device: {
    allowed: `texts without control characters: ${DEVICE.join(', ')}; the first always`,
    is: isDevice,
  },
  words: { allowed: 'a function of a Step', is: isFunction },
  inspect: { allowed: 'a function, or { next }', is: isObserver },
  clock: port('now', 'setTimeout', 'clearTimeout'),
  random: { allowed: 'a function that gives a number in [0, 1)', is: isFunction },
};

/**
 * Reads every option once, when the session is made, and checks it: not when it is first needed, and also what a class inherits or computes.
 * @throws RecoveryError `option-unknown` or `option-invalid`, naming the option and what is allowed
 */
export function readOptions(options: SessionOptions): SessionOptions {
  if (!isRecord(options)) throw recoveryError('caller', 'option-invalid', 'options are not valid', 'allowed: an object, or nothing');
  const stranger = Object.keys(options).find((name) => !Object.hasOwn(SHAPES, name));
  if (stranger !== undefined)
    throw recoveryError('caller', 'option-unknown', `no option ${stranger}`, `known are ${Object.keys(SHAPES).join(', ')}`);
  const read: Record<string, unknown> = {};
  for (const [name, shape] of Object.entries(SHAPES)) {
    const value: unknown = options[name];
    if (value === undefined) continue;
    if (!shape.is(value)) throw recoveryError('caller', 'option-invalid', `option ${name} is not valid`, `allowed: ${shape.allowed}`);
    read[name] = value;
  }
  if (read['account'] === undefined && (read['store'] ?? read['secrets']) !== undefined)
    throw recoveryError('caller', 'option-invalid', 'option account is missing', 'store and secrets keep accounts apart by it');
  return read;
}

/** Our limits with the app's lower ones in their place. */
export function limitsOf({ limits = {}, maxPendingMs }: SessionOptions): Limits {
  const lower = limitsWith(limits);
  return { ...lower, pendingMs: maxPendingMs ?? lower.pendingMs };
}

/** Has it no fields but these, and does each of them hold what it may? Those it inherits are read like its own. */
function holds(value: unknown, names: readonly string[], may: (field: unknown) => boolean): boolean {
  return isRecord(value) && Object.keys(value).every((name) => names.includes(name)) && names.every((name) => may(value[name]));
}

function has(value: unknown, names: readonly string[]): boolean {
  return isRecord(value) && names.every((name) => typeof value[name] === 'function');
}

function isTransport(value: unknown): boolean {
  return isFunction(value) || (has(value, ['send']) && isRecord(value) && areSeen(value['sees']));
}

function areSeen(value: unknown = {}): boolean {
  return holds(value, ['redirects', 'cookies'], (seen) => [true, false, undefined].includes(seen as boolean));
}

function isBetween(value: unknown, least: number, most: number): boolean {
  return typeof value === 'number' && value >= least && value <= most;
}

function areHooks(value: unknown): boolean {
  return holds(value, HOOKS, (hook) => hook === undefined || isFunction(hook));
}

function isObserver(value: unknown): boolean {
  return typeof value === 'function' || (isRecord(value) && ['function', 'undefined'].includes(typeof value['next']));
}

/** What no message can carry would fail at the first handshake, as a loop of the server's. */
function isDevice(value: unknown): boolean {
  if (!isRecord(value) || typeof value['model'] !== 'string' || value['model'] === '') return false;
  return holds(value, DEVICE, (text) => text === undefined || isPlain(text));
}

function isPlain(text: unknown): boolean {
  return typeof text === 'string' && Array.from(text).every((one) => isWritten(one.codePointAt(0) ?? 0));
}

/** No control character, and no half of a pair. */
function isWritten(point: number): boolean {
  return point >= 0x20 && !(point >= 0x7f && point < 0xa0) && !(point >= 0xd800 && point < 0xe000);
}
