// A simple, well-behaved client against the lab: it keeps folders and calendar items, sends its edits, sends the same
// bytes again when an answer was lost, and does what MS-ASCMD says about 3, 8, 9 and 12. Nothing of the library is in it.
import { at, child, childrenOf, decode, element, encode } from '../../src/wbxml/index.ts';
import type { WbxmlElement } from '../../src/wbxml/index.ts';
import type { Lab } from '../../src/sim/lab/lab.ts';
import type { LabReply } from '../../src/sim/lab/wire.ts';

/** What becomes of a request on its way. */
export type Way = 'arrives' | 'lost-before' | 'lost-after';

/** An edit of the user's that the server has not acknowledged. */
type Edit =
  | { readonly do: 'add'; readonly uid: string; readonly subject: string }
  | { readonly do: 'change'; readonly id: string; readonly subject: string }
  | { readonly do: 'remove'; readonly id: string };

export interface ModelItem {
  readonly uid: string;
  readonly subject: string;
}

interface Collection {
  key: string;
  /** Was everything downloaded? Edits wait until it was (MS-ASCMD 2.2.1.21). */
  complete: boolean;
  readonly items: Map<string, ModelItem>;
  edits: Edit[];
  /** Edits that are on their way: the first of `edits`. */
  sent: number;
}

interface Lost {
  readonly command: string;
  readonly body: Uint8Array<ArrayBuffer>;
}

export interface Model {
  readonly collections: ReadonlyMap<string, Collection>;
  /** Folder names by id. */
  readonly folders: ReadonlyMap<string, string>;
  add(folder: number, uid: string): void;
  change(folder: number, item: number, subject: string): void;
  remove(folder: number, item: number): void;
  /** One Sync of all calendars, or what has to come before it. @returns whether anything is left to do */
  sync(way: Way, window: number): boolean;
  createFolder(name: string, way: Way): void;
  /** The next sync begins with a FolderSync, as clients do from time to time. */
  refresh(): void;
  /** Nothing on its way, nothing to send. */
  isQuiet(): boolean;
}

const CALENDAR_TYPES: readonly string[] = ['8', '13'];
/** The text at a path; bytes that are no text become what a reader would show for them. */
function said(el: WbxmlElement | undefined, path: string): string | undefined {
  const nodes = el && at(el, path)?.children;
  return nodes
    ?.map((node) => (typeof node === 'string' ? node : node instanceof Uint8Array ? new TextDecoder().decode(node) : ''))
    .join('');
}
const listed = (el: WbxmlElement, path: string): readonly WbxmlElement[] => {
  const list = at(el, path);
  return list === undefined ? [] : childrenOf(list);
};

