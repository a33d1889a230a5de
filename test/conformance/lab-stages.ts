// How each recorded request is put before the lab, where the lab answers otherwise and why, and which recordings are about
// something a request cannot bring about.
import { el, pingOf, provisionOf } from '../unit/sim/probe.ts';
import { EVENT, FIRST_MAIL, INBOX, remap } from './lab-player.ts';
import type { Player, Stage } from './lab-player.ts';

const box = ({ client }: Player) => client.lab.mailbox('alice');
const arrives = (player: Player): void => void box(player).deliver({ from: 'bob@example.test', subject: 'new' });
const loseDevice = (player: Player): void => box(player).loseDevice();
const losePolicyKey = (player: Player): void => box(player).losePolicyKey();
const wipe = (player: Player): void => box(player).wipe('probe1');
const pinged = ({ client }: Player): void => {
  client.open('Ping', { root: pingOf(300, [INBOX]) });
  client.lab.endWaiting();
};
const NO_LOGIN = { headers: { authorization: undefined } };
const login = (text: string): Stage => ({ headers: { authorization: `Basic ${btoa(text)}` } });

/** Recordings that need more than a device that is in step. */
export const STAGES: Readonly<Record<string, Stage>> = {
  'sogo/01b-options-no-auth': NO_LOGIN,
  'sogo/04-getitemestimate-unprimed': { device: 'mapped' },
  'sogo/05a-sync-before-foldersync': { device: 'fresh' },
  'sogo/06c-sync-same-key-again': { twice: true, then: arrives },
  'sogo/07h-sync-empty-body': { device: 'mapped' },
  'sogo/07i-sync-partial': { device: 'mapped' },
  'sogo/08d-ping-empty-with-cache': { then: pinged },
  'sogo/09b-foldercreate-duplicate': {
    then: (player) => {
      box(player).addFolder({ name: 'Dup' });
      remap(player);
    },
  },
  'sogo/09h-folderupdate-to-existing': {
    folder: 'Project',
    then: (player) => {
      box(player).addFolder({ name: 'Trash' });
      remap(player);
    },
  },
  'sogo/10d-folderdelete-ok': { folder: 'Project' },
  'sogo/11f-moveitems-again': { twice: true, item: FIRST_MAIL },
  'sogo/12i-sendmail-same-clientid-again': { twice: true },
  'sogo/13-wrong-password': login('alice:wrong'),
  'sogo/13b-unknown-user': login('nobody:alice-pw'),
  'sogo/13c-no-auth': NO_LOGIN,
  'sogo/18d-wrong-content-type': { headers: { 'content-type': 'text/plain' } },
  'sogo/51-after-sogo-tool-resetfolder-sync': { then: (player) => box(player).loseCollection(INBOX) },
  'sogo/51b-then-sync-0': { then: (player) => box(player).loseCollection(INBOX) },
  'sogo/52-after-sogo-tool-resetdevice-sync': { then: loseDevice },
  'sogo/52b-after-resetdevice-sync-calendar': { then: loseDevice },
  'sogo/52c-after-resetdevice-ping': { then: loseDevice },
  'sogo/52d-after-resetdevice-getitemestimate': { then: loseDevice },
  'sogo/52e-after-resetdevice-foldersync': { then: loseDevice },
  'sogo/52f-foldersync-0': { then: loseDevice },
  'sogo/52g-sync-old-key-after-foldersync-0': {
    then: (player) => {
      loseDevice(player);
      remap(player);
    },
  },
  'sogo/53b-old-sync-key-after-foldersync-0': { then: remap },
  'sogo/54-sql-deleted-folder-row-sync': { then: loseDevice },
  'sogo/54b-sql-deleted-device-sync': { then: loseDevice },
  'sogo/54c-sql-deleted-device-foldersync': { then: loseDevice },
  'sogo/57-ping-new-mail': { then: arrives },
  'sogo/57b-sync-new-mail': { then: arrives },
  'sogo/57c-sync-after-delete-elsewhere': { then: (player) => box(player).remove(INBOX, FIRST_MAIL) },
  'sogo/57d-sync-change-to-deleted': { item: FIRST_MAIL, then: (player) => box(player).remove(INBOX, FIRST_MAIL) },
  'sogo/58-foldersync-new-folder': { then: (player) => void box(player).addFolder({ name: 'Gone' }) },
  'sogo/58b-sync0-gone': { folder: 'Gone' },
  'sogo/58c-sync-deleted-folder': { folder: 'Gone', then: (player) => box(player).removeFolder(box(player).folder('Gone')) },
  'sogo/58d-ping-deleted-folder': { folder: 'Gone', then: (player) => box(player).removeFolder(box(player).folder('Gone')) },
  'sogo/58e-folderdelete-already-deleted': { folder: 'Gone', then: (player) => box(player).removeFolder(box(player).folder('Gone')) },
  'sogo/58f-foldersync-sees-delete': { folder: 'Gone', then: (player) => box(player).removeFolder(box(player).folder('Gone')) },
  'sogo/67-password-changed-mid-session': { then: (player) => box(player).setPassword('new') },
  'horde/01b-options-no-auth': NO_LOGIN,
  'horde/02b-foldersync-policykey-0': { policy: 'none' },
  'horde/06-getitemestimate-unprimed': { device: 'mapped' },
  'horde/06b-getitemestimate-bogus-key': { device: 'mapped' },
  'horde/07d-sync-same-key-again': { twice: true, then: arrives },
  'horde/07e-sync-key-two-back': { keyAge: 2 },
  'horde/08c-ping-empty-cached': { then: pinged },
  'horde/08d-ping-no-folders': { then: pinged },
  'horde/10d-unprovisioned-ping': { device: 'fresh' },
  'horde/10e-unprovisioned-no-policykey-header': { policy: 'required' },
  'horde/11b-temporary-key-used': { temporaryKey: true, device: 'fresh' },
  'horde/11e-phase2': { temporaryKey: true },
  'horde/12e-no-policykey': { policy: 'required' },
  'horde/12j-still-ok': {
    then: ({ client }) => {
      const other = el('Provision:Policies', el('Provision:Policy', el('Provision:PolicyType', 'Nonsense')));
      client.send('Provision', { root: provisionOf(other) });
    },
  },
  'horde/13b-unknown-user': login('nobody:alice-pw'),
  'horde/13c-no-auth': NO_LOGIN,
  'horde/33d-empty-sync': { then: losePolicyKey },
  'horde/34b-foldersync': { then: losePolicyKey },
  'horde/34c-ping': { then: loseDevice },
  'horde/34e-reprovisioned-foldersync': { then: (player) => box(player).loseHierarchy() },
  'horde/40b-wipe-pending-sync': { then: wipe },
  'horde/40c-wipe-pending-ping': { then: wipe },
  'horde/40d-wipe-pending-foldersync-12.1': { then: wipe },
  'horde/52-ping-newmail': { then: arrives },
  'horde/54d-calendar-add-same-clientid-replayed-old-key': { twice: true },
  'horde/54f-conflicting-change': {
    item: EVENT,
    then: (player) => box(player).change('7', EVENT, { 'Calendar:Subject': 'theirs', 'Calendar:UID': 'ev1' }),
  },
};

