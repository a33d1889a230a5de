import { describe, expect, it } from 'vitest';
import { element } from '../../../src/wbxml/build.ts';
import { encode } from '../../../src/wbxml/encode.ts';
import { planScan, scan } from '../../../src/wbxml/scan.ts';
import type { WbxmlElement } from '../../../src/wbxml/tree.ts';

const COLLECTION = 'Sync/Collections/Collection';
const SYNC = planScan({
  root: 'AirSync:Sync',
  statusAt: [
    'Sync',
    COLLECTION,
    ...['Add', 'Change', 'Delete', 'Fetch'].map((verb) => `${COLLECTION}/Responses/${verb}`),
    `${COLLECTION}/Commands/Add/ApplicationData/BodyPart`,
  ],
});
const FOLDER_SYNC = planScan({ root: 'FolderHierarchy:FolderSync', statusAt: ['FolderSync'] });

const status = (code: string): WbxmlElement => element('AirSync:Status', code);
const syncOf = (...collections: WbxmlElement[]): Uint8Array =>
  encode(element('AirSync:Sync', element('AirSync:Collections', ...collections)));

describe('scan of Sync', () => {
  it('gives each Status its path and ids, whether the ids come before or behind it [MS-ASCMD 2.2.3.177.17]', () => {
    const body = syncOf(
      element(
        'AirSync:Collection',
        status('1'),
        element(
          'AirSync:Responses',
          element('AirSync:Add', status('6'), element('AirSync:ClientId', 'c1'), element('AirSync:ServerId', '5:1')),
        ),
        element('AirSync:CollectionId', '5'),
        element('AirSync:SyncKey', '7'),
      ),
      element('AirSync:Collection', element('AirSync:CollectionId', '6'), status('3')),
    );
    expect(scan(body, SYNC).statuses).toEqual([
      { path: COLLECTION, code: 1, collectionId: '5' },
      { path: `${COLLECTION}/Responses/Add`, code: 6, collectionId: '5', serverId: '5:1', clientId: 'c1' },
      { path: COLLECTION, code: 3, collectionId: '6' },
    ]);
  });

  it('notes operations by their id as far as it is asked to, and counts all of them all the same', () => {
    const add = (id: string): WbxmlElement =>
      element(
        'AirSync:Add',
        element('AirSync:ClientId', id),
        element('AirSync:ApplicationData', element('AirSyncBase:BodyPart', status('1'))),
      );
    const both = element('AirSync:Delete', element('AirSync:ClientId', 'c9'), element('AirSync:ServerId', '5:9'));
    const body = syncOf(
      element(
        'AirSync:Collection',
        element('AirSync:Commands', both, add('c1'), element('AirSync:Change', element('AirSync:ApplicationData')), add('c2')),
      ),
    );
    const noted = [{ kind: 'Delete', id: '5:9' }, { kind: 'Add', id: 'c1' }, { kind: 'Change' }, { kind: 'Add', id: 'c2' }];
    for (const most of [0, 1, 3, 4, 9]) {
      const [collection] = scan(body, SYNC, { operations: most }).collections;
      expect(collection?.operations ?? []).toEqual(noted.slice(0, most));
      expect(collection).toMatchObject({ adds: 2, changes: 1, deletes: 1 });
    }
  });

  it('counts the commands and responses of each collection [MS-ASCMD 2.2.3.32.2]', () => {
    const body = syncOf(
      element(
        'AirSync:Collection',
        element('AirSync:SyncKey', '1'),
        element('AirSync:CollectionId', '5'),
        element('AirSync:MoreAvailable'),
        element(
          'AirSync:Commands',
          element('AirSync:Add', element('AirSync:ServerId', '5:1'), element('AirSync:ApplicationData', element('AirSync:Add'))),
          element('AirSync:Add'),
          element('AirSync:Change'),
          element('AirSync:Delete', element('AirSync:ServerId', '5:2')),
          element('AirSync:SoftDelete'),
          element('AirSync:Fetch'),
        ),
        element('AirSync:Responses', element('AirSync:Fetch', status('1')), element('AirSync:Change', status('8'))),
      ),
    );
    const { collections } = scan(body, SYNC);
    expect(collections).toEqual([
      { collectionId: '5', syncKey: '1', moreAvailable: true, adds: 2, changes: 1, deletes: 2, fetches: 1, responses: 2 },
    ]);
  });

  it('reads Limit, Wait and HeartbeatInterval of the root and leaves out what is no number [MS-ASCMD 2.2.3.95]', () => {
    const body = encode(
      element(
        'AirSync:Sync',
        element('AirSync:Limit', '59'),
        status('14'),
        element('AirSync:Wait', 'soon'),
        element('AirSync:HeartbeatInterval', '900'),
      ),
    );
    const found = scan(body, SYNC);
    expect(found).toMatchObject({ limit: 59, heartbeatInterval: 900, statuses: [{ path: 'Sync', code: 14 }] });
    expect(found).not.toHaveProperty('wait');
  });

  it('never takes the flag of a mail for a Status, nor one that stands elsewhere [MS-ASEMAIL 2.2.2.74]', () => {
    const flag = element('Email:Flag', element('Email:Status', '2'));
    const body = syncOf(
      element(
        'AirSync:Collection',
        element('Email:Status', '3'),
        element('AirSync:Commands', element('AirSync:Add', status('4'), element('AirSync:ApplicationData', flag, status('5')))),
      ),
    );
    expect(scan(body, SYNC).statuses).toEqual([]);
  });

  it('reads the Status of a BodyPart with the ServerId of its item [MS-ASAIRS 2.2.2.9]', () => {
    const part = element('AirSyncBase:BodyPart', element('AirSyncBase:Status', '164'));
    const body = syncOf(
      element(
        'AirSync:Collection',
        element('AirSync:CollectionId', '5'),
        element('AirSync:Commands', element('AirSync:Add', element('AirSync:ServerId', '5:9'), element('AirSync:ApplicationData', part))),
      ),
    );
    expect(scan(body, SYNC).statuses).toEqual([
      { path: `${COLLECTION}/Commands/Add/ApplicationData/BodyPart`, code: 164, collectionId: '5', serverId: '5:9' },
    ]);
  });
});

