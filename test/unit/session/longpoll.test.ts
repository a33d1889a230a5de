import { describe, expect, it } from 'vitest';
import { LONGPOLL } from '../../../src/core/limits.ts';
import type { Bounds } from '../../../src/core/bounds.ts';
import type { Attempt } from '../../../src/core/session.ts';
import { HEARTBEAT_MARGIN_MS } from '../../../src/session/flight.ts';
import { memoryStore } from '../../../src/stores/memory.ts';
import { encode } from '../../../src/wbxml/encode.ts';
import { element } from '../../../src/wbxml/build.ts';
import { appRequest, openAccount, type Account } from '../../support/account.ts';
import {
  folderSyncAnswer, pingHeartbeat, pingMaxFolders, pingRequest, read, searchRequest, statusAnswer, syncAnswer, syncLimit, syncRequest, syncWithWait,
} from '../../support/messages.ts'; // prettier-ignore
import type { Seen } from '../../support/server.ts';
import { fakeStore } from '../../support/store.ts';
import { virtualTime, type Time } from '../../support/time.ts';
import { NOTHING_LEARNED, type Heartbeat } from '../../../src/core/heartbeat.ts';
import { POLL_LIVED_MS } from '../../../src/core/limits.ts';
import type { RequestMarks } from '../../../src/core/protocol.ts';
import type { Judged } from '../../../src/policy/plan.ts';
import {
  hearOfPoll,
  intervalOf,
  isExcused,
  learnedBounds,
  LONGPOLL_ACTOR,
  noteWish,
  pollPicture,
  withWait,
} from '../../../src/session/longpoll.ts';
import { exchangeOf, MARKS, NOW, partsOf, type Parts } from '../../support/world.ts';

const asked = ({ body }: Seen): number => Number(read(body, 'HeartbeatInterval') ?? 60 * Number(read(body, 'Wait')));
const wait = (time: Time, seconds: number): Promise<void> => new Promise((resolve) => void time.clock.setTimeout(resolve, seconds * 1000));

/** A line that is cut when it was silent for so long, and a server that answers at the end of the interval. */
function cutsAfter(account: Account, seconds: number, bounds: readonly [number, number] = [60, 3540]): void {
  account.server.answer(
    'Ping',
    async (seen) => {
      const [least, most] = bounds;
      if (asked(seen) < least || asked(seen) > most) return statusAnswer('Ping', 5, pingHeartbeat(asked(seen) < least ? least : most));
      await wait(account.time, Math.min(asked(seen), seconds));
      return asked(seen) > seconds ? 'cut' : statusAnswer('Ping', 1);
    },
    '...',
  );
}

const heartbeats = ({ server }: Account): number[] => server.of('Ping').map(asked);
const pollOf = ({ session }: Account): unknown => session.getSnapshot().longPoll;

