/** One line of the upper half, with its place for whoever mistyped it. */
export interface ScriptLine {
  readonly number: number;
  readonly text: string;
}

/** A story of a whole session: what happens, what must hold, and below `----` what was told when it was last written down. */
export interface Script {
  readonly title: string;
  /** Where the complaint or the weak spot was found. */
  readonly from: string;
  /** Names of the complaints it answers, of `complaints.ts`. */
  readonly about: readonly string[];
  /** Everything above `----`, as it stands in the file. */
  readonly head: string;
  readonly lines: readonly ScriptLine[];
  readonly laws: readonly ScriptLine[];
}

const LINE = '\n----\n';

/** A mistake in a story, at its line. */
export function wrongLine({ number, text }: ScriptLine, why: string): Error {
  return new Error(`line ${number}: ${why}: ${text}`);
}

const FIELD = /^(from|about|law): (.+)$/;

/** Reads the upper half of a story. Throws on what it cannot read: a story that says nothing proves nothing. */
export function readScript(text: string): Script {
  const [head = ''] = text.split(LINE);
  const all = head.split('\n').map((line, i): ScriptLine => ({ number: i + 1, text: line }));
  const [title, ...rest] = all.filter((line) => line.text.trim() !== '');
  if (title === undefined || !title.text.startsWith('# ')) throw new Error('line 1: a story begins with "# " and what it is about');
  const fields: Record<string, ScriptLine[]> = { from: [], about: [], law: [] };
  const lines: ScriptLine[] = [];
  for (const line of rest) {
    const [, name, value = ''] = FIELD.exec(line.text) ?? [];
    if (name === undefined) lines.push(line);
    else fields[name]?.push({ number: line.number, text: value });
  }
  const { from = [], about = [], law: laws = [] } = fields;
  if (from.length !== 1 || about.length !== 1) throw new Error('line 2: a story says once where it comes from and once what it is about');
  if (lines.length === 0) throw new Error('line 4: nothing happens in this story');
  if (laws.length === 0) throw new Error('line 4: a story has at least one law: what is told may be written anew, a law may not');
  return {
    title: title.text.slice(2),
    from: from[0]?.text ?? '',
    about: about[0]?.text.split(', ') ?? [],
    head,
    lines,
    laws,
  };
}

/** The whole file: the upper half as it stands, the lower one as it is told now. */
export function writeScript({ head }: Script, told: readonly string[]): string {
  return `${head}${LINE}${told.join('\n')}\n`;
}
