import type { HoldWhy, RejectWhy } from '../../core/resolution.ts';

// What a step that tells the user comes to on the screen. Suggestions: the app says it in its own words and language.

export const HOLD_SEEN: Readonly<Record<HoldWhy, string>> = {
  blocked: 'is told that the server keeps this account or device out',
  credentials: 'is asked to sign in again',
  policy: 'is told which policy the device does not meet',
  'provisioning-loop': 'is told that the server asks for its policy again and again',
  'wipe-refused': 'is told that a wipe was ordered and not carried out',
  wiped: 'is told that the administrator has wiped the account',
  consent: 'is asked before data is replaced',
  quota: 'is told that the mailbox is full',
  'device-limit': 'is told that too many devices are registered',
  endpoint: 'is asked where the account lives',
  mailbox: 'is told that the server has trouble with the mailbox',
  'server-setup': 'is told that the server has to be set right',
  'server-down': 'is told that the server does not work at the moment',
  throttled: 'is told that the server wants less',
  busy: 'is told that it waits for another request',
  'unknown-outcome': 'is asked whether it happened',
  loop: 'is told that repairing does not help',
};

export const REJECT_SEEN: Readonly<Record<RejectWhy, string>> = {
  request: 'is told that this could not be done',
  denied: 'is told that it is not allowed',
  gone: 'is told that it is gone on the server',
  conflict: 'is told that it was changed on the server meanwhile',
  exists: 'is told that there is one already',
  unsupported: 'is told that the server cannot do this',
  'too-large': 'is told that it is too large',
  quota: 'is told that there is no room',
  certificate: 'is told that the certificate is not trusted',
  recipient: 'is told that a recipient is wrong',
  server: 'is told that the server failed on this',
  unavailable: 'is told to try again later',
  cancelled: 'is told that it was cancelled',
};

/** Any other step that tells. */
export const SEEN = 'is told what is going on';
