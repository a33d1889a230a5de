/** An address taken apart, in the words of the URL standard. Only what a server of this protocol may be called: no user, no fragment. */
export interface WebAddress {
  readonly protocol: 'https:' | 'http:';
  /** In lower case; letters, digits, `.`, `-` and `_` only: what is not ASCII has to come as punycode. */
  readonly hostname: string;
  /** Empty for the usual one. */
  readonly port: string;
  /** Begins with `/`; `/` when the address has none. */
  readonly pathname: string;
  /** Without query and fragment. */
  readonly href: string;
}

/** Longest address that is looked at, in characters. Servers take no longer ones. */
export const ADDRESS_MOST = 2048;

/**
 * Strict on purpose, and the same on every platform: URL parsers repair what they are given (backslashes, numbers as hosts, tabs),
 * and whoever can choose what is repaired can choose the host that credentials go to.
 */
const ADDRESS =
  /^(https?):\/\/([a-z0-9_-]+(?:\.[a-z0-9_-]+)*|\[[0-9a-f:.]+\])(?::(\d{1,5}))?(\/[!-.0-[\]-~/]*)?(?:\?[!-~]*)?(?:#[!-~]*)?$/i;

/** Such a host is an IPv4 address to every platform, and in any other spelling than this one it hides which (URL standard, 3.5). */
const ENDS_IN_NUMBER = /(?:^|\.)(?:\d+|0x[0-9a-f]*)$/i;
const IPV4 = /^(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(?:\.(?!$)|$)){4}$/;

const USUAL_PORT = { https: '443', http: '80' } as const;

/**
 * Takes an address apart; undefined when it is none that may be followed.
 * @example addressParts('https://Mail.example:443/Microsoft-Server-ActiveSync?Cmd=Ping')?.href === 'https://mail.example/Microsoft-Server-ActiveSync'
 */
export function addressParts(text: string): WebAddress | undefined {
  if (text.length > ADDRESS_MOST) return undefined;
  const [, scheme, host, stated = '', path = '/'] = ADDRESS.exec(text) ?? [];
  if (scheme === undefined || host === undefined || Number(stated) > 65_535) return undefined;
  if (ENDS_IN_NUMBER.test(host) && !IPV4.test(host)) return undefined;
  const kind = scheme.toLowerCase() === 'https' ? 'https' : 'http';
  const number = stated === '' ? '' : String(Number(stated));
  const port = number === USUAL_PORT[kind] ? '' : number;
  const pathname = path.split(/[?#]/)[0] ?? '/';
  const hostname = host.toLowerCase();
  return { protocol: `${kind}:`, hostname, port, pathname, href: `${kind}://${hostname}${port === '' ? '' : `:${port}`}${pathname}` };
}

/** Does the host name this very device? */
export function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname);
}
