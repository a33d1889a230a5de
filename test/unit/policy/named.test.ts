import { describe, expect, it } from 'vitest';
import { EAS } from '../../../src/eas/protocol.ts';
import { bentBy, questionNamed } from '../../../src/policy/named.ts';
import { EAS_TOLD } from '../../../src/texts/eas/told.ts';

describe('what an id asks about', () => {
  it.each([
    ['Sync.3', { protocol: 'eas', command: 'Sync', level: 'Sync', code: '3' }],
    ['Sync.Add.6', { protocol: 'eas', command: 'Sync', level: 'Sync/Collections/Collection/Responses/Add', code: '6' }],
    ['Sync.Add.unknown', { protocol: 'eas', command: 'Sync', level: 'Sync/Collections/Collection/Responses/Add', code: 'unknown' }],
    ['common.142', { protocol: 'eas', code: '142' }],
    ['alert.201', { protocol: 'syncml', kind: 'alert', code: '201' }],
    ['Sync.99', undefined],
    ['Sync.Nothing.unknown', undefined],
    ['constructor.unknown', undefined],
    ['unknown', undefined],
    ['', undefined],
  ])('%s', (id, question) => expect(questionNamed([EAS], id)).toEqual(question));
});

describe('a protocol as one server bends it', () => {
  it('a known name brings its deviations, in any case, and no other’s', () => {
    const bent = bentBy(EAS_TOLD, 'Horde');
    expect(bent.protocol.quirks.map(({ name }) => name)).toEqual(['horde']);
    expect(bent.server !== undefined && bent.protocol.quirks[0]?.server.test(bent.server)).toBe(true);
  });

  it('anything else is what the server says of itself', () => {
    expect(bentBy(EAS_TOLD, 'Horde_ActiveSync 3.0')).toEqual({ protocol: EAS_TOLD, server: 'Horde_ActiveSync 3.0' });
    expect(bentBy(EAS_TOLD, undefined)).toEqual({ protocol: EAS_TOLD });
  });
});
