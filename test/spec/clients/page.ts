import { table } from '../../../src/view/markdown.ts';
import { stepWords } from '../../../src/view/ladder-words.ts';
import { whenWords } from '../../../src/view/statuses-page.ts';
import { spelled } from '../../../src/policy/ladder.ts';
import { EAS_TOLD } from '../../../src/texts/eas/told.ts';
import { BEYOND } from './beyond.ts';
import type { Client } from './client.ts';
import { CLIENTS } from './clients.ts';
import { beyond, comparisons, unlisted, type Comparison, type Read, type Verdict } from './compare.ts';
import { reasonsOf } from './reason.ts';
import { VOCABULARY } from './vocabulary.ts';

const HEAD = `# What other clients do

What the ladders of [STATUSES.md](STATUSES.md) do otherwise than other clients, and why. Generated from the rules and from what was found by reading those clients; a test says when it is stale. After a wanted change: \`npx vitest run test/spec/clients.test.ts -u\`. What was read stands at the end, file by file; nobody has run the clients for it, and a difference is no blame: what they know of servers is in many of these rules.

Compared is the first thing a client does with the first step of our ladder. *Same*: it is that step. *Later*: it is a later step of ours. *Sometimes*: it is in some circumstances, which are named. *Otherwise*: it is none of our steps. *No word*: our vocabulary has no such move, on purpose. A row is shown when at least one client differs. A client with a ° does not name the code: it is what the client does with a whole class of codes, or with all it does not name. Basis in brackets: \`advice\` the specification is silent and this is ours, \`observed\` servers do it.
`;

const VERDICTS = ['same', 'later', 'sometimes', 'otherwise', 'wordless'] as const satisfies readonly Verdict[];

const NOTES: Readonly<Record<Verdict, string>> = {
  same: '',
  later: ' (with us a later step)',
  sometimes: ' (with us sometimes)',
  otherwise: '',
  wordless: '',
};

/** The page: \`machines/OTHER-CLIENTS.md\`. */
export function clientsPage(): string {
  const all = comparisons();
  return [
    HEAD,
    ...counts(all),
    ...words(),
    ...sections(all),
    ...codesWithoutRow(),
    ...beyondStatuses(),
    '## What was read',
    '',
    ...CLIENTS.flatMap(evidence),
  ].join('\n');
}

function counts(all: readonly Comparison[]): readonly string[] {
  const rows = CLIENTS.map((client) => {
    const own = all.filter((one) => one.client === client);
    return [client.name, String(own.length), ...VERDICTS.map((verdict) => String(own.filter((one) => one.verdict === verdict).length))];
  });
  const head = ['Client', 'Compared', 'Same', 'Later', 'Sometimes', 'Otherwise', 'No word'];
  return [
    '## How often they agree',
    '',
    'One count is one status at one place, also where a client names a whole class or the rest.',
    '',
    ...table(head, rows),
    '',
  ];
}

function words(): readonly string[] {
  const rows = Object.values(VOCABULARY).map(({ words: theirs, moves, none }) => [
    theirs,
    none ?? moves.map((move) => `\`${Object.values(move).join(' ')}\``).join(', '),
  ]);
  return ['## Their words and ours', '', ...table(['What a client does', 'Our move, or why there is none'], rows), ''];
}

/** A table per command, and one for what all commands have in common. */
function sections(all: readonly Comparison[]): readonly string[] {
  const groups = new Map<string, Map<string, Comparison[]>>();
  for (const one of all) {
    const rows = groups.get(titleOf(one)) ?? new Map<string, Comparison[]>();
    rows.set(one.met.id, [...(rows.get(one.met.id) ?? []), one]);
    groups.set(titleOf(one), rows);
  }
  return [...groups].flatMap(([title, rows]) => {
    const differing = [...rows.values()].filter((alike) => alike.some(({ verdict }) => verdict !== 'same'));
    if (differing.length === 0) return [];
    const head = ['Status', 'What is done', 'The same', 'Otherwise', 'Why ours'];
    return [`## ${title}`, '', ...table(head, differing.sort(byCode).map(cells)), ''];
  });
}

function titleOf({ met, protocol }: Comparison): string {
  const layer = met.id.slice(0, met.id.indexOf('.'));
  if (protocol === EAS_TOLD) return met.command ?? TITLES[layer] ?? layer;
  return layer === 'syncml' ? `SyncML ${met.command ?? 'Status of any command'}` : 'Below SyncML';
}

