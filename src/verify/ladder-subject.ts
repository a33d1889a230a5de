import type { AnyMachineSnapshot, AnyStateMachine, EventObject } from 'xstate';
import type { LadderEvent } from '../../machines/alphabet.ts';
import { LADDER_IGNORED } from '../../machines/ignored.ts';
import type { LadderContext } from '../../machines/ladder.machine.ts';
import type { Effect } from '../core/effect.ts';
import { EAS_RUNGS, lowest, type EasRung } from '../core/rungs.ts';
import type { Asked, EventClass, Subject, Taken } from './subject.ts';

const ALPHABET: Readonly<Record<LadderEvent['type'], true>> = {
  'rung.broken': true, 'rung.rebuilt': true, 'rung.stuck': true, 'rung.mended': true, 'rung.wanted': true, 'account.progressed': true,
  'account.released': true, 'driver.resumed': true,
}; // prettier-ignore

/** The state in which each rung is repaired. */
export const REPAIRED_IN: Readonly<Record<EasRung, string>> = {
  endpoint: 'locating',
  credentials: 'authenticating',
  version: 'negotiating',
  policy: 'provisioning',
  hierarchy: 'mapping',
};

const REPAIRING: readonly string[] = Object.values(REPAIRED_IN);

const contextOf = (at: AnyMachineSnapshot): LadderContext => at.context as LadderContext;

/**
 * Epochs and the numbers of repairs only climb, and are only compared with what is current: a complaint is of today or of before,
 * a report of the repair under way or of an earlier one. Which number it is, nothing depends on.
 */
function ladderEvents(at: AnyMachineSnapshot, rungs: readonly EasRung[]): readonly EventClass[] {
  const { attempt, epochs } = contextOf(at);
  const reports = rungs.flatMap((rung) =>
    (['rung.rebuilt', 'rung.stuck'] as const).flatMap((type) => [
      { name: `${type} ${rung} now`, event: { type, rung, attempt } },
      { name: `${type} ${rung} late`, event: { type, rung, attempt: attempt - 1 } },
    ]),
  );
  const complaints = rungs.flatMap((rung) =>
    [false, true].flatMap((fromZero) => {
      const epoch = epochs[rung] ?? 0;
      const name = `rung.broken ${rung}${fromZero ? ' zero' : ''}`;
      return [
        { name: `${name} now`, event: { type: 'rung.broken', rung, epoch, fromZero } },
        { name: `${name} late`, event: { type: 'rung.broken', rung, epoch: epoch - 1, fromZero } },
      ];
    }),
  );
  const others = ['rung.wanted', 'account.progressed', 'account.released', 'driver.resumed'].map((type) => ({
    name: type,
    event: { type },
  }));
  return [
    ...reports,
    ...complaints,
    { name: 'rung.broken foreign', event: { type: 'rung.broken', rung: 'anchors', epoch: 0, fromZero: false } },
    ...rungs.map((rung) => ({ name: `rung.mended ${rung}`, event: { type: 'rung.mended', rung } })),
    ...others,
  ] as readonly EventClass[];
}

function ladderClass(event: EventObject, at: AnyMachineSnapshot): string {
  const { attempt, epochs } = contextOf(at);
  const told = event as LadderEvent;
  if (told.type === 'rung.rebuilt' || told.type === 'rung.stuck')
    return `${told.type} ${told.rung} ${told.attempt === attempt ? 'now' : 'late'}`;
  if (told.type === 'rung.mended') return `${told.type} ${told.rung}`;
  if (told.type !== 'rung.broken') return told.type;
  if (!EAS_RUNGS.some((rung) => rung === told.rung)) return 'rung.broken foreign';
  const zero = told.fromZero ? ' zero' : '';
  return `rung.broken ${told.rung}${zero} ${told.epoch >= (epochs[told.rung] ?? 0) ? 'now' : 'late'}`;
}

function seen(asked: Asked): string {
  const effect = asked as unknown as Effect;
  if (effect.type === 'effect.rebuild') return `rebuild ${effect.rung} ${String(effect.fromZero)}`;
  if (effect.type === 'effect.cancel') return `cancel ${effect.rung}`;
  return effect.type === 'effect.announce' ? `announce ${effect.rung} ${String(effect.whole)}` : effect.type;
}

