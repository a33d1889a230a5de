import { accepted, held, output, rejected, unknown } from './ends.ts';
import {
  answers, context, foldersyncing, OPTIONS, preparing, provisioning, queued, reconciling, repairing, rephrasing, request, reset, resettingSyncKey,
  toward, waiting,
} from './states.ts'; // prettier-ignore
import { folderEdit } from './folder-edit.machine.ts';
import { folderSyncMachine } from './folder-sync.machine.ts';
import { items } from './items.machine.ts';
import { pingMachine } from './ping.machine.ts';
import { send } from './send.machine.ts';
import { syncMachine } from './sync.machine.ts';

/** Any command without states of its own. */
const plain = (id: string) =>
  request.createMachine({
    id,
    description: `One ${id} request.`,
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

/** The machine of a command without one of its own, under a neutral name: what the pictures show. */
export const plainMachine = plain('plain');

/** What drives a request. */
export type RequestMachine = typeof plainMachine;

const MACHINES = new Map<string, RequestMachine>([
  ['Sync', syncMachine],
  ['FolderSync', folderSyncMachine as unknown as RequestMachine],
  ['Ping', pingMachine as unknown as RequestMachine],
  ...made(folderEdit, 'FolderCreate', 'FolderDelete', 'FolderUpdate'),
  ...made(items, 'GetItemEstimate', 'ItemOperations', 'MeetingResponse', 'MoveItems'),
  ...made(send, 'SendMail', 'SmartForward', 'SmartReply'),
]);

/** One family, one machine a command. */
function made(family: (id: string) => unknown, ...names: readonly string[]): (readonly [string, RequestMachine])[] {
  return names.map((name) => [name, family(name) as RequestMachine]);
}

/**
 * The machine of a command; one on the shared states, named after the command, when it has none of its own.
 * @example commandMachine('Search').id === 'Search'
 */
export function commandMachine(name: string): RequestMachine {
  const known = MACHINES.get(name) ?? plain(name);
  MACHINES.set(name, known);
  return known;
}
