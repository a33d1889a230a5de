import type { CommandFacts } from '../core/command.ts';
import type { Decision, Step, Words } from '../core/decision.ts';
import type { Limits } from '../core/limits.ts';
import type { MailNote, Tentative } from '../core/mail.ts';
import type { ItemOutcome } from '../core/outcome.ts';
import type { DeviceInformation, OwnRequests } from '../core/own-requests.ts';
import type { Clock, Random, SecretStore, StateStore, WireRequest } from '../core/ports.ts';
import type { Protocol, RequestMarks } from '../core/protocol.ts';
import type { AppRule } from '../core/resolution.ts';
import type { Epochs, Rung } from '../core/rungs.ts';
import type { Bounds } from '../core/bounds.ts';
import type { Answered, Attempt, EasRequest, Hooks, Priority, SessionEvent } from '../core/session.ts';
import type { Strikes } from '../policy/ledger.ts';
import type { AccountState, Blocking } from './account.ts';
import type { Place } from './authorization.ts';
import type { Batch } from './batches.ts';
import type { Carried, Send, Thrown } from './carried.ts';
import type { Pace } from './pace.ts';
import type { HostPolicy } from './redirects.ts';
import type { Troupe } from './troupe.ts';

export type { Carried, FaultName, Send, Thrown } from './carried.ts';

/** Everything a session is made of. Ports only: nothing here reaches for the platform. */
export interface Ports {
  readonly protocol: Protocol;
  readonly own: OwnRequests;
  /** `forget`: the account was wiped; what is kept of its servers goes, and what is still to come of earlier requests with it. */
  readonly send: Send & { readonly forget?: () => void };
  /** Where a request goes that the app gave this address: in a page it may be one that leaves out the page's own. */
  readonly addressOf: (url: string) => string;
  /** What is needed before anything is sent: cookies kept between runs. Never rejects. */
  readonly prepare?: () => Promise<void>;
  /** Names the fault behind an exception of `send`. */
  readonly faultOf: (error: unknown) => Thrown;
  readonly store: StateStore;
  readonly durable: boolean;
  /** The name of this session among all that store the same account: another one each time. */
  readonly self: string;
  readonly secrets: SecretStore;
  readonly hooks: Hooks;
  /** Hosts a redirect may lead to besides the same one. */
  readonly isAllowed: HostPolicy;
  readonly clock: Clock;
  readonly random: Random;
  readonly newAbort: () => AbortController;
  readonly limits: Limits;
  readonly account: string;
  readonly appRules: readonly AppRule[];
  readonly device: DeviceInformation;
  readonly words?: Words;
  readonly inspect?: (event: never) => void;
}

