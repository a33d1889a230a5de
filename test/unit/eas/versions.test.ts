import { describe, expect, it } from 'vitest';
import { commonVersion, EAS_VERSIONS, isBelow, readOptions } from '../../../src/eas/versions.ts';
import { RECORDINGS } from '../../conformance/recordings.ts';

describe('what OPTIONS offers [MS-ASHTTP 3.2.5.2]', () => {
  it('is read from its headers, blanks and gaps left out', () => {
    expect(readOptions({ 'ms-asprotocolversions': ' 2.5, 12.1 ,,14.1 ', 'ms-asprotocolcommands': 'Sync,Ping' })).toEqual({
      versions: ['2.5', '12.1', '14.1'],
      commands: ['Sync', 'Ping'],
    });
    expect(readOptions({})).toEqual({ versions: [], commands: [] });
  });

  it('is bounded', () => {
    expect(readOptions({ 'ms-asprotocolcommands': 'x,'.repeat(100_000) }).commands).toHaveLength(256);
  });

  it.each(RECORDINGS.filter(([, { command, response }]) => command === 'OPTIONS' && response.status === 200))(
    '%s is read',
    (_, { response }) => {
      const { versions, commands } = readOptions(response.headers ?? {});
      expect(commonVersion(versions)).toBe('14.1');
      expect(commands).toEqual(expect.arrayContaining(['Sync', 'FolderSync', 'Ping', 'SendMail']));
    },
  );
});

describe('the version both speak [MS-ASHTTP 3.1.3]', () => {
  it('is the newest', () => {
    expect(commonVersion(['2.5', '12.0', '16.0', '14.1'])).toBe('16.0');
    expect(commonVersion(['16.1', '16.0'])).toBe('16.1');
  });

  it('is none where there is none', () => {
    expect(commonVersion(['1.0', '17.0'])).toBeUndefined();
    expect(commonVersion([])).toBeUndefined();
  });

  it('keeps to what the app allows', () => {
    expect(commonVersion(['14.1', '16.1'], ['14.1', '14.0'])).toBe('14.1');
  });
});

it('versions are ordered, and what is none is as new as can be', () => {
  expect(EAS_VERSIONS.map((version) => isBelow(version, '14.1'))).toEqual([false, false, false, true, true, true, true]);
  expect(isBelow('99.9', '2.5')).toBe(false);
});
