import type { MailState, Tentative } from '../core/mail.ts';
import type { Ledger } from '../policy/ledger.ts';
import { allBackAt } from '../policy/tokens.ts';
import { mailNote, withHold, withMail, type AccountState, type Blocking, type OpenNote } from './account.ts';

/**
 * What two sessions of one account know together, when the other one has stored in between: nothing that was spent comes
 * back, nobody who waits is forgotten, the longer silence counts.
 *
 * @param by under which name stands what both have noted: it is neither’s own
 */
export function mergeAccounts(ours: AccountState, theirs: AccountState, by?: string): AccountState {
  const { wipe: own, ...joined } = theirs.holds.reduce(withTheirs, ours);
  const version = ours.version ?? theirs.version;
  const endpoint = ours.endpoint ?? theirs.endpoint;
  // Carried out elsewhere it is over: nobody who set the account up anew is to be wiped once more.
  const isOver = theirs.holds.some(({ why }) => why === 'wiped');
  const wipe = isOver ? undefined : (own ?? theirs.wipe);
  return {
    ...joined,
    ledger: joinLedgers(ours.ledger, theirs.ledger),
    notBefore: Math.max(ours.notBefore, theirs.notBefore),
    signedInAt: Math.max(ours.signedInAt, theirs.signedInAt),
    collections: { ...theirs.collections, ...ours.collections },
    fed: ours.fed || theirs.fed,
    open: joinOpen(ours.open, theirs.open),
    mails: joinMails(ours.mails, theirs.mails, by),
    answers118: recognises(ours, endpoint) || recognises(theirs, endpoint),
    ...(version !== undefined && { version }),
    ...(endpoint !== undefined && { endpoint }),
    ...(wipe !== undefined && { wipe }),
  };
}

/** Was it this server that was seen to recognise a mail that comes again? */
function recognises(account: AccountState, endpoint: AccountState['endpoint']): boolean {
  return account.answers118 && account.endpoint?.to === endpoint?.to;
}

/**
 * Of what is stored what is news to this session: not what it wrote itself, which may be over for it by now, and not what stood there
 * when it last looked.
 */
export function newsIn(theirs: AccountState, base: AccountState, self: string): AccountState {
  const { wipe, ...others } = theirs;
  return {
    ...others,
    // An order to wipe is for the session that was told: only that one can acknowledge it. What the user has agreed to concerns all.
    ...(wipe?.step === 'consented' && !isSame(base.wipe, wipe) && { wipe }),
    collections: newIn(theirs.collections, (id, note) => !isSame(base.collections[id], note)),
    holds: theirs.holds.filter((hold) => !base.holds.some((known) => isSame({ ...known, id: '' }, { ...hold, id: '' }))),
    mails: newIn(theirs.mails, (id, note) => note.by !== self && !isSame(base.mails[id], note)),
    open: newIn(theirs.open, (name, note) => note.by !== self && !isSame(base.open[name], note)),
  };
}

function newIn<T>(record: Readonly<Record<string, T>>, isNew: (name: string, one: T) => boolean): Readonly<Record<string, T>> {
  return Object.fromEntries(Object.entries(record).filter(([name, one]) => isNew(name, one)));
}

/** Do they say the same? */
export const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/**
 * Joins what another session knows while mails are being written down: that one leaves is not true yet, so it counts for nothing
 * against what is known elsewhere. Where nothing is, it stands as it was written.
 */
export function joinAccounts(
  ours: AccountState,
  theirs: AccountState,
  tentative: ReadonlyMap<string, Tentative>,
  by: string,
): AccountState {
  const written = [...tentative].filter(([id, { note }]) => mailNote(ours, id) === note);
  const before = written.reduce((account, [id, one]) => withMail(account, id, one.before), ours);
  const joined = mergeAccounts(before, theirs, by);
  return written.reduce(
    (account, [id, one]) => (isSame(mailNote(account, id), one.before) ? withMail(account, id, one.note) : account),
    joined,
  );
}

