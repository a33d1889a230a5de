import type { Exchanged, RequestMarks } from '../core/protocol.ts';
import { isWbxmlError } from '../wbxml/errors.ts';
import { scan } from '../wbxml/scan.ts';
import type { Scanned } from '../wbxml/scan.ts';
import { readAutodiscover } from './autodiscover-reply.ts';
import type { AutodiscoverStatus } from './autodiscover-reply.ts';
import type { EasCommandFacts } from './commands.ts';
import { ID_CHARACTERS, STATUSES_MOST } from './limits.ts';
import { bodyKind, firstPart } from './reply-body.ts';
import { isOk, looksLikeActiveSync } from './reply-headers.ts';
import { isRootOf, planOf } from './scan-plans.ts';

/** What is wrong with a body, by its name among the transport statuses. */
export type BodyFault = 'html-body' | 'empty-body' | 'undecodable';

/** What a reply's body turned out to be. */
export type Read =
  | { readonly is: 'fault'; readonly fault: BodyFault; readonly tooLarge?: true }
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
  if (!isOk(reply.status)) return kind === 'wbxml' ? orNothing(readMessage(reply.body, facts.name, sent)) : NOTHING;
  // Half a message says half of what became of the request, whatever it is a message of.
  if (reply.isPartial === true) return { is: 'fault', fault: 'undecodable', tooLarge: true };
  const fromServer = looksLikeActiveSync(reply.headers);
  if (facts.reply === 'nothing') return readOffer(reply.headers, kind === 'empty');
  if (kind === 'empty') return readEmpty(facts, fromServer, sent);
  if (facts.reply === 'bytes') return kind === 'text' && !fromServer ? fault('html-body') : { is: 'bytes' };
  if (facts.reply === 'xml') return readXml(reply.body);
  if (kind === 'text') return fault('html-body');
  const body = kind === 'multipart' ? firstPart(reply.body) : reply.body;
  return body === undefined ? fault('undecodable') : readMessage(body, facts.name, sent);
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

function readMessage(body: Uint8Array, command: string, sent: RequestMarks | undefined): Read {
  const plan = planOf(command);
  if (plan === undefined) return { is: 'bytes' };
  try {
    const scanned = scan(body, plan);
    return isRootOf(plan, scanned) && isAnswer(scanned, command, sent) ? { is: 'message', scanned } : fault('undecodable');
  } catch (error) {
    if (isWbxmlError(error)) return fault('undecodable');
    throw error;
  }
}

/** Commands whose whole message may hold no Status: Sync without changes to tell, and GetHierarchy, which has none. */
const MAY_BE_SILENT: readonly string[] = ['Sync', 'GetHierarchy'];

/** A well-formed message without the Status its command must have answers nothing: read as success it would be a loop or a lost mail. */
function isAnswer(scanned: Scanned, command: string, sent: RequestMarks | undefined): boolean {
  const { statuses } = scanned;
  if (statuses.length > STATUSES_MOST || [...statuses, ...scanned.collections].some(isOverlong)) return false;
  if (statuses.length === 0 && !MAY_BE_SILENT.includes(command)) return false;
  return command !== 'Sync' || isSynced(scanned, sent);
}

/** Ids are remembered: one that no server makes is nobody's, and would fill the store. */
function isOverlong({ collectionId = '' }: { readonly collectionId?: string }): boolean {
  return collectionId.length > ID_CHARACTERS;
}

/**
 * Does a Sync's message say what became of the request? A Status at the root that refuses says it for all. Else every collection
 * has a Status, or at least a key (MS-ASCMD 2.2.3.177.17), and says which one it is; a message about none of them tells that nothing is
 * new: no answer to Adds, Fetches and key 0. Read as success it would be "nothing new" to an app that has half of a folder.
 */
function isSynced({ statuses, collections }: Scanned, sent: RequestMarks | undefined): boolean {
  const root = statuses.find(({ path }) => path === 'Sync')?.code;
  if (root !== undefined && root !== 1) return true;
  if (collections.length === 0) return statuses.length > 0 || !isAlwaysAnswered(sent);
  const isAlone = collections.length === 1 && (sent === undefined || sent.collections.length === 1);
  return collections.every(
    ({ status, syncKey, collectionId }) => (status ?? syncKey) !== undefined && (collectionId !== undefined || isAlone),
  );
}
