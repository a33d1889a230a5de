import { accepted, held, output, rejected, unknown } from './ends.ts';
import {
  answers, context, foldersyncing, OPTIONS, preparing, provisioning, queued, reconciling, repairing, rephrasing, request, reset, resettingSyncKey,
  toward, waiting,
} from './states.ts'; // prettier-ignore

/** One Sync, from the wish to its end: key lost (3), hierarchy changed (12), full request (13), bounds (14, 15) [MS-ASCMD 2.2.1.21]. */
export const syncMachine = request.createMachine({
  id: 'Sync',
  description: 'One Sync request (MS-ASCMD 2.2.1.21, 2.2.3.177.17).',
  options: OPTIONS,
  context,
  output,
  initial: 'queued',
  states: {
    queued,
    sending: {
      description: 'The request is out.',
      entry: ['count', 'send'],
      on: {
        ...answers,
        'refresh.*': toward('foldersyncing'),
        'reset.*': reset,
        'rephrase.*': toward('rephrasing'),
      },
    },
    waiting,
    preparing,
    provisioning,
    repairing,
    foldersyncing,
    resettingSyncKey,
    rephrasing,
    reconciling,
    accepted,
    rejected,
    held,
    unknown,
  },
});