describe('scan of other commands', () => {
  it("takes another page's Status in the place of the root's own, but only when there is none", () => {
    const horde = encode(element('FolderHierarchy:FolderSync', status('142')));
    expect(scan(horde, FOLDER_SYNC).statuses).toEqual([{ path: 'FolderSync', code: 142 }]);
    const both = encode(element('FolderHierarchy:FolderSync', status('142'), element('FolderHierarchy:Status', '9')));
    expect(scan(both, FOLDER_SYNC).statuses).toEqual([{ path: 'FolderSync', code: 9 }]);
    const flag = encode(element('FolderHierarchy:FolderSync', element('Email:Status', '2')));
    expect(scan(flag, FOLDER_SYNC).statuses).toEqual([]);
  });

  it('counts the changes of a FolderSync and reads its key [MS-ASCMD 2.2.3.25]', () => {
    const changes = element(
      'FolderHierarchy:Changes',
      element('FolderHierarchy:Count', '3'),
      element('FolderHierarchy:Add'),
      element('FolderHierarchy:Update'),
      element('FolderHierarchy:Delete'),
    );
    const body = encode(
      element('FolderHierarchy:FolderSync', element('FolderHierarchy:Status', '1'), element('FolderHierarchy:SyncKey', '2'), changes),
    );
    expect(scan(body, FOLDER_SYNC)).toMatchObject({ syncKey: '2', changes: 3, statuses: [{ code: 1 }] });
  });

  it('reads the folders of a Ping request and of its reply, and its bounds [MS-ASCMD 2.2.3.67]', () => {
    const plan = planScan({ root: 'Ping:Ping', statusAt: ['Ping'] });
    const folder = (id: string): WbxmlElement => element('Ping:Folder', element('Ping:Id', id), element('Ping:Class', 'Email'));
    const request = encode(
      element('Ping:Ping', element('Ping:HeartbeatInterval', '480'), element('Ping:Folders', folder('5'), folder('6'))),
    );
    expect(scan(request, plan)).toMatchObject({ heartbeatInterval: 480, folders: ['5', '6'], statuses: [] });
    const reply = encode(
      element(
        'Ping:Ping',
        element('Ping:Status', '2'),
        element('Ping:Folders', element('Ping:Folder', '6')),
        element('Ping:MaxFolders', '200'),
      ),
    );
    expect(scan(reply, plan)).toMatchObject({ maxFolders: 200, folders: ['6'], statuses: [{ path: 'Ping', code: 2 }] });
  });

  it('names the collection a GetItemEstimate Response is about, and the items of MoveItems and MeetingResponse [MS-ASCMD 2.2.3.177.8]', () => {
    const estimate = encode(
      element(
        'GetItemEstimate:GetItemEstimate',
        element(
          'GetItemEstimate:Response',
          element('GetItemEstimate:Status', '4'),
          element('GetItemEstimate:Collection', element('GetItemEstimate:CollectionId', '5')),
        ),
      ),
    );
    const plan = planScan({ root: 'GetItemEstimate:GetItemEstimate', statusAt: ['GetItemEstimate', 'GetItemEstimate/Response'] });
    expect(scan(estimate, plan).statuses).toEqual([{ path: 'GetItemEstimate/Response', code: 4, collectionId: '5' }]);
    const move = encode(element('Move:MoveItems', element('Move:Response', element('Move:SrcMsgId', '5:1'), element('Move:Status', '3'))));
    const movePlan = planScan({ root: 'Move:MoveItems', statusAt: ['MoveItems', 'MoveItems/Response'] });
    expect(scan(move, movePlan).statuses).toEqual([{ path: 'MoveItems/Response', code: 3, serverId: '5:1' }]);
  });

  it('reads the ClientId of a mail and the PolicyKey of a policy', () => {
    const send = encode(
      element('ComposeMail:SendMail', element('ComposeMail:ClientId', 'id-1'), element('ComposeMail:Mime', new Uint8Array([1, 2]))),
    );
    expect(scan(send, planScan({ root: 'ComposeMail:SendMail', statusAt: ['SendMail'] })).clientId).toBe('id-1');
    const policy = element(
      'Provision:Policies',
      element('Provision:Policy', element('Provision:PolicyKey', '1307199584'), element('Provision:Status', '1')),
    );
    const plan = planScan({ root: 'Provision:Provision', statusAt: ['Provision', 'Provision/Policies/Policy'] });
    expect(scan(encode(element('Provision:Provision', element('Provision:Status', '1'), policy)), plan)).toMatchObject({
      policyKey: '1307199584',
      statuses: [
        { path: 'Provision', code: 1 },
        { path: 'Provision/Policies/Policy', code: 1 },
      ],
    });
  });

  it('reports another root and looks no further', () => {
    expect(scan(encode(element('AirSync:Sync', status('3'))), FOLDER_SYNC)).toEqual({
      root: { page: 0, token: 5, name: 'Sync' },
      statuses: [],
      collections: [],
      changes: 0,
      folders: [],
      unknown: 0,
    });
  });

  it('keeps a Status that is no whole number as text', () => {
    for (const code of ['', 'OK', '1.5', '99999999999'])
      expect(scan(encode(element('AirSync:Sync', status(code))), SYNC).statuses).toEqual([{ path: 'Sync', code }]);
    expect(scan(encode(element('AirSync:Sync', status(' 3\n'))), SYNC).statuses).toEqual([{ path: 'Sync', code: 3 }]);
  });
});
