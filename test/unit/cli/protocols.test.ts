import { describe, expect, it } from 'vitest';
import { EAS_TOLD } from '../../../src/texts/eas/told.ts';
import { bentBy, familyOf, FAMILIES, isCommand } from '../../../src/cli/protocols.ts';

describe('which protocol is meant', () => {
  it.each([
    ['eas', 'Alert', '1.2', 'eas'],
    ['syncml', undefined, undefined, 'syncml'],
    ['http', 'Ping', '1.2', 'syncml'],
    ['http', 'Alert', undefined, 'syncml'],
    ['http', 'Sync', '99.9', 'eas'],
    ['transport', undefined, undefined, 'eas'],
  ])('%s, command %s, version %s: %s', (protocol, command, version, name) => {
    expect(familyOf(protocol, command, version).protocol.name).toBe(name);
  });

  it('a name of the prototype is no command', () => expect(isCommand(FAMILIES, 'toString')).toBe(false));
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