const KEYS = 'SOGo looks at no key, or trips over it; a key that was not given out is 3 or 9 (MS-ASCMD 2.2.3.177.5, .17)';
const CHECKS = 'the recorded server lets this pass or breaks on it; MS-ASCMD 2.2.3.177 lists a status for it';
const OWN = 'another number for the same refusal; the lab takes the one whose text fits (MS-ASCMD 2.2.3.177)';
const COMMON =
  "a body that cannot be used has a common status; the recorded server crashes, guesses, or uses a number of the command's own (MS-ASCMD 2.2.2)";
const INFO = 'DeviceInformation must be there from 14.1 on (MS-ASPROV 3.1.5.1); the recorded servers do not ask for it';
const FORM = 'Horde says it twice, as 449 and in the body; from 14.0 on it belongs in the body (MS-ASCMD 2.2.2)';
const WRONGKEY = 'a key that is not the current one is 144, none is 142, and from 14.0 on it is said in the body (MS-ASCMD 2.2.2)';
const NOTDONE = 'the lab does not do this command and says so (MS-ASCMD 2.2.2, 137)';
const VERSION = 'the header is required and names a version that is spoken (MS-ASHTTP 2.2.1.1.2.6, MS-ASCMD 2.2.2, 138)';
const LINE =
  'the request line names command, device and device type, by POST (MS-ASHTTP 2.2.1.1.1); the recorded servers do without, or fail';
