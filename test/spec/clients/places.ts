import { EAS_TOLD } from '../../../src/texts/eas/told.ts';
import type { Circumstances, Level } from '../../../src/core/status.ts';
import type { Prefix, StatusId } from '../../../src/core/status-id.ts';
import { CATALOGUE } from '../../../src/eas/rows.ts';
import { alertCatalogue } from '../../../src/syncml/catalogue/alert.ts';
import { httpCatalogue } from '../../../src/syncml/catalogue/http.ts';
import { statusCatalogue } from '../../../src/syncml/catalogue/status.ts';
import { transportCatalogue } from '../../../src/syncml/catalogue/transport.ts';
import { SYNCML } from '../../../src/syncml/protocol.ts';
import type { Client, ClientRow } from './client.ts';

/** Where in our tables a level of a client is. */
interface Place {
  readonly prefixes: readonly Prefix[];
  readonly command?: string;
  readonly level?: Level;
  readonly at?: Circumstances;
}

/** A row of ours a client has a word about, with what is known of the request. */
export interface Met extends Omit<Place, 'prefixes'> {
  readonly id: StatusId;
  /** The code as the client names it, when it names a class or the rest. */
  readonly among?: string;
}

const own = (...prefixes: Prefix[]): Place => ({ prefixes });
const mail = (command: string): Place => ({ prefixes: ['common'], command });
const syncml = (command: string, level: Level): Place => ({ prefixes: ['syncml'], command, level });

/** `command level` of a client, and where that is with us. What is not here has no status at all. */
const PLACES: Readonly<Record<string, Place>> = {
  '* global': own('common'),
  '* http': own('http'),
  '* transport': own('transport'),
  'Sync global': { ...own('common'), command: 'Sync' },
  'Sync top': own('Sync'),
  'Sync collection': own('Sync'),
  'Sync any': own('Sync'),
  'Sync collection-push': { ...own('Sync'), at: { uploads: true } },
  'Sync collection-pull': { ...own('Sync'), at: { uploads: false } },
  'Sync item-add': own('Sync.Add'),
  'Sync item-change': own('Sync.Change'),
  'Sync instance': own('Sync.Change'),
  'Sync item-delete': own('Sync.Delete'),
  'Sync fetch-item': own('Sync.Fetch'),
  'Sync upsync-item': own('Sync.Add', 'Sync.Change', 'Sync.Delete'),
  'Sync mutation': own('Sync.Add', 'Sync.Change', 'Sync.Delete'),
  'FolderSync top': own('FolderSync'),
  'FolderCreate top': own('FolderCreate'),
  'FolderDelete top': own('FolderDelete'),
  'FolderUpdate top': own('FolderUpdate'),
  'GetItemEstimate any': own('GetItemEstimate'),
  'GetItemEstimate item': own('GetItemEstimate'),
  'ItemOperations any': own('ItemOperations', 'ItemOperations.Fetch'),
  'ItemOperations top': own('ItemOperations'),
  'ItemOperations item': own('ItemOperations.Fetch'),
  'MeetingResponse item': own('MeetingResponse'),
  'MoveItems item': own('MoveItems'),
  'MoveItems top': own('MoveItems'),
  'Ping top': own('Ping'),
  'Provision any': own('Provision', 'Provision.Policy'),
  'Provision top': own('Provision'),
  'Provision policy': own('Provision.Policy'),
  'Search top': own('Search'),
  'Search store': own('Search.Store'),
  'SendMail top': mail('SendMail'),
  'Settings top': own('Settings'),
  'SmartForward http': { ...own('http'), command: 'SmartForward' },
  'SmartForward top': mail('SmartForward'),
  'SmartReply http': { ...own('http'), command: 'SmartReply' },
  'SmartReply top': mail('SmartReply'),
  'ActiveSync collection': own('Sync'),
  // SyncML
  '* any': own('syncml'),
  '* default': own('syncml'),
  'SyncHdr header': syncml('SyncHdr', 'command'),
  'Alert header': syncml('Alert', 'collection'),
  'Alert datastore': syncml('Alert', 'collection'),
  'Sync datastore': syncml('Sync', 'collection'),
  'Add item': syncml('Add', 'item'),
  'Replace item': syncml('Replace', 'item'),
  'Delete item': syncml('Delete', 'item'),
};

/** What a client calls the failures below HTTP. */
const FAULTS: Readonly<Record<string, readonly string[]>> = {
  timeout: ['timeout'],
  io: ['cut-before-send', 'cut-after-send', 'offline'],
  network: ['cut-before-send', 'cut-after-send', 'offline'],
  failed: ['cut-before-send', 'cut-after-send', 'offline'],
  'write-failed': ['cut-before-send'],
  'read-failed': ['cut-after-send'],
  'bad-wbxml': ['undecodable'],
  'not-wbxml': ['html-body', 'undecodable'],
};