/** One repair at a time, of the lowest broken rung, under a new number. */
function repairLaws({ before, after, name, asked }: Taken): string | undefined {
  const [old, now] = [contextOf(before), contextOf(after)];
  const under = lowest(EAS_RUNGS, now.broken);
  if (REPAIRING.includes(String(after.value)) && after.value !== REPAIRED_IN[under ?? 'endpoint'])
    return `${String(after.value)} is not the lowest broken rung, ${under ?? 'none'} is`;
  if (after.matches('ready') && under !== undefined) return `is ready while ${under} is broken`;
  for (const one of asked as unknown as readonly Effect[]) {
    if (one.type !== 'effect.rebuild') continue;
    if (one.rung !== under) return `repairs ${one.rung} while ${under ?? 'nothing'} is the lowest that is broken`;
    if (one.attempt !== old.attempt + 1) return 'a repair without a number of its own: a late report would be taken for its';
    const runs = REPAIRING.includes(String(before.value));
    const isOver = name.startsWith('rung.rebuilt') || name === 'driver.resumed';
    const isCalledOff = asked.some((asking) => asking.type === 'effect.cancel' && asking['attempt'] === old.attempt);
    if (runs && !isOver && !isCalledOff) return 'a second repair starts while one runs';
  }
  for (const times of Object.values(now.repairs))
    if (times > now.limit) return `a rung is repaired ${times} times, the limit is ${now.limit}`;
  return undefined;
}

/** What is late changes nothing; a complaint of before the repair is answered; one of today is noted or answered. */
function reportLaws({ before, after, name, asked, event }: Taken): string | undefined {
  const [old, now] = [contextOf(before), contextOf(after)];
  const changes = JSON.stringify(old) !== JSON.stringify(now) || before.value !== after.value;
  const announces = asked.filter(({ type }) => type === 'effect.announce');
  if (name.startsWith('rung.broken')) {
    const { rung, fromZero } = event as unknown as { rung: EasRung; fromZero: boolean };
    if (name.endsWith('late')) {
      const answered = announces.some((one) => one['rung'] === rung && one['whole'] === true);
      return changes || !answered ? 'a complaint of before the last repair is not just answered' : undefined;
    }
    if (!name.endsWith('now')) return announces.length === 1 ? undefined : 'nobody hears that a rung is none of ours';
    if (!now.broken.includes(rung)) return `a complaint about ${rung} is forgotten`;
    if (fromZero && rung === 'hierarchy' && !now.fromZero) return 'a lost hierarchy key is forgotten';
    const deeper = fromZero && rung === 'hierarchy' && !old.fromZero && before.matches('mapping');
    if (deeper && !after.matches('resting') && !asked.some(({ type }) => type === 'effect.rebuild'))
      return 'a lost hierarchy key does not start its repair again';
  }
  if (name.endsWith('late') && (changes || asked.length > 0)) return 'the report of an earlier repair changes something';
  if (name.startsWith('rung.rebuilt') && name.endsWith('now') && changes) {
    const { rung } = event as unknown as { rung: EasRung };
    if ((now.epochs[rung] ?? 0) <= (old.epochs[rung] ?? 0))
      return 'a rung is made whole and its epoch stays: a late complaint repairs it again';
    if (!announces.some((one) => one['rung'] === rung && one['whole'] === true)) return `nobody hears that ${rung} is whole`;
  }
  if (now.fromZero && !now.broken.includes('hierarchy')) return 'starts from 0 though the hierarchy is whole';
  return undefined;
}

/** Whoever waits is told when a rung comes to rest, and when everything is whole. */
function untold({ after, asked }: Taken): string | undefined {
  const last = asked.at(-1);
  const isTold = last?.type === 'effect.announce' && last['whole'] === after.matches('ready');
  return isTold ? undefined : `comes to ${String(after.value)} and tells nobody`;
}

/** The account's ladder over some of its rungs. */
export function ladderSubject(machine: AnyStateMachine, rungs: readonly EasRung[], limit: number): Subject {
  return {
    name: `ladder, ${rungs.length} rungs`,
    machine,
    inputs: [{ limit }],
    alphabet: Object.keys(ALPHABET),
    ignored: LADDER_IGNORED,
    unreached: Object.fromEntries(
      EAS_RUNGS.filter((rung) => !rungs.includes(rung)).map((rung) => [REPAIRED_IN[rung], 'its rung is none of those walked here']),
    ),
    events: (at) => ladderEvents(at, rungs),
    classOf: ladderClass,
    key(at) {
      const { broken, repairs, fromZero } = contextOf(at);
      return JSON.stringify([at.value, broken, rungs.map((rung) => repairs[rung] ?? 0), fromZero]);
    },
    seen,
    isSettled: (at) => at.matches('ready') || at.matches('resting'),
    answers: ({ type, rung }) => (type === 'effect.rebuild' ? [`rung.rebuilt ${String(rung)} now`, `rung.stuck ${String(rung)} now`] : []),
    untold,
    laws: (step) => repairLaws(step) ?? reportLaws(step),
    progress: {
      'account.progressed': 'items came or a change was acknowledged: what repairs cost is forgiven',
      'account.released': 'a person acted',
      'rung.mended': 'the app made it whole by itself: folders were applied',
    },
    repeats: {
      'rung.broken': 'an answer to whoever complained too late; bounded by the attempts of those who complain',
      'resting: rung.wanted': 'an answer to whoever asks for a rung that rests; bounded by those who ask',
      'resting: driver.resumed': 'a kill is an event of its own',
    },
    cost: ({ type }) => (type === 'effect.rebuild' ? 1 : 0),
    promised: () => rungs.length * limit,
  };
}
