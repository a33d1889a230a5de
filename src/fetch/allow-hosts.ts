import { addressParts, type WebAddress } from '../core/web-address.ts';

/** Hosts a redirect may lead to: names, which count for the hosts under them too, or a word on each address. */
export type AllowHosts = readonly string[] | ((to: WebAddress) => boolean);

/**
 * Where Microsoft's hosted Exchange lives, for `allowHosts`: mailboxes move between these when a tenant is migrated.
 * @example
 * import { createSession, hostedExchange } from 'activesync-recovery';
 * const eas = createSession({ allowHosts: [...hostedExchange, 'mail.example'] });
 */
export const hostedExchange: readonly string[] = [
  'outlook.office365.com',
  'outlook.office.com',
  'eas.outlook.com',
  's.outlook.com',
  'm.hotmail.com',
  'partner.outlook.cn',
  'outlook.office365.us',
];

const HOST_NAME = /^(?:[a-z0-9_-]+(?:\.[a-z0-9_-]+)*|\[[0-9a-f:.]+\])$/i;

/** Is it a list of hosts that an address can have, without port and path, or a function? */
export function isAllowHosts(value: unknown): value is AllowHosts {
  if (typeof value === 'function') return true;
  return Array.isArray(value) && value.every((host) => typeof host === 'string' && HOST_NAME.test(host) && isHost(host));
}

/** Numbers out of range are no host's. */
function isHost(host: string): boolean {
  return addressParts(`https://${host}/`) !== undefined;
}

/** A word of the app's that fails allows nothing. */
export function hostPolicy(allowed: AllowHosts = []): (to: WebAddress) => boolean {
  if (typeof allowed === 'function') {
    return (to) => {
      try {
        // Anything but a plain true, a promise for one, is no yes.
        const said: unknown = allowed(to);
        if (said instanceof Promise) said.catch(() => undefined);
        return said === true;
      } catch {
        return false;
      }
    };
  }
  const hosts = allowed.map((host) => host.toLowerCase());
  return ({ hostname }) => hosts.some((host) => hostname === host || (isName(host) && hostname.endsWith(`.${host}`)));
}

/** Nothing lies under an address made of numbers. */
function isName(host: string): boolean {
  return !/(?:^|\.)\d+$|\]$/.test(host);
}
