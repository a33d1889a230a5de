import { describe, expect, it } from 'vitest';
import type { Clock, StateStore, Transport } from '../../src/core/ports.ts';
import type { Session } from '../../src/core/session.ts';
import { createSession } from '../../src/fetch/create-session.ts';
import { createLab } from '../../src/sim/lab/lab.ts';
import { newClient, type Client } from '../../src/sim/world/client.ts';
import { newLocalMailbox } from '../../src/sim/world/mailbox.ts';
import { openNetwork } from '../../src/sim/world/network.ts';
import { authorizationOf, type Login } from '../../src/sim/world/samples.ts';
import { memoryStore } from '../../src/stores/memory.ts';
import { virtualTime, type Time } from '../support/time.ts';

// A mail client that waits for news all day, at the lab server, over a network that cuts what has been silent for five minutes.

const LOGIN: Login = { user: 'alice', password: 'alice-pw', deviceId: 'SIMPOLL', version: '14.1' };
const CUT_MS = 300_000;
const WISH = 1500;

/** A line that is cut when nothing came over it for so long. */
function cutting(inner: Transport, clock: Clock, afterMs: () => number): Transport {
  return {
    async send(request, signal) {
      const hangUp = new AbortController();
      signal.addEventListener('abort', () => hangUp.abort(signal.reason));
      const timer = clock.setTimeout(() => hangUp.abort(new TypeError('fetch failed')), afterMs());
      try {
        return await inner.send(request, hangUp.signal);
      } finally {
        clock.clearTimeout(timer);
      }
    },
  };
}

interface Scene {
  readonly time: Time;
  readonly session: () => Session;
  readonly cutAfter: (ms: number) => void;
  /** Polls one after the other. @returns how long each of them stayed open, in s */
  readonly poll: (times: number) => Promise<readonly number[]>;
  readonly restart: () => void;
}

async function scene(most: number): Promise<Scene> {
  const time = virtualTime();
  const { clock } = time;
  let cutMs = CUT_MS;
  const lab = createLab(
    { policy: { demand: 'none' }, heartbeat: { least: 60, most } },
    { now: () => clock.now(), random: () => 0.5, woken: () => network.woken() },
  );
  const sent: { readonly command: string; readonly at: number }[] = [];
  const spans: number[] = [];
  const network = openNetwork({
    clock,
    lab,
    verdict: () => ({}),
    leaving: ({ at, facts }) => void sent.push({ command: facts.command, at }),
  });
  const store: StateStore = memoryStore();
  const box = newLocalMailbox();
  let session: Session;
  let client: Client;
  const begin = (): void => {
    session = createSession({
      transport: cutting(network.transport(clock), clock, () => cutMs),
      account: 'poll',
      store,
      clock,
      random: () => 0,
      hooks: { credentials: async () => ({ authorization: authorizationOf(LOGIN) }) },
    });
    client = newClient({ session, login: LOGIN, box, clock, asked: () => () => undefined });
  };
  begin();
  await time.until(client!.folderSync());
  await time.until(client!.sync([...box.collections.values()]));
  return {
    time,
    session: () => session,
    cutAfter: (ms) => void (cutMs = ms),
    restart: begin,
    async poll(times) {
      spans.length = 0;
      for (let n = 0; n < times; n += 1) {
        const from = sent.length;
        await time.until(client.ping(WISH, n % 2 === 0));
        const polls = sent.slice(from).filter(({ command }) => command === 'Ping');
        spans.push(...polls.map(({ at }, index) => Math.round(((polls[index + 1]?.at ?? clock.now()) - at) / 1000)));
      }
      return [...spans];
    },
  };
}

describe('a day of polls on a network that cuts after five minutes', () => {
  it('settles below what is cut and stays there; a restart keeps it, another network frees it', async () => {
    const { poll, session, restart, cutAfter, time } = await scene(3540);
    await poll(20);
    const { longPoll } = session().getSnapshot();
    expect(longPoll.state).toBe('settled');
    expect(longPoll.heartbeatSeconds).toBeGreaterThan(CUT_MS / 1000 - 60);
    expect(longPoll.heartbeatSeconds).toBeLessThan(CUT_MS / 1000);
    expect(new Set(await poll(5))).toEqual(new Set([longPoll.heartbeatSeconds]));
    await session().stop();
    restart();
    expect(new Set(await poll(3))).toEqual(new Set([longPoll.heartbeatSeconds]));
    cutAfter(24 * 3_600_000);
    session().signal('unmetered');
    await time.quiet();
    expect((await poll(1)).at(-1)).toBe(WISH);
  });

  it('never asks for more than the server takes, on any network', async () => {
    const { poll, session, cutAfter, time } = await scene(240);
    expect((await poll(4)).slice(1)).toEqual([240, 240, 240, 240]);
    session().signal('online');
    cutAfter(24 * 3_600_000);
    await time.quiet();
    expect(await poll(2)).toEqual([240, 240]);
  });
});
