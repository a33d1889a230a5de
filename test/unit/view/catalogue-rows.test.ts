import { describe, expect, it } from 'vitest';
import { EAS_TOLD } from '../../../src/texts/eas/told.ts';
import { CATALOGUE } from '../../../src/eas/rows.ts';
import { explain } from '../../../src/policy/explain.ts';
import { alertCatalogue } from '../../../src/syncml/catalogue/alert.ts';
import { statusCatalogue } from '../../../src/syncml/catalogue/status.ts';
import { SYNCML } from '../../../src/syncml/protocol.ts';
import { catalogueRows, sentRows } from '../../../src/view/catalogue-rows.ts';

const rows = catalogueRows();

describe('the rows of the catalogue', () => {
  it('are all rows of both protocols, each once', () => {
    const ids = (version: string) => rows.filter((row) => row.version === version).map(({ id }) => id);
    expect(ids('16.1').sort()).toEqual(Object.keys(CATALOGUE).sort());
    expect(ids('1.2')).toEqual(
      expect.arrayContaining([...Object.keys(statusCatalogue), ...Object.keys(alertCatalogue), 'http.401', 'transport.timeout']),
    );
    expect(new Set(ids('1.2')).size).toBe(ids('1.2').length);
  });

  it('asked as they are, each is answered with itself', () => {
    for (const row of rows) {
      const { explanation } = explain(row.version === '1.2' ? SYNCML : EAS_TOLD, row);
      expect(explanation, row.id).toMatchObject({ id: row.id, known: true, meaning: row.meaning, spec: row.spec, success: row.success });
      const readings = [row, ...row.variants].map(({ steps }) => steps);
      expect(readings, row.id).toContainEqual(explanation.steps);
    }
  });

  it('say which circumstances decide between their readings', () => {
    const reads = (id: string) => rows.find((row) => row.id === id && row.version !== '1.2')?.reads;
    expect(reads('common.118')).toEqual(['sentBefore']);
    expect(reads('Provision.3')).toEqual(['phase']);
    expect(reads('http.403')).toEqual(['policyKeySent']);
    expect(reads('Sync.3')).toEqual([]);
    expect(rows.find(({ id }) => id === 'syncml.401')?.reads).toEqual(['chal']);
  });

  it('have every reading with its condition, spelled out', () => {
    const row = rows.find(({ id }) => id === 'common.118');
    expect(row?.when).toBeUndefined();
    expect(row?.variants[0]).toMatchObject({ when: { sentBefore: 'no-answer' }, steps: [{ do: 'accept', then: 'end' }], ends: ['done'] });
  });

  it('carry the reason and the hint of each reading that has one, and no empty ones', () => {
    expect(rows.find(({ id }) => id === 'common.120')).toMatchObject({
      why: expect.stringContaining('118') as string,
      hint: expect.stringContaining('Sent Items') as string,
      variants: [{ why: expect.stringContaining('recognises') as string, hint: expect.stringContaining('outbox') as string }],
    });
    const accepted = rows.find(({ id }) => id === 'Sync.1');
    expect([accepted && 'why' in accepted, accepted && 'hint' in accepted]).toEqual([false, false]);
  });

  it('of SyncML about HTTP and the line name a command that says so', () => {
    for (const row of rows.filter(({ protocol }) => protocol === 'http' || protocol === 'transport')) {
      expect(row.command, `${row.id} ${row.version}`).toBe(row.version === '1.2' ? 'SyncML' : undefined);
    }
  });

  it('are JSON through and through', () => expect(JSON.parse(JSON.stringify(rows))).toEqual(rows));

  it('values a client sends are told apart', () => {
    const [acknowledged, headers] = [sentRows().slice(0, 8), sentRows().slice(8)];
    for (const row of acknowledged) expect(row).toMatchObject({ direction: 'sent', protocol: 'eas', command: 'Provision' });
    for (const row of headers) expect(row).toMatchObject({ direction: 'sent', protocol: 'http' });
    expect(headers.map(({ code }) => code)).toEqual(['x-ms-policykey', 'ms-asprotocolversion', 'user-agent']);
    for (const row of rows) expect(row.direction).toBe('received');
  });
});
