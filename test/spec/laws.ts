import { LIMITS } from '../../src/core/limits.ts';
import type { Resolution, Treatment } from '../../src/core/resolution.ts';

/** What ends a request, and what asks for something and comes back. */
const LAST: readonly string[] = ['accept', 'reject', 'hold', 'wipe', 'continue'];
const MIDDLE: readonly string[] = ['retry', 'refresh', 'reset', 'repair', 'rephrase', 'reconcile'];
/** One request meets a status so often at most before its ladder ends: below the bound of attempts, so that the ladder ends first. */
const MOST_STEPS = 8;
/** Ways to put a batch differently whose rounds a machine bounds by the size of the batch. */
const HALVING: readonly string[] = ['leave-out-item', 'split-batch'];

/** A law looks at a ladder and names what is wrong with it. */
export type Law = (treatment: Treatment) => readonly string[];

const when = (wrong: boolean, what: string): readonly string[] => (wrong ? [what] : []);

const isVersion = (step: Resolution): boolean => step.do === 'repair' && step.rung === 'version';

export const LAWS: Readonly<Record<string, Law>> = {
  'ends with what ends a request, and with nothing that ends one before': ({ steps }) => [
    ...when(!LAST.includes(steps.at(-1)?.do ?? ''), 'its last step ends nothing'),
    ...steps.slice(0, -1).flatMap((step) => when(!MIDDLE.includes(step.do), `${step.do} in the middle`)),
  ],
  'is over before the attempts of a request are': ({ steps }) => {
    const count = (all: readonly Resolution[]): number => all.reduce((sum, step) => sum + (step.limit ?? 1), 0);
    const others = steps.filter((step) => !(step.do === 'rephrase' && HALVING.includes(step.how)));
    return [
      ...when(count(others) > Math.min(MOST_STEPS, LIMITS.attemptsPerRequest - 1), `${count(others)} steps`),
      // A search by halves may use all there is, and its last step answers the last attempt.
      ...when(count(steps) > (others.length < steps.length ? LIMITS.attemptsPerRequest : Infinity), `${count(steps)} steps`),
      ...steps.flatMap((step) => when((step.limit ?? 1) < 1, `${step.do} never`)),
    ];
  },
  'does nothing first that would lose a key': ({ steps }) =>
    steps.flatMap((step) => (step.first ?? []).flatMap((chore) => when(!['refresh', 'repair'].includes(chore.do), `${chore.do} first`))),
  'resets no key more often than a day allows': ({ steps }) =>
    steps.flatMap((step) => when(step.do === 'reset' && (step.limit ?? 1) > LIMITS.resetsPerKeyAndDay, `${step.limit} resets`)),
  'never sends the same bytes again after a key, a folder or the version has changed': ({ steps }) =>
    steps.flatMap((step) => {
      const isChanged = step.do === 'reset' || step.first?.some((chore) => chore.do === 'refresh') === true;
      const isToRebuild = step.do === 'refresh' || isVersion(step);
      return [
        ...when(isChanged && step.then === 'replay', `${step.do} replays`),
        ...when(isToRebuild && step.then !== 'rebuild', `${step.do} does not rebuild`),
      ];
    }),
  'says why where the text is silent, or says a part only': ({ basis, why }) => when(basis !== 'spec' && !why, `${basis} without a why`),
  'says what can be done where it ends in a refusal': ({ steps, hint }) => when(steps.at(-1)?.do === 'reject' && !hint, 'no hint'),
  'speaks in whole sentences': ({ why, hint }) =>
    [why, hint].flatMap((line) => when(line !== undefined && !/^[A-Z0-9].*[.\]]$/.test(line), `"${line}" is no sentence`)),
};

/** A ladder for each law that breaks it, and it alone need not be broken. */
export const BROKEN: Readonly<Record<keyof typeof LAWS, Treatment>> = {
  'ends with what ends a request, and with nothing that ends one before': {
    steps: [{ do: 'accept' }, { do: 'retry', pace: 'now' }],
    basis: 'spec',
  },
  'is over before the attempts of a request are': {
    steps: [{ do: 'retry', pace: 'now', limit: 8 }, { do: 'accept' }],
    basis: 'spec',
  },
  'does nothing first that would lose a key': {
    steps: [{ first: [{ do: 'reset', scope: 'collection' } as never], do: 'accept' }],
    basis: 'spec',
  },
  'resets no key more often than a day allows': { steps: [{ do: 'reset', scope: 'all', limit: 3 }, { do: 'accept' }], basis: 'spec' },
  'never sends the same bytes again after a key, a folder or the version has changed': {
    steps: [{ do: 'refresh', scope: 'hierarchy' }, { do: 'accept' }],
    basis: 'spec',
  },
  'says why where the text is silent, or says a part only': { steps: [{ do: 'accept' }], basis: 'spec+advice' },
  'says what can be done where it ends in a refusal': { steps: [{ do: 'reject', why: 'request' }], basis: 'spec' },
  'speaks in whole sentences': { steps: [{ do: 'accept' }], basis: 'spec', why: 'because' },
};

/** How a ladder can end. */
export function ends(steps: readonly Resolution[]): ReadonlySet<string> {
  const found = new Set<string>();
  const last = steps.at(-1)?.do;
  if (steps.some((step) => step.do === 'reconcile')) found.add('unknown');
  if (last === 'accept' || last === 'continue') found.add('done');
  if (last === 'reject') found.add('refused');
  if (last === 'hold' || last === 'wipe') found.add('held');
  return found;
}
