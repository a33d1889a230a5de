import { describe, expect, it } from 'vitest';
import type { ToldEntry } from '../../src/core/status.ts';
import { statusCatalogue } from '../../src/syncml/catalogue/status.ts';
import { levelOf } from '../../src/syncml/commands.ts';
import { resolve } from '../../src/policy/resolve.ts';
import { SYNCML } from '../../src/syncml/protocol.ts';
import { LISTED_CODES, type ListedCode, type Says } from './syncml-codes.ts';

/** What a code that says so leads to first, in the command it is said of. */
const LEADS_TO: Readonly<Record<Says, { readonly cmd: string; readonly move: object }>> = {
  running: { cmd: 'Add', move: { do: 'continue', how: 'next-message' } },
  done: { cmd: 'Add', move: { do: 'accept' } },
  taken: { cmd: 'Exec', move: { do: 'continue', how: 'next-message' } },
  stale: { cmd: 'Add', move: { first: [{ do: 'refresh', scope: 'collection' }], do: 'accept' } },
  partial: { cmd: 'Add', move: { do: 'continue', how: 'next-message' } },
  absent: { cmd: 'Delete', move: { do: 'accept' } },
  chunk: { cmd: 'Add', move: { do: 'continue', how: 'next-chunk' } },
  last: { cmd: 'Add', move: { do: 'continue', how: 'end-session' } },
  declined: { cmd: 'Add', move: { do: 'reject', why: 'cancelled' } },
  undone: { cmd: 'Add', move: { do: 'reconcile', how: 'resend-whole' } },
  login: { cmd: 'SyncHdr', move: { do: 'repair', rung: 'credentials' } },
  incomplete: { cmd: 'Add', move: { do: 'reject', why: 'request' } },
  'too-large': { cmd: 'Search', move: { do: 'rephrase', how: 'fewer-items' } },
  'wrong-type': { cmd: 'Add', move: { do: 'rephrase', how: 'other-type' } },
  full: { cmd: 'Add', move: { do: 'hold', who: 'user', why: 'quota', scope: 'uploads' } },
  'size-wrong': { cmd: 'Add', move: { do: 'reconcile', how: 'resend-whole' } },
  failed: { cmd: 'Add', move: { do: 'retry', pace: 'later' } },
};

const HUNDREDS: Readonly<Record<ListedCode['class'], number>> = { informational: 1, successful: 2, originator: 4, recipient: 5 };
const LIST = 'SyncML response code list';

const rows = Object.entries<ToldEntry>(statusCatalogue).map(([id, row]) => ({ code: Number(id.slice('syncml.'.length)), row }));
const listed = new Set(LISTED_CODES.map(({ code }) => code));

describe('SyncML Status against the published list', () => {
  it.each(LISTED_CODES)('$code has a row that says $says, as the list does', ({ code, class: of, says }) => {
    const { row } = rows.find((one) => one.code === code) ?? {};
    expect(row?.source).toContain(LIST);
    expect(Math.floor(code / 100)).toBe(HUNDREDS[of]);
    const { cmd, move } = LEADS_TO[says];
    const source = { protocol: 'syncml', command: cmd, level: levelOf(cmd), path: cmd } as const;
    const { treatment } = resolve(SYNCML, { source, code, kind: 'status', protocolVersion: '1.2', facts: { chal: true } });
    expect(treatment.steps[0]).toMatchObject(move);
  });

  it('each code stands in the list once', () => expect(listed.size).toBe(LISTED_CODES.length));

  it('every other row cites the Representation Protocol, or the gap in it', () => {
    const others = rows.filter(({ code }) => !listed.has(code));
    expect(others.filter(({ row }) => row.source.includes(LIST) || !row.source.includes('RepPro'))).toEqual([]);
  });

  it('there are no codes but those of RepPro, by class', () => {
    const count = (hundreds: number): number => rows.filter(({ code }) => Math.floor(code / 100) === hundreds).length;
    console.table({ '1xx': count(1), '2xx': count(2), '3xx': count(3), '4xx': count(4), '5xx': count(5), listed: listed.size });
    expect([1, 2, 3, 4, 5].map(count)).toEqual([1, 17, 6, 29, 18]);
  });
});
