import type { Resolution } from '../../../src/core/resolution.ts';
import type { Circumstances, Status } from '../../../src/core/status.ts';
import { EAS_TOLD } from '../../../src/texts/eas/told.ts';
import { placeAt } from '../../../src/eas/commands.ts';
import { resolve, type Resolved } from '../../../src/policy/resolve.ts';

/** A question about one status, in the words of `explain`. */
export interface Question extends Circumstances {
  readonly command: string;
  /** Element path; the command's root when left out. */
  readonly path?: string;
  readonly version?: string;
  readonly server?: string;
  readonly tooLarge?: true;
}

export function statusOf(code: number | string, { command, path = command, version = '16.1', tooLarge }: Question): Status {
  const protocol = typeof code === 'string' ? 'transport' : 'eas';
  const level = placeAt(command, path)?.level ?? 'command';
  return { source: { protocol, command, level, path }, code, protocolVersion: version, facts: { ...(tooLarge && { tooLarge }) } };
}

export function httpStatusOf(code: number | string, { command, version = '16.1' }: Question): Status {
  return { source: { protocol: 'http', command, level: 'http', path: '' }, code, protocolVersion: version, facts: {} };
}

/** What the tables say about a Status, or about a failure below HTTP when the code is a word. */
export function ask(code: number | string, question: Question): Resolved {
  return answer(statusOf(code, question), question);
}

/** What the tables say about a status line or a header. */
export function askHttp(code: number | string, question: Question): Resolved {
  return answer(httpStatusOf(code, question), question);
}

function answer(status: Status, question: Question): Resolved {
  const { server } = question;
  return resolve(EAS_TOLD, status, question, server === undefined ? {} : { server });
}

/** A ladder in one line: `retry backoff x4, reset hierarchy, hold time server-down`. */
export function told({ treatment }: Resolved): string {
  return treatment.steps.map(line).join(', ');
}

function line(step: Resolution): string {
  const { do: what, first, then, limit, tell, ...fields } = step;
  const chores = (first ?? []).map((chore) => `${chore.do} ${Object.values(chore).slice(1).join(' ')} then `).join('');
  const words = [what, ...Object.values(fields)].join(' ');
  return `${chores}${words}${then === undefined ? '' : ` (${then})`}${limit === undefined ? '' : ` x${limit}`}${tell === undefined ? '' : ` [${tell}]`}`;
}
