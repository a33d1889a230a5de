import { describe, expect, it } from 'vitest';
import type { End } from '../../src/core/outcome.ts';
import type { Step } from '../../src/core/decision.ts';
import type { StatusId } from '../../src/core/status-id.ts';
import { endsOf } from '../../src/policy/ladder.ts';
import { nextOf } from '../../src/policy/next.ts';
import { resolve } from '../../src/policy/resolve.ts';
import { EAS_TOLD } from '../../src/texts/eas/told.ts';
import { codeOf, everyWalk, placesOf, prefixOf, SIDES, statusAt, walk, worldsOf } from './walk.ts';

const NOT_NUMBERS: readonly (number | string)[] = ['', 'OK', '1.0', 'x-none', -1, 0.5, Number.NaN, Number.POSITIVE_INFINITY];
const CAUTIOUS: readonly string[] = ['accept', 'reject', 'hold'];

/** What is wrong with the decisions of one walk. */
function wrongWith(steps: readonly Step[]): readonly string[] {
  const last = steps.at(-1)?.decision;
  return [
    ...(last === undefined || !['accept', 'continue', 'reject', 'hold', 'wipe'].includes(last.do) ? ['does not end'] : []),
    ...steps.flatMap(({ decision }) => {
      const timed = decision.do === 'retry' || (decision.do === 'hold' && decision.who === 'time');
      return timed && !((decision.dueAt ?? 0) >= 1_000_000) ? [`${decision.do} without a time`] : [];
    }),
    ...steps.flatMap(({ decision }) =>
      decision.do === 'reset' && decision.scope === 'collection' && decision.collections?.length === 0 ? ['resets nothing'] : [],
    ),
    ...steps.filter(({ spec }) => spec === '').map(() => 'cites nothing'),
  ];
}

describe.each(SIDES.map((side) => [side.protocol.name, side] as const))('%s: from a status to a decision', (_, side) => {
  it('every row, in every reading, at every version and place of its own, without the rules for what has no row', () => {
    const wrong: string[] = [];
    const met = new Set<StatusId>();
    let walks = 0;
    let decisions = 0;
    for (const { id, resolved, steps } of everyWalk(side)) {
      const { because } = resolved;
      met.add(id);
      walks += 1;
      decisions += steps.length;
      const where = `${id} at ${because.status.source.command} ${because.status.source.path} ${because.status.protocolVersion}`;
      if (because.id !== id || !['command', 'common'].includes(because.layer)) wrong.push(`${where}: ${because.id} from ${because.layer}`);
      for (const finding of wrongWith(steps)) wrong.push(`${where}: ${finding}`);
    }
    console.log(`${side.protocol.name}: ${met.size} rows, ${walks} walks, ${decisions} decisions`);
    expect(wrong.slice(0, 20)).toEqual([]);
    expect([...met].sort()).toEqual(side.rows.map(([id]) => id).sort());
  });

  it('at other levels of its command, the rule for what is out of place, in one decision', () => {
    let met = 0;
    for (const [id, entry] of side.rows) {
      const listed = new Set(placesOf(side, id, entry).map(({ path }) => path));
      const [command] = prefixOf(id).split('.');
      for (const place of side.places.filter((one) => one.command === command && !listed.has(one.path))) {
        for (const version of side.versions) {
          const resolved = resolve(side.protocol, statusAt(place, prefixOf(id), codeOf(id), version));
          // Another level may have a row of its own for the number.
          if (resolved.because.id !== id && resolved.because.layer === 'command') continue;
          met += 1;
          const decided = walk(resolved).map(({ decision }) => decision.do);
          expect.soft([resolved.because.layer, decided.length], `${id} at ${place.path}`).toEqual(['out-of-place', 1]);
          expect.soft(['accept', 'reject'], `${id} at ${place.path}`).toContain(decided[0]);
        }
      }
    }
    // SyncML lists every code for every command.
    expect(met > 500).toBe(side.protocol.name === 'eas');
  });

  it.each(['status', 'http', 'transport', 'alert'].filter((one) => one !== 'alert' || side.protocol.name === 'syncml'))(
    'every number from 0 to 999 and what is no number, as %s, is a row or the cautious rule',
    (kind) => {
      const prefix = kind === 'status' ? side.protocol.name : kind;
      const places = kind === 'http' || kind === 'transport' ? placesOf(side, `${kind}.unknown`, { levels: [] } as never) : side.places;
      const wrong: string[] = [];
      let unknown = 0;
      for (const place of places) {
        for (const [index, code] of [...Array.from({ length: 1000 }, (__, number) => number), ...NOT_NUMBERS].entries()) {
          const version = side.versions[index % side.versions.length] ?? '';
          const resolved = resolve(side.protocol, statusAt(place, prefix, code, version));
          const { because } = resolved;
          if (because.layer !== 'fallback') continue;
          unknown += 1;
          const steps = walk(resolved);
          const last = steps.at(-1)?.decision.do ?? '';
          const isCautious =
            because.id.endsWith('.unknown') && !resolved.success && CAUTIOUS.includes(last) && wrongWith(steps).length === 0;
          if (!isCautious) wrong.push(`${place.path} ${String(code)}: ${because.id} ${last} ${wrongWith(steps).join()}`);
        }
      }
      expect(wrong.slice(0, 20)).toEqual([]);
      expect(unknown).toBeGreaterThan(places.length * 700);
    },
  );

  it('prints the share of rows per end', () => {
    const ends: readonly End[] = ['done', 'refused', 'held', 'unknown'];
    const found = new Map<string, Map<StatusId, Set<End>>>();
    for (const { id, resolved } of everyWalk(side)) {
      const command = id.slice(0, id.indexOf('.'));
      const rows = found.get(command) ?? found.set(command, new Map()).get(command);
      const at = rows?.get(id) ?? rows?.set(id, new Set()).get(id);
      for (const end of endsOf(resolved.treatment.steps)) at?.add(end);
    }
    const share = (rows: ReadonlyMap<StatusId, ReadonlySet<End>>, end: End): string =>
      `${Math.round((100 * [...rows.values()].filter((at) => at.has(end)).length) / rows.size)} %`;
    console.table(
      Object.fromEntries(
        [...found].map(([command, rows]) => [
          command,
          { rows: rows.size, ...Object.fromEntries(ends.map((end) => [end, share(rows, end)])) },
        ]),
      ),
    );
    for (const [command, rows] of found) for (const [id, at] of rows) expect(at.size, `${command}: ${id} ends nowhere`).toBeGreaterThan(0);
  });

  it('a row that only rejects says what comes next, in every reading', () => {
    const mute: string[] = [];
    const told = side.protocol.name === 'eas' ? EAS_TOLD : side.protocol;
    for (const [id] of side.rows) {
      const rule = told.rule(id);
      if (rule === undefined) continue;
      expect(worldsOf(rule).length).toBe(1 + (rule.variants?.length ?? 0));
      for (const { steps, hint } of [rule, ...(rule.variants ?? [])]) {
        if (!steps.every((step) => step.do === 'reject')) continue;
        const next = steps.some((step) => nextOf({ ...step, then: 'end' }, id.slice(0, id.indexOf('.'))) !== undefined);
        if (hint === undefined && !next) mute.push(id);
      }
    }
    expect(mute).toEqual([]);
  });
});
