import type { RequestContext } from '../../machines/alphabet.ts';
import type { Taken } from './subject.ts';

type Law = (step: Taken) => string | undefined;

const contextOf = ({ after }: Taken): RequestContext => after.context as RequestContext;
const asks = ({ asked }: Taken, type: string): boolean => asked.some((one) => one.type === type);
const isOver = ({ after }: Pick<Taken, 'after'>): boolean => after.status !== 'active';
const leads = ({ before, after }: Taken): boolean => before.value !== after.value;
const BY_RUNG: readonly unknown[] = ['provisioning', 'repairing', 'foldersyncing', 'resettingHierarchy'];

/** It goes out when it was let out, never more often than its limit, and never after its caller gave up. */
const goesOut: Law = (step) => {
  const { attempts, limit } = contextOf(step);
  if (attempts > limit) return `goes out ${attempts} times, its limit is ${limit}`;
  if (asks(step, 'effect.request') && !step.before.matches('queued')) return 'goes out without being let out';
  return step.name === 'caller.aborted' && !isOver(step) ? 'goes on after its caller gave up' : undefined;
};

/** Thrown away, a moved key would be ahead of the app's store (MS-ASCMD 2.2.1.21). What the library asks for itself is nobody's to keep. */
const keepsReply: Law = ({ before, event, after }) => {
  const { keepsReply: told, own } = before.context as RequestContext;
  // As the answer says it, not as the machine remembers it.
  const isKept = ((event as { readonly keepsReply?: boolean }).keepsReply ?? told) && !own;
  const goesOn = ['queued', 'waiting', 'sending', 'reconciling'].some((state) => after.matches(state));
  if (isKept && goesOn && before.value !== after.value) return 'a reply that moved a key is followed by another attempt';
  const forgets = isKept && !isOver({ after }) && !(after.context as RequestContext).keepsReply;
  return forgets && before.value !== after.value ? 'forgets that its reply moved a key' : undefined;
};

/** Only what is known not to have arrived goes out again (MS-ASCMD 3.1.5.9). */
const looksFirst: Law = (step) => {
  const { name, before, after } = step;
  const goesOn = leads(step) && !isOver(step);
  if (before.matches('reconciling') && goesOn && name !== 'app.absent') return `${name} lets a request go out again that may have happened`;
  const isKilled = before.matches('sending') && name.startsWith('driver.resumed') && !(after.context as RequestContext).repeatable;
  return isKilled && !isOver(step) ? 'goes out again after a kill though it may not be repeated' : undefined;
};

/** Time and other people's rungs: it goes on when its own wait is over, not before, and not when that failed. */
const waits: Law = (step) => {
  const { name, before, after } = step;
  if (name.endsWith(' early') && before.matches('waiting') && leads(step)) return 'goes on before its time';
  if (name.endsWith(' long') && after.matches('waiting')) return 'waits longer than its caller allows';
  if (name.endsWith(' other') && BY_RUNG.includes(before.value) && leads(step)) return 'goes on because of a rung that is none of its own';
  const isFailed = name === 'chore.failed' || name === 'app.failed' || name === 'rung.stuck mine';
  const concerned = BY_RUNG.includes(before.value) || ['queued', 'preparing', 'resettingSyncKey'].includes(String(before.value));
  const meant = name === 'rung.stuck mine' ? concerned && !before.matches('preparing') && !before.matches('resettingSyncKey') : leads(step);
  return isFailed && meant && !isOver(step) ? `${name}: goes on though what it waited for failed` : undefined;
};

/** Chores come first, all of them; a lost hierarchy is not left out of a loss of everything. */
const doesFirst: Law = (step) => {
  const { name, before, after } = step;
  const old = before.context as RequestContext;
  const hasFirst = name.includes(' first ') && !name.includes('first caller');
  if (before.matches('sending') && hasFirst && !isOver(step) && !after.matches('preparing')) return 'what comes first is left out';
  if (before.matches('preparing') && name === 'chore.done' && old.chores.length > 1 && !after.matches('preparing'))
    return 'a chore is left out';
  const isAll =
    before.matches('resettingSyncKey') && old.decision?.do === 'reset' && old.decision.scope === 'all' && old.maps && !old.keepsReply;
  return isAll && name === 'app.done' && !after.matches('foldersyncing')
    ? 'everything was lost and the hierarchy is left as it is'
    : undefined;
};

/** Keys and folders that are the caller's are left to the caller. */
const touches: Law = (step) => {
  const { resets, maps, own, rebuilds } = contextOf(step);
  if (!leads(step) || !step.before.matches('sending')) return undefined;
  if (step.after.matches('resettingSyncKey') && !resets) return 'resets keys that are the caller’s';
  if (step.after.matches('foldersyncing') && !maps && !own) return 'refreshes a hierarchy that is the caller’s';
  return step.name.includes('new-bytes') && !rebuilds && !isOver(step) ? 'needs new bytes where none can be had' : undefined;
};

/** Each rung is repaired in its own state: the policy has a handshake, the hierarchy two ways, the others are the ladder’s alone. */
const repairs: Law = (step) => {
  const { rung } = contextOf(step);
  const state = String(step.after.value);
  if (!leads(step) || !BY_RUNG.includes(state)) return undefined;
  const wanted = state === 'provisioning' ? rung === 'policy' : state === 'repairing' ? rung !== 'policy' : rung === 'hierarchy';
  return wanted ? undefined : `waits in ${state} for ${rung}`;
};

const LAWS: readonly Law[] = [goesOut, keepsReply, looksFirst, waits, doesFirst, touches, repairs];

/** What must hold of every step of a request; the first law that is broken. */
export const requestLaws: Law = (step) => LAWS.reduce<string | undefined>((found, law) => found ?? law(step), undefined);
