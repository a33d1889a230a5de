import { MessageChannel } from 'node:worker_threads';
import { expect, it } from 'vitest';
import { serve } from '../../../src/cli/session-worker.ts';
import { playSession, type Played, type Wanted } from '../../../src/cli/sessions.ts';

it('a thread answers each session it is sent with what playing it here gives', async () => {
  const { port1, port2 } = new MessageChannel();
  serve(port1);
  for (const seed of [3, 4]) {
    const wanted: Wanted = { seed, length: { exchanges: 10 } };
    const answered = new Promise<Played>((resolve) => void port2.once('message', resolve));
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
    port2.postMessage(wanted);
    expect(await answered).toEqual(await playSession(wanted));
  }
  port1.close();
}, 60_000);
