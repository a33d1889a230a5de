import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Observation } from '../../../src/core/protocol.ts';
import { fault, observe } from '../../../src/syncml/observe.ts';
import { encode } from '../../../src/wbxml/encode.ts';
import { alert, type Answer, build, bytes, exchanged, faulty, message, status } from './messages.ts';

const see = (body: string, answer?: Answer, options?: { final?: boolean }): Observation =>
  observe(exchanged(message(body, options), answer));
const added = (name: string, items: number): string =>
  `<Sync><Target><LocURI>${name}</LocURI></Target><Add>${'<Item><Data>x</Data></Item>'.repeat(items)}</Add></Sync>`;

describe('the status line', () => {
  it('comes first, before what the message says', () => {
    expect(see(status({ code: 212 })).statuses).toMatchObject([
      { source: { protocol: 'http', command: 'SyncML', level: 'http', path: '' }, code: 200 },
      { source: { protocol: 'syncml', command: 'SyncHdr', level: 'command', path: 'SyncHdr' }, code: 212, kind: 'status' },
    ]);
  });

  it.each([
    ['60', 60_000],
    [' 5 ', 5_000],
    ['soon', undefined],
    ['-1', undefined],
  ])('Retry-After %j is %j ms [RFC 9110 10.2.3]', (value, ms) => {
    const { statuses } = observe(exchanged('', { status: 503, headers: { 'retry-after': value } }));
    expect(statuses.map(({ code, facts }) => [code, facts.retryAfterMs])).toEqual([[503, ms]]);
  });

  it('an error that carries a message is judged by both', () => {
    expect(see(status({ code: 503 }), { status: 500 }).statuses.map(({ code }) => code)).toEqual([500, 503]);
  });

  it.each([500, 404, 301])('a page that comes with %i says nothing more', (code) => {
    expect(observe(exchanged('<html><b>Processing Failed</b></html>', { status: code })).statuses.map((one) => one.code)).toEqual([code]);
    expect(observe(exchanged('', { status: code })).statuses.map((one) => one.code)).toEqual([code]);
  });

  it.each([
    ['nothing', '', 'empty-body'],
    ['a login page', '<!DOCTYPE html><html></html>', 'html-body'],
    ['a cut message', message(status({})).slice(0, 100), 'undecodable'],
    ['an entity bomb', '<!DOCTYPE SyncML [<!ENTITY a "b">]><SyncML/>', 'undecodable'],
  ])('%s in a 200 is a status of transport, before the line', (_, body, what) => {
    expect(observe(exchanged(body)).statuses).toMatchObject([
      { source: { protocol: 'transport', level: 'transport' }, code: what },
      { source: { protocol: 'http' }, code: 200 },
    ]);
  });
});

describe('how far a Status reaches', () => {
  it.each([
    ['SyncHdr', 'command', {}],
    ['Alert', 'collection', { collectionId: './card' }],
    ['Sync', 'collection', { collectionId: './card' }],
    ['Map', 'collection', { collectionId: './card' }],
    ['Put', 'item', { clientId: './card', serverId: 'theirs' }],
    ['Exec', 'item', { clientId: './card', serverId: 'theirs' }],
    ['Invented', 'item', { clientId: './card', serverId: 'theirs' }],
  ])('%s: %s', (cmd, level, ids) => {
    const [, one] = see(status({ cmd, code: 500, source: './card', target: 'theirs' })).statuses;
    expect(one?.source).toEqual({ protocol: 'syncml', command: cmd, level, path: cmd, ...ids });
  });

  it.each(['Add', 'Replace', 'Delete', 'Copy', 'Move'])(
    '%s is an item of the datastore whose Sync came before it [RepPro 1.1, 5.4]',
    (cmd) => {
      const of = (name: string): string => status({ cmd: 'Sync', source: name }) + status({ cmd, code: 500, source: '1' });
      const items = see(of('./card') + of('./cal')).statuses.filter(({ source }) => source.level === 'item');
      expect(items.map(({ source }) => [source.collectionId, source.clientId])).toEqual([
        ['./card', '1'],
        ['./cal', '1'],
      ]);
    },
  );

  it('one Status for several items counts for each of them', () => {
    const { statuses } = see(status({ cmd: 'Delete', code: 211, source: ['1', '2', '3'], target: ['a', 'b'] }));
    expect(statuses.slice(1).map(({ source }) => [source.clientId, source.serverId])).toEqual([
      ['1', 'a'],
      ['2', 'b'],
      ['3', undefined],
    ]);
  });

  it('a Put or Get is no item of the datastore that came before it', () => {
    const { statuses } = see(status({ cmd: 'Sync', source: './card' }) + status({ cmd: 'Put', source: './devinf12' }));
    expect(statuses.map(({ source }) => source.collectionId)).toEqual([undefined, './card', undefined]);
  });

  it('items that only the server has a name for count one by one', () => {
    const { statuses } = see(status({ cmd: 'Get', code: 404, target: ['a', 'b'] }));
    expect(statuses.slice(1).map(({ source }) => source.serverId)).toEqual(['a', 'b']);
  });

  it('an Alert answered without a name is that of the only datastore we asked for', () => {
    const answer = (collections: readonly string[]) =>
      see(status({ cmd: 'Alert', code: 404 }), { sent: { collections } }).statuses[1]?.source.collectionId;
    expect(answer(['./card'])).toBe('./card');
    expect(answer(['./card', './cal'])).toBeUndefined();
  });

  it('one bad datastore does not touch the other', () => {
    const body =
      status({ code: 212 }) + status({ cmd: 'Alert', code: 200, source: './card' }) + status({ cmd: 'Alert', code: 404, source: './x' });
    expect(see(body).statuses.map(({ source, code }) => [source.level, source.collectionId, code])).toEqual([
      ['http', undefined, 200],
      ['command', undefined, 212],
      ['collection', './card', 200],
      ['collection', './x', 404],
    ]);
  });

  it('outermost first, whatever the order of the message', () => {
    const body = status({ cmd: 'Add', code: 201, source: '1' }) + status({ cmd: 'Sync', source: './card' }) + status({}) + alert(222);
    expect(see(body).statuses.map(({ source }) => source.level)).toEqual(['http', 'command', 'command', 'collection', 'item']);
  });
});

