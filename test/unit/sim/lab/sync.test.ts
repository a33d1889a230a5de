import { describe, expect, it } from 'vitest';
import { at, child, childrenOf, decode, textOf } from '../../../../src/wbxml/index.ts';
import type { WbxmlElement } from '../../../../src/wbxml/index.ts';
import type { LabOptions } from '../../../../src/sim/lab/rules.ts';
import type { Answer, CollectionAsk, Probe } from '../probe.ts';
import { add, change, commands, el, folderSync, mapped, primed, probe, remove, said, syncOf } from '../probe.ts';

const INBOX = '1';
const CALENDAR = '7';
const CONTACTS = '8';

function ready(options: LabOptions = {}): Probe {
  const client = probe({ policy: { demand: 'none' }, ...options });
  mapped(client);
  return client;
}

const send = (client: Probe, asked: CollectionAsk, ...more: readonly WbxmlElement[]): Answer =>
  client.send('Sync', { root: syncOf([asked], ...more) });
const here = (answer: Answer, path: string): string | undefined => said(answer, `Collections/Collection/${path}`);
const collectionsIn = (answer: Answer): readonly WbxmlElement[] => {
  const list = answer.root && child(answer.root, 'Collections');
  return list ? childrenOf(list) : [];
};
/** `Add 1:12`, `Delete 1:13`: what the server tells. */
const told = (answer: Answer): string[] => {
  const list = collectionsIn(answer)[0];
  const all = list && child(list, 'Commands');
  return all ? childrenOf(all).map((one) => `${one.name} ${textOf(child(one, 'ServerId'))}`) : [];
};
const mail = (client: Probe, subject: string): string => client.lab.mailbox('alice').deliver({ from: 'bob@example.test', subject });
const event = (subject: string): WbxmlElement => el('Calendar:Subject', subject);
const window = (size: number): WbxmlElement => el('AirSync:WindowSize', String(size));

