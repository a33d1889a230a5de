import type { EasCommandName } from '../../core/command.ts';
import type { Resolution, Treatment, When } from '../../core/resolution.ts';

// Ladders and readings that several statuses share, so that the same trouble is never treated in two ways.

/** Commands that make mail leave. None may go out twice without a look. */
export const MAIL = ['SendMail', 'SmartForward', 'SmartReply'] as const satisfies readonly EasCommandName[];

/** Commands whose request carries X-MS-PolicyKey, without Provision itself [MS-ASPROV 3.1.5.1]. */
export const KEYED = [
  'Find', 'FolderCreate', 'FolderDelete', 'FolderSync', 'FolderUpdate', 'GetAttachment', 'GetHierarchy', 'CreateCollection', 'DeleteCollection',
  'MoveCollection', 'GetItemEstimate', 'ItemOperations', 'MeetingResponse', 'MoveItems', 'ResolveRecipients', 'Search', 'SendMail', 'Settings',
  'SmartForward', 'SmartReply', 'Sync', 'ValidateCert',
] as const satisfies readonly EasCommandName[]; // prettier-ignore

/** Commands that carry no policy key: one provisioning for them per episode, no more [MS-ASPROV 3.1.5.1]. */
export const KEYLESS = ['Autodiscover', 'OPTIONS', 'Ping'] as const satisfies readonly EasCommandName[];

/** Commands that edit the folders, those of 2.5 too: what has no description is not sent twice on a guess [MS-ASHTTP 2.2.4.1.2.1]. */
const FOLDER_EDITS = [
  'FolderCreate', 'FolderDelete', 'FolderUpdate', 'CreateCollection', 'DeleteCollection', 'MoveCollection',
] as const satisfies readonly EasCommandName[]; // prettier-ignore

/** Waits and repeats the same bytes; then it is time that has to help. */
export const WAIT = [
  { do: 'retry', pace: 'backoff', limit: 4 },
  { do: 'hold', who: 'time', why: 'server-down' },
] as const satisfies readonly Resolution[];

/** The same at the server's own pace: Retry-After where it is given. */
export const PACED = [
  { do: 'retry', pace: 'server', limit: 5 },
  { do: 'hold', who: 'time', why: 'throttled' },
] as const satisfies readonly Resolution[];

/** The policy handshake, twice at most: a third would say that the server forgets the key. */
export const PROVISION = [
  { do: 'repair', rung: 'policy', limit: 2 },
  { do: 'hold', who: 'admin', why: 'provisioning-loop', tell: 'user' },
] as const satisfies readonly Resolution[];

/** The same for commands that carry no key, which cannot show that it worked. */
export const PROVISION_ONCE = [
  { do: 'repair', rung: 'policy', limit: 1 },
  { do: 'hold', who: 'admin', why: 'provisioning-loop', tell: 'user' },
] as const satisfies readonly Resolution[];

/** OPTIONS, then new bytes for the version that came out. */
export const OTHER_VERSION = [
  { do: 'repair', rung: 'version', then: 'rebuild' },
  { do: 'reject', why: 'unsupported' },
] as const satisfies readonly Resolution[];

/** Where the account lives now; without an answer the user has to say it. */
export const ELSEWHERE = [
  { do: 'repair', rung: 'endpoint', limit: 2 },
  { do: 'hold', who: 'user', why: 'endpoint', tell: 'user' },
] as const satisfies readonly Resolution[];

/** A list over the server's limit: halves, three times, which brings the largest default limit of all below a hundred [MS-ASCMD 3.1.5.10]. */
export const SPLIT = [
  { do: 'rephrase', how: 'split-batch', limit: 3 },
  { do: 'reject', why: 'too-large' },
] as const satisfies readonly Resolution[];

/** No uploads until somebody has made room; reading goes on. */
export const NO_ROOM = [{ do: 'hold', who: 'user', why: 'quota', scope: 'uploads', tell: 'user' }] as const satisfies readonly Resolution[];

/** Nobody but a person can tell whether it happened. Only this one waits for the answer: other mail goes on. */
const ASK = { do: 'hold', who: 'user', why: 'unknown-outcome', tell: 'user' } as const satisfies Resolution;

const UNKNOWN: Pick<Treatment, 'basis' | 'why'> = {
  basis: 'spec+advice',
};

/** Looks in Sent Items, sends the same bytes with the same ClientId only when the mail is not there, then asks. */
export const LOOK_IN_SENT = [{ do: 'reconcile', how: 'look-in-sent', then: 'replay' }, ASK] as const satisfies readonly Resolution[];

