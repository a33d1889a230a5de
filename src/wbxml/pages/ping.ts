import type { CodePage } from '../code-page.ts';

/** Code page 13, Ping: the Ping command (MS-ASWBXML 2.1.2.1.14). */
export const PING = {
  page: 13,
  namespace: 'Ping',
  tokens: {
    Ping: 0x05,
    Status: 0x07,
    HeartbeatInterval: 0x08,
    Folders: 0x09,
    Folder: 0x0a,
    Id: 0x0b,
    Class: 0x0c,
    MaxFolders: 0x0d,
  },
} as const satisfies CodePage;
