import { describe, expect, it } from 'vitest';
import { inWords, whereToRead } from '../../../src/session/wording.ts';
import { english } from '../../../src/words/english.ts';
import { openAccount } from '../../support/account.ts';
import { statusAnswer, syncRequest } from '../../support/messages.ts';
import { step } from '../../support/statuses.ts';

const REFUSED = step({ do: 'reject', why: 'request', then: 'end' }, 'Ping.4');

async function hintOf(words?: typeof english): Promise<unknown> {
  const account = openAccount(words === undefined ? {} : { words });
  account.server.answer('Sync', statusAnswer('Sync', 102));
  const { outcome } = await account.request('Sync', syncRequest());
  return outcome.kind === 'refused' ? outcome.error.hint : outcome.kind;
}

describe('what a session says', () => {
  it('a refusal without words names the row, and where to read what can be done', async () => {
    expect(await hintOf()).toContain('activesync-recovery explain common.102');
  });

  it('a refusal with words says what can be done', async () => {
    expect(await hintOf(english)).toMatch(/^The encoder is at fault/);
  });

  it('words without hints leave it at where to read', async () => {
    expect(await hintOf(() => 'something')).toContain('explain common.102');
  });

  it('the step of a hold has its sentence as well', async () => {
    const account = openAccount({ words: english });
    account.server.answer('Sync', statusAnswer('Sync', 129));
    const { outcome } = await account.request('Sync', syncRequest());
    expect(outcome.kind === 'held' && outcome.hold.step.text).toMatch(/^Sync 129 /);
  });

  it('words that are no text, or come to a promise that fails, cost the sentence and nothing else', () => {
    for (const said of [Promise.reject(new Error('no translation')), 7, null, {}]) {
      expect(inWords({ words: Object.assign(() => said as string, { hint: () => 'sign in' }) }, REFUSED)).toBe(REFUSED);
      const silent = inWords({ words: Object.assign(() => 'refused', { hint: () => said as string }) }, REFUSED);
      expect(silent).toStrictEqual({ ...REFUSED, text: 'refused' });
    }
  });

  it('a promise that fails is nobody’s: the process hears nothing of it', async () => {
    const heard: unknown[] = [];
    const hear = (reason: unknown): void => void heard.push(reason);
    process.on('unhandledRejection', hear);
    try {
      inWords({ words: () => Promise.reject(new Error('no translation')) as never }, REFUSED);
      await new Promise((resolve) => void setTimeout(resolve, 5));
    } finally {
      process.off('unhandledRejection', hear);
    }
    expect(heard).toEqual([]);
  });

  it('a number without a row is asked for as it came', () => {
    expect(whereToRead({ ...REFUSED, status: 'Sync.Add.unknown', code: 77 })).toMatch(/explain Sync 77$/);
    expect(whereToRead({ ...REFUSED, status: 'http.unknown', code: 599 })).toMatch(/explain http 599$/);
    expect(whereToRead(undefined)).not.toContain('explain');
  });

  it('words that throw cost the sentence, not the step', () => {
    const words = (): string => {
      throw new Error('no words');
    };
    expect(inWords({ words }, REFUSED)).toBe(REFUSED);
    expect(inWords({}, REFUSED)).toBe(REFUSED);
    expect(inWords({ words: english }, REFUSED).decision.hint).toContain('Check the body');
  });
});
