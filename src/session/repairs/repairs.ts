import type { LadderContext } from '../../../machines/ladder.machine.ts';
import type { Step } from '../../core/decision.ts';
import type { Effect } from '../../core/effect.ts';
import type { EasRung, Rung } from '../../core/rungs.ts';
import { isRefused } from '../authorization.ts';
import { holdRung } from '../holds.ts';
import { noteRepair } from '../rest.ts';
import { waitsFor } from '../waiters.ts';
import type { Exchange, World } from '../world.ts';
import { renewFor, repairCredentials } from './credentials.ts';
import { repairEndpoint } from './endpoint.ts';
import { repairHierarchy } from './hierarchy.ts';
import type { Job, RepairTools } from './job.ts';
import { performPolicy, repairPolicy } from './policy.ts';
import { repairVersion } from './version.ts';

/** Makes rungs whole on behalf of the ladder, one at a time. */
export interface Repairs {
  start(rung: Rung, attempt: number, fromZero: boolean): void;
  cancel(attempt: number): void;
  /** Is this the machine of the repair under way? */
  owns(id: string): boolean;
  /** Effects of that machine: the policy handshake, or a wipe. */
  perform(id: string, effect: Effect): void;
  /** When the policy handshake goes on, if it waits. */
  dueAt(): number | undefined;
  /** Lets it go on when its time has come. @param at what its machine is told that it is */
  ring(now: number, at?: number): void;
  /** The wall clock has been set back by so much, in ms. */
  setBack(ms: number): void;
  /**
   * After a restart nobody knows where the account lives before the app has asked for something: a repair that has to ask the
   * server waits for that. It is no failure, and holds nobody.
   */
  resume(): void;
  /** The request that looks for a lost account was refused where it asked: the app renews its credentials for there. */
  renew(exchange: Exchange): void;
  /** Was the rung repaired as often as is allowed, and is it broken still? Then the account is held for it. */
  giveUp(rung: Rung): void;
  /** The repair under way cannot go on, and nobody is told: whoever drops it tells them. */
  drop(): void;
}

const REPAIRS: Readonly<Record<EasRung, (world: World, job: Job, tools: RepairTools) => void | Promise<void>>> = {
  endpoint: repairEndpoint,
  credentials: repairCredentials,
  version: repairVersion,
  policy: repairPolicy,
  hierarchy: repairHierarchy,
};

const COMMANDS: Readonly<Record<EasRung, string>> = {
  endpoint: 'OPTIONS',
  credentials: 'OPTIONS',
  version: 'OPTIONS',
  policy: 'Provision',
  hierarchy: 'FolderSync',
};

/** Rungs whose repair has to know where the app asks: it sends requests of its own, or says what has moved. */
const ASKS: readonly Rung[] = ['endpoint', 'version', 'policy', 'hierarchy'];

/**
 * Does a request speak of a wipe for the first time? Then the directive is asked for. When it comes again after a server had none,
 * the ordinary request asks: its answer may carry one just as well (MS-ASPROV 3.1.5.1), and each round costs one request less.
 */
function isFirstOrder({ decision, because, strikes }: Exchange): boolean {
  const heard = because === undefined ? 0 : (strikes[because.status] ?? 0);
  return decision?.do === 'wipe' && heard <= 1;
}

