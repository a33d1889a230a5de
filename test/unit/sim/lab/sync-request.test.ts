import { describe, expect, it } from 'vitest';
import type { WbxmlElement } from '../../../../src/wbxml/index.ts';
import type { LabOptions } from '../../../../src/sim/lab/rules.ts';
import type { Probe } from '../probe.ts';
import { add, collection, commands, el, mapped, primed, probe, said, syncOf } from '../probe.ts';

const INBOX = '1';
const CALENDAR = '7';
const CONTACTS = '8';

function ready(options: LabOptions = {}): Probe {
  const client = probe({ policy: { demand: 'none' }, ...options });
  mapped(client);
  return client;
}

const flag = (name: 'GetChanges' | 'Partial'): WbxmlElement => el(`AirSync:${name}`);
const number = (name: 'Wait' | 'HeartbeatInterval' | 'WindowSize', value: number | string): WbxmlElement =>
  el(`AirSync:${name}`, String(value));
const collections = (...of: readonly WbxmlElement[]): WbxmlElement => el('AirSync:Sync', el('AirSync:Collections', ...of));

describe('a Sync that means nothing', () => {
  const options = (...classes: readonly string[]) => classes.map((one) => el('AirSync:Options', el('AirSync:Class', one)));
  const adds = (count: number) => commands(...Array.from({ length: count }, (_, i) => add(`c${i}`, el('Calendar:Subject', 'x'))));

  it.each<[string, WbxmlElement]>([
    ['no collections', el('AirSync:Sync', number('WindowSize', 5))],
    ['no CollectionId', collections(el('AirSync:Collection', el('AirSync:SyncKey', '0')))],
    ['no SyncKey', collections(el('AirSync:Collection', el('AirSync:CollectionId', INBOX)))],
    ['the same collection twice', collections(collection({ key: '0', id: INBOX }), collection({ key: '0', id: INBOX }))],
    ['the options of a class twice', collections(collection({ key: '0', id: INBOX, more: options('Email', 'Email') }))],
    ['a command nobody knows', collections(collection({ key: '1', id: INBOX, more: [commands(el('AirSync:Class', 'Email'))] }))],
    ['more than 200 commands', collections(collection({ key: '1', id: CALENDAR, more: [adds(201)] }))],
    ['Wait and HeartbeatInterval together', syncOf([{ key: '0', id: INBOX }], number('Wait', 5), number('HeartbeatInterval', 300))],
    ['a Wait that is no number', syncOf([{ key: '0', id: INBOX }], number('Wait', 'long'))],
  ])('(%s) is refused at its root with 4 [MS-ASCMD 2.2.3.177.17]', (_what, root) => {
    const answer = ready().send('Sync', { root });
    expect(said(answer, 'Status')).toBe('4');
    expect(said(answer, 'Collections')).toBeUndefined();
  });

  it('is nothing of the kind with options of two classes, or with 200 commands', () => {
    const client = ready();
    const key = primed(client, CALENDAR);
    expect(
      said(client.send('Sync', { root: collections(collection({ key: '0', id: INBOX, more: options('Email', 'SMS') })) }), 'Status'),
    ).toBeUndefined();
    expect(
      said(
        client.send('Sync', { root: collections(collection({ key, id: CALENDAR, more: [adds(200)] })) }),
        'Collections/Collection/Status',
      ),
    ).toBe('1');
  });

  it('processes nothing of it', () => {
    const client = ready();
    const key = primed(client, CALENDAR);
    const good = collection({ key, id: CALENDAR, more: [adds(1)] });
    client.send('Sync', { root: collections(good, el('AirSync:Collection', el('AirSync:SyncKey', '0'))) });
    expect(client.lab.mailbox('alice').items(CALENDAR)).toEqual([]);
  });
});

describe('Wait and HeartbeatInterval', () => {
  it.each([
    ['Wait', 0, '1'],
    ['Wait', 60, '59'],
    ['HeartbeatInterval', 59, '60'],
    ['HeartbeatInterval', 3541, '3540'],
  ] as const)('%s of %d is out of range: 14 and the nearest, %s [MS-ASCMD 2.2.3.177.17]', (name, value, limit) => {
    const answer = ready().send('Sync', { root: syncOf([{ key: '0', id: INBOX }], number(name, value)) });
    expect([said(answer, 'Status'), said(answer, 'Limit'), said(answer, 'Collections')]).toEqual(['14', limit, undefined]);
  });

  it.each([
    ['Wait', 1, 60_000],
    ['Wait', 59, 3_540_000],
    ['HeartbeatInterval', 60, 60_000],
  ] as const)('%s of %d waits %d ms [MS-ASCMD 2.2.3.180, 2.2.3.198]', (name, value, ms) => {
    const client = ready();
    const key = primed(client, INBOX);
    client.open('Sync', { root: syncOf([{ key, id: INBOX }], number(name, value)) });
    expect(client.lab.dueAt()).toBe(client.clock.now + ms);
  });

  it('HeartbeatInterval is not known below 14.0: 4 [MS-ASCMD 2.2.3.180]', () => {
    const client = ready();
    client.version = '12.1';
    expect(said(client.send('Sync', { root: syncOf([{ key: '0', id: INBOX }], number('HeartbeatInterval', 300)) }), 'Status')).toBe('4');
    expect(said(client.send('Sync', { root: syncOf([{ key: '0', id: INBOX }], number('Wait', 5)) }), 'Status')).toBeUndefined();
  });
});

