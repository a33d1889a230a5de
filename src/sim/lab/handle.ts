import type { DoneCommandName } from './commands.ts';
import { folderCreate, folderDelete, folderUpdate } from './folder-edit.ts';
import { folderSync } from './folder-sync.ts';
import { gate } from './gate.ts';
import { itemOperations } from './item-operations.ts';
import { getItemEstimate, moveItems } from './items.ts';
import { FOLDER_TYPE, addItem, folderOfType, newMailbox } from './mailbox.ts';
import { ping } from './ping.ts';
import { provision } from './provision.ts';
import type { LabRules, World } from './rules.ts';
import { send } from './send.ts';
import { settings } from './settings.ts';
import { deviceKey, withEntry } from './state.ts';
import type { LabState } from './state.ts';
import { sync } from './sync.ts';
import type { Handler, Post } from './turn.ts';
import type { LabReply, LabRequest } from './wire.ts';

const HANDLERS: Readonly<Record<DoneCommandName, Handler>> = {
  Sync: sync,
  SendMail: send,
  SmartForward: send,
  SmartReply: send,
  FolderSync: folderSync,
  FolderCreate: folderCreate,
  FolderDelete: folderDelete,
  FolderUpdate: folderUpdate,
  MoveItems: moveItems,
  GetItemEstimate: getItemEstimate,
  Settings: settings,
  Ping: ping,
  ItemOperations: itemOperations,
  Provision: provision,
};

/** The lab before anyone came: a mailbox with its built-in folders for each user. */
export function newLabState(rules: LabRules): LabState {
  return {
    mailboxes: new Map(rules.users.map((user) => [user.name, newMailbox()])),
    passwords: new Map(rules.users.map((user) => [user.name, user.password])),
    devices: new Map(),
    policyEdition: 0,
  };
}

/** What came of a request: the state after it, and an answer or a time until which it waits for changes. */
export type Handled = { readonly state: LabState; readonly reply: LabReply } | { readonly state: LabState; readonly waitUntil: number };

function delivered(state: LabState, posts: readonly Post[]): LabState {
  let { mailboxes } = state;
  for (const post of posts) {
    const mailbox = mailboxes.get(post.to);
    const inbox = mailbox && folderOfType(mailbox, FOLDER_TYPE.inbox);
    if (mailbox !== undefined && inbox !== undefined) mailboxes = withEntry(mailboxes, post.to, addItem(mailbox, inbox.id, post.fields)[0]);
  }
  return { ...state, mailboxes };
}

/**
 * The server as a function: a state and a request make the next state and an answer. Time and randomness come with the
 * world, so that the same state, request and world give the same answer.
 *
 * Left out: FilterType and Truncation (every item is told in full), Supported (a Change keeps what it does not name),
 * attachments, conversations, multipart answers, and the commands whose row in {@link LAB_COMMANDS} says so.
 *
 * A request that waits (Ping, Sync with Wait) is asked again with the time it came as `waitingSince`, whenever the state
 * changed or its time is up.
 */
export function handle(state: LabState, request: LabRequest, world: World, waitingSince?: number): Handled {
  const passed = gate(state, request, world, waitingSince);
  if ('reply' in passed) return { state, reply: passed.reply };
  const { ask, device } = passed;
  const mailbox = state.mailboxes.get(ask.user) ?? newMailbox();
  const turn = HANDLERS[ask.command as DoneCommandName]({ mailbox, device }, ask);
  const kept: LabState = {
    ...state,
    mailboxes: withEntry(state.mailboxes, ask.user, turn.account.mailbox),
    devices: withEntry(state.devices, deviceKey(ask.user, device.id), turn.account.device),
  };
  if ('waitUntil' in turn) return { state: kept, waitUntil: turn.waitUntil };
  return { state: delivered(kept, turn.posts ?? []), reply: turn.reply };
}
