import { describe, expect, it } from 'vitest';
import type { Decision } from '../../../src/core/decision.ts';
import { english } from '../../../src/words/english.ts';
import { openAccount } from '../../support/account.ts';
import { statusAnswer, syncRequest } from '../../support/messages.ts';
import { step } from '../../support/statuses.ts';

const said = (decision: Decision) => english(step(decision));

describe('a step in English', () => {
  it('says what was said, what is done about it, and the section', () => {
    expect(said({ do: 'reset', scope: 'collection', then: 'rebuild' })).toMatch(/^\w+ \d+.*: SyncKey of the collection to 0, .* \[MS-/);
  });

  it('a wait says until when, a bound how much, a refusal what can be done', () => {
    expect(said({ do: 'retry', pace: 'server', then: 'replay', dueAt: 0 })).toContain('not before 1970-01-01T00:00:00.000Z');
    expect(said({ do: 'rephrase', how: 'set-heartbeat', then: 'edit', bound: 480 })).toContain('at most 480');
    expect(said({ do: 'reject', why: 'request', then: 'end', hint: 'Correct the request.' })).toContain('. Correct the request.');
  });

  it('is what a session’s steps carry when it was given these words, and names no collection', async () => {
    const account = openAccount({ words: english });
    account.server.answer('Sync', statusAnswer('Sync', 129));
    await account.request('Sync', syncRequest({ id: 'planted-collection' }));
    const [first] = account.told('step');
    expect(first?.step.text).toMatch(/^Sync 129 .*hold the account until/);
    expect(first?.step.text).not.toContain('planted');
  });
});
