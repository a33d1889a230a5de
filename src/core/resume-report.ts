/** What was found in the store on start. */
export interface ResumeReport {
  readonly resumed: number;
  /** Mails that may have left: look in Sent Items, or ask. */
  readonly unknown: readonly { readonly clientId: string }[];
  /**
   * Requests whose answer a kill cut off and that must not happen twice (folder edits, moves, Syncs with Adds). Make them again, with the same
   * bytes if you still have them: they are recognised, and what the specification wants looked at comes first (MS-ASCMD 3.1.5.9).
   */
  readonly interrupted: readonly { readonly command: string; readonly collectionId?: string }[];
  /**
   * The stored state could not be used and was put aside. `unread`: the store did not answer. It is asked again with each request; until it
   * answers nothing is written over what it holds, and no mail leaves.
   */
  readonly setAside?: 'damaged' | 'newer' | 'unread';
}