const TITLES: Readonly<Record<string, string>> = {
  http: 'HTTP, answering ActiveSync',
  common: 'Common to all ActiveSync commands',
  transport: 'Below HTTP, or instead of an ActiveSync answer',
};

/** Prefixes as they come, numbers in order. */
function byCode([a]: readonly Comparison[], [b]: readonly Comparison[]): number {
  const [one, other] = [a?.met.id ?? '', b?.met.id ?? ''];
  const [prefix, against] = [one, other].map((id) => id.slice(0, id.lastIndexOf('.')));
  if (prefix !== against) return (prefix ?? '') < (against ?? '') ? -1 : 1;
  return Number(one.slice(one.lastIndexOf('.') + 1)) - Number(other.slice(other.lastIndexOf('.') + 1)) || 0;
}

function cells(alike: readonly Comparison[]): readonly string[] {
  const read = alike.flatMap(({ usual, matching }) => (matching === undefined ? [usual] : [usual, matching]));
  const same = alike.filter(({ verdict }) => verdict === 'same');
  const differing = alike.filter(({ verdict }) => verdict !== 'same');
  return [
    `\`${alike[0]?.met.id}\``,
    unique(read.map(ladder)).join('<br>'),
    names(same),
    grouped(differing, (one) => `${VOCABULARY[one.row.does].words}${NOTES[one.verdict]}`)
      .map(([what, ones]) => `*${what}:* ${names(ones)}`)
      .join('<br>'),
    unique(differing.flatMap(reasonsOf)).join(' '),
  ];
}

function ladder({ when, steps }: Read): string {
  const condition = when === undefined ? '' : `*${whenWords(when)}:* `;
  return `${condition}${spelled(steps).map(stepWords).join(' → ')}.`;
}

/** The clients, each once. Which of two kinds of Sync they mean is said in brackets. */
function names(ones: readonly Comparison[]): string {
  return unique(
    ones.map(({ client: { name }, met: { among, at } }) => `${name}${among === undefined ? '' : '°'}${aside(at?.uploads)}`),
  ).join(', ');
}

const aside = (uploads: boolean | undefined): string => (uploads === undefined ? '' : uploads ? ' (sending)' : ' (receiving)');

function codesWithoutRow(): readonly string[] {
  const rows = grouped(unlisted(), ({ client, row }) => [client.name, row.command, row.level, row.does].join('|')).map(([, ones]) => {
    const [first] = ones;
    if (first === undefined) throw new TypeError('a group has a member');
    const { client, row } = first;
    return [client.name, `${row.command} ${row.level}`, ones.map(({ code }) => String(code)).join(', '), VOCABULARY[row.does].words];
  });
  return [
    '## Codes without a row of ours',
    '',
    'What clients look for where the specification lists no such number, or what is no number. We answer a listed number at another place with the cautious rule, and so an unknown one.',
    '',
    ...table(['Client', 'Where', 'Codes', 'What it does'], rows),
    '',
  ];
}

function beyondStatuses(): readonly string[] {
  const rows = beyond().map(({ client, row }) => [
    `${row.command} ${row.level}: ${row.codes.join(', ')}`,
    client.name,
    `${VOCABULARY[row.does].words}${row.note === undefined ? '' : `: ${row.note}`}`,
    BEYOND[`${row.command} ${row.level}`] ?? '',
  ]);
  return ['## What is no status', '', ...table(['What', 'Client', 'What it does', 'What we do'], rows), ''];
}

function evidence({ name, project, year, rows }: Client): readonly string[] {
  return [
    `### ${name}`,
    '',
    `${project}${year === undefined ? '' : `, as of ${year}`}.`,
    '',
    ...table(
      ['Command', 'Place', 'Codes', 'What it does', 'Note', 'File'],
      rows.map((row) => [
        row.command === '*' ? 'any' : row.command,
        row.level,
        row.codes.join(', '),
        VOCABULARY[row.does].words,
        row.note ?? '',
        row.file,
      ]),
    ),
    '',
  ];
}

function grouped<T>(ones: readonly T[], key: (one: T) => string): readonly (readonly [string, readonly T[]])[] {
  const groups = new Map<string, T[]>();
  for (const one of ones) groups.set(key(one), [...(groups.get(key(one)) ?? []), one]);
  return [...groups];
}

function unique<T>(ones: readonly T[]): readonly T[] {
  return [...new Map(ones.map((one) => [JSON.stringify(one), one])).values()];
}
