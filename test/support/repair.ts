import type { WireRequest } from '../../src/core/ports.ts';
import type { Hooks } from '../../src/core/session.ts';
import { EAS_OWN } from '../../src/eas/own.ts';
import { EAS } from '../../src/eas/protocol.ts';
import type { AccountState } from '../../src/session/account.ts';
import type { Job, RepairTools } from '../../src/session/repairs/job.ts';
import type { Carried, Exchange, FaultName, Send } from '../../src/session/world.ts';
import { HEADERS, urlOf } from './account.ts';
import { virtualTime, type Time } from './time.ts';
import { exchangeOf, partsOf, type Parts } from './world.ts';

/** What a repair's request is answered with: the end of a reply, the fault in its place, or what the test does meanwhile. */
export type Answer = Partial<Carried> | FaultName | (() => Partial<Carried> | FaultName);

/** One repair without a session: what it sent, how it ended, and the parts of its world. */
export interface Repairing extends Parts {
  readonly job: Job;
  readonly ends: ('whole' | 'stuck')[];
  readonly sent: WireRequest[];
  readonly time: Time;
  /** What was kept, taken away and stored, in order. */
  readonly stored: string[];
  /** Calls the repair off, as the driver does. */
  readonly callOff: () => void;
}

interface Circumstances {
  readonly answers?: readonly Answer[];
  readonly hooks?: Hooks;
  readonly account?: Partial<AccountState>;
  readonly job?: Partial<Job>;
  /** Requests of the app that are open. */
  readonly open?: readonly Partial<Exchange>[];
  readonly more?: object;
  readonly ports?: object;
}

export const REPLY: Carried = { status: 200, headers: {}, body: new Uint8Array() };

/** The app has asked before; answers come in this order, the last one again and again. */
export function repairing(rung: Job['rung'], circumstances: Circumstances = {}): Repairing {
  const { answers = [], hooks = {}, account = {}, open = [], more = {}, ports = {} } = circumstances;
  const time = virtualTime();
  const sent: WireRequest[] = [];
  const ends: Repairing['ends'] = [];
  const stored: string[] = [];
  const send: Send = async (request) => {
    const next = answers[Math.min(sent.push(request), answers.length) - 1] ?? 'offline';
    const answer = typeof next === 'function' ? next() : next;
    if (typeof answer === 'string') throw new Error(answer);
    return { ...REPLY, ...answer };
  };
  const parts = partsOf(
    account,
    { template: { url: urlOf('Sync'), headers: HEADERS }, save: async (by: string) => void stored.push(`save ${by}`), ...more },
    {
      protocol: EAS,
      own: EAS_OWN,
      send,
      faultOf: (error: Error) => error.message,
      clock: time.clock,
      newAbort: () => new AbortController(),
      isAllowed: () => true,
      hooks,
      secrets: {
        get: async () => undefined,
        set: async (name: string, value: string) => void stored.push(`set ${name} ${value}`),
        delete: async (name: string) => void stored.push(`delete ${name}`),
      },
      store: { forget: async (name: string) => void stored.push(`forget ${name}`) },
      account: 'default',
      device: { model: 'test' },
      appRules: [],
      ...ports,
    },
  );
  for (const [at, one] of open.entries()) parts.world.exchanges.set(`open#${at}`, exchangeOf({ id: `open#${at}`, ...one }));
  const job: Job = {
    rung,
    attempt: 7,
    tries: 1,
    fromZero: false,
    exchange: ownExchange(),
    cancelled: false,
    actor: undefined,
    answer: undefined,
    directed: false,
    enforcement: 'none',
    dueAt: undefined,
    challenged: undefined,
    search: { renewals: 0, lentMs: 0, isForPerson: false },
    whole: () => void ends.push('whole'),
    stuck: () => void ends.push('stuck'),
    ...circumstances.job,
  };
  const callOff = (): void => {
    job.cancelled = true;
    job.exchange.abort.abort();
  };
  return { ...parts, job, ends, sent, time, stored, callOff };
}

/** Where a repair books what its own requests meet. */
export function ownExchange(more: Partial<Exchange> = {}): Exchange {
  const command = more.command ?? 'OPTIONS';
  const plain = {
    id: `${command}#own`,
    command,
    facts: { needs: [], name: command },
    own: true,
    attempts: 0,
    steps: [],
    sought: [],
    epochs: {},
  };
  return exchangeOf({ ...plain, abort: new AbortController(), ...more } as unknown as Partial<Exchange>);
}

/** What the driver would have been asked for. */
export interface Lent {
  readonly tools: RepairTools;
  readonly spawned: { readonly id: string; readonly machine: string; readonly input: unknown }[];
  readonly abandoned: string[];
  readonly scratched: string[];
}

export function lent(more: Partial<RepairTools> = {}): Lent {
  const spawned: { id: string; machine: string; input: unknown }[] = [];
  const abandoned: string[] = [];
  const scratched: string[] = [];
  const tools: RepairTools = {
    folderSync: () => {
      throw new Error('nobody asks for the folders here');
    },
    scratch: (command) => (scratched.push(command), ownExchange({ command })),
    spawn: (id, machine, input) => void spawned.push({ id, machine: machine.id, input }),
    abandon: (id) => void abandoned.push(id),
    ...more,
  };
  return { tools, spawned, abandoned, scratched };
}
