import type { AnyStateMachine } from 'xstate';
import {
  batchMachine, collectionMachine, folderEditMachine, folderSyncMachine, itemsMachine, ladderMachine, longpollMachine, outboxMachine, pingMachine, plainMachine, provisionMachine,
  sendMachine, syncMachine, wipeMachine,
} from '../../machines/index.ts'; // prettier-ignore
import { LIMITS } from '../core/limits.ts';
import { EAS_RUNGS } from '../core/rungs.ts';
import { PROVISION_REQUESTS } from '../session/repairs/policy.ts';
import { batchSubject } from './batch-subject.ts';
import { collectionSubject } from './collection-subject.ts';
import { ladderSubject } from './ladder-subject.ts';
import { longpollSubject } from './longpoll-subject.ts';
import { outboxSubject } from './outbox-subject.ts';
import { provisionSubject } from './provision-subject.ts';
import { requestInputs, requestSubject } from './request-subject.ts';
import { wipeSubject } from './wipe-subject.ts';
import type { Subject } from './subject.ts';

/** Bounds of a walk. Smaller ones make it finite in seconds; how the full ones follow is said in machines/PROOF.md. */
export interface Budgets {
  readonly attempts: number;
  readonly repairs: number;
  readonly handshake: number;
  /** All rungs, each repaired once: takes its time. */
  readonly allRungs: boolean;
}

/** Enough for a first time, a time in between and a last one: every guard over a counter asks only whether it is spent. */
export const REDUCED: Budgets = { attempts: 3, repairs: 2, handshake: 3, allRungs: false };

/** What the product runs with. */
export const FULL: Budgets = {
  attempts: LIMITS.attemptsPerRequest,
  repairs: LIMITS.repairsPerRung,
  handshake: PROVISION_REQUESTS,
  allRungs: true,
};

/** Attempts of the longest search among items: a batch of 32, whose attempts run out before an item is alone. Smaller batches stand beside it. */
const SEARCHED = 5;

/** How a machine is replaced by another one in a trial: whatever stands under this name. */
export type Exchanged = (machine: AnyStateMachine) => AnyStateMachine;

/** Every machine with what a proof has to know of it. A new machine is a line here. */
export function subjects(
  { attempts, repairs, handshake, allRungs }: Budgets,
  exchanged: Exchanged = (machine) => machine,
): readonly Subject[] {
  const requests = [syncMachine, folderSyncMachine, pingMachine, folderEditMachine, sendMachine, itemsMachine, plainMachine];
  const ladder = exchanged(ladderMachine);
  return [
    ...requests.map((machine) => requestSubject(exchanged(machine as unknown as AnyStateMachine), requestInputs(attempts))),
    ladderSubject(ladder, ['credentials', 'policy', 'hierarchy'], repairs),
    ...(allRungs ? [ladderSubject(ladder, EAS_RUNGS, 1)] : []),
    provisionSubject(exchanged(provisionMachine), handshake),
    outboxSubject(exchanged(outboxMachine)),
    batchSubject(exchanged(batchMachine), attempts > SEARCHED ? SEARCHED : attempts),
    wipeSubject(exchanged(wipeMachine), repairs),
    longpollSubject(exchanged(longpollMachine)),
    collectionSubject(exchanged(collectionMachine)),
  ];
}
