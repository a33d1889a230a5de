/** How a collection stands between its SyncKey 0 and the whole of it. */
export type CollectionState = 'keyless' | 'downloading' | 'complete' | 'doubting' | 'stalled';

/** Why what vanished is doubted: the server lost its state, many items went at once, folders are gone from the whole list. */
export type DoubtWhy = 'state-lost' | 'mass-deletes' | 'folders-gone';

/** What is kept of a collection while it is not simply complete. Numbers only: no key, no item. */
export interface CollectionNote {
  readonly state: CollectionState;
  /** Answers to key 0 without an item since, and when the first of them came (wall time in ms). */
  readonly primings: number;
  readonly primedAt: number;
  /** Pages in a row that said MoreAvailable and brought nothing. */
  readonly empty: number;
  /** Items the server took away in this run of pages, or since they are in doubt. */
  readonly gone: number;
  /** What the app had before is in limbo; not before then may it be given up (wall time in ms, 0: nothing is in doubt). */
  readonly until: number;
}

export const NEW_COLLECTION: CollectionNote = { state: 'complete', primings: 0, primedAt: 0, empty: 0, gone: 0, until: 0 };
