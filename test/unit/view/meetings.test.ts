import { describe, expect, it } from 'vitest';
import { EAS_COMMANDS } from '../../../src/eas/commands.ts';
import { CATALOGUE } from '../../../src/eas/rows.ts';
import { meetings } from '../../../src/view/meetings.ts';

const ids = (command: string) => [...new Set(meetings({ command }).map(({ id }) => id))];

describe('statuses a command can meet', () => {
  it('its own come first, then the common ones, HTTP and transport', () => {
    const met = ids('Ping');
    expect(met.slice(0, 8)).toEqual([1, 2, 3, 4, 5, 6, 7, 8].map((code) => `Ping.${code}`));
    const order = ['Ping', 'common', 'http', 'transport'];
    const places = met.map((id) => order.indexOf(id.split('.')[0] ?? ''));
    expect(places).toEqual([...places].sort((a, b) => a - b));
  });

  it('those of items move no machine and are left out', () => {
    expect(ids('Sync')).toContain('Sync.3');
    expect(ids('Sync').filter((id) => /^Sync\.(Add|Change|Delete|Fetch|BodyPart)\./.test(id))).toEqual([]);
    expect(ids('MoveItems')).toContain('MoveItems.5');
  });

  it('a command without numbers of its own meets the shared ones only', () => {
    expect(ids('SendMail').filter((id) => !/^(common|http|transport)\./.test(id))).toEqual([]);
  });

  it('every row of the catalogue is met by some command, or stands at items only', () => {
    const met = new Set(Object.keys(EAS_COMMANDS).flatMap(ids));
    const itemPaths = new Set(
      Object.values(EAS_COMMANDS).flatMap(({ places }) =>
        [...places].filter(({ level }) => level === 'item').map(({ path }): string => path),
      ),
    );
    const unmet = (Object.keys(CATALOGUE) as (keyof typeof CATALOGUE)[]).filter((id) => !met.has(id));
    expect(unmet.length).toBeGreaterThan(50);
    expect(unmet.filter((id) => !CATALOGUE[id].levels.every((path) => itemPaths.has(path)))).toEqual([]);
  });

  it('every step of the ladder is a move, with the bytes the next attempt carries', () => {
    expect(
      meetings({ command: 'Sync' })
        .filter(({ id }) => id === 'Sync.3')
        .map(({ decision }) => decision),
    ).toEqual([
      { do: 'reset', scope: 'collection', limit: 2, then: 'rebuild' },
      { do: 'reject', why: 'server', tell: 'user', then: 'end' },
    ]);
  });
});
