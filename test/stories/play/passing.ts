import { atRest } from '../../../src/sim/world/rest.ts';
import type { Stage } from './stage.ts';

/** Lets what is due by then happen, one thing after the other, until it is done. @returns whether it is */
export async function waitFor({ clock }: Stage, until: number, done: () => boolean): Promise<boolean> {
  for (;;) {
    await atRest();
    if (done()) return true;
    const due = clock.dueAt();
    if (due === undefined || due > until || !clock.ring()) return false;
  }
}

/** Lets time pass. */
export async function letPass(stage: Stage, until: number): Promise<void> {
  const { clock } = stage;
  await waitFor(stage, until, () => false);
  if (clock.now() >= until) return;
  clock.setTimeout(() => undefined, until - clock.now());
  clock.ring();
  await atRest();
}
