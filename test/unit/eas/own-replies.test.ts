import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isRecoveryError } from '../../../src/core/errors.ts';
import { readFolderSync, readProvision } from '../../../src/eas/own-replies.ts';
import { element } from '../../../src/wbxml/build.ts';
import { encode } from '../../../src/wbxml/encode.ts';
import type { WbxmlElement } from '../../../src/wbxml/tree.ts';
import { law } from '../../properties/law.ts';
import { bytesOf, RECORDINGS } from '../../conformance/recordings.ts';
import { elementsOf } from '../../conformance/xml-statuses.ts';

const recorded = (name: string): Uint8Array => bytesOf(RECORDINGS.find(([one]) => one === name)?.[1].response.body);

function thrown(work: () => unknown): unknown {
  try {
    return work();
  } catch (error) {
    return error;
  }
}

function expectMalformed(work: () => unknown): string {
  const error = thrown(work);
  expect(isRecoveryError(error) && [error.kind, error.code]).toEqual(['server', 'reply-malformed']);
  return String(error);
}

describe('Provision [MS-ASPROV 2.2.2.44]', () => {
  it.each(['12\r\nX: 1', 'ключ', '1'.repeat(65), '1 2'])('a key that no header can carry is no key [MS-ASPROV 2.2.2.42]', (key) => {
    expectMalformed(() => readProvision(provision(policies(element('Provision:PolicyKey', key)))));
  });

  const provision = (...children: readonly WbxmlElement[]): Uint8Array => encode(element('Provision:Provision', ...children));
  const policies = (...children: readonly WbxmlElement[]): WbxmlElement =>
    element('Provision:Policies', element('Provision:Policy', ...children));
  const document = (...settings: readonly WbxmlElement[]): Uint8Array =>
    provision(policies(element('Provision:Data', element('Provision:EASProvisionDoc', ...settings))));

  it('brings the temporary key and the policy in phase 1, the final key in phase 2', () => {
    expect(readProvision(recorded('horde/11d-phase1-again'))).toEqual({
      policyKey: '1426828567',
      policy: { DevicePasswordEnabled: false, AttachmentsEnabled: true },
    });
    expect(readProvision(recorded('horde/11e-phase2'))).toEqual({ policyKey: '1754134693' });
  });

  it('brings nothing where there is no policy for us', () => {
    expect(readProvision(recorded('sogo/02-provision-phase1'))).toEqual({});
    expect(readProvision(provision(policies(element('Provision:PolicyKey'))))).toEqual({});
  });

  it('settings are read as their type, empty ones left out [MS-ASPROV 3.2.5.1.1]', () => {
    const body = document(
      element('Provision:DevicePasswordEnabled', '1'),
      element('Provision:MinDevicePasswordLength', ' 6 '),
      element('Provision:MaxEmailBodyTruncationSize', '-1'),
      element('Provision:MaxAttachmentSize'),
      element('Provision:AllowCamera', '0'),
      element(
        'Provision:UnapprovedInROMApplicationList',
        element('Provision:ApplicationName', 'a.exe'),
        element('Provision:ApplicationName', 'b.exe'),
      ),
      element('Provision:ApprovedApplicationList'),
    );
    expect(readProvision(body).policy).toEqual({
      DevicePasswordEnabled: true,
      MinDevicePasswordLength: 6,
      MaxEmailBodyTruncationSize: -1,
      AllowCamera: false,
      UnapprovedInROMApplicationList: ['a.exe', 'b.exe'],
      ApprovedApplicationList: [],
    });
  });

  it('what is unknown or of another type is kept as text', () => {
    const stranger: WbxmlElement = { page: 14, token: 0x3f, name: '14:0x3f', children: ['new'] };
    const body = document(element('Provision:AllowCamera', 'maybe'), element('Provision:DevicePasswordHistory', '1e9'), stranger);
    expect(readProvision(body).policy).toEqual({ 'unread:AllowCamera': 'maybe', 'unread:DevicePasswordHistory': '1e9', '14:0x3f': 'new' });
  });

  it('the document of 2.5 is kept as it came [MS-ASPROV 2.2.2.24]', () => {
    const xml = '<wap-provisioningdoc><characteristic type="SecurityPolicy"/></wap-provisioningdoc>';
    expect(readProvision(provision(policies(element('Provision:Data', xml)))).policy).toEqual({ Data: xml });
    expect(readProvision(provision(policies(element('Provision:Data')))).policy).toEqual({});
  });

  it('any answer may order a wipe; the wider order stands [MS-ASPROV 2.2.2.45, 2.2.2.1]', () => {
    expect(readProvision(provision(element('Provision:Status', '1'), element('Provision:RemoteWipe')))).toEqual({ wipe: 'device' });
    expect(readProvision(provision(element('Provision:AccountOnlyRemoteWipe')))).toEqual({ wipe: 'account' });
    expect(readProvision(provision(element('Provision:AccountOnlyRemoteWipe'), element('Provision:RemoteWipe')))).toEqual({
      wipe: 'device',
    });
    expect(readProvision(provision(policies(element('Provision:PolicyKey', '7')), element('Provision:RemoteWipe')))).toEqual({
      policyKey: '7',
      wipe: 'device',
    });
  });

  it('what is no Provision answer is refused', () => {
    expectMalformed(() => readProvision(new Uint8Array()));
    expectMalformed(() => readProvision(encode(element('Ping:Ping'))));
    expectMalformed(() => readProvision(recorded('horde/11e-phase2').slice(0, -1)));
  });
});

