/** Headers as a reply carries them here: their names in lower case, whatever the transport spelled. */
export function lowered(headers: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}

/**
 * Headers in whatever form a transport has them: a record, whose values may be numbers or lists (Node lists its Set-Cookie), Headers, a Map, pairs. What is
 * no text at all is left out: an answer that came is worth more than one of its headers.
 */
export function headersFrom(given: object): Readonly<Record<string, string>> {
  const pairs: [string, unknown][] = [];
  const { forEach } = given as { forEach?: unknown };
  if (Array.isArray(given)) pairs.push(...given.filter(isPair));
  else if (typeof forEach === 'function') forEach.call(given, (value: unknown, name: unknown) => void pairs.push([String(name), value]));
  else pairs.push(...Object.entries(given));
  return lowered(Object.fromEntries(pairs.flatMap(([name, value]) => textIn(value).map((text) => [name, text]))));
}

function isPair(value: unknown): value is [string, unknown] {
  return Array.isArray(value) && value.length === 2 && typeof value[0] === 'string';
}

function textIn(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.length === 0 ? [] : [value.flatMap(textIn).join(', ')];
  return typeof value === 'string' || typeof value === 'number' ? [String(value)] : [];
}

/**
 * Can it stand behind a header's name (RFC 9110 5.5)? What cannot is refused by every platform before anything is sent, with an error that does not say
 * so: it would count as a request that may have arrived.
 */
export function isHeaderValue(value: unknown): value is string {
  return typeof value === 'string' && /^[\t\x20-\x7e\x80-\xff]+$/.test(value);
}

/** Headers by which a server can be told. Never an address. */
const MARKS = ['server', 'x-powered-by', 'ms-server-activesync'] as const;

/** What they say of the server, for its quirks; undefined when they say nothing. @param headers names in lower case */
export function serverMarks(headers: Readonly<Record<string, string>>): string | undefined {
  const marks = MARKS.flatMap((name) => headers[name] ?? []);
  return marks.length === 0 ? undefined : marks.join(' ');
}