/** Common codes that speak about a mail: what the rest of a mail command's answers can be. */
const ABOUT_MAIL = [107, 110, 111, 113, 115, 116, 117, 118, 119, 120, 121, 122, 150, 166, 167];

/** What clients call everything they do not name. */
const REST: readonly (number | string)[] = ['other', 'any', 'not-1', 'not-3'];

const EAS_IDS = Object.keys(CATALOGUE) as StatusId[];
const SYNCML_IDS = [statusCatalogue, alertCatalogue, httpCatalogue, transportCatalogue].flatMap((rows) => Object.keys(rows)) as StatusId[];

/** SyncEvolution speaks ActiveSync too, through its own backend. */
const idsFor = (client: Client, row: ClientRow): readonly StatusId[] =>
  client.protocol === 'eas' || row.command === 'ActiveSync' ? EAS_IDS : SYNCML_IDS;
const codeOf = (id: string): string => id.slice(id.lastIndexOf('.') + 1);
const prefixOf = (id: string): string => id.slice(0, id.lastIndexOf('.'));

/** The place of a row, or undefined when it is not about a status. */
export function placeOf(row: ClientRow): Place | undefined {
  return PLACES[`${row.command} ${row.level}`];
}

/**
 * The rows of ours that one code of a client is about; none when our tables have no such code there, or when it is no code.
 * What the client names elsewhere at the same place is not among its rest.
 */
export function meet(client: Client, row: ClientRow, code: number | string): readonly Met[] {
  const place = placeOf(row);
  if (place === undefined) return [];
  const { prefixes, ...known } = place;
  const ids = idsFor(client, row);
  const exact = exactly(ids, prefixes, row.command, code);
  if (exact.length > 0) return exact.map((id) => ({ ...known, ...asked(id, row.command), id }));
  if (!isClass(code) && !REST.includes(code)) return [];
  const named = namedBeside(client, row, code);
  const free = ids.filter((id) => prefixes.some((prefix) => prefix === prefixOf(id)) && !named.has(id));
  const rest = free.filter((id) => (isClass(code) ? isIn(id, code, prefixes) : isRest(client, row, id)));
  return rest.map((id) => ({ ...known, id, among: String(code) }));
}

/** Common codes answered to one command keep its name. */
function asked(id: StatusId, command: string): { readonly command?: string } {
  return prefixOf(id) === 'common' && command !== '*' ? { command } : {};
}

function exactly(ids: readonly StatusId[], prefixes: readonly Prefix[], command: string, code: number | string): readonly StatusId[] {
  if (prefixes.includes('transport')) {
    const faults = FAULTS[code] ?? [];
    return ids.filter((id) => prefixOf(id) === 'transport' && faults.includes(codeOf(id)));
  }
  const common = typeof code === 'number' && code > 100 && command !== '*' && ids === EAS_IDS;
  const places: readonly string[] = common && !prefixes.includes('http') ? ['common'] : prefixes;
  return ids.filter((id) => places.includes(prefixOf(id)) && codeOf(id) === String(code));
}

/** The ids the client names by number for the same command and place, and, when its rest is asked for, those of its classes. */
function namedBeside(client: Client, row: ClientRow, code: number | string): ReadonlySet<StatusId> {
  // A SyncML code that belongs to one command, as 508 to Alert, is none of the rest of any command.
  const isBeside = (other: ClientRow): boolean =>
    (other.command === row.command && other.level === row.level) || (row.command === '*' && client.protocol === 'syncml');
  const beside = client.rows.filter(isBeside);
  const prefixes = placeOf(row)?.prefixes ?? [];
  const ids = idsFor(client, row);
  const named = beside
    .flatMap(({ codes }) => codes)
    .flatMap((one) => [
      ...exactly(ids, prefixes, row.command, one),
      ...(REST.includes(code) && isClass(one) ? ids.filter((id) => isIn(id, one, prefixes)) : []),
    ]);
  return new Set(named);
}

const isClass = (code: number | string): boolean => /^[2-5]xx$/.test(String(code));
const isIn = (id: StatusId, code: number | string, prefixes: readonly Prefix[]): boolean =>
  prefixes.some((prefix) => prefix === prefixOf(id)) && new RegExp(`^${String(code).replace('xx', '\\d\\d')}$`).test(codeOf(id));

function isRest(client: Client, row: ClientRow, id: StatusId): boolean {
  const code = Number(codeOf(id));
  const protocol = idsFor(client, row) === EAS_IDS ? EAS_TOLD : SYNCML;
  if (protocol.entry(id)?.success === true) return false;
  if (prefixOf(id) === 'http') return code >= 400;
  if (prefixOf(id) === 'common' && row.command !== '*') return ABOUT_MAIL.includes(code);
  // Interim answers and redirects of SyncML are not failures a client means by its rest.
  return prefixOf(id) !== 'syncml' || code >= 400;
}
