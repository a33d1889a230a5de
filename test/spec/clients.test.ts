import { describe, expect, it } from 'vitest';
import type { Treatment } from '../../src/core/resolution.ts';
import { BEYOND } from './clients/beyond.ts';
import { CLIENTS } from './clients/clients.ts';
import { beyond, comparisons, unlisted } from './clients/compare.ts';
import { clientsPage } from './clients/page.ts';
import { reasonsOf } from './clients/reason.ts';
import { VOCABULARY } from './clients/vocabulary.ts';

const all = comparisons();
const differing = all.filter(({ verdict }) => verdict !== 'same');
const page = clientsPage();

/** What was found about a client on a row, at most once each. */
const found = (name: string, id: string, command?: string): readonly string[] => [
  ...new Set(
    all
      .filter(({ client, met }) => client.name === name && met.id === id && met.command === command)
      .map(({ row, verdict }) => `${row.does}: ${verdict}`),
  ),
];

describe('machines/OTHER-CLIENTS.md', () => {
  it('is what the rules and the clients say; after a wanted change: npx vitest run test/spec/clients.test.ts -u', async () => {
    await expect(page).toMatchFileSnapshot('../../machines/OTHER-CLIENTS.md');
  });

  it('every difference has a reason of ours', () => {
    expect(differing.length).toBeGreaterThan(1000);
    expect(differing.filter((one) => reasonsOf(one).length === 0).map(({ met }) => met.id)).toEqual([]);
    const [first] = differing;
    if (first === undefined) throw new TypeError('there are differences');
    const mute: Treatment = { steps: first.usual.steps, basis: 'advice' };
    expect(reasonsOf({ ...first, usual: mute }), 'a rule that says nothing is found').toEqual([]);
  });

  it('every row of every client is compared, or listed among the codes without a row, or among what is no status', () => {
    const rows = CLIENTS.flatMap((client) => client.rows.map((row) => ({ client, row })));
    const seen = new Set([...all, ...unlisted(), ...beyond()].map(({ row }) => row));
    expect(rows.filter(({ row }) => !seen.has(row)).map(({ client, row }) => [client.name, row.command, row.level])).toEqual([]);
    expect(rows.length).toBeGreaterThan(300);
  });

  it('a client does one thing about a status, unless it tells two places of it apart', () => {
    const places = all.map(({ client, met, row }) => [client.name, met.id, met.command, row.command, row.level].join(' '));
    expect(places.filter((place, index) => places.indexOf(place) !== index)).toEqual([]);
  });

  it('what is no status is answered too', () => {
    expect(new Set(beyond().map(({ row }) => `${row.command} ${row.level}`))).toEqual(new Set(Object.keys(BEYOND)));
  });

  it('a word of theirs has a move of ours, or a reason why there is none', () => {
    for (const [word, { moves, none }] of Object.entries(VOCABULARY)) expect(moves.length === 0, word).toBe(none !== undefined);
  });

  it('has five cells in each line of a comparison, so that no text breaks the table', () => {
    const [compared = ''] = page.split('\n## Codes without a row');
    const lines = compared.split('\n').filter((line) => line.startsWith('| `'));
    expect(new Set(lines.filter((line) => !line.startsWith('| `accept')).map((line) => line.split(/(?<!\\)\|/).length))).toEqual(
      new Set([7]),
    );
    expect(lines.length).toBeGreaterThan(300);
  });
});

describe('a comparison', () => {
  it.each([
    ['is the same when the first steps are: Sync 3 takes the key to 0', 'EAS-4-TbSync 5', 'Sync.3', ['sync_key_reset: same']],
    [
      'tells the root from the collection where the client does',
      'NachoClientX',
      'Sync.3',
      ['sync_key_reset: same', 'retry_later: otherwise'],
    ],
    ['sees a step that comes later with us: at once to key 0', 'NachoClientX', 'FolderDelete.6', ['foldersync_reset: later']],
    [
      'sees a step that depends on the circumstances: 118 is success after a lost answer',
      'NachoClientX',
      'common.118',
      ['ok_as_success: sometimes'],
    ],
    ['takes a later pass for a pause: FolderSync 6', 'AOSP Exchange', 'FolderSync.6', ['retry_later: same']],
    [
      'sees what is done otherwise: a server without a policy is no trouble',
      'NachoClientX',
      'Provision.Policy.2',
      ['rediscover: otherwise'],
    ],
    ['has no word for a loop without end', 'AOSP Exchange', 'Ping.8', ['retry_unbounded: wordless']],
    ['gives the rest of a client to every code it does not name', 'Mustang', 'common.165', ['surface: later']],
    ['does not give the rest to a success', 'Mustang', 'MoveItems.3', []],
    ['does not give the rest to what a class covers', 'EAS-4-TbSync 5', 'http.502', ['surface: otherwise']],
    ['gives no command the code of another one: 508 answers Alert', 'syncml-js', 'syncml.508', []],
    ['reads SyncML by its own tables: 403 on any command', 'syncml-js', 'syncml.403', ['surface: same']],
  ])('%s', (_, client, id, expected) => {
    expect(found(client, id)).toEqual(expected);
  });

  it('keeps a common code of one command apart: Ping provisions once at most', () => {
    const [ping] = all.filter(({ client, met }) => client.name === 'AOSP Exchange' && met.id === 'common.142' && met.command === 'Ping');
    expect(ping?.usual.steps[0]?.limit).toBe(1);
    expect(found('AOSP Exchange', 'common.142')).toEqual(['provision: same']);
    expect(found('AOSP Exchange', 'common.118', 'SendMail')).toEqual(['retry_later: otherwise']);
  });
});
