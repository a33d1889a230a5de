// Which events a state lets pass, and why that is right. Totality compares this table with the machines both ways: an event that
// is neither handled nor named here is a hole, one that is named here and handled is a stale line.

/** Event (or `<kind>.*`) to the reason why nothing has to happen. */
export type Ignored = Readonly<Record<string, string>>;

const KINDS = ['accept', 'continue', 'reject', 'hold', 'reconcile', 'wipe', 'repair', 'retry', 'refresh', 'reset', 'rephrase'] as const;

const each = (names: readonly string[], why: string): Ignored => Object.fromEntries(names.map((name) => [name, why]));
const decisions = (why: string): Ignored =>
  each(
    KINDS.map((kind) => `${kind}.*`),
    why,
  );

const NOT_OUT = 'no request is out, so nothing can be answered; a decision belongs to the attempt that is over';
const NOT_ASKED = 'the app was asked for nothing here';
const NO_CHORE = 'no chore is under way';
const NO_TIME = 'waits for something other than time';
const NOT_AT_THE_DOOR = 'was let in already; it asks again when it is back in line';
const NOT_WAITING_FOR_TURN = 'no attempt is waiting for its turn';
const NO_RUNG = 'waits for no rung; whether all are whole is asked when it is back in line';

const looking = each(['app.happened', 'app.absent', 'app.unclear'], 'nobody was asked to look');
const app = { ...each(['app.done', 'app.failed'], NOT_ASKED), ...looking };
const chore = each(['chore.done', 'chore.failed'], NO_CHORE);
const rung = each(['rung.rebuilt', 'rung.stuck'], NO_RUNG);
const door = each(['rungs.whole'], NOT_AT_THE_DOOR);
const turn = {
  ...each(['driver.deferred', 'mail.doubtful'], NOT_WAITING_FOR_TURN),
  ...each(['driver.hurried'], NO_TIME),
};
const tick = each(['driver.tick'], NO_TIME);

const REPAIR: Ignored = { ...decisions(NOT_OUT), ...app, ...chore, ...door, ...turn, ...tick };

/** A request's states, by their names in whichever machine. */
export const REQUEST_IGNORED: Readonly<Record<string, Ignored>> = {
  queued: {
    ...decisions(NOT_OUT),
    ...app,
    ...chore,
    ...turn,
    ...each(['driver.tick'], 'a wait in line is the account’s: the driver asks for admission again when it is over'),
  },
  sending: {
    ...each(['rungs.whole'], 'is out already; a second answer at the door is late'),
    ...each(['rung.rebuilt', 'rung.stuck'], 'is out already; its own answer will say whether the rung mattered'),
    ...each(['account.closed'], 'is out already; what holds the account is seen when it is back in line'),
    ...each(['driver.expired', 'driver.tick', 'driver.hurried'], 'a reply is owed; its own time limit ends it'),
    ...app,
    ...chore,
  },
  waiting: {
    ...decisions(NOT_OUT),
    ...app,
    ...chore,
    ...rung,
    ...door,
    ...each(['driver.deferred', 'mail.doubtful'], NOT_WAITING_FOR_TURN),
  },
  preparing: {
    ...decisions(NOT_OUT),
    ...app,
    ...door,
    ...turn,
    ...tick,
    ...each(['rung.rebuilt', 'rung.stuck'], 'the driver tells how the chore ended, in its own words'),
  },
  provisioning: REPAIR,
  repairing: REPAIR,
  foldersyncing: REPAIR,
  resettingHierarchy: REPAIR,
  reconciling: {
    ...decisions(NOT_OUT),
    ...each(['app.done', 'app.failed'], 'was asked to look, not to reset'),
    ...chore,
    ...rung,
    ...door,
    ...turn,
    ...tick,
  },
  resettingSyncKey: { ...decisions(NOT_OUT), ...looking, ...chore, ...rung, ...door, ...turn, ...tick },
};

const NOTHING_BROKEN = 'no rung is broken';
const NO_REPAIR = 'no repair is under way: it was called off, or is over';

