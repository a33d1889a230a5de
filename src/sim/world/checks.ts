import type { ItemFields } from '../lab/fields.ts';
import { FOLDER_TYPE } from '../lab/mailbox.ts';
import { LAB_VERSIONS, VERSION_FACTS } from '../lab/versions.ts';
import { dirtyOf } from './life.ts';
import { isContacts, type Edit } from './mailbox.ts';
import { breach, type Stage } from './stage.ts';

// What has to hold when all is at rest: nothing lost, nothing twice, nothing open.

/** Is everything done that was wanted? */
export function isQuiet(stage: Stage): boolean {
  return waitingFor(stage).length === 0;
}

/** What is still wanted, in words. */
export function waitingFor(stage: Stage): string[] {
  const { box } = stage;
  const open: string[] = [];
  if (stage.life === undefined) open.push('the app is not running');
  if (box.foldersDirty || box.hierarchyKey === '0') open.push('the folder list');
  for (const { id } of dirtyOf(stage)) open.push(`collection ${id}`);
  for (const mail of box.mails) if (mail.state === 'draft' || mail.state === 'unsure') open.push(`mail ${mail.id}, ${mail.state}`);
  for (const wish of box.wishes) if (wish.state === 'waiting') open.push(`the folder ${wish.name}`);
  for (const { command } of stage.life?.pending ?? []) if (command !== 'Ping') open.push(`a pending ${command}`);
  return open;
}

const textIn = (fields: ItemFields, name: string): string => {
  const value = fields[name];
  return typeof value === 'string' ? value : '';
};

/** What the server holds of the user's items: token to contents. More than one is an item that came twice. */
function serverItems(stage: Stage): ReadonlyMap<string, readonly string[]> {
  const mailbox = stage.lab.mailbox(stage.login.user);
  const found = new Map<string, string[]>();
  for (const folder of mailbox.folders().filter(({ type }) => isContacts(type))) {
    for (const { fields } of mailbox.items(folder.id)) {
      const token = textIn(fields, 'Contacts:FirstName');
      if (token.startsWith('u')) found.set(token, [...(found.get(token) ?? []), textIn(fields, 'Contacts:LastName')]);
    }
  }
  return found;
}

/** Contents an item may have on the server: those of its last taken edit, and of any that came after it and may have arrived. */
function allowed(edits: readonly Edit[]): { readonly values: readonly string[]; readonly absent: boolean } {
  const last = edits.findLastIndex(({ state }) => state === 'taken');
  const since = edits.slice(Math.max(0, last));
  return {
    values: since.filter((edit) => edit.do !== 'delete').map(({ value }) => value),
    absent: last < 0 || since.some((edit) => edit.do === 'delete'),
  };
}

function checkEdits(stage: Stage): void {
  const there = serverItems(stage);
  const byToken = new Map<string, Edit[]>();
  for (const edit of stage.box.edits) byToken.set(edit.token, [...(byToken.get(edit.token) ?? []), edit]);
  for (const [token, edits] of byToken) {
    const found = there.get(token) ?? [];
    const told = edits.map((edit) => `${edit.do} ${edit.state}`).join(', ');
    const { values, absent } = allowed(edits);
    if (found.length > 1) breach(stage, `item ${token} is on the server ${found.length} times (${told})`);
    if (found.length === 0 && !absent) breach(stage, `item ${token} is lost (${told})`);
    const [value] = found;
    if (value !== undefined && !values.includes(value)) breach(stage, `an edit of item ${token} is lost: ${value} stands (${told})`);
  }
}

function checkMails(stage: Stage): void {
  for (const { subject, count } of stage.lab.mailbox(stage.login.user).sent()) {
    if (count > 1) breach(stage, `mail ${subject} left ${count} times`);
  }
}

/** Both sides hold the same, once the server has answered well for long enough. */
function checkSame(stage: Stage): void {
  const { box } = stage;
  const mailbox = stage.lab.mailbox(stage.login.user);
  const names = (list: readonly string[]): string => [...list].sort().join('|');
  // What is shown depends on the version in which it was asked for.
  const facts = VERSION_FACTS[LAB_VERSIONS.find((version) => version === stage.foldersIn) ?? stage.login.version];
  const hidden = [facts.notes ? 0 : FOLDER_TYPE.notes, facts.recipientCache ? 0 : FOLDER_TYPE.recipientCache];
  const shown = mailbox.folders().filter(({ type }) => !hidden.includes(type));
  const theirs = names(shown.map(({ id, name }) => `${id} ${name}`));
  const ours = names([...box.folders].map(([id, { name }]) => `${id} ${name}`));
  if (theirs !== ours) breach(stage, `the folders differ: ${ours} here, ${theirs} there`);
  for (const [id, one] of box.collections) {
    if (!box.folders.has(id)) continue;
    const there = names(mailbox.items(id).map((item) => item.id));
    const here = names([...one.items.keys()]);
    if (there !== here) breach(stage, `collection ${id} differs: ${one.items.size} items here, ${mailbox.items(id).length} there`);
  }
}

/** The last word on a run that came to rest. */
export function checkEnd(stage: Stage): void {
  checkEdits(stage);
  checkMails(stage);
  checkSame(stage);
  for (const mail of stage.box.mails) {
    const state = stage.lab
      .mailbox(stage.login.user)
      .sent()
      .some(({ subject }) => subject === mail.id);
    if (mail.state === 'sent' && !state) breach(stage, `mail ${mail.id} is lost`);
    if (mail.state === 'returned' && state) breach(stage, `mail ${mail.id} was handed back and has left`);
  }
}
