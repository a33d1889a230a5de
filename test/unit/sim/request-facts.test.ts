import { describe, expect, it } from 'vitest';
import { element, encode } from '../../../src/wbxml/index.ts';
import type { WbxmlElement } from '../../../src/wbxml/index.ts';
import { requestFacts, requestRoot } from '../../../src/sim/request-facts.ts';
import { el, folderSync, syncOf } from './probe.ts';

const factsOf = (command: string, root?: WbxmlElement) =>
  requestFacts({
    method: 'POST',
    url: `/x?Cmd=${command}&User=u&DeviceId=d&DeviceType=t`,
    headers: { 'ms-asprotocolversion': '14.1' },
    body: root === undefined ? new Uint8Array(0) : encode(root),
  });

describe('requestFacts', () => {
  it('names command, version and the collections of a Sync, each once', () => {
    const root = syncOf([
      { key: '1', id: 'a' },
      { key: '1', id: 'b' },
      { key: '1', id: 'a' },
    ]);
    expect(factsOf('Sync', root)).toEqual({ command: 'Sync', version: '14.1', collectionIds: ['a', 'b'] });
  });

  it('names the folders of Ping, MoveItems and ItemOperations', () => {
    const ping = el('Ping:Ping', el('Ping:Folders', el('Ping:Folder', el('Ping:Id', 'p'), el('Ping:Class', 'Email'))));
    expect(factsOf('Ping', ping).collectionIds).toEqual(['p']);
    const move = el('Move:MoveItems', el('Move:Move', el('Move:SrcMsgId', 'm'), el('Move:SrcFldId', 's'), el('Move:DstFldId', 'd')));
    expect(factsOf('MoveItems', move).collectionIds).toEqual(['s', 'd']);
    const fetch = el('ItemOperations:ItemOperations', el('ItemOperations:Fetch', el('AirSync:CollectionId', 'f')));
    expect(factsOf('ItemOperations', fetch).collectionIds).toEqual(['f']);
  });

  it('names none for a folder command, an empty body and OPTIONS', () => {
    expect(factsOf('FolderSync', folderSync('0')).collectionIds).toEqual([]);
    expect(factsOf('Sync').collectionIds).toEqual([]);
    expect(requestFacts({ method: 'OPTIONS', url: '/x', headers: {}, body: new Uint8Array(0) })).toEqual({
      command: 'OPTIONS',
      collectionIds: [],
    });
  });

  it('takes a body that is no WBXML as one that names nothing', () => {
    expect(requestRoot(new TextEncoder().encode('From: a@b\r\n\r\nHi'))).toBeUndefined();
    expect(requestRoot(new Uint8Array([3, 1, 106, 0, 0x45]))).toBeUndefined();
  });

  it('names none where bytes stand that are no text', () => {
    const root = element('AirSync:Sync', element('AirSync:CollectionId', new Uint8Array([0x80])));
    expect(factsOf('Sync', root).collectionIds).toEqual([]);
  });

  it('takes the method for a request that names no command', () => {
    expect(requestFacts({ method: 'POST', url: '/x', headers: {}, body: new Uint8Array(0) }).command).toBe('POST');
  });
});
