/** What the server has set as limits for this request, and what earlier requests have shown. */
export interface Bounds {
  /** Longest Ping or Sync heartbeat worth asking for, also for Wait. Take the smaller of this and your own wish. */
  readonly heartbeatSeconds?: number;
  readonly maxFolders?: number;
  readonly maxCollections?: number;
  readonly windowSize?: number;
  /**
   * What the next bytes must not carry: ClientIds of Adds, ServerIds of everything else. The server refused them together with
   * others, and by halves it is found out which one it means. Empty at first. Bytes that carry one all the same do not go out.
   *
   * @example
   * ```ts
   * const build: Build = ({ bounds }) => {
   *   const edits = db.waiting().filter(({ id }) => !bounds.dropItems.includes(id));
   *   return { url, headers, body: db.encodeSync(edits) };
   * };
   * ```
   */
  readonly dropItems: readonly string[];
  /** How many items the next bytes may carry, for lists whose elements have no id: recipients, certificates. */
  readonly maxItems?: number;
  /** How the next bytes have to differ, in the words of the decision: `resend-full`, `leave-out-item` ... */
  readonly rephrase?: string;
  /** The library sets the numbers in the bytes by itself. */
  readonly edits?: true;
}
