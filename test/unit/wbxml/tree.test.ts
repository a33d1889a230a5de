import { describe, expect, it } from 'vitest';
import { element } from '../../../src/wbxml/build.ts';
import { at, child, childrenOf, documentOf, isElement, textOf } from '../../../src/wbxml/tree.ts';

const first = element('AirSync:Collection', element('AirSync:SyncKey', '1'), 'text', element('AirSync:CollectionId', '5'));
const second = element('AirSync:Collection', element('AirSync:SyncKey', '2'));
const root = element('AirSync:Sync', element('AirSync:Status', '1'), element('AirSync:Collections', first, second));

describe('tree', () => {
  it('finds the first child of a name, on whatever page', () => {
    expect(child(root, 'Status')).toBe(root.children[0]);
    expect(child(element('FolderHierarchy:FolderSync', element('AirSync:Status', '142')), 'Status')?.page).toBe(0);
    expect(child(root, 'Collection')).toBeUndefined();
  });

  it('lists children of a name, or all child elements', () => {
    expect(childrenOf(at(root, 'Collections')!, 'Collection')).toEqual([first, second]);
    expect(childrenOf(first).map(({ name }) => name)).toEqual(['SyncKey', 'CollectionId']);
  });

  it('follows a path below an element, taking the first of each name', () => {
    expect(textOf(at(root, 'Collections/Collection/SyncKey'))).toBe('1');
    expect(at(root, 'Collections/Nothing/SyncKey')).toBeUndefined();
    expect(at(root, 'Sync')).toBeUndefined();
  });

  it('joins the text directly inside an element and reads bytes as UTF-8', () => {
    expect(textOf(element('AirSync:Status', 'a', element('AirSync:Status', 'b'), Uint8Array.of(0xc3, 0xa9), 'c'))).toBe('aéc');
    expect(textOf(element('AirSync:Status'))).toBe('');
    expect(textOf(undefined)).toBeUndefined();
    expect(() => textOf(element('AirSync:Status', Uint8Array.of(0x41, 0xff)))).toThrow('at byte 1');
  });

  it('tells elements from text and bytes', () => {
    expect(['text', new Uint8Array(1), root].map((node) => isElement(node))).toEqual([false, false, true]);
  });

  it('puts the header of ActiveSync around a root [MS-ASWBXML 2.1]', () => {
    expect(documentOf(root)).toEqual({ version: 3, publicId: 1, charset: 106, root });
  });
});