const GATE =
  'Horde lets Ping and SendMail by without a policy and fails later; Ping is not asked for a key, SendMail is (MS-ASPROV 3.1.5.1)';

/** Where the lab answers otherwise: its answer, and why. */
export const DIFFERENCES: Readonly<Record<string, readonly [answer: string, why: string]>> = {
  'sogo/02-provision-phase1': ['200 Provision 165', INFO],
  'sogo/03c-foldersync-bogus-key': ['200 FolderSync 9', KEYS],
  'sogo/03d-foldersync-bogus-number': ['200 FolderSync 9', KEYS],
  'sogo/04-getitemestimate-unprimed': ['200 GetItemEstimate/Response 3', CHECKS],
  'sogo/04b-getitemestimate-bogus-key': ['200 GetItemEstimate/Response 4', CHECKS],
  'sogo/04c-getitemestimate-bad-collection': ['200 GetItemEstimate/Response 2', CHECKS],
  'sogo/05a-sync-before-foldersync': [
    '200 Sync/Collections/Collection 12',
    'a device that was not told the folders is not in step with them: 12 (MS-ASCMD 2.2.3.177.17)',
  ],
  'sogo/07-sync-bogus-key-mail': ['200 Sync/Collections/Collection 3', KEYS],
  'sogo/07a-sync-bogus-numeric-key-mail': ['200 Sync/Collections/Collection 3', KEYS],
  'sogo/07d-sync-bogus-key-calendar': ['200 Sync/Collections/Collection 3', KEYS],
  'sogo/07e-sync-bogus-numeric-calendar': ['200 Sync/Collections/Collection 3', KEYS],
  'sogo/07f-sync-nonexistent-collection': ['200 Sync/Collections/Collection 8', CHECKS],
  'sogo/07g-sync-nonexistent-calendar': ['200 Sync/Collections/Collection 8', CHECKS],
  'sogo/07j-sync-no-collections': ['200 Sync 4', CHECKS],
  'sogo/07k-sync-wait-too-long': ['200 Sync 14', CHECKS],
  'sogo/07l-sync-change-bad-item': ['200 Sync/Collections/Collection/Responses/Change 8', CHECKS],
  'sogo/07m-sync-delete-bad-item': ['200 Sync/Collections/Collection/Responses/Delete 8', CHECKS],
  'sogo/07n-sync-fetch-bad-item': ['200 Sync/Collections/Collection/Responses/Fetch 8', CHECKS],
  'sogo/08-ping-nonexistent-folder': ['200 Ping 7', CHECKS],
  'sogo/09b-foldercreate-duplicate': ['200 FolderCreate 2', CHECKS],
  'sogo/09c-foldercreate-bogus-key': ['200 FolderCreate 9', KEYS],
  'sogo/09d-foldercreate-bad-parent': ['200 FolderCreate 5', CHECKS],
  'sogo/09e-foldercreate-special-type': ['200 FolderCreate 10', CHECKS],
  'sogo/09f-foldercreate-malformed-no-name': ['200 FolderCreate 10', CHECKS],
  'sogo/09g-folderupdate-nonexistent': ['200 FolderUpdate 4', CHECKS],
  'sogo/09h-folderupdate-to-existing': ['200 FolderUpdate 2', CHECKS],
  'sogo/10-folderdelete-nonexistent': ['200 FolderDelete 4', CHECKS],
  'sogo/10b-folderdelete-bogus-key': ['200 FolderDelete 9', KEYS],
  'sogo/10c-folderdelete-inbox': ['200 FolderDelete 3', CHECKS],
  'sogo/11c-moveitems-bad-dst-folder': ['200 MoveItems/Response 2', OWN],
  'sogo/11d-moveitems-same': ['200 MoveItems/Response 4', CHECKS],
  'sogo/11f-moveitems-again': [
    '200 MoveItems/Response 1',
    'SOGo moves what has left, again; the item is not in the source any more: 1 (MS-ASCMD 2.2.3.177.10)',
  ],
  'sogo/11g-moveitems-garbage-ids': ['200 MoveItems/Response 1', CHECKS],
  'sogo/11h-itemoperations-fetch-bad': ['200 ItemOperations/Response/Fetch 6', CHECKS],
  'sogo/11i-itemoperations-fetch-attachment-bad': ['200 ItemOperations/Response/Fetch 15', CHECKS],
  'sogo/11j-itemoperations-emptyfolder-bad': ['200 ItemOperations/Response/EmptyFolderContents 6', CHECKS],
  'sogo/12b-sendmail-malformed-mime-no-recipient': ['200 SendMail 107', COMMON],
  'sogo/12c-sendmail-no-mime': ['200 SendMail 103', COMMON],
  'sogo/12e-sendmail-tempfail': ['200', "the lab's mail system has no address that fails for now; a fault script has"],
  'sogo/12f-sendmail-empty-body': ['200 SendMail 101', COMMON],
  'sogo/12j-smartreply-bad-item': ['200 SmartReply 150', CHECKS],
  'sogo/13c-no-auth': ['401', 'without a login the answer is a challenge (MS-ASHTTP 2.2.2.1.1)'],
  'sogo/14-malformed-wbxml-garbage': ['200 FolderSync 102', COMMON],
  'sogo/14b-malformed-wbxml-truncated': ['200 FolderSync 102', COMMON],
  'sogo/14c-malformed-unknown-tag': ['200 FolderSync 102', COMMON],
  'sogo/14d-malformed-unknown-codepage': ['200 FolderSync 102', COMMON],
  'sogo/14e-xml-instead-of-wbxml': ['200 FolderSync 102', COMMON],
  'sogo/14f-random-body-ping': ['200 Ping 102', COMMON],
  'sogo/14g-wrong-body-for-cmd': ['200 FolderSync 103', COMMON],
  'sogo/15-unknown-command': ['501', LINE],
  'sogo/15b-unknown-command-no-body': ['501', LINE],
  'sogo/15c-unhandled-root-element': ['200 FolderSync 103', COMMON],
  'sogo/16-zero-length-foldersync': ['200 FolderSync 101', COMMON],
  'sogo/16b-zero-length-provision': ['200 Provision 2', COMMON],
  'sogo/17-version-header-missing': ['400', VERSION],
  'sogo/17b-version-99': ['200 FolderSync 138', VERSION],
  'sogo/17c-version-2.5': ['505', VERSION],
  'sogo/17e-version-garbage': ['505', VERSION],
  'sogo/18-no-device-id': ['200 FolderSync 108', LINE],
  'sogo/18b-no-query': ['400', LINE],
  'sogo/18c-get': ['405', LINE],
  'sogo/18d-wrong-content-type': ['200 FolderSync 101', COMMON],
  'sogo/19-search-gal': ['200 Search 137', NOTDONE],
  'sogo/19b-search-mailbox-bad': ['200 Search 137', NOTDONE],
  'sogo/19d-meetingresponse-bad': ['200 MeetingResponse 137', NOTDONE],
  'sogo/19e-resolverecipients': ['200 ResolveRecipients 137', NOTDONE],
  'sogo/19f-getattachment-bad': ['501', NOTDONE],
  'sogo/50-recover-wellformed-bogus-key-mail': ['200 Sync/Collections/Collection 3', KEYS],
  'sogo/52c-after-resetdevice-ping': ['200 Ping 7', 'folders the device was not told of are out of step: 7 (MS-ASCMD 2.2.3.177.11)'],
  'sogo/52d-after-resetdevice-getitemestimate': [
    '200 GetItemEstimate/Response 3',
    'what was forgotten was never primed: 3 (MS-ASCMD 2.2.3.177.7)',
  ],
  'sogo/53b-old-sync-key-after-foldersync-0': [
    '200',
    'FolderSync 0 does not touch the keys of the collections: their ids stay (MS-ASCMD 2.2.1.5)',
  ],
  'sogo/57d-sync-change-to-deleted': ['200 Sync/Collections/Collection/Responses/Change 8', CHECKS],
  'sogo/58c-sync-deleted-folder': [
    '200 Sync/Collections/Collection 12',
    'SOGo answers a deleted folder like one without changes; the hierarchy has changed: 12 (MS-ASCMD 2.2.3.177.17)',
  ],
  'sogo/58d-ping-deleted-folder': [
    '200 Ping 7',
    'SOGo waits for a folder that is gone; the hierarchy has changed: 7 (MS-ASCMD 2.2.3.177.11)',
  ],
  'sogo/58e-folderdelete-already-deleted': ['200 FolderDelete 4', CHECKS],
  'horde/06-getitemestimate-unprimed': [
    '200 GetItemEstimate/Response 3',
    'Horde estimates 0 for what was never primed: 3 (MS-ASCMD 2.2.3.177.7)',
  ],
  'horde/06c-getitemestimate-bad-collection': ['200 GetItemEstimate/Response 2', CHECKS],
  'horde/07e-sync-key-two-back': [
    '200 Sync/Collections/Collection 3',
    'Horde goes back two keys; only the one before the newest may have been lost (MS-ASCMD 3.1.5.9)',
  ],
  'horde/07l-sync-no-collections': ['200 Sync 4', OWN],
  'horde/09d-foldercreate-bad-parent': ['200 FolderCreate 5', OWN],
  'horde/09e-foldercreate-special-type': ['200 FolderCreate 10', OWN],
  'horde/10-folderdelete-nonexistent': ['200 FolderDelete 4', OWN],
  'horde/10-unprovisioned-foldersync-14.1': ['200 FolderSync 142', FORM],
  'horde/10b-folderdelete-inbox': ['200 FolderDelete 3', OWN],
  'horde/10c-unprovisioned-sync': ['200 Sync 142', FORM],
  'horde/10d-unprovisioned-ping': ['200 Ping 7', GATE],
  'horde/10e-unprovisioned-no-policykey-header': ['200 FolderSync 142', FORM],
  'horde/10h-unprovisioned-sendmail': ['200 SendMail 142', GATE],
  'horde/11b-moveitems-bad-src': ['200 MoveItems/Response 1', CHECKS],
  'horde/11b-temporary-key-used': ['200 FolderSync 144', 'the temporary key is good for the acknowledgement only (MS-ASPROV 3.1.5.1.1)'],
  'horde/11c-moveitems-bad-dst': ['200 MoveItems/Response 2', OWN],
  'horde/11d-phase1-again': ['200 Provision 165', INFO],
  'horde/11h-itemoperations-fetch-bad': ['200 ItemOperations/Response/Fetch 6', CHECKS],
  'horde/11h2-itemoperations-fetch-bad-collection': ['200 ItemOperations/Response/Fetch 6', CHECKS],
  'horde/11j-itemoperations-emptyfolder-bad': ['200 ItemOperations/Response/EmptyFolderContents 6', CHECKS],
  'horde/12b-sendmail-malformed-no-recipient': ['200 SendMail 107', COMMON],
  'horde/12b-wrong-policykey-14.1': ['200 FolderSync 144', WRONGKEY],
  'horde/12e-no-policykey': ['200 FolderSync 142', FORM],
  'horde/12f-sendmail-empty': ['200 SendMail 101', COMMON],
  'horde/12f-wrong-policykey-sync': ['200 Sync 144', WRONGKEY],
  'horde/12h-sendmail-12.1-rejected': ['500', 'below 14.0 there is no Status for SendMail: HTTP (MS-ASCMD 2.2.3.177.14)'],
  'horde/12i-provision-unknown-type': ['200 Provision 165', INFO],
  'horde/12j-still-ok': ['200', 'Horde takes the key away when another policy type is asked for; nothing says so, and the key stays'],
  'horde/14-malformed-garbage': ['200 FolderSync 102', COMMON],
  'horde/14b-malformed-truncated': ['200 FolderSync 102', COMMON],
  'horde/14d-unknown-codepage': ['200 FolderSync 102', COMMON],
  'horde/14e-xml-instead': ['200 FolderSync 102', COMMON],
  'horde/14g-wrong-body-for-cmd': ['200 FolderSync 103', COMMON],
  'horde/15-unknown-command': ['501', LINE],
  'horde/16-zero-length-foldersync': ['200 FolderSync 101', COMMON],
  'horde/16b-zero-length-provision': ['200 Provision 2', COMMON],
  'horde/17-version-missing': ['400', VERSION],
  'horde/17f-version-12.0': ['505', VERSION],
  'horde/18b-no-query': ['400', LINE],
  'horde/18d-bad-devicetype': ['200 FolderSync 109', LINE],
  'horde/18f-base64-query': ['200 FolderSync 142', FORM],
  'horde/19-search-gal': ['200 Search 137', NOTDONE],
  'horde/19b-search-bad-store': ['200 Search 137', NOTDONE],
  'horde/19e-resolverecipients': ['200 ResolveRecipients 137', NOTDONE],
  'horde/33d-empty-sync': ['200 Sync 142', FORM],
  'horde/34b-foldersync': ['200 FolderSync 142', FORM],
  'horde/34c-ping': ['200 Ping 7', GATE],
  'horde/40d-wipe-pending-foldersync-12.1': ['449', 'below 14.0 a wipe is said by 449 (MS-ASCMD 2.2.2, 140)'],
  'horde/54d-calendar-add-same-clientid-replayed-old-key': [
    '200',
    'Horde refuses what it did already; the answer that was lost is repeated (MS-ASCMD 3.1.5.9)',
  ],
  'horde/54f-conflicting-change': [
    '200 Sync/Collections/Collection/Responses/Change 7',
    'Horde lets the client win; with Conflict 1 the server does: 7 (MS-ASCMD 2.2.3.34)',
  ],
};

/** Recordings of a server in trouble, or of what its administrator set: no request brings that about; a fault script does. */
export const BEYOND_REQUESTS: readonly { readonly names: RegExp; readonly about: string }[] = [
  { names: /^sogo\/55-/, about: 'a server that forgets a Sync when the next one comes' },
  { names: /^sogo\/6[0-2]/, about: 'workers killed or stopped' },
  { names: /^sogo\/6[3-6]/, about: 'database, mail store, mail system or cache down' },
  { names: /^sogo\/7[12]/, about: 'a user without the right, a mail beyond a size limit' },
  { names: /^horde\/10f/, about: 'what is left after the refused edits before it' },
  { names: /^horde\/33-|^horde\/33b/, about: 'the cache of remembered requests deleted' },
  { names: /^horde\/4[123]/, about: 'mail store or database down' },
  { names: /^horde\/4[5-8]/, about: 'hooks and permissions of its administrator' },
];
