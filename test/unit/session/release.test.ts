import { expect, it } from 'vitest';
import { LIMITS } from '../../../src/core/limits.ts';
import { EMPTY_LEDGER } from '../../../src/policy/ledger.ts';
import { NEW_ACCOUNT, withHold } from '../../../src/session/account.ts';
import { startAnew } from '../../../src/session/release.ts';
import { step } from '../../support/statuses.ts';
import { NOW, partsOf } from '../../support/world.ts';

it('what a person lifts is begun anew: no silence, no spent tries, no look in vain, no slowed pace, and the ladder tries again', () => {
  const note = { command: 'FolderCreate', since: NOW, strikes: { 'http.503': 2 } };
  const { hold } = withHold(NEW_ACCOUNT, {
    who: 'user',
    why: 'credentials',
    step: step({ do: 'hold', who: 'user', why: 'credentials', then: 'end' }),
    block: { scope: 'request', key: 'bytes:n' },
  });
  const parts = partsOf({
    notBefore: NOW + 9,
    ledger: { ...EMPTY_LEDGER, tries: LIMITS.tokensPerAccount },
    open: { n: note },
  });
  const { world } = parts;
  parts.actors.set('ladder', { value: 'resting', context: { broken: ['credentials'] } });
  world.sought.set('http.404', NOW);
  world.paces.set('Sync', { count: 9, until: NOW + 9 });
  startAnew(world, hold);
  expect(world.account).toMatchObject({ notBefore: 0, open: { n: { ...note, strikes: {} } } });
  expect(world.account.ledger.tries).toBeLessThan(LIMITS.tokensPerAccount);
  expect([world.sought.size, world.paces.size, world.signedIn]).toEqual([0, 0, true]);
  expect(parts.posted).toEqual([{ to: 'ladder', event: { type: 'account.released' } }]);
});
