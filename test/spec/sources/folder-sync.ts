/** MS-ASCMD 2.2.3.177.5: number, a stem of its meaning, and which of the resolutions the page names. */
export const FOLDER_SYNC_PAGE = [
  [1, 'success', 'none'],
  [6, 'server error', 'retry, then key 0'],
  [9, 'key', 'key 0'],
  [10, 'malformed', 'check the request'],
  [11, 'unknown', 'retry, then key 0'],
  [12, 'unlisted', 'none'],
] as const;