describe('FolderSync [MS-ASCMD 2.2.1.5]', () => {
  const folderSync = (...children: readonly WbxmlElement[]): Uint8Array => encode(element('FolderHierarchy:FolderSync', ...children));
  const syncKey = element('FolderHierarchy:SyncKey', '2');
  const serverId = (id: string): WbxmlElement => element('FolderHierarchy:ServerId', id);
  const changes = (...list: readonly WbxmlElement[]): WbxmlElement => element('FolderHierarchy:Changes', ...list);

  it('brings the next key and the folders, kinds told apart', () => {
    const body = folderSync(
      element('FolderHierarchy:Status', '1'),
      syncKey,
      changes(
        element('FolderHierarchy:Count', '3'),
        element(
          'FolderHierarchy:Add',
          serverId('5'),
          element('FolderHierarchy:ParentId', '0'),
          element('FolderHierarchy:DisplayName', 'Posteingang'),
          element('FolderHierarchy:Type', '2'),
        ),
        element('FolderHierarchy:Update', serverId('6'), element('FolderHierarchy:Type', 'x')),
        element('FolderHierarchy:Delete', serverId('7')),
      ),
    );
    expect(readFolderSync(body)).toEqual({
      syncKey: '2',
      changes: [
        { kind: 'add', serverId: '5', parentId: '0', displayName: 'Posteingang', type: 2 },
        { kind: 'update', serverId: '6' },
        { kind: 'delete', serverId: '7' },
      ],
    });
  });

  it('without Changes nothing changed', () => {
    expect(readFolderSync(folderSync(syncKey))).toEqual({ syncKey: '2', changes: [] });
  });

  const SOUND = RECORDINGS.filter(
    ([, { command, response }]) =>
      command === 'FolderSync' && response.xml?.startsWith('<FolderSync xmlns="FolderHierarchy:"><Status>1<') === true,
  );

  it('there are recorded answers to read', () => {
    expect(SOUND.length).toBeGreaterThan(40);
  });

  it.each(SOUND)('%s is read as its XML says', (_, { response }) => {
    const elements = elementsOf(response.xml ?? '');
    const texts = (name: string): readonly string[] => elements.filter(({ path }) => path.endsWith(`/${name}`)).map(({ text }) => text);
    const read = readFolderSync(bytesOf(response.body));
    expect(read.syncKey).toBe(texts('SyncKey')[0]);
    expect(read.changes.map(({ serverId: id }) => id)).toEqual(texts('ServerId'));
    expect(read.changes.flatMap(({ parentId }) => parentId ?? [])).toEqual(texts('ParentId'));
    expect(read.changes.flatMap(({ type }) => type ?? []).map(String)).toEqual(texts('Type'));
  });

  it('half a hierarchy is refused, and the error names no folder', () => {
    expectMalformed(() => readFolderSync(folderSync(changes())));
    expectMalformed(() => readFolderSync(folderSync(element('FolderHierarchy:SyncKey'))));
    const nameless = changes(
      element('FolderHierarchy:Add', serverId('5')),
      element('FolderHierarchy:Add', element('FolderHierarchy:DisplayName', 'Geheim')),
    );
    expect(expectMalformed(() => readFolderSync(folderSync(syncKey, nameless)))).not.toContain('Geheim');
    expectMalformed(() => readFolderSync(folderSync(syncKey, changes(element('FolderHierarchy:Delete', serverId(''))))));
  });

  it('bytes that are no text are refused too', () => {
    expectMalformed(() => readFolderSync(folderSync(element('FolderHierarchy:SyncKey', Uint8Array.of(0xff)))));
  });
});

it('any bytes are read, or refused with our error', () => {
  const start = Uint8Array.of(3, 1, 0x6a, 0);
  const tail = fc.uint8Array({ maxLength: 60 });
  law(
    fc.property(
      fc.constantFrom(readProvision, readFolderSync),
      fc.oneof(
        tail,
        tail.map((bytes) => Uint8Array.from([...start, ...bytes])),
      ),
      (read, body) => {
        const result = thrown(() => read(body));
        expect(result instanceof Error ? isRecoveryError(result) : typeof result).toBe(result instanceof Error ? true : 'object');
      },
    ),
  );
});