describe('the number of collections', () => {
  it('has a bound: 15, and how many there may be [MS-ASCMD 2.2.3.177.17]', () => {
    const client = ready({ syncCollections: 1 });
    const two = syncOf([
      { key: '0', id: INBOX },
      { key: '0', id: CALENDAR },
    ]);
    const answer = client.send('Sync', { root: two });
    expect([said(answer, 'Status'), said(answer, 'Limit')]).toEqual(['15', '1']);
    expect(said(client.send('Sync', { root: syncOf([{ key: '0', id: INBOX }]) }), 'Status')).toBeUndefined();
  });
});

describe('an empty Sync', () => {
  it('with nothing remembered: 13 [MS-ASCMD 2.2.3.177.17]', () => {
    expect(said(ready().send('Sync'), 'Status')).toBe('13');
  });

  it('means the remembered one again [MS-ASCMD 2.2.1.21.2]', () => {
    const client = ready();
    const key = primed(client, INBOX);
    expect(client.send('Sync', { root: syncOf([{ key, id: INBOX }]) }).root).toBeUndefined();
    expect(client.send('Sync').root).toBeUndefined();
    client.lab.mailbox('alice').deliver({ from: 'bob@example.test', subject: 'Hello' });
    const told = client.send('Sync');
    expect(said(told, 'Collections/Collection/Commands/Add/ApplicationData/Subject')).toBe('Hello');
    expect(client.send('Sync').root).toEqual(told.root);
  });

  it('waits as long as the remembered one', () => {
    const client = ready();
    const key = primed(client, INBOX);
    client.open('Sync', { root: syncOf([{ key, id: INBOX }], number('Wait', 5)) });
    client.clock.now += 300_000;
    client.lab.tick();
    client.open('Sync');
    expect(client.lab.dueAt()).toBe(client.clock.now + 300_000);
  });

  it('does not remember what was refused', () => {
    const client = ready();
    client.send('Sync', { root: syncOf([{ key: '0', id: INBOX }], number('Wait', 99)) });
    expect(said(client.send('Sync'), 'Status')).toBe('13');
  });

  it('with what was remembered lost: 13', () => {
    const client = ready();
    const key = primed(client, INBOX);
    client.send('Sync', { root: syncOf([{ key, id: INBOX }]) });
    client.lab.mailbox('alice').loseRemembered();
    expect(said(client.send('Sync'), 'Status')).toBe('13');
  });
});

describe('a partial Sync', () => {
  const partial = (...more: readonly WbxmlElement[]): WbxmlElement => el('AirSync:Sync', flag('Partial'), ...more);

  it('with nothing remembered: 13 [MS-ASCMD 2.2.3.131]', () => {
    expect(said(ready().send('Sync', { root: partial(number('WindowSize', 5)) }), 'Status')).toBe('13');
  });

  it('with nothing beside it: 4 [MS-ASCMD 2.2.3.131]', () => {
    const client = ready();
    primed(client, INBOX);
    expect(said(client.send('Sync', { root: partial() }), 'Status')).toBe('4');
  });

  it('keeps the collections it does not name, and takes the others as it says [MS-ASCMD 2.2.3.131]', () => {
    const client = ready();
    const [inbox, calendar] = [primed(client, INBOX), primed(client, CALENDAR)];
    client.send('Sync', {
      root: syncOf([
        { key: inbox, id: INBOX },
        { key: calendar, id: CALENDAR },
      ]),
    });
    client.lab.mailbox('alice').deliver({ from: 'bob@example.test', subject: 'Hello' });
    client.lab.mailbox('alice').add(CALENDAR, { 'Calendar:Subject': 'Lunch' });
    const off = collection({ key: calendar, id: CALENDAR, more: [el('AirSync:GetChanges', '0')] });
    const answer = client.send('Sync', { root: partial(el('AirSync:Collections', off)) });
    expect(said(answer, 'Collections/Collection/CollectionId')).toBe(INBOX);
    expect(said(answer, 'Collections/Collection/Commands/Add/ApplicationData/Subject')).toBe('Hello');
  });

  it('adds a collection to the remembered ones', () => {
    const client = ready();
    const inbox = primed(client, INBOX);
    client.send('Sync', { root: syncOf([{ key: inbox, id: INBOX }]) });
    const answer = client.send('Sync', { root: partial(el('AirSync:Collections', collection({ key: '0', id: CONTACTS }))) });
    expect(said(answer, 'Collections/Collection/CollectionId')).toBe(CONTACTS);
    expect(
      client.lab
        .state()
        .devices.get('alice\nprobe1')
        ?.sync?.collections.map((one) => one.id),
    ).toEqual([INBOX, CONTACTS]);
  });

  it('keeps the wait and the window it does not name', () => {
    const client = ready();
    const key = primed(client, INBOX);
    const waiting = client.open('Sync', { root: syncOf([{ key, id: INBOX }], number('Wait', 5), number('WindowSize', 7)) });
    client.open('Sync', { root: partial(number('WindowSize', 9)) });
    expect(waiting.delivery?.reply.body).toHaveLength(0);
    expect(client.lab.dueAt()).toBe(client.clock.now + 300_000);
    client.open('Sync', { root: partial(number('Wait', 6)) });
    expect(client.lab.dueAt()).toBe(client.clock.now + 360_000);
    expect(client.lab.state().devices.get('alice\nprobe1')?.sync?.windowSize).toBe(9);
  });
});
