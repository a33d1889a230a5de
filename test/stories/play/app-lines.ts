import type { CommandName } from '../../../src/core/session.ts';
import { EAS_COMMANDS } from '../../../src/eas/commands.ts';
import type { Came } from '../../../src/sim/world/client.ts';
import type { Edit, LocalCollection, Mail } from '../../../src/sim/world/mailbox.ts';
import { sample } from '../../../src/sim/world/samples.ts';
import type { Deed } from './deed.ts';
import { begin, kill, lifeOf, nameIn, type Call, type Stage } from './stage.ts';
import { letPass, waitFor } from './passing.ts';
import { endWords } from './trace.ts';
import { SPAN, spanOf } from './times.ts';

/** What the app asks its session for. */
type Work = (stage: Stage, args: readonly string[]) => Promise<Came>;

function collection(stage: Stage, name: string): LocalCollection {
  const found = [...stage.box.collections.values()].find(({ id }) => nameIn(stage)(id) === name);
  if (found === undefined) throw new Error(`the app knows no folder ${name}`);
  return found;
}

function mail(stage: Stage, id: string): Mail {
  const known = stage.box.mails.find((one) => one.id === id);
  if (known !== undefined) return known;
  const made: Mail = { id, state: 'draft', refusals: 0 };
  stage.box.mails.push(made);
  return made;
}

/** What the app remembers of a mail after its call ended. */
const AFTER = { done: 'sent', refused: 'returned', held: 'draft', unknown: 'unsure' } as const;

async function send(stage: Stage, id: string, again: boolean): Promise<Came> {
  const one = mail(stage, id);
  const came = await lifeOf(stage).client.send(one, again);
  if (came !== undefined) one.state = AFTER[came.kind];
  return came;
}

async function plain(stage: Stage, command: string): Promise<Came> {
  const { box, login } = stage;
  const keys = { hierarchyKey: box.hierarchyKey, collectionId: [...box.collections.keys()][0] ?? '', syncKey: '0' };
  return (await lifeOf(stage).session.request(command as CommandName, (at) => sample(login, command as CommandName, keys, at))).outcome;
}

const COMMANDS = Object.keys(EAS_COMMANDS).filter((name) => name !== 'Autodiscover' && name !== 'OPTIONS');

/** As apps do: an edit that had to wait for a download goes out right after it. */
async function sync(stage: Stage, all: readonly LocalCollection[]): Promise<Came> {
  const came = await lifeOf(stage).client.sync(all);
  return came?.kind === 'done' && all.some(({ edits }) => edits.length > 0) ? lifeOf(stage).client.sync(all) : came;
}

const WORKS: readonly (readonly [RegExp, Work])[] = [
  [/^sync folders$/, (stage) => lifeOf(stage).client.folderSync()],
  [
    /^sync (.+)$/,
    (stage, [names = '']) =>
      sync(
        stage,
        names.split(', ').map((name) => collection(stage, name)),
      ),
  ],
  [/^send mail (\S+)( again)?$/, (stage, [id = '', again]) => send(stage, id, again !== undefined)],
  [/^(fetch )?ping (\d+)$/, async (stage, [fetch, s]) => (await lifeOf(stage).client.ping(Number(s), fetch !== undefined)).came],
  [
    /^make folder (\S+)$/,
    (stage, [name = '']) => {
      const wish = { name, state: 'waiting' as const, refusals: 0, unsure: false };
      stage.box.wishes.push(wish);
      return lifeOf(stage).client.createFolder(wish);
    },
  ],
  [new RegExp(`^ask (${COMMANDS.join('|')})$`), (stage, [command = '']) => plain(stage, command)],
];

function workOf(name: string): ((stage: Stage) => Promise<Came>) | undefined {
  for (const [pattern, work] of WORKS) {
    const match = pattern.exec(name);
    if (match !== null) return (stage) => work(stage, match.slice(1));
  }
  return undefined;
}

/** Begins one call and tells how it ends. */
function call(stage: Stage, name: string, work: (stage: Stage) => Promise<Came>): Call {
  const made: Call = { name, since: stage.clock.now(), life: stage.app.lives };
  stage.calls.push(made);
  const ended = (came: Came): void => {
    if (made.life !== stage.app.lives || stage.life === undefined) return;
    made.end = { at: stage.clock.now(), came };
    stage.trace.say('end', `${name}: ${endWords(came, nameIn(stage))}`);
  };
  // An error is what a call ends with when the app is to blame, or the session is stopped; a story's own mistakes stop the story.
  work(stage).then(ended, () => ended(undefined));
  return made;
}

