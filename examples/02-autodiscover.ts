import { isRecoveryError } from 'activesync-recovery';
import type { Ask, Heard } from './02-autodiscover-asking.ts';
import { answerIn, question } from './02-autodiscover-messages.ts';

/** Mail addresses looked for: the user's own and those it is redirected to. An account that was renamed or moved needs one more, seldom two. */
const ADDRESSES_MOST = 3;
/** Places that are shown the credentials. Two for each of two domains, what each of them leads to, and the hint are seven. */
const PLACES_MOST = 7;
/** How long a place may take, in ms: seven fit into a hook's minute. A web server that drops what it does not know must not use up the time of all. */
const PLACE_MS = 8_000;

/** Who must act before the account is found, for a banner: no address, no host. */
export interface Trouble {
  readonly who: 'user' | 'admin' | 'app';
  readonly why: 'blocked' | 'password-expired' | 'credentials' | 'request-invalid' | 'not-found';
  /** Where a new password is set, when the server says so. */
  readonly page?: string;
  readonly spec: string;
}

/** How to find an account. */
export interface Search {
  /** The user's mail address. */
  readonly address: string;
  /** `askOnce` for a new account, `askThrough` in the `discover` hook. */
  readonly ask: Ask;
  /** May a host outside the user's domain have the credentials? A hook has a minute: answer from a list, or from what the user said before. */
  readonly believe: (host: string) => Promise<boolean>;
  readonly tell: (trouble: Trouble) => void;
  /** Where an address without encryption leads, asked without credentials. @default fetch, which shows it on Node and not in browsers */
  readonly get?: typeof fetch;
  /** As of `node:dns/promises`. @default none: browsers have no resolver */
  readonly resolveSrv?: (name: string) => Promise<readonly { readonly name: string; readonly port: number; readonly priority: number }[]>;
}

interface Walk extends Search {
  readonly signal: AbortSignal;
  readonly hint: string | undefined;
  readonly addresses: Set<string>;
  readonly asked: Set<string>;
  readonly believed: Map<string, boolean>;
  wasDenied: boolean;
}

type Found = { readonly url: string } | 'stop' | undefined;

type Discover = (event: { readonly hint?: string; readonly signal: AbortSignal }) => Promise<{ readonly url: string } | 'cannot'>;

/**
 * Finds the ActiveSync server of a mail address (MS-ASCMD 2.2.1.1): the `discover` hook, and the first set-up of an account. Rejects when it is called off.
 * @example
 * const discover = autodiscover({ address, believe, tell, ask: askThrough(() => eas, login) });
 * const eas: Session = createSession({ hooks: { discover } });
 */
export function autodiscover(search: Search): Discover {
  return async ({ hint, signal }) => {
    const believed = new Map([[domainOf(search.address) ?? '', true]]);
    const walk: Walk = { ...search, signal, hint, believed, addresses: new Set(), asked: new Set(), wasDenied: false };
    const found = await findFor(search.address, walk);
    goOn(signal);
    if (typeof found === 'object') return found;
    if (found === undefined) search.tell({ who: 'user', why: walk.wasDenied ? 'credentials' : 'not-found', spec: 'MS-ASCMD 2.2.1.1' });
    return 'cannot';
  };
}

async function findFor(address: string, walk: Walk): Promise<Found> {
  const domain = domainOf(address);
  const isKnown = walk.addresses.has(address.toLowerCase()) || walk.addresses.size >= ADDRESSES_MOST;
  if (domain === undefined || isKnown || !(await isBelieved(domain, walk))) return undefined;
  walk.addresses.add(address.toLowerCase());
  for await (const place of places(domain, walk)) {
    const found = await askAt(place, address, walk);
    if (found !== undefined) return found;
  }
  return undefined;
}

const PATH = '/autodiscover/autodiscover.xml';

/** Where a domain may have it, in this order (MS-OXDISCO 3.1.5.2 to 3.1.5.4); with the server that was only named, and proved nothing, at the end. */
async function* places(domain: string, walk: Walk): AsyncGenerator<string> {
  yield `https://${domain}${PATH}`;
  yield `https://autodiscover.${domain}${PATH}`;
  const open = `http://autodiscover.${domain}${PATH}`;
  const { get = fetch, resolveSrv = async () => [] } = walk;
  const led = await inTime(walk, (signal) => get(open, { redirect: 'manual', credentials: 'omit', signal }));
  await led?.body?.cancel();
  const location = led && ledTo(led.status, led.headers.get('location') ?? undefined, open);
  if (location !== undefined) yield location;
  // A resolver rejects where a domain has no such record, as most have none.
  const records = (await inTime(walk, () => resolveSrv(`_autodiscover._tcp.${domain}`))) ?? [];
  for (const { name, port } of [...records].sort((a, b) => a.priority - b.priority)) yield `https://${name}:${port}${PATH}`;
  const named = parsed(walk.hint ?? '');
  if (named !== undefined) yield `https://${named.host}${PATH}`;
}