describe('a network that cuts what is silent for 300 s', () => {
  it('the polls of fetch come down to what lives and stay there', async () => {
    const account = openAccount();
    cutsAfter(account, 300);
    for (let round = 0; round < 20; round += 1) await account.fetch('Ping', pingRequest(900, '5'));
    const cut = heartbeats(account).filter((seconds) => seconds > 300);
    expect(cut).toEqual([900, 480, 360, 315]);
    expect(heartbeats(account).slice(-10)).toEqual(Array.from({ length: 10 }, () => 292));
    expect(pollOf(account)).toEqual({ state: 'settled', heartbeatSeconds: 292 });
  });

  it('and so do those of request: `build` is told from its first attempt on', async () => {
    const account = openAccount();
    const told: (number | undefined)[] = [];
    cutsAfter(account, 300);
    const build = (at: Attempt) => {
      told.push(at.number === 1 ? at.bounds.heartbeatSeconds : undefined);
      return appRequest('Ping', pingRequest(Math.min(900, at.bounds.heartbeatSeconds ?? 900), '5'));
    };
    for (let round = 0; round < 20; round += 1) await account.request('Ping', build);
    expect(told[0]).toBeUndefined();
    expect(told.at(-1)).toBe(292);
    expect(heartbeats(account).slice(-10)).toEqual(Array.from({ length: 10 }, () => 292));
  });

  it('a `build` that takes no notice has its number brought down by the library', async () => {
    const account = openAccount();
    cutsAfter(account, 300);
    for (let round = 0; round < 20; round += 1) await account.request('Ping', pingRequest(900, '5'));
    expect(heartbeats(account).at(-1)).toBe(292);
  });

  it('what was learned survives a kill', async () => {
    const store = memoryStore();
    const time = virtualTime();
    const before = openAccount({ store }, time);
    cutsAfter(before, 300);
    for (let round = 0; round < 20; round += 1) await before.fetch('Ping', pingRequest(900, '5'));
    await time.quiet();
    const after = openAccount({ store }, time);
    cutsAfter(after, 300);
    await after.fetch('Ping', pingRequest(900, '5'));
    expect(heartbeats(after)).toEqual([292]);
    expect(pollOf(after)).toEqual({ state: 'settled', heartbeatSeconds: 292 });
  });

  it('a poll that is never answered counts as one that died, after its own time and some more', async () => {
    const account = openAccount();
    account.server.answer('Ping', 'silence', statusAnswer('Ping', 1));
    await account.fetch('Ping', pingRequest(900, '5'));
    expect(heartbeats(account)).toEqual([900, 480]);
    const [first, second] = account.server.seen;
    expect((second?.at ?? 0) - (first?.at ?? 0)).toBe(900_000 + HEARTBEAT_MARGIN_MS);
  });

  it('so does one that a proxy ended with 504', async () => {
    const account = openAccount();
    account.server.answer('Ping', { status: 504 }, statusAnswer('Ping', 1));
    await account.fetch('Ping', pingRequest(900, '5'));
    expect(heartbeats(account)).toEqual([900, 480]);
  });

  it('a poll that never left says nothing of the network', async () => {
    const account = openAccount();
    account.server.answer('Ping', 'refused', statusAnswer('Ping', 1));
    await account.fetch('Ping', pingRequest(900, '5'));
    expect(heartbeats(account)).toEqual([900, 900]);
  });

  it('every poll dies: it rests at the floor, and the app sees it', async () => {
    const account = openAccount();
    cutsAfter(account, 20);
    for (let round = 0; round < 3; round += 1) {
      await account.fetch('Ping', pingRequest(900, '5')).catch(() => undefined);
      await account.time.pass(3_600_000);
    }
    expect(pollOf(account)).toEqual({ state: 'resting', heartbeatSeconds: LONGPOLL.floorSeconds });
  });
});

describe('the server’s bounds', () => {
  it('of Ping 5 are kept for every poll to come, from either side [MS-ASCMD 2.2.3.88.1]', async () => {
    const account = openAccount();
    cutsAfter(account, 3600, [120, 470]);
    for (const wish of [900, 900, 60, 60, 300]) await account.fetch('Ping', pingRequest(wish, '5'));
    expect(heartbeats(account)).toEqual([900, 470, 470, 60, 120, 120, 300]);
  });

  it('of Sync 14 are in minutes for Wait, and kept in seconds [MS-ASCMD 2.2.3.97]', async () => {
    const account = openAccount();
    const seen: Bounds[] = [];
    account.server.answer('Sync', statusAnswer('Sync', 14, syncLimit(10)), syncAnswer({ id: '5', key: '2' }), '...');
    account.server.answer('Ping', statusAnswer('Ping', 1));
    await account.request('Sync', syncWithWait(59));
    await account.request('Sync', syncWithWait(59));
    await account.request('Ping', (at) => {
      seen.push(at.bounds);
      return appRequest('Ping', pingRequest(900, '5'));
    });
    expect(account.server.of('Sync').map(({ body }) => read(body, 'Wait'))).toEqual(['59', '10', '10']);
    expect(seen).toEqual([{ dropItems: [], heartbeatSeconds: 600 }]);
    expect(heartbeats(account)).toEqual([600]);
  });

  it('survive a change of network, the rest does not', async () => {
    const account = openAccount();
    cutsAfter(account, 300, [60, 700]);
    for (let round = 0; round < 5; round += 1) await account.fetch('Ping', pingRequest(900, '5'));
    expect(heartbeats(account).at(-1)).toBeLessThan(400);
    account.session.signal('unmetered');
    await account.time.quiet();
    await account.fetch('Ping', pingRequest(900, '5'));
    expect(heartbeats(account).filter((seconds) => seconds === 700)).toHaveLength(2);
  });

  it('the number of folders a Ping takes (6) and of collections a Sync takes (15) is told from the first attempt on', async () => {
    const account = openAccount();
    const seen: Bounds[] = [];
    account.server.answer('Ping', statusAnswer('Ping', 6, pingMaxFolders(1)), statusAnswer('Ping', 1), '...');
    account.server.answer('Sync', statusAnswer('Sync', 15, syncLimit(2)), syncAnswer({ id: '5', key: '2' }), '...');
    const ask = (command: 'Ping' | 'Sync', body: Uint8Array<ArrayBuffer>) =>
      account.request(command, (at) => {
        if (at.number === 1) seen.push(at.bounds);
        return appRequest(command, body);
      });
    for (let round = 0; round < 2; round += 1) {
      await ask('Ping', pingRequest(900, '5', '6'));
      await ask('Sync', syncRequest({ id: '5' }, { id: '6' }, { id: '7' }));
    }
    const none = { dropItems: [] };
    expect(seen).toEqual([none, none, { ...none, maxFolders: 1 }, { ...none, maxCollections: 2 }]);
  });
});

