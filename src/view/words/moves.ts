import type {
  ContinueHow,
  HoldWhy,
  Pace,
  ReconcileHow,
  RefreshScope,
  RejectWhy,
  RepairRung,
  RephraseHow,
  ResetScope,
  ResyncHow,
  Then,
  Who,
} from '../../core/resolution.ts';
import type { Reach } from '../../policy/reach.ts';

// The closed vocabulary of the rules in short English. A word added there does not compile until it is said here.

export const CONTINUE: Readonly<Record<ContinueHow, string>> = {
  'next-message': 'the next message of the session',
  'next-chunk': 'the next chunk',
  'as-alerted': 'as the Alert of the server says',
  'without-policy': 'go on without a policy',
  acknowledge: 'acknowledge the policy',
  'poll-again': 'poll again',
  'end-session': 'end the session',
};

export const RETRY: Readonly<Record<Pace, string>> = {
  now: 'again at once',
  backoff: 'again after a growing pause',
  server: 'again when the server says, else after a growing pause',
  later: 'again later: at the time of RespURI, or in the next session',
};

export const REFRESH: Readonly<Record<RefreshScope, string>> = {
  item: 'fetch the item',
  collection: 'an ordinary Sync of the collection',
  hierarchy: 'FolderSync at the current key',
  settings: 'read the settings',
};

export const RESET: Readonly<Record<ResetScope, string>> = {
  collection: 'SyncKey of the collection to 0',
  hierarchy: 'FolderSync from key 0',
  all: 'every SyncKey to 0',
};

export const RESYNC: Readonly<Record<ResyncHow, string>> = {
  slow: 'slow sync: both sides send everything, the server matches',
  'refresh-from-server': 'the server’s data replaces ours, if the user consents',
  'refresh-from-client': 'our data replaces the server’s, if the user consents',
};

export const RESTART: Readonly<Record<'session' | 'version', string>> = {
  session: 'a new session',
  version: 'a new session of the next older version',
};

export const REPAIR: Readonly<Record<RepairRung, string>> = {
  endpoint: 'find the endpoint anew (Autodiscover)',
  credentials: 'renew the credentials',
  version: 'negotiate the version',
  policy: 'provision',
  'device-info': 'send the device information',
  anchors: 'agree on the anchors anew',
};

export const REPHRASE: Readonly<Record<RephraseHow, string>> = {
  'resend-full': 'the whole request instead of a part',
  'set-heartbeat': 'the heartbeat the server names',
  'limit-folders': 'no more folders than the server takes',
  'smaller-window': 'a smaller window',
  'split-batch': 'the batch in halves',
  'leave-out-item': 'half of the batch, to find the item that is refused',
  'new-client-id': 'with a new ClientId',
  'without-body-parts': 'without body parts',
  'without-option': 'without the option',
  'with-device-information': 'with DeviceInformation',
  'fewer-items': 'with fewer items',
  'other-type': 'with the other type',
  'with-credentials': 'with the other server’s login',
  'range-from-zero': 'with a range from 0',
  'with-size': 'with the size stated',
  'in-chunks': 'in chunks',
  'as-add': 'as an Add',
};

export const RECONCILE: Readonly<Record<ReconcileHow, string>> = {
  'look-in-sent': 'look in Sent Items',
  'same-id-resend': 'send again with the same ClientId',
  'look-for-folder': 'look for the folder',
  'look-at-both-folders': 'look at both folders',
  'look-at-item': 'look at the item',
  'match-adds': 'match the new items with what the server has',
  'take-server-item': 'take the item of the server',
  'resend-failed-parts': 'send the failed parts again',
  'resend-whole': 'send the whole again',
};

export const WIPE: Readonly<Record<'device' | 'account' | 'as-directed', string>> = {
  device: 'remote wipe of the device',
  account: 'remote wipe of the account',
  'as-directed': 'ask the server for its wipe directive and follow it',
};

export const WHO: Readonly<Record<Who, string>> = {
  user: 'the user acts',
  admin: 'the administrator acts',
  time: 'time has passed',
};

export const HELD: Readonly<Record<Reach, string>> = {
  account: 'the account',
  uploads: 'uploads',
  request: 'this request',
};

export const HOLD: Readonly<Record<HoldWhy, string>> = {
  blocked: 'access is blocked',
  credentials: 'the login is not accepted',
  policy: 'the policy cannot be met',
  'provisioning-loop': 'provisioning does not help',
  'wipe-refused': 'a wipe was refused',
  wiped: 'the account was wiped',
  consent: 'consent is missing',
  quota: 'there is no room left',
  'device-limit': 'too many devices',
  endpoint: 'the server cannot be found',
  mailbox: 'something is wrong with the mailbox',
  'server-setup': 'something is wrong with the server’s set-up',
  'server-down': 'the server does not work',
  throttled: 'the server throttles',
  busy: 'another request works on the same',
  'unknown-outcome': 'nobody knows whether it happened',
  loop: 'the same again and again',
};

export const REJECT: Readonly<Record<RejectWhy, string>> = {
  request: 'the request is wrong',
  denied: 'not allowed',
  gone: 'it is gone',
  conflict: 'conflict',
  exists: 'it exists already',
  unsupported: 'not supported',
  'too-large': 'too large',
  quota: 'no room',
  certificate: 'certificate',
  recipient: 'recipient',
  server: 'the server fails',
  unavailable: 'not available now',
  cancelled: 'cancelled',
};

export const THEN: Readonly<Record<Then, string>> = {
  replay: 'then the same bytes',
  edit: 'then the same bytes with that number set',
  rebuild: 'then new bytes of the app',
  end: '',
};
