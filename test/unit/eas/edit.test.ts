import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { edit } from '../../../src/eas/edit.ts';
import { element } from '../../../src/wbxml/build.ts';
import { decode } from '../../../src/wbxml/decode.ts';
import { encode } from '../../../src/wbxml/encode.ts';
import { at, type WbxmlElement } from '../../../src/wbxml/tree.ts';
import { law } from '../../properties/law.ts';

const EMPTY = new Uint8Array();
const folders = element('Ping:Folders', element('Ping:Folder', element('Ping:Id', '5'), element('Ping:Class', 'Email')));
const ping = (...children: readonly WbxmlElement[]): Uint8Array<ArrayBuffer> => encode(element('Ping:Ping', ...children));
const interval = (seconds: number): WbxmlElement => element('Ping:HeartbeatInterval', String(seconds));

describe('Ping HeartbeatInterval [MS-ASCMD 2.2.3.88.1]', () => {
  it('changes, and nothing else does', () => {
    expect(edit('Ping', ping(interval(3600), folders), { heartbeatSeconds: 480 })).toEqual(ping(interval(480), folders));
  });

  it('is put first where the app left it to the server', () => {
    expect(edit('Ping', ping(folders), { heartbeatSeconds: 480 })).toEqual(ping(interval(480), folders));
    expect(edit('Ping', EMPTY, { heartbeatSeconds: 480 })).toEqual(ping(interval(480)));
  });

  it('is no edit when it is so already, or when something else is asked', () => {
    expect(edit('Ping', ping(interval(480)), { heartbeatSeconds: 480 })).toBeUndefined();
    expect(edit('Ping', ping(interval(480)), { windowSize: 5 })).toBeUndefined();
    expect(edit('Ping', EMPTY, {})).toBeUndefined();
  });
});

const collection = (key: string, ...rest: readonly WbxmlElement[]): WbxmlElement =>
  element('AirSync:Collection', element('AirSync:SyncKey', key), element('AirSync:CollectionId', '5'), ...rest);
const window = (size: string): WbxmlElement => element('AirSync:WindowSize', size);
const sync = (...children: readonly WbxmlElement[]): Uint8Array<ArrayBuffer> => encode(element('AirSync:Sync', ...children));
const collections = (...list: readonly WbxmlElement[]): WbxmlElement => element('AirSync:Collections', ...list);
const options = element('AirSync:Options', element('AirSync:FilterType', '3'));
const add = element('AirSync:Commands', element('AirSync:Add', element('AirSync:ClientId', 'c')));

describe('Sync Wait and HeartbeatInterval [MS-ASCMD 2.2.3.198]', () => {
  const all = collections(collection('7', add));

  it('change where they are', () => {
    expect(edit('Sync', sync(all, element('AirSync:Wait', '90')), { waitMinutes: 59 })).toEqual(sync(all, element('AirSync:Wait', '59')));
    expect(edit('Sync', sync(all, element('AirSync:HeartbeatInterval', '9000')), { heartbeatSeconds: 3540 })).toEqual(
      sync(all, element('AirSync:HeartbeatInterval', '3540')),
    );
  });

  it('are never added: they exclude each other', () => {
    expect(edit('Sync', sync(all, element('AirSync:Wait', '90')), { heartbeatSeconds: 3540 })).toBeUndefined();
    expect(edit('Sync', sync(all), { waitMinutes: 5 })).toBeUndefined();
  });
});

describe('Sync WindowSize [MS-ASCMD 2.2.3.199]', () => {
  it('comes down wherever it is larger, 0 standing for 512', () => {
    const before = sync(
      collections(collection('7', window('100'), add), collection('8', window('10')), collection('9', window('0'))),
      window('300'),
    );
    const after = sync(
      collections(collection('7', window('50'), add), collection('8', window('10')), collection('9', window('50'))),
      window('50'),
    );
    expect(edit('Sync', before, { windowSize: 50 })).toEqual(after);
  });

  it('is put before Options and Commands where a collection has none', () => {
    const bare = collection('7', element('AirSync:GetChanges'), options, add);
    const given = collection('7', element('AirSync:GetChanges'), window('50'), options, add);
    expect(edit('Sync', sync(collections(bare)), { windowSize: 50 })).toEqual(sync(collections(given)));
    expect(edit('Sync', sync(collections(collection('7'))), { windowSize: 50 })).toEqual(sync(collections(collection('7', window('50')))));
  });

  it('stays away from a collection at key 0: nothing comes to it yet', () => {
    expect(edit('Sync', sync(collections(collection('0'))), { windowSize: 50 })).toBeUndefined();
  });

  it('is no edit when all windows are small enough, or when there is no collection', () => {
    expect(edit('Sync', sync(collections(collection('7', window('50')))), { windowSize: 50 })).toBeUndefined();
    expect(edit('Sync', sync(element('AirSync:Partial')), { windowSize: 50 })).toBeUndefined();
  });
});

describe('what is kept', () => {
  it('SyncKeys, Commands and elements of a newer protocol', () => {
    const stranger: WbxmlElement = { page: 0, token: 0x3f, name: '0:0x3f', children: ['new'] };
    const bytes = encode({
      ...decode(sync(collections(collection('7', add)), window('300'))).root,
      children: [stranger, collections(collection('7', add)), window('300')],
    });
    const edited = edit('Sync', bytes, { windowSize: 5 }) ?? EMPTY;
    const { root } = decode(edited, { keepUnknown: true });
    expect(root.children[0]).toEqual(stranger);
    expect(at(root, 'Collections/Collection/SyncKey')?.children).toEqual(['7']);
    expect(at(root, 'Collections/Collection/Commands')).toEqual(decode(encode(add)).root);
  });
});

describe('no edit', () => {
  it.each([
    ['another command', 'FolderSync', ping(interval(9))],
    ['a name of Object', 'constructor', ping(interval(9))],
    ['another root', 'Ping', sync(window('9'))],
    ['an empty Sync, which repeats what the server remembers', 'Sync', EMPTY],
    ['a cut body', 'Ping', ping(interval(9)).slice(0, -1)],
  ])('%s', (_, command, body) => {
    expect(edit(command, body, { heartbeatSeconds: 60, windowSize: 5 })).toBeUndefined();
  });

  it.each([0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY])('%d is no interval and no window', (value) => {
    expect(edit('Ping', ping(interval(9)), { heartbeatSeconds: value })).toBeUndefined();
    expect(edit('Sync', sync(window('300')), { windowSize: value })).toBeUndefined();
  });

  it('any bytes are edited or left alone', () => {
    const start = Uint8Array.of(3, 1, 0x6a, 0);
    const tail = fc.uint8Array({ maxLength: 60 });
    law(
      fc.property(
        fc.constantFrom('Ping', 'Sync'),
        fc.oneof(
          tail,
          tail.map((bytes) => Uint8Array.from([...start, ...bytes])),
        ),
        (command, body) => {
          const edited = edit(command, body, { heartbeatSeconds: 60, windowSize: 5 });
          expect(edited === undefined ? command : decode(edited, { keepUnknown: true }).root.name).toBe(command);
        },
      ),
    );
  });

  it('an edit done is not done again', () => {
    const size = fc.integer({ min: 0, max: 600 });
    law(
      fc.property(fc.array(size, { maxLength: 4 }), fc.integer({ min: 1, max: 512 }), (sizes, most) => {
        const body = sync(collections(...sizes.map((one) => collection('7', window(String(one))))));
        const once = edit('Sync', body, { windowSize: most });
        expect(once && edit('Sync', once, { windowSize: most })).toBeUndefined();
      }),
    );
  });
});
