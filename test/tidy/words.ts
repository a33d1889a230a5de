import type { Finding } from './modules.ts';

// Written with classes of one letter, so that this file does not hold what it looks for.
const MARKERS = /\b(T[O]DO|FIX[M]E|X[X]X|HA[C]K)\b/;

interface Pattern {
  readonly pattern: RegExp;
  readonly what: string;
}

/** What no file of the project may contain. */
const PATTERNS: readonly Pattern[] = [
  { pattern: MARKERS, what: 'a leftover marker; do it, or write it down as an issue' },
  {
    pattern: /(?<![\w.:@%-])(\/(work|root|farm|home\/[\w.-]+|Users\/[\w.-]+|private\/var)\/|\/tmp\/\w|[A-Z]:\\Users\\)/,
    what: 'a path of one machine',
  },
  { pattern: /https?:\/\/[\w.-]*(registry|artifactory|nexus|verdaccio)[\w.-]*[:/]/, what: 'the address of a package registry' },
  { pattern: /-----BEGIN [A-Z ]*PRIVATE KEY-----|\b(gh[pousr]_|npm_|AKIA)[A-Za-z0-9]{16,}/, what: 'a credential' },
];

/** Words that do not belong into any file. Binary files are left out by their bytes. */
export function strayWords(files: readonly { readonly path: string; readonly text: string }[]): Finding[] {
  return files
    .filter(({ text }) => !text.includes('\0'))
    .flatMap(({ path, text }) =>
      PATTERNS.flatMap(({ pattern, what }) => {
        const at = text.search(pattern);
        if (at < 0) return [];
        return [
          { file: path, line: text.slice(0, at).split('\n').length, what: `${what}: ${(pattern.exec(text)?.[0] ?? '').slice(0, 40)}` },
        ];
      }),
    );
}

/** The lock file names versions and hashes, never where somebody downloaded them from. */
export function lockFileIsPortable(lock: string): Finding[] {
  const { packages } = JSON.parse(lock) as { packages: Record<string, { resolved?: string }> };
  return Object.entries(packages)
    .filter(([, { resolved }]) => resolved !== undefined)
    .map(([path]) => ({ file: 'package-lock.json', line: 1, what: `${path} holds a download address; see .npmrc` }));
}

const PLACES = /`((?:src|machines|test|examples|\.ci)\/[\w./-]+|[A-Z]+\.md|[\w.-]+\.(?:mjs|json))`/g;
const SCRIPTS = /`npm (?:run )?([a-z][\w:]*)/g;
/** What npm does without a script of that name. */
const NPM_ITSELF = ['install', 'i', 'ci', 'pack'];

/** Files, folders and scripts that a document names and that are not there. Places with a blank to fill in (`<name>`) are left out. */
export function deadReferences(path: string, text: string, files: readonly string[], scripts: readonly string[]): Finding[] {
  const there = (place: string) => files.some((file) => file === place || file.startsWith(place.endsWith('/') ? place : `${place}/`));
  const gone = [
    ...[...text.matchAll(PLACES)].filter(([, place]) => !there(place ?? '')),
    ...[...text.matchAll(SCRIPTS)].filter(([, script]) => !scripts.includes(script ?? '') && !NPM_ITSELF.includes(script ?? '')),
  ];
  return gone.map((match) => ({
    file: path,
    line: text.slice(0, match.index).split('\n').length,
    what: `names ${match[0].replaceAll('`', '')}, which is not there`,
  }));
}
