import type { Resolution, Rule } from '../../core/resolution.ts';
import type { RulesFor } from '../rules-for.ts';
import { KEYLESS, LOOK_IN_SENT, NO_ROOM, OTHER_VERSION, PROVISION, PROVISION_ONCE, SPLIT, WAIT } from './shared.ts';

const BLOCKED = { do: 'hold', who: 'admin', why: 'blocked', tell: 'user' } as const satisfies Resolution;
const SERVER_SETUP = { do: 'hold', who: 'admin', why: 'server-setup', tell: 'user' } as const satisfies Resolution;
const MAILBOX = { do: 'hold', who: 'admin', why: 'mailbox', tell: 'user' } as const satisfies Resolution;

/** 142, 143, 144 and 141: the handshake, then the refused command once more. */
const NOT_PROVISIONED = {
  steps: PROVISION,
  basis: 'spec',
  variants: [
    {
      when: { commands: KEYLESS },
      steps: PROVISION_ONCE,
      basis: 'observed',
      why: 'These carry no policy key [MS-ASPROV 3.1.5.1]; one provisioning per episode and one repeat is all that can be tried.',
    },
  ],
} as const satisfies Rule;

/** Commands that name folders by id, so that a fresh hierarchy can cure an id. */
const NAMES_FOLDERS = [
  'FolderCreate', 'FolderDelete', 'FolderUpdate', 'Find', 'GetItemEstimate', 'ItemOperations', 'MeetingResponse', 'MoveItems', 'Ping', 'Search', 'Sync',
]; // prettier-ignore

const WHAT_CAME_STANDS = 'The picture is left out; the rest of the answer stands.';

/** Said of a mail, a folder or an upload, a word about a picture is no word of success. */
const NOTHING_CAME = {
  when: { idempotent: false },
  steps: [{ do: 'reject', why: 'server' }],
  basis: 'advice',
  why: 'The request asked for no picture, and what it asked for was not said to be done.',
  hint: 'It was not done as far as the answer tells: keep the mail or the edit.',
} as const satisfies NonNullable<Rule['variants']>[number];

