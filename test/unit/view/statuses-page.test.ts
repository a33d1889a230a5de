import { describe, expect, it } from 'vitest';
import { EAS_COMMANDS } from '../../../src/eas/commands.ts';
import { catalogueRows } from '../../../src/view/catalogue-rows.ts';
import { codelessRows } from '../../../src/view/codeless-rows.ts';
import { statusesPage } from '../../../src/view/statuses-page.ts';

const page = statusesPage();

describe('machines/STATUSES.md', () => {
  it('is what the catalogue and the rules say; after a wanted change: npx vitest run test/unit/view/statuses-page.test.ts -u', async () => {
    await expect(page).toMatchFileSnapshot('../../../machines/STATUSES.md');
  });

  it('has a line for every row, in the section of its command', () => {
    const lines = page.split('\n').filter((line) => line.startsWith('| `'));
    expect(lines).toHaveLength(catalogueRows().length);
    const sync = page.split(/^## /m).find((section) => section.startsWith('Sync\n')) ?? '';
    expect(sync).toContain('| `Sync.Add.6` |');
    expect(sync).not.toContain('`FolderSync.9`');
  });

  it('has a section for every command, those without numbers too, which say what answers for them', () => {
    const headings = [...page.matchAll(/^## (.+)$/gm)].map(([, heading]) => heading);
    expect(headings).toEqual(expect.arrayContaining(Object.keys(EAS_COMMANDS)));
    expect(new Set(headings).size).toBe(headings.length);
    const section = (name: string): string => page.split(/^## /m).find((one) => one.startsWith(`${name}\n`)) ?? '';
    expect(section('SendMail')).toContain('It has no numbers of its own. Answered by WBXML; an empty 200 is success');
    expect(section('GetAttachment')).toMatch(/^\| the status line \| Attachment gone\. \| refuse: it is gone\./m);
    expect(section('Sync')).not.toContain('no numbers of its own');
    for (const row of codelessRows()) {
      const of = Object.hasOwn(EAS_COMMANDS, row.about) ? section(row.about) : page;
      expect(of, row.meaning).toContain(`| ${row.meaning.replaceAll('|', '\\|')}`);
    }
  });

  it('has six cells in each line, so that no text breaks the table', () => {
    for (const line of page.split('\n').filter((one) => one.startsWith('| `'))) expect(line.split(/(?<!\\)\|/)).toHaveLength(8);
  });

  it('a reading that applies sometimes stands with its condition', () => {
    expect(page).toMatch(/^\| `common\.118` .*<br>\*sent before and not answered:\* done\./m);
    expect(page).toMatch(/^\| `http\.400` .*<br>\*below 14\.0:\* negotiate the version/m);
  });

  it('every link of the text is defined, and every definition is used', () => {
    const defined = [...page.matchAll(/^\[([^\]]+)\]: https/gm)].map(([, name]) => name);
    const used = new Set([...page.matchAll(/\| \[([^\]]+)\](?!\()/g)].map(([, name]) => name));
    expect(used).toEqual(new Set(defined));
  });
});
