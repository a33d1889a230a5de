import type { Answered, Attempt, EasRequest } from '../../src/core/session.ts';
import { marks } from '../../src/eas/marks.ts';
import { appRequest, type Account } from './account.ts';
import { statusAnswer, syncAnswer, syncRequest } from './messages.ts';
import type { Seen } from './server.ts';

// A server that refuses a whole Sync for one item in it, and an app that leaves out what it is asked to.

export const COLLECTION = '5';

/** ClientIds `c0`, `c1` ... */
export const names = (count: number): readonly string[] => Array.from({ length: count }, (_, index) => `c${index}`);

/** The ids an attempt carried. */
export const idsIn = ({ body }: Pick<Seen, 'body'>): readonly string[] => (marks('Sync', body).operations ?? []).map(({ id }) => id);

/** Answers every Sync from here on: refused as a whole when a bad item is in it, else taken. @returns what has been taken */
export function poison(account: Account, bad: readonly string[], code = 6): Set<string> {
  const taken = new Set<string>();
  let key = 1;
  account.server.answer(
    'Sync',
    (seen) => {
      const sent = idsIn(seen);
      if (sent.some((id) => bad.includes(id))) return statusAnswer('Sync', code);
      for (const id of sent) taken.add(id);
      return syncAnswer({ id: COLLECTION, key: String((key += 1)), added: Object.fromEntries(sent.map((id) => [id, 1])) });
    },
    '...',
  );
  return taken;
}

/** The app's body: its edits without those it is to leave out. */
export function without(all: readonly string[], { bounds }: Attempt): EasRequest {
  const adds = all.filter((id) => !bounds.dropItems.includes(id));
  return appRequest('Sync', syncRequest({ id: COLLECTION, adds }));
}

/** One Sync with these Adds. */
export const upload = (account: Account, all: readonly string[]): Promise<Answered> => account.request('Sync', (at) => without(all, at));

/** What was left out, by why. */
export const leftOut = ({ outcome }: Answered, why: 'parked' | 'not-tried'): readonly string[] =>
  outcome.leftOut.filter((one) => one.why === why).map(({ id }) => id);
