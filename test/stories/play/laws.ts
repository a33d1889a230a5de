import type { Outcome } from '../../../src/core/outcome.ts';
import { nextWords, endOf } from './trace.ts';
import { nameIn, type Stage } from './stage.ts';
import { SPAN, spanOf } from './times.ts';
import { commandsOf } from './spells.ts';

/** A law a story may name. @returns what is wrong, or undefined */
interface Law {
  readonly pattern: RegExp;
  readonly broken: (stage: Stage, args: readonly string[]) => string | undefined;
}

const lastEnd = ({ calls }: Stage, name?: string): Outcome | undefined =>
  calls.findLast((call) => call.end !== undefined && (name === undefined || call.name === name))?.end?.came;

const isA = (came: Outcome | undefined, wanted: string): string | undefined => {
  const is = endOf(came);
  return is === wanted || is.startsWith(`${wanted} `) ? undefined : `it is ${is}`;
};

const sentOf = ({ lab, login }: Stage, id: string): number =>
  lab
    .mailbox(login.user)
    .sent()
    .filter(({ subject }) => subject === id)
    .reduce((sum, { count }) => sum + count, 0);

/** Contents of an item at the server; more than one is an item that came twice. */
function contentsOf({ lab, login }: Stage, token: string): readonly string[] {
  const mailbox = lab.mailbox(login.user);
  const items = mailbox.items(mailbox.folder('Contacts')).filter(({ fields }) => fields['Contacts:FirstName'] === token);
  const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
  return items.map(({ fields }) => textOf(fields['Contacts:LastName']));
}

/** The user's last word on an item: at the server, or kept by the app. */
function survives(stage: Stage, token: string, mustArrive: boolean): string | undefined {
  const last = stage.box.edits.findLast((edit) => edit.token === token);
  if (last === undefined) return 'nobody edited it';
  const there = contentsOf(stage, token);
  if (there.length > 1) return `it is at the server ${there.length} times`;
  const arrived = last.do === 'delete' ? there.length === 0 : there[0] === last.value;
  if (arrived) return undefined;
  if (mustArrive) return `the server has ${there[0] ?? 'nothing'}, the edit is ${last.state}`;
  return last.state === 'taken' ? 'the app takes it for sent, and the server does not have it' : undefined;
}

/** The largest number of requests in any span. */
function mostIn(times: readonly number[], span: number): number {
  return Math.max(0, ...times.map((from) => times.filter((at) => at >= from && at < from + span).length));
}

const WHICH = '(requests|[A-Z][A-Za-z]+(?:, [A-Z][A-Za-z]+)*)';

function timesOf({ wire }: Stage, which: string): readonly number[] {
  const isMeant = which === 'requests' ? () => true : commandsOf(which);
  if (isMeant === undefined) throw new Error(`no commands are called ${which}`);
  return wire.filter(({ command }) => isMeant(command)).map(({ at }) => at);
}

const times = (count: number, wanted: number): string | undefined => (count === wanted ? undefined : `${count} times`);