describe('the facts of a Status', () => {
  it('a challenge on SyncHdr is one for every Status of the message', () => {
    const body = status({ code: 407, chal: true }) + status({ cmd: 'Alert', code: 407 });
    expect(
      see(body)
        .statuses.slice(1)
        .map(({ facts }) => facts.chal),
    ).toEqual([true, true]);
  });

  it('a challenge on one datastore is one for that datastore', () => {
    const body = status({ code: 200 }) + status({ cmd: 'Alert', code: 401, chal: true }) + status({ cmd: 'Alert', code: 401 });
    expect(
      see(body)
        .statuses.slice(1)
        .map(({ facts }) => facts.chal),
    ).toEqual([false, true, false]);
  });

  it('508 has the Alert that came for the same datastore, and 0 when none did', () => {
    const body =
      status({ cmd: 'Alert', code: 508, source: './card' }) +
      status({ cmd: 'Alert', code: 508, source: 'cal' }) +
      status({ cmd: 'Alert', code: 508, source: './note' }) +
      alert(201, './card') +
      alert(205, './cal');
    const codes = see(body).statuses.filter(({ kind, source }) => kind === 'status' && source.level === 'collection');
    expect(codes.map(({ source, facts }) => [source.collectionId, facts.alert])).toEqual([
      ['./card', 201],
      ['cal', 205],
      ['./note', 0],
    ]);
  });

  it('an item has no Alert beside it', () => {
    const { statuses } = see(status({ cmd: 'Sync', source: './card' }) + status({ cmd: 'Add', source: './card' }) + alert(201, './card'));
    expect(statuses.filter(({ kind }) => kind === 'status').map(({ facts }) => facts.alert)).toEqual([201, undefined]);
  });

  it('505 and 513 name the versions that are taken; other texts do not count', () => {
    const items = ['1.1', 'SyncML/1.0', 'call 112', 'x'.repeat(300)].map((text) => `<Item><Data>${text}</Data></Item>`).join('');
    const [, header, other] = see(status({ code: 505, more: items }) + status({ cmd: 'Put', code: 400, more: items })).statuses;
    expect(header?.facts.versions).toBe('1.1,SyncML/1.0');
    expect(other?.facts.versions).toBeUndefined();
  });

  it('carries nothing else of the message: no text, no address, no nonce', () => {
    const secret = '<Item><Data>Sekret</Data></Item>';
    const body = status({ code: 401, chal: true, more: secret }) + status({ cmd: 'Sync', code: 500, more: secret });
    expect(JSON.stringify(see(`${body}<Results>${secret}</Results>`))).not.toContain('Sekret');
  });
});

