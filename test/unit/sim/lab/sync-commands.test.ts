import { describe, expect, it } from 'vitest';
import type { WbxmlElement } from '../../../../src/wbxml/index.ts';
import type { Answer, Probe } from '../probe.ts';
import { add, change, commands, el, mapped, primed, probe, remove, said, syncOf } from '../probe.ts';

const INBOX = '1';
const DRAFTS = '2';
const DELETED = '3';
const CALENDAR = '7';
const CONTACTS = '8';

interface Setup {
  readonly client: Probe;
  key: string;
  readonly id: string;
}

function ready(id: string, prepare: (client: Probe) => void = () => {}, version = '14.1'): Setup {
  const client = probe();
  client.version = version;
  mapped(client);
  prepare(client);
  return { client, id, key: primed(client, id) };
}

function act(setup: Setup, ...of: readonly WbxmlElement[]): Answer {
  const answer = setup.client.send('Sync', { root: syncOf([{ key: setup.key, id: setup.id, more: [commands(...of)] }]) });
  setup.key = here(answer, 'SyncKey') ?? setup.key;
  return answer;
}

const here = (answer: Answer, path: string): string | undefined => said(answer, `Collections/Collection/${path}`);
const event = (subject: string): WbxmlElement => el('Calendar:Subject', subject);
const fields = (setup: Setup, folder = setup.id) =>
  setup.client.lab
    .mailbox('alice')
    .items(folder)
    .map((one) => one.fields);

describe('Add', () => {
  it('stores the item, answers with its id, and does not tell the one who added it [MS-ASCMD 2.2.3.154]', () => {
    const setup = ready(CALENDAR);
    const longest = 'c'.repeat(64);
    const answer = act(setup, add(longest, event('Lunch'), el('Calendar:UID', 'u1')));
    expect(here(answer, 'Responses/Add/ClientId')).toBe(longest);
    expect(here(answer, 'Responses/Add/Status')).toBe('1');
    expect(here(answer, 'Commands')).toBeUndefined();
    expect(setup.client.lab.mailbox('alice').items(CALENDAR)).toEqual([
      { id: here(answer, 'Responses/Add/ServerId'), fields: { 'Calendar:Subject': 'Lunch', 'Calendar:UID': 'u1' } },
    ]);
  });

  it.each<[string, string, WbxmlElement, string]>([
    ['no ClientId', CALENDAR, el('AirSync:Add', el('AirSync:ApplicationData', event('x'))), '4'],
    ['a ClientId of more than 64 characters', CALENDAR, add('c'.repeat(65), event('x')), '4'],
    ['no ApplicationData', CALENDAR, el('AirSync:Add', el('AirSync:ClientId', 'c1')), '4'],
    ['nothing in it', CALENDAR, add('c1'), '6'],
    ["another class's properties", CALENDAR, add('c1', el('Contacts:FileAs', 'x')), '6'],
    ['mail', INBOX, add('c1', el('Email:Subject', 'x')), '6'],
  ])('of %s is refused, and the others are not: %4$s [MS-ASCMD 2.2.3.177.17]', (_what, folder, command, status) => {
    const setup = ready(folder);
    const answer = act(setup, command);
    expect(here(answer, 'Status')).toBe('1');
    expect(here(answer, 'Responses/Add/Status')).toBe(status);
    expect(here(answer, 'Responses/Add/ServerId')).toBeUndefined();
    expect(fields(setup)).toEqual([]);
  });
});

