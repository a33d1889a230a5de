import type { LadderContext } from '../../machines/ladder.machine.ts';
import type { Effect } from '../core/effect.ts';
import { keysOf } from '../policy/decide.ts';
import { bookResets } from '../policy/ledger.ts';
import { closeEnvelope, type Envelope } from './envelope.ts';
import { holdFor } from './holds.ts';
import type { Preview } from './troupe.ts';
import type { Exchange, World } from './world.ts';

/** Writes down what is about to be done, before it is done. */
export interface Saving {
  /** What the account remembers of a step: the hold it ends in, the resets it spends, the silence the server asked for. */
  remember(exchange: Exchange | undefined, event: string, effects: readonly Effect[]): void;
  /** Compare-and-set; throws what the store throws. */
  save(machine: string, step: Preview): Promise<void>;
}

export function openSaving(world: World): Saving {
  const { store, clock, account } = world.ports;
  let revision: number | undefined;

  return {
    remember(exchange, event, effects) {
      if (exchange !== undefined && effects.some((effect) => effect.type === 'effect.hold'))
        exchange.hold = holdFor(world, exchange, event);
      const decision = exchange?.decision;
      if (decision === undefined || !event.startsWith(decision.do)) return;
      const spends = effects.some((effect) => effect.type === 'effect.reset' || (effect.type === 'effect.report' && effect.fromZero));
      if (spends) world.account = { ...world.account, ledger: bookResets(world.account.ledger, keysOf(decision), clock.now()) };
      if (decision.do === 'retry' && decision.asked === true && decision.dueAt !== undefined) {
        world.account = { ...world.account, notBefore: Math.max(world.account.notBefore, decision.dueAt) };
      }
    },
    async save(machine, { effects, context }) {
      const ladder = machine === 'ladder' ? context : world.troupe.picture('ladder')?.context;
      const { broken = [], epochs = {}, fromZero = false } = (ladder ?? {}) as Partial<LadderContext>;
      const envelope: Envelope = {
        version: 1,
        account: world.account,
        ladder: { broken, epochs, fromZero },
        pending: effects.map((effect) => ({ machine, effect: effect.type })),
      };
      revision ??= (await store.load(account))?.revision ?? 0;
      revision = await store.save(account, closeEnvelope(envelope), revision);
    },
  };
}
