import type { Decision } from '../core/decision.ts';
import type { StatusId } from '../core/status-id.ts';
import { EAS_COMMANDS } from '../eas/commands.ts';
import { CATALOGUE } from '../eas/rows.ts';
import { rule } from '../eas/tables.ts';
import { thenOf } from '../policy/decide.ts';
import { readings, type Known } from './readings.ts';

/** A status a request can meet, and one move it may lead to. */
export interface Meeting {
  readonly id: StatusId;
  readonly decision: Decision;
}

/** Prefixes whose codes reach every command. */
export const SHARED: readonly string[] = ['common', 'http', 'transport'];

const IDS = Object.keys(CATALOGUE) as readonly (keyof typeof CATALOGUE)[];

/** What stands before the code of an id: `Sync.Add` of `Sync.Add.6`. */
export const prefixOf = (id: string): string => id.slice(0, id.lastIndexOf('.'));

/**
 * Every status that can drive a request of this command, with every move its ladder may come to, the command's own codes
 * first. Statuses of items are none of them: they are handed to the caller and move no machine.
 */
export function meetings(known: Known): readonly Meeting[] {
  return metBy(known.command).flatMap((id) => {
    const found = rule(id);
    if (found === undefined) throw new TypeError(`${id} has no rule`);
    return readings(found, known).flatMap(({ steps }) => steps.map((step) => ({ id, decision: { ...step, then: thenOf(step) } })));
  });
}

function metBy(command: string): readonly (keyof typeof CATALOGUE)[] {
  const places: readonly { path: string; level: string }[] = Object.values(EAS_COMMANDS).find(({ name }) => name === command)?.places ?? [];
  const driving = new Set(places.filter(({ level }) => level !== 'item').map(({ path }) => path));
  const own = IDS.filter((id) => !SHARED.includes(prefixOf(id)) && CATALOGUE[id].levels.some((path) => driving.has(path)));
  return [...own, ...SHARED.flatMap((prefix) => IDS.filter((id) => prefixOf(id) === prefix))];
}
