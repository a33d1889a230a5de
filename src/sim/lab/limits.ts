// Every bound of the lab, with its reason.

export const LAB_LIMITS = {
  /** Item operations in one Sync (MS-ASCMD 3.1.5.10). Beyond: Status 4. */
  syncCommands: 200,
  /** Collections in one GetItemEstimate (MS-ASCMD 3.1.5.10). Beyond: 103. */
  estimateCollections: 1000,
  /** Fetch, EmptyFolderContents and Move together in one ItemOperations (MS-ASCMD 3.1.5.10). Beyond: Status 11. */
  itemOperations: 100,
  /** Moves in one MoveItems (MS-ASCMD 3.1.5.10). Beyond: 103. */
  moves: 1000,
  /** WindowSize where none is given (MS-ASCMD 2.2.3.199). */
  windowDefault: 100,
  /** Largest WindowSize; 0 and larger ones mean this (MS-ASCMD 2.2.3.199). */
  windowMost: 512,
  /** Minutes of a Sync Wait (MS-ASCMD 2.2.3.198). */
  waitLeast: 1,
  waitMost: 59,
  /** Seconds of a HeartbeatInterval, unless the lab is set otherwise (MS-ASCMD 2.2.3.88.1). */
  heartbeatLeast: 60,
  heartbeatMost: 3540,
  /** Folders of one Ping before Status 6, unless the lab is set otherwise. Servers choose it; this is a middling one. */
  pingFolders: 200,
  /** Collections of one Sync before Status 15, unless the lab is set otherwise. */
  syncCollections: 200,
  /** ClientIds of sent mail that are remembered for 118: the text says "the last few". */
  sentIds: 20,
  /** Longest ClientId of a mail (MS-ASCMD 2.2.3.28.1) and of an added item (2.2.3.28.2). */
  mailClientId: 40,
  itemClientId: 64,
  /** Longest DeviceId and DeviceType (MS-ASHTTP 2.2.1.1.1.1). */
  deviceId: 32,
  /** Longest folder name (MS-ASCMD 2.2.1.3). */
  folderName: 256,
  /** Largest request body the HTTP shell reads, in bytes: a mail with attachments fits, a runaway test does not. */
  bodyBytes: 32 * 1024 * 1024,
} as const;
