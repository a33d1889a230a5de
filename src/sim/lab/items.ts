import { element } from '../../wbxml/build.ts';
import { child, childrenOf, textOf } from '../../wbxml/tree.ts';
import type { WbxmlElement } from '../../wbxml/tree.ts';
import { differenceOf, sizeOf } from './held.ts';
import { LAB_LIMITS } from './limits.ts';
import { FOLDER_CLASS, itemsOf, moveItem } from './mailbox.ts';
import type { Account, Mailbox } from './state.ts';
import { refused, wbxmlReply } from './turn.ts';
import type { Ask, Handler } from './turn.ts';

const INVALID_XML = 103;

const OK = 1;
const COLLECTION_INVALID = 2;
const NOT_PRIMED = 3;
const KEY_INVALID = 4;

function estimate(account: Account, ask: Ask, collection: WbxmlElement): WbxmlElement {
  const id = textOf(child(collection, 'CollectionId')) ?? '';
  const key = textOf(child(collection, 'SyncKey'));
  const folder = account.mailbox.folders.get(id);
  const held = account.device.collections.get(id);
  const status =
    folder === undefined ? COLLECTION_INVALID : held === undefined || key === '0' ? NOT_PRIMED : key === held.key ? OK : KEY_INVALID;
  const itemClass = ask.facts.classInReply && folder !== undefined ? FOLDER_CLASS[folder.type] : undefined;
  const size = held === undefined ? 0 : sizeOf(differenceOf(held.has, itemsOf(account.mailbox, id)));
  return element(
    'GetItemEstimate:Response',
    element('GetItemEstimate:Status', String(status)),
    element(
      'GetItemEstimate:Collection',
      itemClass && element('GetItemEstimate:Class', itemClass),
      element('GetItemEstimate:CollectionId', id),
      status === OK ? element('GetItemEstimate:Estimate', String(size)) : undefined,
    ),
  );
}

/** GetItemEstimate (MS-ASCMD 2.2.1.9). It reads the SyncKey and never moves it (2.2.3.181.3). */
export const getItemEstimate: Handler = (account, ask) => {
  const lists = ask.root === undefined ? [] : childrenOf(ask.root, 'Collections');
  const collections = lists.flatMap((list) => childrenOf(list, 'Collection'));
  if (collections.length === 0 || collections.length > LAB_LIMITS.estimateCollections) return refused(account, ask, INVALID_XML);
  const responses = collections.map((one) => estimate(account, ask, one));
  return { account, reply: wbxmlReply(element('GetItemEstimate:GetItemEstimate', ...responses)) };
};

const MOVE = { source: 1, target: 2, moved: 3, same: 4, several: 5 } as const;

function moveOne(mailbox: Mailbox, move: WbxmlElement): readonly [Mailbox, WbxmlElement] {
  const [id, from, to] = ['SrcMsgId', 'SrcFldId', 'DstFldId'].map((name) => textOf(child(move, name)) ?? '') as [string, string, string];
  const said = (status: number, newId?: string): WbxmlElement =>
    element(
      'Move:Response',
      element('Move:SrcMsgId', id),
      element('Move:Status', String(status)),
      newId === undefined ? undefined : element('Move:DstMsgId', newId),
    );
  if (childrenOf(move, 'DstFldId').length > 1) return [mailbox, said(MOVE.several)];
  if (!itemsOf(mailbox, from).has(id)) return [mailbox, said(MOVE.source)];
  const [source, target] = [mailbox.folders.get(from), mailbox.folders.get(to)];
  // A mail does not become a contact by moving it.
  if (target === undefined || FOLDER_CLASS[target.type] !== FOLDER_CLASS[source?.type ?? 0]) return [mailbox, said(MOVE.target)];
  if (from === to) return [mailbox, said(MOVE.same)];
  const moved = moveItem(mailbox, from, id, to);
  return moved === undefined ? [mailbox, said(MOVE.source)] : [moved[0], said(MOVE.moved, moved[1].id)];
}

/** MoveItems (MS-ASCMD 2.2.1.12). 3 is its success; the item leaves one collection and enters the other by Sync. */
export const moveItems: Handler = (account, ask) => {
  const moves = ask.root === undefined ? [] : childrenOf(ask.root, 'Move');
  if (moves.length === 0 || moves.length > LAB_LIMITS.moves) return refused(account, ask, INVALID_XML);
  let { mailbox } = account;
  const responses: WbxmlElement[] = [];
  for (const move of moves) {
    const [next, response] = moveOne(mailbox, move);
    mailbox = next;
    responses.push(response);
  }
  return { account: { ...account, mailbox }, reply: wbxmlReply(element('Move:MoveItems', ...responses)) };
};