/** Readings for a reply that never came or says nothing: what is not safe to repeat is looked for first. */
export const UNKNOWN_OUTCOME = [
  {
    when: { commands: MAIL, answers118: true },
    steps: [{ do: 'reconcile', how: 'same-id-resend', then: 'replay' }, { do: 'reconcile', how: 'look-in-sent', then: 'replay' }, ASK],
    ...UNKNOWN,
  },
  { when: { commands: MAIL }, steps: LOOK_IN_SENT, ...UNKNOWN },
  {
    when: { commands: FOLDER_EDITS },
    steps: [{ first: [{ do: 'refresh', scope: 'hierarchy' }], do: 'reconcile', how: 'look-for-folder', then: 'rebuild', limit: 2 }, ASK],
    ...UNKNOWN,
  },
  {
    when: { commands: ['MoveItems'] },
    steps: [
      { first: [{ do: 'refresh', scope: 'collection' }], do: 'reconcile', how: 'look-at-both-folders', then: 'rebuild', limit: 2 },
      ASK,
    ],
    ...UNKNOWN,
  },
  {
    when: { commands: ['ItemOperations'], idempotent: false },
    steps: [
      { first: [{ do: 'refresh', scope: 'collection' }], do: 'reconcile', how: 'look-at-both-folders', then: 'rebuild', limit: 2 },
      ASK,
    ],
    ...UNKNOWN,
  },
  {
    when: { commands: ['MeetingResponse'] },
    steps: [{ first: [{ do: 'refresh', scope: 'collection' }], do: 'reconcile', how: 'look-at-item', then: 'rebuild', limit: 2 }, ASK],
    ...UNKNOWN,
  },
  {
    when: { commands: ['Sync'], uploads: true },
    steps: [
      { do: 'retry', pace: 'backoff', limit: 3 },
      { do: 'reconcile', how: 'match-adds', then: 'rebuild' },
      { do: 'hold', who: 'time', why: 'server-down' },
    ],
    basis: 'spec+advice',
  },
] as const satisfies readonly (Treatment & { when: When })[];

/** Success, as the text says it. */
export const ACCEPT = { steps: [{ do: 'accept' }], basis: 'spec' } as const satisfies Treatment;

/** A hierarchy key the server does not take: from 0, twice, with the collections' keys kept [MS-ASCMD 3.1.5.3]. */
export const HIERARCHY_LOST = {
  steps: [
    { do: 'reset', scope: 'hierarchy', limit: 2 },
    { do: 'reject', why: 'server', tell: 'user' },
  ],
  basis: 'spec',
} as const satisfies Treatment;

/** What edits folders repeats itself, and only then doubts the hierarchy key. */
export const EDIT_AGAIN = {
  steps: [
    { do: 'retry', pace: 'backoff', limit: 4 },
    { do: 'reset', scope: 'hierarchy' },
    { do: 'reject', why: 'unavailable', tell: 'user' },
  ],
  basis: 'spec',
} as const satisfies Treatment;

/** 7 of the folder commands. */
export const FOLDER_DENIED = {
  steps: [{ do: 'reject', why: 'denied', tell: 'user' }],
  basis: 'advice',
} as const satisfies Treatment;

/** 8 of the commands that edit folders: a server that gave up waiting may have done it, and has moved the hierarchy key then. */
export const FOLDER_LATE = {
  steps: [
    { first: [{ do: 'refresh', scope: 'hierarchy' }], do: 'retry', pace: 'backoff', then: 'rebuild', limit: 2 },
    { do: 'reject', why: 'unavailable', tell: 'user' },
  ],
  basis: 'advice',
} as const satisfies Treatment;

/** 11 and 12 of the commands that edit folders: named by the text, and no more. */
export const FOLDER_UNEXPLAINED = {
  steps: [{ do: 'reject', why: 'server', tell: 'user' }],
  basis: 'advice',
} as const satisfies Treatment;

/** 10 of the folder commands: the same request is malformed the next time too. */
export const FOLDER_REQUEST = {
  steps: [{ do: 'reject', why: 'request' }],
  basis: 'spec',
} as const satisfies Treatment;

/** The folder list is stale: FolderSync, then the app's new bytes. */
export const FOLDERSYNC_FIRST = { do: 'refresh', scope: 'hierarchy', then: 'rebuild' } as const satisfies Resolution;

/** A fault of the server that mostly passes, on a request that is safe to repeat and holds nobody up. */
export const TRY_AGAIN = [
  { do: 'retry', pace: 'backoff', limit: 3 },
  { do: 'reject', why: 'unavailable' },
] as const satisfies readonly Resolution[];

/** A login for the place where the thing lies, never the account's own unless the user says so. */
export const WITH_CREDENTIALS = [
  { do: 'rephrase', how: 'with-credentials', tell: 'user' },
  { do: 'reject', why: 'denied', tell: 'user' },
] as const satisfies readonly Resolution[];
