import type { AnyMachineSnapshot, AnyStateMachine, EventObject } from 'xstate';

/** What a machine asks for, as a proof sees it: a type and plain fields. */
export interface Asked {
  readonly type: string;
  readonly [field: string]: unknown;
}

/** One event of a class: all events of the class lead to the same state and ask for the same. */
export interface EventClass {
  /** The event's type or its kind first, then what else tells it apart: `retry.* long`, `rung.rebuilt policy`. */
  readonly name: string;
  readonly event: EventObject;
}

/** A step of a machine, for laws that hold on every one. */
export interface Taken {
  readonly before: AnyMachineSnapshot;
  readonly after: AnyMachineSnapshot;
  readonly name: string;
  readonly event: EventObject;
  readonly asked: readonly Asked[];
}

/** Event (or `<kind>.*`), or state, to the reason why nothing has to happen. */
export type Reasons = Readonly<Record<string, string>>;

/** A machine with all that a proof has to know about it. */
export interface Subject {
  readonly name: string;
  readonly machine: AnyStateMachine;
  /** What it may be started with. */
  readonly inputs: readonly unknown[];
  /** Where it has to start, for an input that says how it stood before a restart. @default wherever it does */
  readonly startsIn?: (input: never) => string;
  /** The types of its events, decisions as `<kind>.*`. Every state decides about each. */
  readonly alphabet: readonly string[];
  /** By state: which of them it lets pass, and why that is right. */
  readonly ignored: Readonly<Record<string, Reasons>>;
  /** States that no input leads to, and why that is right here. @default every state is reached */
  readonly unreached?: Reasons;
  /** One event of every class that this state can tell apart. */
  readonly events: (at: AnyMachineSnapshot) => readonly EventClass[];
  /** Which class any event belongs to in this state. @default its type */
  readonly classOf?: (event: EventObject, at: AnyMachineSnapshot) => string;
  /** What of a state matters for what can follow. States of one key are one. @default state and context as they are */
  readonly key?: (at: AnyMachineSnapshot) => string;
  /** Of what is asked for, what matters to others. @default all of it */
  readonly seen?: (asked: Asked) => string;
  /** Nothing is owed here. @default final states */
  readonly isSettled?: (at: AnyMachineSnapshot) => boolean;
  /** Who answers what was asked for: beginnings of the names of event classes. Empty for what nobody has to answer. */
  readonly answers: (asked: Asked) => readonly string[];
  /** What has to be told on entering a settled state; undefined when it was. */
  readonly untold?: (step: Taken) => string | undefined;
  /** Laws of every single step; a sentence when one is broken. */
  readonly laws?: (step: Taken) => string | undefined;
  /** Event classes that are progress, by the beginning of their names: budgets may refill with them, and recovery begins anew. */
  readonly progress: Reasons;
  /** Steps that stay and ask again, by the beginning of `class` or `state: class`, and who bounds how often. */
  readonly repeats: Reasons;
  /** Requests that this costs. */
  readonly cost?: (asked: Asked) => number;
  /** Requests of somebody else's that come to nothing with an event of this class, where the machine only watches. @default none */
  readonly spent?: (name: string) => number;
  /** The longest recovery that the budgets promise, in requests, for one input. */
  readonly promised?: (input: never) => number;
}
