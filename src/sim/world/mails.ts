import type { Outcome } from '../../core/outcome.ts';
import type { EasRequest } from '../../core/session.ts';
import type { Mail } from './mailbox.ts';
import { breach, type Stage } from './stage.ts';

// What the app makes of the end of a SendMail, and what has to be so then.

/** Is this mail on the server's list of sent ones? */
export function isSent(stage: Stage, mail: Mail): boolean {
  return stage.lab
    .mailbox(stage.login.user)
    .sent()
    .some(({ clientId, messageId }) => clientId === mail.id || messageId?.includes(`<${mail.id}@`) === true);
}

/** Keeps whether a mail goes out without an id. */
export function knownBy(mail: Mail, request: EasRequest): EasRequest {
  mail.isBare ||= request.clientId === undefined;
  return request;
}

/** What the end of a SendMail says about the mail. A refused one was not sent, whoever wants may send it again. */
const AFTER: Readonly<Record<Outcome['kind'], Mail['state']>> = { done: 'sent', refused: 'draft', held: 'draft', unknown: 'unsure' };

/** A held one may have left when the app is told to look, and says nothing new when it never went out. */
export function stateAfter(before: Mail['state'], came: Outcome): Mail['state'] {
  if (came.kind === 'held' && came.next?.do === 'look-in-sent') return 'unsure';
  return came.kind === 'held' && came.attempts === 0 ? before : AFTER[came.kind];
}

/** What the user was told must be so. */
export function checkMail(stage: Stage, mail: Mail, came: Outcome): void {
  const sent = isSent(stage, mail);
  const why = came.steps.map(({ status, decision }) => `${status} ${decision.do}`).join(', ');
  if (came.kind === 'done' && !sent) breach(stage, `mail ${mail.id} was called sent and is lost (${why})`);
  if (mail.state === 'draft' && sent) breach(stage, `mail ${mail.id} was called ${came.kind} and has left (${why})`);
}
