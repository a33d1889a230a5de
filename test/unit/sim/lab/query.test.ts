import { describe, expect, it } from 'vitest';
import { parseQuery } from '../../../../src/sim/lab/query.ts';

const base64 = (...bytes: readonly number[]): string => btoa(String.fromCharCode(...bytes));
const field = (text: string): number[] => [text.length, ...new TextEncoder().encode(text)];

describe('parseQuery', () => {
  it('reads the plain form, with parameter names in any case [MS-ASHTTP 2.2.1.1.1]', () => {
    expect(parseQuery('/x?Cmd=SmartReply&User=alice&DeviceId=d1&devicetype=Phone&CollectionId=5&ItemId=5%3A9&SaveInSent=T')).toEqual({
      command: 'SmartReply',
      user: 'alice',
      deviceId: 'd1',
      deviceType: 'Phone',
      collectionId: '5',
      itemId: '5:9',
      saveInSent: true,
    });
    expect(parseQuery('/x?Cmd=SendMail')).toEqual({ command: 'SendMail', saveInSent: false });
  });

  it('reads a recorded base64 query [MS-ASHTTP 2.2.1.1.1.1]', () => {
    expect(parseQuery('/Microsoft-Server-ActiveSync?jAkECQhIRDIyMDk1MgR/m1BOBVByb2Jl')).toEqual({
      command: 'FolderSync',
      version: '14.0',
      deviceId: 'HD220952',
      policyKey: '1313905535',
      deviceType: 'Probe',
      saveInSent: false,
    });
  });

  it('reads the parameters of a base64 query, percent-encoded or not', () => {
    const query = base64(
      141,
      3,
      9,
      4,
      ...field('d1'),
      0,
      ...field('Phone'),
      1,
      ...field('5'),
      3,
      ...field('5:9'),
      7,
      1,
      1,
      8,
      ...field('alice'),
    );
    const wanted = {
      command: 'SmartReply',
      version: '14.1',
      deviceId: 'd1',
      deviceType: 'Phone',
      collectionId: '5',
      itemId: '5:9',
      user: 'alice',
      saveInSent: true,
    };
    expect(parseQuery(`/x?${query}`)).toEqual(wanted);
    expect(parseQuery(`/x?${encodeURIComponent(query)}`)).toEqual(wanted);
  });

  it.each([
    ['no query', '/x'],
    ['a path that could be a query', '/jAkECQhIRDIyMDk1MgR/m1BOBVByb2Jl'.slice(1)],
    ['no command', '/x?User=alice'],
    ['no base64', '/x?%%%'],
    ['a command number nobody knows', `/x?${base64(141, 99, 9, 4, 0, 0, 0)}`],
    ['a field that runs over the end', `/x?${base64(141, 9, 9, 4, 9, 65)}`],
    ['a parameter that runs over the end', `/x?${base64(141, 9, 9, 4, 0, 0, 0, 8, 5, 65)}`],
    ['only a version', `/x?${base64(141)}`],
  ])('is undefined for %s', (_what, url) => {
    expect(parseQuery(url)).toBeUndefined();
  });
});
