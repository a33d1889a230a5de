import { child, childrenOf, textOf, type WbxmlElement } from '../../wbxml/tree.ts';
import type { LabMailbox } from '../lab/admin.ts';
import type { LabRequest } from '../lab/wire.ts';
import { requestRoot } from '../request-facts.ts';
import type { Verdict } from './network.ts';

// What the adversary may not say, because no client could survive it. It may answer anything else at any time: the limits are
// these, by name, and each with its argument.

/** "You have sent this mail before" (MS-ASCMD 2.2.2, 118). */
const SENT_BEFORE = 118;

/** Where a Sync says what became of an operation. */
const RESPONSES = 'Sync/Collections/Collection/Responses/';

/**
 * Is an item refused where nothing of the kind was asked? A reply that names one refuses nothing in the other collections: it says that
 * all is well, and that nothing is new.
 */
function saysNothingNew({ action }: Verdict, root: WbxmlElement | undefined): boolean {
  const { at = '', collectionId } = action?.status ?? {};
  if (!at.startsWith(RESPONSES)) return false;
  const [operation = ''] = at.slice(RESPONSES.length).split('/');
  const list = root && child(root, 'Collections');
  const meant = (list === undefined ? [] : childrenOf(list, 'Collection')).filter(
    (one) => collectionId === undefined || textOf(child(one, 'CollectionId')) === collectionId,
  );
  return meant.some((one) => childrenOf(one, 'Commands').every((commands) => child(commands, operation) === undefined));
}

/** The way there and back as it was, and no word of the adversary's. */
function honest(verdict: Verdict): Verdict {
  const { action: _, ...rest } = verdict;
  return rest;
}

/** Keeps an adversary to the truth where a lie would leave no way out. */
export interface Truth {
  /** The verdict itself, or none in place of a lie. To be asked once for each request that goes out. */
  allowed(verdict: Verdict, request: LabRequest): Verdict;
}

/**
 * Opens the truth about one account. The limits:
 *
 * - **An item's status where nothing of the kind was asked.** What such a reply says of the collection is Status 1, no MoreAvailable and
 *   nothing new. A client in the middle of a download takes that for its end, and sends what it would have found further down.
 * - **118 for a mail whose earlier attempts were all lost.** The client has asked before under this ClientId and never had an answer;
 *   then the server says in so many words that the mail has left. It is the one question the client can ask, and the one answer
 *   that ends the doubt (MS-ASCMD 2.2.3.28.1); what contradicts it is not in any reply. A client that does not believe it would have
 *   to send again, and a server that told the truth would send twice. For a mail that never went out before, 118 stays: there the
 *   client knows better.
 * - **118 for a repeat, from a server that recognises none.** It shows that it knows what it has seen; from then on a mail whose answer
 *   was lost is sent again under its id, because such a server cannot take it twice (ruling of the ClientId). One that knew this mail
 *   and does not know the next is told from one that always does by nothing but the mail that comes twice.
 */
export function openTruth(mailbox: () => LabMailbox, answers118: boolean): Truth {
  const asked = new Set<string>();

  function isLie(verdict: Verdict, clientId: string, isRepeat: boolean): boolean {
    if (verdict.action?.status?.code !== SENT_BEFORE || !isRepeat) return false;
    if (!answers118) return true;
    return !mailbox()
      .sent()
      .some((mail) => mail.clientId === clientId);
  }

  return {
    allowed(verdict, request) {
      const root = requestRoot(request.body);
      if (saysNothingNew(verdict, root)) return honest(verdict);
      const clientId = textOf(root && child(root, 'ClientId'));
      if (clientId === undefined) return verdict;
      const isRepeat = asked.has(clientId);
      asked.add(clientId);
      return isLie(verdict, clientId, isRepeat) ? honest(verdict) : verdict;
    },
  };
}
