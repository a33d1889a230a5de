import type { HoldWhy, Who } from '../core/resolution.ts';
import type { StatusId } from '../core/status-id.ts';
import type { Ledger } from './ledger.ts';

/** A loop by the status it turns around, and the words it ends in. */
export interface Loop {
  readonly of: readonly StatusId[];
  readonly who: Who;
  readonly why: HoldWhy;
  /** What can be done about it, for whoever has to act. */
  readonly hint: string;
}

/** Loops that were seen in the field, by their status. Which of them an account is in is told by what its tries were about. */
export const LOOPS: readonly Loop[] = [
  {
    of: ['common.142', 'common.143', 'common.144', 'common.141', 'common.139', 'http.449', 'Provision.Policy.5'],
    who: 'admin',
    why: 'provisioning-loop',
    hint: 'The server forgets the policy key or refuses what the device enforces: the administrator removes the device and looks at its policy.',
  },
  {
    of: ['Sync.12', 'Ping.7', 'FolderCreate.5', 'FolderUpdate.5', 'GetItemEstimate.2', 'Find.3', 'Search.Store.11'],
    who: 'user',
    why: 'loop',
    hint: 'The server says that the folders have changed and FolderSync reports nothing: remove the account and add it again, or have the device removed on the server.',
  },
  {
    of: ['Sync.3', 'FolderSync.9', 'common.132', 'common.133', 'common.134', 'common.135', 'common.136'],
    who: 'user',
    why: 'loop',
    hint: 'The server loses every key it gives out: leave the account alone for a while, or have the administrator remove the device.',
  },
  {
    of: ['http.451', 'http.302', 'http.x-ms-location'],
    who: 'admin',
    why: 'endpoint',
    hint: 'The server sends the account round in a circle: have the addresses of the servers looked at.',
  },
  {
    of: ['transport.empty-body', 'common.126', 'common.129'],
    who: 'admin',
    why: 'blocked',
    hint: 'The server answers and gives nothing out, as it does to a device in quarantine: ask the administrator whether it is allowed.',
  },
  {
    of: ['common.111', 'http.429', 'http.503', 'http.x-ms-asthrottle'],
    who: 'time',
    why: 'throttled',
    hint: 'The server is busy; it is asked again later.',
  },
  {
    of: ['transport.timeout', 'transport.cut-after-send', 'transport.cut-before-send', 'http.500', 'http.502', 'http.504', 'common.110'],
    who: 'time',
    why: 'server-down',
    hint: 'The server, or the way to it, does not work; it is asked again later.',
  },
];

const OTHER: Omit<Loop, 'of'> = {
  who: 'user',
  why: 'loop',
  hint: 'The server refuses whatever is tried: look at its messages in the steps, and try again later.',
};

/** The loop an account is in: the one its tries were about most. */
export function loopOf({ about }: Ledger): Omit<Loop, 'of'> {
  const counted = LOOPS.map((loop) => ({ loop, count: loop.of.reduce((sum, id) => sum + (about[id] ?? 0), 0) }));
  const others = Object.entries(about).filter(([id]) => !LOOPS.some(({ of }) => of.some((known) => known === id)));
  const most = counted.reduce((best, one) => (one.count > best.count ? one : best), { loop: OTHER, count: 0 });
  const rest = others.reduce((sum, [, count]) => sum + count, 0);
  return most.count >= rest && most.count > 0 ? most.loop : OTHER;
}
