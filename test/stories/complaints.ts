// What users and maintainers of other clients complain about, and what was found in their sources: the field this library is made for.
// Each is answered by a story, or says why no client can do anything about it. Addresses: github.com/<owner>/<repo>/issues/<number>.

/** One complaint, in our own words. */
export interface Complaint {
  readonly what: string;
  /** Public threads, or the client it was found in. */
  readonly from: readonly string[];
  /** Why no story answers it. @default stories whose `about` names it */
  readonly outOfReach?: string;
}

/** Found by reading other clients: places where their recovery does not end, or ends wrongly. */
const WEAK_SPOTS = {
  'aosp-449-uncounted': {
    what: 'A provisioning that worked is not counted: 449 each time loops for ever',
    from: ['AOSP Exchange EasOperation'],
  },
  'aosp-142-uncounted': { what: 'The same for 142 in any command', from: ['AOSP Exchange EasOperation'] },
  'aosp-sync-3-no-delay': { what: 'Sync 3 is repeated without delay while the server keeps saying 3', from: ['AOSP Exchange EasSync'] },
  'aosp-item-status': { what: 'Most statuses of an item clear the local change', from: ['AOSP Exchange upsync'] },
  'aosp-new-client-id': { what: 'Each attempt at a mail gets a new ClientId', from: ['AOSP Exchange SendMail'] },
  'nacho-provision-no-delay': { what: 'Provision is entered again on every failure, without delay', from: ['NachoClientX ProvW'] },
  'nacho-449-healthy': { what: '449 counts as healthy traffic', from: ['NachoClientX AsHttpOperation'] },
  'nacho-folder-sync-at-once': {
    what: 'FolderSync 10, 12 and unknown codes run again at once',
    from: ['NachoClientX AsFolderSyncCommand'],
  },
  'nacho-451-hangs': { what: '456, 457 and 451 without an address leave the operation hanging', from: ['NachoClientX AsHttpOperation'] },
  'nacho-hierarchy-asserts': {
    what: 'More than five new starts of the hierarchy end the app on purpose',
    from: ['NachoClientX AsFolderSyncCommand'],
  },
  'nacho-132-keeps-key': { what: '132 to 136 sync again without leaving the key', from: ['NachoClientX AsCommand'] },
  'nacho-no-policy': { what: 'A server without a policy is looked for elsewhere', from: ['NachoClientX AsProvisionCommand'] },
  'nacho-meeting-response': { what: 'MeetingResponse 3 and 4 are not tried again', from: ['NachoClientX AsMeetingResponseCommand'] },
  'tbsync-silent-success': { what: 'Sync 4, 5, 6 and 8 end a folder as success', from: ['jobisoft/EAS-4-TbSync sync-runner'] },
  'tbsync-503-next-folder': { what: 'After 503 the next folder is asked for at once', from: ['jobisoft/EAS-4-TbSync sync-runner'] },
  'tbsync-more-available': { what: 'Pages with more to come are fetched without a bound', from: ['jobisoft/EAS-4-TbSync sync-runner'] },
  'tbsync-generic': { what: '16, 111, 132 to 136, 165 and 177 are one generic error', from: ['jobisoft/EAS-4-TbSync sync-runner'] },
  'mustang-deadlock': {
    what: 'Provision waits for the promise that it has to settle itself',
    from: ['mustang-im/mustang ActiveSyncAccount'],
  },
  'mustang-one-counter': { what: 'One counter of 111 for all commands', from: ['mustang-im/mustang ActiveSyncAccount'] },
  'mustang-3-12-thrown': { what: 'Sync 3 and 12 are thrown at the user', from: ['mustang-im/mustang ActiveSyncFolder'] },
  'gaia-timer-never-starts': { what: 'A job that was put off never starts again from idle', from: ['gaia-email mailuniverse'] },
  'gaia-451-unbounded': { what: '451 is followed without a bound', from: ['gaia-email jsas'] },
  'evolution-flag-stuck': {
    what: 'A failed Provision leaves its flag set: later requests wait for ever',
    from: ['Evolution ActiveSync eas-connection'],
  },
  'pyactivesync-redirect-guard': { what: 'The guard against redirects in a circle is never set', from: ['pyActiveSync MSASHTTP'] },
  'go-activesync-user-in-error': { what: 'The user’s name stands in the text of errors', from: ['hstern/go-activesync'] },
} as const satisfies Record<string, Complaint>;

