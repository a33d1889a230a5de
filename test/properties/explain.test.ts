import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answered, ask } from '../../src/cli/answer.ts';
import { readQuestion } from '../../src/cli/read-question.ts';
import { catalogueRows } from '../../src/view/catalogue-rows.ts';
import { explainPage } from '../../src/view/explain-page.ts';
import { law } from './law.ts';

const KNOWN = catalogueRows();
const COMMANDS = [
  'Sync',
  'FolderSync',
  'Ping',
  'SendMail',
  'Provision',
  'ItemOperations',
  'GetAttachment',
  'OPTIONS',
  'Alert',
  'SyncHdr',
  'Exec',
];
const CONTEXT = fc.record(
  {
    policyKeySent: fc.boolean(),
    sentBefore: fc.constantFrom('no', 'no-answer', 'failed', 'no-ledger'),
    answers118: fc.boolean(),
    credentialsWorked: fc.boolean(),
    phase: fc.constantFrom('request', 'acknowledge', 'wipe-acknowledge'),
    operation: fc.constantFrom('Add', 'Change', 'Delete', 'Fetch'),
    alert: fc.integer({ min: 0, max: 300 }),
    chal: fc.boolean(),
  },
  { requiredKeys: [] },
);

/** Questions as they may come: of any protocol, about any number or name, listed or not, at any place. */
const questions = fc
  .record(
    {
      protocol: fc.constantFrom('eas', 'http', 'syncml', 'transport'),
      code: fc.oneof(
        fc.integer({ min: -5, max: 1200 }),
        fc.double({ noNaN: true, noDefaultInfinity: true }),
        fc.constantFrom(...KNOWN.map(({ code }) => code)),
        fc.string({ minLength: 1, maxLength: 8 }),
      ),
      command: fc.constantFrom(...COMMANDS),
      level: fc.oneof(
        fc.constantFrom(...KNOWN.flatMap(({ levels }) => [...levels]).filter((level) => level !== '')),
        fc.string({ minLength: 1 }),
      ),
      version: fc.constantFrom('2.5', '12.1', '14.0', '16.1', '1.0', '1.2', '99.9'),
      kind: fc.constantFrom('status', 'alert'),
      headers: fc.dictionary(fc.constantFrom('X-MS-RP', 'retry-after', 'set-cookie', 'date', 'x-ms-location', 'constructor'), fc.string()),
      context: CONTEXT,
      server: fc.constantFrom('horde', 'sogo', '14.1', 'exchange'),
    },
    { requiredKeys: ['protocol', 'code'] },
  )
  .map((given) => JSON.parse(JSON.stringify(given)) as unknown);

const ENDING = ['accept', 'reject', 'hold', 'wipe', 'continue'];
const plain = { strong: (text: string) => text, faint: (text: string) => text };

describe('whatever is asked', () => {
  it('is refused in one line, or answered with a ladder that ends', () => {
    law(
      fc.property(questions, (given) => {
        const asked = readQuestion(given);
        if ('error' in asked) return /^there is no command "\w+" in (eas|syncml)$/.test(asked.error);
        const explained = ask(asked);
        const answer = answered(given, asked, explained);
        const last = answer.steps.at(-1);
        expect(ENDING).toContain(last?.do);
        expect(answer.steps.flatMap(({ first = [] }) => first.map((chore): string => chore.do))).not.toContain('reset');
        expect(answer.ends.length).toBeGreaterThan(0);
        expect(answer.ends.includes('unknown') ? answer.steps.map(({ do: kind }) => kind) : ['reconcile']).toContain('reconcile');
        expect(answer.known).toBe(answer.layer !== 'out-of-place' && !answer.id.endsWith('.unknown'));
        expect(answer.known || !answer.success).toBe(true);
        // Only what no table lists was perhaps meant otherwise, and that can be asked.
        expect(answer.meant === undefined || (!answer.known && !('error' in readQuestion(answer.meant)))).toBe(true);
        expect(JSON.parse(JSON.stringify(answer))).toEqual(answer);
        expect(explainPage(explained, plain)).not.toContain('undefined');
        return true;
      }),
      3000,
    );
  });

  it('is answered the same when asked again', () => {
    law(
      fc.property(questions, (given) => {
        const [one, other] = [readQuestion(given), readQuestion(structuredClone(given))];
        if ('error' in one || 'error' in other) return;
        expect(ask(other).explanation).toEqual(ask(one).explanation);
      }),
    );
  });
});