describe('Alerts of the server', () => {
  it('are another alphabet, one for each datastore', () => {
    expect(see(alert(201, './card', './cal')).statuses.slice(1)).toMatchObject([
      { kind: 'alert', code: 201, source: { command: 'Alert', level: 'collection', path: 'Alert', collectionId: './card' } },
      { kind: 'alert', code: 201, source: { collectionId: './cal' } },
    ]);
  });

  it('remember what our own Alert asked for', () => {
    const { statuses } = see(alert(203, 'card', './cal'), { sent: { alerts: { './card': 203, './note': 200 } } });
    expect(statuses.slice(1).map(({ facts }) => facts)).toEqual([{ alert: 203 }, {}]);
  });

  it.each([100, 221, 222, 224])('%i is about the session and counts once, whatever its Items name', (code) => {
    expect(see(alert(code, 'http://server', 'device')).statuses.slice(1)).toEqual([
      {
        source: { protocol: 'syncml', command: 'Alert', path: 'Alert', level: 'command' },
        code,
        kind: 'alert',
        protocolVersion: '1.2',
        facts: {},
      },
    ]);
  });
});

describe('progress', () => {
  it('is an item that came or one of ours that was taken, and nothing else', () => {
    const item = (code: number): string => status({ cmd: 'Add', code, source: '1' });
    const none =
      status({ code: 212 }) +
      status({ cmd: 'Alert', source: './card' }) +
      status({ cmd: 'Put' }) +
      status({ cmd: 'Sync', source: './card' }) +
      alert(200, './card');
    expect(see(none).progress).toBe(0);
    expect(see([200, 201, 207, 208, 209, 211, 418, 419].map(item).join('')).progress).toBe(8);
    expect(see(item(213)).progress).toBe(1);
    expect(see([206, 215, 216, 400, 415, 424, 500, 514].map(item).join('')).progress).toBe(0);
    expect(see(added('./card', 3)).progress).toBe(3);
  });

  it('a datastore has moved when its changes came or ours were run', () => {
    expect(
      see(status({ cmd: 'Sync', code: 200, source: './card' }) + status({ cmd: 'Sync', code: 500, source: './x' }) + added('./cal', 1))
        .moved,
    ).toEqual(['./cal', './card']);
    expect(see(status({ cmd: 'Alert', code: 200, source: './card' }) + alert(201, './card')).moved).toEqual([]);
  });

  it('there is more until Final', () => {
    expect(see('', {}, { final: true }).moreAvailable).toBe(false);
    expect(see('', {}, { final: false }).moreAvailable).toBe(true);
  });
});

describe('both encodings', () => {
  it('WBXML says the same as XML', () => {
    const data = (text: string) => build('SyncML:Data', text);
    const tree = build(
      'SyncML:SyncML',
      build('SyncML:SyncHdr', build('SyncML:VerDTD', '1.1')),
      build(
        'SyncML:SyncBody',
        build(
          'SyncML:Status',
          build('SyncML:Cmd', 'SyncHdr'),
          build('SyncML:Chal', build('SyncML:Meta', build('MetInf:Type', 'syncml:auth-md5'))),
          data('407'),
        ),
        build('SyncML:Status', build('SyncML:Cmd', 'Alert'), build('SyncML:SourceRef', './card'), data('508')),
        build('SyncML:Alert', data('201'), build('SyncML:Item', build('SyncML:Target', build('SyncML:LocURI', './card')))),
        build('SyncML:Final'),
      ),
    );
    const xml = status({ code: 407, chal: true }) + status({ cmd: 'Alert', code: 508, source: './card' }) + alert(201, './card');
    expect(observe(exchanged(encode(tree)))).toEqual(see(xml));
  });
});

describe('what never comes', () => {
  it.each(['timeout', 'offline', 'tls', 'cut-before-send', 'cut-after-send'] as const)('%s is one status of transport', (what) => {
    expect(fault('SyncML', '1.1', what)).toEqual({
      statuses: [
        {
          source: { protocol: 'transport', command: 'SyncML', level: 'transport', path: '' },
          code: what,
          protocolVersion: '1.1',
          facts: {},
        },
      ],
      progress: 0,
      moved: [],
      moreAvailable: false,
    });
  });

  it('a fault of ours is not taken for an unreadable body', () => {
    expect(() => observe(exchanged(faulty()))).toThrow('a fault of ours');
  });

  it('any bytes under any status line are observed, never thrown (law)', () => {
    const mutated = fc.tuple(fc.nat(400), fc.integer({ min: 0, max: 255 })).map(([at, byte]) => {
      const body = bytes(message(status({ code: 401, chal: true }) + alert(201, './card')));
      body[at % body.length] = byte;
      return body;
    });
    const body = fc.oneof(
      fc.uint8Array({ maxLength: 60 }).map((b) => new Uint8Array(b)),
      mutated,
    );
    fc.assert(
      fc.property(body, fc.integer({ min: 100, max: 599 }), (reply, code) => {
        const { statuses } = observe(exchanged(reply, { status: code }));
        expect(statuses.some(({ source, code: seen }) => source.protocol === 'http' && seen === code)).toBe(true);
      }),
    );
  });
});
