import { describe, expect, it } from 'vitest';
import { familyOf, FAMILIES, isCommand } from '../../../src/cli/protocols.ts';

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
