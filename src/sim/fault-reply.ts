import { EAS_BOOK } from '../wbxml/book.ts';
import { elementOf } from '../wbxml/build.ts';
import { at, child, childrenOf, textOf } from '../wbxml/tree.ts';
import type { WbxmlElement } from '../wbxml/tree.ts';
import type { FaultStatus } from './fault-script.ts';
import { labCommand } from './lab/commands.ts';

const make = elementOf(EAS_BOOK);

/** Where a name is looked for when the command's own page does not have it: pages that stand inside others. */
const GUESTS: readonly string[] = ['Settings', 'AirSyncBase', 'AirSync', 'Gal'];

/** Commands whose reply carries a Status at its root beside those below it. */
const STATUS_AT_ROOT: readonly string[] = [
  'Provision',
  'Settings',
  'ItemOperations',
  'Search',
  'ResolveRecipients',
  'ValidateCert',
  'Find',
];

/** What of the request a reply has to name at a place: where the asked-for things stand, and which of their fields. */
const ECHOES: Readonly<Record<string, { readonly asked: string; readonly names: readonly string[] }>> = {
  'GetItemEstimate/Response': { asked: 'Collections/Collection', names: [] },
  'MoveItems/Response': { asked: 'Move', names: ['SrcMsgId'] },
  'MeetingResponse/Result': { asked: 'Request', names: ['RequestId'] },
  'ItemOperations/Response/Fetch': { asked: 'Fetch', names: ['CollectionId', 'ServerId'] },
  'ItemOperations/Response/EmptyFolderContents': { asked: 'EmptyFolderContents', names: ['CollectionId'] },
  'Provision/Policies/Policy': { asked: 'Policies/Policy', names: ['PolicyType'] },
};

const COLLECTION = 'Sync/Collections/Collection';
const COLLECTION_DEPTH = COLLECTION.split('/').length;
/** Below these a Status belongs to an item of the server's, and an item cannot be made up. */
const COMMANDS = `${COLLECTION}/Commands`;

const namespaceOf = (root: string): string => root.slice(0, root.indexOf(':'));

/** The qualified name of an element, sought on the page of what it stands in first. Undefined: no page has it. */
export function qualify(namespace: string, name: string): string | undefined {
  return [namespace, ...GUESTS].map((space) => `${space}:${name}`).find((full) => EAS_BOOK.keys.has(full));
}

/** The page of each element of a path, Status of the last included; undefined when some name is unknown there. */
export function qualifyPath(path: string): readonly string[] | undefined {
  const [first = '', ...rest] = path.split('/');
  const root = labCommand(first)?.root;
  if (root === undefined || path.startsWith(COMMANDS) || rest.includes('Status')) return undefined;
  const names: string[] = [root];
  for (const name of [...rest, 'Status']) {
    const full = qualify(namespaceOf(names.at(-1) ?? root), name);
    if (full === undefined) return undefined;
    names.push(full);
  }
  return names;
}

const leaf = (full: string, text: string): WbxmlElement => make(full, text);

/** The listed fields of what was asked for, as it named them. */
function echo(asked: WbxmlElement | undefined, names: readonly string[]): readonly WbxmlElement[] {
  return asked === undefined ? [] : names.flatMap((name) => child(asked, name) ?? []);
}

/** Elements one in the other, the outermost first; the last one's content is given. */
function nested(names: readonly string[], content: readonly WbxmlElement[]): readonly WbxmlElement[] {
  return names.reduceRight<readonly WbxmlElement[]>((inside, name) => [make(name, ...inside)], content);
}

function refusedCollection(status: FaultStatus, names: readonly string[], asked: WbxmlElement): WbxmlElement {
  const said = (code: number, ...rest: readonly WbxmlElement[]): WbxmlElement =>
    make('AirSync:Collection', ...echo(asked, ['SyncKey', 'CollectionId']), leaf('AirSync:Status', String(code)), ...rest);
  // Below the collection: Responses, the operation, perhaps more, Status.
  const [, operation, ...below] = names.slice(COLLECTION_DEPTH);
  if (operation === undefined) return said(status.code);
  const innermost = [leaf(below.at(-1) ?? '', String(status.code))];
  const own = below.length === 1 ? innermost : [leaf('AirSync:Status', '1'), ...nested(below.slice(0, -1), innermost)];
  const commands = childrenOf(asked, 'Commands').flatMap((list) => childrenOf(list, operation.split(':')[1]));
  const responses = commands.map((one) => make(operation, ...echo(one, ['ClientId', 'ServerId']), ...own));
  return responses.length === 0 ? said(1) : said(1, make('AirSync:Responses', ...responses));
}

