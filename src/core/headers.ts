/** Headers as a reply carries them here: their names in lower case, whatever the transport spelled. */
export function lowered(headers: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}

/** Headers by which a server can be told. Never an address. */
const MARKS = ['server', 'x-powered-by', 'ms-server-activesync'] as const;

/** What they say of the server, for its quirks; undefined when they say nothing. @param headers names in lower case */
export function serverMarks(headers: Readonly<Record<string, string>>): string | undefined {
  const marks = MARKS.flatMap((name) => headers[name] ?? []);
  return marks.length === 0 ? undefined : marks.join(' ');
}