describe('what is no long poll, or says nothing of one', () => {
  it('a changed hierarchy (7) keeps the interval', async () => {
    const account = openAccount({ hooks: { hierarchyKey: async () => '1', hierarchyChanged: async () => undefined } });
    account.server.answer('Ping', statusAnswer('Ping', 7), statusAnswer('Ping', 1), '...');
    account.server.answer('FolderSync', folderSyncAnswer('2', '5'));
    await account.request('Ping', pingRequest(900, '5'));
    expect(account.server.commands()).toEqual(['Ping', 'FolderSync', 'Ping']);
    expect(heartbeats(account)).toEqual([900, 900]);
  });

  it('a Sync that uploads is answered at once: its wait is left alone', async () => {
    const account = openAccount();
    account.server.answer('Ping', statusAnswer('Ping', 5, pingHeartbeat(300)), statusAnswer('Ping', 1), '...');
    await account.fetch('Ping', pingRequest(900, '5'));
    const uploads = encode(
      element(
        'AirSync:Sync',
        element(
          'AirSync:Collections',
          element(
            'AirSync:Collection',
            element('AirSync:SyncKey', '1'),
            element('AirSync:CollectionId', '5'),
            element('AirSync:Commands', element('AirSync:Delete', element('AirSync:ServerId', '5:1'))),
          ),
        ),
        element('AirSync:Wait', '59'),
      ),
    );
    account.server.answer('Sync', 'cut', syncAnswer({ id: '5', key: '2' }));
    await account.fetch('Sync', uploads);
    expect(account.server.of('Sync').map(({ body }) => body)).toEqual([uploads, uploads]);
    // That it was cut says nothing of how long a silence lives.
    expect(pollOf(account)).toEqual({ state: 'watching', heartbeatSeconds: 300 });
  });

  it('other commands are told nothing of it', async () => {
    const account = openAccount();
    cutsAfter(account, 3600, [60, 470]);
    await account.fetch('Ping', pingRequest(900, '5'));
    const seen: Bounds[] = [];
    account.server.answer('Search', statusAnswer('Search', 1));
    await account.request('Search', (at) => {
      seen.push(at.bounds);
      return appRequest('Search', searchRequest());
    });
    expect(seen).toEqual([{ dropItems: [] }]);
  });

  it('at Horde a Ping before the first Sync ends with a Sync to make; nothing is held and nothing is provisioned [MS-ASCMD 2.2.2]', async () => {
    const account = openAccount();
    const headers = { server: 'Horde_ActiveSync Library v2.41.9', 'ms-server-activesync': '14.1' };
    account.server.answer('Ping', { headers, body: statusAnswer('Ping', 132) });
    const { outcome } = await account.request('Ping', pingRequest(300, '5'));
    expect(outcome).toMatchObject({ kind: 'refused', next: { do: 'sync-collection' } });
    expect(account.session.getSnapshot()).toMatchObject({ state: 'ready', holds: [] });
    expect(account.server.commands()).toEqual(['Ping']);
  });

  it('a Ping whose interval only the server remembers may last as long as one can, and is told when it should not', async () => {
    const account = openAccount();
    account.server.answer('Ping', async () => (await wait(account.time, 3500), statusAnswer('Ping', 1)));
    await account.fetch('Ping', undefined);
    expect(account.server.seen).toHaveLength(1);
    expect(account.server.seen[0]?.body).toHaveLength(0);
    account.server.answer('Ping', statusAnswer('Ping', 5, pingHeartbeat(300)), statusAnswer('Ping', 1), '...');
    await account.fetch('Ping', pingRequest(900, '5'));
    await account.fetch('Ping', undefined);
    expect(read(account.server.seen.at(-1)?.body, 'HeartbeatInterval')).toBe('300');
  });
});

