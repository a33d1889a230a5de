import { recoveryError } from '../core/errors.ts';
import { EAS_BOOK } from '../wbxml/book.ts';
import { qualifyPath } from './fault-reply.ts';
import type { FaultScript, FaultStatus } from './fault-script.ts';

/** Says whether a value fits, in words for the error, or undefined when it does. */
type Check = (value: unknown, where: string) => void;

function fail(where: string, wanted: string): never {
  throw recoveryError('caller', 'option-invalid', `fault script: ${where} must be ${wanted}`, 'see FaultRule for the format');
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

const integer =
  (least: number, most: number): Check =>
  (value, where) => {
    if (typeof value !== 'number' || !Number.isInteger(value) || value < least || value > most)
      fail(where, `an integer from ${least} to ${most}`);
  };
const text: Check = (value, where) => {
  if (typeof value !== 'string' || value === '') fail(where, 'a string that is not empty');
};
const anyText: Check = (value, where) => {
  if (typeof value !== 'string') fail(where, 'a string');
};
const yes: Check = (value, where) => {
  if (value !== true) fail(where, 'true, or left out');
};
const oneOf =
  (...words: readonly string[]): Check =>
  (value, where) => {
    if (typeof value !== 'string' || !words.includes(value)) fail(where, `one of ${words.join(', ')}`);
  };
const record =
  (check: Check): Check =>
  (value, where) => {
    if (!isObject(value)) fail(where, 'an object');
    for (const [name, one] of Object.entries(value)) check(one, `${where}.${name}`);
  };
const shape =
  (fields: Readonly<Record<string, Check>>, needed: readonly string[] = []): Check =>
  (value, where) => {
    if (!isObject(value)) fail(where, 'an object');
    for (const name of needed) if (!(name in value)) fail(`${where}.${name}`, 'present');
    for (const [name, one] of Object.entries(value)) {
      const check = fields[name];
      if (check === undefined) fail(`${where}.${name}`, `left out (known: ${Object.keys(fields).join(', ')})`);
      else check(one, `${where}.${name}`);
    }
  };

const ELEMENT_PATH = /^[A-Za-z]+(\/[A-Za-z]+)*$/;
const path: Check = (value, where) => {
  if (typeof value !== 'string' || !ELEMENT_PATH.test(value)) fail(where, 'an element path such as Sync/Collections/Collection');
  else if (qualifyPath(value) === undefined) fail(where, 'a place where a reply carries Status, without Status itself');
};
const fact: Check = (value, where) => {
  if (typeof value !== 'string' && typeof value !== 'number') fail(where, 'a string or a number');
};
const garbage: Check = (value, where) => {
  if (Array.isArray(value)) value.forEach((byte: unknown, i) => integer(0, 255)(byte, `${where}[${i}]`));
  else integer(0, 0xff_ff_ff_ff)(value, where);
};

// A count or a delay above these is a slip of the pen: no scenario runs a million requests or waits a week.
const COUNT = integer(1, 1_000_000);
const DELAY = integer(0, 7 * 24 * 3_600_000);

const WHEN = shape({ command: text, collectionId: text, item: text, version: text, nth: COUNT, from: COUNT, to: COUNT, every: COUNT });
const DO = shape({
  status: shape({ at: path, code: integer(0, 65_535), collectionId: text, facts: record(fact) }, ['at', 'code']),
  http: shape({ code: integer(200, 599), headers: record(anyText), body: anyText }, ['code']),
  cut: oneOf('before', 'after'),
  half: yes,
  garbage,
  html: yes,
  delayMs: DELAY,
  headers: record(anyText),
  processed: yes,
});
const RULE = shape({ when: WHEN, do: DO, note: anyText }, ['when', 'do']);

const MAIN = ['status', 'http', 'cut', 'half', 'garbage', 'html'] as const;

function checkCombination(rule: Record<string, unknown>, where: string): void {
  const when = rule['when'] as Record<string, unknown>;
  const action = rule['do'] as Record<string, unknown>;
  const mains = MAIN.filter((name) => name in action);
  if (mains.length > 1) fail(`${where}.do`, `one fault only, not ${mains.join(' and ')} together`);
  if (Object.keys(action).every((name) => name === 'processed')) fail(`${where}.do`, 'a fault; it is empty');
  if ('processed' in action && (mains[0] === undefined || mains[0] === 'cut' || mains[0] === 'half'))
    fail(`${where}.do.processed`, 'left out: it belongs to status, http, garbage or html (a cut says before or after)');
  if ('headers' in action && ('cut' in action || 'http' in action))
    fail(`${where}.do.headers`, 'left out: a cut has no reply, and http has headers of its own');
  if ('status' in action) checkStatus(action['status'] as FaultStatus, when['command'], where);
  if ('nth' in when && ('from' in when || 'to' in when || 'every' in when)) fail(`${where}.when.nth`, 'alone, without from, to or every');
  if ('from' in when && 'to' in when && (when['from'] as number) > (when['to'] as number)) fail(`${where}.when.to`, 'at or after from');
}

/** The command is said once or twice, but not two of them; what stands beside the Status is an element of the command. */
function checkStatus(status: FaultStatus, command: unknown, where: string): void {
  const [own = ''] = status.at.split('/');
  if (command !== undefined && command !== own) fail(`${where}.when.command`, `${own}, whose reply the status stands in, or left out`);
  const namespace = qualifyPath(own)?.[0]?.split(':')[0] ?? '';
  for (const name of Object.keys(status.facts ?? {}))
    if (!EAS_BOOK.keys.has(`${namespace}:${name}`)) fail(`${where}.do.status.facts.${name}`, `an element of ${namespace}`);
}

/**
 * Reads a fault script from parsed JSON.
 *
 * @throws RecoveryError `option-invalid` that names the place (`rules[2].do.status.code`) and what would be right there.
 * @example
 * ```ts
 * import { parseFaultScript } from 'activesync-recovery/sim';
 * const script = parseFaultScript(JSON.parse('[{"when":{"command":"Sync","nth":1},"do":{"cut":"after"}}]'));
 * console.log(script.length); // 1
 * ```
 */
export function parseFaultScript(json: unknown): FaultScript {
  if (!Array.isArray(json)) fail('it', 'a list of rules');
  json.forEach((rule: unknown, i) => {
    RULE(rule, `rules[${i}]`);
    checkCombination(rule as Record<string, unknown>, `rules[${i}]`);
  });
  return json as FaultScript;
}