export function model(lab: Lab, deviceId: string): Model {
  const collections = new Map<string, Collection>();
  const folders = new Map<string, string>();
  let hierarchy = '0';
  let mapped = false;
  let lost: Lost | undefined;

  /** The reply; undefined when it, or the request, got lost. */
  function exchange(command: string, body: Uint8Array<ArrayBuffer>, way: Way): { readonly root: WbxmlElement | undefined } | undefined {
    lost = { command, body };
    if (way === 'lost-before') return undefined;
    let reply: LabReply | undefined;
    lab.receive(
      {
        method: 'POST',
        url: `/Microsoft-Server-ActiveSync?Cmd=${command}&User=alice&DeviceId=${deviceId}&DeviceType=Model`,
        headers: {
          authorization: `Basic ${btoa('alice:alice-pw')}`,
          'ms-asprotocolversion': '14.1',
          'content-type': 'application/vnd.ms-sync.wbxml',
        },
        body,
      },
      (delivery) => {
        reply = delivery.reply;
      },
    );
    if (reply?.status !== 200) throw new Error(`${command} was answered with HTTP ${reply?.status}`);
    if (way === 'lost-after') return undefined;
    lost = undefined;
    return { root: reply.body.length === 0 ? undefined : decode(reply.body).root };
  }

  function toldFolders(root: WbxmlElement | undefined): void {
    const status = said(root, 'Status');
    if (status === '9') {
      hierarchy = '0';
      return;
    }
    if (root === undefined || status !== '1') throw new Error(`FolderSync was answered with ${status}`);
    // Under key 0 everything is told anew: what is not among it is gone.
    const before = hierarchy === '0' ? new Set(folders.keys()) : new Set<string>();
    hierarchy = said(root, 'SyncKey') ?? '';
    mapped = true;
    for (const one of listed(root, 'Changes')) {
      const id = said(one, 'ServerId') ?? '';
      if (one.name === 'Count') continue;
      if (one.name === 'Delete') {
        folders.delete(id);
        collections.delete(id);
        continue;
      }
      before.delete(id);
      folders.set(id, said(one, 'DisplayName') ?? '');
      if (CALENDAR_TYPES.includes(said(one, 'Type') ?? '') && !collections.has(id))
        collections.set(id, { key: '0', complete: false, items: new Map(), edits: [], sent: 0 });
    }
    for (const id of before) {
      folders.delete(id);
      collections.delete(id);
    }
  }

  function folderSync(way: Way): void {
    const root = element('FolderHierarchy:FolderSync', element('FolderHierarchy:SyncKey', hierarchy));
    const got = exchange('FolderSync', encode(root), way);
    if (got !== undefined) toldFolders(got.root);
  }

  function commandOf(edit: Edit): WbxmlElement {
    const data = (...fields: readonly WbxmlElement[]) => element('AirSync:ApplicationData', ...fields);
    if (edit.do === 'add')
      return element(
        'AirSync:Add',
        element('AirSync:ClientId', edit.uid),
        data(element('Calendar:Subject', edit.subject), element('Calendar:UID', edit.uid)),
      );
    const id = element('AirSync:ServerId', edit.id);
    return edit.do === 'remove'
      ? element('AirSync:Delete', id)
      : element('AirSync:Change', id, data(element('Calendar:Subject', edit.subject)));
  }

  function syncRequest(window: number): Uint8Array<ArrayBuffer> {
    const asked = [...collections].map(([id, one]) => {
      one.sent = one.complete ? one.edits.length : 0;
      const commands = one.edits.slice(0, one.sent).map(commandOf);
      return element(
        'AirSync:Collection',
        element('AirSync:SyncKey', one.key),
        element('AirSync:CollectionId', id),
        element('AirSync:WindowSize', String(window)),
        commands.length === 0 ? undefined : element('AirSync:Commands', ...commands),
      );
    });
    return encode(element('AirSync:Sync', element('AirSync:Collections', ...asked)));
  }

  function itemOf(data: WbxmlElement | undefined, before: ModelItem | undefined): ModelItem {
    return { uid: said(data, 'UID') ?? before?.uid ?? '', subject: said(data, 'Subject') ?? before?.subject ?? '' };
  }

  /** What the server said about each edit; silence is success (MS-ASCMD 2.2.3.154). */
  function acknowledge(one: Collection, reply: WbxmlElement): void {
    const responses = listed(reply, 'Responses');
    for (const edit of one.edits.splice(0, one.sent)) {
      const answer = responses.find(
        (el) => said(el, edit.do === 'add' ? 'ClientId' : 'ServerId') === (edit.do === 'add' ? edit.uid : edit.id),
      );
      const status = said(answer, 'Status') ?? '1';
      if (edit.do === 'add') {
        if (status !== '1') throw new Error(`an Add was answered with ${status}`);
        one.items.set(said(answer, 'ServerId') ?? '', { uid: edit.uid, subject: edit.subject });
      } else if (edit.do === 'remove') {
        if (status === '1' || status === '8') one.items.delete(edit.id);
      } else if (status === '1') {
        const before = one.items.get(edit.id);
        if (before !== undefined) one.items.set(edit.id, { ...before, subject: edit.subject });
      } else if (status !== '7' && status !== '8') throw new Error(`a Change was answered with ${status}`);
    }
    one.sent = 0;
  }

  /** After a full download: what was added already, and what is gone, needs no sending (MS-ASCMD 2.2.3.177.17, 3). */
  function reconcile(one: Collection): void {
    const uids = new Set([...one.items.values()].map((item) => item.uid));
    one.edits = one.edits.filter((edit) => (edit.do === 'add' ? !uids.has(edit.uid) : one.items.has(edit.id)));
  }

  function toldCollection(reply: WbxmlElement): void {
    const id = said(reply, 'CollectionId') ?? '';
    const one = collections.get(id);
    const status = said(reply, 'Status');
    if (one === undefined) throw new Error(`a collection was told that was not asked for`);
    if (status === '12') {
      mapped = false;
      return;
    }
    if (status === '8') {
      collections.delete(id);
      mapped = false;
      return;
    }
    if (status === '3') {
      one.items.clear();
      Object.assign(one, { key: '0', complete: false, sent: 0 });
      return;
    }
    if (status !== '1') throw new Error(`Sync was answered with ${status}`);
    acknowledge(one, reply);
    for (const told of listed(reply, 'Commands')) {
      const itemId = said(told, 'ServerId') ?? '';
      if (told.name === 'Delete') one.items.delete(itemId);
      else one.items.set(itemId, itemOf(child(told, 'ApplicationData'), one.items.get(itemId)));
    }
    const primed = one.key === '0';
    one.key = said(reply, 'SyncKey') ?? '';
    const complete = !primed && child(reply, 'MoreAvailable') === undefined;
    if (complete && !one.complete) reconcile(one);
    one.complete = one.complete || complete;
  }

  function toldSync(root: WbxmlElement | undefined): boolean {
    const replies = root === undefined ? [] : listed(root, 'Collections');
    if (root !== undefined && replies.length === 0) throw new Error(`Sync was answered with ${said(root, 'Status')}`);
    // Collections that are left out had nothing to tell: what was asked of them is all there is.
    const named = new Set(replies.map((one) => said(one, 'CollectionId')));
    for (const [id, one] of collections) if (!named.has(id) && one.key !== '0') quietly(one);
    replies.forEach(toldCollection);
    return replies.length > 0;
  }

  function quietly(one: Collection): void {
    if (one.sent > 0) throw new Error('edits were not answered');
    if (!one.complete) reconcile(one);
    one.complete = true;
  }

  function toldCreate(root: WbxmlElement | undefined): void {
    const status = said(root, 'Status');
    if (status === '9') mapped = false;
    if (status === '1') {
      hierarchy = said(root, 'SyncKey') ?? '';
      // What it is called and of which type is told by the next FolderSync of anyone but us; take it from a full one.
      mapped = false;
      hierarchy = '0';
    }
  }

  /** First what got lost, byte for byte (MS-ASCMD 3.1.5.9). @returns whether there was something */
  function again(way: Way): boolean {
    if (lost === undefined) return false;
    const { command } = lost;
    const got = exchange(command, lost.body, way);
    if (got === undefined) return true;
    if (command === 'FolderSync') toldFolders(got.root);
    else if (command === 'Sync') toldSync(got.root);
    else toldCreate(got.root);
    return true;
  }

  const nth = <K, V>(map: ReadonlyMap<K, V>, n: number): readonly [K, V] | undefined => [...map][n % Math.max(1, map.size)];
  const edit = (folder: number, item: number, make: (id: string) => Edit): void => {
    const one = nth(collections, folder)?.[1];
    const id = one && nth(one.items, item)?.[0];
    if (one !== undefined && id !== undefined) one.edits.push(make(id));
  };

  return {
    collections,
    folders,
    add: (folder, uid) => nth(collections, folder)?.[1].edits.push({ do: 'add', uid, subject: `new ${uid}` }),
    change: (folder, item, subject) => edit(folder, item, (id) => ({ do: 'change', id, subject })),
    remove: (folder, item) => edit(folder, item, (id) => ({ do: 'remove', id })),
    refresh: () => {
      mapped = false;
    },
    isQuiet: () => lost === undefined && mapped && [...collections.values()].every((one) => one.complete && one.edits.length === 0),
    sync(way, window) {
      if (again(way)) return true;
      if (!mapped) {
        folderSync(way);
        return true;
      }
      if (collections.size === 0) return false;
      const got = exchange('Sync', syncRequest(window), way);
      return got === undefined || toldSync(got.root);
    },
    createFolder(name, way) {
      if (lost !== undefined || !mapped) return;
      const root = element(
        'FolderHierarchy:FolderCreate',
        element('FolderHierarchy:SyncKey', hierarchy),
        element('FolderHierarchy:ParentId', '0'),
        element('FolderHierarchy:DisplayName', name),
        element('FolderHierarchy:Type', '13'),
      );
      const got = exchange('FolderCreate', encode(root), way);
      if (got !== undefined) toldCreate(got.root);
    },
  };
}
