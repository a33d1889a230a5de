import { describe, expect, it } from 'vitest';
import type { Resolution } from '../../../src/core/resolution.ts';
import { endsOf, spelled } from '../../../src/policy/ladder.ts';

describe('a ladder spelled out', () => {
  it('says whose bytes come next and how often each step is taken', () => {
    expect(
      spelled([
        { do: 'repair', rung: 'policy' },
        { do: 'rephrase', how: 'set-heartbeat', then: 'edit', limit: 2, tell: 'user' },
        { do: 'reject', why: 'request' },
      ]),
    ).toEqual([
      { do: 'repair', rung: 'policy', then: 'replay', limit: 1 },
      { do: 'rephrase', how: 'set-heartbeat', then: 'edit', limit: 2, tell: 'user' },
      { do: 'reject', why: 'request', then: 'end' },
    ]);
  });

  it('a continue has no limit of its own, nor has the last step', () => {
    const steps: readonly Resolution[] = [{ do: 'continue', how: 'next-message' }, { do: 'accept' }];
    expect(spelled(steps).map(({ limit }) => limit)).toEqual([undefined, undefined]);
  });

  it('what comes first stands first', () => {
    const [step] = spelled([{ do: 'retry', pace: 'now', first: [{ do: 'refresh', scope: 'hierarchy' }] }]);
    expect(Object.keys(step ?? {})).toEqual(['first', 'do', 'pace', 'then']);
  });
});

describe('the ends of a ladder', () => {
  it.each<[string, readonly Resolution[], readonly string[]]>([
    ['an answer', [{ do: 'accept' }], ['done']],
    ['a refusal', [{ do: 'reject', why: 'request' }], ['refused']],
    [
      'a try and a refusal',
      [
        { do: 'reset', scope: 'collection' },
        { do: 'reject', why: 'server' },
      ],
      ['done', 'refused'],
    ],
    [
      'a try and a hold',
      [
        { do: 'retry', pace: 'backoff' },
        { do: 'hold', who: 'time', why: 'server-down' },
      ],
      ['done', 'held'],
    ],
    [
      'a look',
      [
        { do: 'reconcile', how: 'look-in-sent' },
        { do: 'hold', who: 'user', why: 'unknown-outcome' },
      ],
      ['done', 'held', 'unknown'],
    ],
    [
      'a difference settled',
      [
        { do: 'reconcile', how: 'take-server-item' },
        { do: 'reject', why: 'conflict' },
      ],
      ['done', 'refused'],
    ],
    ['a wipe', [{ do: 'wipe', scope: 'as-directed' }], ['done', 'held']],
  ])('%s', (_, steps, ends) => expect(endsOf(steps)).toEqual(ends));
});

describe('whatever is tried may work', () => {
  it.each<Resolution>([
    { do: 'continue', how: 'next-message' },
    { do: 'retry', pace: 'now' },
    { do: 'refresh', scope: 'hierarchy' },
    { do: 'reset', scope: 'hierarchy' },
    { do: 'resync', how: 'slow' },
    { do: 'restart', scope: 'session' },
    { do: 'repair', rung: 'policy' },
    { do: 'rephrase', how: 'resend-full' },
    { do: 'reconcile', how: 'take-server-item' },
  ])('$do ends done', (step) => expect(endsOf([step])).toEqual(['done']));

  it.each([
    'look-in-sent', 'same-id-resend', 'look-for-folder', 'look-at-both-folders', 'look-at-item', 'match-adds', 'resend-failed-parts', 'resend-whole',
  ] as const)('what is found out by %s may stay unknown', (how) => expect(endsOf([{ do: 'reconcile', how }])).toEqual(['done', 'unknown'])); // prettier-ignore
});
