import { describe, expect, it } from 'vitest';
import { child, childrenOf, textOf } from '../../../../src/wbxml/index.ts';
import type { WbxmlElement } from '../../../../src/wbxml/index.ts';
import type { Answer, Probe } from '../probe.ts';
import { el, probe, said } from '../probe.ts';

const INBOX = '1';

const send = (client: Probe, ...of: readonly WbxmlElement[]): Answer =>
  client.send('ItemOperations', { root: el('ItemOperations:ItemOperations', ...of) });
const fetch = (...more: readonly WbxmlElement[]): WbxmlElement =>
  el('ItemOperations:Fetch', el('ItemOperations:Store', 'Mailbox'), ...more);
const named = (id: string, folder = INBOX): readonly WbxmlElement[] => [el('AirSync:CollectionId', folder), el('AirSync:ServerId', id)];
const mail = (client: Probe, subject = 'Hello'): string => client.lab.mailbox('alice').deliver({ from: 'bob@example.test', subject });

describe('ItemOperations Fetch', () => {
  it('brings an item whole [MS-ASCMD 2.2.1.10]', () => {
    const client = probe();
    const id = mail(client);
    const answer = send(client, fetch(...named(id)));
    expect(said(answer, 'Status')).toBe('1');
    expect(said(answer, 'Response/Fetch/Status')).toBe('1');
    expect(said(answer, 'Response/Fetch/ServerId')).toBe(id);
    expect(said(answer, 'Response/Fetch/Class')).toBe('Email');
    expect(said(answer, 'Response/Fetch/Properties/Subject')).toBe('Hello');
  });

  it.each([
    ['an item that is not there', fetch(...named('1:99')), '6'],
    ['a folder that is not there', fetch(...named('1:99', 'nowhere')), '6'],
    ['no item', fetch(el('AirSync:CollectionId', INBOX)), '2'],
    ['another store', el('ItemOperations:Fetch', el('ItemOperations:Store', 'DocumentLibrary'), ...named('1')), '9'],
    ['an attachment', fetch(el('AirSyncBase:FileReference', 'a')), '15'],
  ])('answers %s with %3$s [MS-ASCMD 2.2.3.177.8]', (_what, asked, status) => {
    const answer = send(probe(), asked);
    expect([said(answer, 'Status'), said(answer, 'Response/Fetch/Status')]).toEqual(['1', status]);
  });
});

describe('ItemOperations EmptyFolderContents [MS-ASCMD 2.2.1.10]', () => {
  const empty = (folder: string, ...more: readonly WbxmlElement[]): WbxmlElement =>
    el('ItemOperations:EmptyFolderContents', el('AirSync:CollectionId', folder), ...more);

  function withSubfolder(): { client: Probe; below: string } {
    const client = probe();
    mail(client);
    return { client, below: client.lab.mailbox('alice').addFolder({ name: 'Below', parentId: INBOX }) };
  }

  it('removes the items and leaves the folders', () => {
    const { client, below } = withSubfolder();
    expect(said(send(client, empty(INBOX)), 'Response/EmptyFolderContents/Status')).toBe('1');
    expect(client.lab.mailbox('alice').items(INBOX)).toEqual([]);
    expect(client.lab.mailbox('alice').items(below)).toEqual([]);
  });

  it('removes the folders below too when asked to', () => {
    const { client, below } = withSubfolder();
    send(client, empty(INBOX, el('ItemOperations:Options', el('ItemOperations:DeleteSubFolders'))));
    expect(
      client.lab
        .mailbox('alice')
        .folders()
        .map((one) => one.id),
    ).not.toContain(below);
    expect(client.lab.mailbox('alice').items(INBOX)).toEqual([]);
  });

  it('answers a folder that is not there with 6', () => {
    expect(said(send(probe(), empty('nowhere')), 'Response/EmptyFolderContents/Status')).toBe('6');
  });
});

describe('ItemOperations', () => {
  it('answers each operation for itself, in order; a conversation has nowhere to go: 156', () => {
    const client = probe();
    const id = mail(client);
    const answer = send(client, fetch(...named(id)), el('ItemOperations:Move'), fetch(...named('1:99')));
    const response = answer.root && child(answer.root, 'Response');
    const seen = response ? childrenOf(response).map((one) => `${one.name} ${textOf(child(one, 'Status'))}`) : [];
    expect(seen).toEqual(['Fetch 1', 'Move 156', 'Fetch 6']);
  });

  it('takes 100 operations [MS-ASCMD 3.1.5.10]', () => {
    expect(said(send(probe(), ...Array.from({ length: 100 }, () => fetch())), 'Status')).toBe('1');
  });

  it.each([
    ['nothing', [], '2'],
    ['an operation nobody knows', [el('ItemOperations:Range', '0-1')], '2'],
    ['more than 100 operations', Array.from({ length: 101 }, () => fetch()), '11'],
  ])('refuses %s as a whole: %3$s [MS-ASCMD 2.2.3.177.8, 3.1.5.10]', (_what, asked, status) => {
    const answer = send(probe(), ...asked);
    expect([said(answer, 'Status'), said(answer, 'Response')]).toEqual([status, undefined]);
  });
});
