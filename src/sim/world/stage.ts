import type { Outcome } from '../../core/outcome.ts';
import type { Session } from '../../core/session.ts';
import type { Clock, SecretStore, StateStore } from '../../core/ports.ts';
import type { Lab } from '../lab/lab.ts';
import type { Adversary } from './adversary.ts';
import type { Chance } from './chance.ts';
import type { Client } from './client.ts';
import type { VirtualClock } from './clock.ts';
import type { LocalMailbox } from './mailbox.ts';
import type { Network } from './network.ts';
import type { Login } from './samples.ts';

/** What a world is made from. The same options give the same run, to the byte. */
export interface WorldOptions {
  readonly seed: number;
  /** Requests on the wire before the server makes peace. @default 300, unless days are given */
  readonly exchanges?: number;
  /** Virtual days before it does. */
  readonly days?: number;
  /** Hears what happens, a line per request, answer and deed: for looking into one run. */
  readonly tell?: (line: string) => void;
  /** Sees what an app and whoever looks after it could see, and the secrets it must not see. */
  readonly observe?: WorldObserver;
}

/** Everything that leaves a session, and what must not. */
export interface WorldObserver {
  session(session: Session): void;
  inspect(event: unknown): void;
  stored(data: string): void;
  secret(value: string): void;
  /** What a call of the app rejected with. */
  thrown(error: unknown): void;
}

/** A request of the app that has not settled. */
export interface Pending {
  readonly command: string;
  readonly since: number;
}

/** One life of the app. */
export interface Life {
  readonly session: Session;
  readonly client: Client;
  readonly clock: Clock & { end(): void };
  readonly pending: Set<Pending>;
}

/** Counted while the world turns. */
export interface Tally {
  exchanges: number;
  /** Requests by who wanted them. */
  ends: Record<Outcome['kind'] | 'thrown', number>;
  kills: number;
  released: number;
  mostAttempts: number;
  trace: number;
}

/** Everything in the simulated world. */
export interface Stage {
  readonly options: WorldOptions;
  readonly clock: VirtualClock;
  readonly chance: Chance;
  readonly lab: Lab;
  readonly adversary: Adversary;
  readonly network: Network;
  readonly login: Login;
  readonly box: LocalMailbox;
  readonly store: StateStore;
  readonly secrets: SecretStore;
  /** Does the app have hooks, or does it follow `next` by itself? */
  readonly hooks: boolean;
  readonly tally: Tally;
  readonly broken: string[];
  /** Until when the server asked for silence, by command. */
  readonly silence: Map<string, { readonly until: number; readonly said: number }>;
  /** Edits that went out with no other beside them and were not taken, by their names in a request. */
  readonly refusedAlone: Set<string>;
  /** The version in which the folder list was asked for last: it decides which folders are shown. */
  foldersIn: string | undefined;
  life: Life | undefined;
  /** When the app was last killed; -Infinity when it never was. */
  killedAt: number;
  peace: boolean;
  over: boolean;
  /** Who naps because there is nothing to do. */
  readonly sleepers: Set<() => void>;
}

/** There is something to do. */
export function wake(stage: Stage): void {
  // Whoever rises may lie down again: only those who slept before are woken.
  const slept = [...stage.sleepers];
  for (const rise of slept) rise();
}

const moment = ({ clock }: Stage): string => `${((clock.now() - START) / 1000).toFixed(1)} s`;

/** Tells whoever looks on. The words are made only for somebody who hears them. */
export function tell(stage: Stage, words: () => string): void {
  stage.options.tell?.(`${moment(stage)}: ${words()}`);
}

/** Books something that must never happen. */
export function breach(stage: Stage, what: string): void {
  stage.broken.push(`at ${moment(stage)}: ${what}`);
}

/** Monday morning. Any moment would do, as long as it is the same. */
export const START: number = Date.UTC(2026, 0, 5, 8);