/** The collections of a Sync that a status is about. */
function refusedCollections(status: FaultStatus, names: readonly string[], request: WbxmlElement | undefined): readonly WbxmlElement[] {
  const list = request && child(request, 'Collections');
  const asked = list === undefined ? [] : childrenOf(list, 'Collection');
  const meant = asked.filter((one) => status.collectionId === undefined || textOf(child(one, 'CollectionId')) === status.collectionId);
  return meant.map((one) => refusedCollection(status, names, one));
}

/** The chain of elements down to the Status, once per thing that was asked for. */
function chain(status: FaultStatus, names: readonly string[], request: WbxmlElement | undefined): readonly WbxmlElement[] {
  const echoed = ECHOES[status.at];
  const parents = echoed?.asked.split('/').slice(0, -1).join('/') ?? '';
  const holder = request && (parents === '' ? request : at(request, parents));
  const found = holder === undefined || echoed === undefined ? [] : childrenOf(holder, echoed.asked.split('/').at(-1));
  const [statusName = '', ownName = '', ...outer] = names.toReversed();
  const innermost = (found.length === 0 ? [undefined] : found).map((asked) =>
    make(ownName, leaf(statusName, String(status.code)), ...echo(asked, echoed?.names ?? [])),
  );
  // Everything but the root, which is the caller's.
  return nested(outer.slice(0, -1).toReversed(), innermost);
}

/**
 * A well-formed reply of a command that carries a status at a place, naming what the request asked for.
 * @param request The request's root, for the ids a reply has to name.
 * @returns undefined when the path is none of a command's reply; {@link parseFaultScript} refuses such paths.
 */
export function faultReply(status: FaultStatus, request: WbxmlElement | undefined): WbxmlElement | undefined {
  const names = qualifyPath(status.at);
  if (names === undefined) return undefined;
  const [root = '', ...inner] = names;
  const space = namespaceOf(root);
  const facts = Object.entries(status.facts ?? {}).map(([name, value]) => leaf(`${space}:${name}`, String(value)));
  if (inner.length === 1) return make(root, leaf(`${space}:Status`, String(status.code)), ...facts);
  const success = STATUS_AT_ROOT.includes(status.at.split('/')[0] ?? '') ? [leaf(`${space}:Status`, '1')] : [];
  if (!status.at.startsWith(COLLECTION)) return make(root, ...success, ...chain(status, names, request), ...facts);
  const collections = refusedCollections(status, names, request);
  // An empty Sync names no collections: what is remembered is refused as a whole.
  if (collections.length === 0) return make(root, leaf(`${space}:Status`, String(status.code)), ...facts);
  return make(root, make('AirSync:Collections', ...collections), ...facts);
}

/** What is said of some collections of a Sync, amid what the server says of the others. Where it says nothing of any, that is all. */
export function amid(refused: WbxmlElement, real: WbxmlElement | undefined): WbxmlElement {
  const [ours, theirs] = [refused, real].map((root) => root && child(root, 'Collections'));
  if (ours === undefined || theirs === undefined) return refused;
  const named = (one: WbxmlElement): string | undefined => textOf(child(one, 'CollectionId'));
  const meant = childrenOf(ours, 'Collection');
  const others = childrenOf(theirs, 'Collection').filter((one) => !meant.some((other) => named(other) === named(one)));
  return make('AirSync:Sync', make('AirSync:Collections', ...meant, ...others));
}

/** A Sync without this collection; undefined when nothing is left of it. What names no collections is as it is. */
export function besides(request: WbxmlElement, collectionId: string): WbxmlElement | undefined {
  const list = child(request, 'Collections');
  if (list === undefined) return request;
  const others = childrenOf(list, 'Collection').filter((one) => textOf(child(one, 'CollectionId')) !== collectionId);
  const rest = childrenOf(request).map((one) => (one === list ? make('AirSync:Collections', ...others) : one));
  return others.length === 0 ? undefined : make('AirSync:Sync', ...rest);
}
