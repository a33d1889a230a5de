/** Work on one account, one piece after the other. */
export interface Queue<Job> {
  push(job: Job): void;
  /** Something changed without a job: looks whether there is anything to do. */
  touch(): void;
  stop(): void;
}

/** What a queue does. None of it throws. */
export interface Working<Job> {
  readonly work: (job: Job) => Promise<void>;
  /** Between bursts: tidies up. False when there was nothing to do, or it cannot be done now. */
  readonly rest: () => Promise<boolean>;
  /** Everything is done. */
  readonly idle: () => void;
}

/** Opens a queue that drains itself. */
export function openQueue<Job>({ work, rest, idle }: Working<Job>): Queue<Job> {
  const jobs: Job[] = [];
  let draining = false;
  let stopped = false;

  async function drain(): Promise<void> {
    draining = true;
    // One macrotask between bursts would be too slow, none at all would starve timers: a microtask per event, and real I/O between attempts.
    await Promise.resolve();
    while (!stopped) {
      const job = jobs.shift();
      if (job !== undefined) await work(job);
      else if (!(await rest()) && jobs.length === 0) break;
    }
    draining = false;
    if (!stopped) idle();
  }

  function touch(): void {
    if (!stopped && !draining) void drain();
  }

  return {
    push(job) {
      jobs.push(job);
      touch();
    },
    touch,
    stop: () => {
      stopped = true;
    },
  };
}