describe('Change', () => {
  const lunch = (client: Probe): string =>
    client.lab.mailbox('alice').add(CALENDAR, { 'Calendar:Subject': 'Lunch', 'Calendar:Location': 'Here' });

  it('replaces what it names, keeps the rest, and is silent [MS-ASCMD 2.2.1.21, 2.2.3.154]', () => {
    let id = '';
    const setup = ready(CALENDAR, (client) => (id = lunch(client)));
    const answer = act(setup, change(id, event('Dinner')));
    expect([here(answer, 'Status'), here(answer, 'Responses'), here(answer, 'Commands')]).toEqual(['1', undefined, undefined]);
    expect(fields(setup)).toEqual([{ 'Calendar:Location': 'Here', 'Calendar:Subject': 'Dinner' }]);
  });

  it('of what both sides changed: 7, the server’s version stays and comes along [MS-ASCMD 2.2.3.34]', () => {
    let id = '';
    const setup = ready(CALENDAR, (client) => (id = lunch(client)));
    setup.client.lab.mailbox('alice').change(CALENDAR, id, { 'Calendar:Subject': 'Theirs' });
    const answer = act(setup, change(id, event('Ours')));
    expect(here(answer, 'Responses/Change/Status')).toBe('7');
    expect(here(answer, 'Commands/Change/ApplicationData/Subject')).toBe('Theirs');
    expect(fields(setup)).toEqual([{ 'Calendar:Subject': 'Theirs' }]);
  });

  it('wins where Conflict is 0 [MS-ASCMD 2.2.3.34]', () => {
    let id = '';
    const setup = ready(CALENDAR, (client) => (id = lunch(client)));
    setup.client.lab.mailbox('alice').change(CALENDAR, id, { 'Calendar:Subject': 'Theirs' });
    const options = el('AirSync:Options', el('AirSync:Conflict', '0'));
    const asked = { key: setup.key, id: CALENDAR, more: [options, commands(change(id, event('Ours')))] };
    expect(here(setup.client.send('Sync', { root: syncOf([asked]) }), 'Responses')).toBeUndefined();
    expect(fields(setup)).toEqual([{ 'Calendar:Subject': 'Ours' }]);
  });

  it('twice in a row is no conflict with itself', () => {
    let id = '';
    const setup = ready(CALENDAR, (client) => (id = lunch(client)));
    act(setup, change(id, event('One')));
    expect(here(act(setup, change(id, event('Two'))), 'Responses')).toBeUndefined();
  });

  it('of an item that is gone: 8, and the Delete comes along [MS-ASCMD 2.2.3.177.17]', () => {
    let id = '';
    const setup = ready(CALENDAR, (client) => (id = lunch(client)));
    setup.client.lab.mailbox('alice').remove(CALENDAR, id);
    const answer = act(setup, change(id, event('Ours')));
    expect(here(answer, 'Responses/Change/Status')).toBe('8');
    expect(here(answer, 'Commands/Delete/ServerId')).toBe(id);
  });

  it.each<[string, (id: string) => WbxmlElement, string]>([
    ['without ServerId', () => el('AirSync:Change', el('AirSync:ApplicationData', event('x'))), '4'],
    ['without ApplicationData', (id) => el('AirSync:Change', el('AirSync:ServerId', id)), '4'],
    ["with another class's properties", (id) => change(id, el('Contacts:FileAs', 'x')), '6'],
  ])('%s: %3$s [MS-ASCMD 2.2.3.177.17]', (_what, command, status) => {
    let id = '';
    const setup = ready(CALENDAR, (client) => (id = lunch(client)));
    expect(here(act(setup, command(id)), 'Responses/Change/Status')).toBe(status);
  });

  it('of mail may touch Read, Flag and Categories, and nothing else: 6 [MS-ASCMD 2.2.3.177.17]', () => {
    let id = '';
    const setup = ready(INBOX, (client) => (id = client.lab.mailbox('alice').deliver({ from: 'bob@example.test', subject: 'Hello' })));
    expect(here(act(setup, change(id, el('Email:Read', '1'))), 'Responses')).toBeUndefined();
    expect(here(act(setup, change(id, el('Email:Subject', 'Bye'))), 'Responses/Change/Status')).toBe('6');
    expect(fields(setup)[0]).toMatchObject({ 'Email:Subject': 'Hello', 'Email:Read': '1' });
  });
});

describe('Delete', () => {
  const contact = (client: Probe): string => client.lab.mailbox('alice').add(CONTACTS, { 'Contacts:FileAs': 'Bob' });

  it('moves to Deleted Items unless told otherwise, and is silent [MS-ASCMD 2.2.3.43, 2.2.3.154]', () => {
    let id = '';
    const setup = ready(CONTACTS, (client) => (id = contact(client)));
    const answer = act(setup, remove(id));
    expect([here(answer, 'Status'), here(answer, 'Responses')]).toEqual(['1', undefined]);
    expect(fields(setup)).toEqual([]);
    expect(fields(setup, DELETED)).toEqual([{ 'Contacts:FileAs': 'Bob' }]);
  });

  it('is for good with DeletesAsMoves 0, and in Deleted Items [MS-ASCMD 2.2.3.43]', () => {
    let id = '';
    const setup = ready(CONTACTS, (client) => (id = contact(client)));
    const asked = { key: setup.key, id: CONTACTS, more: [el('AirSync:DeletesAsMoves', '0'), commands(remove(id))] };
    setup.client.send('Sync', { root: syncOf([asked]) });
    expect([fields(setup), fields(setup, DELETED)]).toEqual([[], []]);
    const bin = ready(DELETED, (client) => (id = client.lab.mailbox('alice').add(DELETED, { 'Email:Subject': 'old' })));
    act(bin, remove(id));
    expect(fields(bin)).toEqual([]);
  });

  it('wins over a change of the server’s [MS-ASCMD 2.2.3.34]', () => {
    let id = '';
    const setup = ready(CONTACTS, (client) => (id = contact(client)));
    setup.client.lab.mailbox('alice').change(CONTACTS, id, { 'Contacts:FileAs': 'Robert' });
    expect(here(act(setup, remove(id)), 'Responses')).toBeUndefined();
    expect(fields(setup)).toEqual([]);
  });

  it('of an item that is gone: 8, of none: 4 [MS-ASCMD 2.2.3.177.17]', () => {
    const setup = ready(CONTACTS);
    expect(here(act(setup, remove('8:99')), 'Responses/Delete/Status')).toBe('8');
    expect(here(act(setup, el('AirSync:Delete')), 'Responses/Delete/Status')).toBe('4');
  });
});

