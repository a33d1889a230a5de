import type { When } from '../core/resolution.ts';
import { catalogueRows, sentRows, type CatalogueRow } from './catalogue-rows.ts';
import { stepWords } from './ladder-words.ts';
import { table } from './markdown.ts';
import { specPage } from './spec-pages.ts';
import { WHEN } from './words/when.ts';

const HEAD = `# Every status

Generated from the catalogue and the rules; a test says when it is stale. After a wanted change: \`npx vitest run test/unit/view/statuses-page.test.ts -u\`, which writes what \`activesync-recovery catalogue\` prints. \`activesync-recovery explain Sync 3\` shows one of them with its reasons.

What is done is a ladder: the next step is for when the same failure comes again after the one before. A reading that only applies sometimes stands below the usual one, with its condition. In brackets: what the caller can do. Basis: \`spec\` the specification names it, \`advice\` it is silent and this is ours, \`observed\` servers do it.
`;

const COLUMNS = ['Status', 'Name', 'Meaning', 'What is done', 'Section', 'Basis'];

/** What stands above a group of rows. Commands are headed by their name. */
const TITLES: Readonly<Record<string, string>> = {
  'eas common': 'Common to all ActiveSync commands',
  'eas http': 'HTTP, answering ActiveSync',
  'eas transport': 'Below HTTP, or instead of an ActiveSync answer',
  'syncml syncml': 'SyncML Status',
  'syncml alert': 'SyncML Alert, sent by the server',
  'syncml http': 'HTTP, answering SyncML',
  'syncml transport': 'Below HTTP, or instead of a SyncML answer',
};

/** The page with every row: \`machines/STATUSES.md\`. */
export function statusesPage(): string {
  const groups = new Map<string, CatalogueRow[]>();
  for (const row of catalogueRows()) groups.set(groupOf(row), [...(groups.get(groupOf(row)) ?? []), row]);
  return [
    HEAD,
    ...[...groups].flatMap(([group, rows]) => [`## ${TITLES[group] ?? group}`, '', ...table(COLUMNS, rows.map(cells)), '']),
    '## Sent by the client',
    '',
    ...table(
      ['Where', 'Value', 'Meaning', 'Section'],
      sentRows().map(({ path, code, meaning, spec }) => [path, String(code), meaning, section(spec, '')]),
    ),
    '',
    ...definitions([...[...groups.values()].flat(), ...sentRows()].map(({ spec }) => spec)),
    '',
  ].join('\n');
}

/** The command, or what the rows have in common. */
function groupOf({ id, version }: CatalogueRow): string {
  const prefix = id.slice(0, id.indexOf('.'));
  const title = `${version === '1.2' ? 'syncml' : 'eas'} ${prefix}`;
  return title in TITLES ? title : prefix;
}

function cells(row: CatalogueRow): readonly string[] {
  const readings = row.variants.map(({ when = {}, ...reading }) => `*${whenWords(when)}:* ${ladder(reading)}`);
  const note = row.legacy === true ? ' (2006 edition only)' : '';
  return [
    `\`${row.id}\``,
    row.name ?? '',
    `${row.meaning}${row.success ? ' Success.' : ''}${note}`.replace('Success. Success.', 'Success.'),
    [ladder(row), ...readings].join('<br>'),
    section(row.spec, row.source),
    row.basis,
  ];
}

function ladder({ steps, hint }: Pick<CatalogueRow, 'steps' | 'hint'>): string {
  return `${steps.map(stepWords).join(' → ')}.${hint === undefined ? '' : ` (${hint})`}`;
}

/** The section, as a link where its page is known: by reference, so that a row stays readable as text. */
function section(spec: string, source: string): string {
  const link = specPage(spec, source);
  const [first = '', ...more] = spec.split(',');
  if (link === undefined) return spec;
  return [link === specPage(spec) ? `[${first}]` : `[${first}](${link})`, ...more].join(',');
}

function definitions(specs: readonly string[]): readonly string[] {
  const pages = new Map(specs.map((spec) => [spec.split(',')[0] ?? '', specPage(spec)]));
  return [...pages].flatMap(([first, page]) => (page === undefined ? [] : [`[${first}]: ${page}`])).sort();
}

/** The condition of a reading in short English: `below 14.0, on Provision`. */
export function whenWords(when: When): string {
  return (Object.keys(when) as (keyof When)[]).map((name) => conditionWords(name, when)).join(', ');
}

function conditionWords(name: keyof When, when: When): string {
  const value = when[name];
  return value === undefined ? '' : (WHEN[name] as (value: unknown) => string)(value);
}
