import type { LadderContext } from '../../machines/ladder.machine.ts';
import type { Effect } from '../core/effect.ts';
import { isRecoveryError, recoveryError } from '../core/errors.ts';
import type { AccountState } from './account.ts';
import { closeEnvelope, openEnvelope } from './envelope.ts';
import { joinAccounts, newsIn } from './merging.ts';
import { within } from './patience.ts';
import { remember, type Remembered } from './remembered.ts';
import type { Preview } from './troupe.ts';
import type { World } from './world.ts';

/** Writes down what is about to be done, before it is done; and what has changed since, when there is nothing else to do. */
export interface Saving {
  /** The hold a step ends in, the resets it spends, the silence the server asked for. */
  remember(machine: string, event: string, step: Preview): Remembered;
  /** Compare-and-set; throws what the store throws. One after the other. @default no step: what is known stands as it is */
  save(machine: string, step?: Preview): Promise<void>;
  /** What is known now is what is stored, at this revision; without one nobody knows what is. */
  know(revision: number | undefined): void;
  /** The store is at this revision; what is known is more than what is stored. */
  locate(revision: number): void;
  /** Has something durable changed since it was stored? */
  isBehind(): boolean;
  /** Stores that. False when the store refuses: then it goes with the next step. */
  catchUp(): Promise<boolean>;
}

/** Effects that need nothing stored: they only ask, answer, or send what may be sent again. */
const EPHEMERAL: ReadonlySet<Effect['type']> = new Set([
  'effect.enqueue',
  'effect.request',
  'effect.settle',
  'effect.announce',
  'effect.cancel',
  'effect.probe',
  'effect.abandon',
]);

/** Events after which nothing durable has changed: not even previewed. A reply that changes nothing is not saved. */
const QUIET: readonly string[] = ['accept.', 'continue.', 'reject.', 'rungs.', 'caller.', 'account.progressed'];

/** Is it not even worth asking what the event would do? */
export function isQuiet(event: string): boolean {
  return QUIET.some((prefix) => event.startsWith(prefix));
}

/** Is any of this to be written down before it is done? */
export function isToBeSaved(effects: readonly Effect[]): boolean {
  return effects.some((effect) => !EPHEMERAL.has(effect.type));
}

const NO_STEP: Preview = { effects: [], value: '', context: undefined };

/** How often a save is tried against another session that stores at the same time. */
const STALE_TRIES = 3;

/** Refused texts remembered: whichever of them turns up in the store was ours. More than so many saves are not under way at once. */
const TRIED_REMEMBERED = 4;

function accountIn(data: string | undefined): AccountState | undefined {
  const opened = openEnvelope(data);
  return opened !== undefined && 'envelope' in opened ? opened.envelope.account : undefined;
}

export function openSaving(world: World): Saving {
  const { store, clock, account } = world.ports;
  /** Where the store is, and what stands there: undefined and nothing when nobody knows. */
  let revision: number | undefined;
  /** Where it was for sure, and what may have come to stand there since. */
  let sure: number | undefined;
  let base: AccountState = world.account;
  let tried: readonly string[] = [];
  let known: readonly unknown[] = [];
  let last: Promise<unknown> = Promise.resolve();

  const ladder = (): Partial<LadderContext> => world.troupe.picture('ladder')?.context ?? {};

  /** Everything worth storing, by identity: it is replaced, never changed. When the credentials last worked changes with every reply. */
  function durable({ broken = [], fromZero = false }: Partial<LadderContext>): readonly unknown[] {
    const { ledger, holds, notBefore, version, endpoint, mails, open, wipe, answers118, longpoll, collections, fed, folders } =
      world.account;
    return [
      ledger,
      holds,
      notBefore,
      version,
      endpoint,
      mails,
      open,
      wipe,
      answers118,
      longpoll,
      collections,
      fed,
      folders,
      broken.join(),
      fromZero,
    ];
  }

  const saved = (data: string, after: number): Promise<number> => within(world, () => store.save(account, data, after));

  async function write(machine: string, { effects, context }: Preview): Promise<void> {
    for (let tries = 1; ; tries += 1) {
      let data: string | undefined;
      try {
        if (world.isUnread)
          throw recoveryError('caller', 'store-failed', 'the store could not be read', 'it is asked again with the next request');
        if (revision === undefined) await catchUpWith();
        const at = machine === 'ladder' && context !== undefined ? (context as LadderContext) : ladder();
        const { broken = [], epochs = {}, fromZero = false } = at;
        const { account: writing } = world;
        const parts = durable(at);
        data = closeEnvelope({
          version: 1,
          account: writing,
          ladder: { broken, epochs, fromZero },
          pending: effects.map((effect) => ({ machine, effect: effect.type })),
        });
        revision = await saved(data, revision ?? 0);
        [sure, base, tried, known] = [revision, writing, [], parts];
        return;
      } catch (error) {
        // Whatever the reason, nobody knows now what is stored.
        revision = undefined;
        known = [];
        const isStale = isRecoveryError(error) && error.code === 'store-stale';
        // What was refused for another reason may have been stored all the same, or be stored yet.
        if (!isStale && data !== undefined) tried = [...tried, data].slice(-TRIED_REMEMBERED);
        if (!isStale || tries >= STALE_TRIES) throw error;
      }
    }
  }

  /** Looks where the store is. When another session of this account has stored in between, what is new in it is joined to what we know. */
  async function catchUpWith(): Promise<void> {
    const stored = await within(world, () => store.load(account));
    revision = stored?.revision ?? 0;
    if (revision === sure || (stored !== undefined && tried.includes(stored.data))) return;
    const theirs = accountIn(stored?.data);
    if (theirs === undefined) return;
    const { self } = world.ports;
    world.account = joinAccounts(world.account, newsIn(theirs, base, self), world.tentative, `${self}+${revision}`);
    base = theirs;
  }

  function inTurn(job: () => Promise<void>): Promise<void> {
    const written = last.then(job);
    last = written.catch(() => undefined);
    return written;
  }

  const isBehind = (): boolean => durable(ladder()).some((part, place) => part !== known[place]);

  return {
    remember: (machine, event, step) => remember(world, clock.now(), machine, event, step),
    save: (machine, step = NO_STEP) => inTurn(() => write(machine, step)),
    know(at) {
      [revision, sure, base, known] = [at, at, world.account, durable(ladder())];
    },
    locate(at) {
      [revision, sure, base] = [at, at, world.account];
    },
    isBehind,
    catchUp: () =>
      // By the time it is its turn somebody else may have stored it.
      inTurn(async () => (isBehind() ? write('account', NO_STEP) : undefined)).then(
        () => true,
        () => false,
      ),
  };
}
