import { describe, expect, it } from 'vitest';
import { EAS_TOLD } from '../../../src/texts/eas/told.ts';
import { explain } from '../../../src/policy/explain.ts';
import type { Question } from '../../../src/policy/question.ts';
import { explainPage } from '../../../src/view/explain-page.ts';

const plain = { strong: (text: string) => text, faint: (text: string) => text };
const page = (question: Partial<Question>) =>
  explainPage(explain(EAS_TOLD, { protocol: 'eas', code: 3, version: '16.1', ...question }), plain);

describe('the page about one status', () => {
  it('has meaning, place, ladder, what the user sees, ends, section and link', () => {
    expect(page({ command: 'Sync' }).split('\n')).toEqual([
      'Sync.3: Sync key not valid.',
      'answer to Sync, version 16.1',
      '',
      '  1. SyncKey of the collection to 0, then new bytes of the app (2 times at most)',
      '  2. refuse: the server fails; tell the user',
      '',
      'user      is told that the server failed on this',
      'ends      done, refused',
      expect.stringMatching(/^hint {6}The server loses this key/),
      'section   MS-ASCMD 2.2.3.177.17',
      expect.stringMatching(/^ {10}https:\/\/learn\.microsoft\.com\//),
      'basis     the specification names it',
      'found in  the table of the command',
      '',
    ]);
  });

  it('names the place below the root, a success, and a command that was not named', () => {
    expect(page({ command: 'Sync', level: 'Sync/Collections/Collection' })).toContain(
      'answer to Sync at Sync/Collections/Collection, version 16.1',
    );
    expect(page({ command: 'MoveItems' })).toContain('version 16.1, a success');
    expect(page({ code: 142 })).toContain('answer to any command');
  });

  it('a step that tells nobody is seen by nobody; one that asks is said as the user meets it', () => {
    expect(page({ code: 142 })).toContain('user      is told that the server asks for its policy again and again');
    expect(page({ protocol: 'http', code: 401 })).toContain('user      is asked to sign in again');
    expect(page({ command: 'Ping', code: 3 })).toContain('user      sees nothing of it');
  });

  it('emphasis is the caller’s', () => {
    const text = explainPage(explain(EAS_TOLD, { protocol: 'eas', code: 142, version: '16.1' }), {
      strong: (one) => `<${one}>`,
      faint: (one) => `(${one})`,
    });
    expect(text).toMatch(/^<common\.142 DeviceNotProvisioned: [^>]+>\n\(answer to/);
  });
});