export const LAWS: readonly Law[] = [
  {
    pattern: new RegExp(`^at most (\\d+) ${WHICH}$`),
    broken: (stage, [most, which = '']) => overMost(timesOf(stage, which).length, Number(most)),
  },
  {
    pattern: new RegExp(`^at most (\\d+) ${WHICH} in any (${SPAN})$`),
    broken: (stage, [most, which = '', span = '']) => overMost(mostIn(timesOf(stage, which), spanOf(span)), Number(most)),
  },
  {
    pattern: new RegExp(`^at least (\\d+) ${WHICH}$`),
    broken: (stage, [least, which = '']) => underLeast(timesOf(stage, which).length, Number(least)),
  },
  {
    pattern: /^the end names (\S+)$/,
    broken({ calls }, [status]) {
      const { items = [] } = calls.findLast(({ end }) => end !== undefined)?.end?.came ?? {};
      return items.some(({ step }) => step.status === status) ? undefined : `it names ${items.map(({ step }) => step.status).join(', ')}`;
    },
  },
  { pattern: /^no end is (\w+)$/, broken: ({ calls }, [kind]) => calls.find(({ end }) => end?.came?.kind === kind)?.name },
  { pattern: new RegExp(`^exactly (\\d+) ${WHICH}$`), broken: (stage, [n, which = '']) => times(timesOf(stage, which).length, Number(n)) },
  { pattern: /^ends (\w+(?: \w+ [\w-]+)?)$/, broken: (stage, [wanted = '']) => isA(lastEnd(stage), wanted) },
  {
    pattern: /^(?!ends)([a-z]+ .+) ends (\w+(?: \w+ [\w-]+)?)$/,
    broken: (stage, [name, wanted = '']) =>
      stage.calls.some((call) => call.name === name) ? isA(lastEnd(stage, name), wanted) : 'nobody asked for it',
  },
  {
    pattern: /^next is (.+)$/,
    broken(stage, [wanted]) {
      const came = lastEnd(stage);
      const next = came === undefined ? '' : nextWords(came, nameIn(stage)).replace(/^, next /, '');
      return next === wanted ? undefined : `it is ${next}`;
    },
  },
  {
    pattern: /^a hold is for (user|admin|time): ([\w-]+)$/,
    broken({ life }, [who, why]) {
      const holds = life?.session.getSnapshot().holds ?? [];
      return holds.some((hold) => hold.who === who && hold.why === why)
        ? undefined
        : `held: ${holds.map((hold) => `${hold.who} ${hold.why}`).join(', ')}`;
    },
  },
  { pattern: /^nothing is held$/, broken: ({ life }) => (life?.session.getSnapshot().holds.length === 0 ? undefined : 'something is') },
  {
    pattern: new RegExp(`^([a-z]+ .+) takes at most (${SPAN})$`),
    broken({ calls }, [name, span = '']) {
      const longest = Math.max(...calls.filter((call) => call.name === name).map(({ since, end }) => (end?.at ?? Infinity) - since));
      return longest <= spanOf(span) ? undefined : `${longest} ms`;
    },
  },
  { pattern: /^mail (\S+) is on the server exactly once$/, broken: (stage, [id = '']) => times(sentOf(stage, id), 1) },
  { pattern: /^mail (\S+) is on the server at most once$/, broken: (stage, [id = '']) => overMost(sentOf(stage, id), 1) },
  { pattern: /^mail (\S+) is not on the server$/, broken: (stage, [id = '']) => times(sentOf(stage, id), 0) },
  { pattern: /^edit (\w+) survives$/, broken: (stage, [token = '']) => survives(stage, token, false) },
  { pattern: /^edit (\w+) is on the server exactly once$/, broken: (stage, [token = '']) => survives(stage, token, true) },
  {
    pattern: /^edit (\w+) is handed back$/,
    broken: ({ box }, [token]) => (box.edits.findLast((edit) => edit.token === token)?.state === 'returned' ? undefined : 'it is not'),
  },
  {
    pattern: /^both sides hold the same contacts$/,
    broken({ lab, login, box }) {
      const mailbox = lab.mailbox(login.user);
      const id = mailbox.folder('Contacts');
      const [there, here] = [mailbox.items(id).map((item) => item.id), [...(box.collections.get(id)?.items.keys() ?? [])]].map((ids) =>
        ids.sort().join(' '),
      );
      return there === here ? undefined : `${here} here, ${there} there`;
    },
  },
  {
    pattern: /^no request during the silence$/,
    broken({ wire, silences }) {
      if (silences.length === 0) return 'nobody asked for silence';
      const early = wire.find(({ at }) => silences.some(({ from, until }) => at > from && at < until));
      return early === undefined ? undefined : `${early.words} left`;
    },
  },
  {
    pattern: /^only (\S+) is asked$/,
    broken: ({ wire }, [host]) => wire.find((one) => one.host !== host)?.host,
  },
  {
    pattern: /^hook (\w+) is called (\d+) times?$/,
    broken: ({ hooked }, [name, n]) => times(hooked.filter((one) => one === name).length, Number(n)),
  },
  {
    pattern: /^nothing was wiped but the (account|device)$/,
    broken: ({ hooked, scopes }, [scope]) => (hooked.includes('wipe') ? scopes.find((one) => one !== scope) : 'nothing was'),
  },
  {
    pattern: /^hook (\w+) is called at least (\d+) times?$/,
    broken: ({ hooked }, [name, n]) => underLeast(hooked.filter((one) => one === name).length, Number(n)),
  },
  {
    pattern: /^hook (\w+) is called at most (\d+) times?$/,
    broken: ({ hooked }, [name, n]) => overMost(hooked.filter((one) => one === name).length, Number(n)),
  },
  {
    pattern: /^wipe is (ordered|done|failed|none)$/,
    broken({ lab, login }, [wanted]) {
      const stage = lab.mailbox(login.user).wipeStage(login.deviceId) ?? 'none';
      return stage === wanted ? undefined : `it is ${stage}`;
    },
  },
];

const underLeast = (count: number, least: number): string | undefined => (count >= least ? undefined : `${count}`);
const overMost = (count: number, most: number): string | undefined => (count <= most ? undefined : `${count}`);

/** The law of a line; undefined when there is no such law. */
export function lawOf(text: string): ((stage: Stage) => string | undefined) | undefined {
  for (const { pattern, broken } of LAWS) {
    const match = pattern.exec(text);
    if (match !== null) return (stage) => broken(stage, match.slice(1));
  }
  return undefined;
}
