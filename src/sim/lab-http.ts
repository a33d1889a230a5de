import { recoveryError } from '../core/errors.ts';
import { openDoor, TIMER_MOST, type Door } from './lab-door.ts';
import { createLab } from './lab/lab.ts';
import type { Lab } from './lab/lab.ts';
import type { LabOptions } from './lab/rules.ts';

/** Where and how fast a lab runs, besides what it is. */
export interface StartLabOptions extends LabOptions {
  /** Port on 127.0.0.1. @default 0: a free one */
  readonly port?: number;
  /** Lab milliseconds per real millisecond: with 60, a minute of heartbeat takes a second. @default 1 */
  readonly speed?: number;
  /** Ports that lead to the same lab, for accounts that move. @default 1 */
  readonly doors?: number;
  /** A fault script, see {@link FaultRule}. @default none */
  readonly faults?: unknown;
  /** 0 up to, not including 1. @default Math.random */
  readonly random?: () => number;
}

/** A lab behind a socket. */
export interface RunningLab {
  /** Of the ActiveSync endpoint, without a query: `http://127.0.0.1:40123/Microsoft-Server-ActiveSync`. */
  readonly url: string;
  readonly port: number;
  /** Every port that leads to it, the first one being `url`, with the requests that came in by it. */
  readonly doors: readonly { readonly url: string; readonly requests: () => number }[];
  readonly lab: Lab;
  /** The lab's clock in ms. It starts at the wall clock and runs at `speed`. */
  readonly now: () => number;
  /** Ends what waits, closes every connection, and resolves when the port is free. */
  stop(): Promise<void>;
}

/** A move, and a way over a third place: nobody needs more. */
const DOORS_MOST = 8;

/** Timers in lab time. */
function alarm(now: () => number, speed: number, ring: () => void) {
  let timer: NodeJS.Timeout | undefined;
  return (dueAt: number | undefined): void => {
    clearTimeout(timer);
    timer = undefined;
    if (dueAt === undefined) return;
    const real = Math.max(0, Math.ceil((dueAt - now()) / speed));
    timer = setTimeout(ring, Math.min(real, TIMER_MOST));
  };
}

function checkStart(options: StartLabOptions): void {
  const { speed = 1, port = 0, doors = 1 } = options;
  if (!(speed > 0 && Number.isFinite(speed)))
    throw recoveryError('caller', 'option-invalid', 'lab: speed is no positive number', 'lab milliseconds per real millisecond');
  if (!Number.isInteger(doors) || doors < 1 || doors > DOORS_MOST)
    throw recoveryError('caller', 'option-invalid', 'lab: doors is no number of ports', `a whole number from 1 to ${DOORS_MOST}`);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw recoveryError('caller', 'option-invalid', 'lab: port is none', 'a whole number from 0 to 65535');
}

/**
 * Starts a lab on 127.0.0.1 over real HTTP and WBXML.
 * @throws RecoveryError `option-unknown` or `option-invalid` naming the option; a port that is taken rejects with Node's error.
 * @example
 * ```ts
 * import { startLab } from 'activesync-recovery/sim';
 * const server = await startLab({ faults: [{ when: { command: 'FolderSync', nth: 1 }, do: { http: { code: 503 } } }] });
 * console.log(server.url); // http://127.0.0.1:40123/Microsoft-Server-ActiveSync
 * await server.stop();
 * ```
 */
export async function startLab(options: StartLabOptions = {}): Promise<RunningLab> {
  checkStart(options);
  const { port = 0, speed = 1, doors: count = 1, random = Math.random, ...rest } = options;
  const started = Date.now();
  const clock = performance.now();
  const now = (): number => started + Math.round((performance.now() - clock) * speed);
  const wake = alarm(now, speed, () => lab.tick());
  const lab: Lab = createLab(rest, { now, random, woken: () => wake(lab.dueAt()) });
  const pending = new Set<NodeJS.Timeout>();
  const doors: Door[] = [];
  for (let nth = 0; nth < count; nth += 1) doors.push(await openDoor(nth === 0 ? port : 0, lab, speed, pending));
  const [first] = doors;
  if (first === undefined) throw new TypeError('a lab has a door');
  return {
    url: first.url,
    port: first.port,
    doors,
    lab,
    now,
    async stop() {
      wake(undefined);
      lab.endWaiting();
      for (const timer of pending) clearTimeout(timer);
      await Promise.all(doors.map((door) => door.close()));
    },
  };
}
