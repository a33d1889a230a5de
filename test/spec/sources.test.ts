import { describe, expect, it } from 'vitest';
import type { Resolution } from '../../src/core/resolution.ts';
import type { StatusId } from '../../src/core/status-id.ts';
import type { ToldEntry } from '../../src/core/status.ts';
import { ACKNOWLEDGEMENTS } from '../../src/eas/catalogue/acknowledgements.ts';
import { CATALOGUE_TOLD, EAS_TOLD, RULES_TOLD } from '../../src/texts/eas/told.ts';
import { COMMON_PAGE } from './sources/common.ts';
import { FOLDER_SYNC_PAGE } from './sources/folder-sync.ts';
import { FOLDER_UPDATE_PAGE } from './sources/folder-update.ts';
import { WIKI_2007, WIKI_SHARED } from './sources/wiki-2007.ts';

const ROWS = Object.entries(CATALOGUE_TOLD) as readonly (readonly [StatusId, ToldEntry])[];
const entry = (id: StatusId) => EAS_TOLD.entry(id);
const rule = (id: StatusId) => EAS_TOLD.rule(id);
const codeOf = (id: string): string => id.slice(id.lastIndexOf('.') + 1);

/** The rows of a command, at any level, for a number. */
const rowsOf = (command: string, code: number): readonly ToldEntry[] =>
  ROWS.filter(([id]) => id.split('.')[0] === command && codeOf(id) === String(code)).map(([, row]) => row);

const carries = (rows: readonly ToldEntry[], stem: string): boolean => rows.some((row) => row.meaning.toLowerCase().includes(stem));

/** What a ladder does, without how often. */
const kinds = (id: StatusId): readonly string[] =>
  (rule(id)?.steps ?? []).map((step: Resolution) => ('scope' in step && step.scope !== undefined ? `${step.do} ${step.scope}` : step.do));

/** How each resolution a page names has to show in a ladder. */
const RESOLUTIONS = {
  none: (steps: readonly string[]) => steps.every((step) => step === 'accept' || step === 'reject'),
  'retry, then key 0': (steps: readonly string[]) => steps[0] === 'retry' && steps[1] === 'reset hierarchy',
  'key 0': (steps: readonly string[]) => steps[0] === 'reset hierarchy',
  'check the request': (steps: readonly string[]) => steps.length === 1 && steps[0] === 'reject',
  foldersync: (steps: readonly string[]) => steps[0] === 'refresh hierarchy',
} as const;

describe('every number of a source has a row of the same meaning', () => {
  it.each(COMMON_PAGE.map((row) => [`${row[0]} ${row[1] ?? ''}`, row] as const))(
    '%s [MS-ASCMD 2.2.2]',
    (_, [code, name, since, http, stem]) => {
      const row = entry(`common.${code}`);
      expect(row?.meaning.toLowerCase()).toContain(stem);
      // 147 has no name on the page; ours comes from the requirement sheet.
      expect(row?.name?.replaceAll(' ', '')).toBe(name ?? 'UnexpectedItemClass');
      expect(row?.since).toBe(since);
      // Servers send both forms at every version, so nothing ends with a version.
      expect(row?.until).toBeUndefined();
      for (const line of http) expect(entry(`http.${line}` as StatusId)?.meaning).toMatch(standsFor(code));
    },
  );

  it.each(Object.entries(WIKI_2007).flatMap(([command, rows]) => rows.map(([code, stem]) => [command, code, stem] as const)))(
    '%s %i is "%s" [Exchange 2007 Wiki, Appendix A]',
    (command, code, stem) => {
      const rows = rowsOf(command, code);
      expect(rows).not.toEqual([]);
      expect(carries(rows, stem) || (stem === 'success' && rows.every((row) => row.success))).toBe(true);
    },
  );

  it.each(
    WIKI_SHARED.flatMap((command) =>
      WIKI_2007.FolderSync.filter(([code]) => code >= 6 && code <= 8).map(([code]) => [command, code] as const),
    ),
  )('%s %i, from the list all folder commands shared [Exchange 2007 Wiki, Appendix A]', (command, code) => {
    expect(rowsOf(command, code)).toHaveLength(1);
  });

  it.each([
    ...FOLDER_SYNC_PAGE.map(([code, stem, resolution]) => [`FolderSync.${code}`, stem, resolution] as const),
    ...FOLDER_UPDATE_PAGE.map(([code, stem, resolution]) => [`FolderUpdate.${code}`, stem, resolution] as const),
  ] as const)('%s is "%s", resolved by: %s [MS-ASCMD 2.2.3.177.5, .6]', (id, stem, resolution) => {
    const row = entry(id);
    expect(row?.success === true || row?.meaning.toLowerCase().includes(stem)).toBe(true);
    expect({ steps: kinds(id), right: RESOLUTIONS[resolution](kinds(id)) }).toMatchObject({ right: true });
  });
});

