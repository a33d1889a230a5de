/**
 * Numbers of the Exchange 2007 Wiki, Appendix A (2006): one list per command, without levels. Beside each number a stem
 * that our meaning of it has to carry.
 */
export const WIKI_2007 = {
  Sync: [
    [1, 'success'],
    [2, 'version'],
    [3, 'key'],
    [4, 'protocol'],
    [5, 'server error'],
    [6, 'convert'],
    [7, 'conflict'],
    [8, 'not found'],
    [9, 'space'],
    [10, 'guid'],
    [11, 'provisioned'],
  ],
  Search: [
    [1, 'success'],
    [2, 'not valid'],
    [3, 'server error'],
    [4, 'link'],
    [5, 'denied'],
    [6, 'not found'],
    [7, 'connection'],
    [8, 'complex'],
    [9, 'index'],
    [10, 'timed out'],
    [11, 'foldersync'],
    [12, 'end'],
  ],
  FolderSync: [
    [1, 'success'],
    [2, 'exists'],
    [3, 'special'],
    [4, 'not found'],
    [5, 'parent'],
    [6, 'server error'],
    [7, 'denied'],
    [8, 'too long'],
    [9, 'key'],
    [10, 'malformed'],
    [11, 'unknown'],
  ],
  Ping: [
    [1, 'interval ran out'],
    [2, 'changed'],
    [3, 'missing'],
    [4, 'syntax'],
    [5, 'interval outside'],
    [6, 'too many folders'],
    [7, 'hierarchy'],
    [8, 'error'],
  ],
  MeetingResponse: [
    [1, 'success'],
    [2, 'not valid'],
    [3, 'mailbox'],
  ],
  GetItemEstimate: [
    [1, 'success'],
    [2, 'collection'],
    [3, 'primed'],
    [4, 'key'],
  ],
  MoveItems: [
    [1, 'source'],
    [2, 'target'],
    [3, 'success'],
    [4, 'same folder'],
    // The list says no more than that the move failed; today's text names the causes.
    [5, 'locked'],
    [6, 'name'],
    [7, 'locked'],
  ],
} as const;

/** The list printed under FolderSync was the one of all folder commands. */
export const WIKI_SHARED = ['FolderCreate', 'FolderDelete', 'FolderUpdate'] as const;
