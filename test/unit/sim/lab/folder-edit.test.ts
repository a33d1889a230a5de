import { describe, expect, it } from 'vitest';
import type { Answer, Probe } from '../probe.ts';
import { el, folderSync, mapped, probe, said } from '../probe.ts';

interface Made {
  readonly key: string;
  readonly name?: string;
  readonly parentId?: string;
  readonly type?: string;
}

const create = (client: Probe, { key, name = 'Project', parentId = '0', type = '12' }: Made): Answer =>
  client.send('FolderCreate', {
    root: el(
      'FolderHierarchy:FolderCreate',
      el('FolderHierarchy:SyncKey', key),
      el('FolderHierarchy:ParentId', parentId),
      el('FolderHierarchy:DisplayName', name),
      el('FolderHierarchy:Type', type),
    ),
  });

const remove = (client: Probe, key: string, id: string): Answer =>
  client.send('FolderDelete', {
    root: el('FolderHierarchy:FolderDelete', el('FolderHierarchy:SyncKey', key), el('FolderHierarchy:ServerId', id)),
  });

const update = (client: Probe, key: string, id: string, name: string, parentId = '0'): Answer =>
  client.send('FolderUpdate', {
    root: el(
      'FolderHierarchy:FolderUpdate',
      el('FolderHierarchy:SyncKey', key),
      el('FolderHierarchy:ServerId', id),
      el('FolderHierarchy:ParentId', parentId),
      el('FolderHierarchy:DisplayName', name),
    ),
  });

const sync = (client: Probe, key: string): Answer => client.send('FolderSync', { root: folderSync(key) });
const key = (answer: Answer): string => said(answer, 'SyncKey') ?? '';
const names = (client: Probe): string[] =>
  client.lab
    .mailbox('alice')
    .folders()
    .map((one) => one.name);

describe('FolderCreate', () => {
  it('makes the folder, says its id, and does not tell the maker again [MS-ASCMD 2.2.1.3]', () => {
    const client = probe();
    const answer = create(client, { key: mapped(client) });
    expect(said(answer, 'Status')).toBe('1');
    expect(client.lab.mailbox('alice').folders()).toContainEqual({
      id: said(answer, 'ServerId'),
      parentId: '0',
      name: 'Project',
      type: 12,
    });
    expect(said(sync(client, key(answer)), 'Changes/Count')).toBe('0');
  });

  it('leaves what others did meanwhile to be told', () => {
    const client = probe();
    const before = mapped(client);
    client.lab.mailbox('alice').addFolder({ name: 'Other' });
    const after = sync(client, key(create(client, { key: before })));
    expect(said(after, 'Changes/Count')).toBe('1');
    expect(said(after, 'Changes/Add/DisplayName')).toBe('Other');
  });

  it.each<[string, Partial<Made>, string]>([
    ['a name that is taken, in any case', { name: 'iNBOX' }, '2'],
    ['a parent that does not exist', { parentId: '999' }, '5'],
    ['the recipient information cache as parent', { parentId: '10' }, '3'],
    ['a built-in type', { type: '2' }, '10'],
    ['no type', { type: '' }, '10'],
    ['no name', { name: '' }, '10'],
    ['a name of more than 256 characters', { name: 'x'.repeat(257) }, '10'],
    ['a wrong key', { key: 'bogus' }, '9'],
    ['key 0', { key: '0' }, '9'],
    ['no key', { key: '' }, '10'],
  ])('refuses %s, says no key, and keeps the old one good: %3$s [MS-ASCMD 2.2.3.177.3]', (_what, made, status) => {
    const client = probe();
    const before = mapped(client);
    const count = names(client).length;
    const answer = create(client, { key: before, ...made });
    expect(said(answer, 'Status')).toBe(status);
    expect(said(answer, 'SyncKey')).toBeUndefined();
    expect(names(client)).toHaveLength(count);
    expect(said(create(client, { key: before }), 'Status')).toBe('1');
  });

  it('repeats its answer when the same request comes again, and makes one folder [MS-ASCMD 3.1.5.9]', () => {
    const client = probe();
    const before = mapped(client);
    const lost = create(client, { key: before });
    const again = create(client, { key: before });
    expect(again.root).toEqual(lost.root);
    expect(names(client).filter((name) => name === 'Project')).toHaveLength(1);
  });

  it('refuses another request under the same old key with 9: it is no repetition', () => {
    const client = probe();
    const before = mapped(client);
    create(client, { key: before });
    expect(said(create(client, { key: before, name: 'Second' }), 'Status')).toBe('9');
  });

  it('shows a folder whose answer was lost to the FolderSync that looks for it [MS-ASCMD 3.1.5.9]', () => {
    const client = probe();
    const before = mapped(client);
    create(client, { key: before });
    const looked = sync(client, before);
    expect(said(looked, 'Changes/Add/DisplayName')).toBe('Project');
    expect(said(sync(client, key(looked)), 'Changes/Count')).toBe('0');
  });
});

