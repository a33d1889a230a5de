import { accepted, held, output, rejected, unknown } from './ends.ts';
import {
  answers, context, foldersyncing, OPTIONS, preparing, provisioning, queued, reconciling, repairing, rephrasing, request, reset, resettingSyncKey,
  toward, waiting,
} from './states.ts'; // prettier-ignore

/** ItemOperations, MoveItems, MeetingResponse or GetItemEstimate: many items in one request, each with a Status of its own [MS-ASCMD 2.2.1.9-2.2.1.12]. */
export const items = (id: string) =>
  request.createMachine({
    id,
    description: `One ${id} request (MS-ASCMD 2.2.1.9, 2.2.1.10, 2.2.1.11, 2.2.1.12).`,
    options: OPTIONS,
    context,
    output,
    initial: 'queued',
    states: {
      queued,
      sending: {
        description: 'The request is out. Statuses of single items go to the caller and drive nothing.',
        entry: ['count', 'send'],
        on: {
          ...answers,
          'refresh.*': toward('foldersyncing'),
          'reset.*': reset,
          'rephrase.*': toward('rephrasing'),
        },
      },
      waiting,
      preparing: {
        ...preparing,
        description:
          'FolderSync first, and a Sync of the source by the app, then the items that are still there (MS-ASCMD 2.2.3.177.10, Status 1).',
      },
      provisioning,
      repairing,
      foldersyncing,
      resettingSyncKey: {
        ...resettingSyncKey,
        description:
          'The collection was never primed, or its key is lost (GetItemEstimate 3, 4): the app starts it again from 0 (MS-ASCMD 2.2.3.177.6).',
      },
      rephrasing: {
        ...rephrasing,
        description:
          'The same wish, put differently: fewer items at once (103, ItemOperations 11), another range, other credentials (MS-ASCMD 3.1.5.10).',
      },
      reconciling: {
        ...reconciling,
        description: 'The answer is lost: both folders, or the item itself, are looked at before anything moves again (MS-ASCMD 3.1.5.9).',
      },
      accepted,
      rejected,
      held,
      unknown,
    },
  });

/** What works on items, under a neutral name: what the pictures show. */
export const itemsMachine = items('Items');
