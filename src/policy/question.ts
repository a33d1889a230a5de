import type { Protocol } from '../core/protocol.ts';
import type { Circumstances, Facts, Status, StatusProtocol, StatusSource } from '../core/status.ts';
import type { StatusId } from '../core/status-id.ts';

/** A status somebody asks about, as the contract of `explain --ndjson` spells it. Only protocol and code have to be known. */
export interface Question {
  readonly protocol: StatusProtocol;
  readonly code: number | string;
  /** SyncML's two alphabets. @default 'status' */
  readonly kind?: 'status' | 'alert';
  /** Left out: what the code means whichever command it answers. */
  readonly command?: string;
  /** Element path from the command's root. @default the first place that lists the code */
  readonly level?: string;
  /** Protocol version of the request. */
  readonly version: string;
  /** Headers that came with an HTTP status line, names in lower case. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly context?: Circumstances & Pick<Facts, 'alert' | 'chal' | 'tooLarge'>;
}

/** What held when the request went out: as told, else the usual case, else what the command itself says. */
export function circumstancesOf(protocol: Protocol, { command = '', context = {} }: Question): Circumstances {
  const { alert: _a, chal: _c, tooLarge: _t, ...given } = context;
  const facts = protocol.commands[command];
  const once = facts?.idempotent === 'no' || (facts?.idempotent === 'unless-adds' && given.operation === 'Add');
  const uploads = once || (facts?.idempotent === 'unless-adds' && given.operation !== undefined && given.operation !== 'Fetch');
  return { idempotent: !once, uploads, ...given };
}

/** The statuses of a question, outermost first: one, or the HTTP line and its headers. */
export function statusesOf(protocol: Protocol, question: Question): readonly Status[] {
  const { code, command = '', version, kind, context = {} } = question;
  const { alert, chal, tooLarge } = context;
  const facts: Facts = { ...(alert !== undefined && { alert }), ...(chal !== undefined && { chal }), ...(tooLarge && { tooLarge }) };
  const make = (source: StatusSource, one: number | string, more: Facts = facts): Status => ({
    source,
    code: one,
    ...(kind !== undefined && { kind }),
    protocolVersion: version,
    facts: more,
  });
  if (question.protocol === 'transport') return [make({ protocol: 'transport', command, level: 'transport', path: '' }, code)];
  if (question.protocol !== 'http') return [make(placeOf(protocol, question, make), code)];
  const source: StatusSource = { protocol: 'http', command, level: 'http', path: '' };
  const headers = headerRows(protocol, question).map((name) => make(source, name));
  return [make(source, code), ...headers];
}

/** Headers with a row of their own that speak on this line: those the session reads as statuses, and those that only annotate. */
function headerRows(protocol: Protocol, { code, command = '', version, headers = {} }: Question): readonly string[] {
  if (typeof code !== 'number') return [];
  const reply = { status: code, headers, body: new Uint8Array(0) };
  const { statuses } = protocol.observe({ command, protocolVersion: version, reply });
  const spoken = statuses.filter(({ source }) => source.protocol === 'http').map((status) => String(status.code));
  const annotating = Object.keys(headers).filter((name) => {
    const steps = protocol.rule(`http.${name}` as StatusId)?.steps ?? [];
    return steps.length > 0 && steps.every((step) => step.do === 'accept');
  });
  return [...new Set([...annotating, ...spoken])].filter((name) => name !== String(code));
}

/** Where a status of the protocol itself stands: as asked, else at the first place that lists it, else at the root. */
function placeOf(
  protocol: Protocol,
  { command = '', level, code }: Question,
  make: (source: StatusSource, code: number | string) => Status,
): StatusSource {
  const places = protocol.commands[command]?.places ?? [];
  const at = (path: string): StatusSource => ({
    protocol: protocol.name,
    command,
    path,
    // A place nobody lists is read as an observation reads it: as far in as there is.
    level: places.find((place) => place.path === path)?.level ?? (command !== '' && path === command ? 'command' : 'item'),
  });
  if (level !== undefined) return at(level);
  const listing = places.find(({ path }) => protocol.identify(make(at(path), code)).place === 'listed');
  return at(listing?.path ?? places[0]?.path ?? command);
}