describe('key 0', () => {
  it('brings a key and nothing else, whatever there is [MS-ASCMD 2.2.3.181.4]', () => {
    const client = ready();
    mail(client, 'there already');
    const answer = send(client, { key: '0', id: INBOX });
    expect([here(answer, 'Status'), here(answer, 'Commands'), here(answer, 'MoreAvailable')]).toEqual(['1', undefined, undefined]);
    expect(here(answer, 'SyncKey')).toMatch(/^\{/);
  });

  it.each<[string, readonly WbxmlElement[], string]>([
    ['GetChanges without content', [el('AirSync:GetChanges')], '4'],
    ['GetChanges 1', [el('AirSync:GetChanges', '1')], '4'],
    ['GetChanges 0', [el('AirSync:GetChanges', '0')], '1'],
    ['operations of the client', [commands(remove('1:1'))], '4'],
  ])('with %s: %3$s [MS-ASCMD 2.2.3.84, 2.2.3.177.17]', (_what, more, status) => {
    expect(here(send(ready(), { key: '0', id: INBOX, more }), 'Status')).toBe(status);
  });

  it('starts anew at any time: everything comes again, and the old key is gone [MS-ASCMD 3.1.5.4]', () => {
    const client = ready();
    const id = mail(client, 'one');
    const old = primed(client, INBOX);
    const fresh = here(send(client, { key: '0', id: INBOX }), 'SyncKey') ?? '';
    expect(here(send(client, { key: old, id: INBOX }), 'Status')).toBe('3');
    expect(told(send(client, { key: fresh, id: INBOX }))).toEqual([`Add ${id}`]);
  });
});

describe('changes of the server', () => {
  it('come as additions, changes and deletions, each once [MS-ASCMD 2.2.1.21]', () => {
    const client = ready();
    const box = client.lab.mailbox('alice');
    const [one, two] = [mail(client, 'one'), mail(client, 'two')];
    const first = primed(client, INBOX);
    box.change(INBOX, one, { 'Email:Subject': 'one', 'Email:Read': '1' });
    box.remove(INBOX, two);
    const three = mail(client, 'three');
    const answer = send(client, { key: first, id: INBOX });
    expect(told(answer)).toEqual([`Delete ${two}`, `Change ${one}`, `Add ${three}`]);
    expect(here(answer, 'Commands/Change/ApplicationData/Read')).toBe('1');
    const second = here(answer, 'SyncKey') ?? '';
    expect(second).not.toBe(first);
    expect(send(client, { key: second, id: INBOX })).toMatchObject({ http: 200, root: undefined });
  });

  it('are left out when GetChanges is 0, and come later [MS-ASCMD 2.2.3.84]', () => {
    const client = ready();
    const key = primed(client, INBOX);
    const id = mail(client, 'one');
    expect(send(client, { key, id: INBOX, more: [el('AirSync:GetChanges', '0')] }).root).toBeUndefined();
    expect(told(send(client, { key, id: INBOX }))).toEqual([`Add ${id}`]);
  });

  it('come in windows, with MoreAvailable while there are more [MS-ASCMD 2.2.3.116, 2.2.3.199]', () => {
    const client = ready();
    const ids = ['a', 'b', 'c', 'd', 'e'].map((subject) => mail(client, subject));
    let key = here(send(client, { key: '0', id: INBOX }), 'SyncKey') ?? '';
    const pages: [readonly string[], boolean][] = [];
    for (let page = 0; page < 3; page += 1) {
      const answer = send(client, { key, id: INBOX, more: [window(2)] });
      key = here(answer, 'SyncKey') ?? '';
      pages.push([told(answer), here(answer, 'MoreAvailable') !== undefined]);
    }
    expect(pages).toEqual([
      [[`Add ${ids[0]}`, `Add ${ids[1]}`], true],
      [[`Add ${ids[2]}`, `Add ${ids[3]}`], true],
      [[`Add ${ids[4]}`], false],
    ]);
    expect(send(client, { key, id: INBOX, more: [window(2)] }).root).toBeUndefined();
  });

  it.each([
    ['none', [], 100],
    ['0', [window(0)], 512],
    ['1', [window(1)], 1],
    ['513', [window(513)], 512],
    ['1.5', [window(1.5)], 512],
    ['512', [window(512)], 512],
  ])('come %3$d at a time with a WindowSize of %s [MS-ASCMD 2.2.3.199]', (_said, more, most) => {
    const client = ready();
    for (let i = 0; i < 520; i += 1) client.lab.mailbox('alice').add(CALENDAR, { 'Calendar:Subject': String(i) });
    const key = here(send(client, { key: '0', id: CALENDAR }), 'SyncKey') ?? '';
    expect(told(send(client, { key, id: CALENDAR, more }))).toHaveLength(most);
  });

  it('share the window of the request among the collections [MS-ASCMD 2.2.3.199]', () => {
    const client = ready();
    const box = client.lab.mailbox('alice');
    const keys = [CALENDAR, CONTACTS].map((id) => primed(client, id));
    for (const id of [CALENDAR, CONTACTS])
      for (const name of ['a', 'b']) box.add(id, { [id === CALENDAR ? 'Calendar:Subject' : 'Contacts:FileAs']: name });
    const asked = [CALENDAR, CONTACTS].map((id, i) => ({ id, key: keys[i] ?? '' }));
    const answer = client.send('Sync', { root: syncOf(asked, window(3)) });
    const counts = collectionsIn(answer).map((one) => [
      childrenOf(at(one, 'Commands') ?? one, 'Add').length,
      child(one, 'MoreAvailable') !== undefined,
    ]);
    expect(counts).toEqual([
      [2, false],
      [1, true],
    ]);
  });

  it('leave out the collections in which nothing happened [MS-ASCMD 2.2.1.21]', () => {
    const client = ready();
    const keys = [primed(client, INBOX), primed(client, CALENDAR)];
    mail(client, 'one');
    const answer = client.send('Sync', {
      root: syncOf([
        { key: keys[0] ?? '', id: INBOX },
        { key: keys[1] ?? '', id: CALENDAR },
      ]),
    });
    expect(collectionsIn(answer).map((one) => textOf(child(one, 'CollectionId')))).toEqual([INBOX]);
  });

  it('name the class below 14.0 only [MS-ASCMD 2.2.1.21]', () => {
    const client = ready();
    expect(here(send(client, { key: '0', id: CALENDAR }), 'Class')).toBeUndefined();
    client.version = '12.1';
    mapped(client);
    expect(here(send(client, { key: '0', id: CALENDAR }), 'Class')).toBe('Calendar');
  });
});

describe('a SyncKey', () => {
  it.each(['bogus', '1', '{12345678-12345678}'])(
    'that was not given out (%s) is 3, with key 0, and the good one stays good [MS-ASCMD 2.2.3.177.17]',
    (bogus) => {
      const client = ready();
      const key = primed(client, INBOX);
      const answer = send(client, { key: bogus, id: INBOX });
      expect([here(answer, 'Status'), here(answer, 'SyncKey'), here(answer, 'CollectionId')]).toEqual(['3', '0', INBOX]);
      expect(send(client, { key, id: INBOX }).root).toBeUndefined();
    },
  );

  it('of a collection that was never primed, or that the server lost, is 3', () => {
    const client = ready();
    const key = primed(client, INBOX);
    expect(here(send(client, { key, id: CALENDAR }), 'Status')).toBe('3');
    client.lab.mailbox('alice').loseCollection(INBOX);
    expect(here(send(client, { key, id: INBOX }), 'Status')).toBe('3');
  });

  it('two back is 3', () => {
    const client = ready();
    const first = primed(client, INBOX);
    mail(client, 'one');
    const second = here(send(client, { key: first, id: INBOX }), 'SyncKey') ?? '';
    mail(client, 'two');
    send(client, { key: second, id: INBOX });
    expect(here(send(client, { key: first, id: INBOX }), 'Status')).toBe('3');
  });

  it('refused in one collection leaves the others alone', () => {
    const client = ready();
    const key = primed(client, CALENDAR);
    const answer = client.send('Sync', {
      root: syncOf([
        { key: 'bogus', id: INBOX },
        { key, id: CALENDAR, more: [commands(add('c1', event('Lunch')))] },
      ]),
    });
    expect(collectionsIn(answer).map((one) => textOf(child(one, 'Status')))).toEqual(['3', '1']);
    expect(client.lab.mailbox('alice').items(CALENDAR)).toHaveLength(1);
  });
});

describe('an answer that was lost', () => {
  const withAdd = (key: string, subject = 'Lunch'): CollectionAsk => ({ key, id: CALENDAR, more: [commands(add('c1', event(subject)))] });

  it('is repeated when the same request comes again: the item is added once [MS-ASCMD 3.1.5.9]', () => {
    const client = ready();
    const key = primed(client, CALENDAR);
    const lost = send(client, withAdd(key));
    client.lab.mailbox('alice').add(CALENDAR, { 'Calendar:Subject': 'Later' });
    const again = send(client, withAdd(key));
    expect(again.root).toEqual(lost.root);
    expect(client.lab.mailbox('alice').items(CALENDAR)).toHaveLength(2);
    const next = send(client, { key: here(again, 'SyncKey') ?? '', id: CALENDAR });
    expect(here(next, 'Commands/Add/ApplicationData/Subject')).toBe('Later');
  });

  it('is not repeated to another request under the same key: 3, and nothing is added', () => {
    const client = ready();
    const key = primed(client, CALENDAR);
    send(client, withAdd(key));
    expect(here(send(client, withAdd(key, 'Dinner')), 'Status')).toBe('3');
    expect(client.lab.mailbox('alice').items(CALENDAR)).toHaveLength(1);
  });

  it('is repeated for each collection of the request', () => {
    const client = ready();
    const asked = [withAdd(primed(client, CALENDAR)), { key: primed(client, INBOX), id: INBOX }];
    mail(client, 'one');
    const root = syncOf(asked);
    expect(client.send('Sync', { root }).root).toEqual(client.send('Sync', { root }).root);
  });

  it('is gone from a lab that was told to repeat nothing: 3', () => {
    const client = ready({ lostReplies: 'refuse' });
    const key = primed(client, CALENDAR);
    send(client, withAdd(key));
    expect(here(send(client, withAdd(key)), 'Status')).toBe('3');
  });
});

describe('the hierarchy', () => {
  it('not told yet: 12 [MS-ASCMD 2.2.3.177.17]', () => {
    expect(here(send(probe(), { key: '0', id: INBOX }), 'Status')).toBe('12');
  });

  it('changed since it was told, for a collection of the request: 12, until the next FolderSync [MS-ASCMD 2.2.3.177.17]', () => {
    const client = probe();
    const box = client.lab.mailbox('alice');
    const [kept, gone] = [box.addFolder({ name: 'Kept' }), box.addFolder({ name: 'Gone' })];
    const hierarchy = mapped(client);
    const keys = [primed(client, kept), primed(client, gone), primed(client, INBOX)];
    box.renameFolder(kept, 'Renamed');
    box.removeFolder(gone);
    const asked = [kept, gone, INBOX].map((id, i) => ({ id, key: keys[i] ?? '' }));
    const answer = client.send('Sync', { root: syncOf(asked) });
    expect(collectionsIn(answer).map((one) => [textOf(child(one, 'CollectionId')), textOf(child(one, 'Status'))])).toEqual([
      [kept, '12'],
      [gone, '12'],
    ]);
    client.send('FolderSync', { root: folderSync(hierarchy) });
    expect(send(client, { key: keys[0] ?? '', id: kept }).root).toBeUndefined();
    expect(here(send(client, { key: keys[1] ?? '', id: gone }), 'Status')).toBe('8');
  });

  it('lost by the server: 12, and the collection keys are good again after FolderSync 0', () => {
    const client = ready();
    const key = primed(client, INBOX);
    client.lab.mailbox('alice').loseHierarchy();
    expect(here(send(client, { key, id: INBOX }), 'Status')).toBe('12');
    mapped(client);
    expect(send(client, { key, id: INBOX }).root).toBeUndefined();
  });

  it('never knew the collection: 8, with the key as it came [MS-ASCMD 2.2.3.177.17]', () => {
    const answer = send(ready(), { key: '77', id: 'nowhere' });
    expect([here(answer, 'Status'), here(answer, 'SyncKey'), here(answer, 'CollectionId')]).toEqual(['8', '77', 'nowhere']);
  });
});

describe('a Sync that waits', () => {
  const wait = el('AirSync:Wait', '5');
  const open = (client: Probe, key: string, id = INBOX) => client.open('Sync', { root: syncOf([{ key, id }], wait) });

  it('is answered empty when its time is up [MS-ASCMD 2.2.3.198]', () => {
    const client = ready();
    const waiting = open(client, primed(client, INBOX));
    client.clock.now += 299_999;
    client.lab.tick();
    expect(waiting.delivery).toBeUndefined();
    client.clock.now += 1;
    client.lab.tick();
    expect(waiting.delivery?.reply).toMatchObject({ status: 200, body: new Uint8Array(0) });
  });

  it('is answered with the change as soon as there is one', () => {
    const client = ready();
    const waiting = open(client, primed(client, INBOX));
    mail(client, 'one');
    const root = decode(waiting.delivery?.reply.body ?? new Uint8Array(0)).root;
    expect(textOf(at(root, 'Collections/Collection/Commands/Add/ApplicationData/Subject'))).toBe('one');
  });

  it('is answered at once when it brings operations, or is refused', () => {
    const client = ready();
    const key = primed(client, CALENDAR);
    expect(here(send(client, { key, id: CALENDAR, more: [commands(add('c1', event('Lunch')))] }, wait), 'Status')).toBe('1');
    expect(here(send(client, { key: 'bogus', id: INBOX }, wait), 'Status')).toBe('3');
  });

  it('is refused while it waits when the device falls out of grace', () => {
    const client = ready();
    const waiting = open(client, primed(client, INBOX));
    client.lab.mailbox('alice').wipe('probe1');
    expect(textOf(at(decode(waiting.delivery?.reply.body ?? new Uint8Array(0)).root, 'Status'))).toBe('140');
  });

  it('ends empty when the device sends a newer Sync', () => {
    const client = ready();
    const key = primed(client, INBOX);
    const older = open(client, key);
    open(client, key);
    expect(older.delivery?.reply).toMatchObject({ status: 200, body: new Uint8Array(0) });
  });

  it('tells another device what this one added', () => {
    const client = ready();
    const key = primed(client, CALENDAR);
    client.deviceId = 'probe2';
    mapped(client);
    const waiting = open(client, primed(client, CALENDAR), CALENDAR);
    client.deviceId = 'probe1';
    send(client, { key, id: CALENDAR, more: [commands(add('c1', event('Lunch')))] });
    const root = decode(waiting.delivery?.reply.body ?? new Uint8Array(0)).root;
    expect(textOf(at(root, 'Collections/Collection/Commands/Add/ApplicationData/Subject'))).toBe('Lunch');
  });
});

it('remembers the options of a collection until they are sent anew [MS-ASCMD 2.2.1.21]', () => {
  const client = ready();
  const id = client.lab.mailbox('alice').add(CALENDAR, { 'Calendar:Subject': 'Lunch' });
  const options = el('AirSync:Options', el('AirSync:Conflict', '0'));
  let key = primed(client, CALENDAR);
  send(client, { key, id: CALENDAR, more: [options] });
  client.lab.mailbox('alice').change(CALENDAR, id, { 'Calendar:Subject': 'Theirs' });
  const answer = send(client, { key, id: CALENDAR, more: [commands(change(id, event('Ours')))] });
  expect(here(answer, 'Responses')).toBeUndefined();
  key = here(answer, 'SyncKey') ?? '';
  client.lab.mailbox('alice').change(CALENDAR, id, { 'Calendar:Subject': 'Theirs again' });
  const back = el('AirSync:Options', el('AirSync:Conflict', '1'));
  expect(here(send(client, { key, id: CALENDAR, more: [back, commands(change(id, event('Ours')))] }), 'Responses/Change/Status')).toBe('7');
});
