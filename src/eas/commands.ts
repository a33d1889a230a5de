import type { CommandFacts, EasCommandName, StatusPlace } from '../core/command.ts';
import type { EasRung } from '../core/rungs.ts';
import type { Prefix } from '../core/status-id.ts';
import type { Level } from '../core/status.ts';
import type { EasName } from '../wbxml/book.ts';

/** What is true of an ActiveSync command: the facts every protocol states, and how its messages look. */
export interface EasCommandFacts<Name extends EasCommandName = EasCommandName> extends CommandFacts<Name> {
  /** Root element of request and reply, `AirSync:Sync`. Absent where the messages are not WBXML. */
  readonly root?: EasName;
  /** What a reply's body is: WBXML, Autodiscover's XML, the bytes of an attachment, nothing (OPTIONS speaks in headers). */
  readonly reply: 'wbxml' | 'xml' | 'bytes' | 'nothing';
}

const place = (path: string, level: Level, prefix: Prefix): StatusPlace => ({ path, level, prefix });

// Rungs by what a command needs to make sense at the server. Ping, OPTIONS and Autodiscover carry no policy key
// (MS-ASPROV 3.1.5.1), Provision is what makes the policy whole, FolderSync what makes the hierarchy whole.
const SIGNED_IN = ['endpoint', 'credentials'] as const satisfies readonly EasRung[];
const VERSIONED = [...SIGNED_IN, 'version'] as const satisfies readonly EasRung[];
const PROVISIONED = [...VERSIONED, 'policy'] as const satisfies readonly EasRung[];
const MAPPED = [...PROVISIONED, 'hierarchy'] as const satisfies readonly EasRung[];

const SYNC = 'Sync/Collections/Collection';
const FETCH = 'ItemOperations/Response/Fetch';

/**
 * One row per ActiveSync command: what it needs, whether it may go out twice, and where its reply carries Status. The
 * root of every WBXML command is a place even where MS-ASCMD lists no number of the command's own there: common codes
 * (142) arrive at it. MS-ASCMD 2.2.1, 2.2.3.177; MS-ASPROV 3.1.5.
 *
 * @example EAS_COMMANDS.Sync.places[1]?.path; // 'Sync/Collections/Collection'
 */
