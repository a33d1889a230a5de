// A published list of SyncML response codes, as numbers with our own word for what each says. Where it differs from the
// Representation Protocol the row says so, and the Representation Protocol is followed.

/** What a code of the list says, in one word. */
export type Says =
  | 'running' | 'done' | 'taken' | 'stale' | 'partial' | 'absent' | 'chunk' | 'last' | 'declined' | 'undone'
  | 'login' | 'incomplete' | 'too-large' | 'wrong-type' | 'full' | 'size-wrong' | 'failed'; // prettier-ignore

export interface ListedCode {
  readonly code: number;
  /** The heading it stands under. */
  readonly class: 'informational' | 'successful' | 'originator' | 'recipient';
  readonly says: Says;
  readonly differs?: string;
}

const listed = (code: number, of: ListedCode['class'], says: Says, differs?: string): ListedCode => ({
  code,
  class: of,
  says,
  ...(differs !== undefined && { differs }),
});

export const LISTED_CODES: readonly ListedCode[] = [
  listed(101, 'informational', 'running'),
  listed(200, 'successful', 'done'),
  listed(201, 'successful', 'done'),
  listed(202, 'successful', 'taken'),
  listed(203, 'successful', 'done'),
  listed(204, 'successful', 'done'),
  listed(205, 'successful', 'stale'),
  listed(206, 'successful', 'partial'),
  listed(207, 'successful', 'done'),
  listed(208, 'successful', 'done'),
  listed(209, 'successful', 'done'),
  listed(210, 'successful', 'done'),
  listed(211, 'successful', 'absent'),
  listed(212, 'successful', 'done'),
  listed(213, 'successful', 'chunk'),
  listed(214, 'successful', 'last'),
  listed(215, 'successful', 'declined'),
  listed(216, 'successful', 'undone'),
  listed(401, 'originator', 'login', 'the list speaks of rights; in RepPro those are 403 and 425'),
  listed(404, 'originator', 'absent', 'the list has no text'),
  listed(407, 'originator', 'login'),
  listed(412, 'originator', 'incomplete'),
  listed(413, 'originator', 'too-large', 'the list speaks of searches only; RepPro of any command'),
  listed(415, 'originator', 'wrong-type'),
  listed(420, 'originator', 'full'),
  listed(423, 'originator', 'absent'),
  listed(424, 'originator', 'size-wrong'),
  listed(500, 'recipient', 'failed'),
];