describe('FolderDelete', () => {
  it('removes the folder with what is below and in it, and does not tell the remover again [MS-ASCMD 2.2.1.4]', () => {
    const client = probe();
    const made = create(client, { key: mapped(client) });
    const id = said(made, 'ServerId') ?? '';
    const below = create(client, { key: key(made), name: 'Below', parentId: id });
    client.lab.mailbox('alice').add(id, { 'Email:Subject': 'in it' });
    const answer = remove(client, key(below), id);
    expect(said(answer, 'Status')).toBe('1');
    expect(names(client)).not.toEqual(expect.arrayContaining(['Project']));
    expect(names(client)).not.toEqual(expect.arrayContaining(['Below']));
    expect(client.lab.state().mailboxes.get('alice')?.items.has(id)).toBe(false);
    expect(said(sync(client, key(answer)), 'Changes/Count')).toBe('0');
  });

  it.each([
    ['a built-in folder', '1', '3'],
    ['the recipient information cache', '10', '3'],
    ['a folder that does not exist', '999', '4'],
  ])('refuses %s: %3$s [MS-ASCMD 2.2.3.177.4]', (_what, id, status) => {
    const client = probe();
    expect(said(remove(client, mapped(client), id), 'Status')).toBe(status);
    expect(names(client)).toHaveLength(10);
  });

  it('calls a missing id malformed, and checks the key first [MS-ASCMD 2.2.3.177.4]', () => {
    const client = probe();
    const root = el('FolderHierarchy:FolderDelete', el('FolderHierarchy:SyncKey', mapped(client)));
    expect(said(client.send('FolderDelete', { root }), 'Status')).toBe('10');
    expect(said(remove(client, 'bogus', '999'), 'Status')).toBe('9');
  });
});

describe('FolderUpdate', () => {
  function withFolder(): { client: Probe; id: string; key: string } {
    const client = probe();
    const made = create(client, { key: mapped(client) });
    return { client, id: said(made, 'ServerId') ?? '', key: key(made) };
  }

  it('renames and moves, and does not tell the one who did it [MS-ASCMD 2.2.1.6]', () => {
    const { client, id, key: before } = withFolder();
    const answer = update(client, before, id, 'Projects', '1');
    expect(said(answer, 'Status')).toBe('1');
    expect(client.lab.mailbox('alice').folders()).toContainEqual({ id, parentId: '1', name: 'Projects', type: 12 });
    expect(said(sync(client, key(answer)), 'Changes/Count')).toBe('0');
  });

  it('keeps its own name free of itself', () => {
    const { client, id, key: before } = withFolder();
    expect(said(update(client, before, id, 'PROJECT'), 'Status')).toBe('1');
  });

  it.each([
    ['a built-in folder', '1', 'X', '0', '2'],
    ['the recipient information cache', '10', 'X', '0', '3'],
    ['a name that is taken', undefined, 'Inbox', '0', '2'],
    ['a folder that does not exist', '999', 'X', '0', '4'],
    ['a parent that does not exist', undefined, 'X', '999', '5'],
    ['itself as parent', undefined, 'X', 'itself', '10'],
    ['no name', undefined, '', '0', '10'],
  ])('refuses %s: %5$s [MS-ASCMD 2.2.3.177.6]', (_what, which, name, parentId, status) => {
    const { client, id, key: before } = withFolder();
    expect(said(update(client, before, which ?? id, name, parentId === 'itself' ? id : parentId), 'Status')).toBe(status);
  });

  it.each(['ServerId', 'ParentId', 'DisplayName'] as const)('calls a missing %s malformed: 10 [MS-ASCMD 2.2.3.177.6]', (left) => {
    const { client, id, key: before } = withFolder();
    const fields = { ServerId: id, ParentId: '0', DisplayName: 'X' };
    const named = (Object.keys(fields) as (keyof typeof fields)[]).filter((name) => name !== left);
    const root = el(
      'FolderHierarchy:FolderUpdate',
      el('FolderHierarchy:SyncKey', before),
      ...named.map((name) => el(`FolderHierarchy:${name}`, fields[name])),
    );
    expect(said(client.send('FolderUpdate', { root }), 'Status')).toBe('10');
  });

  it('calls a Status in the request malformed [MS-ASCMD 2.2.3.177.6]', () => {
    const { client, id, key: before } = withFolder();
    const root = el(
      'FolderHierarchy:FolderUpdate',
      el('FolderHierarchy:SyncKey', before),
      el('FolderHierarchy:ServerId', id),
      el('FolderHierarchy:ParentId', '0'),
      el('FolderHierarchy:DisplayName', 'X'),
      el('FolderHierarchy:Status', '1'),
    );
    expect(said(client.send('FolderUpdate', { root }), 'Status')).toBe('10');
  });
});