/** Longest a call is waited for. What takes longer is told as pending. */
const LONGEST_MS = 12 * 3_600_000;

async function callAll(stage: Stage, text: string): Promise<void> {
  const waits = !text.endsWith(' ...');
  const calls = text
    .replace(/ \.\.\.$/, '')
    .split(' & ')
    .map((name) => {
      const work = workOf(name);
      if (work === undefined) throw new Error(`the app cannot "${name}"`);
      return call(stage, name, work);
    });
  if (!waits) return letPass(stage, stage.clock.now());
  await waitFor(stage, stage.clock.now() + LONGEST_MS, () => calls.every(({ end }) => end !== undefined));
}

async function keepOn(stage: Stage, name: string, every: string, during: string): Promise<void> {
  const until = stage.clock.now() + spanOf(during);
  while (stage.clock.now() < until) {
    const next = stage.clock.now() + spanOf(every);
    await callAll(stage, name);
    await letPass(stage, Math.min(next, until));
  }
}

function edit(stage: Stage, what: Edit['do'], token: string): void {
  const contacts = collection(stage, 'contacts');
  const nth = stage.box.edits.length;
  const serverId = [...contacts.items].find(([, item]) => item.token === token)?.[0];
  if (what !== 'add' && serverId === undefined) throw new Error(`the app has no contact ${token}`);
  const made: Edit = { do: what, clientId: `${token}-${nth}`, token, serverId: serverId ?? '', value: `${token} ${nth}`, state: 'waiting' };
  stage.box.edits.push(made);
  contacts.edits.push(made);
  contacts.dirty = true;
}

async function release(stage: Stage, answer: 'retry' | 'give-up'): Promise<void> {
  const { session } = lifeOf(stage);
  const { holds } = session.getSnapshot();
  if (holds.length === 0) throw new Error('nothing is held');
  // Whoever releases overrules what the server asked for.
  stage.silences.length = 0;
  for (const { id } of holds) await session.release(id, answer);
  await letPass(stage, stage.clock.now());
}

const DOES = { adds: 'add', changes: 'change', deletes: 'delete' } as const;

/** What the app and its user do. */
export const APP_LINES: readonly Deed[] = [
  {
    pattern: /^app is killed$/,
    do: (stage) => kill(stage),
  },
  {
    pattern: /^app restarts$/,
    async do(stage) {
      if (stage.life !== undefined) throw new Error('the app is running');
      begin(stage);
      const { resumed, unknown, setAside } = await lifeOf(stage).session.ready;
      const doubts = unknown.map(({ clientId }) => `, ${clientId} may have left`).join('');
      stage.trace.say('app', `resumed ${resumed}${doubts}${setAside === undefined ? '' : `, state set aside: ${setAside}`}`);
    },
  },
  {
    pattern: new RegExp(`^app (.+) every (${SPAN}) for (${SPAN})$`),
    do: (stage, [name = '', every = '', during = '']) => keepOn(stage, name, every, during),
  },
  { pattern: /^app ((?:sync|send|ping|fetch|make|ask) .+)$/, do: (stage, [text = '']) => callAll(stage, text) },
  {
    pattern: /^user (adds|changes|deletes) contact (\w+)$/,
    do: (stage, [how = '', token = '']) => edit(stage, DOES[how as 'adds'], token),
  },
  { pattern: /^user releases hold$/, do: (stage) => release(stage, 'retry') },
  { pattern: /^user gives up hold$/, do: (stage) => release(stage, 'give-up') },
  {
    pattern: /^user types the password (\S+)$/,
    do: (stage, [password = '']) => {
      stage.login.password = password;
    },
  },
  {
    pattern: /^app finds the server at (\S+)$/,
    do: (stage, [host = '']) => {
      stage.app.findsServer = host;
    },
  },
  { pattern: /^app cannot tell what was sent$/, do: (stage) => void (stage.app.canTell = false) },
  { pattern: /^app cannot find the server$/, do: (stage) => void (stage.app.findsServer = 'cannot') },
];
