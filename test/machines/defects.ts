import { createMachine, type AnyStateMachine } from 'xstate';
import {
  batchMachine, collectionMachine, folderEditMachine, folderSyncMachine, itemsMachine, ladderMachine, longpollMachine, outboxMachine, pingMachine, plainMachine, provisionMachine,
  sendMachine, syncMachine, wipeMachine,
} from '../../machines/index.ts'; // prettier-ignore
import type { LadderContext } from '../../machines/ladder.machine.ts';
import { EAS_RUNGS, lowest } from '../../src/core/rungs.ts';
import type { Check } from '../../src/verify/checks.ts';

// What could be wrong: a guard, a target, a budget, an announcement, a save, an order. Each one has to be caught, by the check named.

type Change = (machine: AnyStateMachine) => AnyStateMachine;

/** A machine with one thing wrong. */
export interface MachineDefect {
  readonly what: string;
  readonly machine: AnyStateMachine;
  readonly change: Change;
  readonly caught: Check;
}

/** A driver that forgets one thing, and the composition in which that is seen. */
export interface DriverDefect {
  readonly what: string;
  readonly slip: string;
  readonly pair: string;
  readonly caught: Check;
}

type Tree = { [key: string]: unknown };

const copied = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(copied);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, copied(inner)]));
};

const made = (config: unknown, machine: AnyStateMachine, more: Tree = {}): AnyStateMachine => {
  const { guards, actions } = machine.implementations;
  return createMachine(
    config as never,
    { guards: { ...guards, ...(more['guards'] as Tree) }, actions: { ...actions, ...(more['actions'] as Tree) } } as never,
  );
};

/** Something of the literal, by its path; undefined takes it out. */
const put =
  (value: unknown, ...path: readonly string[]): Change =>
  (machine) => {
    const config = copied(machine.config) as Tree;
    const last = path.at(-1) ?? '';
    const holder = path.slice(0, -1).reduce((at, key) => at[key] as Tree, config);
    if (!(last in holder) && value === undefined) throw new Error(`there is no ${path.join(' ')}`);
    if (value === undefined) delete holder[last];
    else holder[last] = value;
    return made(config, machine);
  };
const event = (state: string, type: string, value?: unknown): Change => put(value, 'states', state, 'on', type);
const entry = (state: string, value?: unknown): Change => put(value, 'states', state, 'entry');
const guard =
  (name: string, answer: boolean): Change =>
  (machine) =>
    made(copied(machine.config), machine, { guards: { [name]: () => answer } });
const action =
  (name: string): Change =>
  (machine) =>
    made(copied(machine.config), machine, { actions: { [name]: () => undefined } });

const sync = (what: string, caught: Check, change: Change): MachineDefect => ({
  what: `Sync: ${what}`,
  machine: syncMachine,
  change,
  caught,
});
const ladder = (what: string, caught: Check, change: Change): MachineDefect => ({
  what: `ladder: ${what}`,
  machine: ladderMachine,
  change,
  caught,
});
const handshake = (what: string, caught: Check, change: Change): MachineDefect => ({
  what: `handshake: ${what}`,
  machine: provisionMachine,
  change,
  caught,
});
const batch = (what: string, caught: Check, change: Change): MachineDefect => ({
  what: `batch: ${what}`,
  machine: batchMachine,
  change,
  caught,
});
const wipe = (what: string, caught: Check, change: Change): MachineDefect => ({
  what: `wipe: ${what}`,
  machine: wipeMachine,
  change,
  caught,
});
const outbox = (what: string, caught: Check, change: Change): MachineDefect => ({
  what: `outbox: ${what}`,
  machine: outboxMachine,
  change,
  caught,
});

const collection = (what: string, caught: Check, change: Change): MachineDefect => ({
  what: `collection: ${what}`,
  machine: collectionMachine,
  change,
  caught,
});
const longpoll = (what: string, caught: Check, change: Change): MachineDefect => ({
  what: `long poll: ${what}`,
  machine: longpollMachine,
  change,
  caught,
});
/** One of the machines that are made of the shared states alone: what is wrong in such a state is wrong in one of them. */
const command = (machine: unknown, what: string, caught: Check, change: Change): MachineDefect => ({
  what: `${(machine as AnyStateMachine).id}: ${what}`,
  machine: machine as AnyStateMachine,
  change,
  caught,
});