/** Threads of users and maintainers, those of one complaint together. */
const THREADS = {
  'provision-449-for-ever': { what: '449 for ever', from: ['grommunio/grommunio-sync 26'] },
  'new-device-id': {
    what: 'A new DeviceId each time it provisions',
    from: ['grommunio/grommunio-sync 26'],
    outOfReach:
      'The DeviceId is the app’s: it makes one once and keeps it. The library reads it out of the app’s address and never makes one.',
  },
  'provision-once-a-second': {
    what: 'One provisioning a second, and megabytes of log',
    from: ['mail-in-a-box/mailinabox 190', 'mail-in-a-box/mailinabox 2096', 'Z-Hub/Z-Push 154'],
  },
  'empty-syncs': { what: 'Never challenged: stays in discovery with empty Syncs', from: ['jobisoft/EAS-4-TbSync 353'] },
  'device-information': {
    what: '165: the server wants to know the device first',
    from: ['jobisoft/EAS-4-TbSync 312', 'jobisoft/EAS-4-TbSync 315', 'jobisoft/EAS-4-TbSync PR 303'],
  },
  'legacy-device': { what: '141: a device that cannot be provisioned', from: ['jobisoft/TbSync 66'] },
  'no-policy': { what: 'No policy exists', from: ['jobisoft/TbSync 18'] },
  'version-not-supported': { what: '138: the version is not supported', from: ['jobisoft/TbSync 781'] },
  quarantine: { what: 'In quarantine Syncs succeed and are empty', from: ['jobisoft/TbSync 126'] },
  'device-limit': { what: 'Too many devices: old ones have to be deleted', from: ['sailfishos/docs.sailfishos.org PR 225'] },
  'redirect-to-itself': { what: 'A redirect to the same host loops', from: ['jobisoft/EAS-4-TbSync 282'] },
  'routing-cookie': {
    what: 'A missing routing cookie causes 451',
    from: ['mustang-im/mustang PR 220'],
  },
  'reset-deletes': {
    what: 'A reset deletes calendars and folders',
    from: ['jobisoft/EAS-4-TbSync 147', 'jobisoft/EAS-4-TbSync 238', 'jobisoft/EAS-4-TbSync 277', 'mustang-im/mustang 282'],
  },
  'key-loops': {
    what: 'Status 3 comes again and again',
    from: ['jobisoft/TbSync 635', 'jobisoft/TbSync 759', 'jobisoft/TbSync 712', 'jobisoft/TbSync 721', 'jobisoft/TbSync 130'],
  },
  'cloned-device': { what: 'Two devices with one DeviceId', from: ['jobisoft/TbSync 716'] },
  'lost-edits': { what: 'Edits vanish', from: ['jobisoft/TbSync 98', 'jobisoft/TbSync 810', 'tine20/tine20 4268'] },
  'contacts-deleted': { what: 'Contacts are deleted', from: ['tine20/tine20 4303'] },
  'lost-reply': {
    what: 'An answer lost on a slow network leads to a full download, again and again',
    from: ['tine20/tine20 1605', 'tine20/tine20 2570', 'tine20/tine20 2572'],
  },
  duplicates: {
    what: 'Everything is there twice after a reset',
    from: ['tine20/tine20 1445', 'tine20/tine20 2109', 'jobisoft/TbSync 99', 'jobisoft/EAS-4-TbSync 351'],
  },
  'sync-12-unchanged': {
    what: 'FolderSync reports no change and 12 stays',
    from: ['mustang-im/mustang 293', 'mustang-im/mustang PR 405', 'mustang-im/mustang PR 422'],
  },
  'ping-7-loop': { what: 'Ping and FolderSync in a loop without end', from: ['tine20/tine20 4018'] },
  throttled: {
    what: 'Throttled, and made worse by asking again',
    from: ['mustang-im/mustang 281', 'mustang-im/mustang PR 329', 'jobisoft/EAS-4-TbSync 356', 'jobisoft/TbSync 125', 'tine20/tine20 5464'],
  },
  'pings-pile-up': { what: 'Pings pile up during twenty minutes of Retry-After', from: ['mustang-im/mustang 769'] },
  storms: {
    what: 'Battery and server are worn out by requests that follow each other at once',
    from: ['mailcow/mailcow-dockerized 722', 'mailcow/mailcow-dockerized 5045', 'Alinto/sogo 179'],
  },
  'login-storm': { what: '2500 logins an hour', from: ['tine20/tine20 3855'] },
  'double-pings': { what: 'Two Pings at a time', from: ['Z-Hub/Z-Push 55'] },
  'bad-item': {
    what: 'One item blocks all others',
    from: [
      'jobisoft/EAS-4-TbSync 164',
      'jobisoft/EAS-4-TbSync 226',
      'jobisoft/EAS-4-TbSync 111',
      'jobisoft/EAS-4-TbSync 336',
      'jobisoft/TbSync 656',
      'jobisoft/TbSync 124',
      'jobisoft/TbSync 26',
      'jobisoft/TbSync 368',
      'fmbiete/Z-Push-contrib 68',
      'fmbiete/Z-Push-contrib 157',
      'fmbiete/Z-Push-contrib 206',
    ],
  },
  'send-loop': { what: 'One mail is sent in a loop', from: ['fmbiete/Z-Push-contrib 88'] },
  'double-sends': {
    what: 'Mails are sent twice',
    from: [
      'fmbiete/Z-Push-contrib 88',
      'mailcow/mailcow-dockerized 7236',
      'mailcow/mailcow-dockerized 4975',
      'thunderbird/thunderbird-android 2858',
      'thunderbird/thunderbird-android 4527',
    ],
  },
  'send-timeout': { what: 'The timeout is shorter than the server’s work', from: ['Aster-Privacy/Aster-Android PR 23'] },
  'opaque-failure': {
    what: 'It fails, and nobody says why',
    from: ['mustang-im/mustang 224', 'jobisoft/TbSync 781', 'jobisoft/TbSync 799'],
  },
  'wipe-scope': {
    what: 'What does a wipe wipe?',
    from: ['MicrosoftDocs/OfficeDocs-Exchange 717', 'MicrosoftDocs/OfficeDocs-Exchange 1470', 'CyberDrain/CIPP 322'],
  },
  'secrets-in-logs': { what: 'A login in a public log', from: ['Intermesh/groupoffice 1036'] },
} as const satisfies Record<string, Complaint>;

export const COMPLAINTS: Readonly<Record<string, Complaint>> = { ...WEAK_SPOTS, ...THREADS };
