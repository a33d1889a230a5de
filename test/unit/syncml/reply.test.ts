import { describe, expect, it } from 'vitest';
import { readMessage } from '../../../src/syncml/message.ts';
import { codeOf, readReply } from '../../../src/syncml/reply.ts';
import { alert, build, bytes, message, status } from './messages.ts';

const reply = (body: string) => readReply(readMessage(bytes(message(body))));

describe('reading a reply', () => {
  it('a Status has the command it answers, a code, its names on both sides and a challenge', () => {
    expect(reply(status({ cmd: 'Alert', code: 508, source: './card', target: 'addressbook', chal: true })).statuses).toEqual([
      { command: 'Alert', code: 508, challenged: true, sources: ['./card'], targets: ['addressbook'], notes: [] },
    ]);
  });

  it('the names of an Item stand in for missing ones, and are not taken beside present ones', () => {
    const item = '<Item><Source><LocURI>7</LocURI></Source><Target><LocURI>guid-7</LocURI></Target></Item>';
    expect(reply(status({ cmd: 'Add', more: item })).statuses[0]).toMatchObject({ sources: ['7'], targets: ['guid-7'] });
    expect(reply(status({ cmd: 'Add', source: '8', more: item })).statuses[0]).toMatchObject({ sources: ['8'], targets: ['guid-7'] });
  });

  it('a Status inside an Item, a Sync or the header is data and no Status', () => {
    const planted = status({ cmd: 'Sync', code: 511 });
    const body = `${status({ cmd: 'Get', more: `<Item><Data>${planted}</Data></Item>` })}<Results><Item><Data>${planted}</Data></Item></Results><Sync><Add><Item><Data>${planted}</Data></Item></Add></Sync>`;
    expect(reply(body).statuses.map(({ command }) => command)).toEqual(['Get']);
  });

  it('an Alert counts once for each datastore, under our name for it', () => {
    expect(reply(alert(201, './card', './cal')).alerts).toEqual([
      { code: 201, datastore: './card', first: true },
      { code: 201, datastore: './cal', first: false },
    ]);
    expect(reply(alert(100)).alerts).toEqual([{ code: 100, first: true }]);
  });

  it('commands inside Atomic and Sequence are seen', () => {
    const sync = `<Sync><Target><LocURI>./card</LocURI></Target><Atomic><Add><Item/><Item/></Add></Atomic><Delete><Item/></Delete><Map><Item/></Map></Sync>`;
    const { alerts, syncs } = reply(`<Sequence><Atomic>${alert(222, 'x')}</Atomic>${sync}</Sequence>`);
    expect(alerts).toMatchObject([{ code: 222 }]);
    expect(syncs).toEqual([{ datastore: './card', items: 3 }]);
  });

  it('the package ends with Final and only with it', () => {
    expect(readReply(readMessage(bytes(message('', { final: true })))).final).toBe(true);
    expect(readReply(readMessage(bytes(message('', { final: false })))).final).toBe(false);
    expect(readReply(readMessage(bytes('<SyncML/>')))).toEqual({ statuses: [], alerts: [], syncs: [], final: false });
  });
});

describe('a code', () => {
  it.each([
    ['508', 508],
    [' 200\n', 200],
    ['0', 0],
    ['', ''],
    ['OK', 'malformed'],
    ['2.5', '2.5'],
    ['1234567890', '1234567890'],
    ['BEGIN:VCARD N:Doe', 'malformed'],
    ['x'.repeat(17), 'malformed'],
  ])('%j is read as %j', (text, code) => expect(codeOf(build('SyncML:Data', text))).toBe(code));

  it('is empty where the element is missing', () => expect(codeOf(undefined)).toBe(''));
});
