/** MS-ASCMD 2.2.3.177.6: number, a stem of its meaning, and which of the resolutions the page names. */
export const FOLDER_UPDATE_PAGE = [
  [1, 'success', 'none'],
  [2, 'name taken', 'none'],
  [3, 'recipient information', 'none'],
  [4, 'not exist', 'foldersync'],
  [5, 'parent', 'foldersync'],
  [6, 'server error', 'retry, then key 0'],
  [9, 'key', 'key 0'],
  [10, 'malformed', 'check the request'],
  [11, 'unknown', 'none'],
] as const;
