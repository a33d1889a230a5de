import { LIMITS } from '../../src/core/limits.ts';
import type { RequestMarks } from '../../src/core/protocol.ts';
import type { SessionEvent } from '../../src/core/session.ts';
import { NEW_ACCOUNT, type AccountState } from '../../src/session/account.ts';
import type { Exchange, World } from '../../src/session/world.ts';

/** Where an actor stands, as the troupe shows it. */
export interface Standing {
  readonly value: string;
  readonly context?: object;
}

/** Parts of a session without its driver: what is posted and told is noted, actors stand where the test puts them. */
export interface Parts {
  readonly world: World;
  readonly posted: { readonly to: string; readonly event: { readonly type: string } }[];
  readonly told: SessionEvent[];
  readonly actors: Map<string, Standing>;
}

export const NOW = 1_700_000_000_000;

/** A world of these parts; the clock stands, chance is one half. */
export function partsOf(account: Partial<AccountState> = {}, more: object = {}, ports: object = {}): Parts {
  const posted: Parts['posted'] = [];
  const told: SessionEvent[] = [];
  const actors = new Map<string, Standing>();
  const world = {
    account: { ...NEW_ACCOUNT, ...account },
    exchanges: new Map(),
    sought: new Map(),
    tentative: new Map(),
    paces: new Map(),
    life: new AbortController(),
    moved: false,
    template: undefined,
    troupe: {
      picture: (id: string) => actors.get(id),
      isActive: (id: string) => actors.has(id),
      spawn: (id: string, _: unknown, input: object) => void actors.set(id, { value: 'spawned', context: input }),
      retire: (id: string) => void actors.delete(id),
    },
    ports: {
      clock: { now: () => NOW },
      random: () => 0.5,
      limits: LIMITS,
      hooks: {},
      durable: true,
      self: 'test',
      addressOf: (url: string) => url,
      own: { subjectOf: () => '', statedIn: () => undefined },
      ...ports,
    },
    changed: () => undefined,
    post: (to: string, event: { readonly type: string }) => void posted.push({ to, event }),
    tell: (event: SessionEvent) => void told.push(event),
    ...more,
  };
  return { world: world as unknown as World, posted, told, actors };
}

export const MARKS: RequestMarks = { collections: [], primed: [], adds: 0, commands: 0, fetches: 0 };

/** A request on its way, as far as these fields say; it has been out for nothing. */
export function exchangeOf(more: Partial<Exchange> = {}): Exchange {
  const plain = {
    id: 'Sync#1',
    command: 'Sync',
    facts: { needs: [] },
    own: false,
    priority: 'user',
    strikes: {},
    marks: MARKS,
    moved: [],
    startsOver: new Set(),
    bounds: { dropItems: [] },
    attempts: 1,
    leftAt: NOW,
    sentAt: NOW,
    abort: new AbortController(),
  };
  return { ...plain, ...more } as unknown as Exchange;
}
