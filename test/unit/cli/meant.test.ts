import { describe, expect, it } from 'vitest';
import { meantBy, meantWords } from '../../../src/cli/meant.ts';
import { readQuestion } from '../../../src/cli/read-question.ts';
import { told } from './told.ts';

const meant = (question: object) => {
  const asked = readQuestion(question);
  if ('error' in asked) throw new Error(asked.error);
  return meantBy(asked);
};

describe('a number in the wrong alphabet', () => {
  it.each([
    // An HTTP line asked as a Status, with a row and without one [MS-ASHTTP 2.2.2.1.1].
    [
      { protocol: 'eas', command: 'FolderSync', code: 449 },
      { protocol: 'http', command: 'FolderSync', code: 449 },
    ],
    [
      { protocol: 'eas', command: 'Sync', code: '503' },
      { protocol: 'http', command: 'Sync', code: 503 },
    ],
    [
      { protocol: 'eas', code: 418 },
      { protocol: 'http', code: 418 },
    ],
    // A Status asked as an HTTP line [MS-ASCMD 2.2.2].
    [
      { protocol: 'http', command: 'FolderSync', code: 142 },
      { protocol: 'eas', command: 'FolderSync', code: 142 },
    ],
    [
      { protocol: 'http', command: 'Sync', code: 3 },
      { protocol: 'eas', command: 'Sync', code: 3 },
    ],
    [
      { protocol: 'transport', command: 'Ping', code: 5 },
      { protocol: 'eas', command: 'Ping', code: 5 },
    ],
    [
      { protocol: 'transport', command: 'Ping', code: 449 },
      { protocol: 'http', command: 'Ping', code: 449 },
    ],
    // The alphabets of SyncML [OMA DS Protocol, alert codes].
    [
      { protocol: 'syncml', code: 222 },
      { protocol: 'syncml', kind: 'alert', code: 222 },
    ],
    [
      { protocol: 'syncml', kind: 'alert', code: 508 },
      { protocol: 'syncml', kind: 'status', code: 508 },
    ],
  ])('%j was perhaps %j', (question, other) => expect(meant(question)).toEqual(other));

  it.each([
    [{ protocol: 'eas', command: 'FolderSync', code: 9 }],
    [{ protocol: 'eas', command: 'FolderSync', code: 142 }],
    // Listed at another level: that is what is wrong with it, not the alphabet.
    [{ protocol: 'eas', command: 'Sync', level: 'Sync/Collections/Collection/Responses/Add', code: 12 }],
    [{ protocol: 'eas', command: 'FolderSync', code: 99 }],
    [{ protocol: 'eas', command: 'FolderSync', code: 600 }],
    [{ protocol: 'http', code: 449 }],
    [{ protocol: 'http', code: 157 }],
    [{ protocol: 'syncml', code: 599 }],
    [{ protocol: 'transport', code: 'timeout' }],
  ])('%j is what it is', (question) => expect(meant(question)).toBeUndefined());

  it('for people there is the line to type, and it is answered from a table', async () => {
    const { out } = await told(['explain', 'FolderSync', '449']);
    expect(out).toContain('If it was the HTTP status line, ask: activesync-recovery explain FolderSync http.449');
    expect((await told(['explain', 'FolderSync', '9'])).out).not.toContain('ask: activesync-recovery');
    for (const words of [
      meantWords({ protocol: 'http', command: 'FolderSync', code: 449 }),
      meantWords({ protocol: 'http', code: 449 }),
      meantWords({ protocol: 'eas', command: 'Sync', code: 3 }),
      meantWords({ protocol: 'eas', code: 142 }),
      meantWords({ protocol: 'syncml', kind: 'status', code: 508 }),
      meantWords({ protocol: 'syncml', kind: 'alert', command: 'Alert', code: 222 }),
    ]) {
      const args = words.split(' explain ')[1]?.split(' ') ?? [];
      expect((await told(['explain', ...args])).out, words).toMatch(/found in +the table/);
    }
  });

  it('for programs it is a question of its own, last in the answer', async () => {
    const { out } = await told(['explain', 'FolderSync', '449', '--json']);
    expect(JSON.parse(out)).toMatchObject({
      known: false,
      layer: 'fallback',
      meant: { protocol: 'http', command: 'FolderSync', code: 449 },
    });
    expect(JSON.parse((await told(['explain', 'http', '449', '--json'])).out)).not.toHaveProperty('meant');
  });
});
