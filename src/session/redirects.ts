import { addressParts, isLoopback, type WebAddress } from '../core/web-address.ts';
import type { RedirectRefusal } from '../core/session.ts';

/** May the account's credentials go to this host, as the app sees it? */
export type HostPolicy = (to: WebAddress) => boolean;

/** Where a redirect leads, or why it is not followed. */
export type Redirect = { readonly to: string } | { readonly refused: RedirectRefusal };

/**
 * May a redirect be followed (ruling on redirects: same host, hosts the app listed, or its own word)? Never without encryption,
 * but on this very device when the app allowed it; never to what has been asked already.
 *
 * @param location as the server wrote it; absolute, or a path on the same server
 * @param trail addresses asked so far, the present one last
 */
export function redirect(location: string, trail: readonly string[], isAllowed: HostPolicy): Redirect {
  const here = addressParts(trail.at(-1) ?? '');
  const to = here && addressParts(location.startsWith('/') && !location.startsWith('//') ? originOf(here) + location : location);
  if (here === undefined || to === undefined) return { refused: 'no-address' };
  const path = to.pathname === '/' ? here.pathname : to.pathname;
  const href = originOf(to) + path;
  if (trail.some((asked) => sameAddress(asked, href))) return { refused: 'cycle' };
  if (to.protocol !== 'https:' && !(isLoopback(to.hostname) && isAllowed(to))) return { refused: 'not-encrypted' };
  if (to.hostname !== here.hostname && !isAllowed(to)) return { refused: 'host-not-allowed' };
  return { to: href };
}

function originOf({ protocol, hostname, port }: WebAddress): string {
  return `${protocol}//${hostname}${port === '' ? '' : `:${port}`}`;
}

/** Servers differ in the case of the path, and in the slash at its end. */
function sameAddress(one: string, other: string): boolean {
  const [a, b] = [one, other].map((text) => addressParts(text)?.href.toLowerCase().replace(/\/$/, ''));
  return a !== undefined && a === b;
}
