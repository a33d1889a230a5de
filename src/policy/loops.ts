import type { LoopName } from '../core/decision.ts';
import type { HoldWhy, Who } from '../core/resolution.ts';
import type { StatusId } from '../core/status-id.ts';
import type { Ledger } from './ledger.ts';

/** A loop by the statuses it turns around, and the hold it ends in. */
export interface Loop {
  readonly name: LoopName;
  readonly of: readonly StatusId[];
  readonly who: Who;
  readonly why: HoldWhy;
}

/** Loops that were seen in the field, by their status. Which of them an account is in is told by what its tries were about. */
export const LOOPS: readonly Loop[] = [
  {
    name: 'policy-key',
    of: ['common.142', 'common.143', 'common.144', 'common.141', 'common.139', 'http.449', 'Provision.Policy.5'],
    who: 'admin',
    why: 'provisioning-loop',
  },
  {
    name: 'folder-list',
    of: ['Sync.12', 'Ping.7', 'FolderCreate.5', 'FolderUpdate.5', 'GetItemEstimate.2', 'Find.3', 'Search.Store.11'],
    who: 'user',
    why: 'loop',
  },
  {
    name: 'sync-keys',
    of: ['Sync.3', 'FolderSync.9', 'common.132', 'common.133', 'common.134', 'common.135', 'common.136'],
    who: 'user',
    why: 'loop',
  },
  {
    name: 'addresses',
    of: ['http.451', 'http.302', 'http.x-ms-location'],
    who: 'admin',
    why: 'endpoint',
  },
  {
    name: 'quarantine',
    of: ['transport.empty-body', 'common.126', 'common.129'],
    who: 'admin',
    why: 'blocked',
  },
  {
    name: 'throttle',
    of: ['common.111', 'http.429', 'http.503', 'http.x-ms-asthrottle'],
    who: 'time',
    why: 'throttled',
  },
  {
    name: 'line',
    of: ['transport.timeout', 'transport.cut-after-send', 'transport.cut-before-send', 'http.500', 'http.502', 'http.504', 'common.110'],
    who: 'time',
    why: 'server-down',
  },
];

const OTHER: Omit<Loop, 'of'> = {
  name: 'other',
  who: 'user',
  why: 'loop',
};

/** The loop an account is in: the one its tries were about most. */
export function loopOf({ about }: Ledger): Omit<Loop, 'of'> {
  const counted = LOOPS.map((loop) => ({ loop, count: loop.of.reduce((sum, id) => sum + (about[id] ?? 0), 0) }));
  const others = Object.entries(about).filter(([id]) => !LOOPS.some(({ of }) => of.some((known) => known === id)));
  const most = counted.reduce((best, one) => (one.count > best.count ? one : best), { loop: OTHER, count: 0 });
  const rest = others.reduce((sum, [, count]) => sum + count, 0);
  return most.count >= rest ? most.loop : OTHER;
}
