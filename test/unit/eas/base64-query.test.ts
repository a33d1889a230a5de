import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { otherCommand, readShortQuery, writeShortQuery, type ShortQuery } from '../../../src/eas/base64-query.ts';
import { parseQuery } from '../../../src/sim/lab/query.ts';
import { LAB_COMMANDS } from '../../../src/sim/lab/commands.ts';

/** Version 12.1, Search, locale 0x0409, DeviceId `v140Device`, no key, DeviceType `SmartPhone`: laid out as MS-ASHTTP 2.2.1.1.1.1 says. */
const PRINTED = btoa('y\x10\x09\x04\x0av140Device\0\x0aSmartPhone');

const query = fc.record({
  version: fc.constantFrom('12.1', '14.0', '14.1', '16.0', '16.1'),
  command: fc.constantFrom(...Object.keys(LAB_COMMANDS).filter((name) => name !== 'OPTIONS' && name !== 'Autodiscover')),
  policyKey: fc.option(fc.nat({ max: 0xffff_ffff }).map(String), { nil: undefined }),
  locale: fc.tuple(fc.nat(255), fc.nat(255)),
  deviceId: fc.array(fc.nat(255), { maxLength: 32 }),
  deviceType: fc.array(fc.nat(255), { maxLength: 16 }),
  parameters: fc.array(fc.record({ tag: fc.constantFrom(0, 1, 3, 4, 6, 7, 8), value: fc.array(fc.nat(255), { maxLength: 40 }) }), {
    maxLength: 4,
  }),
});

const whole = ({ policyKey, ...rest }: typeof query extends fc.Arbitrary<infer T> ? T : never): ShortQuery => ({
  ...rest,
  ...(policyKey !== undefined && { policyKey }),
});

describe('the short query', () => {
  it('is read field by field [MS-ASHTTP 2.2.1.1.1.1]', () => {
    const text = (bytes: readonly number[] = []): string => String.fromCharCode(...bytes);
    const read = readShortQuery(PRINTED);
    expect(read).toMatchObject({ version: '12.1', command: 'Search', locale: [9, 4], parameters: [] });
    expect(text(read?.deviceId)).toBe('v140Device');
    expect(text(read?.deviceType)).toBe('SmartPhone');
    expect(read).not.toHaveProperty('policyKey');
  });

  it('written and read again says the same, also escaped, and the platform’s own base64 agrees', () => {
    fc.assert(
      fc.property(query, (made) => {
        const short = whole(made);
        const written = writeShortQuery(short) ?? '';
        expect(readShortQuery(written)).toEqual(short);
        expect(readShortQuery(encodeURIComponent(written))).toEqual(short);
        expect(btoa(atob(written))).toBe(written);
      }),
      { seed: 5 },
    );
  });

  it('means to the simulated server what it means to us', () => {
    fc.assert(
      fc.property(query, (made) => {
        const short = whole(made);
        const server = parseQuery(`/x?${writeShortQuery(short)}`);
        expect(server).toMatchObject({ command: short.command, version: short.version });
        expect(server?.policyKey).toBe(short.policyKey);
      }),
      { seed: 5 },
    );
  });

  it('of whatever bytes is read or not, never thrown at', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.base64String(),
          fc.uint8Array().map((bytes) => btoa(String.fromCharCode(...bytes))),
        ),
        (text) => {
          const read = readShortQuery(text);
          expect(read === undefined || readShortQuery(writeShortQuery(read) ?? '') !== undefined).toBe(true);
        },
      ),
      { seed: 5, numRuns: 500 },
    );
  });

  it.each([
    '',
    'A',
    'Cmd=Sync',
    '====',
    'jBA=',
    'A'.repeat(3000),
    btoa('\x07\x10\x09\x04\0\0\0'),
    btoa('\x8d\xff\x09\x04\0\0\0'),
    btoa('\x8d\x00\x09\x04\0\x03abc\0'),
  ])('that is none says nothing: %j', (text) => {
    expect(readShortQuery(text)).toBeUndefined();
  });

  it('of another command keeps the device and the user, and leaves the old command’s parameters and key', () => {
    const made: ShortQuery = {
      version: '14.1', command: 'Sync', policyKey: '7', locale: [9, 4], deviceId: [1], deviceType: [2],
      parameters: [{ tag: 1, value: [5] }, { tag: 8, value: [6] }],
    }; // prettier-ignore
    expect(otherCommand(made, 'Provision')).toEqual({
      version: '14.1', command: 'Provision', locale: [9, 4], deviceId: [1], deviceType: [2], parameters: [{ tag: 8, value: [6] }],
    }); // prettier-ignore
  });

  it.each(['-1', '4294967296', 'abc', '1.5'])('cannot say the key %s', (policyKey) => {
    const read = readShortQuery(PRINTED);
    expect(read && writeShortQuery({ ...read, policyKey })).toBeUndefined();
  });
});
