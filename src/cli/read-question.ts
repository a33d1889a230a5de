import { lowered } from '../core/headers.ts';
import type { Question } from '../policy/question.ts';
import { FAMILIES, familyOf, isCommand, type Family } from './protocols.ts';

/** A question ready to be asked, and of whom. */
export interface Asked {
  readonly family: Family;
  readonly question: Question;
  readonly server?: string;
}

/** What was wrong with a question, in one line. */
export interface Refused {
  readonly error: string;
}

type Fields = Readonly<Record<string, unknown>>;

const PROTOCOLS: readonly unknown[] = ['eas', 'http', 'syncml', 'transport'];
const KINDS: readonly unknown[] = ['status', 'alert'];
const BOOLEAN: readonly unknown[] = [true, false];

/** What each circumstance may be; a number where nothing is listed. */
const CONTEXT: Readonly<Record<string, readonly unknown[]>> = {
  policyKeySent: BOOLEAN,
  sentBefore: ['no', 'no-answer', 'failed', 'no-ledger'],
  answers118: BOOLEAN,
  replayed: BOOLEAN,
  credentialsWorked: BOOLEAN,
  phase: ['request', 'acknowledge', 'wipe-acknowledge'],
  operation: ['Add', 'Change', 'Delete', 'Fetch'],
  sentElement: ['Wait', 'HeartbeatInterval'],
  idempotent: BOOLEAN,
  uploads: BOOLEAN,
  alert: [],
  chal: BOOLEAN,
};

const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value);
const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';
const shown = (value: unknown): string => (JSON.stringify(value) ?? 'nothing').slice(0, 60);

/**
 * Reads a question as the contract of `explain --ndjson` spells it. Fields it does not know are left alone, so that rows of
 * the catalogue can be asked as they are.
 *
 * @example readQuestion({ protocol: 'eas', command: 'Sync', code: 3 }); // { family, question: { ..., version: '16.1' } }
 */
export function readQuestion(input: unknown): Asked | Refused {
  if (!isFields(input)) return { error: 'a question is a JSON object' };
  const error = faultIn(input);
  if (error !== undefined) return { error };
  const { protocol, command, level, version, kind, context, server } = input as Fields & Partial<Question> & { server?: string };
  const family = familyOf(String(protocol), command, version);
  const question = {
    protocol,
    code: numeric(input['code'] as Question['code']),
    version: version ?? family.versions[0],
    ...(kind !== undefined && { kind }),
    ...(command !== undefined && { command }),
    ...(level !== undefined && { level }),
    ...(context !== undefined && { context }),
    ...(input['headers'] !== undefined && { headers: lowered(input['headers'] as Readonly<Record<string, string>>) }),
  } as Question;
  return { family, question, ...(server !== undefined && { server }) };
}

function faultIn(input: Fields): string | undefined {
  const { protocol, command, kind, code } = input;
  if (input['direction'] === 'sent') return 'a value that a client sends is no status to ask about';
  if (!PROTOCOLS.includes(protocol)) return `protocol is ${PROTOCOLS.join(', ')}, not ${shown(protocol)}`;
  if (!(isText(code) || (typeof code === 'number' && Number.isFinite(code)))) return `code is a number or a name, not ${shown(code)}`;
  for (const name of ['command', 'level', 'version', 'server']) {
    if (input[name] !== undefined && !isText(input[name])) return `${name} is a text, not ${shown(input[name])}`;
  }
  if (isText(command)) {
    const families = FAMILIES.filter((family) => protocol === family.protocol.name || protocol === 'http' || protocol === 'transport');
    if (!isCommand(families, command))
      return `there is no command ${shown(command)} in ${families.map((one) => one.protocol.name).join(' or ')}`;
  }
  if (isText(input['version']) && !/^\d+\.\d+$/.test(input['version'])) return `version is written as 14.1, not ${shown(input['version'])}`;
  if (kind !== undefined && !KINDS.includes(kind)) return `kind is ${KINDS.join(' or ')}, not ${shown(kind)}`;
  return headersFault(input['headers']) ?? contextFault(input['context']);
}

function headersFault(headers: unknown): string | undefined {
  if (headers === undefined) return undefined;
  if (!isFields(headers)) return `headers is an object of texts, not ${shown(headers)}`;
  const bad = Object.entries(headers).find(([, value]) => typeof value !== 'string');
  return bad === undefined ? undefined : `headers.${bad[0]} is a text, not ${shown(bad[1])}`;
}

function contextFault(context: unknown): string | undefined {
  if (context === undefined) return undefined;
  if (!isFields(context)) return `context is an object, not ${shown(context)}`;
  for (const [name, value] of Object.entries(context)) {
    const allowed = Object.hasOwn(CONTEXT, name) ? CONTEXT[name] : undefined;
    if (allowed === undefined) return `context has no ${shown(name)}; it has ${Object.keys(CONTEXT).join(', ')}`;
    if (allowed.length === 0 ? typeof value !== 'number' : !allowed.includes(value)) {
      return `context.${name} is ${allowed.length === 0 ? 'a number' : allowed.map(String).join(', ')}, not ${shown(value)}`;
    }
  }
  return undefined;
}

/** A number written as a text is that number: other tools quote. */
function numeric(code: number | string): number | string {
  return typeof code === 'string' && /^\d+$/.test(code) ? Number(code) : code;
}
