import { recoveryError } from '../core/errors.ts';
import type { Edit } from '../core/protocol.ts';
import type { Kind } from '../core/resolution.ts';
import type { Bounds, EasRequest } from '../core/session.ts';
import { compareVersions } from '../policy/version.ts';
import { attemptOf, versionOf } from './flight.ts';
import type { Locks } from './locks.ts';
import type { Exchange, World } from './world.ts';

/**
 * The request's bytes, once no other request works on the same keys. After a lost reply they are the very same, so that the
 * server recognises them (MS-ASCMD 3.1.5.9); whoever had to wait for others builds again, the keys have moved. Throws what
 * `build` throws, or what is wrong with what it returned; undefined when the caller aborted meanwhile.
 */
export async function provide(world: World, exchange: Exchange, locks: Locks): Promise<EasRequest | undefined> {
  let replay = isReplay(exchange.decision) ? exchange.sent : undefined;
  for (;;) {
    const made = replay ?? (await built(world, exchange));
    if (exchange.abort.signal.aborted) return undefined;
    const request = edited(world, exchange, made);
    exchange.marks = world.ports.protocol.marks(exchange.command, request.body);
    checkMail(world, exchange, request);
    const turn = locks.take(exchange.id, exchange.command, exchange.marks);
    if (turn === undefined) {
      exchange.sent = request;
      return request;
    }
    await turn;
    replay = undefined;
    if (exchange.abort.signal.aborted) return undefined;
  }
}

/** What the app made, in bytes of our own: it may use its buffer again while these are kept for going out once more. */
async function built(world: World, exchange: Exchange): Promise<EasRequest> {
  const made = await exchange.provide(attemptOf(world, exchange));
  check(world, made);
  return made.body === undefined || exchange.fixed || exchange.own ? made : { ...made, body: made.body.slice() };
}

const REPLAYS: ReadonlySet<string> = new Set(['retry', 'repair', 'reconcile'] satisfies Kind[]);

/** Waits and repairs below the hierarchy leave the app's data as it was: the refused bytes are still the right ones. */
function isReplay(decision: Exchange['decision']): boolean {
  return decision !== undefined && REPLAYS.has(decision.do) && decision.then === 'replay' && decision.first === undefined;
}

function check(world: World, request: EasRequest): void {
  if (typeof request !== 'object' || request === null || !(typeof request.url === 'string' || typeof request.url?.href === 'string')) {
    throw recoveryError('caller', 'request-invalid', 'build returned no request', 'return { url, headers, body }');
  }
  if (request.body !== undefined && !(request.body instanceof Uint8Array)) {
    throw recoveryError('caller', 'request-invalid', 'body is no Uint8Array', 'encode the request before it is handed over');
  }
  if (request.body !== undefined && request.body.length > world.ports.limits.requestBytes) {
    throw recoveryError('caller', 'body-too-large', 'the body is larger than limits.requestBytes', 'send less at once');
  }
}

/** A mail without a ClientId could not be told from its repeat: refused before it is sent. */
function checkMail(world: World, exchange: Exchange, request: EasRequest): void {
  const from = exchange.facts.clientIdFrom;
  const version = world.account.version ?? versionOf(request.headers ?? {});
  if (from === undefined || compareVersions(version, from) < 0 || exchange.marks?.clientId !== undefined) return;
  throw recoveryError(
    'caller',
    'client-id-missing',
    `${exchange.command} carries no ClientId`,
    'put a ClientId of its own into every mail (MS-ASCMD 2.2.3.28.1)',
  );
}

/** The library's few edits, on whosever bytes: numbers the server set, never the app's data. */
function edited(world: World, exchange: Exchange, request: EasRequest): EasRequest {
  const { decision, bounds, marks } = exchange;
  if (decision === undefined || request.body === undefined || bounds.edits === undefined) return request;
  const seconds = bounds.heartbeatSeconds;
  const inMinutes = marks?.sentElement === 'Wait';
  const change: Edit = {
    ...(seconds !== undefined && (inMinutes ? { waitMinutes: seconds } : { heartbeatSeconds: seconds })),
    ...(bounds.windowSize !== undefined && { windowSize: bounds.windowSize }),
  };
  const body = world.ports.protocol.edit(exchange.command, request.body, change);
  return body === undefined ? request : { ...request, body };
}

/** First WindowSize tried when a server chokes on an answer; halved from there. Its default is 100 (MS-ASCMD 2.2.3.199). */
const SMALLER_WINDOW = 50;

/** What the server has set so far, for the next bytes. */
export function boundsOf({ bounds, command }: Pick<Exchange, 'bounds' | 'command'>, decision: Exchange['decision']): Bounds {
  if (decision?.do !== 'rephrase') return bounds;
  const { how, bound } = decision;
  const edits = decision.then === 'edit' ? { edits: true as const } : {};
  if (how === 'set-heartbeat' && bound !== undefined) return { ...bounds, ...edits, rephrase: how, heartbeatSeconds: bound };
  if (how === 'smaller-window')
    return { ...bounds, ...edits, rephrase: how, windowSize: Math.max(1, Math.floor((bounds.windowSize ?? 2 * SMALLER_WINDOW) / 2)) };
  // Ping 6 names folders (MS-ASCMD 2.2.3.97), Sync 15 collections (2.2.3.88).
  if (how === 'limit-folders' && bound !== undefined)
    return { ...bounds, rephrase: how, ...(command === 'Sync' ? { maxCollections: bound } : { maxFolders: bound }) };
  return { ...bounds, rephrase: how };
}
