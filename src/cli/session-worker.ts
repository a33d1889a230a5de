import { parentPort } from 'node:worker_threads';
import { playSession, type Wanted } from './sessions.ts';

// A thread that plays the sessions it is sent, one after the other.

parentPort?.on('message', (wanted: Wanted) => {
  // A fault of the simulator's own is thrown past the promise, so that the thread's owner hears it.
  playSession(wanted).then(
    (played) => parentPort?.postMessage(played),
    (error: unknown) =>
      setImmediate(() => {
        throw error;
      }),
  );
});