/** One request on its way, from the wish to its end. */
export interface Exchange {
  readonly id: string;
  readonly command: string;
  readonly facts: CommandFacts;
  readonly own: boolean;
  /** New bytes before every attempt, or the same again. */
  readonly provide: (at: Attempt) => EasRequest | Promise<EasRequest>;
  readonly fixed: boolean;
  readonly abort: AbortController;
  readonly settle: (answered: Answered) => void;
  readonly fail: (reason: unknown) => void;
  strikes: Strikes;
  /** Statuses for which the account had been looked for elsewhere, in vain, when it began. */
  sought: readonly string[];
  steps: Step[];
  items: readonly ItemOutcome[];
  attempts: number;
  /** How the rungs stood when it last went out. */
  epochs: Epochs;
  /** Rungs that were broken when it last went out: its success shows that they are whole. */
  over: readonly Rung[];
  marks: RequestMarks | undefined;
  /** When it first went out, and when it last did: wall time in ms. */
  sentAt: number;
  leftAt: number;
  /** What it asked, and the address it went to. */
  asked?: string;
  to?: string;
  /** How an earlier attempt at this mail ended, when it went out. */
  sentBefore: 'no' | 'no-answer' | 'failed';
  /** The name under which it is written down as one that must not happen twice. */
  noted: string | undefined;
  /** The same, as its bytes are now; and the name under which it arrived while it waited for its turn. */
  name?: string | undefined;
  arrived?: string;
  /** Is an attempt out whose answer is not judged yet? And the statuses a try was booked for meanwhile. */
  isOut: boolean;
  heard?: Set<string> | undefined;
  /** Another session has the same mail on its way, for all that is known: looking for it now would not find it. */
  elsewhere: boolean;
  /** Takes back what was written down for an attempt that has not left and will not. */
  leaving: (() => void) | undefined;
  /** Bytes that went out and may have been carried out, though no answer said so. */
  unanswered: Uint8Array | undefined;
  /** Are they what is out now? */
  replayed: boolean;
  /** ClientId of the mail it carries, once its outbox is open. */
  mail: string | undefined;
  /** How that mail stood when this request last wrote it down, or read it. */
  mailNote: MailNote | undefined;
  /** The user agrees that this mail may go out though an earlier attempt may have arrived. */
  readonly again: boolean;
  readonly priority: Priority;
  /** The request as it last went out, for sending it again unchanged. */
  sent: EasRequest | undefined;
  reply: Carried | undefined;
  /** What `send` threw last. */
  failure: unknown;
  /** The last decision about it, and the status it rests on. */
  decision: Decision | undefined;
  because: Step | undefined;
  /** Collections whose key the last reply moved. */
  moved: readonly string[];
  readonly startsOver: Set<string>;
  bounds: Bounds;
  /** What is known of its items since the server refused them all together. */
  batch: Batch | undefined;
  /** How long the app would like this poll to stay open, in seconds; 0 for what is none. */
  wish: number;
  dueAt: number | undefined;
  /** It waits for a network, and there is one again: it goes on at `dueAt` whatever the server's pace was. */
  hurried: boolean;
  /** Since when it waits for something other than its own reply. */
  waitingSince: number | undefined;
  chore: string | undefined;
  /** Where it looked for a lost account it was refused, and the app had no other login. */
  declined?: boolean;
  /** By how much the wall clock was set back since it began, in ms: what left before it left so much earlier by that clock. */
  backMs?: number;
  /** Since when its bytes wait for a key that others work on; and, when its caller waits no longer, until when those may take. */
  inLineSince?: number | undefined;
  behindUntil?: number | undefined;
  hold: Blocking | undefined;
  /** Its next step is being stored: what it was told stands. */
  isStoring?: boolean;
}

/** What the modules of a session share. */
export interface World {
  readonly ports: Ports;
  readonly troupe: Troupe;
  readonly exchanges: Map<string, Exchange>;
  account: AccountState;
  /** The store did not answer: what it holds is not known yet, and must not be written over. */
  isUnread: boolean;
  /**
   * Where and how the app last asked: address and headers for the library’s own requests, and the newest version its bytes are of where they
   * cannot be made anew. In memory only.
   */
  template: (Pick<WireRequest, 'url' | 'headers' | 'init'> & { readonly newest?: string }) | undefined;
  /** Whose credentials are known where, the place last heard of last, and whether a person has signed in since. In memory only. */
  places?: readonly Place[] | undefined;
  signedIn?: boolean;
  policyKey: string | undefined;
  server: string | undefined;
  /** Where a server says the account lives, until it was looked at, and when it said so: wall time in ms. Never stored: it has not answered yet. */
  led: { readonly to: string; readonly at: number } | undefined;
  /** Statuses for which the app looked for the account elsewhere and found it where it is, and when: wall time in ms. In memory only. */
  readonly sought: Map<string, number>;
  /** What the app is asked about its credentials now. In memory only. */
  asking?: Promise<string | undefined> | undefined;
  /** Since when what the app discovers does not answer, wall time in ms. In memory only. */
  unansweredSince?: number | undefined;
  /** The network is another one, and no poll has been cut since. In memory only. */
  moved: boolean;
  /** How long the last whole Sync was to wait, in ms: an empty one repeats it. In memory only. */
  syncWaitMs?: number | undefined;
  /** When a rung was last made whole (wall time in ms), and whether a request has gone well since. In memory only. */
  repaired?: { readonly at: number; readonly isProven: boolean };
  /** Mails that are being written down: what was known of them before, and what is not true before it is stored. */
  readonly tentative: Map<string, Tentative>;
  /** Wishes that come to nothing again and again, by their keys. In memory only. */
  readonly paces: Map<string, Pace>;
  /** Ends with the session: hooks that still run hear of it. */
  readonly life: AbortController;
  /** Puts an event into the queue of the driver. */
  post(to: string, event: { readonly type: string; readonly [field: string]: unknown }): void;
  /** Stores what the account knows now; throws what the store throws. */
  save(by: string): Promise<void>;
  /** It is known now where the app asks: a repair that waited for that begins. */
  reached(): void;
  /** It looks for a lost account, and was refused where it asks. */
  renew(exchange: Exchange): void;
  tell(event: SessionEvent): void;
  changed(): void;
}