it('a store that refuses costs no poll: what was learned stands, and is stored when it can be', async () => {
  const store = fakeStore();
  const account = openAccount({ store });
  cutsAfter(account, 300);
  store.fail(3);
  for (let round = 0; round < 2; round += 1) await account.fetch('Ping', pingRequest(900, '5'));
  await account.time.quiet();
  expect(heartbeats(account).slice(0, 3)).toEqual([900, 480, 270]);
  expect(store.saved.at(-1)?.account.longpoll).toMatchObject({ wish: 900, bad: 480 });
});

// ---- the parts, without a session around them

const learnedOf = (more: Partial<Heartbeat>): Parts => partsOf({ longpoll: { ...NOTHING_LEARNED, ...more } });
const waiting = (seconds: number, more: Partial<RequestMarks> = {}): RequestMarks => ({ ...MARKS, heartbeatMs: seconds * 1000, ...more });
const inMinutes = { sentElement: 'Wait' } as const;

describe('the interval of a poll’s bytes', () => {
  it.each([
    ['stays where nothing is known', {}, 'Ping', waiting(900), 900, undefined],
    ['comes down to what lives', { seconds: 300, bad: 360 }, 'Ping', waiting(900), 900, 300],
    ['stays where it is that already', { seconds: 300, bad: 360 }, 'Ping', waiting(300), 300, undefined],
    ['comes up to the server’s least', { least: 120 }, 'Ping', waiting(60), 60, 120],
    ['of a Sync is minded as well', { most: 600 }, 'Sync', waiting(3540), 3540, 600],
    ['of a Sync that asks for none is none', { most: 600 }, 'Sync', MARKS, 900, undefined],
    ['of a Sync that uploads is left alone', { most: 600 }, 'Sync', waiting(3540, { commands: 1 }), 3540, undefined],
    ['of an empty Ping is told when the remembered one is too long', { most: 600 }, 'Ping', MARKS, 900, 600],
    ['of an empty Ping is left to the server where nothing speaks against any', {}, 'Ping', MARKS, 900, undefined],
    ['of what is no poll is none', { most: 600 }, 'Search', waiting(900), 900, undefined],
  ] as const)('%s', (_, known, command, marks, wish, seconds) => {
    expect(intervalOf(learnedOf(known).world, command, marks, wish)).toBe(seconds);
  });

  it('is what the search has come to, not what was stored before it', () => {
    const parts = learnedOf({ seconds: 300, bad: 360, most: 400 });
    expect(learnedBounds(parts.world, 'Ping')).toEqual({ heartbeatSeconds: 300 });
    parts.actors.set(LONGPOLL_ACTOR, {
      value: 'settled',
      context: { learned: { ...NOTHING_LEARNED, most: 600, folders: 2, collections: 3 } },
    });
    expect(learnedBounds(parts.world, 'Ping')).toEqual({ heartbeatSeconds: 600, maxFolders: 2 });
    expect(learnedBounds(parts.world, 'Sync')).toEqual({ heartbeatSeconds: 600, maxCollections: 3 });
    expect(learnedBounds(parts.world, 'Search')).toEqual({});
    expect(learnedBounds(partsOf().world, 'Sync')).toEqual({});
  });

  it('is in the picture where it is known', () => {
    expect(pollPicture(partsOf().world)).toEqual({ state: 'watching' });
    const parts = learnedOf({ most: 600 });
    parts.actors.set(LONGPOLL_ACTOR, { value: 'growing', context: {} });
    expect(pollPicture(parts.world)).toEqual({ state: 'growing', heartbeatSeconds: 600 });
  });

  it('of a Ping without one is what the server remembers, as far as that is known', () => {
    expect(withWait(learnedOf({ wish: 900 }).world, 'Ping', MARKS).heartbeatMs).toBe(900_000);
    expect(withWait(partsOf().world, 'Ping', MARKS).heartbeatMs).toBe(3_540_000);
    expect(withWait(partsOf().world, 'Ping', waiting(60)).heartbeatMs).toBe(60_000);
    expect(withWait(partsOf().world, 'Sync', MARKS)).toBe(MARKS);
  });

  it('is of an empty Sync what the last whole one asked for, which the server repeats [MS-ASCMD 2.2.1.21.1]', () => {
    const { world } = partsOf();
    const whole = { ...waiting(600), collections: ['5'] };
    expect(withWait(world, 'Sync', whole)).toBe(whole);
    expect(withWait(world, 'Sync', MARKS).heartbeatMs).toBe(600_000);
    const short = { ...MARKS, collections: ['5'] };
    expect(withWait(world, 'Sync', short)).toBe(short);
    expect(withWait(world, 'Sync', MARKS)).toBe(MARKS);
  });

  it('an empty Sync that repeats a long one is not hung up before its time', async () => {
    const account = openAccount();
    account.server.answer('Sync', {}, async () => (await wait(account.time, 600), {}));
    const poll = syncWithWait(10);
    expect((await account.request('Sync', poll)).outcome.kind).toBe('done');
    expect((await account.request('Sync', undefined)).outcome).toMatchObject({ kind: 'done', attempts: 1 });
  });
});

