import type { Decision } from '../src/core/decision.ts';
import type { RequestInput } from './alphabet.ts';

/** Whose keys and folders are touched decides whether the library can go on by itself. */
export function isCallers(decision: Decision, able: RequestInput): boolean {
  if (decision.then === 'rebuild' && !able.rebuilds) return true;
  // Nothing is left that the library could leave out: the bytes are the caller's to make.
  if (decision.do === 'rephrase' && decision.then === 'end') return true;
  return [decision, ...(decision.first ?? [])].some((move) => {
    // The library's own FolderSync is that refresh: it would wait for its own end.
    if (move.do === 'refresh') return move.scope !== 'hierarchy' || able.own || !able.maps;
    if (move.do !== 'reset') return false;
    return move.scope === 'hierarchy' ? !(able.maps || able.own) : !able.resets;
  });
}
