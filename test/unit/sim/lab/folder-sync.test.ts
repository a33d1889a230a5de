import { describe, expect, it } from 'vitest';
import { childrenOf, child, textOf } from '../../../../src/wbxml/index.ts';
import type { Answer, Probe } from '../probe.ts';
import { el, folderSync, mapped, probe, said } from '../probe.ts';

const sync = (client: Probe, key: string, version?: string): Answer =>
  client.send('FolderSync', { root: folderSync(key), ...(version === undefined ? {} : { version }) });

/** `Add Inbox 2`, `Delete 12`, … */
function changes(answer: Answer): string[] {
  const list = answer.root && child(answer.root, 'Changes');
  return (list ? childrenOf(list) : [])
    .filter((one) => one.name !== 'Count')
    .map((one) => [one.name, ...['DisplayName', 'Type'].flatMap((name) => textOf(child(one, name)) ?? [])].join(' '));
}

describe('FolderSync', () => {
  it('tells every folder under key 0, and a key [MS-ASCMD 2.2.1.5]', () => {
    const answer = sync(probe(), '0');
    expect(said(answer, 'Status')).toBe('1');
    expect(said(answer, 'SyncKey')).toMatch(/^\{[0-9a-f]{8}-[0-9a-f]{8}\}$/);
    expect(said(answer, 'Changes/Count')).toBe('10');
    expect(changes(answer)).toEqual([
      'Add Inbox 2',
      'Add Drafts 3',
      'Add Deleted Items 4',
      'Add Sent Items 5',
      'Add Outbox 6',
      'Add Tasks 7',
      'Add Calendar 8',
      'Add Contacts 9',
      'Add Notes 10',
      'Add RecipientInfo 19',
    ]);
  });

  it.each([
    ['12.1', []],
    ['14.0', ['Add Notes 10']],
    ['14.1', ['Add Notes 10', 'Add RecipientInfo 19']],
  ])('shows at %s of the younger folder types %j', (version, shown) => {
    expect(changes(sync(probe(), '0', version)).slice(8)).toEqual(shown);
  });

  it('tells additions, renames and deletions once, under a new key each time [MS-ASCMD 2.2.1.5]', () => {
    const client = probe();
    const box = client.lab.mailbox('alice');
    const first = mapped(client);
    const project = box.addFolder({ name: 'Project' });
    const added = sync(client, first);
    expect(changes(added)).toEqual(['Add Project 12']);
    const second = said(added, 'SyncKey') ?? '';
    box.renameFolder(project, 'Projects');
    const renamed = sync(client, second);
    expect(changes(renamed)).toEqual(['Update Projects 12']);
    const third = said(renamed, 'SyncKey') ?? '';
    box.removeFolder(project);
    const gone = sync(client, third);
    expect(changes(gone)).toEqual(['Delete']);
    expect(said(gone, 'Changes/Delete/ServerId')).toBe(project);
    expect(new Set([first, second, third, said(gone, 'SyncKey')]).size).toBe(4);
  });

  it('says nothing of a folder that came and went in between', () => {
    const client = probe();
    const key = mapped(client);
    client.lab.mailbox('alice').removeFolder(client.lab.mailbox('alice').addFolder({ name: 'Short' }));
    expect(changes(sync(client, key))).toEqual([]);
  });

  it('keeps the key while nothing changes, as recorded servers do', () => {
    const client = probe();
    const key = mapped(client);
    const answer = sync(client, key);
    expect(said(answer, 'SyncKey')).toBe(key);
    expect(said(answer, 'Changes/Count')).toBe('0');
  });

  it('refuses a key it did not give out with 9, and keeps the good one good [MS-ASCMD 2.2.3.177.5]', () => {
    const client = probe();
    const key = mapped(client);
    const answer = sync(client, 'bogus');
    expect(said(answer, 'Status')).toBe('9');
    expect(said(answer, 'SyncKey')).toBeUndefined();
    expect(said(sync(client, key), 'Status')).toBe('1');
  });

  it('refuses a key two back with 9', () => {
    const client = probe();
    const box = client.lab.mailbox('alice');
    const first = mapped(client);
    box.addFolder({ name: 'A' });
    const second = said(sync(client, first), 'SyncKey') ?? '';
    box.addFolder({ name: 'B' });
    sync(client, second);
    expect(said(sync(client, first), 'Status')).toBe('9');
  });

  it('refuses another device’s key with 9', () => {
    const client = probe();
    const key = mapped(client);
    client.deviceId = 'probe2';
    expect(said(sync(client, key), 'Status')).toBe('9');
  });

  it('repeats an answer that was lost, key and all [MS-ASCMD 3.1.5.9]', () => {
    const client = probe();
    const key = mapped(client);
    client.lab.mailbox('alice').addFolder({ name: 'Project' });
    const lost = sync(client, key);
    client.lab.mailbox('alice').addFolder({ name: 'Later' });
    const again = sync(client, key);
    expect(again.root).toEqual(lost.root);
    expect(changes(sync(client, said(again, 'SyncKey') ?? ''))).toEqual(['Add Later 12']);
  });

  it('repeats nothing when told not to: the key before is 9', () => {
    const client = probe({ policy: { demand: 'none' }, lostReplies: 'refuse' });
    const key = mapped(client);
    client.lab.mailbox('alice').addFolder({ name: 'Project' });
    sync(client, key);
    expect(said(sync(client, key), 'Status')).toBe('9');
  });

  it('starts anew under key 0 at any time; the ids stay [MS-ASCMD 2.2.1.5]', () => {
    const client = probe();
    const first = sync(client, '0');
    const again = sync(client, '0');
    expect(changes(again)).toEqual(changes(first));
    expect(said(again, 'Changes/Add/ServerId')).toBe(said(first, 'Changes/Add/ServerId'));
    expect(said(again, 'SyncKey')).not.toBe(said(first, 'SyncKey'));
  });

  it('answers 9 once the server lost the state [MS-ASCMD 2.2.3.177.5]', () => {
    const client = probe();
    const key = mapped(client);
    client.lab.mailbox('alice').loseHierarchy();
    expect(said(sync(client, key), 'Status')).toBe('9');
  });

  it.each([
    ['missing', el('FolderHierarchy:FolderSync')],
    ['empty', el('FolderHierarchy:FolderSync', el('FolderHierarchy:SyncKey'))],
  ])('calls a %s key malformed: 10 [MS-ASCMD 2.2.3.177.5]', (_what, root) => {
    expect(said(probe().send('FolderSync', { root }), 'Status')).toBe('10');
  });
});
