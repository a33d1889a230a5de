import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Level, StatusEntry, StatusProtocol } from '../../src/core/status.ts';
import type { Status } from '../../src/core/status.ts';
import type { StatusId } from '../../src/core/status-id.ts';
import { EAS } from '../../src/eas/protocol.ts';
import { EAS_COMMANDS } from '../../src/eas/commands.ts';
import { CATALOGUE } from '../../src/eas/rows.ts';
import { resolve } from '../../src/policy/resolve.ts';

const VERSIONS = ['2.5', '12.0', '12.1', '14.0', '14.1', '16.0', '16.1'];
const PLACES = Object.values(EAS_COMMANDS).flatMap((command) => command.places.map((place) => ({ command: command.name, ...place })));
const ROWS = Object.entries(CATALOGUE) as readonly (readonly [StatusId, StatusEntry])[];
const codeOf = (id: string): number | string => {
  const code = id.slice(id.lastIndexOf('.') + 1);
  return /^\d+$/.test(code) ? Number(code) : code;
};

const statusAt = (
  command: string,
  path: string,
  level: Level,
  code: number | string,
  protocolVersion = '16.1',
  protocol: StatusProtocol = 'eas',
): Status => ({
  source: { protocol, command, level, path },
  code,
  protocolVersion,
  facts: {},
});

describe('every row is reached from where it is listed, at every version', () => {
  it.each(ROWS.filter(([, row]) => row.levels.length > 0 && !row.levels.includes('any')))('%s', (id, row) => {
    for (const path of row.levels) {
      const place = PLACES.find((known) => known.path === path);
      expect(place, `${path} is a place of its command`).toBeDefined();
      if (!place) continue;
      for (const version of VERSIONS) {
        const { because } = resolve(EAS, statusAt(place.command, path, place.level, codeOf(id), version));
        expect(because).toMatchObject({ id, layer: 'command', spec: row.spec });
      }
    }
  });

  it.each(ROWS.filter(([, row]) => row.levels.includes('any')))('%s, whichever command answers', (id, row) => {
    expect(['any', ...PLACES.map((place) => place.path)]).toEqual(expect.arrayContaining([...row.levels]));
    for (const place of PLACES) {
      for (const version of VERSIONS) {
        const { because } = resolve(EAS, statusAt(place.command, place.path, place.level, codeOf(id), version));
        expect(because).toMatchObject({ id, layer: 'common' });
      }
    }
  });

  it.each(ROWS.filter(([, row]) => row.levels.length === 0))('%s, below the body', (id) => {
    const protocol = id.startsWith('http.') ? 'http' : 'transport';
    for (const command of Object.keys(EAS_COMMANDS)) {
      for (const version of VERSIONS) {
        const { because } = resolve(EAS, statusAt(command, '', protocol, codeOf(id), version, protocol));
        expect(because).toMatchObject({ id, layer: 'command' });
      }
    }
  });
});

describe('the level decides', () => {
  const listed = new Set(ROWS.flatMap(([id, row]) => row.levels.map((path) => `${path}|${codeOf(id)}`)));
  const common = new Set(ROWS.filter(([id]) => id.startsWith('common.')).map(([id]) => codeOf(id)));
  const own = ROWS.filter(([, row]) => row.levels.length > 0 && !row.levels.includes('any'));
  const elsewhere = own.flatMap(([id]) =>
    PLACES.filter(
      (place) => place.command === id.split('.')[0] && !listed.has(`${place.path}|${codeOf(id)}`) && !common.has(codeOf(id)),
    ).map((place) => [codeOf(id), place] as const),
  );

  it('a number that its command lists at other levels only is read by the out-of-place rule', () => {
    expect(elsewhere.length).toBeGreaterThan(100);
    for (const [code, place] of elsewhere) {
      const { because, treatment } = resolve(EAS, statusAt(place.command, place.path, place.level, code));
      expect.soft({ layer: because.layer, code, place: place.path }).toMatchObject({ layer: 'out-of-place' });
      // Only what is a success elsewhere may be one here; nothing is retried or reset on the word of another level.
      const isSuccess = ROWS.some(([id, row]) => row.success === true && id.split('.')[0] === place.command && codeOf(id) === code);
      expect.soft(treatment.steps).toHaveLength(1);
      expect.soft(treatment.steps[0]?.do, `${place.path} ${code}`).toBe(isSuccess ? 'accept' : 'reject');
    }
  });
});

describe('what no row covers is handled by a stated cautious rule', () => {
  it('every number from 0 to 999 at every place', () => {
    let unknown = 0;
    const wrong: string[] = [];
    for (const place of PLACES) {
      for (let code = 0; code < 1000; code += 1) {
        const { because, treatment } = resolve(EAS, statusAt(place.command, place.path, place.level, code));
        if (because.layer !== 'fallback') continue;
        unknown += 1;
        const isCautious = because.id.endsWith('.unknown') && treatment.steps.every((step) => step.do === 'reject');
        if (!isCautious) wrong.push(`${place.path} ${code}: ${because.id} ${JSON.stringify(treatment.steps)}`);
      }
    }
    expect(wrong).toEqual([]);
    expect(unknown).toBeGreaterThan(PLACES.length * 800);
  });

  it.each([
    [204, 'accept'],
    [206, 'accept'],
    [304, 'repair'],
    [418, 'reject'],
    [431, 'reject'],
    [499, 'reject'],
    [511, 'retry'],
    [599, 'retry'],
    [0, 'retry'],
    [100, 'reject'],
    [600, 'retry'],
    [Number.NaN, 'retry'],
  ])('HTTP %s starts with %s [MS-ASHTTP 3.1.5.2]', (code, first) => {
    const { because, treatment } = resolve(EAS, statusAt('FolderSync', '', 'http', code, '14.1', 'http'));
    expect(because).toMatchObject({ id: 'http.unknown', layer: 'fallback' });
    expect(treatment.steps[0]?.do).toBe(first);
  });

  it('an unknown 5xx on a mail is an unknown outcome, not a repeat [MS-ASCMD 3.1.5.9]', () => {
    const { treatment } = resolve(EAS, statusAt('SendMail', '', 'http', 599, '14.1', 'http'));
    expect(treatment.steps[0]).toMatchObject({ do: 'reconcile', how: 'look-in-sent' });
  });

  it('whatever else stands in a Status or a status line, it is never taken for a success by guess', () => {
    const anything = fc.oneof(fc.string(), fc.double(), fc.integer(), fc.bigInt().map(Number));
    fc.assert(
      fc.property(fc.constantFrom(...PLACES), anything, fc.constantFrom(...VERSIONS), (place, code, version) => {
        const { because, treatment, success } = resolve(EAS, statusAt(place.command, place.path, place.level, code, version));
        if (because.layer !== 'fallback') return true;
        return !success && treatment.steps.every((step) => step.do === 'reject') && treatment.steps.length === 1;
      }),
      { numRuns: 2000 },
    );
  });
});
