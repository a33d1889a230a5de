import type { AnyMachineSnapshot } from 'xstate';
import {
  afterAnswer, afterCut, elsewhere, intervalFor, isAtGoal, isChance, isClose, isDoubtful, isEnough, type Search,
} from '../../machines/heartbeat.ts'; // prettier-ignore
import type { LongpollContext, LongpollEvent } from '../../machines/longpoll.machine.ts';
import type { Heartbeat } from '../core/heartbeat.ts';
import type { LongpollLimits } from '../core/limits.ts';
import type { Taken } from './subject.ts';

const contextOf = (at: AnyMachineSnapshot): LongpollContext => at.context as LongpollContext;
const learnedOf = (at: AnyMachineSnapshot): Heartbeat => contextOf(at).learned;

/** The length of the next poll. */
export const lengthOf = (at: AnyMachineSnapshot): number => intervalFor(learnedOf(at), learnedOf(at).wish);

/** Up from here: as long as the app wishes, as long as is known to live, or growing. */
export function upwards(search: Search, limits: LongpollLimits): string {
  if (isAtGoal(search)) return 'watching';
  return isClose(search, limits) ? 'settled' : 'growing';
}

/** Where a poll that was quiet to its end leads. */
function quietLeads(before: AnyMachineSnapshot, search: Search): string {
  const context = contextOf(before);
  const isTried = before.matches('settled') && !isAtGoal(search) && isDoubtful(context, context.limits);
  return isTried ? 'probing' : upwards(search, context.limits);
}

/** Where a poll that died leads. */
function cutLeads(before: AnyMachineSnapshot, lived: number, search: Search): string {
  const context = contextOf(before);
  if (before.matches('resting') || isChance(context, lived)) return String(before.value);
  if (search.cuts >= context.limits.mostCuts) return 'resting';
  return isClose(search, context.limits) ? 'settled' : 'shortening';
}

/** Where each word about a poll leads: answers up, deaths down, another network to the start. */
function leads({ before, event }: Taken): string {
  const told = event as LongpollEvent;
  const { limits, ...search } = contextOf(before);
  if (told.type === 'network.changed') return 'watching';
  if (told.type === 'poll.cut') return cutLeads(before, told.lived, afterCut(search, told.seconds, limits));
  if (told.type === 'poll.quiet') return quietLeads(before, afterAnswer(search, told.lived, true, limits));
  const isAnswered = told.type === 'poll.changed' || told.type === 'hierarchy.changed';
  return isAnswered && before.matches('resting') ? upwards(afterAnswer(search, told.lived, false, limits), limits) : String(before.value);
}

/** The next poll lies inside the server's bounds, the app's wish and what is known not to die [MS-ASCMD 2.2.3.88, 2.2.3.97]. */
function lengths({ before, after, name }: Taken): string | undefined {
  const { least, most, wish, seconds, bad } = learnedOf(after);
  const next = lengthOf(after);
  if (next < least || (most > 0 && next > most)) return `the next poll is ${next} s long, the server takes ${least} to ${most}`;
  if (next > Math.max(wish, least)) return `the next poll is ${next} s long, the wish is ${wish}`;
  if (bad > least && next >= bad && seconds !== bad) return 'a poll is as long as one that died, and nobody tries whether it was chance';
  if (name.startsWith('poll.cut') && next > lengthOf(before)) return 'a poll that died is followed by a longer one';
  const { cuts, quiet, limits } = contextOf(after);
  if (cuts > limits.mostCuts) return `${cuts} polls died in a row and it does not rest`;
  if (after.matches('resting') && !before.matches('resting') && seconds > Math.max(least, Math.min(wish, limits.floorSeconds)))
    return 'it rests, and polls are longer than its floor';
  if (after.matches('probing') && !before.matches('probing') && seconds !== learnedOf(before).bad)
    return 'it tries another length than died';
  if (!name.startsWith('poll.quiet') || !before.matches('growing') || !after.matches('growing')) return undefined;
  const isDue = isEnough(contextOf(before), limits);
  if (isDue !== seconds > learnedOf(before).seconds && (bad === 0 || bad - seconds > limits.stepSeconds))
    return isDue ? 'polls live, and the next is no longer' : 'a poll grows before its time';
  return isDue && quiet !== 0 ? 'quiet polls of another length are counted' : undefined;
}

/** What the server or the network says is kept as it was said, and whoever stores it hears of each change. */
function learns({ before, after, event, asked }: Taken): string | undefined {
  const told = event as LongpollEvent;
  const [old, now] = [learnedOf(before), learnedOf(after)];
  const isChanged = JSON.stringify(old) !== JSON.stringify(now);
  const heard = asked.filter(({ type }) => type === 'effect.learn');
  if (heard.length !== (isChanged ? 1 : 0))
    return isChanged ? 'something is learned and nobody hears' : 'nothing is learned and somebody hears';
  if (heard.some(({ learned }) => JSON.stringify(learned) !== JSON.stringify(now))) return 'something else is told than was learned';
  if (told.type === 'folders.limited' && now.folders !== told.most) return 'the most folders of a Ping are not kept';
  if (told.type === 'collections.limited' && now.collections !== told.most) return 'the most collections of a Sync are not kept';
  if (told.type === 'poll.wished' && now.wish !== told.seconds) return 'a wish is not kept';
  if (told.type === 'bounds.named' && (told.seconds < told.asked ? now.most : now.least) !== told.seconds) return 'a bound is not kept';
  if (told.type === 'network.changed' && JSON.stringify(now) !== JSON.stringify(elsewhere(contextOf(before)).learned))
    return 'what was learned of one network is believed of another';
  const { cuts } = contextOf(after);
  if (told.type === 'poll.cut' && !before.matches('resting') && cuts !== contextOf(before).cuts + 1)
    return 'a poll that died is not counted';
  const isAnswered = ['poll.quiet', 'poll.changed', 'hierarchy.changed'].includes(told.type);
  return isAnswered && cuts > 0 ? 'polls that died before an answer count on' : undefined;
}

/** The search goes up with answers and down with deaths, inside every bound it was told. */
export function longpollLaws(step: Taken): string | undefined {
  const { before, after, name } = step;
  const wanted = leads(step);
  if (after.value !== wanted) return `${name} leads from ${String(before.value)} to ${String(after.value)} in place of ${wanted}`;
  return lengths(step) ?? learns(step);
}