export const EAS_COMMANDS = {
  Autodiscover: {
    name: 'Autodiscover',
    spec: 'MS-ASCMD 2.2.1.1',
    needs: ['credentials'],
    idempotent: 'yes',
    policyKey: false,
    empty: 'fault',
    reply: 'xml',
    places: [
      place('Autodiscover/Response/Error', 'command', 'Autodiscover'),
      place('Autodiscover/Response/Action/Error', 'command', 'Autodiscover'),
    ],
  },
  CreateCollection: {
    name: 'CreateCollection',
    spec: 'MS-ASHTTP 2.2.4.1.2.1',
    needs: MAPPED,
    idempotent: 'no',
    policyKey: true,
    empty: 'fault',
    reply: 'wbxml',
    places: [],
  },
  DeleteCollection: {
    name: 'DeleteCollection',
    spec: 'MS-ASHTTP 2.2.4.1.2.1',
    needs: MAPPED,
    idempotent: 'no',
    policyKey: true,
    empty: 'fault',
    reply: 'wbxml',
    places: [],
  },
  Find: {
    name: 'Find',
    spec: 'MS-ASCMD 2.2.1.2',
    needs: MAPPED,
    idempotent: 'yes',
    policyKey: true,
    empty: 'fault',
    root: 'Find:Find',
    reply: 'wbxml',
    places: [
      place('Find', 'command', 'Find'),
      place('Find/Response', 'command', 'Find.Response'),
      place('Find/Response/Result/Properties/Picture', 'item', 'Find.Picture'),
    ],
  },
  FolderCreate: {
    name: 'FolderCreate',
    spec: 'MS-ASCMD 2.2.1.3',
    needs: MAPPED,
    idempotent: 'no',
    policyKey: true,
    empty: 'fault',
    root: 'FolderHierarchy:FolderCreate',
    reply: 'wbxml',
    places: [place('FolderCreate', 'command', 'FolderCreate')],
  },
  FolderDelete: {
    name: 'FolderDelete',
    spec: 'MS-ASCMD 2.2.1.4',
    needs: MAPPED,
    idempotent: 'no',
    policyKey: true,
    empty: 'fault',
    root: 'FolderHierarchy:FolderDelete',
    reply: 'wbxml',
    places: [place('FolderDelete', 'command', 'FolderDelete')],
  },
  FolderSync: {
    name: 'FolderSync',
    spec: 'MS-ASCMD 2.2.1.5',
    needs: PROVISIONED,
    idempotent: 'yes',
    policyKey: true,
    empty: 'fault',
    root: 'FolderHierarchy:FolderSync',
    mends: 'hierarchy',
    reply: 'wbxml',
    places: [place('FolderSync', 'command', 'FolderSync')],
  },
  FolderUpdate: {
    name: 'FolderUpdate',
    spec: 'MS-ASCMD 2.2.1.6',
    needs: MAPPED,
    idempotent: 'no',
    policyKey: true,
    empty: 'fault',
    root: 'FolderHierarchy:FolderUpdate',
    reply: 'wbxml',
    places: [place('FolderUpdate', 'command', 'FolderUpdate')],
  },
  GetAttachment: {
    name: 'GetAttachment',
    spec: 'MS-ASCMD 2.2.1.7',
    needs: PROVISIONED,
    idempotent: 'yes',
    policyKey: true,
    empty: 'fault',
    reply: 'bytes',
    places: [],
  },
  GetHierarchy: {
    name: 'GetHierarchy',
    spec: 'MS-ASCMD 2.2.1.8',
    needs: PROVISIONED,
    idempotent: 'yes',
    policyKey: true,
    empty: 'fault',
    root: 'FolderHierarchy:Folders',
    reply: 'wbxml',
    places: [],
  },
  GetItemEstimate: {
    name: 'GetItemEstimate',
    spec: 'MS-ASCMD 2.2.1.9',
    needs: MAPPED,
    idempotent: 'yes',
    policyKey: true,
    empty: 'fault',
    root: 'GetItemEstimate:GetItemEstimate',
    reply: 'wbxml',
    places: [place('GetItemEstimate', 'command', 'GetItemEstimate'), place('GetItemEstimate/Response', 'collection', 'GetItemEstimate')],
  },
  ItemOperations: {
    name: 'ItemOperations',
    spec: 'MS-ASCMD 2.2.1.10',
    needs: MAPPED,
    // Fetch may be repeated; Move and EmptyFolderContents count as adds.
    idempotent: 'unless-adds',
    policyKey: true,
    empty: 'fault',
    root: 'ItemOperations:ItemOperations',
    reply: 'wbxml',
    places: [
      place('ItemOperations', 'command', 'ItemOperations'),
      place(FETCH, 'item', 'ItemOperations.Fetch'),
      place('ItemOperations/Response/EmptyFolderContents', 'item', 'ItemOperations.EmptyFolderContents'),
      place('ItemOperations/Response/Move', 'item', 'ItemOperations.Move'),
      place(`${FETCH}/Properties/BodyPart`, 'item', 'Sync.BodyPart'),
    ],
  },
  MeetingResponse: {
    name: 'MeetingResponse',
    spec: 'MS-ASCMD 2.2.1.11',
    needs: MAPPED,
    idempotent: 'no',
    policyKey: true,
    empty: 'fault',
    root: 'MeetingResponse:MeetingResponse',
    reply: 'wbxml',
    places: [place('MeetingResponse', 'command', 'MeetingResponse'), place('MeetingResponse/Result', 'item', 'MeetingResponse')],
  },
  MoveCollection: {
    name: 'MoveCollection',
    spec: 'MS-ASHTTP 2.2.4.1.2.1',
    needs: MAPPED,
    idempotent: 'no',
    policyKey: true,
    empty: 'fault',
    reply: 'wbxml',
    places: [],
  },
  MoveItems: {
    name: 'MoveItems',
    spec: 'MS-ASCMD 2.2.1.12',
    needs: MAPPED,
    idempotent: 'no',
    policyKey: true,
    empty: 'fault',
    root: 'Move:MoveItems',
    reply: 'wbxml',
    places: [place('MoveItems', 'command', 'MoveItems'), place('MoveItems/Response', 'item', 'MoveItems')],
  },
  OPTIONS: {
    name: 'OPTIONS',
    spec: 'MS-ASHTTP 2.2.3',
    needs: SIGNED_IN,
    idempotent: 'yes',
    policyKey: false,
    empty: 'success',
    reply: 'nothing',
    places: [],
  },
  Ping: {
    name: 'Ping',
    spec: 'MS-ASCMD 2.2.1.13',
    needs: [...VERSIONED, 'hierarchy'],
    idempotent: 'yes',
    policyKey: false,
    empty: 'fault',
    root: 'Ping:Ping',
    reply: 'wbxml',
    places: [place('Ping', 'command', 'Ping')],
  },
  Provision: {
    name: 'Provision',
    spec: 'MS-ASPROV 2.2.2.44',
    needs: VERSIONED,
    idempotent: 'yes',
    policyKey: true,
    empty: 'fault',
    root: 'Provision:Provision',
    mends: 'policy',
    reply: 'wbxml',
    places: [
      place('Provision', 'command', 'Provision'),
      place('Provision/Policies/Policy', 'command', 'Provision.Policy'),
      place('Provision/DeviceInformation', 'item', 'Provision.DeviceInformation'),
    ],
  },
  ResolveRecipients: {
    name: 'ResolveRecipients',
    spec: 'MS-ASCMD 2.2.1.15',
    needs: PROVISIONED,
    idempotent: 'yes',
    policyKey: true,
    empty: 'fault',
    root: 'ResolveRecipients:ResolveRecipients',
    reply: 'wbxml',
    places: [
      place('ResolveRecipients', 'command', 'ResolveRecipients'),
      place('ResolveRecipients/Response', 'item', 'ResolveRecipients.Response'),
      place('ResolveRecipients/Response/Recipient/Availability', 'item', 'ResolveRecipients.Availability'),
      place('ResolveRecipients/Response/Recipient/Certificates', 'item', 'ResolveRecipients.Certificates'),
      place('ResolveRecipients/Response/Recipient/Picture', 'item', 'ResolveRecipients.Picture'),
    ],
  },
  Search: {
    name: 'Search',
    spec: 'MS-ASCMD 2.2.1.16',
    needs: MAPPED,
    idempotent: 'yes',
    policyKey: true,
    empty: 'fault',
    root: 'Search:Search',
    reply: 'wbxml',
    places: [
      place('Search', 'command', 'Search'),
      place('Search/Response/Store', 'command', 'Search.Store'),
      place('Search/Response/Store/Result/Properties/Picture', 'item', 'Search.Picture'),
    ],
  },
  // SendMail, SmartForward and SmartReply have no numbers of their own: a Status at their root is a common one
  // (MS-ASCMD 2.2.3.177.14, .16).
  SendMail: {
    name: 'SendMail',
    clientIdFrom: '14.0',
    spec: 'MS-ASCMD 2.2.1.17',
    needs: PROVISIONED,
    idempotent: 'no',
    policyKey: true,
    empty: 'success',
    root: 'ComposeMail:SendMail',
    reply: 'wbxml',
    places: [place('SendMail', 'command', 'common')],
  },
  Settings: {
    name: 'Settings',
    spec: 'MS-ASCMD 2.2.1.18',
    needs: PROVISIONED,
    idempotent: 'yes',
    policyKey: true,
    empty: 'fault',
    root: 'Settings:Settings',
    reply: 'wbxml',
    places: [
      place('Settings', 'command', 'Settings'),
      place('Settings/Oof', 'item', 'Settings.Oof'),
      place('Settings/DeviceInformation', 'item', 'Settings.DeviceInformation'),
      place('Settings/DevicePassword', 'item', 'Settings.DevicePassword'),
      place('Settings/UserInformation', 'item', 'Settings.UserInformation'),
      place('Settings/RightsManagementInformation', 'item', 'Settings.RightsManagementInformation'),
    ],
  },
  SmartForward: {
    name: 'SmartForward',
    clientIdFrom: '14.0',
    spec: 'MS-ASCMD 2.2.1.19',
    needs: MAPPED,
    idempotent: 'no',
    policyKey: true,
    empty: 'success',
    root: 'ComposeMail:SmartForward',
    reply: 'wbxml',
    places: [place('SmartForward', 'command', 'common')],
  },
  SmartReply: {
    name: 'SmartReply',
    clientIdFrom: '14.0',
    spec: 'MS-ASCMD 2.2.1.20',
    needs: MAPPED,
    idempotent: 'no',
    policyKey: true,
    empty: 'success',
    root: 'ComposeMail:SmartReply',
    reply: 'wbxml',
    places: [place('SmartReply', 'command', 'common')],
  },
  Sync: {
    name: 'Sync',
    spec: 'MS-ASCMD 2.2.1.21',
    needs: MAPPED,
    idempotent: 'unless-adds',
    policyKey: true,
    empty: 'nothing-changed',
    root: 'AirSync:Sync',
    reply: 'wbxml',
    places: [
      place('Sync', 'command', 'Sync'),
      place(SYNC, 'collection', 'Sync'),
      place(`${SYNC}/Responses/Add`, 'item', 'Sync.Add'),
      place(`${SYNC}/Responses/Change`, 'item', 'Sync.Change'),
      place(`${SYNC}/Responses/Delete`, 'item', 'Sync.Delete'),
      place(`${SYNC}/Responses/Fetch`, 'item', 'Sync.Fetch'),
      place(`${SYNC}/Commands/Add/ApplicationData/BodyPart`, 'item', 'Sync.BodyPart'),
      place(`${SYNC}/Commands/Change/ApplicationData/BodyPart`, 'item', 'Sync.BodyPart'),
      place(`${SYNC}/Responses/Fetch/ApplicationData/BodyPart`, 'item', 'Sync.BodyPart'),
    ],
  },
  ValidateCert: {
    name: 'ValidateCert',
    spec: 'MS-ASCMD 2.2.1.22',
    needs: PROVISIONED,
    idempotent: 'yes',
    policyKey: true,
    empty: 'fault',
    root: 'ValidateCert:ValidateCert',
    reply: 'wbxml',
    places: [place('ValidateCert', 'command', 'ValidateCert'), place('ValidateCert/Certificate', 'item', 'ValidateCert.Certificate')],
  },
} as const satisfies { readonly [Name in EasCommandName]: EasCommandFacts<Name> };

const BY_NAME: ReadonlyMap<string, EasCommandFacts> = new Map(Object.entries(EAS_COMMANDS));

/**
 * The facts of a command by a name that may come from outside, or undefined when there is none of that name.
 *
 * @example easCommand('Sync')?.idempotent; // 'unless-adds'
 */
export function easCommand(name: string): EasCommandFacts | undefined {
  return BY_NAME.get(name);
}

/**
 * The place of a command whose path is this one, or undefined when the command's replies carry no Status there.
 *
 * @example placeAt('Provision', 'Provision/Policies/Policy')?.prefix; // 'Provision.Policy'
 */
export function placeAt(command: string, path: string): StatusPlace | undefined {
  return easCommand(command)?.places.find((known) => known.path === path);
}
