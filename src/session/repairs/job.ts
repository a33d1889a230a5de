import type { AnyStateMachine } from 'xstate';
import type { Decision } from '../../core/decision.ts';
import type { Enforcement, ProvisionAnswer } from '../../core/own-requests.ts';
import type { WireRequest } from '../../core/ports.ts';
import { EAS_RUNGS, type Rung } from '../../core/rungs.ts';
import { baseOf, readdressed } from '../address.ts';
import { LONGEST_SLEEP_MS } from '../alarm.ts';
import { learn, send } from '../flight.ts';
import { folded, knownBetter, withHeader } from '../outgoing.ts';
import type { Carried, Exchange, FaultName, World } from '../world.ts';

/** One repair of one rung under way. */
export interface Job {
  readonly rung: Rung;
  /** The ladder's number for it: reports of another one are nobody's. */
  readonly attempt: number;
  /** How often this rung was to be repaired since the last progress, this time included. */
  readonly tries: number;
  /** Hierarchy: from SyncKey 0. */
  readonly fromZero: boolean;
  /** Where attempts and failures of the repair's own requests are booked. */
  exchange: Exchange;
  cancelled: boolean;
  /** The policy handshake: its actor, what came last, how far the app enforces it, when it goes on. */
  actor: string | undefined;
  answer: ProvisionAnswer | undefined;
  /** The server said 140: it is asked for its directive first. */
  directed: boolean;
  enforcement: Enforcement;
  dueAt: number | undefined;
  /** Credentials: what a repair was answered that was called off for them. */
  readonly challenged: Exchange['reply'];
  readonly search: Search;
  whole(): void;
  stuck(): void;
}

/** What an account that is looked for has cost in sign-ins where it was asked for. */
export interface Search {
  renewals: number;
  /** What the app is renewing now, and since when; how long it took in all, in ms: no time of the search's own. */
  renewing?: Promise<string | undefined> | undefined;
  lentSince?: number | undefined;
  lentMs: number;
  /** Nothing new was to be had without a person. */
  isForPerson: boolean;
}

/** What the driver lends to a repair. */
export interface RepairTools {
  /** The library's own FolderSync, run like any other request; `fromZero` says whether its last answer was to key 0. */
  folderSync(fromZero: boolean): {
    readonly exchange: Exchange;
    readonly done: Promise<{ readonly reply: Carried | undefined; readonly fromZero: boolean }>;
  };
  /** A record for requests that run without a machine of their own. */
  scratch(command: string): Exchange;
  /** Starts a machine of the repair's own: the policy handshake, a wipe. */
  spawn(id: string, machine: AnyStateMachine, input: unknown): void;
  abandon(id: string): void;
}

/** Headers of the app's request that the library's own ones carry too. */
const KEPT: readonly string[] = ['authorization', 'user-agent', 'ms-asprotocolversion', 'cookie', 'accept-language'];

/** Where a request of the library's own goes, and what it carries. */
type OwnAddress = Pick<WireRequest, 'url' | 'headers' | 'init'>;

/**
 * Where the library's own requests go and what they carry: the app's last one, readdressed, without its policy key.
 *
 * @param there another address than the account's, which is given nothing that was renewed for that one
 */
export function ownAddress(world: World, command: string, there?: string): OwnAddress {
  const { url, headers: known, init } = world.template ?? { url: '', headers: {} };
  const kept = Object.fromEntries(Object.entries(known).filter(([name]) => KEPT.includes(name.toLowerCase())));
  const here = there ?? readdressed(url, world.account.endpoint);
  const headers = knownBetter(world, kept, here);
  return { url: command === 'OPTIONS' ? baseOf(here) : world.ports.own.addressOf(here, command), headers, ...(init && { init }) };
}

/** A request of the library's own. Undefined before the app has asked for anything: there is nowhere to send it. */
export function ownRequest(world: World, command: string, body?: Uint8Array<ArrayBuffer>, policyKey?: string): WireRequest | undefined {
  if (world.template === undefined) return undefined;
  const address = ownAddress(world, command);
  if (body === undefined) return { method: 'OPTIONS', ...address };
  const typed = withHeader(address.headers, 'Content-Type', 'application/vnd.ms-sync.wbxml');
  const headers = policyKey === undefined ? typed : withHeader(typed, 'X-MS-PolicyKey', policyKey);
  return folded(world, { method: 'POST', ...address, headers, body });
}

/** Lets time pass: what it slept counts, whatever the wall clock says. False when the repair was called off meanwhile. */
export async function pauseUntil(world: World, job: Job, until: number): Promise<boolean> {
  const { clock } = world.ports;
  const { signal } = job.exchange.abort;
  for (let leftMs = until - clock.now(); leftMs > 0 && !signal.aborted;) {
    const ms = Math.min(leftMs, LONGEST_SLEEP_MS);
    await new Promise<void>((resolve) => {
      const wake = (): void => {
        clock.clearTimeout(timer);
        signal.removeEventListener('abort', wake);
        resolve();
      };
      const timer = clock.setTimeout(wake, ms);
      signal.addEventListener('abort', wake);
    });
    leftMs = Math.min(leftMs - ms, until - clock.now());
  }
  return !job.cancelled && !signal.aborted;
}

/** The server named a wait: the whole account keeps to it. */
export function keepSilence(world: World, { asked, dueAt }: Decision): void {
  if (asked !== true || dueAt === undefined) return;
  world.account = { ...world.account, notBefore: Math.max(world.account.notBefore, dueAt) };
}

/** What the machine of the repair hears. One that has no machine, or none any more, hears nothing. */
export function tellActor(world: World, { actor }: Job, event: Parameters<World['post']>[1]): void {
  if (actor !== undefined) world.post(actor, event);
}

/** Sends a repair's own request. Undefined when the repair was called off meanwhile: nobody waits for the answer then. */
export async function sendOwn(world: World, job: Job, request: WireRequest): Promise<Carried | FaultName | undefined> {
  const { exchange } = job;
  // Silence is silence: what the server asked of the account holds for the library's own requests as well.
  if (!(await pauseUntil(world, job, world.account.notBefore))) return undefined;
  exchange.attempts += 1;
  world.tell({ type: 'attempt', command: exchange.command, number: exchange.attempts, own: true });
  let came: Carried | FaultName;
  try {
    came = await send(world, request, exchange);
  } catch (error) {
    if (job.cancelled) return undefined;
    throw error;
  }
  const reply = typeof came === 'string' ? undefined : came;
  reply?.drop?.();
  if (job.cancelled) return undefined;
  if (reply !== undefined) {
    learn(world, reply);
    exchange.reply = reply;
  }
  return came;
}

/**
 * A repair met a broken rung below its own: the ladder calls it off, makes that one whole, and starts it again. A rung that is not
 * below would be made whole after this one only, which then never ends: this repair has failed.
 */
export function reportLower(world: World, job: Job, rung: Rung): void {
  const level = (name: Rung): number => EAS_RUNGS.findIndex((known) => known === name);
  if (level(rung) < 0 || level(rung) >= level(job.rung)) return job.stuck();
  // One repair at a time: nothing can have been made whole since this one asked.
  world.post('ladder', { type: 'rung.broken', rung, epoch: Number.MAX_SAFE_INTEGER, fromZero: false });
}
