import { describe, expect, it } from 'vitest';
import { codeBook } from '../../../src/wbxml/book.ts';
import { element, elementOf } from '../../../src/wbxml/build.ts';
import { isWbxmlError } from '../../../src/wbxml/errors.ts';

function codeOf(run: () => unknown): string | undefined {
  try {
    run();
  } catch (e) {
    if (isWbxmlError(e)) return e.code;
    throw e;
  }
  return undefined;
}

describe('element', () => {
  it('knows page and number of a name', () => {
    expect(element('FolderHierarchy:SyncKey', '0')).toEqual({ page: 7, token: 0x12, name: 'SyncKey', children: ['0'] });
  });

  it('throws a typed error on an unknown name, for callers without types', () => {
    for (const name of ['AirSync:Snyc', 'Sync', 'airsync:Sync', ''])
      expect(codeOf(() => element(name as 'AirSync:Sync'))).toBe('unknown-name');
  });

  it('leaves undefined out and joins neighbouring texts', () => {
    expect(element('AirSync:Sync', undefined, 'a', undefined, 'b', element('AirSync:Status'), 'c').children).toEqual([
      'ab',
      element('AirSync:Status'),
      'c',
    ]);
    expect(element('AirSync:Sync', undefined).children).toEqual([]);
  });

  it('builds from any book', () => {
    const build = elementOf(codeBook([{ page: 9, namespace: 'My:Own', tokens: { Root: 0x3f } }]));
    expect(build('My:Own:Root')).toEqual({ page: 9, token: 0x3f, name: 'Root', children: [] });
    expect(codeOf(() => build('AirSync:Sync'))).toBe('unknown-name');
  });
});
