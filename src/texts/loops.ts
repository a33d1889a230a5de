import type { LoopName } from '../core/decision.ts';

/** What can be done about a loop an account is in, for whoever has to act. */
export const loopHints: Readonly<Record<LoopName, string>> = {
  'policy-key':
    'The server forgets the policy key or refuses what the device enforces: the administrator removes the device and looks at its policy.',
  'folder-list':
    'The server says that the folders have changed and FolderSync reports nothing: remove the account and add it again, or have the device removed on the server.',
  'sync-keys': 'The server loses every key it gives out: leave the account alone for a while, or have the administrator remove the device.',
  addresses: 'The server sends the account round in a circle: have the addresses of the servers looked at.',
  quarantine:
    'The server answers and gives nothing out, as it does to a device in quarantine: ask the administrator whether it is allowed.',
  throttle: 'The server is busy; it is asked again later.',
  line: 'The server, or the way to it, does not work; it is asked again later.',
  other: 'The server refuses whatever is tried: look at its messages in the steps, and try again later.',
};
