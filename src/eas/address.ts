/** The path every ActiveSync address ends in (MS-ASHTTP 2.2.1.1.1). Servers differ in its case. */
const PATH = /\/microsoft-server-activesync\/?$/i;

/** The plain query's parameter for the command (MS-ASHTTP 2.2.1.1.1.2). */
const CMD = /(^|&)(cmd=)([^&]*)/i;

/**
 * The command a plain ActiveSync address names, undefined when it is no ActiveSync address.
 * @example commandOf('https://mail.example/Microsoft-Server-ActiveSync?Cmd=Sync&User=u') === 'Sync'
 */
export function commandOf(url: string): string | undefined {
  const { path, query } = split(url);
  if (!PATH.test(path)) return undefined;
  const name = CMD.exec(query)?.[3];
  return name === undefined || name === '' ? undefined : name;
}

/** The same address for another command; the other parameters stay as the app wrote them. */
export function addressOf(url: string, command: string): string {
  const { path, query } = split(url);
  if (!CMD.test(query)) return `${path}?${[`Cmd=${command}`, query].filter((part) => part !== '').join('&')}`;
  return `${path}?${query.replace(CMD, `$1$2${command}`)}`;
}

function split(url: string): { path: string; query: string } {
  const bare = url.split('#')[0] ?? '';
  const at = bare.indexOf('?');
  return at < 0 ? { path: bare, query: '' } : { path: bare.slice(0, at), query: bare.slice(at + 1) };
}
