import { describe, expect, it } from 'vitest';
import { addressesIn, mailFields, readMessage } from '../../../../src/sim/lab/mime.ts';
import { toFields } from '../../../../src/sim/lab/fields.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

describe('readMessage', () => {
  it('reads folded headers, all recipients and the text after the first empty line', () => {
    const text =
      'to: Bob\r\n <bob@a.test>,\r\n\t"Carol, C." <carol@a.test>\r\nCC: d@a.test\r\nBcc: e@a.test\r\nSubject: one\r\n two\r\n\r\nText\r\n\r\nmore';
    expect(readMessage(bytes(text))).toEqual({
      from: '',
      to: 'Bob <bob@a.test>, "Carol, C." <carol@a.test>',
      cc: 'd@a.test',
      subject: 'one two',
      messageId: undefined,
      recipients: ['bob@a.test', 'carol@a.test', 'd@a.test', 'e@a.test'],
      text: 'Text\r\n\r\nmore',
    });
  });

  it('takes bare line feeds, and a message without text', () => {
    expect(readMessage(bytes('Subject: x\n\nHi'))).toMatchObject({ subject: 'x', text: 'Hi' });
    expect(readMessage(bytes('Subject: x'))).toMatchObject({ subject: 'x', text: '' });
  });

  it('leaves out NUL, which WBXML cannot carry as text', () => {
    expect(readMessage(bytes('Subject: a\0b\r\n\r\nc\0d'))).toMatchObject({ subject: 'ab', text: 'cd' });
  });

  it('is undefined for what has no header', () => {
    expect(readMessage(bytes('hello world'))).toBeUndefined();
    expect(readMessage(bytes(''))).toBeUndefined();
    expect(readMessage(bytes('\r\n\r\nSubject: too late'))).toBeUndefined();
  });
});

it('finds the addresses of a field', () => {
  expect(addressesIn('"x@y" <a@b.test>; c@d.test')).toEqual(['x@y', 'a@b.test', 'c@d.test']);
  expect(addressesIn('nobody')).toEqual([]);
});

it('makes an item of a message: received now, unread, its size in bytes', () => {
  const message = readMessage(bytes('To: b@a.test\r\nCc: c@a.test\r\nSubject: x\r\n\r\nHé'));
  if (message === undefined) throw new Error('no message');
  expect(toFields(mailFields(message, 'a@a.test', Date.UTC(2026, 0, 2), false))).toEqual({
    'Email:To': 'b@a.test',
    'Email:Cc': 'c@a.test',
    'Email:From': 'a@a.test',
    'Email:Subject': 'x',
    'Email:DateReceived': '2026-01-02T00:00:00.000Z',
    'Email:Importance': '1',
    'Email:Read': '0',
    'Email:MessageClass': 'IPM.Note',
    'AirSyncBase:Body': { 'AirSyncBase:Type': '1', 'AirSyncBase:EstimatedDataSize': '3', 'AirSyncBase:Data': 'Hé' },
  });
});
