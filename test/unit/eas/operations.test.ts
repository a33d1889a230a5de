import { describe, expect, it } from 'vitest';
import { OPERATIONS_MOST } from '../../../src/eas/limits.ts';
import { marks } from '../../../src/eas/marks.ts';
import { isList, listedOperations, syncOperations } from '../../../src/eas/operations.ts';
import { element } from '../../../src/wbxml/build.ts';
import { decode } from '../../../src/wbxml/decode.ts';
import { encode } from '../../../src/wbxml/encode.ts';
import type { WbxmlElement } from '../../../src/wbxml/tree.ts';

const collection = (id: string, ...commands: readonly WbxmlElement[]): WbxmlElement =>
  element(
    'AirSync:Collection',
    element('AirSync:SyncKey', '7'),
    element('AirSync:CollectionId', id),
    element('AirSync:Commands', ...commands),
  );
const sync = (...list: readonly WbxmlElement[]): Uint8Array => encode(element('AirSync:Sync', element('AirSync:Collections', ...list)));
const server = (name: 'Change' | 'Delete' | 'Fetch', id: string): WbxmlElement =>
  element(`AirSync:${name}`, element('AirSync:ServerId', id));
const add = (id: string, ...data: readonly WbxmlElement[]): WbxmlElement =>
  element('AirSync:Add', element('AirSync:ClientId', id), element('AirSync:ApplicationData', ...data));

describe('operations of a Sync', () => {
  it('are named by ClientId for an Add, by ServerId for the rest, in the order of the body', () => {
    const body = sync(
      collection('5', add('c1'), server('Change', '5:1')),
      collection('6', server('Delete', '6:1'), server('Fetch', '6:2')),
    );
    expect(marks('Sync', body).operations).toEqual([
      { collectionId: '5', kind: 'Add', id: 'c1' },
      { collectionId: '5', kind: 'Change', id: '5:1' },
      { collectionId: '6', kind: 'Delete', id: '6:1' },
      { collectionId: '6', kind: 'Fetch', id: '6:2' },
    ]);
  });

  it('an id is the operation’s own, wherever it stands in it, and none of its content', () => {
    const body = sync(
      collection(
        '5',
        element('AirSync:Add', element('AirSync:ApplicationData', element('Email:Subject', 'no')), element('AirSync:ClientId', 'c1')),
      ),
    );
    expect(marks('Sync', body).operations).toEqual([{ collectionId: '5', kind: 'Add', id: 'c1' }]);
  });

  it.each([
    ['without an id', [add('c1'), element('AirSync:Change', element('AirSync:ApplicationData'))]],
    ['with nothing in it', [add('c1'), element('AirSync:Delete')]],
    ['with an empty id', [add('c1'), server('Delete', '')]],
  ])('one %s leaves all of them out: a search would blame another', (_, commands) => {
    expect(marks('Sync', sync(collection('5', ...commands)))).not.toHaveProperty('operations');
  });

  it('no more are noted than the bound: a larger batch is counted only', () => {
    const many = (count: number): Uint8Array => sync(collection('5', ...Array.from({ length: count }, (_, index) => add(`c${index}`))));
    expect(marks('Sync', many(OPERATIONS_MOST)).operations).toHaveLength(OPERATIONS_MOST);
    expect(marks('Sync', many(OPERATIONS_MOST + 1))).toMatchObject({ commands: OPERATIONS_MOST + 1 });
    expect(marks('Sync', many(OPERATIONS_MOST + 1))).not.toHaveProperty('operations');
  });

  it('a Sync without any has none', () => {
    expect(syncOperations({ collections: [] } as never)).toEqual({});
  });
});

describe('commands with a list', () => {
  const named = (name: 'Move:SrcMsgId' | 'AirSync:ServerId', id: string, folder: 'Move:SrcFldId' | 'AirSync:CollectionId') => [
    element(name, id),
    element(folder, '5'),
  ];

  it.each([
    ['MoveItems', element('Move:MoveItems', element('Move:Move', ...named('Move:SrcMsgId', 'm1', 'Move:SrcFldId'))), 'Move', 'm1'],
    [
      'ItemOperations',
      element('ItemOperations:ItemOperations', element('ItemOperations:Fetch', ...named('AirSync:ServerId', 'i1', 'AirSync:CollectionId'))),
      'Fetch',
      'i1',
    ],
    [
      'MeetingResponse',
      element(
        'MeetingResponse:MeetingResponse',
        element('MeetingResponse:Request', element('MeetingResponse:CollectionId', '5'), element('MeetingResponse:RequestId', 'r1')),
      ),
      'Request',
      'r1',
    ],
  ])('%s names its items', (command, root, kind, id) => {
    expect(marks(command, encode(root))).toMatchObject({ elements: 1, operations: [{ collectionId: '5', kind, id }] });
  });

  it('people and certificates are counted, never named', () => {
    const people = encode(
      element(
        'ResolveRecipients:ResolveRecipients',
        ...['a@example.test', 'b@example.test'].map((to) => element('ResolveRecipients:To', to)),
      ),
    );
    expect(marks('ResolveRecipients', people)).toMatchObject({ elements: 2 });
    expect(JSON.stringify(marks('ResolveRecipients', people))).not.toContain('example.test');
    const certificates = ['x', 'y', 'z'].map((one) => element('ValidateCert:Certificate', one));
    expect(
      marks('ValidateCert', encode(element('ValidateCert:ValidateCert', element('ValidateCert:Certificates', ...certificates)))),
    ).toMatchObject({ elements: 3 });
  });

  it('other commands are none', () => {
    expect(['Search', 'SendMail', 'Sync', 'constructor'].filter(isList)).toEqual([]);
    expect(listedOperations('Search', decode(encode(element('Search:Search'))).root)).toEqual({});
  });
});
