import { deliveryOf } from '../fault-delivery.ts';
import type { Delivery } from '../fault-delivery.ts';
import type { Fault } from '../fault-script.ts';
import { handle } from './handle.ts';
import type { LabRules, World } from './rules.ts';
import type { LabState } from './state.ts';
import { EMPTY_REPLY, statusReply } from './turn.ts';
import type { LabReply, LabRequest } from './wire.ts';

/** One request in the lab's log. */
export interface LabEntry {
  /** When it came, by the lab's clock. */
  readonly at: number;
  /** ActiveSync command, or the HTTP method. */
  readonly command: string;
  readonly user: string | undefined;
  readonly deviceId: string | undefined;
  readonly version: string | undefined;
  readonly policyKey: string | undefined;
  readonly collectionIds: readonly string[];
  /** Did the server see it? False when a fault swallowed it before. A refused request was seen. */
  readonly processed: boolean;
  /** Rule of the fault script that struck. */
  readonly rule: number | undefined;
  /** HTTP status of the answer; 0 for a cut, undefined while it waits. */
  readonly http: number | undefined;
}

/** What a lab takes from outside, besides its options. */
export interface LabPorts {
  /** Wall time in ms. */
  readonly now: () => number;
  /** 0 up to, not including 1. */
  readonly random: () => number;
  /** Called when the time of the next due answer may have changed. */
  readonly woken?: () => void;
}

/** A request on the desk: what it asked, and whom to tell. */
export interface Case {
  readonly request: LabRequest;
  /** Index in the log. */
  readonly entry: number;
  readonly since: number;
  readonly fault: Fault | undefined;
  readonly answer: (delivery: Delivery) => void;
}

/** The one place of the lab that changes: its state, its log, and the requests that wait with the time they wait for. */
export interface Desk {
  readonly rules: LabRules;
  readonly ports: LabPorts;
  readonly log: LabEntry[];
  readonly waiting: Map<Case, number>;
  state: LabState;
}

const NOTHING_NEW = 1;

function world(desk: Desk): World {
  return { rules: desk.rules, now: desk.ports.now(), random: desk.ports.random };
}

/** The answer, or what the fault makes of it, goes out. */
export function finish(desk: Desk, one: Case, reply: LabReply | undefined): void {
  const delivery = deliveryOf(one.fault?.do, one.request, reply);
  const entry = desk.log[one.entry];
  if (entry !== undefined) desk.log[one.entry] = { ...entry, http: delivery.reply.status };
  one.answer(delivery);
}

/** Asks what waits again, until nothing more comes of it: an answer may be news for another. */
export function settle(desk: Desk): void {
  for (let again = true; again;) {
    again = false;
    for (const one of desk.waiting.keys()) {
      const outcome = handle(desk.state, one.request, world(desk), one.since);
      desk.state = outcome.state;
      if ('waitUntil' in outcome) continue;
      desk.waiting.delete(one);
      again = true;
      finish(desk, one, outcome.reply);
    }
  }
  desk.ports.woken?.();
}

/** Answers a waiting request as if its time were up. */
export function endEarly(desk: Desk, one: Case): void {
  desk.waiting.delete(one);
  finish(desk, one, desk.log[one.entry]?.command === 'Ping' ? statusReply('Ping', NOTHING_NEW) : EMPTY_REPLY);
}

/** A device has one Ping and one Sync open: a newer one ends the older, as recorded servers do. */
function supersede(desk: Desk, newer: LabEntry): void {
  for (const one of desk.waiting.keys()) {
    const older = desk.log[one.entry];
    if (older?.command === newer.command && older.deviceId === newer.deviceId && older.user === newer.user) endEarly(desk, one);
  }
}

/** The server does what a request asks. @returns what to call when its client went away. */
export function process(desk: Desk, one: Case, entry: LabEntry): () => void {
  supersede(desk, entry);
  const outcome = handle(desk.state, one.request, world(desk));
  desk.state = outcome.state;
  if ('waitUntil' in outcome) desk.waiting.set(one, outcome.waitUntil);
  else finish(desk, one, outcome.reply);
  settle(desk);
  return () => {
    if (desk.waiting.delete(one)) desk.ports.woken?.();
  };
}
