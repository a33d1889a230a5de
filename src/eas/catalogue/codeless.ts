import type { EasCommandName } from '../../core/command.ts';
import type { Prefix } from '../../core/status-id.ts';
import type { CodelessEntry } from '../../core/status.ts';

// What is said without a number: commands whose outcome travels in HTTP or in an empty body, values of headers, and the
// numbers no row lists. Beside the coded rows, because nothing is ever looked up here: what is done about them stands in
// the rows and cautious rules they name.

/** Commands none of whose numbers are their own: what they say without one has to be stated, or this does not compile. */
type Numberless = Exclude<EasCommandName, Prefix>;

const GONE_COLLECTION = {
  name: null,
  meaning:
    'Pre-FolderCreate/Delete/Update command still advertised in MS-ASProtocolCommands; no description or status list found. A 2xx with a body is taken for success.',
  carrier: 'body',
  basis: 'advice',
  success: true,
  until: '12.1',
  spec: 'MS-ASHTTP 2.2.4.1.2.1',
  source: 'MS-ASHTTP R245 (the name alone)',
  id: 'http.200',
} as const;

/** The answer is lost, and nothing says that the command may be repeated: the folder is looked for. */
const GONE_COLLECTION_LOST = {
  name: null,
  meaning: 'No answer: the folder may have been made, moved or deleted.',
  carrier: 'empty-body',
  until: '12.1',
  spec: 'MS-ASCMD 3.1.5.9',
  source: 'MS-ASCMD §3.1.5.9',
  id: 'transport.empty-body',
} as const;

const collection = (command: 'CreateCollection' | 'DeleteCollection' | 'MoveCollection') =>
  [
    { ...GONE_COLLECTION, asked: { protocol: 'http', command, code: 200 } },
    { ...GONE_COLLECTION_LOST, asked: { protocol: 'transport', command, code: 'empty-body' } },
  ] as const satisfies readonly CodelessEntry[];

const mail = (command: 'SendMail' | 'SmartForward' | 'SmartReply', section: '2.2.3.177.14' | '2.2.3.177.16') =>
  [
    {
      name: null,
      meaning: 'Success is an empty 200 response; there is no success Status.',
      carrier: 'empty-body',
      success: true,
      spec: `MS-ASCMD ${section}`,
      source: 'MS-ASCMD R4379 R4407 R5776',
      asked: { protocol: 'http', command, code: 200 },
      id: 'http.200',
    },
    {
      name: null,
      meaning: 'Any Status present is a failure and comes from the common 101-184 table.',
      carrier: 'range',
      since: '14.0',
      spec: `MS-ASCMD ${section}`,
      source: 'MS-ASCMD R4380 R4381 R4408 R4409',
      // 1 is the number that is success elsewhere and must not be read as one here.
      asked: { protocol: 'eas', command, level: command, code: 1 },
      id: 'common.unknown',
    },
    {
      name: null,
      meaning: 'An empty 200 that does not look like the ActiveSync server: a network that wants a login answers so too.',
      carrier: 'empty-body',
      spec: 'MS-ASHTTP 4',
      source: 'MS-ASHTTP §4 (each answer carries MS-Server-ActiveSync)',
      asked: { protocol: 'transport', command, code: 'empty-body' },
      id: 'transport.empty-body',
    },
  ] as const satisfies readonly CodelessEntry[];

const throttled = (value: string, meaning: string, source: string): CodelessEntry => ({
  name: `X-MS-ASThrottle: ${value}`,
  meaning,
  carrier: 'header',
  since: '14.0',
  spec: value === 'Global' ? 'MS-ASHTTP 2.2.2.1.2' : 'MS-ASHTTP 2.2.2.1.2.13',
  source,
  asked: { protocol: 'http', code: 503, headers: { 'x-ms-asthrottle': value } },
  id: 'http.503',
  basis: value === 'Global' ? 'spec+advice' : 'advice',
});

