import { clockTime } from './times.ts';
import type { Stage } from './stage.ts';

/** Is something wanted of the session and not answered? */
export const pendingIn = ({ calls, app, life }: Stage): readonly string[] =>
  life === undefined ? [] : calls.filter((call) => call.end === undefined && call.life === app.lives).map(({ name }) => name);

/** How things stand when the story is over: a story that ends in the middle of something says so. */
export function tellEnd(stage: Stage): void {
  const { life, clock, trace } = stage;
  trace.head('the end');
  if (life === undefined) return trace.say('app', 'is not running');
  const { state, holds, requests } = life.session.getSnapshot();
  const pending = pendingIn(stage);
  trace.say('session', state);
  for (const { id, who, why } of holds) trace.say('session', `${id} for ${who}: ${why}`);
  for (const name of pending) trace.say('pending', name);
  for (const { command, state: at } of requests) trace.say('pending', `${command} ${at}`);
  const due = life.clock.dueAt();
  if (due !== undefined) trace.say('due', `in ${clockTime(due - clock.now())}`);
}
