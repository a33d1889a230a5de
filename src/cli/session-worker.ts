import { parentPort, type MessagePort } from 'node:worker_threads';
import { playSession, type Wanted } from './sessions.ts';

/** Plays the sessions it is sent, one after the other: the life of a thread of `simulate --workers`. */
export function serve(port: Pick<MessagePort, 'on' | 'postMessage'>): void {
  port.on('message', (wanted: Wanted) => {
    playSession(wanted).then(
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
      (played) => port.postMessage(played),
      // A fault of the simulator's own is thrown past the promise, so that the thread's owner hears it.
      (error: unknown) =>
        setImmediate(() => {
          throw error;
        }),
    );
  });
}

if (parentPort !== null) serve(parentPort);
