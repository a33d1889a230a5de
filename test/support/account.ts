import type { Answered, Build, CommandName, EasRequest, RequestInit, Session, SessionEvent } from '../../src/core/session.ts';
import { SESSION_EVENTS } from '../../src/core/session-events.ts';
import { LIMITS } from '../../src/core/limits.ts';
import type { Protocol } from '../../src/core/protocol.ts';
import { EAS_OWN } from '../../src/eas/own.ts';
import { createSession } from '../../src/fetch/create-session.ts';
import { faultOf } from '../../src/fetch/fault.ts';
import type { SessionOptions } from '../../src/fetch/options.ts';
import { sendWith } from '../../src/fetch/transport.ts';
import { openSession, type CoreSession } from '../../src/session/session.ts';
import { memorySecrets, memoryStore } from '../../src/stores/memory.ts';
import { fakeServer, type FakeServer } from './server.ts';
import { virtualTime, type Time } from './time.ts';

type Asking = (command: CommandName, body: Uint8Array<ArrayBuffer> | undefined | Build, init?: RequestInit) => Promise<Answered>;
type Fetching = (command: CommandName, body: Uint8Array<ArrayBuffer> | undefined, init?: Parameters<typeof fetch>[1]) => Promise<Response>;

/** One account under test: its session, its server, its time, and what it told. */
export interface Account {
  readonly session: Session;
  readonly server: FakeServer;
  readonly time: Time;
  readonly events: readonly SessionEvent[];
  readonly told: <T extends SessionEvent['type']>(type: T) => readonly Extract<SessionEvent, { type: T }>[];
  /** Asks, and lets time go on until it is answered. */
  readonly request: Asking;
  /** Asks; time is the test's. */
  readonly begin: Asking;
  /** Asks by `session.fetch`, and lets time go on until it is answered. */
  readonly fetch: Fetching;
}

export const HOST = 'https://mail.example/Microsoft-Server-ActiveSync';
export const SECRET = { password: 'planted-password', policyKey: '7777777', cookie: 'planted-cookie' } as const;

const TYPES = SESSION_EVENTS;

export const urlOf = (command: string): string => `${HOST}?Cmd=${command}&User=someone&DeviceId=device1&DeviceType=test`;

export const HEADERS = { Authorization: `Basic ${SECRET.password}`, 'MS-ASProtocolVersion': '14.1', 'X-MS-PolicyKey': '1234' } as const;

/** The app's request for this command. */
export function appRequest(
  command: string,
  body?: Uint8Array<ArrayBuffer>,
  headers: Readonly<Record<string, string>> = HEADERS,
): EasRequest {
  return { url: urlOf(command), headers, ...(body && { body }) };
}

/** An Autodiscover of the app's at this host. The server knows it as `none`: its address names no command. */
export function autodiscoverAt(host: string, authorization: string = HEADERS.Authorization): EasRequest {
  return {
    url: `https://${host}/autodiscover/autodiscover.xml`,
    headers: { Authorization: authorization, 'Content-Type': 'text/xml' },
    body: bytesOf('<Autodiscover/>'),
  };
}

const bytesOf = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);

/** An answer to it that names no error. */
export const FOUND = { headers: { 'Content-Type': 'text/xml' }, body: bytesOf('<Autodiscover><Response/></Autodiscover>') } as const;

/** An answer to OPTIONS: an ActiveSync server speaks there (MS-ASHTTP 3.2.5.2). */
export const OFFER = { headers: { 'MS-ASProtocolVersions': '14.0,14.1', 'MS-ASProtocolCommands': 'Sync' } } as const;

/** Opens an account whose server answers what the test wrote down. Chance is fixed: waits are as short as they may be. */
export function openAccount(options: SessionOptions = {}, time: Time = virtualTime()): Account {
  const server = fakeServer(time);
  const session = createSession({ transport: server.fetch, clock: time.clock, random: () => 0, account: 'default', ...options });
  const events: SessionEvent[] = [];
  for (const type of TYPES) session.on(type, (event) => void events.push(event));
  const build = (command: string, body: Uint8Array<ArrayBuffer> | undefined | Build): Build =>
    typeof body === 'function' ? body : () => appRequest(command, body);
  const begin: Account['begin'] = (command, body, init) => {
    const answered = session.request(command, build(command, body), init);
    // The test looks at it when it is time; until then it is nobody's unhandled rejection.
    answered.catch(() => undefined);
    return answered;
  };
  return {
    session,
    server,
    time,
    events,
    told: <T extends SessionEvent['type']>(type: T) =>
      events.filter((event): event is Extract<SessionEvent, { type: T }> => event.type === type),
    begin,
    request: (command, body, init) => time.until(begin(command, body, init)),
    fetch: (command, body, init) =>
      time.until(session.fetch(urlOf(command), { method: 'POST', headers: HEADERS, ...(body && { body }), ...init })),
  };
}

/** A session below the edge of the platform, for a protocol of the test's own. */
export function bareSession(protocol: Protocol): { readonly session: CoreSession; readonly server: FakeServer; readonly time: Time } {
  const time = virtualTime();
  const server = fakeServer(time);
  const session = openSession({
    protocol,
    own: EAS_OWN,
    send: sendWith(server.fetch, LIMITS.replyBytes),
    faultOf,
    addressOf: (url) => url,
    store: memoryStore(),
    durable: false,
    self: 'bare',
    secrets: memorySecrets(),
    hooks: {},
    isAllowed: () => false,
    clock: time.clock,
    random: () => 0,
    newAbort: () => new AbortController(),
    limits: LIMITS,
    account: 'default',
    appRules: [],
    device: { model: 'test' },
  });
  return { session, server, time };
}
