import type { When } from '../../core/resolution.ts';
import type { Level } from '../../core/status.ts';

const LEVEL: Readonly<Record<Level, string>> = {
  transport: 'below HTTP',
  http: 'on the HTTP line',
  command: 'for the whole',
  collection: 'for one collection or datastore',
  item: 'for one item',
};

const SENT_BEFORE = {
  no: 'not sent before',
  'no-answer': 'sent before and not answered',
  failed: 'sent before and failed',
  'no-ledger': 'nobody knows whether sent before',
} as const;

const PHASE = {
  request: 'asking for the policy',
  acknowledge: 'acknowledging the policy',
  'wipe-acknowledge': 'acknowledging a wipe',
} as const;

/** Each condition of a reading in short English. */
export const WHEN: { readonly [K in keyof When]-?: (value: NonNullable<When[K]>) => string } = {
  below: (version) => `below ${version}`,
  from: (version) => `from ${version} on`,
  commands: (commands) => `on ${commands.join(', ')}`,
  level: (level) => LEVEL[level],
  path: (path) => `at ${path}`,
  alert: (alert) => (alert === 0 ? 'no Alert came' : `with Alert ${alert}`),
  chal: (chal) => (chal ? 'challenged' : 'not challenged'),
  tooLarge: () => 'the answer was larger than we read',
  policyKeySent: (sent) => (sent ? 'a policy key was sent' : 'no policy key was sent'),
  sentBefore: (before) => SENT_BEFORE[before],
  replayed: (replayed) => (replayed ? 'the same bytes went out before without an answer' : 'sent for the first time'),
  answers118: (answers) => (answers ? 'the server recognises a mail it has sent' : 'the server never recognised a mail it has sent'),
  credentialsWorked: (worked) => (worked ? 'the login worked a moment ago' : 'the login did not work lately'),
  phase: (phase) => PHASE[phase],
  operation: (operation) => `answering ${operation}`,
  sentElement: (element) => `${element} was sent`,
  idempotent: (idempotent) => (idempotent ? 'safe to repeat' : 'not safe to repeat'),
  uploads: (uploads) => (uploads ? 'data was sent up' : 'no data was sent up'),
};