describe('what the app wishes', () => {
  it.each([
    ['news', {}, waiting(900), undefined, 900, 1],
    ['what it wished before', { wish: 900 }, waiting(900), undefined, 900, 0],
    ['less than before', { wish: 900 }, waiting(300), undefined, 300, 1],
    ['an echo of what it was told', { wish: 900 }, waiting(300), 300, 900, 0],
    ['an echo in whole minutes', { wish: 900 }, waiting(240, inMinutes), 299, 900, 0],
    ['more than it was told', { wish: 900 }, waiting(360), 300, 360, 1],
    ['no minute of its own when the seconds differ', { wish: 900 }, waiting(240), 299, 240, 1],
    ['nothing, when it asks for no wait', { wish: 900 }, MARKS, 300, 900, 0],
    ['nothing, when it uploads', { wish: 900 }, waiting(60, { commands: 1 }), undefined, 900, 0],
  ] as const)('%s', (_, known, marks, offered, wish, told) => {
    const parts = learnedOf(known);
    expect(noteWish(parts.world, marks, offered)).toBe(wish);
    expect(parts.posted).toEqual(
      Array.from({ length: told }, () => ({ to: LONGPOLL_ACTOR, event: { type: 'poll.wished', seconds: wish } })),
    );
  });
});

describe('a poll that died', () => {
  const poll = { command: 'Ping', marks: waiting(900), leftAt: NOW - POLL_LIVED_MS };

  it.each([
    ['after it had lived', poll, 'transport.timeout', true],
    ['too soon', { ...poll, leftAt: NOW - POLL_LIVED_MS + 1 }, 'transport.timeout', false],
    ['with an answer', poll, 'http.503', false],
    ['and was none', { ...poll, command: 'Search' }, 'transport.timeout', false],
    ['and was the library’s own', { ...poll, own: true }, 'transport.timeout', false],
    ['and asked for no wait', { ...poll, marks: MARKS }, 'transport.timeout', false],
    ['before its bytes were made', { ...poll, marks: undefined }, 'transport.timeout', false],
  ] as const)('%s', (_, exchange, status, excused) => {
    expect(isExcused(partsOf().world, exchangeOf(exchange), status)).toBe(excused);
  });

  it('with the network it was on is excused once', () => {
    const { world } = partsOf({}, { moved: true });
    const soon = exchangeOf({ ...poll, leftAt: NOW });
    expect([isExcused(world, soon, 'transport.cut-after-send'), isExcused(world, soon, 'transport.cut-after-send')]).toEqual([true, false]);
  });
});

