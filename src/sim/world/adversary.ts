import { EAS_COMMANDS } from '../../eas/commands.ts';
import type { FaultFacts } from '../fault-script.ts';
import type { Chance } from './chance.ts';
import type { Verdict } from './network.ts';
import { SLOW_MS, SLOWEST_MS } from './limits.ts';
import { rowAnswers, statusAt, type RowAnswer } from './rows.ts';

/** A server that may answer anything at any time, from a seed. */
export interface Adversary {
  verdict(facts: FaultFacts): Verdict;
  /** From now on it answers well. */
  makePeace(): void;
}

/** How a stretch of requests is met. */
interface Mood {
  /** Share of requests that something befalls. */
  readonly share: number;
  /** Share of those that get the same answer as the one before of their command. */
  readonly stubborn: number;
}

const MOODS: readonly Mood[] = [
  { share: 0, stubborn: 0 },
  { share: 0.05, stubborn: 0 },
  { share: 0.3, stubborn: 0.3 },
  { share: 0.7, stubborn: 0.5 },
  { share: 1, stubborn: 0.95 },
];

/** Requests of one mood. */
const MOOD_REQUESTS = { least: 5, most: 60 } as const;

const MAILS: readonly string[] = ['SendMail', 'SmartReply', 'SmartForward'];

/** Answers that leave open whether the work was done: only after these may a mail have left (ruling of the unknown outcome). */
const OPEN_HTTP: readonly number[] = [500, 502, 504];

const FAILURES: readonly RowAnswer[] = rowAnswers().filter(({ success }) => !success);

const ROWS: ReadonlyMap<string, readonly RowAnswer[]> = new Map(
  Object.keys(EAS_COMMANDS).map((command) => [command, FAILURES.filter((row) => row.command === command)]),
);

/** Headers that servers send along, by chance. Retry-After in seconds only: a date would need the server's clock. */
function strayHeaders(chance: Chance): Readonly<Record<string, string>> {
  const all: Readonly<Record<string, string>> = {
    'Retry-After': String(chance.pick([0, 1, 7, 45, 300, 3600])),
    'X-MS-Location': 'https://other.example.test/Microsoft-Server-ActiveSync',
    'X-MS-RP': '12.1,14.0,14.1',
    'MS-ASProtocolVersions': chance.pick(['12.1,14.0,14.1', '2.5', '', 'x']),
    'X-MS-ASThrottle': 'UserBudgetExceeded',
    'WWW-Authenticate': 'Basic realm="x"',
    Location: 'https://portal.example.test/',
  };
  return Object.fromEntries(Object.entries(all).filter(() => chance.hit(0.2)));
}

function anyStatus(chance: Chance, command: string): Verdict {
  const places = Object.entries(EAS_COMMANDS).find(([name]) => name === command)?.[1].places ?? [];
  if (places.length === 0) return { action: { http: { code: 500 } } };
  // Numbers of no table, and of the wrong one.
  const code = chance.pick([0, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 13, 14, 15, 16, 42, 99, 100, 157, 199, 200, 500, 65_535]);
  return statusAt(chance.pick(places).path, code) ?? {};
}

function anyHttp(chance: Chance, isMail: boolean): Verdict {
  const code = chance.hit(0.5) ? chance.pick([401, 403, 404, 429, 449, 451, 500, 501, 502, 503, 504, 507]) : chance.between(300, 599);
  const processed = chance.hit(0.3) && (!isMail || OPEN_HTTP.includes(code));
  return { action: { http: { code, headers: strayHeaders(chance) }, ...(processed && { processed: true as const }) } };
}

function broken(chance: Chance): Verdict {
  const processed = chance.hit(0.5) ? { processed: true as const } : {};
  return chance.pick<() => Verdict>([
    () => ({ action: { cut: 'before' } }),
    () => ({ action: { cut: 'after' } }),
    () => ({ action: { half: true } }),
    () => ({ action: { garbage: chance.between(0, 1_000_000), ...processed } }),
    () => ({ action: { html: true, ...processed } }),
    () => ({ silence: chance.pick(['processed', 'unprocessed'] as const) }),
    () => ({ unsent: chance.pick(['offline', 'refused', 'tls'] as const) }),
    () => ({ action: { delayMs: chance.between(1, 200_000) } }),
    () => ({ action: { headers: strayHeaders(chance) } }),
  ])();
}

/** Something to answer with. Nothing here says that work was done which was not: no client could survive that. */
function trouble(chance: Chance, facts: FaultFacts): Verdict {
  const isMail = MAILS.includes(facts.command);
  const rows = ROWS.get(facts.command) ?? [];
  const kind = chance.next();
  if (kind < 0.5 && rows.length > 0) return ofOne(chance, facts, fromRow(chance, chance.pick(rows), facts.command));
  if (kind < 0.6) return isMail ? anyHttp(chance, true) : ofOne(chance, facts, anyStatus(chance, facts.command));
  return kind < 0.8 ? anyHttp(chance, isMail) : broken(chance);
}

/** A Sync of several collections, one of which is refused and left as it is, while the server does the others. */
function ofOne(chance: Chance, { collectionIds }: FaultFacts, verdict: Verdict): Verdict {
  const { action } = verdict;
  if (action?.status?.at.startsWith('Sync/Collections/') !== true || collectionIds.length < 2 || !chance.hit(0.5)) return verdict;
  return { action: { ...action, status: { ...action.status, collectionId: chance.pick(collectionIds) }, processed: true } };
}

/** Empty, it says that a mail was taken or that nothing is new (MS-ASCMD 2.2.1.17, 2.2.1.21.2): not where that is untrue. */
const SPEAKS_EMPTY: readonly string[] = [...MAILS, 'Sync'];

function fromRow(chance: Chance, row: RowAnswer, command: string): Verdict {
  if (row.id === 'transport.empty-body' && SPEAKS_EMPTY.includes(command)) return {};
  const { action } = row.verdict;
  if (action?.status === undefined || MAILS.includes(command) || !chance.hit(0.2)) return row.verdict;
  return { action: { ...action, processed: true } };
}

/** Opens an adversary. @param ferocity which moods it has: 0 is always calm, 1 has them all */
export function openAdversary(chance: Chance, ferocity: number): Adversary {
  const moods = MOODS.slice(0, 1 + Math.round(ferocity * (MOODS.length - 1)));
  const last = new Map<string, Verdict>();
  let mood: Mood = chance.pick(moods);
  let left = 0;
  let peace = false;
  return {
    verdict(facts) {
      // A mail may be on its way for long, past the death of its app: whoever looks for it meanwhile does not find it.
      const isSlow = !peace && MAILS.includes(facts.command) && chance.hit(0.1);
      const upMs = isSlow ? chance.between(SLOW_MS, SLOWEST_MS) : chance.between(5, 400);
      const downMs = chance.between(5, 400);
      if (peace) return { upMs, downMs };
      if (left === 0) {
        mood = chance.pick(moods);
        left = chance.between(MOOD_REQUESTS.least, MOOD_REQUESTS.most);
        last.clear();
      }
      left -= 1;
      if (!chance.hit(mood.share)) return { upMs, downMs };
      const again = last.get(facts.command);
      const verdict = again !== undefined && chance.hit(mood.stubborn) ? again : trouble(chance, facts);
      last.set(facts.command, verdict);
      return { upMs, downMs, ...verdict };
    },
    makePeace() {
      peace = true;
    },
  };
}
