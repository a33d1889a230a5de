import { describe, expect, it } from 'vitest';
import { child, childrenOf, textOf } from '../../../../src/wbxml/index.ts';
import type { WbxmlElement } from '../../../../src/wbxml/index.ts';
import type { Answer, Probe } from '../probe.ts';
import { el, mapped, primed, probe, said, syncOf } from '../probe.ts';

const INBOX = '1';
const DELETED = '3';
const CALENDAR = '7';
const CONTACTS = '8';

function ready(): Probe {
  const client = probe();
  mapped(client);
  return client;
}
const mail = (client: Probe): string => client.lab.mailbox('alice').deliver({ from: 'bob@example.test', subject: 'Hello' });

describe('GetItemEstimate', () => {
  const one = (key: string, id: string): WbxmlElement =>
    el('GetItemEstimate:Collection', el('AirSync:SyncKey', key), el('GetItemEstimate:CollectionId', id));
  const estimate = (client: Probe, ...of: readonly WbxmlElement[]): Answer =>
    client.send('GetItemEstimate', { root: el('GetItemEstimate:GetItemEstimate', el('GetItemEstimate:Collections', ...of)) });

  it('counts what a Sync would tell, and does not move the key [MS-ASCMD 2.2.1.9, 2.2.3.181.3]', () => {
    const client = ready();
    const gone = mail(client);
    const key = primed(client, INBOX);
    client.lab.mailbox('alice').remove(INBOX, gone);
    mail(client);
    for (let i = 0; i < 2; i += 1) {
      const answer = estimate(client, one(key, INBOX));
      expect([said(answer, 'Response/Status'), said(answer, 'Response/Collection/Estimate')]).toEqual(['1', '2']);
      expect(said(answer, 'Response/Collection/CollectionId')).toBe(INBOX);
    }
    expect(said(client.send('Sync', { root: syncOf([{ key, id: INBOX }]) }), 'Collections/Collection/Status')).toBe('1');
  });

  it.each([
    ['a folder that is not there', '1', 'nowhere', '2'],
    ['a collection that was never primed', '0', CALENDAR, '3'],
    ['a collection that was never primed, with some key', 'bogus', CALENDAR, '3'],
    ['key 0 of one that was', '0', INBOX, '3'],
    ['a wrong key', 'bogus', INBOX, '4'],
  ])('answers %s with %4$s, and no estimate [MS-ASCMD 2.2.3.177.7]', (_what, key, id, status) => {
    const client = ready();
    primed(client, INBOX);
    const answer = estimate(client, one(key, id));
    expect([said(answer, 'Response/Status'), said(answer, 'Response/Collection/Estimate')]).toEqual([status, undefined]);
  });

  it('answers each collection for itself, by class below 14.0', () => {
    const client = ready();
    client.version = '12.1';
    mapped(client);
    const key = primed(client, CALENDAR);
    const answer = estimate(client, one('0', 'nowhere'), one(key, CALENDAR));
    const responses = answer.root ? childrenOf(answer.root, 'Response') : [];
    expect(responses.map((response) => textOf(child(response, 'Status')))).toEqual(['2', '1']);
    expect(textOf(child(child(responses[1] ?? el('Ping:Ping'), 'Collection') ?? el('Ping:Ping'), 'Class'))).toBe('Calendar');
  });

  it('takes 1 to 1000 collections: else 103 [MS-ASCMD 3.1.5.10]', () => {
    const client = ready();
    const many = (count: number) => Array.from({ length: count }, () => one('0', CALENDAR));
    expect(said(estimate(client), 'Status')).toBe('103');
    expect(said(estimate(client, ...many(1001)), 'Status')).toBe('103');
    expect(said(estimate(client, ...many(1000)), 'Response/Status')).toBe('3');
  });
});

describe('MoveItems', () => {
  const move = (id: string, from: string, ...to: readonly string[]): WbxmlElement =>
    el('Move:Move', el('Move:SrcMsgId', id), el('Move:SrcFldId', from), ...to.map((one) => el('Move:DstFldId', one)));
  const send = (client: Probe, ...of: readonly WbxmlElement[]): Answer => client.send('MoveItems', { root: el('Move:MoveItems', ...of) });

  it('moves, says the new id, and 3 is its success [MS-ASCMD 2.2.3.177.10]', () => {
    const client = ready();
    const id = mail(client);
    const keys = [primed(client, INBOX), primed(client, DELETED)];
    const answer = send(client, move(id, INBOX, DELETED));
    expect([said(answer, 'Response/SrcMsgId'), said(answer, 'Response/Status')]).toEqual([id, '3']);
    const moved = said(answer, 'Response/DstMsgId');
    expect(
      client.lab
        .mailbox('alice')
        .items(DELETED)
        .map((one) => one.id),
    ).toEqual([moved]);
    const asked = [INBOX, DELETED].map((folder, i) => ({ id: folder, key: keys[i] ?? '' }));
    const synced = client.send('Sync', { root: syncOf(asked) });
    const list = synced.root && child(synced.root, 'Collections');
    const [source, target] = list ? childrenOf(list) : [];
    expect(source && textOf(child(child(child(source, 'Commands') ?? source, 'Delete') ?? source, 'ServerId'))).toBe(id);
    expect(target && textOf(child(child(child(target, 'Commands') ?? target, 'Add') ?? target, 'ServerId'))).toBe(moved);
  });

  it.each([
    ['an item that is not there', '1:99', INBOX, [DELETED], '1'],
    ['a source folder that is not there', undefined, 'nowhere', [DELETED], '1'],
    ['a target folder that is not there', undefined, INBOX, ['nowhere'], '2'],
    ['a target of another class', undefined, INBOX, [CONTACTS], '2'],
    ['no target', undefined, INBOX, [], '2'],
    ['the folder it is in', undefined, INBOX, [INBOX], '4'],
    ['two targets', undefined, INBOX, [DELETED, INBOX], '5'],
  ])('answers %s with %5$s, and moves nothing [MS-ASCMD 2.2.3.177.10]', (_what, which, from, to, status) => {
    const client = ready();
    const id = mail(client);
    const answer = send(client, move(which ?? id, from, ...to));
    expect([said(answer, 'Response/Status'), said(answer, 'Response/DstMsgId')]).toEqual([status, undefined]);
    expect(
      client.lab
        .mailbox('alice')
        .items(INBOX)
        .map((one) => one.id),
    ).toEqual([id]);
  });

  it('answers a move that comes again with 1: the item has left [MS-ASCMD 2.2.3.177.10]', () => {
    const client = ready();
    const id = mail(client);
    send(client, move(id, INBOX, DELETED));
    expect(said(send(client, move(id, INBOX, DELETED)), 'Response/Status')).toBe('1');
    expect(client.lab.mailbox('alice').items(DELETED)).toHaveLength(1);
  });

  it('takes 1 to 1000 moves: else 103, and nothing moves [MS-ASCMD 3.1.5.10]', () => {
    const client = ready();
    const id = mail(client);
    expect(said(send(client), 'Status')).toBe('103');
    expect(said(send(client, ...Array.from({ length: 1001 }, () => move(id, INBOX, DELETED))), 'Status')).toBe('103');
    expect(client.lab.mailbox('alice').items(INBOX)).toHaveLength(1);
    expect(said(send(client, ...Array.from({ length: 1000 }, () => move(id, INBOX, DELETED))), 'Status')).toBeUndefined();
    expect(client.lab.mailbox('alice').items(INBOX)).toHaveLength(0);
  });
});
