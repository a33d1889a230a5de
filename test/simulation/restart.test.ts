import { expect, it } from 'vitest';
import { createSession } from '../../src/fetch/create-session.ts';
import { LAB_VERSIONS } from '../../src/sim/lab/versions.ts';
import { createLab } from '../../src/sim/lab/lab.ts';
import { chanceFrom } from '../../src/sim/world/chance.ts';
import { virtualClock } from '../../src/sim/world/clock.ts';
import { openNetwork } from '../../src/sim/world/network.ts';
import { passTime } from '../../src/sim/world/rest.ts';
import { addressed, type Login } from '../../src/sim/world/samples.ts';
import { folderSyncRequest } from '../../src/sim/world/messages.ts';
import { memorySecrets, memoryStore } from '../../src/stores/memory.ts';
import { siege } from '../../src/sim/world/siege.ts';
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
    const session = createSession({ account: 'kept', ...kept, clock: own, transport: network.transport(own), random: () => 0.5 });
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

it.each(['willing', 'none'] as const)(
  'a mail that was taken is done, whatever the headers add; app with hooks: %s [MS-ASHTTP 2.2.2.1.2.9]',
  async (hooks) => {
    const headers = { 'X-MS-RP': '12.1,14.0,14.1', 'MS-ASProtocolVersions': '12.1,14.0,14.1' };
    for (const version of LAB_VERSIONS) {
      const seen = await siege({ command: 'SendMail', version, hooks, answer: () => ({ action: { headers } }) });
      expect(seen, version).toMatchObject({ end: 'done', attempts: 1 });
      expect(seen.met).toContain('http.x-ms-rp');
    }
  },
);

it.each([5, 8, 37, 114])(
  'world %i comes to rest with nothing lost',
  async (seed) => {
    expect((await runWorld({ seed, exchanges: 100 })).broken).toEqual([]);
  },
  120_000,
);
