import type { AnyMachineSnapshot } from 'xstate';
import type { CollectionContext, CollectionEvent } from '../../machines/collection.machine.ts';
import type { CollectionNote } from '../core/collection.ts';
import type { Taken } from './subject.ts';

type Page = Extract<CollectionEvent, { type: 'page.came' }>;

const noteOf = (at: AnyMachineSnapshot): CollectionNote => (at.context as CollectionContext).note;
const pageOf = ({ event }: Taken): Page | undefined => (event.type === 'page.came' ? (event as Page) : undefined);
const asks = ({ asked }: Taken, type: string) => asked.filter((one) => one.type === type);

/** Did at least half of what went come again? */
const isBack = ({ gone }: CollectionNote, { items }: Page): boolean => gone > 0 && items * 2 >= gone;

/** Pages of nothing in a row, this one counted. */
const emptyAfter = ({ empty }: CollectionNote, { items, deletes, more }: Page): number => (more && items + deletes === 0 ? empty + 1 : 0);

/** Where a page leads: into a doubt when much has gone, out of it when half is back, or when a later last page has brought nothing. */
function pageLeads({ before }: Taken, page: Page): string {
  const note = noteOf(before);
  const { limits } = before.context as CollectionContext;
  if (before.matches('stalled')) return page.items > 0 ? 'downloading' : 'stalled';
  if (emptyAfter(note, page) > limits.mostEmptyPages) return 'stalled';
  if (before.matches('complete')) return note.until === 0 && note.gone + page.deletes >= limits.massDeletes ? 'doubting' : 'complete';
  if (before.matches('doubting')) return isBack(note, page) || (!page.more && page.now >= note.until) ? 'complete' : 'doubting';
  if (page.more) return 'downloading';
  return note.until > 0 ? 'doubting' : 'complete';
}

/** Where an answer leads [MS-ASCMD 2.2.1.21, 3.1.5.4]. */
function leads(step: Taken): string {
  const { before, after, event } = step;
  const page = pageOf(step);
  if (page !== undefined) return pageLeads(step, page);
  const isStalled = before.matches('stalled');
  if (event.type === 'account.released') return isStalled ? 'keyless' : String(before.value);
  if (isStalled) return 'stalled';
  if (event.type === 'collection.reset') return 'keyless';
  const { note, limits } = after.context as CollectionContext;
  if (note.primings > limits.mostPrimings) return 'stalled';
  return event.type === 'key.given' ? 'downloading' : 'keyless';
}

/** Who stalls, doubts or ends a doubt says so, once, with what it was; nobody else does. */
function told(step: Taken): string | undefined {
  const { before, after, event } = step;
  const [stalls, doubts, ended] = [asks(step, 'effect.stall'), asks(step, 'effect.doubt'), asks(step, 'effect.undoubt')];
  const isStalled = after.matches('stalled') && !before.matches('stalled');
  const who = (event as { fed?: boolean }).fed === false ? 'admin' : 'user';
  if (stalls.length !== (isStalled ? 1 : 0) || stalls.some((one) => one['who'] !== who)) return 'who must act is not told as it is';
  const why = event.type === 'collection.reset' ? 'state-lost' : before.matches('complete') && after.matches('doubting') && 'mass-deletes';
  const isDoubted = doubts.length === 1 && doubts[0]?.['why'] === why && doubts[0]['until'] === noteOf(after).until;
  if (why === false ? doubts.length > 0 : !isDoubted) return 'what is in limbo is not told as it is';
  const page = pageOf(step);
  const ends = page !== undefined && before.matches('doubting') && after.matches('complete');
  const how = ends && (isBack(noteOf(before), page) ? 'dispelled' : 'confirmed');
  return ended.length === (ends ? 1 : 0) && ended.every((one) => one['how'] === how)
    ? undefined
    : 'the end of a doubt is not told as it is';
}

/** What is in limbo stays there until a doubt ends, and no longer. */
function limbo({ before, after, event }: Taken): string | undefined {
  const [old, now] = [noteOf(before).until, noteOf(after).until];
  const begins = event.type === 'collection.reset' || (before.matches('complete') && after.matches('doubting'));
  const ends = before.matches('doubting') && after.matches('complete');
  const wanted = begins ? Math.max(old, (event as { until?: number }).until ?? 0) : ends ? 0 : old;
  return now === wanted ? undefined : `what is in limbo until ${wanted} is there until ${now}`;
}

const DAY_MS = 24 * 3_600_000;

/** What bounds a circle is counted, and begins anew with an item, a day, a run or a person. */
function counts(step: Taken): string | undefined {
  const { before, after, event } = step;
  const [old, now] = [noteOf(before), noteOf(after)];
  const page = pageOf(step);
  const isStalled = before.matches('stalled');
  if (isStalled && event.type === 'account.released' && now.primings + now.empty + now.gone > 0)
    return 'is released and counts what was before';
  if (event.type === 'collection.reset' && now.gone + now.empty > 0) return 'a key is lost and the run before it counts on';
  if (page === undefined) {
    if (isStalled || !('fed' in event)) return undefined;
    const at = (event as unknown as { now: number }).now;
    const isAnew = old.primings === 0 || at - old.primedAt >= DAY_MS;
    return now.primings === (isAnew ? 1 : old.primings + 1) ? undefined : 'an answer to key 0 is not counted';
  }
  if (page.items > 0 && now.primings > 0) return 'an item came, and what came to nothing before it counts on';
  const isComing = before.matches('keyless') || before.matches('downloading');
  const isOver = page.more ? before.matches('doubting') && after.matches('complete') : isComing || after.matches('complete');
  if (isOver && now.gone + now.empty > 0) return 'a run is over and its counts go on';
  const isKept = (before.matches('complete') || before.matches('doubting')) && !isOver;
  if (isKept && now.gone !== old.gone + page.deletes) return 'what was taken away is not counted';
  return isStalled || isOver || now.empty === emptyAfter(old, page) ? undefined : 'a page of nothing is not counted';
}

/** Circles from key 0 and pages of nothing are bounded, and nothing that vanished is believed before its time [MS-ASCMD 2.2.1.21, 3.1.5.4]. */
export function collectionLaws(step: Taken): string | undefined {
  const { before, after, name } = step;
  const wanted = leads(step);
  if (after.value !== wanted) return `${name} leads from ${String(before.value)} to ${String(after.value)} in place of ${wanted}`;
  return told(step) ?? limbo(step) ?? counts(step);
}
