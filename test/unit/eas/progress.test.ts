import { expect, it } from 'vitest';
import { placeAt } from '../../../src/eas/commands.ts';
import { DONE_AT } from '../../../src/eas/progress.ts';
import { entry } from '../../../src/eas/tables.ts';
import type { StatusId } from '../../../src/core/status-id.ts';

it('stands at places of their commands, with the code that means success there', () => {
  for (const [path, code] of DONE_AT) {
    const place = placeAt(path.split('/')[0] ?? '', path);
    expect([path, entry(`${place?.prefix}.${code}` as StatusId)?.success]).toEqual([path, true]);
  }
});

it('refills no budget by what was only answered [ruling 7]', () => {
  for (const path of [
    'Sync',
    'Sync/Collections/Collection',
    'Ping',
    'Provision',
    'Provision/Policies/Policy',
    'GetItemEstimate/Response',
    'Search',
  ])
    expect(DONE_AT.has(path)).toBe(false);
});
