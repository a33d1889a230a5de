import { statusesOf, type Question } from '../policy/question.ts';
import type { Asked } from './read-question.ts';

/** Another question about the same number, for when it was asked in the wrong alphabet. */
export type Meant = Pick<Question, 'protocol' | 'kind' | 'command' | 'code'>;

/**
 * What may have been meant by a number no table lists: 449 is no Status of FolderSync but an HTTP line, 142 no HTTP line but a
 * Status, and SyncML has two alphabets of its own.
 */
export function meantBy({ family, question }: Asked): Meant | undefined {
  const { protocol } = family;
  const placed = (asked: Question): string => {
    const [status] = statusesOf(protocol, asked);
    return status === undefined ? 'unknown' : protocol.identify(status).place;
  };
  const { code, command = '' } = question;
  // A command of the other protocol, asked below HTTP with this one's version, has no Status here.
  if (typeof code !== 'number' || (command !== '' && !Object.hasOwn(protocol.commands, command))) return undefined;
  if (placed(question) !== 'unknown') return undefined;
  return others(question, protocol.name).find(
    (other) => isLine(other, protocol.name) || placed({ ...other, version: question.version }) !== 'unknown',
  );
}

/** ActiveSync uses no number of HTTP's range for itself, so each of them is a line, row or not [MS-ASHTTP 3.1.5.2]. */
function isLine({ protocol, code }: Meant, family: string): boolean {
  return protocol === 'http' && family === 'eas' && Number(code) >= 200 && Number(code) < 600;
}

function others({ protocol, command, kind, code }: Question, family: 'eas' | 'syncml'): readonly Meant[] {
  const about = { ...(command !== undefined && { command }), code };
  const status: Meant = { protocol: family, ...(family === 'syncml' && { kind: 'status' }), ...about };
  const http: Meant = { protocol: 'http', ...about };
  const alert: Meant = { protocol: 'syncml', kind: 'alert', ...about };
  if (protocol === 'http') return [status];
  if (protocol === 'transport') return [http, status];
  if (family === 'eas') return [http];
  return kind === 'alert' ? [status, http] : [alert, http];
}

const AS = { http: 'the HTTP status line', alert: 'an Alert', syncml: 'a Status of SyncML', eas: 'a Status' } as const;

/** The sentence for people, with the line that asks it: `... explain FolderSync http.449`. */
export function meantWords({ protocol, kind, command, code }: Meant): string {
  const as = protocol === 'transport' ? 'http' : kind === 'alert' ? 'alert' : protocol;
  const table = as === 'eas' ? 'common' : as;
  const ownNumber = as === 'eas' ? `${code}` : `${table}.${code}`;
  const words = command === undefined ? `${table} ${code}` : `${command} ${ownNumber}`;
  return `No table has ${code} there. If it was ${AS[as]}, ask: activesync-recovery explain ${words}`;
}
