/**
 * The code that says that something was done, by the place it stands in: a folder edited, a client's change taken, an item
 * moved or handed over. What was merely answered (a key out of key 0, a policy key, an estimate, a search) is not here: it
 * refills no budget. MoveItems says it with 3 (MS-ASCMD 2.2.3.177.10).
 */
export const DONE_AT: ReadonlyMap<string, number> = new Map([
  ['FolderCreate', 1],
  ['FolderDelete', 1],
  ['FolderUpdate', 1],
  ['ItemOperations/Response/EmptyFolderContents', 1],
  ['ItemOperations/Response/Fetch', 1],
  ['ItemOperations/Response/Move', 1],
  ['MeetingResponse/Result', 1],
  ['MoveItems/Response', 3],
  ['Sync/Collections/Collection/Responses/Add', 1],
  ['Sync/Collections/Collection/Responses/Change', 1],
  ['Sync/Collections/Collection/Responses/Delete', 1],
  ['Sync/Collections/Collection/Responses/Fetch', 1],
]);
