import type { Step, Words } from '../core/decision.ts';
import { hintOf } from '../texts/eas/hints.ts';
import { stepWords } from '../view/ladder-words.ts';

function sentence(step: Step): string {
  const { decision, command, code, name, spec } = step;
  const { dueAt, asked: _a, collections: _c, bound, hint = hintOf(step), parked: _p, ...move } = decision;
  const what = `${command} ${code}${name === null ? '' : ` (${name})`}`;
  const when = dueAt === undefined ? '' : `, not before ${new Date(dueAt).toISOString()}`;
  const limit = bound === undefined ? '' : `, at most ${bound}`;
  const advice = hint === undefined ? '' : `. ${hint}`;
  return `${what}: ${stepWords(move)}${limit}${when}${advice}${spec === '' ? '' : ` [${spec}]`}`;
}

/**
 * A Step in one English sentence: what was said, what is done about it, what can be done, and the section. For logs and for people who
 * look after an app; what its users read is the app's, in its own words. Give it to `createSession({ words: english })`, or write your own.
 *
 * @example
 * ```ts
 * import { createSession } from 'activesync-recovery';
 * import { english } from 'activesync-recovery/words';
 * const eas = createSession({ words: english });
 * // Sync 3 (InvalidSyncKey): SyncKey of the collection to 0, then new bytes of the app [MS-ASCMD 2.2.3.177.17]
 * eas.on('step', ({ step }) => console.log(step.text));
 * ```
 */
export const english: Words = Object.assign(sentence, { hint: hintOf });
