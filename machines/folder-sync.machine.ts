import { accepted, held, output, rejected, unknown } from './ends.ts';
import {
  answers, context, foldersyncing, OPTIONS, preparingHierarchy, provisioning, queued, reconciling, repairing, rephrasing, request, toward, waiting,
} from './states.ts'; // prettier-ignore

const [moreChores, ...thenWhat] = preparingHierarchy.on['chore.done'];

/** One FolderSync: a lost hierarchy key (9) starts again from 0 while the collections keep their keys [MS-ASCMD 2.2.1.5]. */
export const folderSyncMachine = request.createMachine({
  id: 'FolderSync',
  description: 'One FolderSync request (MS-ASCMD 2.2.1.5, 2.2.3.177.5).',
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
        'refresh.*': toward('resettingHierarchy'),
        'reset.*': [
          { guard: 'isSpent', target: 'held', actions: 'note' },
          { guard: 'isOwnCircle', target: 'rejected', actions: 'note' },
          { guard: 'isOwnFirst', target: 'preparing', actions: 'note' },
          { guard: 'isOwn', target: 'startingFromZero', actions: 'note' },
          ...toward('resettingHierarchy'),
        ],
        'rephrase.*': toward('rephrasing'),
      },
    },
    waiting,
    preparing: {
      ...preparingHierarchy,
      description: 'Another version first: the server was upgraded, and OPTIONS comes before SyncKey 0 (MS-ASHTTP 3.1.5.2).',
      on: {
        ...preparingHierarchy.on,
        'chore.done': [moreChores, { guard: 'isOwnThenReset', target: 'startingFromZero' }, ...thenWhat],
      },
    },
    provisioning,
    repairing,
    resettingHierarchy: {
      ...foldersyncing,
      description: 'The hierarchy starts again from SyncKey 0; ServerIds and the collections’ keys survive (MS-ASCMD 3.1.5.3).',
    },
    startingFromZero: {
      description: 'The library’s own FolderSync goes out again with SyncKey 0.',
      entry: 'startFromZero',
      always: 'queued',
    },
    rephrasing,
    reconciling,
    accepted,
    rejected,
    held,
    unknown,
  },
});
