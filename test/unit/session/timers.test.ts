import { describe, expect, it } from 'vitest';
import { LONGEST_SLEEP_MS } from '../../../src/session/alarm.ts';
import { openTimers, SET_BACK_LEAST_MS } from '../../../src/session/timers.ts';
import { openAccount, type Account } from '../../support/account.ts';
import { folderSyncAnswer, provisionAnswer, searchRequest, statusAnswer, syncAnswer, syncRequest } from '../../support/messages.ts';
import { START, virtualTime } from '../../support/time.ts';

const HOUR = 3_600_000;
const YEARS = 10 * 365 * 24 * HOUR;
const OK = syncAnswer({ id: '5', key: '2' });
const sync = (id: string) => syncRequest({ id });
const wait = (seconds: number) => ({ status: 503, headers: { 'Retry-After': `${seconds}` } });

/** What waits, each begun by its first request; the rest of the time is the clock's. */
const WAITS: Readonly<Record<string, (account: Account) => Promise<unknown>>> = {
  'a back-off': ({ server, begin }) => (server.answer('Search', 'refused', 'refused', 'refused', '...'), begin('Search', searchRequest())),
  'what the server asked for': ({ server, begin }) => (server.answer('Sync', wait(20), OK, '...'), begin('Sync', sync('5'))),
  'a silence longer than a call waits': ({ server, begin }) => (server.answer('Sync', wait(5_000), OK, '...'), begin('Sync', sync('5'))),
  'a call behind a repair that is never answered': ({ server, begin }) => {
    server.answer('Sync', statusAnswer('Sync', 142), OK, '...');
    server.answer('Provision', 'silence', '...');
    return begin('Sync', sync('5'));
  },
  'a policy handshake': ({ server, begin }) => {
    server.answer('Sync', statusAnswer('Sync', 142), OK, '...');
    server.answer('Provision', wait(20), provisionAnswer('11', {}), provisionAnswer('22'));
    return begin('Sync', sync('5'));
  },
  'a version that is looked for': ({ server, begin }) => {
    server.answer('Sync', { status: 505 }, OK, '...');
    server.answer('OPTIONS', wait(25), { headers: { 'MS-ASProtocolVersions': '14.0,14.1' } });
    return begin('Sync', sync('5'));
  },
  'a FolderSync of the library’s own': ({ server, begin }) => {
    server.answer('Sync', syncAnswer({ id: '5', status: 12 }), OK, '...');
    server.answer('FolderSync', wait(25), folderSyncAnswer('10'));
    return begin('Sync', sync('5'));
  },
  'a call in line for a key': ({ server, begin }) => {
    server.answer('Sync', () => new Promise((resolve) => void resolve), '...');
    void begin('Sync', sync('5'));
    return begin('Sync', sync('5'));
  },
};

/** Everything that happens within two hours, by the time that was measured and not by the wall clock. @param every another step is taken so often, in ms */
async function happens(begin: (account: Account) => Promise<unknown>, backMs: number, every = 0) {
  const time = virtualTime();
  const hooks = { hierarchyChanged: async () => undefined, hierarchyKey: async () => '9' };
  const account = openAccount({ hooks }, time);
  let jumped = 0;
  const log: string[] = [];
  const note = (what: string): void => void log.push(`${(time.clock.now() - START + jumped) / 1_000} ${what}`);
  account.session.on('attempt', ({ command, number }) => note(`${command} ${number}`));
  account.session.on('settled', ({ command, outcome }) => note(`${command} ${outcome.kind}`));
  account.session.on('released', ({ holdId }) => note(`released ${holdId}`));
  void begin(account).then(() => note('call over'));
  await time.pass(1_000);
  jumped = backMs;
  time.clock.setWall(-backMs);
  for (let step = 1; every > 0 && step < 8; step += 1) {
    await time.pass(every);
    void account.begin('Sync', sync(`other ${step}`));
  }
  await time.pass(2 * HOUR);
  return log;
}

