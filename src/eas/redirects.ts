import type { WireResponse } from '../core/ports.ts';

/**
 * Answers that say where the account lives, and the header that says it. 451 is the protocol's own (MS-ASHTTP 3.1.5.2.2); front
 * ends answer like web servers.
 */
const LOCATIONS: Readonly<Record<number, 'x-ms-location' | 'location'>> = {
  300: 'location',
  301: 'location',
  302: 'location',
  303: 'location',
  307: 'location',
  308: 'location',
  451: 'x-ms-location',
};

/**
 * The address such an answer names, as it stands there; undefined when it names none.
 * @example locationOf({ status: 451, headers: { 'x-ms-location': 'https://eas.example/Microsoft-Server-ActiveSync' } })
 */
export function locationOf({ status, headers }: Pick<WireResponse, 'status' | 'headers'>): string | undefined {
  const name = LOCATIONS[status];
  const stated = name === undefined ? undefined : headers[name]?.trim();
  return stated === '' ? undefined : stated;
}