export function openRepairs(world: World, tools: RepairTools): Repairs {
  let current: Job | undefined;
  /** What repairs met that were called off for a rung below: begun again, they go on where they were and do not try it all once more. */
  const met = new Map<Rung, Pick<Exchange, 'strikes' | 'sought' | 'reply'>>();
  /** A repair that does not know yet where to ask. */
  let deferred: (() => void) | undefined;

  /** What a request that waits for the rung was told. */
  function complaintOf(rung: Rung): Step | undefined {
    return [...world.exchanges.values()].findLast((exchange) => waitsFor(world, exchange, [rung]) === rung && exchange.because)?.because;
  }

  function finish(job: Job, type: 'rung.rebuilt' | 'rung.stuck'): void {
    // One that was called off is not the current one any more.
    if (current !== job) return;
    current = undefined;
    met.delete(job.rung);
    if (job.actor !== undefined) tools.abandon(job.actor);
    if (type === 'rung.rebuilt') {
      noteRepair(world);
      world.tell({ type: 'repaired', rung: job.rung });
    } else holdRung(world, job.rung, job.exchange.because ?? complaintOf(job.rung), job.search.isForPerson ? 'credentials' : job.rung);
    world.post('ladder', { type, rung: job.rung, attempt: job.attempt });
  }

  function callOff(job: Job): void {
    current = undefined;
    deferred = undefined;
    job.cancelled = true;
    met.set(job.rung, job.exchange);
    job.exchange.abort.abort();
    if (job.actor !== undefined) tools.abandon(job.actor);
    if (world.exchanges.has(job.exchange.id)) world.post(job.exchange.id, { type: 'caller.aborted' });
  }

  return {
    start(rung, attempt, fromZero) {
      const ladder = world.troupe.picture('ladder')?.context as LadderContext;
      const exchange = tools.scratch(COMMANDS[rung as EasRung]);
      // What this repair says of a rung below it is of today: without its epochs it would be taken for a late complaint.
      exchange.epochs = ladder.epochs;
      const { strikes = {}, sought = exchange.sought } = met.get(rung) ?? {};
      Object.assign(exchange, { strikes, sought });
      const job: Job = {
        rung,
        attempt,
        tries: ladder.repairs[rung] ?? 1,
        fromZero,
        exchange,
        cancelled: false,
        actor: undefined,
        answer: undefined,
        directed: [...world.exchanges.values()].some(isFirstOrder),
        enforcement: 'none',
        dueAt: undefined,
        challenged: [...met.values()].map(({ reply }) => reply).findLast(isRefused),
        search: { renewals: 0, lentMs: 0, isForPerson: false },
        whole: () => finish(job, 'rung.rebuilt'),
        stuck: () => finish(job, 'rung.stuck'),
      };
      current = job;
      // A fault in a repair is the session's own; the rung rests broken rather than the waiters being stranded.
      const run = async (): Promise<void> => REPAIRS[rung as EasRung](world, job, tools);
      const begin = (): void => void run().catch(() => job.stuck());
      // A wipe the app has agreed to needs no network.
      const isOffline = rung === 'policy' && world.account.wipe?.step === 'consented';
      if (world.template === undefined && ASKS.includes(rung) && !isOffline) deferred = begin;
      else begin();
    },
    resume() {
      const begin = deferred;
      if (world.template === undefined || begin === undefined) return;
      deferred = undefined;
      begin();
    },
    renew(exchange) {
      void renewFor(world, current, exchange);
    },
    cancel(attempt) {
      if (current?.attempt === attempt) callOff(current);
    },
    owns: (id) => current?.actor === id,
    perform(id, effect) {
      if (current?.actor === id) performPolicy(world, current, effect, tools);
    },
    dueAt: () => current?.dueAt,
    ring(now, at = now) {
      const job = current;
      if (job?.actor === undefined || job.dueAt === undefined || job.dueAt > now) return;
      // Rung once: until it is heard the time is over at every moment.
      job.dueAt = undefined;
      world.post(job.actor, { type: 'driver.tick', now: at });
    },
    setBack(ms) {
      if (current?.dueAt !== undefined) current.dueAt -= ms;
      if (current?.search.lentSince !== undefined) current.search.lentSince -= ms;
    },
    giveUp(rung) {
      const ladder = world.troupe.picture('ladder')?.context as LadderContext;
      if ((ladder.repairs[rung] ?? 0) >= ladder.limit) holdRung(world, rung, complaintOf(rung));
    },
    drop() {
      if (current) callOff(current);
    },
  };
}