/** Credentials leave only here: never without encryption, never twice for the same, and to no host that is not believed. */
async function askAt(place: string, address: string, walk: Walk): Promise<Found> {
  const url = parsed(place);
  const key = `${address.toLowerCase()} ${url?.href}`;
  if (url?.protocol !== 'https:' || walk.asked.has(key) || walk.asked.size >= PLACES_MOST) return undefined;
  if (!(await isBelieved(url.hostname, walk))) return undefined;
  walk.asked.add(key);
  const heard = await inTime(walk, (signal) => walk.ask(url.href, question(address), signal));
  if (heard === undefined) return undefined;
  const { status, headers, body, isHeld } = heard;
  const trouble = troubleOf(status, headers);
  if (trouble !== undefined) walk.tell(trouble);
  if (trouble !== undefined || isHeld === true) return 'stop';
  if (status === 401) walk.wasDenied = true;
  const location = ledTo(status, headers['location'], url.href);
  if (location !== undefined) return askAt(location, address, walk);
  return status === 200 ? foundIn(body, walk) : undefined;
}

/** 456 and 457 are Autodiscover's own: nobody else knows better (MS-ASHTTP 3.1.5.2.4). */
function troubleOf(status: number, headers: Heard['headers']): Trouble | undefined {
  const spec = 'MS-ASHTTP 3.1.5.2.4';
  if (status === 456) return { who: 'admin', why: 'blocked', spec };
  if (status !== 457) return undefined;
  const page = parsed(headers['x-ms-credential-service-url'] ?? '');
  return { who: 'user', why: 'password-expired', ...(page?.protocol === 'https:' && { page: page.href }), spec };
}

async function foundIn(body: Uint8Array, walk: Walk): Promise<Found> {
  const { error, address, url } = answerIn(body);
  if (error === '600') {
    walk.tell({ who: 'app', why: 'request-invalid', spec: 'MS-ASCMD 2.2.3.64' });
    return 'stop';
  }
  if (address !== undefined) return findFor(address, walk);
  // Who names it has the credentials already, and did so over TLS: its host needs nobody's leave.
  const server = parsed(url ?? '');
  return server?.protocol === 'https:' ? { url: server.href } : undefined;
}

/** The user's own domain, one under it, or one the app believes; it is asked once about each. */
async function isBelieved(host: string, { believed, believe }: Walk): Promise<boolean> {
  const isUnder = [...believed].some(([known, isGood]) => isGood && host.endsWith(`.${known}`));
  const isGood = believed.get(host) ?? (isUnder || (await believe(host)));
  believed.set(host, isGood);
  return isGood;
}

/** Undefined when nobody answers in time: no such host, another certificate, a resolver that hangs. A request of our own fault ends it all. */
async function inTime<T>({ signal }: Walk, call: (signal: AbortSignal) => Promise<T>): Promise<T | undefined> {
  goOn(signal);
  const abort = new AbortController();
  const stop = () => abort.abort();
  const late = new Promise<undefined>((resolve) => abort.signal.addEventListener('abort', () => resolve(undefined)));
  const timer = setTimeout(stop, PLACE_MS);
  signal.addEventListener('abort', stop);
  try {
    return await Promise.race([call(abort.signal), late]);
  } catch (error) {
    if (isRecoveryError(error)) throw error;
    return undefined;
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', stop);
  }
}

function goOn(signal: AbortSignal): void {
  if (signal.aborted) throw new Error('the search was called off');
}

/** An address as the platform reads it, in punycode; undefined when it is none, or names a user. */
function parsed(text: string, from?: string): URL | undefined {
  try {
    const url = new URL(text, from);
    return url.username === '' && url.password === '' ? url : undefined;
  } catch {
    return undefined;
  }
}

function ledTo(status: number, location: string | undefined, from: string): string | undefined {
  return status >= 300 && status < 400 && location !== undefined ? parsed(location, from)?.href : undefined;
}

/** The domain of a mail address, in punycode; undefined when it is none, or would be more than a host in a web address. */
function domainOf(address: string): string | undefined {
  const [, domain] = /^[^\s\p{Cc}]+@([^\s\p{Cc}@/\\?#:%[\]]+)$/u.exec(address) ?? [];
  return domain === undefined ? undefined : parsed(`https://${domain}`)?.hostname;
}
