import { describe, expect, it } from 'vitest';
import { catalogueRows, type CatalogueRow } from '../../src/view/catalogue-rows.ts';
import { codelessRows } from '../../src/view/codeless-rows.ts';
import { FACTS, found, type Fact } from './facts.ts';
import { OWN_ROWS, REWORDINGS, SYNCML_HTTP } from './rewordings.ts';

// The other side of the comparison is `facts.ndjson`: what the texts say about each value, in our own words, one line each.

const nameOf = ({ protocol, command, level, code, name, meaning }: Fact): string =>
  [protocol, command, level, code ?? name ?? meaning].filter((part) => part !== '' && part !== '*').join(' ');
const NAMED = FACTS.map((fact) => [nameOf(fact), fact] as const);

const WORKED = 'Request or operation worked.';

/** The same words, the same words and more, another word for success, or a pair that a person has read. */
function says(row: string, success: boolean, fact: string): boolean {
  if (row.startsWith(fact.replace(/\.$/, '')) || (success && fact === WORKED)) return true;
  return REWORDINGS.some(([theirs, ours]) => theirs === fact && ours === row);
}

describe('every fact of the texts is in the catalogue', () => {
  it('all 511 of them, coded or not', () => {
    const counts: Record<string, number> = {};
    for (const fact of FACTS) counts[found(fact).as] = (counts[found(fact).as] ?? 0) + 1;
    console.log(`facts: ${FACTS.length}`, counts);
    expect(FACTS).toHaveLength(511);
    expect(counts).toEqual({ row: 473, sent: 11, codeless: 27 });
  });

  it.each(NAMED)('%s means what its row says', (_, fact) => {
    const at = found(fact);
    if (at.as === 'nothing') throw new Error('no row, nothing without a code and nothing sent');
    const { meaning } = at.as === 'row' ? at.entry : at.row;
    expect({ meaning, fact: fact.meaning, same: says(meaning, at.as === 'row' && at.entry.success === true, fact.meaning) }).toMatchObject({
      same: true,
    });
  });

  it('has its name, where the texts give one', () => {
    for (const [name, fact] of NAMED) {
      const at = found(fact);
      // A name in brackets is a remark of the list.
      if (at.as !== 'row' || fact.name === null || fact.name.startsWith('(') || fact.protocol === 'http') continue;
      expect.soft(at.entry.name, name).toBe(fact.name);
    }
  });

  it('begins and ends with the versions of the texts', () => {
    for (const [name, fact] of NAMED) {
      const at = found(fact);
      // One row stands for every place of a common number, and for every command that meets an HTTP line.
      if (at.as !== 'row' || fact.protocol === 'http' || (at.id.startsWith('common.') && fact.level !== 'any')) continue;
      const [oldest, newest] = fact.protocol === 'syncml' ? ['1.0', '1.2'] : ['2.5', '16.1'];
      expect.soft(`${at.entry.since ?? oldest}-${at.entry.until ?? newest}`, name).toBe(fact.versions);
    }
  });

  it('cites the section of the texts', () => {
    for (const [name, fact] of NAMED) {
      const at = found(fact);
      if (at.as !== 'row' || fact.protocol !== 'eas' || fact.spec === null) continue;
      // A common number is cited where all of them stand; what only the 2006 list has is cited there.
      if (at.id.startsWith('common.') || at.entry.legacy === true) continue;
      expect.soft(at.entry.spec, name).toBe(fact.spec);
    }
  });

  it('is reworded only where it has to be, and nowhere into the meaning of another number of its command', () => {
    const needed = FACTS.map((fact) => ({ fact, at: found(fact) })).flatMap(({ fact, at }) =>
      at.as === 'nothing' ? [] : [`${fact.meaning}|${at.as === 'row' ? at.entry.meaning : at.row.meaning}`],
    );
    for (const [theirs, ours] of REWORDINGS) {
      expect(needed, ours).toContain(`${theirs}|${ours}`);
      expect(ours.startsWith(theirs.replace(/\.$/, '')), `${ours} needs no pair`).toBe(false);
    }
  });
});

describe('every row is in the texts, or its meaning is held by words of its own', () => {
  const met = new Set(
    FACTS.flatMap((fact) => {
      const at = found(fact);
      return at.as === 'row' ? [`${fact.protocol === 'syncml' ? 'syncml' : 'eas'} ${at.id}`] : [];
    }),
  );
  const keyOf = (row: CatalogueRow): string => `${row.version === '1.2' ? 'syncml' : 'eas'} ${row.id}`;
  const own = catalogueRows().filter((row) => !met.has(keyOf(row)) && !row.id.startsWith('http.'));

  it('has as many own rows as there are words for', () => {
    expect(new Set(own.map(({ id }) => id))).toEqual(new Set(Object.keys(OWN_ROWS)));
  });

  it.each(own.map((row) => [keyOf(row), row] as const))('%s', (_, { id, meaning }) => {
    for (const stem of OWN_ROWS[id] ?? []) expect(meaning.toLowerCase()).toContain(stem);
  });

  it('HTTP lines that answer SyncML say what they are', () => {
    const rows = catalogueRows().filter(({ id, version }) => id.startsWith('http.') && version === '1.2');
    expect(rows.map(({ id }) => id)).toEqual(Object.keys(SYNCML_HTTP));
    for (const { id, meaning } of rows) expect.soft(meaning.toLowerCase(), id).toContain(SYNCML_HTTP[id]);
  });

  it('rows without a code are facts, or say what the commands and classes of unknown numbers do', () => {
    const stated = new Set(FACTS.map(found).flatMap((at) => (at.as === 'codeless' ? [at.row] : [])));
    const more = codelessRows().filter((row) => ![...stated].some((one) => one.about === row.about && one.meaning === row.meaning));
    expect(more.map(({ about, carrier }) => `${about} ${carrier}`)).toMatchInlineSnapshot(`
      [
        "Autodiscover body",
        "CreateCollection empty-body",
        "DeleteCollection empty-body",
        "GetHierarchy body",
        "MoveCollection empty-body",
        "OPTIONS header",
        "SendMail empty-body",
        "SmartForward empty-body",
        "SmartReply empty-body",
        "Sync empty-body",
        "Sync empty-body",
        "http range",
        "common range",
        "common range",
        "common range",
        "common range",
        "alert range",
      ]
    `);
  });
});
