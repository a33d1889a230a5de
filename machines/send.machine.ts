import { accepted, held, output, rejected, unknown } from './ends.ts';
import {
  answers, context, foldersyncing, OPTIONS, preparing, provisioning, queued, reconciling, repairing, rephrasing, request, reset, resettingSyncKey,
  toward, waiting,
} from './states.ts'; // prettier-ignore

/** SendMail, SmartReply or SmartForward: what may have left is looked for, never blindly sent again [MS-ASCMD 2.2.1.17-2.2.1.19, 2.2.3.28.1]. */
export const send = (id: string) =>
  request.createMachine({
    id,
    description: `One ${id} request (MS-ASCMD 2.2.1.17, 2.2.1.18, 2.2.1.19). Whether its mail may leave is said by the outbox.`,
    options: OPTIONS,
    context,
    output,
    initial: 'queued',
    states: {
      queued,
      sending: {
        description:
          'The mail is on its way. An empty 200 of the ActiveSync server means that it was taken (MS-ASCMD 2.2.3.177.14, 2.2.3.177.16).',
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
      foldersyncing: {
        ...foldersyncing,
        description: 'FolderSync first: the item that is answered or forwarded lies in a folder that moved (150, MS-ASCMD 2.2.2).',
      },
      resettingSyncKey,
      rephrasing: {
        ...rephrasing,
        description: 'The same mail, put differently: a new ClientId (118 on a first attempt), without what the server does not take.',
      },
      reconciling: {
        ...reconciling,
        description:
          'Nobody knows whether the mail left: Sent Items are looked through, or the same ClientId tells (118, MS-ASCMD 2.2.3.28.1, 3.1.5.9).',
      },
      accepted,
      rejected,
      held,
      unknown,
    },
  });

/** What sends mail, under a neutral name: what the pictures show. */
export const sendMachine = send('Send');
