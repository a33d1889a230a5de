import type { Step } from '../../src/core/decision.ts';
import { LIMITS } from '../../src/core/limits.ts';
import { EAS } from '../../src/eas/protocol.ts';
import { EMPTY_LEDGER, strike, type Strikes } from '../../src/policy/ledger.ts';
import { plan } from '../../src/policy/plan.ts';
import { bytesOf, RECORDINGS, type Recording } from '../conformance/recordings.ts';

/** A story: lines of what happened, and below `----` what is decided about each. */
export interface Story {
  readonly title: string;
  /** Recordings the server is known from, before the story begins. */
  readonly met: readonly string[];
  /** Recordings in the order their replies come to one and the same request, or are lost on the way. */
  readonly replies: readonly { readonly word: 'reply' | 'lost'; readonly name: string }[];
}

const LINE = /^(met|reply|lost) (\S+)$/;
const BY_NAME = new Map(RECORDINGS);

/** Reads the part above the line. Throws on a word it does not know: a story that says nothing proves nothing. */
export function readStory(text: string): Story {
  const [head = ''] = text.split('\n----\n');
  const [title = '', ...lines] = head.split('\n').filter((line) => line !== '');
  if (!title.startsWith('# ')) throw new Error('a story begins with "# " and what it is about');
  const read = lines.map((line) => {
    const [, word, name] = LINE.exec(line) ?? [];
    if (name === undefined || !BY_NAME.has(name)) throw new Error(`no such line or recording: ${line}`);
    return { word, name };
  });
  const replies = read.flatMap(({ word, name }) => (word === 'reply' || word === 'lost' ? [{ word, name } as const] : []));
  if (!replies.some(({ word }) => word === 'reply')) throw new Error('a story has at least one reply');
  return { title, met: read.filter(({ word }) => word === 'met').map(({ name }) => name), replies };
}

/** The story with what is decided now: the same as the file when nothing has changed. */
export function tellStory(story: Story): string {
  let strikes: Strikes = {};
  let server = story.met.reduce((known, name) => marksOf(name) || known, '');
  let unanswered: string | undefined;
  const decided = story.replies.flatMap(({ word, name }) => {
    const recording = BY_NAME.get(name) as Recording;
    if (word === 'reply') server = marksOf(name) || server;
    const { body } = recording.request;
    const judged = judge(recording, strikes, server, word === 'lost', body !== undefined && body === unanswered);
    if (word === 'lost') unanswered = body;
    strikes = judged.failures.reduce(strike, strikes);
    return [wordsOf(judged.because), ...judged.items.map(({ step }) => `  of an item: ${wordsOf(step)}`)];
  });
  const lines = [...story.met.map((name) => `met ${name}`), ...story.replies.map(({ word, name }) => `${word} ${name}`)];
  return `${story.title}\n${lines.join('\n')}\n----\n${decided.join('\n')}\n`;
}

function headersOf(recording: Recording | undefined): Record<string, string> {
  return Object.fromEntries(Object.entries(recording?.response.headers ?? {}).map(([name, value]) => [name.toLowerCase(), value]));
}

/** What a reply shows of the server, as a session remembers it. */
function marksOf(name: string): string {
  const headers = headersOf(BY_NAME.get(name));
  return ['server', 'x-powered-by', 'ms-server-activesync']
    .map((mark) => headers[mark])
    .filter((mark) => mark !== undefined)
    .join(' ');
}

function judge(recording: Recording, strikes: Strikes, server: string, isLost: boolean, replayed: boolean): ReturnType<typeof plan> {
  const { command, request, response } = recording;
  const headers = headersOf(recording);
  const sent = EAS.marks(command, bytesOf(request.body));
  const protocolVersion = recording.protocolVersion ?? '14.1';
  const reply = { status: response.status ?? 0, headers, body: bytesOf(response.body) };
  const observation = isLost
    ? EAS.fault(command, protocolVersion, 'cut-after-send')
    : EAS.observe({ command, protocolVersion, reply, sent });
  const policyKeySent = request.policyKey !== undefined && request.policyKey !== '0';
  const at = { now: 0, random: () => 0, limits: LIMITS, strikes, ledger: EMPTY_LEDGER };
  return plan(EAS, observation, { policyKeySent, replayed, uploads: sent.commands > sent.fetches }, at, { server });
}

function wordsOf({ status, layer, decision }: Step): string {
  const { do: kind, then, first } = decision;
  const words = ['rung', 'scope', 'how', 'pace', 'who', 'why'].flatMap((name) => {
    const value = (decision as unknown as Record<string, unknown>)[name];
    return typeof value === 'string' ? [value] : [];
  });
  const before = first?.map((chore) => `first ${chore.do} ${'rung' in chore ? chore.rung : chore.scope}, `).join('') ?? '';
  return `${status}  ${layer}  ${before}${[kind, ...words].join(' ')}${then === 'end' ? '' : `, then ${then}`}`;
}
