import type { Quirk } from '../../core/protocol.ts';
import { hordeQuirk } from './horde.ts';
import { sogoQuirk } from './sogo.ts';

/** Deviations of servers, in the order they are asked: one that names itself comes before one that is guessed at. */
export const QUIRKS: readonly Quirk[] = [hordeQuirk, sogoQuirk];
