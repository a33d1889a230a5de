import { afterAll, describe, expect, it } from 'vitest';
import { LIMITS } from '../../src/core/limits.ts';
import type { CommandName } from '../../src/core/session.ts';
import { CATALOGUE } from '../../src/eas/rows.ts';
import { LAB_VERSIONS } from '../../src/sim/lab/versions.ts';
import { rowAnswers, versionsOf, type RowAnswer } from '../../src/sim/world/rows.ts';
import { siege, type Siege } from '../../src/sim/world/siege.ts';
import { writeTable } from './report.ts';
import { isLong } from './scale.ts';

// A server that answers one row of the catalogue for ever: whatever the row, the request comes to an end, and soon. Each row is
// put at every place it is listed for, through the real stack. The long run takes every version that lists the row and both
// kinds of app; the short one the newest of them, and the older ones in turn.

const ENDS: readonly string[] = ['done', 'refused', 'held', 'unknown'];

const answers = rowAnswers();
const commands = [...new Set(answers.map(({ command }) => command))].sort();
const lines: string[] = [];
const counts = new Map<string, number>();

function versionsFor(row: RowAnswer, nth: number) {
  const listed = versionsOf(row.id);
  if (isLong) return listed;
  const newest = listed.at(-1);
  // Common rows stand at nearly every place: there one version each, another one at the next place.
  return listed.filter((version) => (row.id.startsWith('common.') ? version === listed[nth % listed.length] : version === newest));
}

function tell(row: RowAnswer, version: string, app: string, seen: Siege): void {
  const place = row.path === '' ? row.command : row.path;
  lines.push([row.id, place, version, app, seen.end, String(seen.attempts), String(seen.requests), seen.wire.join(' ')].join('\t'));
  const count = `${seen.requests} ${seen.requests === 1 ? 'request' : 'requests'}`;
  counts.set(count, (counts.get(count) ?? 0) + 1);
}

/** What is wrong with how a request ended, in words. */
function faults(row: RowAnswer, version: string, app: string, seen: Siege): string[] {
  const where = `${row.id} at ${row.path || row.command}, ${version}, ${app}`;
  const wrong: string[] = [];
  if (!ENDS.includes(seen.end)) wrong.push(`${where}: ${seen.end}`);
  if (seen.attempts > LIMITS.attemptsPerRequest) wrong.push(`${where}: went out ${seen.attempts} times`);
  if (seen.requests > LIMITS.attemptsPerRequest) wrong.push(`${where}: ${seen.requests} requests, ${seen.wire.join(' ')}`);
  if (seen.requestsInAll > 2 * LIMITS.attemptsPerRequest) wrong.push(`${where}: ${seen.requestsInAll} requests before it was quiet`);
  if (seen.rest === 'repairing') wrong.push(`${where}: a repair is under way and nothing is due`);
  return wrong;
}

describe('a server that answers one row for ever [MS-ASCMD 2.2.2, 2.2.3.177; MS-ASHTTP 2.2.2]', () => {
  it('every row of the catalogue can be answered', () => {
    const rows = Object.keys(CATALOGUE);
    expect(rows.filter((id) => !answers.some((answer) => answer.id === id))).toEqual([]);
    expect(rows.filter((id) => versionsOf(id).length === 0)).toEqual([]);
    expect(new Set(rows.flatMap(versionsOf))).toEqual(new Set(LAB_VERSIONS));
  });

  it.each(commands)(
    '%s settles within the attempts of one request, whatever is answered',
    async (command) => {
      const wrong: string[] = [];
      const rows = answers.filter((row) => row.command === command);
      for (const [nth, row] of rows.entries()) {
        for (const version of versionsFor(row, nth)) {
          for (const app of isLong ? (['willing', 'none'] as const) : (['willing'] as const)) {
            const answer = (asked: string) => (asked === command ? row.verdict : undefined);
            const seen = await siege({ command: command as CommandName, version, hooks: app, answer });
            tell(row, version, app, seen);
            wrong.push(...faults(row, version, app, seen));
          }
        }
      }
      expect(wrong).toEqual([]);
      expect(rows.length).toBeGreaterThan(0);
    },
    600_000,
  );

  it('a row is met, not only sent: what was answered is among the steps [MS-ASCMD 2.2.3.177.17]', async () => {
    const rows = answers.filter(({ id }) =>
      ['Sync.3', 'Ping.6', 'FolderSync.9', 'http.503', 'transport.timeout', 'common.142'].includes(id),
    );
    for (const row of rows.filter(({ path, command }) => path === command || path === '')) {
      const seen = await siege({
        command: row.command as CommandName,
        version: '14.1',
        answer: (asked) => (asked === row.command ? row.verdict : undefined),
      });
      expect(seen.met, `${row.id} of ${row.command}`).toContain(row.id);
    }
  }, 60_000);
});

afterAll(() => {
  const table = [...counts]
    .map(([count, runs]) => ({ count, runs }))
    .sort((a, b) => Number.parseInt(a.count, 10) - Number.parseInt(b.count, 10));
  const total = table.reduce((sum, { runs }) => sum + runs, 0);
  writeTable('rows', ['row\tplace\tversion\tapp\tend\tattempts\trequests\twire', ...lines]);
  process.stdout.write(
    `\nrows answered for ever: ${total}; settled within ${table.map(({ count, runs }) => `${count}: ${runs}`).join(', ')}\n`,
  );
});
