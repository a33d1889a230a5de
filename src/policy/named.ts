import type { Protocol } from '../core/protocol.ts';
import type { StatusId } from '../core/status-id.ts';
import type { ToldEntry } from '../core/status.ts';
import type { Question } from './question.ts';

/** What a name asks about, before it is known for which version. */
export type Named = Pick<Question, 'protocol' | 'kind' | 'command' | 'level'> & { readonly code: string };

/** Words that may stand in the place of a command: a protocol, and what is common to all commands. */
export const ALPHABETS: ReadonlyMap<string, Pick<Question, 'protocol' | 'kind'>> = new Map([
  ['common', { protocol: 'eas' }],
  ['http', { protocol: 'http' }],
  ['transport', { protocol: 'transport' }],
  ['syncml', { protocol: 'syncml', kind: 'status' }],
  ['alert', { protocol: 'syncml', kind: 'alert' }],
]);

/**
 * What an id asks about, as a trace prints it. Undefined for one that no table of these protocols has; `unknown` is in each of them.
 * @example questionNamed([EAS], 'Sync.Add.6')?.level; // 'Sync/Collections/Collection/Responses/Add'
 */
export function questionNamed(protocols: readonly Protocol[], id: string): Named | undefined {
  const dot = id.lastIndexOf('.');
  const [prefix, code] = [id.slice(0, Math.max(0, dot)), id.slice(dot + 1)];
  const alphabet = ALPHABETS.get(prefix);
  if (alphabet !== undefined) return { ...alphabet, code };
  for (const protocol of protocols) {
    const { name, commands } = protocol;
    const command = prefix.split('.')[0] ?? '';
    const places = Object.hasOwn(commands, command) ? commands[command]?.places : undefined;
    const own = code === 'unknown' ? places?.find((place) => place.prefix === prefix)?.path : undefined;
    const level = own ?? protocol.entry(id as StatusId)?.levels[0];
    if (level !== undefined) return { protocol: name, command, level, code };
  }
  return undefined;
}

/**
 * The protocol as one server bends it: by the name of a known deviation, else by what its headers say of themselves.
 * @example bentBy(EAS_TOLD, 'Horde').protocol.quirks.length; // 1
 */
export function bentBy(
  protocol: Protocol<ToldEntry>,
  server: string | undefined,
): { readonly protocol: Protocol<ToldEntry>; readonly server?: string } {
  if (server === undefined) return { protocol };
  const quirks = protocol.quirks.filter(({ name }) => name === server.toLowerCase());
  if (quirks.length === 0) return { protocol, server };
  return { protocol: { ...protocol, quirks: quirks.map((quirk) => ({ ...quirk, server: /^/ })) }, server };
}
