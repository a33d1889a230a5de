import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { marks } from '../../../src/syncml/marks.ts';
import { encode } from '../../../src/wbxml/encode.ts';
import { build, bytes, faulty, message } from './messages.ts';

const item = (name: string): string => `<Item><Target><LocURI>theirs</LocURI></Target><Source><LocURI>${name}</LocURI></Source></Item>`;
const ask = (code: number, ...names: readonly string[]): string =>
  `<Alert><CmdID>1</CmdID><Data>${code}</Data>${names.map(item).join('')}</Alert>`;
const of = (body: string) => marks('SyncML', bytes(message(body)));

describe('what a message carries', () => {
  it('names each datastore once with the Alert it asks for; slow sync and refresh begin from nothing', () => {
    expect(of(ask(200, './card') + ask(201, './cal', './todo') + ask(203, './note') + ask(205, './mail'))).toEqual({
      collections: ['./card', './cal', './todo', './note', './mail'],
      primed: ['./cal', './todo', './note', './mail'],
      alerts: { './card': 200, './cal': 201, './todo': 201, './note': 203, './mail': 205 },
      adds: 0,
      commands: 0,
      fetches: 0,
    });
  });

  it('counts the commands inside Sync, and only Exec as what would be done twice', () => {
    const sync = `<Sync><Source><LocURI>./card</LocURI></Source><Add>${item('1')}</Add><Replace>${item('2')}</Replace><Sequence><Delete>${item('3')}</Delete></Sequence></Sync>`;
    expect(of(`${sync}<Exec>${item('4')}</Exec><Get>${item('5')}</Get><Search/>`)).toEqual({
      collections: ['./card'],
      primed: [],
      adds: 1,
      commands: 4,
      fetches: 2,
    });
  });

  it('reads WBXML too', () => {
    const alert = build(
      'SyncML:Alert',
      build('SyncML:Data', '200'),
      build('SyncML:Item', build('SyncML:Source', build('SyncML:LocURI', './card'))),
    );
    const body = encode(build('SyncML:SyncML', build('SyncML:SyncBody', alert)));
    expect(marks('SyncML', body).alerts).toEqual({ './card': 200 });
  });

  it('an Alert without a number or a datastore asks for nothing', () => {
    expect(of(`<Alert><Data>slow</Data>${item('./card')}</Alert><Alert><Data>201</Data><Item/></Alert>`)).toMatchObject({
      collections: [],
      primed: [],
    });
  });

  it('no body carries nothing; one that cannot be read is opaque', () => {
    const nothing = { collections: [], primed: [], adds: 0, commands: 0, fetches: 0 };
    expect(marks('SyncML', undefined)).toEqual(nothing);
    expect(marks('SyncML', new Uint8Array())).toEqual(nothing);
    expect(marks('SyncML', bytes('not SyncML'))).toEqual({ ...nothing, opaque: true });
  });

  it('a fault of ours is not taken for an unreadable body', () => {
    expect(() => marks('SyncML', faulty())).toThrow('a fault of ours');
  });

  it('a datastore that is asked for and then sent counts once', () => {
    expect(of(`${ask(200, './card')}<Sync><Source><LocURI>./card</LocURI></Source></Sync>`).collections).toEqual(['./card']);
  });

  it('no bytes make it throw (law)', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 80 }), (body) => void marks('SyncML', body)));
  });
});
