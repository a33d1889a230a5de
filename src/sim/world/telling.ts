import type { Outcome } from '../../core/outcome.ts';
import { decode } from '../../wbxml/decode.ts';
import { isElement, textOf, type WbxmlElement, type WbxmlNode } from '../../wbxml/tree.ts';
import type { Verdict } from './network.ts';

// A run in words, for whoever wants to see what led to a breach: a line per request, answer and deed.

/** Longest text of one value in a line: ids and keys are shorter, mails are not of interest. */
const MOST_CHARACTERS = 40;

const short = (text: string): string => (text.length > MOST_CHARACTERS ? `${text.slice(0, MOST_CHARACTERS)}…` : text);

function nodeInWords(node: WbxmlNode): string {
  if (typeof node === 'string') return short(node);
  if (!isElement(node)) return `${node.length} bytes`;
  return elementInWords(node);
}

function elementInWords(el: WbxmlElement): string {
  if (el.children.length === 0) return el.name;
  const isLeaf = el.children.every((node) => typeof node === 'string');
  if (isLeaf) return `${el.name}=${short(textOf(el))}`;
  return `${el.name}(${el.children.map(nodeInWords).join(' ')})`;
}

/** A body as one line: `Sync(Collections(Collection(SyncKey=1 …)))`; its length when it is no WBXML. */
export function bodyInWords(body: Uint8Array | undefined): string {
  if (body === undefined || body.length === 0) return 'empty';
  try {
    return elementInWords(decode(body, { keepUnknown: true }).root);
  } catch {
    return `${body.length} bytes`; // what a world sends on purpose: garbage, a page, a bare mail
  }
}

/** What befalls a request on its way; empty when nothing does. */
export function verdictInWords({ action, reply, unsent, silence }: Verdict): string {
  const said = [
    action && JSON.stringify(action),
    reply && `answered ${reply.status} ${bodyInWords(reply.body)}`,
    unsent && `never leaves: ${unsent}`,
    silence && `no answer, ${silence}`,
  ];
  return said.filter((one) => one !== undefined).join('; ');
}

/** How a request ended, with what was met on the way. */
export function outcomeInWords(outcome: Outcome | undefined): string {
  if (outcome === undefined) return 'ended with an error';
  const steps = outcome.steps.map(({ status, decision }) => `${status} ${decision.do}`).join(', ');
  const next = outcome.kind === 'done' || outcome.next === undefined ? '' : `, next ${JSON.stringify(outcome.next)}`;
  return `${outcome.kind} after ${outcome.attempts} attempts (${steps})${next}`;
}