describe('what the search hears of a poll', () => {
  const judged = (whole: object, status = 'Ping.1'): Judged => ({ whole, because: { status } }) as unknown as Judged;
  const heard = (exchange: object, whole: object, tookMs: number, status?: string) => {
    const parts = partsOf();
    hearOfPoll(parts.world, exchangeOf({ command: 'Ping', marks: waiting(600), ...exchange }), judged(whole, status), tookMs);
    return parts.posted.map(({ to, event }) => (to === LONGPOLL_ACTOR ? event : to));
  };
  const limit = (bound?: number) => ({ do: 'rephrase', how: 'limit-folders', ...(bound !== undefined && { bound }) });
  const bounded = (bound?: number) => ({ do: 'rephrase', how: 'set-heartbeat', ...(bound !== undefined && { bound }) });

  it.each([
    ['the whole of it, quiet', {}, { do: 'accept' }, 600_000, [{ type: 'poll.quiet', lived: 600 }]],
    ['a little before its time is quiet, too', {}, { do: 'accept' }, 595_000, [{ type: 'poll.quiet', lived: 600 }]],
    ['news', {}, { do: 'continue' }, 594_999, [{ type: 'poll.changed', lived: 594 }]],
    ['news at once, by a clock that went back', {}, { do: 'accept' }, -5, [{ type: 'poll.changed', lived: 0 }]],
    ['never more than it asked for', {}, { do: 'refresh', scope: 'hierarchy' }, 900_000, [{ type: 'hierarchy.changed', lived: 600 }]],
    [
      'a changed hierarchy, by how long it lived',
      {},
      { do: 'refresh', scope: 'hierarchy' },
      30_999,
      [{ type: 'hierarchy.changed', lived: 30 }],
    ],
    ['nothing of another refresh', {}, { do: 'refresh', scope: 'collection' }, 600_000, []],
    ['nothing of a refusal', {}, { do: 'reject' }, 600_000, []],
    ['a bound in seconds', {}, bounded(300), 0, [{ type: 'bounds.named', asked: 600, seconds: 300 }]],
    [
      'a bound in minutes where it asked in minutes',
      { command: 'Sync', marks: waiting(600, inMinutes) },
      bounded(5),
      0,
      [{ type: 'bounds.named', asked: 600, seconds: 300 }],
    ],
    ['how many folders', {}, limit(20), 0, [{ type: 'folders.limited', most: 20 }]],
    ['how many collections', { command: 'Sync' }, limit(20), 0, [{ type: 'collections.limited', most: 20 }]],
    ['how many folders, also of one that asked for no wait', { marks: MARKS }, limit(20), 0, [{ type: 'folders.limited', most: 20 }]],
    ['nothing of numbers that are none', {}, limit(0), 0, []],
    ['nothing of half a folder', {}, limit(1.5), 0, []],
    ['nothing where no number came', {}, limit(), 0, []],
    ['nothing where no bound came', {}, bounded(), 0, []],
    ['nothing of other words for the same', {}, { do: 'rephrase', how: 'smaller-window', bound: 20 }, 0, []],
    ['nothing of what is no poll', { command: 'Search' }, { do: 'accept' }, 600_000, []],
    ['nothing of the library’s own', { own: true }, { do: 'accept' }, 600_000, []],
    ['nothing of one that uploads', { marks: waiting(600, { commands: 1 }) }, { do: 'accept' }, 600_000, []],
    ['nothing before its bytes are made', { marks: undefined }, { do: 'accept' }, 600_000, []],
  ] as const)('%s', (_, exchange, whole, tookMs, events) => {
    expect(heard(exchange, whole, tookMs)).toEqual(events);
  });

  it('one that died, by how long it lived, whatever is done about it', () => {
    const cut = [{ type: 'poll.cut', seconds: 600, lived: 300 }];
    for (const status of ['transport.timeout', 'transport.cut-after-send', 'http.504'])
      expect(heard({}, { do: 'retry' }, 300_000, status)).toEqual(cut);
    expect(heard({}, { do: 'retry' }, 300_000, 'http.503')).toEqual([]);
  });
});
