import { describe, expect, it } from 'vitest';
import { EAS_COMMANDS } from '../../../src/eas/commands.ts';
import type { EasCommandFacts } from '../../../src/eas/commands.ts';
import { planScan, scan, decode, encode } from '../../../src/wbxml/index.ts';
import type { WbxmlElement } from '../../../src/wbxml/index.ts';
import { besides, faultReply, qualifyPath } from '../../../src/sim/fault-reply.ts';
import { toFields } from '../../../src/sim/lab/fields.ts';
import { add, change, commands, el, policyOf, provisionOf, syncOf } from './probe.ts';

const plain = (root: WbxmlElement | undefined): unknown => root && toFields([decode(encode(root)).root]);

/** Every place the client's own tables know, for commands whose replies are WBXML. */
const PLACES = (Object.values(EAS_COMMANDS) as readonly EasCommandFacts[]).flatMap(({ root, places }) =>
  root === undefined ? [] : places.filter((place) => !place.path.includes('/Commands/')).map((place) => ({ root, path: place.path })),
);

describe('faultReply', () => {
  it('puts a Status at the root, with what belongs beside it', () => {
    expect(plain(faultReply({ at: 'Sync', code: 14, facts: { Limit: 59 } }, undefined))).toEqual({
      'AirSync:Sync': { 'AirSync:Status': '14', 'AirSync:Limit': '59' },
    });
  });

  it('refuses every collection of the request, by its key and id', () => {
    const request = syncOf([
      { key: 'k1', id: '1' },
      { key: 'k2', id: '2' },
    ]);
    const refused = (key: string, id: string) => ({ 'AirSync:SyncKey': key, 'AirSync:CollectionId': id, 'AirSync:Status': '3' });
    expect(plain(faultReply({ at: 'Sync/Collections/Collection', code: 3 }, request))).toEqual({
      'AirSync:Sync': { 'AirSync:Collections': { 'AirSync:Collection': [refused('k1', '1'), refused('k2', '2')] } },
    });
    expect(plain(faultReply({ at: 'Sync/Collections/Collection', code: 3, collectionId: '2' }, request))).toEqual({
      'AirSync:Sync': { 'AirSync:Collections': { 'AirSync:Collection': refused('k2', '2') } },
    });
  });

  it('refuses a remembered Sync at its root, because nothing names its collections', () => {
    expect(plain(faultReply({ at: 'Sync/Collections/Collection', code: 3 }, undefined))).toEqual({
      'AirSync:Sync': { 'AirSync:Status': '3' },
    });
  });

  it('refuses each operation of a kind by the id it was sent with, and lets the collection stand', () => {
    const request = syncOf([{ key: 'k', id: '1', more: [commands(add('c1'), add('c2'), change('1:9'))] }]);
    expect(plain(faultReply({ at: 'Sync/Collections/Collection/Responses/Add', code: 6 }, request))).toEqual({
      'AirSync:Sync': {
        'AirSync:Collections': {
          'AirSync:Collection': {
            'AirSync:SyncKey': 'k',
            'AirSync:CollectionId': '1',
            'AirSync:Status': '1',
            'AirSync:Responses': {
              'AirSync:Add': [
                { 'AirSync:ClientId': 'c1', 'AirSync:Status': '6' },
                { 'AirSync:ClientId': 'c2', 'AirSync:Status': '6' },
              ],
            },
          },
        },
      },
    });
  });

  it('names the moved items, the meeting requests and the fetched items it refuses', () => {
    const moves = el('Move:MoveItems', el('Move:Move', el('Move:SrcMsgId', 'a')), el('Move:Move', el('Move:SrcMsgId', 'b')));
    expect(plain(faultReply({ at: 'MoveItems/Response', code: 1 }, moves))).toEqual({
      'Move:MoveItems': {
        'Move:Response': [
          { 'Move:Status': '1', 'Move:SrcMsgId': 'a' },
          { 'Move:Status': '1', 'Move:SrcMsgId': 'b' },
        ],
      },
    });
    const meeting = el('MeetingResponse:MeetingResponse', el('MeetingResponse:Request', el('MeetingResponse:RequestId', 'r')));
    expect(plain(faultReply({ at: 'MeetingResponse/Result', code: 2 }, meeting))).toEqual({
      'MeetingResponse:MeetingResponse': { 'MeetingResponse:Result': { 'MeetingResponse:Status': '2', 'MeetingResponse:RequestId': 'r' } },
    });
    const fetches = el(
      'ItemOperations:ItemOperations',
      el('ItemOperations:Fetch', el('AirSync:CollectionId', '1'), el('AirSync:ServerId', '1:2')),
    );
    expect(plain(faultReply({ at: 'ItemOperations/Response/Fetch', code: 6 }, fetches))).toEqual({
      'ItemOperations:ItemOperations': {
        'ItemOperations:Status': '1',
        'ItemOperations:Response': {
          'ItemOperations:Fetch': { 'ItemOperations:Status': '6', 'AirSync:CollectionId': '1', 'AirSync:ServerId': '1:2' },
        },
      },
    });
  });

  it('lets Provision itself succeed where only the policy is refused [MS-ASPROV 2.2.2.54.1]', () => {
    expect(plain(faultReply({ at: 'Provision/Policies/Policy', code: 5 }, provisionOf(policyOf())))).toEqual({
      'Provision:Provision': {
        'Provision:Status': '1',
        'Provision:Policies': { 'Provision:Policy': { 'Provision:Status': '5', 'Provision:PolicyType': 'MS-EAS-Provisioning-WBXML' } },
      },
    });
  });

  it('finds the page of what stands inside another command', () => {
    expect(qualifyPath('Provision/DeviceInformation')).toEqual(['Provision:Provision', 'Settings:DeviceInformation', 'Settings:Status']);
  });

  it('does not make up an item to put a Status into', () => {
    expect(qualifyPath('Sync/Collections/Collection/Commands/Add/ApplicationData/BodyPart')).toBeUndefined();
  });

  it('is undefined for a path that is none', () => {
    expect(faultReply({ at: 'Nothing', code: 1 }, undefined)).toBeUndefined();
    expect(faultReply({ at: 'Sync/Nothing', code: 1 }, undefined)).toBeUndefined();
  });

  it.each(PLACES)('is seen by a scan at $path, for every place where a reply carries Status', ({ root, path }) => {
    const request = path.startsWith('Sync/') ? everyOperation : undefined;
    const reply = faultReply({ at: path, code: 177 }, request);
    if (reply === undefined) throw new Error(`no reply for ${path}`);
    const found = scan(encode(reply), planScan({ root, statusAt: [path] })).statuses.filter((one) => one.path === path);
    expect(found).toMatchObject([{ path, code: 177 }]);
  });
});

const everyOperation = syncOf([
  {
    key: 'k',
    id: '1',
    more: [
      commands(
        add('c1'),
        change('1:1'),
        el('AirSync:Delete', el('AirSync:ServerId', '1:2')),
        el('AirSync:Fetch', el('AirSync:ServerId', '1:3')),
      ),
    ],
  },
]);

describe('a Sync without one of its collections', () => {
  const collection = (id: string) => ({ 'AirSync:SyncKey': 'k', 'AirSync:CollectionId': id });
  const request = syncOf([
    { key: 'k', id: '1' },
    { key: 'k', id: '2' },
  ]);

  it('is about the others', () => {
    expect(plain(besides(request, '2'))).toEqual({ 'AirSync:Sync': { 'AirSync:Collections': { 'AirSync:Collection': collection('1') } } });
    expect(plain(besides(request, '3'))).toEqual(plain(request));
  });

  it('is nothing where it was the only one, and itself where it names none', () => {
    expect(besides(syncOf([{ key: 'k', id: '1' }]), '1')).toBeUndefined();
    const empty = el('AirSync:Sync', el('AirSync:Wait', '5'));
    expect(besides(empty, '1')).toBe(empty);
  });
});
