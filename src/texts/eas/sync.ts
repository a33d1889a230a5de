import type { syncRules } from '../../eas/rules/sync.ts';
import type { TextsOf } from '../texts.ts';

const CORRECT_OPERATION = 'Correct this operation: it breaks a rule of the command although the others in the request went through.';
const ONE_ITEM = 'The text lists 5 for the request only; servers give it for one item, and the rest of the reply stands.';
const KEEP_LOCAL = 'Keep the local version and offer it again later.';

/** What is said of the statuses of Sync. */
export const syncTexts = {
  'Sync.1': {
    meaning: 'Success.',
    source: 'MS-ASCMD R4420 R4422 R4423 R5813',
  },
  'Sync.2': {
    meaning: 'Protocol version mismatch.',
    source: 'Exchange 2007 Wiki Appendix A',
    why: 'Only the 2006 table has it; OPTIONS says which versions the server takes.',
    hint: 'The server takes none of the offered versions.',
  },
  'Sync.3': {
    meaning: 'Sync key not valid.',
    source: 'MS-ASCMD R4424 R4425 R4426 R4427 R4428',
    hint: 'The server loses this key again and again: leave the collection alone for a day, or have the administrator remove the device.',
  },
  'Sync.4': {
    meaning: 'Protocol error.',
    source: 'MS-ASCMD R4429 R4430 R5778 R4431 R5779 R4432',
    hint: 'Check the request: GetChanges with key 0, Wait together with HeartbeatInterval, a doubled Class, a missing CollectionId.',
    variants: [
      {
        why: 'More than 200 operations are answered with 4 too, and a 4 for the whole does not say which operation it means [MS-ASCMD 3.1.5.10].',
        hint: 'The operation that is left over breaks a rule of the command.',
      },
    ],
  },
  'Sync.5': {
    meaning: 'Server error.',
    source: 'MS-ASCMD R4433 R4435 R4436 R4437 R4438',
    hint: 'One collection keeps failing on the server; the others can go on.',
  },
  'Sync.6': {
    meaning: 'The whole reply failed over an item that cannot be converted; the key has not moved.',
    source: 'Exchange 2007 Wiki Appendix A; jobisoft/EAS-4-TbSync sync-runner.mjs; GNOME/evolution-activesync eas-sync-msg.c',
    why: 'Servers fail the whole request over one item they cannot convert; the key has not moved, so it may be looked for.',
    hint: 'Sync without the item that is left over and keep its local version.',
  },
  'Sync.7': {
    meaning: 'Conflict in this collection; the version of the server is kept.',
    source: 'Exchange 2007 Wiki Appendix A; AOSP Exchange AbstractSyncParser.java; jobisoft/EAS-4-TbSync sync-runner.mjs',
    why: 'The text has it for one item only, the 2006 list without a level, and three clients meet it here: the version of the server comes down first.',
    hint: 'Sync the collection, keep what the user typed aside and offer to apply it to the version of the server.',
  },
  'Sync.8': {
    meaning: 'Object not found at collection level.',
    source: 'jobisoft/EAS-4-TbSync sync-runner.mjs',
    why: 'At the collection the object that is missing is the folder.',
    hint: 'Drop the collection, after the grace for what vanished.',
  },
  'Sync.9': {
    meaning: 'The whole Sync cannot be completed: the mailbox is probably out of space.',
    source: 'Exchange 2007 Wiki Appendix A; MS-ASCMD R4449; GNOME/evolution-activesync eas-sync-msg.c',
    why: 'A full mailbox still gives out what it has.',
  },
  'Sync.10': {
    meaning: 'Notification GUID could not be set.',
    source: 'Exchange 2007 Wiki Appendix A',
    why: 'Notifications by text message are gone from the protocol.',
    hint: 'Send the Sync without the request for notifications; use Ping.',
  },
  'Sync.11': {
    meaning: 'Device not yet provisioned for notifications.',
    source: 'Exchange 2007 Wiki Appendix A',
    why: 'Notifications by text message are gone from the protocol.',
    hint: 'Send the Sync without the request for notifications; use Ping.',
  },
  'Sync.12': {
    meaning: 'Folder hierarchy changed.',
    source: 'MS-ASCMD R4452 R4453 R4454',
    why: 'FolderSync is what the text names; servers that say 12 after an unchanged hierarchy have lost track of it, or of the collection.',
    hint: 'The server calls its own folder list stale: leave the collection out for now.',
  },
  'Sync.13': {
    meaning: 'Empty or partial request but nothing cached.',
    source: 'MS-ASCMD R4455 R4456 R4457',
    hint: 'Send every collection with its key and settings: an empty or partial Sync has nothing to stand on.',
  },
  'Sync.14': {
    meaning: 'Wait or HeartbeatInterval out of range; Limit carries the nearest allowed value.',
    source: 'MS-ASCMD R4458 R4459 R5780 R4460 R5781 R4461',
    hint: 'Take the Limit of the answer: minutes for Wait, seconds for HeartbeatInterval.',
  },
  'Sync.15': {
    meaning: 'Too many collections; Limit carries the maximum.',
    source: 'MS-ASCMD R4463 R4464 R4465',
    hint: 'Sync no more collections in one request than the Limit of the answer.',
  },
  'Sync.16': {
    meaning: 'Retry.',
    source: 'MS-ASCMD R4466 R4467 R4468',
    hint: 'Try again with the next scheduled pass.',
  },
  'Sync.Add.1': {
    meaning: 'Operation accepted.',
    source: 'MS-ASCMD R4420 R4422 R4423 R5813',
  },
  'Sync.Add.4': {
    meaning: 'Protocol error in this operation.',
    source: 'MS-ASCMD R4429 R4430 R5778 R4431 R5779 R4432',
    hint: CORRECT_OPERATION,
  },
  'Sync.Add.5': {
    meaning: 'Server error on this operation.',
    source: 'nachocove/NachoClientX AsSyncCommand.cs',
    why: ONE_ITEM,
    hint: KEEP_LOCAL,
  },
  'Sync.Add.6': {
    meaning: 'Item cannot be converted.',
    source: 'MS-ASCMD R4439 R4440 R4441 R4442',
    hint: 'Keep the local version, mark it as not uploaded and stop sending it: the same item fails again.',
  },
  'Sync.Add.7': {
    meaning: 'Conflict; server version kept.',
    source: 'MS-ASCMD R4443 R4444 R4445',
    hint: 'Keep what the user typed aside and offer to apply it to the version of the server.',
  },
  'Sync.Add.9': {
    meaning: 'Sync cannot be completed.',
    source: 'MS-ASCMD R4449 R4450 R4451',
  },
  'Sync.BodyPart.1': {
    meaning: 'Message part delivered.',
    source: 'MS-ASAIRS R271',
  },
  'Sync.Change.1': {
    meaning: 'Operation accepted.',
    source: 'MS-ASCMD R4420 R4422 R4423 R5813',
  },
  'Sync.Change.4': {
    meaning: 'Protocol error in this operation.',
    source: 'MS-ASCMD R4429 R4430 R5778 R4431 R5779 R4432',
    hint: CORRECT_OPERATION,
  },
  'Sync.Change.5': {
    meaning: 'Server error on this operation.',
    source: 'nachocove/NachoClientX AsSyncCommand.cs',
    why: ONE_ITEM,
    hint: KEEP_LOCAL,
  },
  'Sync.Change.6': {
    meaning: 'Item cannot be converted.',
    source: 'MS-ASCMD R4439 R4440 R4441 R4442',
    hint: 'Keep the local version, mark it as not uploaded and stop sending it: the same item fails again.',
  },
  'Sync.Change.7': {
    meaning: 'Conflict; server version kept.',
    source: 'MS-ASCMD R4443 R4444 R4445',
    hint: 'Keep what the user typed aside and offer to apply it to the version of the server.',
  },
  'Sync.Change.8': {
    meaning: 'Object not found.',
    source: 'MS-ASCMD R4446 R4447 R5846 R4448',
    hint: 'The item is gone on the server: drop the change, or offer to add it as a new item.',
  },
  'Sync.Change.9': {
    meaning: 'Sync cannot be completed.',
    source: 'MS-ASCMD R4449 R4450 R4451',
  },
  'Sync.Delete.1': {
    meaning: 'Operation accepted.',
    source: 'MS-ASCMD R4420 R4422 R4423 R5813',
  },
  'Sync.Delete.5': {
    meaning: 'Server error on this operation.',
    source: 'nachocove/NachoClientX AsSyncCommand.cs',
    why: ONE_ITEM,
    hint: KEEP_LOCAL,
  },
  'Sync.Delete.8': {
    meaning: 'Object not found.',
    source: 'MS-ASCMD R4446 R4447 R5846 R4448',
    why: 'What was to go is gone.',
  },
  'Sync.Fetch.1': {
    meaning: 'Operation accepted.',
    source: 'MS-ASCMD R4420 R4422 R4423 R5813',
  },
  'Sync.Fetch.4': {
    meaning: 'Protocol error in this operation.',
    source: 'MS-ASCMD R4429 R4430 R5778 R4431 R5779 R4432',
    hint: CORRECT_OPERATION,
  },
  'Sync.Fetch.5': {
    meaning: 'Server error on this operation.',
    source: 'nachocove/NachoClientX AsSyncCommand.cs',
    why: ONE_ITEM,
    hint: KEEP_LOCAL,
  },
  'Sync.Fetch.8': {
    meaning: 'Object not found.',
    source: 'MS-ASCMD R4446 R4447 R5846 R4448',
    hint: 'The item is gone on the server: drop the change, or offer to add it as a new item.',
  },
} as const satisfies TextsOf<typeof syncRules>;
