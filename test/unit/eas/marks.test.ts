import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EAS_COMMANDS } from '../../../src/eas/commands.ts';
import { marks } from '../../../src/eas/marks.ts';
import { element } from '../../../src/wbxml/build.ts';
import type { EasName } from '../../../src/wbxml/book.ts';
import { pingRequest } from '../../support/messages.ts';
import { encode } from '../../../src/wbxml/encode.ts';
import type { WbxmlElement } from '../../../src/wbxml/tree.ts';
import { law } from '../../properties/law.ts';

const NOTHING = { collections: [], primed: [], adds: 0, commands: 0, fetches: 0 };
const collection = (id: string, key: string, ...rest: readonly WbxmlElement[]): WbxmlElement =>
  element('AirSync:Collection', element('AirSync:SyncKey', key), element('AirSync:CollectionId', id), ...rest);
const commands = (...list: readonly WbxmlElement[]): WbxmlElement => element('AirSync:Commands', ...list);
const sync = (...children: readonly WbxmlElement[]): Uint8Array => encode(element('AirSync:Sync', ...children));
const collections = (...list: readonly WbxmlElement[]): WbxmlElement => element('AirSync:Collections', ...list);

describe('Sync', () => {
  it('names its collections, those from key 0, and what they carry', () => {
    const list = commands(
      element('AirSync:Add', element('AirSync:ClientId', 'a')),
      element('AirSync:Add', element('AirSync:ClientId', 'b')),
      element('AirSync:Change'),
      element('AirSync:Delete'),
      element('AirSync:Fetch'),
    );
    expect(marks('Sync', sync(collections(collection('5', '12', list), collection('6', '0'))))).toEqual({
      collections: ['5', '6'],
      primed: ['6'],
      adds: 2,
      commands: 5,
      fetches: 1,
    });
  });

  it('a Change that sends its draft counts as an add: repeated, it would send twice [ruling 2]', () => {
    const change = (...data: readonly WbxmlElement[]): WbxmlElement =>
      element('AirSync:Change', element('AirSync:ServerId', '1'), element('AirSync:ApplicationData', ...data));
    const list = commands(change(element('Email2:Send')), change(element('Email:Read', '1')));
    expect(marks('Sync', sync(collections(collection('5', '12', list))))).toMatchObject({ adds: 1, commands: 2 });
  });

  it('says how long it asks to wait, and by which element [MS-ASCMD 2.2.3.198]', () => {
    expect(marks('Sync', sync(element('AirSync:Wait', '2')))).toEqual({ ...NOTHING, sentElement: 'Wait', heartbeatMs: 120_000 });
    expect(marks('Sync', sync(element('AirSync:HeartbeatInterval', '90')))).toEqual({
      ...NOTHING,
      sentElement: 'HeartbeatInterval',
      heartbeatMs: 90_000,
    });
  });
});

describe('other commands', () => {
  it('Ping says how long it asks to wait', () => {
    expect(marks('Ping', encode(element('Ping:Ping', element('Ping:HeartbeatInterval', '480'))))).toEqual({
      ...NOTHING,
      heartbeatMs: 480_000,
    });
  });

  it('Ping says which folders it watches, and works on none [MS-ASCMD 2.2.1.13]', () => {
    expect(marks('Ping', pingRequest(480, '5', '7'))).toEqual({ ...NOTHING, watched: ['5', '7'], heartbeatMs: 480_000 });
  });

  it('FolderSync says whether it starts from key 0', () => {
    const folderSync = (key: string): Uint8Array => encode(element('FolderHierarchy:FolderSync', element('FolderHierarchy:SyncKey', key)));
    expect(marks('FolderSync', folderSync('0'))).toEqual({ ...NOTHING, fromZero: true });
    expect(marks('FolderSync', folderSync('1'))).toEqual(NOTHING);
    const create = encode(element('FolderHierarchy:FolderCreate', element('FolderHierarchy:SyncKey', '0')));
    expect(marks('FolderCreate', create)).toEqual(NOTHING);
  });

  it('GetItemEstimate names its collections', () => {
    const one = element('GetItemEstimate:Collection', element('GetItemEstimate:CollectionId', '5'), element('AirSync:SyncKey', '7'));
    const body = encode(element('GetItemEstimate:GetItemEstimate', element('GetItemEstimate:Collections', one)));
    expect(marks('GetItemEstimate', body)).toEqual({ ...NOTHING, collections: ['5'], elements: 1 });
  });

  it('a mail names its ClientId [MS-ASCMD 2.2.3.28.1]', () => {
    const mail = encode(
      element('ComposeMail:SendMail', element('ComposeMail:ClientId', 'm1'), element('ComposeMail:Mime', Uint8Array.of(1))),
    );
    expect(marks('SendMail', mail)).toEqual({ ...NOTHING, clientId: 'm1' });
  });

  it('ItemOperations may be repeated for its Fetches, not for what it moves or empties [ruling 2]', () => {
    const body = encode(
      element(
        'ItemOperations:ItemOperations',
        element('ItemOperations:Fetch'),
        element('ItemOperations:Move'),
        element('ItemOperations:EmptyFolderContents'),
      ),
    );
    expect(marks('ItemOperations', body)).toEqual({ ...NOTHING, adds: 2, fetches: 1, commands: 3, elements: 3 });
  });
});

describe('what cannot be read', () => {
  it.each([
    ['a mail as protocol 12.1 sends it', 'SendMail', new TextEncoder().encode('From: a@example.test')],
    ['a cut body', 'Sync', sync(collections()).slice(0, -1)],
    ['another root', 'Sync', encode(element('Ping:Ping'))],
    ['a command nobody knows', 'Frobnicate', Uint8Array.of(3, 1, 0x6a, 0, 5)],
    ['a command without WBXML', 'GetAttachment', Uint8Array.of(1)],
  ])('%s counts as one that uploads', (_, command, body) => {
    expect(marks(command, body)).toEqual({ ...NOTHING, opaque: true });
  });

  it('nothing carries nothing, and Autodiscover is XML that uploads nothing', () => {
    expect(marks('Sync', undefined)).toEqual(NOTHING);
    expect(marks('Frobnicate', new Uint8Array())).toEqual(NOTHING);
    expect(marks('Autodiscover', new TextEncoder().encode('<Autodiscover/>'))).toEqual(NOTHING);
  });

  it('any bytes have marks', () => {
    const start = Uint8Array.of(3, 1, 0x6a, 0);
    const body = fc.uint8Array({ maxLength: 80 }).chain((tail) => fc.constantFrom(tail, Uint8Array.from([...start, ...tail])));
    law(
      fc.property(fc.constantFrom(...Object.keys(EAS_COMMANDS)), body, (command, bytes) => {
        const { adds, fetches, commands: all } = marks(command, bytes);
        expect(all).toBeGreaterThanOrEqual(fetches);
        expect(adds).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});

it('no key and no text of an item is among the marks', () => {
  const secret = 'do-not-tell';
  const names: readonly EasName[] = ['Email:Subject', 'Email2:Send', 'AirSync:ServerId'];
  const data = element('AirSync:ApplicationData', ...names.map((name) => element(name, secret)));
  const body = sync(collections(collection('5', secret, commands(element('AirSync:Change', data)))));
  expect(JSON.stringify(marks('Sync', body))).not.toContain(secret);
});
