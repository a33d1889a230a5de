/** How a mail stands whose last attempt is over or under way. A drafted one is not remembered. */
export type MailState = 'sent' | 'unknown' | 'returned' | 'confirmed';

/** What is kept of a mail, under its ClientId: how it stands, and since when it may be in Sent Items (wall time in ms of its first attempt). */
export interface MailNote {
  readonly state: MailState;
  readonly since: number;
  /** When it was last known to be out (wall time in ms): until it must have arrived, not to find it says nothing. Missing: long ago. */
  readonly outAt?: number;
  /** The session that wrote it down, by its name: what it wrote itself is no news to it, whatever stands there now. */
  readonly by?: string;
}

/** What was known of a mail before it was written down that it leaves. */
export interface Tentative {
  readonly before: MailNote | undefined;
  readonly note: MailNote | undefined;
}
