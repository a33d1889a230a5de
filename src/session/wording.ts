import type { Step, Words } from '../core/decision.ts';
import { frozen } from '../core/frozen.ts';
import { quietly } from './quietly.ts';

/** What the app gave to make sentences of steps. */
interface Speaker {
  readonly words?: Words;
}

/**
 * With its sentence for people, when the app makes one. A sentence that fails costs the sentence, not the mail. Listeners and hooks are handed
 * the very step the session goes by: nobody can change it.
 */
export function inWords({ words }: Speaker, step: Step): Step {
  frozen(step);
  try {
    const [text, hint] = [textOf(words?.(step)), textOf(words?.hint?.(step))];
    if (text === undefined) return step;
    return frozen({ ...step, ...(hint !== undefined && { decision: { ...step.decision, hint } }), text });
  } catch {
    return step;
  }
}

/** What is no text is no sentence: an app's function may come to a promise, and that one may fail later. */
function textOf(said: unknown): string | undefined {
  if (typeof said === 'string') return said;
  quietly(() => said);
  return undefined;
}

/** Where what can be done about a refusal is written, for a session without words. */
export function whereToRead(step: Step | undefined): string {
  if (step === undefined) return 'see the steps for what the server said';
  const { status, code } = step;
  return `give the session words, or ask: activesync-recovery explain ${status.endsWith('.unknown') ? `${status.split('.')[0]} ${code}` : status}`;
}
