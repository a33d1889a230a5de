import { describe, expect, it } from 'vitest';
import { element } from '../../../../src/wbxml/index.ts';
import type { EasName, WbxmlElement } from '../../../../src/wbxml/index.ts';
import type { ItemFields } from '../../../../src/sim/lab/fields.ts';
import type { LabOptions } from '../../../../src/sim/lab/rules.ts';
import type { Answer, Probe, Sent } from '../probe.ts';
import { NO_BODY, el, mapped, probe, said } from '../probe.ts';

const INBOX = '1';
const SENT = '4';
const bytes = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);
const message = (to = 'bob@example.test', subject = 'Hi'): string =>
  `From: alice@example.test\r\nTo: ${to}\r\nSubject: ${subject}\r\nMessage-ID: <m1@example.test>\r\n\r\nHello\r\n`;

interface Mail {
  readonly clientId?: string | undefined;
  readonly mime?: string | undefined;
  readonly save?: boolean;
  readonly more?: readonly WbxmlElement[];
}

function mailOf(command: string, { clientId = 'm1', mime = message(), save = true, more = [] }: Mail = {}): WbxmlElement {
  const root = `ComposeMail:${command}` as EasName;
  return element(
    root,
    el('ComposeMail:ClientId', clientId),
    save ? el('ComposeMail:SaveInSentItems') : undefined,
    ...more,
    element('ComposeMail:Mime', bytes(mime)),
  );
}

const ready = (options: LabOptions = {}): Probe => {
  const client = probe({ policy: { demand: 'none' }, ...options });
  mapped(client);
  return client;
};
const send = (client: Probe, mail?: Mail, command = 'SendMail'): Answer => client.send(command, { root: mailOf(command, mail) });
const sent = (client: Probe) => client.lab.mailbox('alice').sent();
const RFC822 = { 'content-type': 'message/rfc822' };
const raw = (client: Probe, text: string, more: Sent = {}, query = ''): Answer =>
  client.send('SendMail', {
    bytes: bytes(text),
    version: '12.1',
    headers: RFC822,
    query: `Cmd=SendMail&User=alice&DeviceId=probe1&DeviceType=Probe${query}`,
    ...more,
  });

describe('SendMail', () => {
  it('sends, answers with an empty 200, and keeps a copy when asked to [MS-ASCMD 2.2.3.177.14, 2.2.3.154]', () => {
    const client = ready();
    expect(send(client)).toMatchObject({ http: 200, root: undefined, headers: { 'MS-Server-ActiveSync': '15.2' } });
    expect(sent(client)).toEqual([
      {
        at: client.clock.now,
        deviceId: 'probe1',
        command: 'SendMail',
        clientId: 'm1',
        messageId: '<m1@example.test>',
        subject: 'Hi',
        recipients: ['bob@example.test'],
        count: 1,
      },
    ]);
    expect(
      client.lab
        .mailbox('alice')
        .items(SENT)
        .map((one) => one.fields['Email:Read']),
    ).toEqual(['1']);
    expect(client.lab.mailbox('bob').items(INBOX)[0]?.fields).toMatchObject({ 'Email:Subject': 'Hi', 'Email:Read': '0' });
  });

  it('takes a ClientId of 40 characters [MS-ASCMD 2.2.3.28.1]', () => {
    expect(send(ready(), { clientId: 'c'.repeat(40) }).root).toBeUndefined();
  });

  it('keeps no copy when not asked to', () => {
    const client = ready();
    send(client, { save: false });
    expect(client.lab.mailbox('alice').items(SENT)).toEqual([]);
    expect(sent(client)).toHaveLength(1);
  });

  it('delivers to the sender too, and to everybody at home once; the rest leaves for the world', () => {
    const client = ready();
    send(client, { mime: message('alice@example.test, BOB@example.test, bob@example.test, carol@far.test') });
    expect(client.lab.mailbox('alice').items(INBOX)).toHaveLength(1);
    expect(client.lab.mailbox('bob').items(INBOX)).toHaveLength(1);
  });

  it('sends twice what comes twice, as every recorded server does', () => {
    const client = ready();
    send(client);
    expect(send(client).root).toBeUndefined();
    expect(sent(client)).toMatchObject([{ clientId: 'm1', count: 2 }]);
  });

  it('answers 118 to a ClientId it remembers, if it is such a server [MS-ASCMD 2.2.2]', () => {
    const client = ready({ answers118: true });
    send(client);
    expect(said(send(client), 'Status')).toBe('118');
    expect(sent(client)).toMatchObject([{ count: 1 }]);
    for (let i = 0; i < 20; i += 1) send(client, { clientId: `other${i}` });
    expect(send(client).root).toBeUndefined();
  });

  it('does not remember the ClientId of a mail that did not leave', () => {
    const client = ready({ answers118: true });
    expect(said(send(client, { mime: message('reject@far.test') }), 'Status')).toBe('120');
    expect(send(client).root).toBeUndefined();
  });

  it.each<[string, WbxmlElement, string, number]>([
    ['no ClientId', element('ComposeMail:SendMail', element('ComposeMail:Mime', bytes(message()))), '103', 400],
    ['a ClientId of more than 40 characters', mailOf('SendMail', { clientId: 'c'.repeat(41) }), '103', 400],
    ['no Mime', el('ComposeMail:SendMail', el('ComposeMail:ClientId', 'm1')), '103', 400],
    [
      'elements for Mime',
      el('ComposeMail:SendMail', el('ComposeMail:ClientId', 'm1'), el('ComposeMail:Mime', el('ComposeMail:ItemId'))),
      '103',
      400,
    ],
    ['no header in it', mailOf('SendMail', { mime: 'hello' }), '107', 400],
    ['no recipient', mailOf('SendMail', { mime: 'Subject: x\r\n\r\nHi' }), '119', 400],
    ['a recipient that is rejected', mailOf('SendMail', { mime: message('reject.me@far.test') }), '120', 500],
    ['an account the user does not have', mailOf('SendMail', { more: [el('ComposeMail:AccountId', 'a')] }), '166', 500],
  ])('refuses %s: %3$s, and nothing leaves [MS-ASCMD 2.2.2]', (_what, root, status) => {
    const client = ready();
    expect(said(client.send('SendMail', { root }), 'Status')).toBe(status);
    expect(sent(client)).toEqual([]);
    expect(client.lab.mailbox('alice').items(SENT)).toEqual([]);
  });

  it('takes Mime as text too, as servers do', () => {
    const client = ready();
    const root = el('ComposeMail:SendMail', el('ComposeMail:ClientId', 'm1'), el('ComposeMail:Mime', message()));
    expect(client.send('SendMail', { root }).root).toBeUndefined();
    expect(sent(client)).toMatchObject([{ subject: 'Hi' }]);
  });
});

