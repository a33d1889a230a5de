import { describe, expect, it } from 'vitest';
import {
  FOLDER_TYPE,
  TOP,
  addFolder,
  addItem,
  changeFolder,
  changeItem,
  folderOfType,
  hasChildCalled,
  isSpecial,
  isWithin,
  itemsOf,
  moveItem,
  newMailbox,
  removeFolder,
} from '../../../../src/sim/lab/mailbox.ts';
import { el } from '../probe.ts';

const fields = [el('Email:Subject', 'x')];

describe('a mailbox', () => {
  it('begins with the built-in folders, one of each type', () => {
    const folders = [...newMailbox().folders.values()];
    expect(folders.map((one) => one.type)).toEqual([2, 3, 4, 5, 6, 7, 8, 9, 10, 19]);
    expect(folders.every((one) => one.parentId === TOP && isSpecial(one))).toBe(true);
  });

  it('gives every folder and item a number of its own, higher with each change', () => {
    const start = newMailbox();
    const [one, folder] = addFolder(start, { name: 'A', type: FOLDER_TYPE.userMail, parentId: TOP });
    const [two, item] = addItem(one, folder.id, fields);
    const three = changeItem(two, folder.id, item.id, fields);
    const four = changeFolder(three, folder.id, { name: 'B' });
    expect([start.serial, folder.version, item.version]).toEqual([10, 11, 12]);
    expect([itemsOf(three, folder.id).get(item.id)?.version, four.folders.get(folder.id)?.version]).toEqual([13, 14]);
    expect(item.id).toBe(`${folder.id}:12`);
  });

  it('is not changed by what names nothing', () => {
    const start = newMailbox();
    expect(changeFolder(start, '999', { name: 'B' })).toBe(start);
    expect(changeItem(start, '1', '1:99', fields)).toBe(start);
    expect(moveItem(start, '1', '1:99', '3')).toBeUndefined();
    expect(itemsOf(start, '999').size).toBe(0);
    expect(folderOfType(start, 99)).toBeUndefined();
  });

  it('is left as it was by every change', () => {
    const start = newMailbox();
    const [after, item] = addItem(start, '1', fields);
    moveItem(after, '1', item.id, '3');
    removeFolder(after, '1');
    expect([itemsOf(start, '1').size, itemsOf(after, '1').size, after.folders.size]).toEqual([0, 1, 10]);
  });

  it('moves an item under a new id', () => {
    const [before, item] = addItem(newMailbox(), '1', fields);
    const [after, moved] = moveItem(before, '1', item.id, '3') ?? [before, item];
    expect(moved.id).not.toBe(item.id);
    expect([itemsOf(after, '1').size, itemsOf(after, '3').get(moved.id)?.fields]).toEqual([0, fields]);
  });

  it('knows what is below what, however deep, and removes it all', () => {
    const [one, top] = addFolder(newMailbox(), { name: 'A', type: 12, parentId: TOP });
    const [two, middle] = addFolder(one, { name: 'B', type: 12, parentId: top.id });
    const [three, bottom] = addFolder(two, { name: 'C', type: 12, parentId: middle.id });
    expect([isWithin(three, bottom.id, top.id), isWithin(three, top.id, top.id), isWithin(three, top.id, bottom.id)]).toEqual([
      true,
      true,
      false,
    ]);
    expect(removeFolder(three, top.id).folders.size).toBe(10);
    expect(removeFolder(three, middle.id).folders.has(top.id)).toBe(true);
  });

  it('compares names without case, among the children of one parent, but for one folder', () => {
    const [mailbox, folder] = addFolder(newMailbox(), { name: 'Project', type: 12, parentId: '1' });
    expect(hasChildCalled(mailbox, '1', 'PROJECT')).toBe(true);
    expect(hasChildCalled(mailbox, TOP, 'Project')).toBe(false);
    expect(hasChildCalled(mailbox, '1', 'project', folder.id)).toBe(false);
  });
});
