import { describe, expect, it } from 'vitest';
import { catalogueRows, sentRows } from '../../../src/view/catalogue-rows.ts';
import { codelessRows } from '../../../src/view/codeless-rows.ts';
import { statusesPage } from '../../../src/view/statuses-page.ts';
import { told } from './told.ts';

const every = [...catalogueRows(), ...codelessRows(), ...sentRows()];

describe('catalogue', () => {
  it('prints the page for people', async () => expect(await told(['catalogue'])).toEqual({ code: 0, out: statusesPage(), err: '' }));

  it('--json is one array of every row', async () => {
    const { code, out } = await told(['catalogue', '--json']);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toEqual(every);
  });

  it('--ndjson is a row per line', async () => {
    const { out } = await told(['catalogue', '--ndjson']);
    expect(
      out
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line) as unknown),
    ).toEqual(every);
  });

  it.each([
    [['Sync'], "catalogue takes no 'Sync'"],
    [['--json', '--ndjson'], '--json and --ndjson at once'],
  ])('%j is refused', async (args, message) => {
    const { code, err } = await told(['catalogue', ...args]);
    expect([code, err.includes(message)]).toEqual([2, true]);
  });
});
