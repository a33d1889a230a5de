import { describe, expect, it } from 'vitest';
import { isRecoveryError } from '../../../../src/core/errors.ts';
import { isWbxmlError } from '../../../../src/wbxml/index.ts';
import { el, folderSync, mapped, primed, probe, provisioned, said, syncOf } from '../probe.ts';

describe('the mailbox handle', () => {
  it('adds, shows, changes and removes items and folders', () => {
    const box = probe().lab.mailbox('alice');
    const folder = box.addFolder({ name: 'Project', parentId: box.folder('Inbox') });
    expect(box.folders()).toContainEqual({ id: folder, parentId: '1', name: 'Project', type: 12 });
    expect(box.folder(2)).toBe(box.folder('Inbox'));
    const id = box.add(folder, { 'Email:Subject': 'one' });
    box.change(folder, id, { 'Email:Subject': 'two' });
    expect(box.items(folder)).toEqual([{ id, fields: { 'Email:Subject': 'two' } }]);
    box.remove(folder, id);
    box.renameFolder(folder, 'Projects');
    expect([box.items(folder), box.folder('Projects')]).toEqual([[], folder]);
    box.removeFolder(folder);
    expect(box.folders()).toHaveLength(10);
  });

  it('delivers mail to the Inbox at the time of the lab’s clock', () => {
    const client = probe();
    const id = client.lab.mailbox('bob').deliver({ from: 'alice@example.test', subject: 'Hello', text: 'Hi' });
    const [item] = client.lab.mailbox('bob').items('1');
    expect(item?.id).toBe(id);
    expect(item?.fields).toMatchObject({
      'Email:From': 'alice@example.test',
      'Email:DateReceived': new Date(client.clock.now).toISOString(),
      'Email:Read': '0',
    });
  });

  it('says what is missing instead of doing nothing', () => {
    const client = probe();
    const box = client.lab.mailbox('alice');
    const attempts: (() => unknown)[] = [
      () => client.lab.mailbox('carol'),
      () => box.folder('Nowhere'),
      () => box.items('999'),
      () => box.add('999', {}),
      () => box.change('1', '1:99', {}),
      () => box.remove('1', '1:99'),
      () => box.renameFolder('999', 'X'),
      () => box.removeFolder('999'),
      () => box.loseCollection('1', 'nobody'),
      () => box.wipe('nobody'),
    ];
    for (const attempt of attempts) expect(attempt).toThrow(expect.toSatisfy(isRecoveryError));
  });

  it('refuses what cannot be written on the wire', () => {
    const box = probe().lab.mailbox('alice');
    const id = box.add('7', { 'Calendar:Subject': 'x' });
    const attempts: (() => unknown)[] = [
      () => box.addFolder({ name: 'a\0b' }),
      () => box.renameFolder('1', 'a\0b'),
      () => box.add('7', { 'Calendar:Subject': 'a\0b' }),
      () => box.change('7', id, { 'Calendar:Subject': '\ud800' }),
      () => box.deliver({ from: 'a@b.test', subject: 'a\0b' }),
    ];
    for (const attempt of attempts) expect(attempt).toThrow(expect.toSatisfy(isWbxmlError));
    expect(box.items('7')).toEqual([{ id, fields: { 'Calendar:Subject': 'x' } }]);
  });

  it('loses the policy key: 142', () => {
    const client = probe({ policy: { demand: 'required' } });
    provisioned(client);
    client.lab.mailbox('alice').losePolicyKey('probe1');
    expect(said(client.send('FolderSync', { root: folderSync('0') }), 'Status')).toBe('142');
  });

  it('loses a whole device: hierarchy, collections, what was remembered, and the policy key', () => {
    const client = probe();
    const hierarchy = mapped(client);
    const key = primed(client, '1');
    client.lab.mailbox('alice').loseDevice('probe1');
    expect(said(client.send('Sync'), 'Status')).toBe('13');
    expect(said(client.send('FolderSync', { root: folderSync(hierarchy) }), 'Status')).toBe('9');
    mapped(client);
    expect(said(client.send('Sync', { root: syncOf([{ key, id: '1' }]) }), 'Collections/Collection/Status')).toBe('3');
  });

  it('loses what it is told to lose, of one device or of all of this user', () => {
    const client = probe();
    const keys = ['probe1', 'probe2'].map((deviceId) => {
      client.deviceId = deviceId;
      mapped(client);
      return primed(client, '1');
    });
    const status = (i: number) => {
      client.deviceId = `probe${i + 1}`;
      return said(client.send('Sync', { root: syncOf([{ key: keys[i] ?? '', id: '1' }]) }), 'Collections/Collection/Status');
    };
    client.lab.mailbox('alice').loseCollection('1', 'probe1');
    expect([status(0), status(1)]).toEqual(['3', undefined]);
    client.lab.mailbox('bob').loseCollection('1');
    expect(status(1)).toBeUndefined();
    client.lab.mailbox('alice').loseCollection('1');
    expect(status(1)).toBe('3');
  });

  it('forgets the remembered Ping', () => {
    const client = probe();
    mapped(client);
    const folder = el('Ping:Folder', el('Ping:Id', '1'), el('Ping:Class', 'Email'));
    client.open('Ping', { root: el('Ping:Ping', el('Ping:HeartbeatInterval', '60'), el('Ping:Folders', folder)) });
    client.lab.mailbox('alice').loseRemembered('probe1');
    expect(said(client.send('Ping'), 'Status')).toBe('3');
  });

  it('changes the password: 401 until the client knows it', () => {
    const client = probe();
    client.lab.mailbox('alice').setPassword('new');
    expect(client.send('FolderSync', { root: folderSync('0') }).http).toBe(401);
    client.password = 'new';
    expect(client.send('FolderSync', { root: folderSync('0') }).http).toBe(200);
  });
});
