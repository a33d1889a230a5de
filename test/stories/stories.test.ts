import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { QUIRKS } from '../../src/eas/quirks/index.ts';
import { readStory, tellStory } from './story.ts';

// After a wanted change: npx vitest run test/stories -u, and say in the commit why the stories changed.

const FOLDER = join(import.meta.dirname, 'servers');
const files = readdirSync(FOLDER).filter((file) => file.endsWith('.story'));
const textOf = (file: string): string => readFileSync(join(FOLDER, file), 'utf8');

describe('stories of real servers', () => {
  it.each(files)('%s', async (file) => {
    await expect(tellStory(readStory(textOf(file)))).toMatchFileSnapshot(join(FOLDER, file));
  });

  it('has a story for every quirk', () => {
    const told = files.map(textOf).join('\n');
    const rows = QUIRKS.flatMap(({ name, rules }) => rules.map(({ match }) => ({ name, match })));
    for (const { name, match } of rows) {
      const its = files
        .filter((file) => file.startsWith(`${name}-`))
        .map(textOf)
        .join('\n');
      expect(its, `${name}: ${match}`).toContain(`${match}  quirk  `);
    }
    expect(told).not.toContain('fallback');
  });

  it.each([
    ['reply sogo/07-sync-bogus-key-mail\n----\n', 'begins with'],
    ['# Nothing happens\n----\n', 'at least one reply'],
    ['# A word nobody knows\nsend mail\n----\n', 'no such line'],
    ['# A recording that is not there\nreply sogo/none\n----\n', 'no such line or recording'],
  ])('refuses a story that says nothing: %j', (text, why) => {
    expect(() => readStory(text)).toThrow(why);
  });
});