function withTheirs(account: AccountState, theirs: Blocking): AccountState {
  const { id: _, ...hold } = theirs;
  return isHeld(account, hold) ? account : withHold(account, hold).account;
}

/**
 * What is surely known counts for more than a doubt, a doubt for more than a refusal: nothing is sent twice for having been joined. Of two
 * doubts the one that may be out this very moment counts.
 */
const CERTAINTY: readonly MailState[] = ['returned', 'unknown', 'sent', 'confirmed'];

/** What both have on its way is known since the first of them. */
function joinOpen(ours: AccountState['open'], theirs: AccountState['open']): AccountState['open'] {
  const both = Object.entries(ours).filter(([name]) => Object.hasOwn(theirs, name));
  return { ...theirs, ...ours, ...Object.fromEntries(both.map(([name, note]) => [name, joinNotes(note, theirs[name] ?? note)])) };
}

/** Did it arrive before the other was asked for? Then it says nothing of that: it is another wish in the same bytes. */
const isBefore = ({ arrivedAt = Infinity }: OpenNote, { since }: OpenNote): boolean => arrivedAt <= since;

/** Of one that both have out: since the first of them, and as the one stands that was out last; what has arrived for one has arrived. */
function joinNotes(ours: OpenNote, theirs: OpenNote): OpenNote {
  if (isBefore(theirs, ours)) return ours;
  if (isBefore(ours, theirs)) return theirs;
  const { outAt, isLost } = (theirs.outAt ?? -Infinity) > (ours.outAt ?? -Infinity) ? theirs : ours;
  const { outAt: _, isLost: __, ...note } = ours;
  const last = { ...(outAt !== undefined && { outAt }), ...(isLost !== undefined && { isLost }) };
  const { arrivedAt = note.arrivedAt, isFound = note.isFound } = theirs;
  const found = { ...(arrivedAt !== undefined && { arrivedAt }), ...(isFound !== undefined && { isFound }) };
  return { ...note, since: Math.min(ours.since, theirs.since), ...last, ...found };
}

function joinMails(ours: AccountState['mails'], theirs: AccountState['mails'], by?: string): AccountState['mails'] {
  const joined = new Map(Object.entries(ours));
  for (const [clientId, note] of Object.entries(theirs)) {
    const own = joined.get(clientId);
    const surer = own === undefined || CERTAINTY.indexOf(note.state) > CERTAINTY.indexOf(own.state) ? note : own;
    const name = own === undefined ? note.by : (by ?? surer.by);
    const outAt = note.outAt === undefined ? own?.outAt : Math.max(note.outAt, own?.outAt ?? note.outAt);
    joined.set(clientId, {
      state: surer.state,
      since: Math.min(note.since, own?.since ?? note.since),
      ...(outAt !== undefined && { outAt }),
      ...(name !== undefined && { by: name }),
    });
  }
  return Object.fromEntries(joined);
}

function isHeld({ holds }: AccountState, { who, why, block }: Omit<Blocking, 'id'>): boolean {
  return holds.some(
    (known) => known.who === who && known.why === why && known.block.scope === block.scope && known.block.key === block.key,
  );
}

/** The one that has spent more tells how much, and what on: the same trouble, met by both, is not counted twice. */
function joinLedgers(ours: Ledger, theirs: Ledger): Ledger {
  const { tries, since, about } = allBackAt(ours) >= allBackAt(theirs) ? ours : theirs;
  return {
    ...ours,
    resets: joinResets(ours.resets, theirs.resets),
    tries,
    since,
    about,
    parks: Math.max(ours.parks, theirs.parks),
  };
}

function joinResets(ours: Ledger['resets'], theirs: Ledger['resets']): Ledger['resets'] {
  const all = [...Object.entries(theirs), ...Object.entries(ours)];
  const keys = [...new Set(all.map(([key]) => key))];
  return Object.fromEntries(
    keys.map((key) => [key, [...new Set(all.filter(([known]) => known === key).flatMap(([, times]) => times))].sort((a, b) => a - b)]),
  );
}
