import process from 'node:process';
import { Worker } from 'node:worker_threads';
import type { WorldReport } from '../sim/world/world.ts';

/** How long a session is. */
export type Length = { readonly exchanges: number } | { readonly days: number };

/** One session to play. */
export interface Wanted {
  readonly seed: number;
  readonly length: Length;
}

/** A session that was played, and the promises that were rejected while nobody waited for them. */
export interface Played {
  readonly report: WorldReport;
  readonly stray: readonly string[];
}

/** A row of sessions: seeds from the first one on. */
export interface Row {
  readonly seed: number;
  readonly sessions: number;
  readonly length: Length;
  readonly workers: number;
  /** Hears what happens in them; in this thread only. */
  readonly tell?: (line: string) => void;
}

/** Plays one session in this thread. */
export async function playSession({ seed, length }: Wanted, tell?: (line: string) => void): Promise<Played> {
  // Loaded only here: whoever asks what a status means does not wait for the simulator.
  const { runWorld } = await import('../sim/world/world.ts');
  const stray: string[] = [];
  const onStray = (reason: unknown): void => void stray.push(reason instanceof Error ? reason.message : String(reason));
  process.on('unhandledRejection', onStray);
  try {
    return { report: await runWorld({ seed, ...length, ...(tell && { tell }) }), stray };
  } finally {
    process.off('unhandledRejection', onStray);
  }
}

/** The sessions in the order of their seeds, whoever played them: each has its own world, so it does not matter beside which others. */
export function playSessions(row: Row): AsyncIterable<Played> {
  return row.workers === 1 ? inTurn(row) : sideBySide(row);
}

async function* inTurn({ seed, sessions, length, tell }: Row): AsyncIterable<Played> {
  for (let nth = 0; nth < sessions; nth += 1) yield await playSession({ seed: seed + nth, length }, tell);
}

/** The worker as it was built: a thread runs no TypeScript. */
const WORKER = new URL('session-worker.js', import.meta.url);

async function* sideBySide({ seed, sessions, length, workers }: Row): AsyncIterable<Played> {
  const threads = Array.from({ length: Math.min(workers, sessions) }, () => new Worker(WORKER));
  const free = [...threads];
  const hungry: (() => void)[] = [];

  /** One after the other on each thread, the next seed on whichever is free. */
  async function played(wanted: Wanted): Promise<Played> {
    while (free.length === 0) await new Promise<void>((resolve) => void hungry.push(resolve));
    const thread = free.pop();
    if (thread === undefined) throw new TypeError('nobody is free');
    let fail: (reason: unknown) => void = () => undefined;
    try {
      return await new Promise<Played>((resolve, reject) => {
        fail = reject;
        thread.once('message', resolve).once('error', fail);
        // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
        thread.postMessage(wanted);
      });
    } finally {
      thread.off('error', fail);
      free.push(thread);
      hungry.shift()?.();
    }
  }

  // A few seeds ahead of the one that is printed: enough to keep all busy behind a long one, and memory small.
  const ahead = workers * AHEAD;
  const coming: Promise<Played>[] = [];
  try {
    for (let nth = 0; nth < sessions || coming.length > 0;) {
      while (nth < sessions && coming.length < ahead) {
        const one = played({ seed: seed + nth, length });
        // Looked at when it is its turn; until then it is nobody's unhandled rejection.
        one.catch(() => undefined);
        coming.push(one);
        nth += 1;
      }
      const next = coming.shift();
      if (next !== undefined) yield await next;
    }
  } finally {
    await Promise.all(threads.map(async (thread) => thread.terminate()));
  }
}

/** Sessions begun per worker before the first of them is printed. */
const AHEAD = 8;
