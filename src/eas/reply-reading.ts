import type { Exchanged, RequestMarks } from '../core/protocol.ts';
import { isWbxmlError } from '../wbxml/errors.ts';
import { scan } from '../wbxml/scan.ts';
import type { Scanned } from '../wbxml/scan.ts';
import { readAutodiscover } from './autodiscover-reply.ts';
import type { AutodiscoverStatus } from './autodiscover-reply.ts';
import type { EasCommandFacts } from './commands.ts';
import { STATUSES_MOST } from './limits.ts';
import { bodyKind, firstPart } from './reply-body.ts';
import { isOk, looksLikeActiveSync } from './reply-headers.ts';
import { isRootOf, planOf } from './scan-plans.ts';

/** What is wrong with a body, by its name among the transport statuses. */
export type BodyFault = 'html-body' | 'empty-body' | 'undecodable';

/** What a reply's body turned out to be. */
export type Read =
  | { readonly is: 'fault'; readonly fault: BodyFault }
  /** Nothing in it, and rightly so. */
  | { readonly is: 'nothing' }
  | { readonly is: 'bytes' }
  | { readonly is: 'message'; readonly scanned: Scanned }
  | { readonly is: 'autodiscover'; readonly statuses: readonly AutodiscoverStatus[] };

const NOTHING: Read = { is: 'nothing' };
const fault = (name: BodyFault): Read => ({ is: 'fault', fault: name });

/** Reads a body as far as recovery needs it. Never throws: what cannot be read is a fault of its own. */
export function readReply({ reply, sent }: Exchanged, facts: EasCommandFacts): Read {
  const kind = bodyKind(reply.body, reply.headers['content-type']);
  // Some error pages carry WBXML (Horde: 449 with Status 142). Whatever else stands in them, the HTTP code says it all.
  if (!isOk(reply.status)) return kind === 'wbxml' ? orNothing(readMessage(reply.body, facts.name)) : NOTHING;
  const fromServer = looksLikeActiveSync(reply.headers);
  if (facts.reply === 'nothing') return readOffer(reply.headers, kind === 'empty');
  if (kind === 'empty') return readEmpty(facts, fromServer, sent);
  if (facts.reply === 'bytes') return kind === 'text' && !fromServer ? fault('html-body') : { is: 'bytes' };
  if (facts.reply === 'xml') return readXml(reply.body);
  if (kind === 'text') return fault('html-body');
  const body = kind === 'multipart' ? firstPart(reply.body) : reply.body;
  return body === undefined ? fault('undecodable') : readMessage(body, facts.name);
}

function orNothing(read: Read): Read {
  return read.is === 'message' ? read : NOTHING;
}

/** OPTIONS: an answer without versions is none of an ActiveSync server (MS-ASHTTP 3.2.5.2). */
function readOffer(headers: Readonly<Record<string, string>>, empty: boolean): Read {
  if (headers['ms-asprotocolversions'] !== undefined) return NOTHING;
  return fault(empty ? 'empty-body' : 'html-body');
}

/**
 * An empty 2xx (MS-ASCMD 2.2.1.21.2, 2.2.3.177.14, .16): nothing changed for a Sync that brought nothing which is always
 * answered; success for a mail if the ActiveSync server said so and not a captive portal; for all else no answer at all.
 */
function readEmpty(facts: EasCommandFacts, fromServer: boolean, sent: RequestMarks | undefined): Read {
  if (facts.empty === 'success') return fromServer ? NOTHING : fault('empty-body');
  if (facts.empty === 'nothing-changed' && !isAlwaysAnswered(sent)) return NOTHING;
  return fault('empty-body');
}

/** Adds, Fetches and key 0 always earn an answer (MS-ASCMD 2.2.3.154, 2.2.3.181.4). What could not be read may hold them. */
function isAlwaysAnswered(sent: RequestMarks | undefined): boolean {
  return sent !== undefined && (sent.opaque === true || sent.adds > 0 || sent.fetches > 0 || sent.primed.length > 0);
}

function readXml(body: Uint8Array): Read {
  const statuses = readAutodiscover(body);
  return statuses === undefined ? fault('html-body') : { is: 'autodiscover', statuses };
}

function readMessage(body: Uint8Array, command: string): Read {
  const plan = planOf(command);
  if (plan === undefined) return { is: 'bytes' };
  try {
    const scanned = scan(body, plan);
    return isRootOf(plan, scanned) && isAnswer(scanned, command) ? { is: 'message', scanned } : fault('undecodable');
  } catch (error) {
    if (isWbxmlError(error)) return fault('undecodable');
    throw error;
  }
}

/** Commands whose whole message may hold no Status: Sync without changes to tell, and GetHierarchy, which has none. */
const MAY_BE_SILENT: readonly string[] = ['Sync', 'GetHierarchy'];

/** A well-formed message without the Status its command must have answers nothing: read as success it would be a loop or a lost mail. */
function isAnswer({ statuses }: Scanned, command: string): boolean {
  return statuses.length <= STATUSES_MOST && (statuses.length > 0 || MAY_BE_SILENT.includes(command));
}
