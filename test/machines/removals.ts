import { createMachine, type AnyStateMachine } from 'xstate';

// Everything that can be taken out of a machine, one at a time: each guard answered for it, each action, each entry, each way on.

type Tree = { [key: string]: unknown };

/** A machine without one of its parts. */
export interface Removal {
  readonly what: string;
  readonly machine: AnyStateMachine;
}

const copied = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(copied);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, copied(inner)]));
};

const listed = (value: unknown): readonly unknown[] => (value === undefined ? [] : Array.isArray(value) ? value : [value]);
const nameOf = (action: unknown): string => (typeof action === 'string' ? action : JSON.stringify(action));
const without = (list: readonly unknown[], at: number): readonly unknown[] => list.filter((_, other) => other !== at);

/** Where something of a literal stands, and what stands there instead. */
interface Cut {
  readonly what: string;
  readonly path: readonly string[];
  readonly value: unknown;
}

function actionCuts(where: string, path: readonly string[], holder: unknown, key: 'actions' | 'entry'): readonly Cut[] {
  const list = listed((holder as Tree | undefined)?.[key]);
  return list.map((action, at) => ({
    what: `${where}: ${key === 'entry' ? 'entry ' : ''}${nameOf(action)}`,
    path: [...path, key],
    value: without(list, at),
  }));
}

function wayCuts(where: string, path: readonly string[], ways: unknown): readonly Cut[] {
  if (!Array.isArray(ways)) return [{ what: where, path, value: undefined }, ...actionCuts(where, path, ways, 'actions')];
  return ways.flatMap((way: Tree, at) => {
    const name = `${where}, ${typeof way['guard'] === 'string' ? way['guard'] : `way ${at}`}`;
    return [{ what: name, path, value: without(ways, at) }, ...actionCuts(name, [...path, String(at)], way, 'actions')];
  });
}

function stateCuts(name: string, state: Tree): readonly Cut[] {
  const path = ['states', name];
  return [
    ...actionCuts(name, path, state, 'entry'),
    ...(state['always'] === undefined ? [] : wayCuts(`${name} at once`, [...path, 'always'], state['always'])),
    ...Object.entries((state['on'] ?? {}) as Tree).flatMap(([event, ways]) => wayCuts(`${name}: ${event}`, [...path, 'on', event], ways)),
  ];
}

function cutOut(machine: AnyStateMachine, { path, value }: Cut): AnyStateMachine {
  const config = copied(machine.config) as Tree;
  const holder = path.slice(0, -1).reduce((at, key) => at[key] as Tree, config);
  const last = path.at(-1) ?? '';
  if (value === undefined) delete holder[last];
  else holder[last] = copied(value);
  const { guards, actions } = machine.implementations;
  return createMachine(config as never, { guards, actions } as never);
}

/** Every machine that lacks one thing of this one. */
export function removals(machine: AnyStateMachine): readonly Removal[] {
  const { guards, actions } = machine.implementations as { guards: Tree; actions: Tree };
  const with_ = (more: { guards?: Tree; actions?: Tree }): AnyStateMachine =>
    createMachine(
      copied(machine.config) as never,
      { guards: { ...guards, ...more.guards }, actions: { ...actions, ...more.actions } } as never,
    );
  const states = Object.entries((machine.config.states ?? {}) as Record<string, Tree>);
  return [
    ...Object.keys(guards).flatMap((name) =>
      [true, false].map((answer) => ({ what: `${name} is ${String(answer)}`, machine: with_({ guards: { [name]: () => answer } }) })),
    ),
    ...Object.keys(actions).map((name) => ({ what: `no ${name}`, machine: with_({ actions: { [name]: () => undefined } }) })),
    ...states.flatMap(([name, state]) => stateCuts(name, state).map((cut) => ({ what: cut.what, machine: cutOut(machine, cut) }))),
  ];
}
