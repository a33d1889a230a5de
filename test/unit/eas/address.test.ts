import { describe, expect, it } from 'vitest';
import { addressOf, commandOf, restated, statedIn, subjectOf } from '../../../src/eas/address.ts';
import { readShortQuery, writeShortQuery } from '../../../src/eas/base64-query.ts';

const PATH = 'https://mail.example/Microsoft-Server-ActiveSync';
const plain = (more: string): string => `${PATH}?Cmd=SmartForward&User=u&DeviceId=d&DeviceType=t${more}`;

/** A short query of this command, with these parameters: 1 CollectionId, 3 ItemId, 7 Options, 8 User. */
function short(command: string, parameters: readonly (readonly [tag: number, text: string])[], policyKey = '7'): string {
  const bytes = (text: string): readonly number[] => Array.from(text, (letter) => letter.charCodeAt(0));
  const query = {
    version: '14.1',
    command,
    policyKey,
    locale: [9, 4],
    deviceId: bytes('device1'),
    deviceType: bytes('test'),
    parameters: parameters.map(([tag, text]) => ({ tag, value: bytes(text) })),
  };
  return `${PATH}?${writeShortQuery(query)}`;
}

describe('what an address names besides the body [MS-ASHTTP 2.2.1.1.1.2.5]', () => {
  it.each([
    ['an item and its folder', plain('&ItemId=5%3A1&CollectionId=5&SaveInSent=T'), 'ItemId=5%3A1&CollectionId=5'],
    [
      'in any spelling of the names',
      plain('&itemid=5:1&LONGID=x&Occurrence=2026&AttachmentName=a'),
      'itemid=5:1&LONGID=x&Occurrence=2026&AttachmentName=a',
    ],
    ['nothing', plain('&SaveInSent=T'), ''],
    ['nothing by a name that only ends so', plain('&XItemId=1'), ''],
    ['nothing without a query', PATH, ''],
    [
      'the same in the short form, without who asks and how',
      short('SmartForward', [
        [3, '5:1'],
        [1, '5'],
        [7, 'x'],
        [8, 'u'],
      ]),
      '3=53.58.49&1=53',
    ],
    ['nothing in the short form of a mail', short('SendMail', [[7, 'x']]), ''],
    ['nothing where it is no query of ours', `${PATH}?!`, ''],
  ])('%s', (_, url, subject) => {
    expect(subjectOf(url)).toBe(subject);
  });

  it('is the same under another policy key', () => {
    expect(subjectOf(short('SmartReply', [[3, '5:1']], '8'))).toBe(subjectOf(short('SmartReply', [[3, '5:1']], '9')));
  });
});

describe('an address', () => {
  it('names its command in either form, and is none of ours without', () => {
    expect([plain(''), short('Sync', []), `${PATH}?Cmd=`, PATH, 'https://mail.example/?Cmd=Sync'].map(commandOf)).toEqual([
      'SmartForward', 'Sync', undefined, undefined, undefined,
    ]); // prettier-ignore
  });

  it('for another command keeps who asks', () => {
    expect(addressOf(`${plain('')}#x`, 'Ping')).toBe(plain('').replace('SmartForward', 'Ping'));
    expect(addressOf(PATH, 'Ping')).toBe(`${PATH}?Cmd=Ping`);
    expect(addressOf(`${PATH}?User=u`, 'Ping')).toBe(`${PATH}?Cmd=Ping&User=u`);
    const other = readShortQuery(addressOf(short('SmartForward', [[3, '5:1'], [8, 'u']]), 'Ping').split('?')[1] ?? ''); // prettier-ignore
    expect(other).toMatchObject({ command: 'Ping', parameters: [{ tag: 8 }] });
  });

  it('says version and policy key itself in the short form only, and can be told others', () => {
    expect([statedIn(plain('')), statedIn(short('Sync', []))]).toEqual([undefined, { version: '14.1', policyKey: '7' }]);
    expect(restated(plain(''), { version: '12.1' })).toBeUndefined();
    expect(statedIn(restated(short('Sync', []), { version: '12.1', policyKey: '8' }) ?? '')).toEqual({ version: '12.1', policyKey: '8' });
    expect(statedIn(restated(short('Sync', []), {}) ?? '')).toEqual({ version: '14.1', policyKey: '7' });
    expect(restated(short('Sync', []), { policyKey: 'none' })).toBeUndefined();
  });
});