describe('every row has a source', () => {
  const QUOTED = new Set<string>([
    ...COMMON_PAGE.map(([code]) => `common.${code}`),
    ...FOLDER_SYNC_PAGE.map(([code]) => `FolderSync.${code}`),
    ...FOLDER_UPDATE_PAGE.map(([code]) => `FolderUpdate.${code}`),
  ]);
  /** A requirement id, a section, a page of an RFC, the wiki's appendix, a file of a public client, a recording. */
  const CITES = /\bR\d{2,}|§\d|RFC \d{4} \d|Appendix A|\.(?:cs|mjs|c|php)\b|\b(?:horde|sogo) \d/;

  it.each(ROWS.filter(([id]) => !QUOTED.has(id)))('%s cites a requirement or a page', (_, row) => {
    expect(row.source).toMatch(CITES);
  });

  it.each(ROWS)('%s names a section', (_, row) => {
    expect(row.spec).toMatch(/^(?:MS-AS[A-Z]+ \d|RFC \d{4} \d|Exchange 2007 Wiki)/);
  });

  it('keeps rows that only the 2006 list has apart from today’s tables', () => {
    for (const [id, row] of ROWS) {
      if (!row.legacy) continue;
      expect.soft(row.source, id).toMatch(row.spec.startsWith('Exchange 2007') ? /Appendix A/ : /Z-Push/);
      expect.soft(row.until, id).toBe('12.1');
    }
  });

  it('has what a client sends in a table of its own, each value once [MS-ASPROV 2.2.2.54]', () => {
    const keys = ACKNOWLEDGEMENTS.map(({ path, code }) => `${path}|${code}`);
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys).toHaveLength(8);
    for (const row of ACKNOWLEDGEMENTS) expect(row.source).toMatch(CITES);
  });
});

describe('the tables hold together', () => {
  it('has one row per number and place', () => {
    const places = ROWS.flatMap(([id, row]) => row.levels.filter((path) => path !== 'any').map((path) => `${path}|${codeOf(id)}`));
    const twice = places.filter((place, index) => places.indexOf(place) !== index);
    expect(twice).toEqual([]);
  });

  it('has a rule for every row and a row for every rule', () => {
    expect(Object.keys(RULES_TOLD).toSorted()).toEqual(Object.keys(CATALOGUE_TOLD).toSorted());
  });

  it('counts its rows', () => {
    const counts: Record<string, number> = {};
    for (const [id] of ROWS) counts[id.split('.')[0] ?? ''] = (counts[id.split('.')[0] ?? ''] ?? 0) + 1;
    console.log(
      `rows: ${ROWS.length} (${Object.entries(counts)
        .map(([kind, count]) => `${kind} ${count}`)
        .join(', ')}), sent: ${ACKNOWLEDGEMENTS.length}`,
    );
    expect(counts).toMatchObject({ common: 78, Sync: 37, Ping: 8, FolderSync: 12 });
  });
});

/** The HTTP row names the number, alone or in a range. */
function standsFor(code: number): RegExp {
  const inRange = code >= 140 && code <= 144 ? '140 to 144' : String(code);
  return new RegExp(`\\b(?:${inRange}|${code})\\b`);
}