export const MACHINE_DEFECTS: readonly MachineDefect[] = [
  sync('nobody decided what a stuck rung means in line', 'cells', event('queued', 'rung.stuck')),
  sync('an order to wipe is not met', 'cells', event('sending', 'wipe.*')),
  sync('a kill during a handshake is not met', 'cells', event('provisioning', 'driver.resumed')),
  sync('a closed account is not met in line', 'cells', event('queued', 'account.closed')),
  sync('a mail in doubt is not met', 'cells', event('sending', 'mail.doubtful')),
  sync('a wildcard lets everything pass', 'cells', put({ '*': {} }, 'states', 'waiting', 'on')),
  sync('a wait ends in going out past the door', 'law', event('waiting', 'driver.tick', { guard: 'isDue', target: 'sending' })),
  sync('attempts are not bounded', 'law', guard('isSpent', false)),
  sync('attempts are spent one too early', 'budget', guard('isSpent', true)),
  sync('attempts are not counted', 'circle', action('count')),
  sync('waits are always over', 'law', guard('isDue', true)),
  sync('waits are never over', 'dropped', guard('isDue', false)),
  sync('every rung is its own', 'law', guard('isMine', true)),
  sync('no rung is its own', 'dropped', guard('isMine', false)),
  sync('nothing is the caller’s', 'law', guard('isCallers', false)),
  sync('a moved key is forgotten after a reset', 'law', guard('isReplyKept', false)),
  sync('a moved key is forgotten after a repair', 'law', guard('isMineAndKept', false)),
  sync('what comes first is left out', 'law', guard('hasFirst', false)),
  sync('the second chore is left out', 'law', guard('hasMoreChores', false)),
  sync('a day is waited like a second', 'law', guard('isLong', false)),
  sync('a loss of everything leaves the hierarchy', 'law', guard('isEverything', false)),
  sync('a failed chore is taken for done', 'law', event('preparing', 'chore.failed', 'queued')),
  sync('a failed reset is taken for done', 'law', event('resettingSyncKey', 'app.failed', 'queued')),
  sync('nobody is asked at the door', 'asked', entry('queued')),
  sync('nobody hears of a policy that is broken', 'asked', entry('provisioning')),
  sync('nobody hears of credentials that are broken', 'asked', entry('repairing')),
  sync('nobody looks', 'asked', entry('reconciling')),
  sync('nobody resets', 'asked', entry('resettingSyncKey')),
  sync('no chore is begun', 'asked', entry('preparing')),
  sync('nobody wakes it', 'asked', entry('waiting')),
  sync('a doubt is taken for a no', 'law', event('reconciling', 'app.unclear', 'queued')),
  sync('a closed account lets a doubt go out again', 'law', event('reconciling', 'account.closed', 'queued')),
  sync('a caller who gave up is sent for', 'law', event('queued', 'caller.aborted', { actions: 'enqueue' })),
  sync('a kill repeats what may not be repeated', 'law', event('sending', 'driver.resumed', [{ guard: 'isSpent', target: 'unknown' }, { target: 'queued' }])),
  sync('nobody is told that it is done', 'law', entry('accepted')),
  sync('a held request leaves no hold', 'law', entry('held', [{ type: 'settle', params: { end: 'held' } }])),
  ladder('late complaints are of today', 'law', guard('isStale', false)),
  ladder('late reports are of today', 'law', guard('isCurrent', true)),
  ladder('reports are never heard', 'dropped', guard('isCurrent', false)),
  ladder('repairs are not bounded', 'law', guard('isSpent', false)),
  ladder('a lower rung waits for a higher one', 'law', guard('isLower', false)),
  ladder('a lost hierarchy key waits for a repair without it', 'law', guard('isDeeper', false)),
  ladder('rungs of other protocols are waited for', 'law', guard('isForeign', false)),
  ladder('a policy is provisioned in place of credentials', 'law', put('provisioning', 'states', 'choosing', 'always', '2', 'target')),
  ladder('nobody hears that a rung is whole', 'law', action('announceWhole')),
  ladder('nobody hears that a rung is stuck', 'law', action('announceStuck')),
  ladder('a repair goes on beside the next', 'law', action('cancel')),
  ladder('a complaint is not noted', 'law', action('markBroken')),
  ladder('a repair makes nothing whole', 'law', action('markWhole')),
  ladder('nobody is asked to repair', 'asked', action('rebuild')),
  ladder('a resting rung cannot be wanted', 'cells', event('resting', 'rung.wanted')),
  handshake('requests are not bounded', 'law', guard('isSpent', false)),
  handshake('waits are never over', 'dropped', guard('isDue', false)),
  handshake('what the app cannot enforce is acknowledged', 'law', event('applying', 'app.failed', 'acknowledging')),
  handshake('a policy is acknowledged unseen', 'law', event('requesting', 'accept.*', 'acknowledging')),
  handshake('an order to wipe ends in a whole policy', 'law', event('requesting', 'wipe.directed', 'provisioned')),
  handshake('an order to wipe asks for the policy again', 'law', event('requesting', 'wipe.directed')),
  handshake('a server without a policy is waited for', 'law', guard('isWithoutPolicy', false)),
  handshake('a wait forgets its phase', 'law', guard('isDueToAcknowledge', false)),
  handshake('a wait ends before its time', 'law', guard('isDue', true)),
  handshake('a wait is as long as it pleases', 'law', action('note')),
  handshake('a phase is not written down', 'law', action('enter')),
  handshake('a directive that is absent ends in silence', 'dropped', event('requesting', 'directive.absent', { guard: 'isSpent', target: 'stuck' })),
  handshake('nobody hears that it failed', 'law', entry('stuck')),
  handshake('nobody wakes it', 'asked', entry('waiting')),
  handshake('the app is not asked', 'asked', entry('applying')),
  handshake('a directive that is absent is not met', 'cells', event('requesting', 'directive.absent')),
  outbox('everybody is taken to agree', 'law', guard('hasConsent', true)),
  outbox('a kill makes a mail that was out a draft', 'law', event('sent', 'driver.resumed', 'drafted')),
  outbox('a lost answer makes it a draft', 'law', event('sent', 'mail.lost', 'drafted')),
  outbox('a look that cannot tell ends the doubt', 'law', event('unknown', 'mail.unclear', 'drafted')),
  outbox('nobody is told that it may not leave', 'law', action('withhold')),
  outbox('nobody is heard who agrees', 'law', guard('hasConsent', false)),
  outbox('a refusal of a recognised repeat ends the doubt', 'law', guard('isInDoubt', false)),
  outbox('a mail that was refused stays in doubt', 'law', guard('isInDoubt', true)),
  outbox('that a repeat is only recognised is forgotten', 'law', action('doubt')),
  outbox('what it was before it left is forgotten', 'law', action('remember')),
  outbox('nobody knows since when', 'law', action('date')),
  outbox('a mail that was returned is a draft again', 'law', guard('wasReturned', false)),
  outbox('a mail that has arrived is a draft again', 'law', guard('wasConfirmed', false)),
  outbox('a mail that was found stays in doubt', 'cells', event('unknown', 'mail.found')),
  outbox('a mail that was taken stays in doubt', 'law', event('sent', 'mail.taken', 'unknown')),
  batch('the search is not bounded', 'law', guard('isSpent', false)),
  batch('nobody is asked for the next part', 'asked', action('probe')),
  batch('giving up is told to nobody', 'law', action('abandon')),
  batch('nothing is left behind', 'law', action('park')),
  batch('who is alone is cut again', 'law', guard('isAlone', false)),
  batch('whoever is refused counts as alone', 'law', guard('isAlone', true)),
  batch('the last one alone is not proven', 'law', guard('isAloneAtLast', false)),
  batch('the last attempt proves nothing', 'law', guard('isUnproven', false)),
  batch('every attempt is the last', 'law', guard('isUnproven', true)),
  batch('an empty request is cut smaller', 'law', guard('isBlameless', false)),
  batch('one item that may not be left behind is', 'law', guard('isUncuttable', false)),
  batch('what was refused alone goes out with the rest', 'law', action('takeRest')),
  batch('the proof carries items', 'law', action('takeNone')),
  batch('halves are as large as before', 'law', action('halve')),
  batch('nobody is asked for the rest', 'asked', entry('completing')),
  batch('nobody is asked for the proof', 'asked', entry('proving')),
  batch('no input proves anything', 'unreached', event('whole', 'batch.refused', 'exhausted')),
  command(itemsMachine, 'it is looked for nowhere before it moves again', 'law', event('sending', 'reconcile.*', 'queued')),
  command(itemsMachine, 'a look that cannot tell lets it move again', 'law', event('reconciling', 'app.unclear', 'queued')),
  command(itemsMachine, 'nobody looks', 'asked', entry('reconciling')),
  command(itemsMachine, 'a range is put differently where nobody can', 'law', guard('isCallers', false)),
  command(folderEditMachine, 'a lost hierarchy key is taken for the collection’s', 'law', guard('isHierarchy', false)),
  command(folderEditMachine, 'a folder that may have been made is made again after a kill', 'law', guard('isRepeatable', true)),
  command(folderEditMachine, 'nobody fetches the folders', 'asked', entry('foldersyncing')),
  command(folderEditMachine, 'a repair that failed lets it go out', 'law', event('foldersyncing', 'rung.stuck', { guard: 'isMine', target: 'queued' })),
  command(plainMachine, 'attempts are not bounded', 'law', guard('isSpent', false)),
  command(plainMachine, 'what comes first is left out', 'law', guard('hasFirst', false)),
  command(plainMachine, 'a lost key is not met', 'cells', event('sending', 'reset.*')),
  command(plainMachine, 'a policy is waited for like a password', 'law', guard('isPolicy', false)),
  collection('a great loss is believed at once', 'law', guard('isMassLoss', false)),
  collection('a small loss is doubted', 'law', guard('isMassLoss', true)),
  collection('what came back is doubted still', 'law', guard('isBack', false)),
  collection('any page ends a doubt', 'law', guard('isBack', true)),
  collection('a later last page leads nowhere', 'law', guard('isConfirmed', false)),
  collection('a loss is believed before its time', 'law', guard('isConfirmed', true)),
  collection('a lost key is forgotten at the last page', 'law', guard('isInDoubt', false)),
  collection('circles from key 0 are not bounded', 'law', guard('isStarved', false)),
  collection('the first answer to key 0 is a circle', 'law', guard('isStarved', true)),
  collection('pages of nothing are not bounded', 'law', guard('isWorn', false)),
  collection('the first page of many is the last', 'law', guard('isMore', false)),
  collection('it comes alive without an item', 'law', guard('hasItems', true)),
  collection('an item does not bring it back to life', 'law', guard('hasItems', false)),
  collection('a restart forgets where it was', 'law', guard('was', false)),
  collection('nobody hears that it stalls', 'law', action('stall')),
  collection('nobody hears what is in limbo', 'law', action('doubt')),
  collection('nobody hears that a doubt is over', 'law', action('undoubt')),
  collection('what is in limbo is not written down', 'law', action('putInLimbo')),
  collection('what was in limbo stays there', 'law', action('clear')),
  collection('runs are counted as one', 'law', action('endRun')),
  collection('the last page of a download counts on', 'law', event('downloading', 'page.came', [
    { guard: 'isWorn', target: 'stalled', actions: ['countPage', 'stall'] },
    { guard: 'isMore', target: 'downloading', actions: 'countPage' },
    { guard: 'isInDoubt', target: 'doubting', actions: ['countPage'] },
    { target: 'complete', actions: ['countPage', 'endRun'] },
  ])),
  collection('a lost key counts the run before it', 'law', event('complete', 'collection.reset', { target: 'keyless', actions: ['putInLimbo', { type: 'doubt', params: { why: 'state-lost' } }] })),
  collection('a release counts what was before', 'law', action('startAnew')),
  longpoll('the wish is never reached', 'law', guard('isAtGoal', false)),
  longpoll('every answer is as good as the wish', 'law', guard('isAtGoal', true)),
  longpoll('what lives is never known closely enough', 'law', guard('isClose', false)),
  longpoll('what lives is known at once', 'law', guard('isClose', true)),
  longpoll('it grows with each quiet poll', 'law', guard('isEnough', true)),
  longpoll('it never grows', 'law', guard('isEnough', false)),
  longpoll('a length that died is never tried again', 'law', guard('isDoubtful', false)),
  longpoll('chance is taken for the network', 'law', guard('isChance', false)),
  longpoll('the network is taken for chance', 'law', guard('isChance', true)),
  longpoll('polls that die are not bounded', 'law', guard('isWorn', false)),
  longpoll('the first poll that dies is one too many', 'law', guard('isWorn', true)),
  longpoll('a restart forgets how far it had grown', 'law', guard('wasAtGoal', true)),
  longpoll('a restart forgets what is known to live', 'law', guard('wasClose', false)),
  longpoll('chance is not counted', 'law', action('countChance')),
  longpoll('nothing is learned', 'law', action('note')),
  longpoll('what a network lets live is believed of the next', 'law', event('settled', 'network.changed', 'watching')),
  longpoll('the server’s limit of folders is not kept', 'law', put({}, 'on', 'folders.limited')),
  wipe('a wipe that was agreed to is refused after all', 'law', event('acknowledging', 'wipe.answered', 'refused')),
  wipe('the app is not told to wipe', 'asked', entry('wiping', ['count'])),
  wipe('a failed wipe is told as done', 'law', event('wiping', 'app.failed', 'wiped')),
  wipe('a failed wipe rests as long as it pleases', 'law', action('note')),
  wipe('a kill leaves the rest to the next life', 'law', event('wiping', 'driver.resumed', 'unfinished')),
  wipe('an order that was agreed to is asked about again', 'law', guard('hasConsent', false)),
  wipe('an order is forgotten by a kill', 'cells', event('asking', 'driver.resumed')),
  outbox('an answer is not met', 'cells', event('sent', 'mail.refused')),
]; // prettier-ignore

