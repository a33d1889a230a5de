import type { Stated } from '../core/own-requests.ts';
import type { WireRequest } from '../core/ports.ts';
import type { EasRequest } from '../core/session.ts';
import { compareVersions } from '../policy/version.ts';
import { readdressed } from './address.ts';
import { renewedFor } from './authorization.ts';
import type { Exchange, World } from './world.ts';

/** A request as it goes out: the app's, with what the account knows better put in its place. */
export function outgoing(world: World, exchange: Exchange, request: EasRequest): WireRequest {
  const url = readdressed(addressIn(request), world.account.endpoint);
  let headers = knownBetter(world, { ...request.headers }, url, spokenBy(world, exchange, request));
  if (header(headers, 'content-type') === undefined) headers = withHeader(headers, 'Content-Type', 'application/vnd.ms-sync.wbxml');
  if (world.policyKey !== undefined && exchange.facts.policyKey) headers = withHeader(headers, 'X-MS-PolicyKey', world.policyKey);
  const { body, init } = request;
  // Everything is posted but the question what the server speaks (MS-ASHTTP 2.2.3).
  const method = exchange.facts.name === 'OPTIONS' ? 'OPTIONS' : 'POST';
  return folded(world, { method, url, headers, ...(body && { body }), ...(init && { init }) });
}

/** Where the address says version and policy key itself, they stand there and not in headers (MS-ASHTTP 2.2.1.1.2.6, .8). */
export function folded(world: Pick<World, 'ports'>, request: WireRequest): WireRequest {
  const [version, policyKey] = FOLDED.map((name) => header(request.headers, name));
  const url = world.ports.own.restated(request.url, {
    ...(version !== undefined && { version }),
    ...(policyKey !== undefined && { policyKey }),
  });
  if (url === undefined) return request;
  const others = Object.entries(request.headers).filter(([name]) => !FOLDED.includes(name.toLowerCase()));
  return { ...request, url, headers: Object.fromEntries(others) };
}

const FOLDED: readonly string[] = ['ms-asprotocolversion', 'x-ms-policykey'];

/** Headers with what the account knows better than the app: renewed credentials, the version that was agreed on. */
export function knownBetter(world: World, headers: Headers, url: string, version = world.account.version): Headers {
  const { account } = world;
  const authorization = renewedFor(world, header(headers, 'authorization'), url);
  const signed = authorization === undefined ? headers : withHeader(headers, 'Authorization', authorization);
  return account.version === undefined || version === undefined ? signed : withHeader(signed, 'MS-ASProtocolVersion', version);
}

/**
 * The version a request goes out under: the one agreed on, for which `build` has been told to make it. Bytes that cannot be made anew are never
 * sent as a newer one than they say they are of; nor a mail as an older one in which it would be another thing (RFC 822 below 14.0,
 * MS-ASHTTP 2.2.3): the server refuses what it does not know.
 */
export function spokenBy(
  world: Pick<World, 'ports' | 'account'>,
  { fixed, facts: { clientIdFrom } }: Pick<Exchange, 'fixed' | 'facts'>,
  request: EasRequest,
): string | undefined {
  const { version } = world.account;
  if (!fixed && version !== undefined) return version;
  const stated = header(request.headers ?? {}, 'ms-asprotocolversion') ?? statedIn(world, request.url)?.version;
  if (stated === undefined || version === undefined) return stated ?? version;
  const isOther = clientIdFrom !== undefined && compareVersions(version, clientIdFrom) < 0 && compareVersions(stated, clientIdFrom) >= 0;
  return compareVersions(stated, version) < 0 || isOther ? stated : version;
}

type Headers = Readonly<Record<string, string>>;

/** The headers with this one in place of whatever stood under its name in any spelling. */
export function withHeader(headers: Headers, name: string, value: string): Headers {
  const others = Object.entries(headers).filter(([known]) => known.toLowerCase() !== name.toLowerCase());
  return { ...Object.fromEntries(others), [name]: value };
}

/** Where the app asks. */
export function addressIn({ url }: EasRequest): string {
  return typeof url === 'string' ? url : url.href;
}

/** The version a request speaks: its own header, else its address, else the newest the tables know. */
export function versionOf(world: Pick<World, 'ports'>, { url, headers = {} }: Partial<EasRequest> = {}): string {
  return header(headers, 'ms-asprotocolversion') ?? statedIn(world, url)?.version ?? '16.1';
}

function statedIn(world: Pick<World, 'ports'>, url: EasRequest['url'] | undefined): Stated | undefined {
  return url === undefined ? undefined : world.ports.own.statedIn(addressIn({ url }));
}

/** A header by its name in any case. */
export function header(headers: Readonly<Record<string, string>>, name: string): string | undefined {
  return Object.entries(headers).find(([known]) => known.toLowerCase() === name)?.[1];
}

/** The policy key a request carries, in a header or in its address. */
export function policyKeyOf(world: Pick<World, 'ports'>, { url, headers }: WireRequest): string | undefined {
  return header(headers, 'x-ms-policykey') ?? statedIn(world, url)?.policyKey;
}
