import { addressParts, type WebAddress } from '../core/web-address.ts';
import { httpDate } from '../eas/http-date.ts';
import { baseOf } from '../session/address.ts';
import { within } from '../session/patience.ts';
import type { Carried, Ports, Send } from '../session/world.ts';

/** A cookie as it is kept. It goes back to the host that set it alone, whatever Domain it names: no more is needed, and less can leak. */
export interface Cookie {
  readonly host: string;
  readonly path: string;
  readonly name: string;
  readonly value: string;
  /** Wall time in ms; absent for one that has no end of its own. */
  readonly expires?: number;
}

/** Cookies kept for one account. Exchange sets five or so (X-BackEndCookie, ClientId ...); more are the oldest ones. */
export const COOKIES_MOST = 20;

/** Longest cookie kept, in characters: what browsers take (RFC 6265 6.1). */
export const COOKIE_CHARACTERS = 4096;

/** RFC 6265 5.1.4 and 5.2, as far as one host needs it. */
const PAIR = /^\s*([!#$%&'*+.^_`|~0-9a-z-]+)\s*=\s*((?:[!-:<-~](?:[ -:<-~]*[!-:<-~])?)?)\s*$/i;

/**
 * Several Set-Cookie headers in one line: split where another name begins. The comma in Expires is followed by a blank and a number.
 */
export function splitCookies(line: string): readonly string[] {
  return line.split(/,(?=\s*[!#$%&'*+.^_`|~0-9a-z-]+=)/i);
}

/** Reads one Set-Cookie header; undefined when it is none, or too long. */
export function readCookie(line: string, from: WebAddress, now: number): Cookie | undefined {
  if (line.length > COOKIE_CHARACTERS) return undefined;
  const [pair = '', ...attributes] = line.split(';');
  const [, name, value] = PAIR.exec(pair) ?? [];
  if (name === undefined || value === undefined) return undefined;
  const stated = new Map(
    attributes.map((text) => [text.split('=')[0]?.trim().toLowerCase() ?? '', text.slice(text.indexOf('=') + 1).trim()]),
  );
  if (stated.has('secure') && from.protocol !== 'https:') return undefined;
  const path = stated.get('path');
  const expires = endOf(stated, now);
  const folder = from.pathname.slice(0, Math.max(1, from.pathname.lastIndexOf('/')));
  return {
    host: hostOf(from),
    path: path?.startsWith('/') === true ? path : folder,
    name,
    value,
    ...(expires !== undefined && { expires }),
  };
}

/** Max-Age goes before Expires (RFC 6265 5.3). */
function endOf(stated: ReadonlyMap<string, string>, now: number): number | undefined {
  const age = stated.get('max-age');
  if (age !== undefined && /^-?\d+$/.test(age)) return now + Number(age) * 1000;
  return httpDate(stated.get('expires') ?? '');
}

/** With its port: servers on one device are not one server. */
function hostOf({ protocol, hostname, port }: WebAddress): string {
  return `${protocol}//${hostname}:${port}`;
}

/** The cookies after this one was set: it takes the place of its namesake, or removes it when its time is over. */
export function withCookie(cookies: readonly Cookie[], cookie: Cookie, now: number): readonly Cookie[] {
  const others = cookies.filter(({ host, path, name }) => host !== cookie.host || path !== cookie.path || name !== cookie.name);
  return (isOver(cookie, now) ? others : [...others, cookie]).slice(-COOKIES_MOST);
}

/** The Cookie header for an address; undefined when there is none to send. */
export function cookieHeader(cookies: readonly Cookie[], to: WebAddress, now: number): string | undefined {
  const fitting = cookies.filter((cookie) => cookie.host === hostOf(to) && !isOver(cookie, now) && isUnder(to.pathname, cookie.path));
  return fitting.length === 0 ? undefined : fitting.map(({ name, value }) => `${name}=${value}`).join('; ');
}

function isOver({ expires }: Cookie, now: number): boolean {
  return expires !== undefined && expires <= now;
}

function isUnder(path: string, folder: string): boolean {
  const [at, under] = [path, folder].map((text) => text.toLowerCase());
  return at === under || (at?.startsWith(under?.endsWith('/') === true ? under : `${under}/`) ?? false);
}

/**
 * Sends with the cookies the server has set, where the platform does not keep them itself: 16.x servers and all that sign in by token
 * want them back (MS-ASHTTP 2.2.1.1.2.4). A request that brings its own Cookie header goes out as it is. Cookies live in the secret
 * store; one that fails costs the cookies, never the mail.
 */
export function withCookies(
  send: Send,
  ports: Pick<Ports, 'secrets' | 'clock' | 'limits'>,
): Send & { readonly load: () => Promise<void>; readonly forget: () => void } {
  const { secrets, clock } = ports;
  let cookies: readonly Cookie[] = [];
  let loading: Promise<void> | undefined;
  let isLoaded = false;
  /** How often all was forgotten: a reply to what left before that brings nothing back. */
  let lives = 0;

  async function read(): Promise<void> {
    const life = lives;
    const stored = await within({ ports }, () => secrets.get('cookies')).catch(() => undefined);
    if (life === lives) cookies = [...readCookies(stored), ...cookies];
  }

  function keep(reply: Carried, from: WebAddress): void {
    const now = clock.now();
    const set = (reply.cookies ?? []).map((line) => readCookie(line, from, now)).filter((cookie) => cookie !== undefined);
    if (set.length === 0) return;
    cookies = set.reduce((all, cookie) => withCookie(all, cookie, now), cookies);
    // Not waited for: the reply is worth more than its cookies, and the next one sets them again.
    within({ ports }, () => secrets.set('cookies', JSON.stringify(cookies))).catch(() => undefined);
  }

  function forget(): void {
    lives += 1;
    cookies = [];
  }

  const load = (): Promise<void> => (loading ??= read().then(() => void (isLoaded = true)));

  const sendWithThem: Send = async (request, signal, received, isRead) => {
    const to = addressParts(baseOf(request.url));
    if (to === undefined) return send(request, signal, received, isRead);
    // At once when it can be: between what was written down and its leaving nobody gets in.
    if (!isLoaded) await load();
    // Called off meanwhile: an abort that is over is not heard any more.
    if (signal.aborted) throw signal.reason;
    const hasOwn = Object.keys(request.headers).some((name) => name.toLowerCase() === 'cookie');
    const cookie = hasOwn ? undefined : cookieHeader(cookies, to, clock.now());
    const carrying = cookie === undefined ? request : { ...request, headers: { ...request.headers, Cookie: cookie } };
    const life = lives;
    const reply = await send(carrying, signal, received, isRead);
    if (life === lives) keep(reply, to);
    return reply;
  };
  return Object.assign(sendWithThem, { load, forget });
}

/** What was stored, if it is what was stored. */
function readCookies(stored: string | null | undefined): readonly Cookie[] {
  try {
    const read: unknown = JSON.parse(stored ?? '[]');
    return Array.isArray(read) ? read.filter(isCookie).slice(-COOKIES_MOST) : [];
  } catch {
    // Damaged: the server sets them again.
    return [];
  }
}

function isCookie(value: unknown): value is Cookie {
  if (typeof value !== 'object' || value === null) return false;
  const { host, path, name, value: text, expires } = value as Record<string, unknown>;
  const isTextual = [host, path, name, text].every((part) => typeof part === 'string');
  return isTextual && (expires === undefined || Number.isFinite(expires)) && PAIR.test(`${String(name)}=${String(text)}`);
}
