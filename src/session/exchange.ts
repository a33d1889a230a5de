import type { RequestInput } from '../../machines/alphabet.ts';
import type { Answered, RequestInit } from '../core/session.ts';
import { usualPriority } from './order.ts';
import { soughtIn } from './sought.ts';
import type { Exchange, World } from './world.ts';

/** An exchange and the promise of its end. */
export interface Opened {
  readonly exchange: Exchange;
  readonly answered: Promise<Answered>;
  /** The key of the library's own FolderSync, as it was last sent. */
  sentKey: string | undefined;
}

/** What its machine is made with: how much may be done for it. */
export function inputOf({ ports: { limits, hooks } }: World, { fixed, own, facts }: Exchange): RequestInput {
  return {
    limit: limits.attemptsPerRequest,
    pendingMs: limits.pendingMs,
    rebuilds: !fixed,
    maps: !fixed && hooks.hierarchyChanged !== undefined,
    resets: !fixed && hooks.collectionReset !== undefined,
    own,
    repeatable: facts.idempotent === 'yes',
  };
}

/**
 * The promise of an end, and how it is kept or broken.
 * @param drop lets go of a reply: whoever is told why there is none is not handed an earlier one either
 */
function pending(drop: () => void): Pick<Opened, 'answered'> & Pick<Exchange, 'settle' | 'fail'> {
  let isOver = false;
  let resolve: (answered: Answered) => void = () => undefined;
  let reject: (reason: unknown) => void = () => undefined;
  const answered = new Promise<Answered>((keep, quit) => {
    resolve = keep;
    reject = quit;
  });
  return {
    answered,
    settle(ending) {
      isOver = true;
      resolve(ending);
    },
    fail(reason) {
      if (!isOver) drop();
      isOver = true;
      reject(reason);
    },
  };
}

/** A request that has not gone anywhere yet. */
export function newExchange(
  world: World,
  id: string,
  command: string,
  own: boolean,
  fixed: boolean,
  provide: Exchange['provide'],
  { again = false, priority = usualPriority(command) }: Pick<RequestInit, 'again' | 'priority'> = {},
): Opened {
  const facts = world.ports.protocol.commands[command];
  if (!facts) throw new TypeError(`no facts of ${command}`);
  const { answered, settle, fail } = pending(() => exchange.reply?.drop?.());
  // Whoever waits for it hears of it; a repair that was called off is nobody's to wait for.
  answered.catch(() => undefined);
  const exchange: Exchange = {
    id, command, facts, own, fixed, provide, settle, fail,
    abort: world.ports.newAbort(),
    strikes: {},
    sought: soughtIn(world),
    steps: [],
    items: [],
    attempts: 0,
    epochs: {},
    over: [],
    marks: undefined,
    sent: undefined,
    sentAt: 0,
    leftAt: 0,
    sentBefore: 'no',
    unanswered: undefined,
    replayed: false,
    mail: undefined,
    mailNote: undefined,
    noted: undefined,
    isOut: false,
    leaving: undefined,
    elsewhere: false,
    again,
    priority,
    reply: undefined,
    failure: undefined,
    decision: undefined,
    because: undefined,
    moved: [],
    startsOver: new Set(),
    bounds: { dropItems: [] },
    batch: undefined,
    wish: 0,
    dueAt: undefined,
    hurried: false,
    waitingSince: undefined,
    chore: undefined,
    hold: undefined,
  }; // prettier-ignore
  return {
    exchange,
    answered,
    sentKey: undefined,
  };
}