export const LADDER_IGNORED: Readonly<Record<string, Ignored>> = {
  ready: {
    ...each(['rung.rebuilt', 'rung.stuck'], NO_REPAIR),
    ...each(['rung.mended', 'rung.wanted', 'driver.resumed'], NOTHING_BROKEN),
  },
  ...Object.fromEntries(
    ['locating', 'authenticating', 'negotiating', 'provisioning', 'mapping'].map((state) => [
      state,
      {
        ...each(['rung.wanted'], 'it is being repaired, or a lower one is'),
        ...each(['account.released'], 'the repair under way is the new try that was asked for'),
      },
    ]),
  ),
  resting: each(['rung.rebuilt', 'rung.stuck'], NO_REPAIR),
};

const NOT_LOOKED_FOR = 'nobody was asked to look for it';
const NOT_ON_ITS_WAY = 'no attempt at it is out';

/** The search for the longest poll. */
export const LONGPOLL_IGNORED: Readonly<Record<string, Ignored>> = {
  resting: each(['poll.cut'], 'polls are at the floor already, and nothing is known to live'),
};

/** One collection. */
export const COLLECTION_IGNORED: Readonly<Record<string, Ignored>> = {
  ...Object.fromEntries(
    ['keyless', 'downloading', 'complete', 'doubting'].map((state) => [
      state,
      each(['account.released'], 'what was released was not in a circle here'),
    ]),
  ),
  stalled: each(['key.given', 'reply.empty'], 'that key 0 leads nowhere is known, and held until somebody acts'),
};

/** One mail. */
export const OUTBOX_IGNORED: Readonly<Record<string, Ignored>> = {
  drafted: {
    ...each(['mail.taken', 'mail.refused', 'mail.lost', 'mail.unsent'], NOT_ON_ITS_WAY),
    ...each(['mail.found', 'mail.absent', 'mail.unclear'], NOT_LOOKED_FOR),
    ...each(['driver.resumed'], NOT_ON_ITS_WAY),
  },
  sent: each(['mail.absent', 'mail.unclear'], 'its attempt is out: what was seen before it ends proves nothing'),
  unknown: {
    ...each(['mail.refused', 'mail.lost', 'mail.unsent'], NOT_ON_ITS_WAY),
    ...each(['mail.unclear', 'driver.resumed'], 'it stays unknown'),
  },
  returned: {
    ...each(['mail.taken', 'mail.refused', 'mail.lost', 'mail.unsent'], NOT_ON_ITS_WAY),
    ...each(['mail.absent', 'mail.unclear'], 'that it is not there was known'),
    ...each(['driver.resumed'], NOT_ON_ITS_WAY),
  },
  confirmed: {
    ...each(['mail.taken', 'mail.refused', 'mail.lost', 'mail.unsent'], NOT_ON_ITS_WAY),
    ...each(['mail.found', 'mail.absent', 'mail.unclear'], 'it has arrived, whatever a later look says'),
    ...each(['driver.resumed'], NOT_ON_ITS_WAY),
  },
};

const handshakeApp = each(['app.done', 'app.failed'], NOT_ASKED);

const directive = each(['directive.absent'], 'a directive is asked for in the first phase only');

export const PROVISION_IGNORED: Readonly<Record<string, Ignored>> = {
  requesting: { ...handshakeApp, ...tick },
  applying: { ...decisions(NOT_OUT), ...directive, ...tick, ...each(['wipe.directed'], NOT_OUT) },
  acknowledging: { ...handshakeApp, ...directive, ...tick },
  waiting: { ...decisions(NOT_OUT), ...handshakeApp, ...directive, ...each(['wipe.directed'], NOT_OUT) },
};

/** A wipe. */
export const WIPE_IGNORED: Readonly<Record<string, Ignored>> = {
  asking: { ...each(['wipe.answered'], NOT_OUT), ...tick },
  refusing: { ...handshakeApp, ...tick },
  acknowledging: { ...handshakeApp, ...tick },
  wiping: { ...each(['wipe.answered'], 'the wipe does not wait for what the server says'), ...tick },
  resting: { ...each(['wipe.answered'], NOT_OUT), ...handshakeApp },
};
