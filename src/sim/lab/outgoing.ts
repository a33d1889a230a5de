import { child } from '../../wbxml/tree.ts';
import type { WbxmlElement } from '../../wbxml/tree.ts';
import { FOLDER_TYPE, addItem, folderOfType } from './mailbox.ts';
import { addressesIn, mailFields, textIn, writable } from './mime.ts';
import type { Message } from './mime.ts';
import type { Mailbox, SentMail } from './state.ts';
import type { Ask, Post } from './turn.ts';

const NO_RECIPIENT = 119;
const SUBMISSION_FAILED = 120;

/** Mail to these cannot be handed on: the way a scenario gets a 120. */
const REJECTED = /^reject/i;

/** The common status that keeps a message from leaving, if any. */
export function unsendable(message: Message): number | undefined {
  if (message.recipients.length === 0) return NO_RECIPIENT;
  return message.recipients.some((address) => REJECTED.test(address)) ? SUBMISSION_FAILED : undefined;
}

/** The mailboxes of this server among the recipients; the others are out in the world. */
function postsFor(ask: Ask, message: Message): readonly Post[] {
  const { rules, now } = ask.world;
  const fields = mailFields(message, `${ask.user}@${rules.domain}`, now, false);
  const here = new Set(message.recipients.map((address) => address.toLowerCase()));
  return rules.users.filter((user) => here.has(`${user.name}@${rules.domain}`.toLowerCase())).map((user) => ({ to: user.name, fields }));
}

/** A message leaves: counted, copied to Sent Items when that is wanted, and on its way to the mailboxes of this server. */
export function dispatch(
  mailbox: Mailbox,
  ask: Ask,
  message: Message,
  how: { readonly clientId: string | undefined; readonly save: boolean },
): { readonly mailbox: Mailbox; readonly posts: readonly Post[] } {
  const { rules, now } = ask.world;
  const mail: SentMail = {
    at: now,
    deviceId: ask.query.deviceId ?? '',
    command: ask.command,
    subject: message.subject,
    recipients: message.recipients,
    ...(how.clientId === undefined ? {} : { clientId: how.clientId }),
    ...(message.messageId === undefined ? {} : { messageId: message.messageId }),
  };
  const box = folderOfType(mailbox, FOLDER_TYPE.sent);
  const copy = mailFields(message, `${ask.user}@${rules.domain}`, now, true);
  const kept = how.save && box !== undefined ? addItem(mailbox, box.id, copy)[0] : mailbox;
  return { mailbox: { ...kept, sent: [...kept.sent, mail] }, posts: postsFor(ask, message) };
}

/** A draft's properties as the message it becomes (MS-ASCMD 2.2.1.21, Send). */
export function messageOf(fields: readonly WbxmlElement[]): Message {
  const said = (name: string): string => writable(textIn(fields.find((el) => el.name === name)));
  const body = fields.find((el) => el.name === 'Body');
  const [to, cc] = [said('To'), said('Cc')];
  return {
    from: said('From'),
    to,
    cc,
    subject: said('Subject'),
    messageId: undefined,
    recipients: addressesIn(`${to} ${cc} ${said('Bcc')}`),
    text: writable(textIn(body && child(body, 'Data'))),
  };
}
