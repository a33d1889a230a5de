import { describe, expect, it } from 'vitest';
import { MACHINES } from '../../../src/view/machine-list.ts';
import { machinesPage } from '../../../src/view/machines-page.ts';

describe('machines/README.md', () => {
  it('is what the machines and the rules say; after a wanted change: npx vitest run test/unit/view/machines-page.test.ts -u', async () => {
    await expect(machinesPage()).toMatchFileSnapshot('../../../machines/README.md');
  });

  it('has a section with words, a picture and its states for every machine', () => {
    const sections = machinesPage().split(/^## /m).slice(1);
    expect(sections).toHaveLength(MACHINES.length);
    for (const [index, { about, name }] of MACHINES.entries()) {
      expect(sections[index]).toContain(about);
      expect(sections[index]).toContain(`(${name}.machine.ts)`);
      expect(sections[index]).toMatch(/```mermaid\nstateDiagram-v2\n[^`]+\n```/);
    }
  });

  it('lists every arrow of a picture in the table below it, with its statuses or its guard', () => {
    const sync =
      machinesPage()
        .split(/^## /m)
        .find((section) => section.startsWith('Sync\n')) ?? '';
    expect(sync).toMatch(/^\| `sending` \| `reset` \| +\| `resettingSyncKey` \| Sync 3, 5, 12 · common 132, 134, 135 \|$/m);
    expect(sync).toMatch(/^\| `waiting` \| `driver\.tick` \| `isDue` \| `queued` \| +\|$/m);
  });
});
