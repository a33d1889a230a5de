import { expect, it } from 'vitest';
import { createSession } from '../../src/fetch/create-session.ts';
import { createLab } from '../../src/sim/lab/lab.ts';
import { chanceFrom } from '../../src/sim/world/chance.ts';
import { virtualClock } from '../../src/sim/world/clock.ts';
import { openNetwork } from '../../src/sim/world/network.ts';
import { passTime } from '../../src/sim/world/rest.ts';
import { addressed, type Login } from '../../src/sim/world/samples.ts';
import { folderSyncRequest } from '../../src/sim/world/messages.ts';
import { memorySecrets, memoryStore } from '../../src/stores/memory.ts';
import { runWorld } from '../../src/sim/world/world.ts';

// What the simulator found, made small.

it('an app killed in the middle of a handshake provisions after its restart, and nobody is held for it [MS-ASPROV 3.1.5.1]', async () => {
  const clock = virtualClock(0);
  const lab = createLab({}, { now: () => clock.now(), random: chanceFrom(1).next, woken: () => network.woken() });
  let deaf = true;
  const network = openNetwork({
    clock,
    lab,
    verdict: ({ command }) => (deaf && command === 'Provision' ? { silence: 'unprocessed' } : {}),
  });
  const login: Login = { user: 'alice', password: 'alice-pw', deviceId: 'RESTART', version: '14.1' };
  const kept = { store: memoryStore(), secrets: memorySecrets(), hooks: { policy: async () => 'full' as const } };
  const live = () => {
    const own = clock.scope();
    const session = createSession({ ...kept, clock: own, transport: network.transport(own), random: () => 0.5 });
    return { own, session, ask: () => session.request('FolderSync', () => addressed(login, 'FolderSync', folderSyncRequest('0'))) };
  };
  const first = live();
  void first.ask();
  expect(await passTime(clock, () => lab.log.length > 0 && first.session.getSnapshot().state === 'repairing')).toBe(true);
  first.own.end();
  deaf = false;
  const second = live();
  expect((await second.session.ready).resumed).toBe(1);
  let end = '';
  void second.ask().then(({ outcome }) => (end = outcome.kind));
  await passTime(clock, () => end !== '');
  expect(end).toBe('done');
  expect(second.session.getSnapshot().holds).toEqual([]);
});

it.each([5, 8, 114])(
  'world %i comes to rest with nothing lost',
  async (seed) => {
    expect((await runWorld({ seed, exchanges: 100 })).broken).toEqual([]);
  },
  120_000,
);