describe('Fetch', () => {
  const fetch = (id: string): WbxmlElement => el('AirSync:Fetch', el('AirSync:ServerId', id));

  it('brings the item whole, or 8 [MS-ASCMD 2.2.1.21]', () => {
    let id = '';
    const setup = ready(CONTACTS, (client) => (id = client.lab.mailbox('alice').add(CONTACTS, { 'Contacts:FileAs': 'Bob' })));
    const answer = act(setup, fetch(id));
    expect(here(answer, 'Responses/Fetch/Status')).toBe('1');
    expect(here(answer, 'Responses/Fetch/ApplicationData/FileAs')).toBe('Bob');
    expect(here(act(setup, fetch('8:99')), 'Responses/Fetch/Status')).toBe('8');
  });
});

describe('a draft [MS-ASCMD 3.1.5.4]', () => {
  const draft = (...more: readonly WbxmlElement[]): readonly WbxmlElement[] => [
    el('Email:To', 'bob@example.test'),
    el('Email:Subject', 'Hi'),
    ...more,
  ];
  const SEND = el('Email2:Send');

  it('may be added and edited from 16.0 on, in Drafts', () => {
    expect(here(act(ready(DRAFTS), add('c1', ...draft())), 'Responses/Add/Status')).toBe('6');
    const setup = ready(DRAFTS, undefined, '16.0');
    const id = here(act(setup, add('c1', ...draft())), 'Responses/Add/ServerId') ?? '';
    expect(here(act(setup, change(id, el('Email:Subject', 'Hello'))), 'Responses')).toBeUndefined();
    expect(fields(setup)).toEqual([{ 'Email:To': 'bob@example.test', 'Email:Subject': 'Hello' }]);
    expect(here(act(ready(INBOX, undefined, '16.0'), add('c1', ...draft())), 'Responses/Add/Status')).toBe('6');
  });

  it('that is added with Send leaves at once, and once when its answer is lost [MS-ASCMD 2.2.1.21]', () => {
    const setup = ready(DRAFTS, undefined, '16.1');
    const root = syncOf([{ key: setup.key, id: DRAFTS, more: [commands(add('c1', ...draft(SEND)))] }]);
    const lost = setup.client.send('Sync', { root });
    expect(here(lost, 'Responses/Add/Status')).toBe('1');
    expect(setup.client.send('Sync', { root }).root).toEqual(lost.root);
    expect(setup.client.lab.mailbox('alice').sent()).toMatchObject([{ subject: 'Hi', command: 'Sync', clientId: 'c1', count: 1 }]);
    expect(setup.client.lab.mailbox('bob').items(INBOX)).toHaveLength(1);
    expect(fields(setup)).toEqual([]);
  });

  it('that is changed with Send leaves Drafts for Sent Items, and the client is told', () => {
    const setup = ready(DRAFTS, undefined, '16.1');
    const id = here(act(setup, add('c1', ...draft())), 'Responses/Add/ServerId') ?? '';
    const answer = act(setup, change(id, el('Email:Subject', 'Hello'), SEND));
    expect(here(answer, 'Commands/Delete/ServerId')).toBe(id);
    expect(setup.client.lab.mailbox('alice').sent()).toMatchObject([{ subject: 'Hello', count: 1 }]);
    expect(setup.client.lab.mailbox('alice').items('4')[0]?.fields).toMatchObject({ 'Email:Subject': 'Hello' });
  });

  it('that nobody can get stays where it is: 183 without recipients, 120 when they are rejected [MS-ASCMD 2.2.2]', () => {
    const setup = ready(DRAFTS, undefined, '16.1');
    expect(here(act(setup, add('c1', el('Email:Subject', 'Hi'), SEND)), 'Responses/Add/Status')).toBe('183');
    const id = here(act(setup, add('c2', el('Email:To', 'reject@far.test'))), 'Responses/Add/ServerId') ?? '';
    expect(here(act(setup, change(id, SEND)), 'Responses/Change/Status')).toBe('120');
    expect(fields(setup)).toHaveLength(1);
    expect(setup.client.lab.mailbox('alice').sent()).toEqual([]);
  });
});