describe('a wall clock that is set back while something waits', () => {
  it.each(Object.entries(WAITS).flatMap(([name, begin]) => [2 * HOUR, 5 * HOUR, YEARS].map((ms) => [name, ms / HOUR, begin] as const)))(
    '%s ends when it would have, %d hours back',
    async (_, hours, begin) => {
      const log = await happens(begin, 0);
      expect(log.length).toBeGreaterThan(1);
      expect(await happens(begin, hours * HOUR)).toEqual(log);
    },
  );

  it.each(Object.entries(WAITS))('%s does, too, while other requests come and go; none of them waits longer', async (_, begin) => {
    const log = await happens(begin, 0, 3_500);
    const over = (lines: readonly string[]) => lines.filter((line) => line.endsWith('call over'));
    const times = (lines: readonly string[]) => lines.map((line) => Number.parseFloat(line));
    for (const ms of [2 * HOUR, YEARS]) {
      const set = await happens(begin, ms, 3_500);
      expect([over(set), set.length]).toEqual([over(log), log.length]);
      expect(times(set).filter((at, place) => at > (times(log)[place] ?? 0))).toEqual([]);
    }
  });

  it('says when a hold ends by the clock the user sees', async () => {
    const time = virtualTime();
    const account = openAccount({}, time);
    account.server.answer('Sync', wait(300));
    await account.request('Sync', sync('5'));
    const { until = 0 } = account.session.getSnapshot().holds[0] ?? {};
    time.clock.setWall(-2 * HOUR);
    account.session.signal('foreground');
    await time.quiet();
    expect(account.session.getSnapshot().holds[0]?.until).toBe(until - 2 * HOUR);
    await time.pass(until - START);
    expect(account.session.getSnapshot().holds).toEqual([]);
  });

  it.each(['signal', 'release', 'request'] as const)('is noticed by whoever asks next, when nothing waited: %s', async (how) => {
    const account = openAccount();
    const { server, session, time } = account;
    server.answer('Sync', wait(40), OK, '...');
    await account.request('Sync', sync('5'));
    const { id = '' } = session.getSnapshot().holds[0] ?? {};
    await time.pass(10_000);
    time.clock.setWall(-YEARS);
    if (how === 'signal') session.signal('foreground');
    if (how === 'release') await session.release(id, 'give-up');
    // What nobody waited for was measured by nothing: it begins anew at most.
    await time.pass(40_000);
    expect((await account.request('Sync', sync('6'))).outcome).toMatchObject({ kind: 'done', attempts: 1 });
    expect(time.clock.now()).toBe(START - YEARS + 50_000);
  });
});

describe('a wall clock that goes on or is set forward', () => {
  it('ends waits, also those of a device that slept and whose timers stood still', async () => {
    const account = openAccount();
    const { server, session, time } = account;
    server.answer('Sync', wait(3_000), OK);
    await account.request('Sync', sync('5'));
    time.clock.setWall(2_990_000);
    session.signal('foreground');
    await time.pass(10_500);
    expect(session.getSnapshot().holds).toEqual([]);
    expect((await account.request('Sync', sync('5'))).outcome.kind).toBe('done');
  });
});

describe('the timers of a session', () => {
  function timers() {
    const time = virtualTime();
    const backs: number[] = [];
    return { time, backs, clock: openTimers(time.clock, (ms) => void backs.push(ms)) };
  }

  it('ring, and are cleared, as those of the platform', async () => {
    const { time, clock, backs } = timers();
    const rung: string[] = [];
    clock.setTimeout(() => rung.push('ten'), 10);
    clock.clearTimeout(clock.setTimeout(() => rung.push('never'), 5));
    clock.clearTimeout(undefined);
    await time.pass(20);
    expect([rung, backs, time.clock.dueAt(), clock.now()]).toEqual([['ten'], [], undefined, START + 20]);
  });

  it('notice a clock set back: by all that was measured when one rings, by what can be seen otherwise, and once', async () => {
    const { time, clock, backs } = timers();
    clock.setTimeout(() => undefined, 10_000);
    clock.setTimeout(() => undefined, 20_000);
    await time.pass(4_000);
    time.clock.setWall(-HOUR);
    clock.look();
    expect(backs).toEqual([HOUR - 4_000]);
    await time.pass(16_000);
    expect(backs).toEqual([HOUR - 4_000, 4_000]);
    for (const look of [() => clock.clearTimeout(undefined), () => void clock.setTimeout(() => undefined, LONGEST_SLEEP_MS)]) {
      time.clock.setWall(-HOUR);
      look();
      look();
      expect(backs.splice(2)).toEqual([HOUR]);
    }
  });

  it('are over with the session: each rings once, those that are set later at once, and none is left', async () => {
    const { time, clock } = timers();
    const rung: string[] = [];
    clock.setTimeout(() => rung.push('waiting'), 10);
    clock.end();
    expect([rung, time.clock.dueAt()]).toEqual([['waiting'], undefined]);
    clock.setTimeout(() => rung.push('later'), 10);
    expect(time.clock.dueAt()).toBeUndefined();
    await time.pass(20);
    expect(rung).toEqual(['waiting', 'later']);
  });

  it('leave what is less than a second to the clock', () => {
    const { time, clock, backs } = timers();
    time.clock.setWall(1 - SET_BACK_LEAST_MS);
    clock.look();
    expect(backs).toEqual([]);
    time.clock.setWall(-SET_BACK_LEAST_MS);
    clock.look();
    expect(backs).toEqual([SET_BACK_LEAST_MS]);
  });
});
