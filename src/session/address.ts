/** An account that moved: the address the app asks at, and the one it was found at. Both without their query. */
export interface Moved {
  readonly from: string;
  readonly to: string;
  /** The app said so itself (Autodiscover). What a server said is asked about again in another life. */
  readonly isGiven?: true;
}

/** An address without its query. */
export function baseOf(url: string): string {
  return url.split(/[?#]/)[0] ?? url;
}

/**
 * Where a request goes: to the new address with its own query. Only what still asks at the old one is led on: an app that
 * asks elsewhere has been told better (MS-ASHTTP 3.1.5.2.2).
 */
export function readdressed(url: string, moved: Moved | undefined): string {
  const base = baseOf(url);
  return moved === undefined || base !== moved.from ? url : `${moved.to}${url.slice(base.length)}`;
}

/** Scheme, host and port; what stands in front of an `@` is a user, and no platform sends to one. */
const ADDRESS = /^https?:\/\/(?:[^\s/?#@:[\]\\<>^|%"`{}]+|\[[0-9a-f:.]+\])(?::(\d{0,5}))?(?:[/?#].*)?$/is;

const HIGHEST_PORT = 65_535;

/** Is it an address a request can go to? */
export function isAddress(url: unknown): url is string {
  const [whole, port = ''] = (typeof url === 'string' && ADDRESS.exec(url)) || [];
  return whole !== undefined && Number(port) <= HIGHEST_PORT;
}
