import { recoveryError } from '../core/errors.ts';
import { frozen } from '../core/frozen.ts';
import type { End, Next, Outcome } from '../core/outcome.ts';
import { nextOf } from '../policy/next.ts';
import { limboOf } from './account.ts';
import { leftOutOf } from './batches.ts';
import { doubtsOf } from './collections.ts';
import { publicHold } from './holds.ts';
import { closeOpen } from './interrupted.ts';
import { isInDoubt } from './mail.ts';
import { whereToRead } from './wording.ts';
import type { Carried, Exchange, World } from './world.ts';

/** Stands in for a reply that never came, or was never asked for. */
const NO_REPLY = { status: 503, body: new Uint8Array(0) } as const;

/** The same for what was found to be done: nothing had to be asked. */
const DONE_ALREADY = { status: 200, body: new Uint8Array(0) } as const;

/** Hands the end of a request to whoever asked for it. */
export function settle(world: World, exchange: Exchange, end: End): void {
  closeOpen(world, exchange, end);
  // The rest is the app's to do; what comes first is not.
  const chore = end === 'refused' ? exchange.decision?.first?.[0] : undefined;
  if (chore?.do === 'repair')
    world.post('ladder', { type: 'rung.broken', rung: chore.rung, epoch: exchange.epochs[chore.rung] ?? 0, fromZero: false });
  // Listeners have it before the caller.
  const outcome = frozen(outcomeOf(world, exchange, end));
  const response: Carried = exchange.reply ?? {
    ...(end === 'done' ? DONE_ALREADY : NO_REPLY),
    headers: { 'x-activesync-recovery': outcome.kind },
    // What is known to be done has not failed, whatever became of its answer.
    ...(end !== 'done' && { failure: exchange.failure }),
  };
  if (!exchange.own) world.tell({ type: 'settled', command: exchange.command, outcome });
  exchange.settle({ response, outcome });
}

/** What the app can do now. A mail that may have left is looked for, whatever else held the request up. */
function nextFor(world: World, exchange: Exchange, end: End, clientId: string | undefined): Next | undefined {
  const { decision, command, facts, hold } = exchange;
  // Below 14.0 a mail has no id to be remembered by: then the decision says it. One that was held before says it again.
  const isUnknown = (decision?.do === 'hold' ? decision.why : hold?.why) === 'unknown-outcome';
  const isOpen = facts.clientIdFrom !== undefined && end === 'held' && isUnknown;
  if (isOpen || isInDoubt(world, exchange)) return { do: 'look-in-sent', ...(clientId !== undefined && { clientId }) };
  // Folders in doubt are not asked for before their time: to advise it would send the app to a closed door.
  if (end === 'held' && decision?.do === 'refresh' && decision.scope === 'hierarchy' && limboOf(world.account)) return undefined;
  return decision && nextOf(decision, command, clientId);
}

function outcomeOf(world: World, exchange: Exchange, end: End): Outcome {
  const doubtful = doubtsOf(world, exchange);
  const told = {
    steps: [...exchange.steps],
    items: exchange.items,
    leftOut: leftOutOf(world, exchange, end),
    ...(doubtful.length > 0 && { doubtful }),
    attempts: exchange.attempts,
  };
  const clientId = exchange.marks?.clientId;
  const next = nextFor(world, exchange, end, clientId);
  const step = exchange.because;
  switch (end) {
    case 'done':
      return { kind: 'done', ...told };
    case 'unknown':
      return { kind: 'unknown', ...told, ...(clientId !== undefined && { clientId }), ...(next && { next }) };
    case 'held': {
      const hold = exchange.hold;
      if (!hold) throw new TypeError('a held request has a hold');
      return { kind: 'held', ...told, hold: publicHold(hold), ...(next && { next }) };
    }
    case 'refused': {
      const kind = step?.status.startsWith('transport.') ? 'transport' : 'server';
      const advice = next ? `the next move is the app’s: ${next.do}` : whereToRead(step);
      const hint = exchange.decision?.hint ?? step?.decision.hint ?? advice;
      const name = step?.name === null || step === undefined ? '' : ` ${step.name}`;
      const error = recoveryError(
        kind,
        kind === 'server' ? 'server-refused' : 'unreachable',
        `${exchange.command} was refused: ${step?.status ?? 'stopped'}${name}`,
        hint,
        step,
      );
      return { kind: 'refused', ...told, error, ...(next && { next }) };
    }
  }
}