/** What is done about the codes common to all commands [MS-ASCMD 2.2.2]. The text gives a meaning to each and a resolution to few. */
export const commonRules = {
  'common.101': {
    steps: [{ do: 'reject', why: 'request' }],
    basis: 'spec',
    hint: 'Check Content-Type, length and whether a body has to be there: WBXML mail is for 14.0 and later.',
  },
  'common.102': {
    steps: [{ do: 'reject', why: 'request' }],
    basis: 'advice',
    why: 'The same bytes decode no better the next time.',
    hint: 'The encoder is at fault: check code pages, tokens and the length that went out.',
  },
  'common.103': {
    steps: [{ do: 'reject', why: 'request' }],
    basis: 'advice',
    why: 'The same elements break the same rule.',
    hint: 'Check the elements, their order and number against the schema of the command.',
    variants: [
      {
        when: { commands: ['GetItemEstimate', 'MeetingResponse', 'MoveItems'] },
        steps: SPLIT,
        basis: 'spec+advice',
        why: 'These answer 103 when a list is over the limit too [MS-ASCMD 3.1.5.10].',
        hint: 'If a short list fails as well, the elements break the schema of the command.',
      },
    ],
  },
  'common.104': {
    steps: [{ do: 'reject', why: 'request' }],
    basis: 'advice',
    why: 'The same time reads no better.',
    hint: 'Write times as the command wants them; look at InstanceId first.',
  },
  'common.105': {
    steps: [{ do: 'reject', why: 'request' }],
    basis: 'advice',
    why: 'Each value is fine by itself.',
    hint: 'Choose another target or leave one of the options out.',
  },
  'common.106': {
    steps: [{ do: 'reject', why: 'request' }],
    basis: 'advice',
    why: 'An id that cannot be read is the fault of the request.',
    hint: 'Drop the id; fetch it again with FolderSync or Sync.',
    variants: [
      {
        when: { commands: NAMES_FOLDERS },
        steps: [
          { do: 'refresh', scope: 'hierarchy', then: 'rebuild' },
          { do: 'reject', why: 'request' },
        ],
        basis: 'advice',
        why: 'A folder list of an older server or backup holds ids that this server cannot read; a fresh one may not.',
        hint: 'Drop the id; fetch the item again with Sync.',
      },
    ],
  },
  'common.107': {
    steps: [{ do: 'reject', why: 'request', tell: 'user' }],
    basis: 'advice',
    why: 'The same message parses no better.',
    hint: 'Keep the draft and build the message anew.',
  },
  'common.108': {
    steps: [{ do: 'reject', why: 'request' }],
    basis: 'advice',
    why: 'The account is set up wrongly in the app.',
    hint: 'Send a DeviceId: letters and digits, the same for as long as the account lives.',
  },
  'common.109': {
    steps: [{ do: 'reject', why: 'request' }],
    basis: 'advice',
    why: 'The account is set up wrongly in the app.',
    hint: 'Send a DeviceType: letters and digits, the same for as long as the account lives.',
  },
  'common.110': {
    steps: [{ do: 'reject', why: 'server', tell: 'user' }],
    basis: 'spec',
    hint: 'Do not send it again by itself; the user, or a pass much later, may.',
  },
  'common.111': { steps: [{ do: 'retry', pace: 'server', limit: 5 }, WAIT[1]], basis: 'spec' },
  'common.112': { steps: [SERVER_SETUP], basis: 'advice', why: 'Only the administrator can give the server its rights in the directory.' },
  'common.113': { steps: NO_ROOM, basis: 'advice', why: 'A full mailbox still gives out what it has.' },
  'common.114': { steps: WAIT, basis: 'advice', why: 'A store that is down for maintenance comes back.' },
  'common.115': {
    steps: [{ do: 'reject', why: 'quota', tell: 'user' }],
    basis: 'advice',
    why: 'The quota is refilled by time or by the administrator, not by asking.',
    hint: 'Keep the message in the outbox and let the user send it later.',
  },
  'common.116': {
    steps: [{ do: 'reject', why: 'recipient', tell: 'user' }],
    basis: 'advice',
    why: 'Only the user knows who was meant.',
    hint: 'Return the message to the drafts and show its recipients.',
  },
  'common.117': {
    steps: [{ do: 'reject', why: 'denied', tell: 'user' }],
    basis: 'spec+advice',
    why: 'The message, or a policy, forbids it; asking again changes neither [MS-ASCMD 2.2.3.177.16].',
    hint: 'Offer to send the text as a new message.',
  },
  'common.118': {
    steps: [
      { do: 'rephrase', how: 'new-client-id' },
      { do: 'reject', why: 'conflict', tell: 'user' },
    ],
    basis: 'spec+advice',
    why: 'On a first attempt the id was used by another message.',
    hint: 'Give every message a ClientId of its own: the server takes this one for another message.',
    variants: [
      {
        when: { sentBefore: 'no-answer' },
        steps: [{ do: 'accept' }],
        basis: 'spec',
        why: 'The attempt whose answer was lost did arrive.',
      },
      {
        when: { sentBefore: 'failed' },
        steps: LOOK_IN_SENT,
        basis: 'advice',
        why: 'The server called the attempt before a failure and now calls it sent; only a look can tell.',
      },
      {
        when: { sentBefore: 'no-ledger' },
        steps: LOOK_IN_SENT,
        basis: 'advice',
        why: 'Nobody remembers whether this message or another one used the id.',
      },
    ],
  },
  'common.119': {
    steps: [{ do: 'reject', why: 'recipient', tell: 'user' }],
    basis: 'advice',
    why: 'Only the user knows who was meant.',
    hint: 'Return the message to the drafts: it names nobody.',
  },
  'common.120': {
    steps: [{ do: 'reject', why: 'server', tell: 'user' }],
    basis: 'advice',
    why: 'Servers without 118 would send it twice if only the answer was wrong.',
    hint: 'Look in Sent Items, then let the user send it again.',
    variants: [
      {
        when: { answers118: true },
        steps: [
          { do: 'retry', pace: 'backoff' },
          { do: 'reject', why: 'server', tell: 'user' },
        ],
        basis: 'advice',
        why: 'This server recognises a message it has sent, so one more try is safe.',
        hint: 'Return the message to the outbox and tell the user.',
      },
    ],
  },
  'common.121': {
    steps: [{ do: 'reject', why: 'server', tell: 'user' }],
    basis: 'advice',
    why: 'The message that is answered is what the server stumbles over.',
    hint: 'Send the text as a plain SendMail.',
  },
  'common.122': {
    steps: [{ do: 'reject', why: 'too-large', tell: 'user' }],
    basis: 'advice',
    why: 'The same attachment is as large the next time.',
    hint: 'Let the user remove or shrink the attachment.',
  },
  'common.123': {
    steps: [{ do: 'repair', rung: 'endpoint' }, MAILBOX],
    basis: 'advice',
    why: 'The mailbox may have moved to where Autodiscover leads; otherwise somebody has to make one.',
  },
  'common.124': {
    steps: [
      { do: 'repair', rung: 'credentials' },
      { do: 'hold', who: 'user', why: 'credentials', tell: 'user' },
    ],
    basis: 'advice',
    why: 'The request went out without a login.',
  },
  'common.125': {
    steps: [{ do: 'repair', rung: 'credentials' }, SERVER_SETUP],
    basis: 'advice',
    why: 'A login name may be wrong; a name that is right and unknown is for the administrator.',
  },
  'common.126': { steps: [BLOCKED], basis: 'advice', why: 'ActiveSync is switched off for this user.' },
  'common.127': { steps: [BLOCKED], basis: 'advice', why: 'The server is set to keep these users out.' },
  'common.128': {
    steps: [{ do: 'repair', rung: 'endpoint' }, BLOCKED],
    basis: 'advice',
    why: 'Another server may be the right one for an older mailbox.',
  },
  'common.129': { steps: [BLOCKED], basis: 'advice', why: 'The administrator lists which devices may sync.' },
  'common.130': {
    steps: [{ do: 'reject', why: 'denied', tell: 'user' }],
    basis: 'advice',
    why: 'One operation is denied, not the account.',
    hint: 'Leave this operation out; the rest can go on.',
    variants: [
      {
        when: { commands: ['FolderSync', 'Provision'] },
        steps: [BLOCKED],
        basis: 'advice',
        why: 'Without these two nothing else can be done on the account.',
      },
    ],
  },
  'common.131': { steps: [BLOCKED], basis: 'advice', why: 'The account is disabled.' },
  'common.132': {
    steps: [{ do: 'retry', pace: 'backoff' }, { do: 'reset', scope: 'all' }, WAIT[1]],
    basis: 'spec+advice',
    why: 'The state may be back a moment later; if not, the next key is refused anyway.',
  },
  'common.133': { steps: WAIT, basis: 'advice', why: 'A mailbox that is being moved is not lost; a key error says so if it is.' },
  'common.134': {
    steps: [{ do: 'reset', scope: 'all' }, MAILBOX],
    basis: 'advice',
    why: 'What the server keeps of this device is damaged; only a new start makes it anew.',
  },
  'common.135': {
    steps: [{ do: 'retry', pace: 'backoff', limit: 2 }, { do: 'reset', scope: 'all' }, WAIT[1]],
    basis: 'advice',
    why: 'Two first syncs met; the other one has to end first.',
  },
  'common.136': {
    steps: [{ first: [{ do: 'repair', rung: 'version' }], do: 'reset', scope: 'all' }, MAILBOX],
    basis: 'advice',
    why: 'Mostly after an upgrade of the server, which may have brought other versions too.',
  },
  'common.137': {
    steps: OTHER_VERSION,
    basis: 'advice',
    why: 'OPTIONS says which commands there are.',
    hint: 'Stop using the command on this server.',
  },
  'common.138': {
    steps: OTHER_VERSION,
    basis: 'advice',
    why: 'OPTIONS says which versions there are, and the command may exist in another one.',
    hint: 'Use the command of this version: ItemOperations Fetch for GetAttachment, FolderSync for GetHierarchy.',
  },
  'common.139': {
    steps: [{ do: 'hold', who: 'admin', why: 'policy', tell: 'user' }],
    basis: 'spec',
  },
  'common.140': { steps: [{ do: 'wipe', scope: 'as-directed' }], basis: 'spec' },
  'common.141': NOT_PROVISIONED,
  'common.142': NOT_PROVISIONED,
  'common.143': NOT_PROVISIONED,
  'common.144': NOT_PROVISIONED,
  'common.145': {
    steps: [
      { do: 'repair', rung: 'policy' },
      { do: 'hold', who: 'admin', why: 'policy', tell: 'user' },
    ],
    basis: 'spec',
  },
  'common.146': {
    steps: [
      { do: 'rephrase', how: 'without-option' },
      { do: 'reject', why: 'request' },
    ],
    basis: 'advice',
    why: 'The meeting has one occurrence only, so the whole of it is meant.',
    hint: 'Forward the meeting without InstanceId.',
  },
  'common.147': {
    steps: [{ do: 'reject', why: 'unsupported' }],
    basis: 'advice',
    why: 'The server does not know this kind of item.',
    hint: 'Leave items of this class out; the rest can go on.',
  },
  'common.148': { steps: [SERVER_SETUP], basis: 'advice', why: 'The servers do not trust each other; no client can change that.' },
  'common.149': {
    steps: [
      { do: 'rephrase', how: 'resend-full' },
      { do: 'reject', why: 'request' },
    ],
    basis: 'spec',
    hint: 'Send the whole request: an empty one has nothing to stand on.',
  },
  'common.150': {
    steps: [{ do: 'reject', why: 'gone', tell: 'user' }],
    basis: 'advice',
    why: 'The message that is answered is no longer there.',
    hint: 'Sync the folder and offer to send the text as a new message.',
  },
  'common.151': {
    steps: [{ do: 'hold', who: 'user', why: 'mailbox', tell: 'user' }],
    basis: 'advice',
    why: 'Somebody has to remove folders.',
    variants: [
      {
        when: { commands: ['FolderCreate'] },
        steps: [{ do: 'reject', why: 'quota', tell: 'user' }],
        basis: 'advice',
        why: 'The folders that exist can be synced all the same.',
        hint: 'Let the user remove folders first.',
      },
    ],
  },
  'common.152': {
    steps: [{ do: 'retry', pace: 'backoff' }, MAILBOX],
    basis: 'advice',
    why: 'A mailbox always has folders; one that shows none is broken, or was not ready yet.',
  },
  'common.153': {
    steps: [
      { first: [{ do: 'refresh', scope: 'collection' }], do: 'reconcile', how: 'look-at-both-folders' },
      { do: 'reject', why: 'gone', tell: 'user' },
    ],
    basis: 'advice',
    why: 'Some items did not arrive; both folders say where they are.',
    hint: 'Show what is missing after both folders were synced.',
  },
  'common.154': {
    steps: [
      { first: [{ do: 'refresh', scope: 'collection' }], do: 'retry', pace: 'backoff', then: 'rebuild', limit: 2 },
      { do: 'reject', why: 'server', tell: 'user' },
    ],
    basis: 'advice',
    why: 'The move may have been done in part, so only what is left goes again.',
    hint: 'Put the items back where the server has them.',
  },
  'common.155': {
    steps: [{ do: 'reject', why: 'request' }],
    basis: 'advice',
    why: 'The same request lacks the same element.',
    hint: 'Add Options with MoveAlways.',
  },
  'common.156': {
    steps: [{ do: 'reject', why: 'request' }],
    basis: 'advice',
    why: 'The same target is refused again.',
    hint: 'Choose a mail folder as the target.',
  },
  'common.160': {
    steps: SPLIT,
    basis: 'advice',
    why: 'Availability is given for a hundred people at a time by default.',
    hint: 'Ask for fewer recipients at a time.',
  },
  'common.161': {
    steps: [{ do: 'reject', why: 'too-large' }],
    basis: 'advice',
    why: 'The list is as long the next time.',
    hint: 'Expand the list and ask for its members, or go without availability.',
  },
  'common.162': {
    steps: [
      { do: 'retry', pace: 'backoff', limit: 2 },
      { do: 'reject', why: 'unavailable' },
    ],
    basis: 'spec',
    hint: 'Show the availability as unknown.',
  },
  'common.163': {
    steps: [{ do: 'reject', why: 'unavailable' }],
    basis: 'spec',
    hint: 'Show the availability as unknown; asking again gives the same answer.',
  },
  'common.164': {
    steps: [
      { do: 'rephrase', how: 'other-type' },
      { do: 'reject', why: 'unsupported' },
    ],
    basis: 'advice',
    why: 'Body parts come as HTML only.',
    hint: 'Ask for body parts of Type 2, or for the ordinary body.',
  },
  'common.165': {
    steps: [
      { do: 'rephrase', how: 'with-device-information' },
      { do: 'reject', why: 'request' },
    ],
    basis: 'spec+advice',
    why: 'From 14.1 on the first Provision has to carry it; with it the same handshake goes on.',
    hint: 'Put DeviceInformation with at least Model into the first Provision from 14.1 on.',
  },
  'common.166': {
    steps: [
      { do: 'refresh', scope: 'settings', then: 'rebuild' },
      { do: 'reject', why: 'request', tell: 'user' },
    ],
    basis: 'advice',
    why: 'Settings lists the accounts that exist now.',
    hint: 'Send from another account, or without AccountId.',
  },
  'common.167': {
    steps: [{ do: 'reject', why: 'denied', tell: 'user' }],
    basis: 'advice',
    why: 'This account may not send.',
    hint: 'Send from another account.',
  },
  'common.168': {
    steps: [
      { do: 'rephrase', how: 'without-option' },
      { do: 'reject', why: 'unsupported' },
    ],
    basis: 'advice',
    why: 'Rights management is off, or the line is not safe enough for it.',
    hint: 'Ask without rights management and show protected mail as such.',
  },
  'common.169': {
    steps: [
      { do: 'retry', pace: 'backoff', limit: 3 },
      { do: 'reject', why: 'unavailable' },
    ],
    basis: 'spec',
    hint: 'Show the message as protected and try later.',
  },
  'common.170': {
    steps: [{ do: 'reject', why: 'server' }],
    basis: 'advice',
    why: 'The fault is called permanent.',
    hint: 'Show the message as protected; the administrator has to look.',
  },
  'common.171': {
    steps: [
      { do: 'refresh', scope: 'settings', then: 'rebuild' },
      { do: 'reject', why: 'request', tell: 'user' },
    ],
    basis: 'advice',
    why: 'Settings lists the templates that exist now.',
    hint: 'Let the user choose a template again.',
  },
  'common.172': {
    steps: [{ do: 'reject', why: 'denied', tell: 'user' }],
    basis: 'advice',
    why: 'The rights on the message forbid it.',
    hint: 'Tell the user which action the sender does not allow.',
  },
  'common.173': {
    steps: [{ do: 'accept' }],
    basis: 'advice',
    why: 'A contact without a picture is no fault.',
    variants: [NOTHING_CAME],
  },
  'common.174': { steps: [{ do: 'accept' }], basis: 'advice', why: WHAT_CAME_STANDS, variants: [NOTHING_CAME] },
  'common.175': { steps: [{ do: 'accept' }], basis: 'advice', why: WHAT_CAME_STANDS, variants: [NOTHING_CAME] },
  'common.176': {
    steps: [
      { do: 'rephrase', how: 'without-body-parts' },
      { do: 'reject', why: 'too-large' },
    ],
    basis: 'spec',
    hint: 'Fetch the ordinary body of the item.',
  },
  'common.177': { steps: [{ do: 'hold', who: 'user', why: 'device-limit', tell: 'user' }], basis: 'spec' },
  'common.178': {
    steps: [{ do: 'reject', why: 'request' }],
    basis: 'advice',
    why: 'The two ways of forwarding exclude each other.',
    hint: 'Send either Mime with its options, or Forwardees and Body.',
  },
  'common.179': {
    steps: [{ do: 'reject', why: 'request' }],
    basis: 'advice',
    why: 'The same elements parse no better.',
    hint: 'Check Forwardees and Body of the SmartForward.',
  },
  'common.183': {
    steps: [{ do: 'reject', why: 'recipient', tell: 'user' }],
    basis: 'advice',
    why: 'Only the user knows who was meant.',
    hint: 'Return the draft: it needs at least one SMTP address, and no other kind.',
  },
  'common.184': {
    steps: [
      { do: 'reconcile', how: 'resend-failed-parts', then: 'rebuild' },
      { do: 'reject', why: 'server', tell: 'user' },
    ],
    basis: 'spec',
    hint: 'Show which occurrences of the series were not stored.',
  },
} as const satisfies RulesFor<'common'>;
