import type { When } from '../core/resolution.ts';
import type { Carrier } from '../core/status.ts';
import { EAS_COMMANDS, type EasCommandFacts } from '../eas/commands.ts';
import { catalogueRows, sentRows, type CatalogueRow } from './catalogue-rows.ts';
import { codelessRows, type CodelessRow } from './codeless-rows.ts';
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

const CODELESS_COLUMNS = ['Without a number', 'Meaning', 'What is done', 'Comes under', 'Section', 'Basis'];

/** The page with every row: `machines/STATUSES.md`. */
export function statusesPage(): string {
  const rows = catalogueRows();
  const codeless = codelessRows();
  const sent = sentRows();
  const groups = new Map<string, CatalogueRow[]>(groupNames(rows, codeless).map((name) => [name, []]));
  for (const row of rows) groups.get(groupOf(row))?.push(row);
  return [
    HEAD,
    ...[...groups].flatMap(([group, coded]) => [
      `## ${TITLES[group] ?? group}`,
      '',
      ...answered(EAS_COMMANDS[group as keyof typeof EAS_COMMANDS], coded.length > 0),
      ...listed(COLUMNS, coded.map(cells)),
      ...listed(CODELESS_COLUMNS, codeless.filter((row) => TITLED[row.about] === group || row.about === group).map(codelessCells)),
    ]),
    '## Sent by the client',
    '',
    ...table(
      ['Where', 'Value', 'Meaning', 'Section'],
      sent.map((row) => [
        'path' in row ? row.path : 'header',
        'path' in row ? String(row.code) : row.name,
        row.meaning,
        section(row.spec, ''),
      ]),
    ),
    '',
    ...definitions([...rows, ...codeless, ...sent].map(({ spec }) => spec)),
    '',
  ].join('\n');
}

/** Under which heading facts without a code stand that are about no single command. */
const TITLED: Readonly<Record<string, string>> = { common: 'eas common', http: 'eas http', syncml: 'syncml syncml', alert: 'syncml alert' };

/** What all commands share, then every command, those without numbers too, then SyncML. */
function groupNames(rows: readonly CatalogueRow[], codeless: readonly CodelessRow[]): readonly string[] {
  const named = [...rows.map(groupOf), ...codeless.map(({ about }) => TITLED[about] ?? about), ...Object.keys(EAS_COMMANDS)];
  const isCommand = (name: string): boolean => Object.hasOwn(EAS_COMMANDS, name);
  const shared = named.filter((name) => !isCommand(name));
  const of = (family: string): readonly string[] => shared.filter((name) => name.startsWith(family));
  return [...new Set([...of('eas '), ...named.filter(isCommand).toSorted(), ...of('syncml ')])];
}

/** How a command is answered: where to look when it has no number for something. */
function answered(facts: EasCommandFacts | undefined, hasNumbers: boolean): readonly string[] {
  if (facts === undefined) return [];
  const own = hasNumbers ? [] : ['It has no numbers of its own.'];
  return [
    [
      ...own,
      `Answered by ${REPLY[facts.reply]}; ${EMPTY[facts.empty]}; the tables of HTTP and below HTTP apply${common(facts)} (${facts.spec}).`,
    ].join(' '),
    '',
  ];
}

const common = ({ reply }: EasCommandFacts): string => (reply === 'wbxml' ? ', and in its Status the common ones' : '');

const REPLY: Readonly<Record<EasCommandFacts['reply'], string>> = {
  wbxml: 'WBXML',
  xml: 'plain XML',
  bytes: 'the attachment itself',
  nothing: 'headers',
};

const EMPTY: Readonly<Record<EasCommandFacts['empty'], string>> = {
  success: 'an empty 200 is success',
  'nothing-changed': 'an empty 200 says that nothing has changed',
  fault: 'an empty 200 is no answer',
};

const CARRIERS: Readonly<Record<Carrier, string>> = {
  'empty-body': 'an empty body',
  body: 'the body',
  'status-line': 'the status line',
  header: 'a header',
  range: 'other numbers',
};

function listed(columns: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  return rows.length === 0 ? [] : [...table(columns, rows), ''];
}

function codelessCells(row: CodelessRow): readonly string[] {
  return [
    row.name ?? CARRIERS[row.carrier],
    `${row.meaning}${row.success && !/success/i.test(row.meaning) ? ' Success.' : ''}`,
    ladder(row),
    `\`${row.id}\``,
    section(row.spec, row.source),
    row.basis,
  ];
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
