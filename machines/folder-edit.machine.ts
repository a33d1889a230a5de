import { accepted, held, output, rejected, unknown } from './ends.ts';
import {
  answers, context, foldersyncing, OPTIONS, preparing, provisioning, queued, reconciling, repairing, rephrasing, request, reset, resettingSyncKey,
  toward, waiting,
} from './states.ts'; // prettier-ignore

/** FolderCreate, FolderDelete or FolderUpdate: they move the hierarchy's key and must not happen twice [MS-ASCMD 2.2.1.3, 2.2.1.4, 2.2.1.6]. */
export const folderEdit = (id: string) =>
  request.createMachine({
    id,
    description: `One ${id} request (MS-ASCMD 2.2.1.3, 2.2.1.4, 2.2.1.6, 2.2.3.181.1).`,
    options: OPTIONS,
    context,
    output,
    initial: 'queued',
    states: {
      queued,
      sending: {
        description: 'The edit is out. A refused one returns no SyncKey: the old one stands (MS-ASCMD 2.2.3.181.1).',
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
        description: 'FolderSync first, so that a folder that was made after all is not made twice (MS-ASCMD 2.2.3.177.3, Status 6).',
      },
      provisioning,
      repairing,
      foldersyncing: {
        ...foldersyncing,
        description:
          'FolderSync first: the parent is unknown (5, 4), or the hierarchy’s key is lost (9) and it starts from 0 (MS-ASCMD 2.2.3.177.3).',
      },
      resettingSyncKey,
      rephrasing,
      reconciling: {
        ...reconciling,
        description:
          'The answer is lost: the folder is looked for in the fresh hierarchy before the edit goes out again (MS-ASCMD 3.1.5.9).',
      },
      accepted,
      rejected,
      held,
      unknown,
    },
  });

/** The edits of folders under a neutral name: what the pictures show. */
export const folderEditMachine = folderEdit('FolderEdit');