describe('SendMail below 14.0 [MS-ASCMD 2.2.1.17]', () => {
  it('carries the bare message, and the query says whether to keep a copy', () => {
    const client = ready();
    expect(raw(client, message())).toMatchObject({ http: 200, root: undefined });
    expect(client.lab.mailbox('alice').items(SENT)).toHaveLength(0);
    expect(raw(client, message(), {}, '&SaveInSent=T').http).toBe(200);
    expect(client.lab.mailbox('alice').items(SENT)).toHaveLength(1);
    expect(sent(client)).toMatchObject([{ messageId: '<m1@example.test>', count: 2 }]);
    expect(sent(client)[0]).not.toHaveProperty('clientId');
  });

  it.each([
    ['WBXML', { headers: {} }, 400],
    ['nothing', { bytes: NO_BODY }, 400],
  ])('refuses %s with %3$d: it is not a message [MS-ASCMD 2.2.2]', (_what, more, http) => {
    expect(raw(ready(), message(), more).http).toBe(http);
  });

  it.each([
    ['a rejected recipient', message('reject@far.test'), 500],
    ['no recipient', 'Subject: x\r\n\r\nHi', 400],
  ])('answers %s with HTTP %3$d instead of a Status', (_what, text, http) => {
    expect(raw(ready(), text)).toMatchObject({ http, root: undefined });
  });

  it('is never a repetition: there is no ClientId to know it by', () => {
    const client = ready({ answers118: true });
    raw(client, message());
    expect(raw(client, message()).http).toBe(200);
  });
});

describe.each(['SmartReply', 'SmartForward'])('%s', (command) => {
  const source = (folderId: string, itemId: string): WbxmlElement =>
    el('ComposeMail:Source', el('ComposeMail:FolderId', folderId), el('ComposeMail:ItemId', itemId));
  const body = (client: Probe): unknown => {
    const of = client.lab.mailbox('bob').items(INBOX)[0]?.fields['AirSyncBase:Body'];
    return of === undefined ? undefined : (of as ItemFields)['AirSyncBase:Data'];
  };

  it('takes along what it answers or forwards [MS-ASCMD 2.2.1.19, 2.2.1.20]', () => {
    const client = ready();
    const id = client.lab.mailbox('alice').deliver({ from: 'bob@example.test', subject: 'Question', text: 'How are you?' });
    expect(send(client, { more: [source(INBOX, id)] }, command).root).toBeUndefined();
    expect(body(client)).toBe('Hello\r\n\r\n\r\nHow are you?');
    expect(sent(client)).toMatchObject([{ command, count: 1 }]);
  });

  it('leaves it out with ReplaceMime [MS-ASCMD 2.2.1.20]', () => {
    const client = ready();
    const id = client.lab.mailbox('alice').deliver({ from: 'bob@example.test', subject: 'Question', text: 'How are you?' });
    send(client, { more: [source(INBOX, id), el('ComposeMail:ReplaceMime')] }, command);
    expect(body(client)).toBe('Hello\r\n');
  });

  it('of an item that is gone, or of none: 150, and nothing leaves [MS-ASCMD 2.2.2]', () => {
    const client = ready();
    expect(said(send(client, { more: [source(INBOX, '1:99')] }, command), 'Status')).toBe('150');
    expect(said(send(client, {}, command), 'Status')).toBe('150');
    expect(sent(client)).toEqual([]);
  });

  it('names its item in the query below 14.0 [MS-ASHTTP 2.2.1.1.1]', () => {
    const client = ready();
    const id = client.lab.mailbox('alice').deliver({ from: 'bob@example.test', subject: 'Question', text: 'How are you?' });
    const query = (item: string) =>
      `Cmd=${command}&User=alice&DeviceId=probe1&DeviceType=Probe&CollectionId=${INBOX}&ItemId=${encodeURIComponent(item)}`;
    expect(client.send(command, { bytes: bytes(message()), version: '12.1', headers: RFC822, query: query(id) }).http).toBe(200);
    expect(body(client)).toBe('Hello\r\n\r\n\r\nHow are you?');
    expect(client.send(command, { bytes: bytes(message()), version: '12.1', headers: RFC822, query: query('1:99') }).http).toBe(500);
  });
});
