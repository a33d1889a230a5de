/** What we do about what is no status, by the command and level the clients file it under. */
export const BEYOND: Readonly<Record<string, string>> = {
  'Provision remote-wipe':
    'The directive is stored, the app is asked whether it will, 1 is acknowledged, then the app wipes, whatever the answer; if it will not, 2 is acknowledged and the account is held [MS-ASPROV 3.1.5.1.2.2].',
  '* policy':
    'Each row has its own ladder; attempts are counted over a restart, and the account is held by name, for a time, for the user or for the administrator.',
  'Sync policy': 'MoreAvailable without items is counted; only items refill the budget.',
  'Ping policy': 'A Ping that says changes where a Sync finds none is no progress, so the budget of the account ends it.',
  'Replace server role': 'Nothing: the library is the client, and what a server does with the answers of a client is not its part.',
  '* autosync': 'A hold names who has to act and can be released; what only time can help is tried again by itself.',
};
