import { describe, expect, it } from 'vitest';
import { catalogueRows } from '../../../src/view/catalogue-rows.ts';
import { told } from './told.ts';

const asJson = async (...args: string[]) => JSON.parse((await told(['explain', ...args, '--json'])).out) as Record<string, unknown>;
const lines = (out: string) =>
  out
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);

describe('explain COMMAND CODE', () => {
  it('prints a page for people', async () => {
    const { code, out, err } = await told(['explain', 'Sync', '3']);
    expect([code, err]).toEqual([0, '']);
    expect(out).toMatch(/^Sync\.3: Sync key not valid\.\n/);
    expect(out).toContain('section   MS-ASCMD 2.2.3.177.17');
    expect(out).not.toContain('\u001b');
  });

  it('colours it only where colours may be written', async () => {
    const { out } = await told(['explain', 'Sync', '3'], [], true);
    expect(out.startsWith('\u001b[1mSync.3: Sync key not valid.\u001b[0m\n')).toBe(true);
  });

  it('--json has the fields of the contract, in its order', async () => {
    const { out } = await told(['explain', 'Sync', '3', '--json']);
    expect(Object.keys(JSON.parse(out) as object).slice(0, 10)).toEqual([
      'status',
      'known',
      'success',
      'name',
      'meaning',
      'spec',
      'basis',
      'layer',
      'steps',
      'ends',
    ]);
    expect(out.trimEnd().split('\n')).toHaveLength(1);
  });

  it('--level, --version and --server change the answer', async () => {
    expect(await asJson('Sync', '6')).toMatchObject({ id: 'Sync.6' });
    expect(await asJson('Sync', '6', '--level', 'Sync/Collections/Collection/Responses/Add')).toMatchObject({ id: 'Sync.Add.6' });
    expect(await asJson('http', '400', '--version', '12.1')).toMatchObject({ steps: [{ do: 'repair' }, { do: 'reject' }] });
    expect(await asJson('Ping', '132')).toMatchObject({ layer: 'common', steps: [{ do: 'retry' }, { do: 'reset' }, { do: 'hold' }] });
    expect(await asJson('Ping', '132', '--server', 'horde')).toMatchObject({
      layer: 'quirk',
      steps: [{ do: 'refresh' }, { do: 'reject' }],
    });
    expect(await asJson('Ping', '132', '--server', 'Apache, Horde_ActiveSync')).toMatchObject({ layer: 'quirk' });
    expect(await asJson('Ping', '132', '--server', 'exchange')).toMatchObject({ layer: 'common' });
  });

  it.each([
    [[], 'nothing to explain'],
    [['Fetch', '3'], "there is no command 'Fetch'"],
    [['Sync', '3', '--version', 'x'], 'version is written as 14.1'],
    [['Sync', '3', '--level'], 'argument missing'],
    [['--ndjson', 'Sync', '3'], '--ndjson takes its questions from standard input'],
    [['--ndjson', '--level', 'Sync'], '--ndjson takes its questions from standard input'],
    [['--ndjson', '--version', '14.1'], '--ndjson takes its questions from standard input'],
    [['--ndjson', '--json'], '--ndjson takes its questions from standard input'],
  ])('%j is refused, in one line, as a fault of the command line', async (args, message) => {
    const { code, out, err } = await told(['explain', ...args]);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(message);
    expect(err.startsWith('activesync-recovery explain: ')).toBe(true);
  });
});

describe('explain --ndjson', () => {
  it('answers a line by a line, with the question as it was given', async () => {
    const question = '{"protocol":"eas","command":"Sync","code":"3","note":"kept"}';
    const { code, out } = await told(['explain', '--ndjson'], [question, '{"protocol":"http","code":449}']);
    expect(code).toBe(0);
    expect(lines(out)).toMatchObject([
      { status: JSON.parse(question) as object, known: true, spec: 'MS-ASCMD 2.2.3.177.17' },
      { id: 'http.449' },
    ]);
  });

  it('a bad line is said in its place, the others are answered, and the exit code is 1', async () => {
    const { code, out } = await told(
      ['explain', '--ndjson'],
      ['{"protocol":"eas","code":142}', 'nonsense', '', '{"protocol":"eas"}', '{"protocol":"eas","code":3,"command":"Sync"}'],
    );
    expect(code).toBe(1);
    expect(lines(out)).toMatchObject([
      { known: true },
      { error: 'not a JSON text', line: 2 },
      { error: 'not a JSON text', line: 3 },
      { error: 'code is a number or a name, not nothing', line: 4 },
      { known: true },
    ]);
  });

  it('a byte order mark is no fault, --server stands for lines that name none', async () => {
    const { code, out } = await told(
      ['explain', '--ndjson', '--server', 'horde'],
      ['\uFEFF{"protocol":"eas","command":"Ping","code":132}', '{"protocol":"eas","command":"Ping","code":132,"server":"sogo"}'],
    );
    expect(code).toBe(0);
    expect(lines(out)).toMatchObject([{ layer: 'quirk' }, { layer: 'common' }]);
  });

  it('nothing in, nothing out', async () => expect(await told(['explain', '--ndjson'])).toEqual({ code: 0, out: '', err: '' }));

  it('every row of the catalogue is a question, answered with that row', async () => {
    const rows = catalogueRows();
    const { code, out } = await told(
      ['explain', '--ndjson'],
      rows.map((row) => JSON.stringify(row)),
    );
    expect(code).toBe(0);
    expect(lines(out).map(({ id, known, meaning, spec }) => [id, known, meaning, spec])).toEqual(
      rows.map(({ id, meaning, spec }) => [id, true, meaning, spec]),
    );
  });
});
