import { accepted, held, output, rejected, unknown } from './ends.ts';
import {
  answers, context, foldersyncing, OPTIONS, preparing, provisioning, queued, reconciling, repairing, rephrasing, request, reset, resettingSyncKey,
  toward, waiting,
} from './states.ts'; // prettier-ignore

/** One Ping: whole body (3), heartbeat inside the server's bounds (5), fewer folders (6), FolderSync first (7) [MS-ASCMD 2.2.1.13]. */
export const pingMachine = request.createMachine({
  id: 'Ping',
  description: 'One Ping request (MS-ASCMD 2.2.1.13, 2.2.3.177.11).',
  options: OPTIONS,
  context,
  output,
  initial: 'queued',
  states: {
    queued,
    sending: {
      description: 'The long poll is out.',
      entry: ['count', 'send'],
      on: {
        ...answers,
        'refresh.*': toward('foldersyncing'),
        'reset.*': reset,
        'rephrase.*': toward('adjusting'),
      },
    },
    waiting,
    preparing,
    provisioning,
    repairing,
    foldersyncing,
    resettingSyncKey,
    adjusting: { ...rephrasing, description: 'The whole body (3), the heartbeat the server named (5), fewer folders (6).' },
    reconciling,
    accepted,
    rejected,
    held,
    unknown,
  },
});
