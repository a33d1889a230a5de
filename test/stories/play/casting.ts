import { requestRoot } from '../../../src/sim/request-facts.ts';
import type { LabRequest } from '../../../src/sim/lab/wire.ts';
import type { FaultFacts } from '../../../src/sim/fault-script.ts';
import type { Verdict } from '../../../src/sim/world/network.ts';
import { element } from '../../../src/wbxml/build.ts';
import { encode } from '../../../src/wbxml/encode.ts';
import { at, child, childrenOf, textOf } from '../../../src/wbxml/tree.ts';
import { commandsOf, type Spell } from './spells.ts';
import type { Stage } from './stage.ts';
import { SPAN, spanOf } from './times.ts';
import { wordsOf } from './wording.ts';

/** Whom a line is about: `every Sync`, `the next 2 Sync, Ping`, `everything but Provision`. Two groups: how many, and which. */
export const TO = String.raw`(every |the next (?:\d+ )?)?((?:everything(?: but [A-Z]\w+(?:, [A-Z]\w+)*)?)|[A-Z]\w+(?:, [A-Z]\w+)*)`;

/** For how long, if it is over by itself. One group. */
export const FOR = String.raw`(?: for (${SPAN}))?`;

interface Meant {
  /** `every `, `the next `, `the next 3 `, or nothing, which is every. */
  readonly nth: string | undefined;
  readonly which: string;
  readonly during: string | undefined;
}

/** From now on the server does this. */
export function castSpell(stage: Stage, { nth, which, during }: Meant, verdict: (facts: FaultFacts, request: LabRequest) => Verdict): void {
  const isMeant = commandsOf(which);
  if (isMeant === undefined) throw new Error(`no commands are called ${which}`);
  add(stage, {
    touches: ({ command }) => isMeant(command),
    verdict,
    left: nth?.startsWith('the next') === true ? Number(/\d+/.exec(nth)?.[0] ?? 1) : Infinity,
    until: during === undefined ? Infinity : stage.clock.now() + spanOf(during),
  });
}

/** The same to requests of some words. */
export function touching(stage: Stage, isMeant: (words: string) => boolean, verdict: Verdict): void {
  const touches: Spell['touches'] = ({ command }, { url, headers, body }) =>
    isMeant(wordsOf(command, { method: 'POST', url, headers, body: Uint8Array.from(body) }, stage.box));
  add(stage, { touches, verdict: () => verdict, left: Infinity, until: Infinity });
}

function add({ spells }: Stage, spell: Spell): void {
  spells.push(spell);
}

/** A page of a Sync in which nothing is told, with a key that has moved all the same. */
export function emptyPage({ body }: LabRequest, more: boolean): Verdict {
  const root = requestRoot(body);
  const list = root && at(root, 'Collections');
  const pages = (list ? childrenOf(list) : []).map((asked) => {
    const key = Number(/\d+/.exec(textOf(child(asked, 'SyncKey')) ?? '')?.[0] ?? 0);
    return element(
      'AirSync:Collection',
      element('AirSync:SyncKey', String(key + 1)),
      element('AirSync:CollectionId', textOf(child(asked, 'CollectionId')) ?? ''),
      element('AirSync:Status', '1'),
      more ? element('AirSync:MoreAvailable') : undefined,
    );
  });
  const headers = { 'Content-Type': 'application/vnd.ms-sync.wbxml', 'MS-Server-ActiveSync': '15.2' };
  const reply = { status: 200, headers, body: encode(element('AirSync:Sync', element('AirSync:Collections', ...pages))) };
  return { reply };
}

/** A whole folder list in which this folder is the only one; nothing special about any other FolderSync. */
export function shortList({ lab, login }: Stage, name: string, { body }: LabRequest): Verdict {
  const root = requestRoot(body);
  if (root === undefined || textOf(child(root, 'SyncKey')) !== '0') return {};
  const id = lab.mailbox(login.user).folder(name.slice(0, 1).toUpperCase() + name.slice(1));
  const folder = element(
    'FolderHierarchy:Add',
    element('FolderHierarchy:ServerId', id),
    element('FolderHierarchy:ParentId', '0'),
    element('FolderHierarchy:DisplayName', name),
    element('FolderHierarchy:Type', '9'),
  );
  const answer = element(
    'FolderHierarchy:FolderSync',
    element('FolderHierarchy:Status', '1'),
    element('FolderHierarchy:SyncKey', '1'),
    element('FolderHierarchy:Changes', element('FolderHierarchy:Count', '1'), folder),
  );
  return { reply: { status: 200, headers: { 'MS-Server-ActiveSync': '15.2' }, body: encode(answer) } };
}
