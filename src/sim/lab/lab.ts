import { recoveryError } from '../../core/errors.ts';
import type { Delivery } from '../fault-delivery.ts';
import { parseFaultScript } from '../fault-check.ts';
import { faultFor, faultProcesses } from '../fault-script.ts';
import type { FaultCounters, FaultFacts, FaultScript } from '../fault-script.ts';
import { requestFacts } from '../request-facts.ts';
import { mailboxHandle } from './admin.ts';
import type { LabMailbox } from './admin.ts';
import { endEarly, finish, process, settle } from './desk.ts';
import type { Case, Desk, LabEntry, LabPorts } from './desk.ts';
import { userOf } from './gate.ts';
import { newLabState } from './handle.ts';
import { parseQuery } from './query.ts';
import { rulesOf } from './rules.ts';
import type { LabOptions } from './rules.ts';
import type { LabState } from './state.ts';
import type { LabRequest } from './wire.ts';

/** A lab: the server as a function, with its state, its faults, the requests that wait, and a log. No sockets, no clock. */
export interface Lab {
  /**
   * A request comes in. The answer may come at once, or later: after a change, or at {@link dueAt}.
   * @returns what to call when the client went away.
   */
  receive(request: LabRequest, answer: (delivery: Delivery) => void): () => void;
  /** When the next waiting request has waited long enough, by the lab's clock. */
  dueAt(): number | undefined;
  /** Answers what is due. */
  tick(): void;
  /** Ends what waits, as a server does that goes down politely: nothing new. */
  endWaiting(): void;
  /** @throws RecoveryError `option-invalid` for a user the lab does not have. */
  mailbox(user: string): LabMailbox;
  /** From now on these faults; they are counted from the start. */
  setFaults(script: unknown): void;
  /** The policy changes: every device has to provision again (144). */
  changePolicy(): void;
  /** What came in, in order. */
  readonly log: readonly LabEntry[];
  state(): LabState;
}

function entryOf(desk: Desk, request: LabRequest, facts: FaultFacts, processed: boolean, rule: number | undefined): LabEntry {
  const query = parseQuery(request.url);
  return {
    at: desk.ports.now(),
    command: facts.command,
    user: userOf(desk.state, request.headers),
    deviceId: query?.deviceId,
    version: facts.version,
    policyKey: request.headers['x-ms-policykey'] ?? query?.policyKey,
    collectionIds: facts.collectionIds,
    processed,
    rule,
    http: undefined,
  };
}

/** What an administrator does at the server. */
function administration(desk: Desk): Pick<Lab, 'mailbox' | 'changePolicy'> {
  const put = (state: LabState): void => {
    desk.state = state;
    settle(desk);
  };
  return {
    mailbox(user) {
      const users = [...desk.state.mailboxes.keys()];
      if (!users.includes(user)) throw recoveryError('caller', 'option-invalid', `lab: no user ${user}`, `known: ${users.join(', ')}`);
      return mailboxHandle({ state: () => desk.state, put, now: desk.ports.now }, user);
    },
    changePolicy: () => put({ ...desk.state, policyEdition: desk.state.policyEdition + 1 }),
  };
}

/**
 * Makes a lab.
 * @throws RecoveryError `option-unknown` or `option-invalid` naming the option.
 * @example
 * ```ts
 * import { createLab } from 'activesync-recovery/sim';
 * const lab = createLab({ policy: { demand: 'none' } }, { now: () => 0, random: () => 0.5 });
 * lab.mailbox('alice').deliver({ from: 'bob@example.test', subject: 'Hello' });
 * ```
 */
export function createLab(options: LabOptions & { readonly faults?: unknown }, ports: LabPorts): Lab {
  const { faults, ...rest } = options;
  const rules = rulesOf(rest);
  const desk: Desk = { rules, ports, log: [], waiting: new Map(), state: newLabState(rules) };
  let script: FaultScript = parseFaultScript(faults ?? []);
  let counters: FaultCounters = [];
  return {
    ...administration(desk),
    log: desk.log,
    state: () => desk.state,
    dueAt: () => (desk.waiting.size === 0 ? undefined : Math.min(...desk.waiting.values())),
    tick: () => settle(desk),
    endWaiting() {
      for (const one of desk.waiting.keys()) endEarly(desk, one);
    },
    setFaults(next) {
      script = parseFaultScript(next);
      counters = [];
    },
    receive(request, answer) {
      const facts = requestFacts(request);
      const struck = faultFor(script, counters, facts);
      counters = struck.counters;
      const processed = struck.fault === undefined || faultProcesses(struck.fault.do);
      const entry = entryOf(desk, request, facts, processed, struck.fault?.rule);
      const one: Case = { request, entry: desk.log.push(entry) - 1, since: entry.at, fault: struck.fault, answer };
      if (processed) return process(desk, one, entry);
      finish(desk, one, undefined);
      return () => {};
    },
  };
}
