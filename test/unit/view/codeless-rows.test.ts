import { describe, expect, it } from 'vitest';
import { EAS_TOLD } from '../../../src/texts/eas/told.ts';
import { explain } from '../../../src/policy/explain.ts';
import { SYNCML } from '../../../src/syncml/protocol.ts';
import { codelessRows } from '../../../src/view/codeless-rows.ts';

const rows = codelessRows();
const about = (name: string) => rows.filter((row) => row.about === name);

describe('facts without a code', () => {
  it('asked as they are, each is answered with what it says', () => {
    for (const row of rows) {
      const { explanation } = explain(row.version === '1.2' ? SYNCML : EAS_TOLD, row);
      expect(explanation, `${row.about} ${row.meaning}`).toMatchObject({ id: row.id, steps: row.steps, ends: row.ends });
    }
  });

  it('say success only where the request ends done', () => {
    for (const row of rows) expect(row.success && !row.ends.includes('done'), row.meaning).toBe(false);
    expect(about('SendMail').map(({ success, ends }) => [success, ...ends])).toEqual([
      [true, 'done'],
      [false, 'done', 'held', 'unknown'],
      [false, 'done', 'held', 'unknown'],
    ]);
  });

  it('are no surer than their sources [MS-ASHTTP 2.2.2.1.2.13]', () => {
    const bases = (name: string) => about(name).map(({ basis }) => basis);
    expect(bases('CreateCollection')[0]).toBe('advice');
    expect(bases('GetAttachment')).toEqual(['spec', 'spec']);
    expect(rows.find(({ name }) => name === 'X-MS-ASThrottle: Watsons')?.basis).toBe('advice');
  });

  it('an attachment that is gone is no fault that passes, and a hierarchy is asked for in another way [MS-ASCMD 2.2.1.7, 2.2.1.8]', () => {
    expect(about('GetAttachment')[1]?.steps).toMatchObject([{ do: 'reject', why: 'gone' }]);
    expect(about('GetHierarchy')[1]?.steps).toMatchObject([{ do: 'reject', why: 'unsupported' }]);
  });

  it.each(['CreateCollection', 'DeleteCollection', 'MoveCollection'])('%s without an answer is looked for, not sent again', (command) => {
    expect(about(command)[1]?.steps[0]).toMatchObject({ do: 'reconcile', how: 'look-for-folder' });
  });

  it('are JSON, are told apart by their carrier, and cite', () => {
    expect(JSON.parse(JSON.stringify(rows))).toEqual(rows);
    for (const row of rows) {
      expect(row).toMatchObject({ direction: 'received', carrier: expect.any(String) as string });
      expect(row.spec, row.meaning).toMatch(/^(MS-AS|OMA )/);
      expect(row.source, row.meaning).toMatch(/R\d{2,}|§|\.c(?:s|pp)$/);
    }
  });
});