const BEHAVIOUR = 'nachocove/NachoClientX McProtocolState.cs';
const REASON = 'Exchange device access state reasons §6-11; the header as free text: MS-ASHTTP R9051';

/** Facts without a code, by the command they are about, or by what they are about where every command may meet them. */
export const codelessCatalogue = {
  Autodiscover: [
    {
      name: null,
      meaning: 'Success has no Status: the answer has settings, or a redirection, and no Error.',
      carrier: 'body',
      success: true,
      spec: 'MS-ASCMD 2.2.1.1',
      source: 'MS-ASCMD §2.2.3.177.1 (1 is never sent)',
      asked: { protocol: 'http', command: 'Autodiscover', code: 200 },
      id: 'http.200',
    },
  ],
  CreateCollection: collection('CreateCollection'),
  DeleteCollection: collection('DeleteCollection'),
  GetAttachment: [
    {
      name: null,
      meaning: 'Attachment content in the body (Content-Type header; none means 7-bit ASCII).',
      carrier: 'body',
      success: true,
      until: '12.1',
      spec: 'MS-ASCMD 2.2.1.7',
      source: 'MS-ASCMD R164 R165',
      asked: { protocol: 'http', command: 'GetAttachment', code: 200 },
      id: 'http.200',
    },
    {
      name: null,
      meaning: 'Attachment gone.',
      carrier: 'status-line',
      until: '12.1',
      spec: 'MS-ASCMD 2.2.1.7',
      source: 'MS-ASCMD R166 R6021-R6023',
      asked: { protocol: 'http', command: 'GetAttachment', code: 500 },
      id: 'http.500',
    },
  ],
  GetHierarchy: [
    {
      name: null,
      meaning: 'Success is the list of folders itself; it has no Status.',
      carrier: 'body',
      success: true,
      until: '12.1',
      spec: 'MS-ASCMD 2.2.1.8',
      source: 'MS-ASCMD R6033 R6049-R6051',
      asked: { protocol: 'http', command: 'GetHierarchy', code: 200 },
      id: 'http.200',
    },
    {
      name: null,
      meaning: 'GetHierarchy failed.',
      carrier: 'status-line',
      until: '12.1',
      spec: 'MS-ASCMD 2.2.1.8',
      source: 'MS-ASCMD R6033 R6049-R6051',
      asked: { protocol: 'http', command: 'GetHierarchy', code: 500 },
      id: 'http.500',
    },
  ],
  MoveCollection: collection('MoveCollection'),
  OPTIONS: [
    {
      name: null,
      meaning: 'Success is a 200 with MS-ASProtocolVersions and MS-ASProtocolCommands; the body is empty.',
      carrier: 'header',
      success: true,
      spec: 'MS-ASHTTP 2.2.4',
      source: 'MS-ASHTTP R247-R254',
      asked: { protocol: 'http', command: 'OPTIONS', code: 200 },
      id: 'http.200',
    },
  ],
  SendMail: mail('SendMail', '2.2.3.177.14'),
  Settings: [
    {
      name: null,
      meaning: '100-255 are set aside for property-specific errors; anything but 1 is a failure.',
      carrier: 'range',
      since: '12.0',
      spec: 'MS-ASCMD 2.2.3.177.15',
      source: 'MS-ASCMD R4389 R4390',
      asked: { protocol: 'eas', command: 'Settings', level: 'Settings/Oof', code: 200 },
      id: 'Settings.Oof.unknown',
    },
  ],
  SmartForward: mail('SmartForward', '2.2.3.177.16'),
  SmartReply: mail('SmartReply', '2.2.3.177.16'),
  Sync: [
    {
      name: null,
      meaning: 'An empty 200 to a Sync without Adds, Fetches and key 0: nothing has changed, and every key stands.',
      carrier: 'empty-body',
      success: true,
      since: '12.1',
      spec: 'MS-ASCMD 2.2.1.21.2',
      source: 'MS-ASCMD §2.2.1.21.2',
      asked: { protocol: 'http', command: 'Sync', code: 200 },
      id: 'http.200',
    },
    {
      name: null,
      meaning: 'An empty 200 to a Sync that is always answered (Add, Fetch, key 0): nobody knows whether it was carried out.',
      carrier: 'empty-body',
      spec: 'MS-ASCMD 2.2.3.154, 2.2.3.181.4',
      source: 'MS-ASCMD §2.2.3.154, §2.2.3.181.4',
      asked: { protocol: 'transport', command: 'Sync', code: 'empty-body', context: { uploads: true, idempotent: false } },
      id: 'transport.empty-body',
    },
  ],
  http: [
    {
      name: 'other 2xx',
      meaning: 'Another 2xx: delivered and answered; the Status inside decides.',
      carrier: 'range',
      success: true,
      spec: 'MS-ASHTTP 3.1.5.2',
      source: 'MS-ASHTTP R264',
      asked: { protocol: 'http', code: 204 },
      id: 'http.unknown',
    },
    ...(
      [
        ['3xx', 399],
        ['4xx', 499],
        ['5xx', 599],
      ] as const
    ).map(([hundreds, code]): CodelessEntry => ({
      name: `other ${hundreds}`,
      meaning: 'Anything outside 200-299 is a failure.',
      carrier: 'range',
      spec: 'MS-ASHTTP 3.1.5.2',
      source: 'MS-ASHTTP R264 R1001-R1002',
      asked: { protocol: 'http', code },
      id: 'http.unknown',
    })),
    throttled('Global', 'Only value printed in the spec (as an example); not explained.', 'MS-ASHTTP §2.2.2.1.2'),
    throttled('CommandFrequency', 'Too many commands of a kind in a time span.', BEHAVIOUR),
    throttled('RecentCommands', 'Same command repeated over and over.', BEHAVIOUR),
    throttled('UserAgentsChanges', 'User-Agent value keeps changing.', REASON),
    throttled('SyncCommands', 'Too many Sync commands.', REASON),
    throttled('OutOfBudgets', 'Server budget for this user/device used up.', REASON),
    throttled('Watsons', 'Device requests crash the server.', REASON),
    throttled('EnableNotificationEmail', 'Administrative pseudo-rule.', REASON),
  ],
  common: [
    {
      name: 'other 1xx',
      meaning: 'A number of the common range without a row: a failure that asking again does not cure.',
      carrier: 'range',
      spec: 'MS-ASCMD 2.2.2',
      source: 'MS-ASCMD §2.2.2 (157-159 and 180-182 stand in no source)',
      asked: { protocol: 'eas', code: 157 },
      id: 'common.unknown',
    },
    {
      name: 'other below 100',
      meaning: 'A number that no edition lists for its command: a failure.',
      carrier: 'range',
      spec: 'MS-ASCMD 2.2.3.177',
      source: 'MS-ASCMD §2.2.3.177',
      asked: { protocol: 'eas', command: 'FolderSync', code: 99 },
      id: 'FolderSync.unknown',
    },
    {
      name: 'out of place',
      meaning: 'A number its command lists at another level only: it is not read as what it is there.',
      carrier: 'range',
      spec: 'MS-ASCMD 2.2.3.177',
      source: 'MS-ASCMD §2.2.3.177',
      asked: { protocol: 'eas', command: 'Sync', level: 'Sync/Collections/Collection/Responses/Add', code: 12 },
      id: 'Sync.Add.unknown',
    },
    {
      name: 'no number',
      meaning: 'A Status that is no whole number: a failure, whatever it says.',
      carrier: 'range',
      spec: 'MS-ASCMD 2.2.2',
      source: 'MS-ASCMD §2.2.2',
      asked: { protocol: 'eas', command: 'FolderSync', code: 'OK' },
      id: 'FolderSync.unknown',
    },
  ],
} as const satisfies Readonly<
  Record<Numberless, readonly [CodelessEntry, ...CodelessEntry[]]> &
    Partial<Record<EasCommandName | 'http' | 'common', readonly CodelessEntry[]>>
>;
