import type { CommandFacts, StatusPlace } from '../core/command.ts';
import type { SyncmlRung } from '../core/rungs.ts';
import type { Level } from '../core/status.ts';

/**
 * What a Status of SyncML can be about: its `Cmd`. `SyncML` is the message as a whole, which is what a request of the
 * session is; the others are parts of it.
 */
export type SyncmlCommandName =
  | 'SyncML' | 'SyncHdr' | 'Alert' | 'Sync' | 'Map' | 'Add' | 'Replace' | 'Delete' | 'Copy' | 'Move'
  | 'Put' | 'Get' | 'Results' | 'Exec' | 'Search' | 'Atomic' | 'Sequence'; // prettier-ignore

/** command: the session. collection: one datastore. item: this command alone. */
const LEVELS = {
  SyncML: 'command',
  SyncHdr: 'command',
  Alert: 'collection',
  Sync: 'collection',
  Map: 'collection',
  Add: 'item',
  Replace: 'item',
  Delete: 'item',
  Copy: 'item',
  Move: 'item',
  Put: 'item',
  Get: 'item',
  Results: 'item',
  Exec: 'item',
  Search: 'item',
  Atomic: 'item',
  Sequence: 'item',
} as const satisfies Record<SyncmlCommandName, Level>;

const SIGNED_IN = ['endpoint', 'credentials'] as const satisfies readonly SyncmlRung[];
/** Data is exchanged once the server knows the device and both sides agree on the anchors. */
const AGREED = [...SIGNED_IN, 'device-info', 'anchors'] as const satisfies readonly SyncmlRung[];

const COMMAND_ELEMENTS = 'OMA SyncML RepPro 1.1, 5.5';

const placeOf = (name: string): StatusPlace => ({ path: name, level: levelOf(name), prefix: 'syncml' });

interface Differences {
  readonly spec?: string;
  readonly needs?: readonly SyncmlRung[];
  readonly idempotent?: CommandFacts['idempotent'];
  readonly places?: readonly StatusPlace[];
}

function facts<Name extends SyncmlCommandName>(name: Name, but: Differences = {}): CommandFacts<Name> {
  const { spec = COMMAND_ELEMENTS, needs = AGREED, idempotent = 'yes', places = [placeOf(name)] } = but;
  return { name, spec, needs, idempotent, policyKey: false, empty: 'fault', places };
}

/**
 * One row per command. A message may go out twice: a server answers a repeated MsgID as it did the first time, and the
 * items of a client have ids of their own, so that an Add that comes twice is one item (recordings msg-01, item-02,
 * item-03). Exec is the exception.
 * @example SYNCML_COMMANDS.Sync.places[0]?.level // 'collection'
 */
export const SYNCML_COMMANDS: { readonly [Name in SyncmlCommandName]: CommandFacts<Name> } = {
  SyncML: facts('SyncML', {
    spec: 'OMA SyncML RepPro 1.1, 5.2.1',
    needs: SIGNED_IN,
    idempotent: 'unless-adds',
    places: Object.keys(LEVELS).map(placeOf),
  }),
  SyncHdr: facts('SyncHdr', { spec: 'OMA SyncML RepPro 1.1, 5.2.2', needs: SIGNED_IN }),
  Alert: facts('Alert', { spec: 'OMA SyncML RepPro 1.1, 5.5.2', needs: SIGNED_IN }),
  Sync: facts('Sync'),
  Map: facts('Map', { spec: 'OMA SyncML RepPro 1.1, 5.5.8' }),
  Add: facts('Add'),
  Replace: facts('Replace'),
  Delete: facts('Delete'),
  Copy: facts('Copy'),
  Move: facts('Move', { spec: 'OMA SyncML RepPro 1.2.2' }),
  Put: facts('Put', { needs: SIGNED_IN }),
  Get: facts('Get', { spec: 'OMA SyncML RepPro 1.1, 5.5.7', needs: SIGNED_IN }),
  Results: facts('Results', { needs: SIGNED_IN }),
  Exec: facts('Exec', { needs: SIGNED_IN, idempotent: 'no' }),
  Search: facts('Search', { needs: SIGNED_IN }),
  Atomic: facts('Atomic'),
  Sequence: facts('Sequence'),
};

/** How far a Status reaches by its `Cmd`. One of an unknown command reaches no further than that command. */
export function levelOf(command: string): Level {
  return Object.hasOwn(LEVELS, command) ? LEVELS[command as SyncmlCommandName] : 'item';
}

/** Commands that carry items inside Sync. */
export const ITEM_COMMANDS: readonly string[] = ['Add', 'Replace', 'Delete', 'Copy', 'Move'];

/** Commands that hold other commands. */
export const CONTAINERS: readonly string[] = ['Atomic', 'Sequence'];

/** Alerts about the session and not about a datastore: a text to show, the request for what is owed, for more, and the suspension [OMA DS Protocol, alert codes]. */
export const SESSION_ALERTS: readonly (number | string)[] = [100, 221, 222, 224];

/** Alerts that begin from nothing: slow sync and the two refreshes. */
export const PRIMING_ALERTS: readonly (number | string)[] = [201, 203, 205];

/** The Status of a chunk that was stored: no item yet, but bytes that need not go out again. */
export const CHUNK_STORED = 213;