/** An outbox that takes a mail that was out for a draft: only a kill shows it. */
export const FORGETFUL: Change = guard('wasInDoubt', false);

export const DRIVER_DEFECTS: readonly DriverDefect[] = [
  { what: 'a whole rung is announced to nobody', slip: 'announce-whole', pair: 'exchange x ladder', caught: 'stranded' },
  { what: 'a stuck rung is announced to nobody', slip: 'announce-stuck', pair: 'exchange x ladder', caught: 'stranded' },
  { what: 'a chore is not told that its rung is whole', slip: 'chores', pair: 'exchange x ladder', caught: 'stranded' },
  { what: 'late complaints are taken for new ones', slip: 'late-complaints', pair: 'longpoll x collection', caught: 'law' },
  { what: 'a rung that rests is not asked for', slip: 'wanted', pair: 'exchange x ladder x kill', caught: 'stranded' },
  { what: 'a repair is not called off', slip: 'cancel', pair: 'exchange x ladder', caught: 'law' },
  { what: 'a repair that failed says nothing', slip: 'report-stuck', pair: 'exchange x ladder', caught: 'stranded' },
  { what: 'a broken rung below is not reported', slip: 'lower', pair: 'exchange x ladder', caught: 'circle' },
  { what: 'the door is not asked again once the bytes are made', slip: 'shut', pair: 'exchange x collection', caught: 'law' },
  { what: 'the hierarchy’s key is kept while its repair needs it', slip: 'yield', pair: 'folders x ladder', caught: 'stranded' },
  { what: 'keys are not given back', slip: 'release', pair: 'exchange x collection', caught: 'stranded' },
  { what: 'keys are not waited for', slip: 'locks', pair: 'exchange x collection', caught: 'law' },
  { what: 'the outbox is not asked', slip: 'outbox', pair: 'outbox x ladder', caught: 'law' },
  {
    what: 'what was out while a rung was made whole complains as if it had gone out after',
    slip: 'epochs',
    pair: 'folders x ladder',
    caught: 'law',
  },
  {
    what: 'who waits for a rung above the one that rests is told nothing',
    slip: 'rests',
    pair: 'exchange x collection',
    caught: 'stranded',
  },
  { what: 'bytes are asked for during a silence', slip: 'silence', pair: 'exchange x collection', caught: 'law' },
  { what: 'a rung that is repaired too often holds nobody', slip: 'give-up', pair: 'exchange x collection', caught: 'law' },
  { what: 'a rung that cannot be made whole holds nobody', slip: 'hold-rung', pair: 'outbox x ladder', caught: 'law' },
  { what: 'the hold for a rung outlives it', slip: 'lift-rung', pair: 'outbox x ladder', caught: 'law' },
  { what: 'a request ends as held and leaves no hold', slip: 'hold', pair: 'exchange x collection', caught: 'law' },
  { what: 'a kill makes a rung whole', slip: 'restore', pair: 'longpoll x collection', caught: 'law' },
  { what: 'a kill forgets that the hierarchy’s key was lost', slip: 'zero', pair: 'exchange x ladder x kill', caught: 'law' },
  { what: 'folders that the app fetched by itself are fetched again', slip: 'mended', pair: 'folders x ladder', caught: 'law' },
  { what: 'a mail leaves before it is written down', slip: 'save-mail', pair: 'outbox x ladder', caught: 'law' },
];

