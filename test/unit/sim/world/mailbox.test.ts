import { describe, expect, it } from 'vitest';
import { applyPart, finish, newLocalMailbox, applyFolders, type Edit, type LocalMailbox } from '../../../../src/sim/world/mailbox.ts';
import type { SyncedPart } from '../../../../src/sim/world/messages.ts';

/** An app with one list of contacts at key 1, and these edits waiting in it. */
function holding(...edits: readonly Edit[]): {
  readonly box: LocalMailbox;
  readonly one: NonNullable<ReturnType<LocalMailbox['collections']['get']>>;
} {
  const box = newLocalMailbox();
  applyFolders(box, [{ kind: 'add', serverId: '8', displayName: 'Contacts', type: 9 }], '1', true);
  const one = box.collections.get('8');
  if (one === undefined) throw new TypeError('the folder is not synced');
  Object.assign(one, { key: '1', complete: true, edits: [...edits] });
  return { box, one };
}

const edit = (what: Edit['do'], nth: number, serverId = '8:1', token = 'u0'): Edit => ({
  do: what,
  clientId: `c${nth}`,
  token,
  serverId,
  value: `${token}.${nth}`,
  state: 'waiting',
});

const page = (more: Partial<SyncedPart>): SyncedPart => ({
  id: '8',
  status: '1',
  key: '2',
  more: false,
  upserts: [],
  deletes: [],
  responses: [],
  ...more,
});

describe('edits of one item', () => {
  it('an earlier one that nobody answered does not follow a later one that was taken: it would put the old content back', () => {
    const [first, second] = [edit('change', 1), edit('change', 2)];
    const { box, one } = holding(first, second);
    const responses = [{ name: 'Change', status: '5', clientId: '', serverId: '8:1' }];
    // Status 5 for the item speaks of both; the server's own copy shows later that the second was taken.
    applyPart(box, { id: '8', key: '1', edits: [first, second] }, page({ responses }));
    expect(one.edits).toEqual([first, second]);
    finish(one, second, 'taken');
    expect([first.state, second.state, one.edits]).toEqual(['taken', 'taken', []]);
  });

  it('after a full download what the server has is not sent again, nor what came before it', () => {
    const edits = [edit('change', 1), edit('change', 2), edit('change', 3, '8:2', 'u1')];
    const { box, one } = holding(...edits);
    one.complete = false;
    const upserts = [{ serverId: '8:1', fields: { FirstName: 'u0', LastName: 'u0.2' } }];
    applyPart(box, { id: '8', key: '1', edits: [] }, page({ upserts }));
    expect(edits.map(({ state }) => state)).toEqual(['taken', 'taken', 'waiting']);
  });

  it('one that was refused leaves the others as they are', () => {
    const edits = [edit('change', 1), edit('change', 2)];
    const { one } = holding(...edits);
    finish(one, edits[1] as Edit, 'returned');
    expect(edits.map(({ state }) => state)).toEqual(['waiting', 'returned']);
  });
});
