import type { Decision } from '../core/decision.ts';
import type { Next } from '../core/outcome.ts';

/** Commands that carry a mail of the user. */
const MAIL: readonly string[] = ['SendMail', 'SmartReply', 'SmartForward'];

/**
 * What the app should do now that a request ended with this decision and the library may not do it: its keys, its folders
 * and its mail are its own.
 * @param clientId the mail's ClientId, when there is one
 */
export function nextOf(decision: Decision, command: string, clientId?: string): Next | undefined {
  const chore = decision.first?.[0];
  if (chore?.do === 'refresh') return refreshed(chore.scope, decision.collections);
  if (decision.do === 'refresh') return refreshed(decision.scope, decision.collections);
  if (decision.do === 'reset') {
    const collectionId = decision.collections?.[0];
    return decision.scope === 'collection' && collectionId !== undefined
      ? { do: 'start-over', collectionId }
      : { do: 'start-over-hierarchy' };
  }
  if (decision.do === 'rephrase') return rephrased(decision);
  if (decision.do === 'retry' && decision.then === 'rebuild') return { do: 'rebuild', how: 'same-wish' };
  if (decision.do === 'reconcile' && MAIL.includes(command)) return { do: 'look-in-sent', ...(clientId !== undefined && { clientId }) };
  if (decision.do === 'reject' && MAIL.includes(command)) return { do: 'return-to-drafts', why: decision.why };
  return undefined;
}

function refreshed(scope: string, collections: readonly string[] | undefined): Next {
  if (scope === 'hierarchy') return { do: 'folder-sync' };
  const collectionId = collections?.[0];
  return { do: 'sync-collection', ...(collectionId !== undefined && { collectionId }) };
}

function rephrased(decision: Extract<Decision, { do: 'rephrase' }>): Next {
  const { how, bound } = decision;
  if (how === 'resend-full') return { do: 'send-full' };
  if (how === 'set-heartbeat' && bound !== undefined) return { do: 'set-heartbeat', seconds: bound };
  if (how === 'limit-folders' && bound !== undefined) return { do: 'limit-folders', max: bound };
  return { do: 'rebuild', how };
}