/** A budget of a machine that is not what the composition promises, and the composition in which that is seen. */
export interface BudgetDefect {
  readonly what: string;
  readonly machine: AnyStateMachine;
  readonly change: Change;
  readonly pair: string;
  readonly caught: Check;
}

/** Spent at this many more, or fewer, than the limit. */
const slackened =
  (by: number): Change =>
  (machine) => {
    const isSpent = ({ context }: { context: { attempts: number; limit: number } }): boolean => context.attempts >= context.limit + by;
    return made(copied(machine.config), machine, { guards: { isSpent } });
  };

const repairsSlackened =
  (by: number): Change =>
  (machine) => {
    const isSpent = ({ context: { broken, repairs, limit } }: { context: LadderContext }): boolean => {
      const under = lowest(EAS_RUNGS, broken);
      return under !== undefined && (repairs[under] ?? 0) >= limit + by;
    };
    return made(copied(machine.config), machine, { guards: { isSpent } });
  };

const slack = (what: string, machine: unknown, pair: string): readonly BudgetDefect[] =>
  [1, -1].map((by) => ({
    what: `${what}: one ${by > 0 ? 'more' : 'fewer'} than its limit`,
    machine: machine as AnyStateMachine,
    change: machine === ladderMachine ? repairsSlackened(by) : slackened(by),
    pair,
    // A rung that rests before its time finds nobody told to act.
    caught: machine === ladderMachine && by < 0 ? 'law' : 'budget',
  }));

export const BUDGET_DEFECTS: readonly BudgetDefect[] = [
  ...slack('attempts of a Sync', syncMachine, 'exchange x collection'),
  ...slack('attempts of a long poll', pingMachine, 'longpoll x collection'),
  ...slack('attempts of a FolderSync, the library’s own too', folderSyncMachine, 'exchange x collection'),
  ...slack('attempts of a mail', sendMachine, 'outbox x ladder'),
  ...slack('requests of a handshake', provisionMachine, 'exchange x collection'),
  ...slack('repairs of a rung', ladderMachine, 'exchange x collection'),
];
