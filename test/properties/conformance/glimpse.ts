import type { AnyMachineSnapshot } from 'xstate';
import type { LadderContext } from '../../../machines/ladder.machine.ts';
import { REPAIRED_IN } from '../../../src/verify/ladder-subject.ts';
import type { Compact } from '../../../src/verify/model/compact.ts';
import { PHASE, type Composition, type State } from '../../../src/verify/model/state.ts';
import { keyOf } from '../../../src/verify/table.ts';
import { collectionOf, MAIL_ID, type Player } from './player.ts';

// What can be seen of a session and of the model alike, in the same words. The rest of the model (complaints that are late, keys, the
// truth at the server) is not seen: it has to be such that everything that is seen follows.

const numbers = new WeakMap<Compact, ReadonlyMap<string, number>>();

/** Where a machine stands in its table. */
function numberOf(machine: Compact, at: AnyMachineSnapshot): number {
  const { subject, nodes } = machine.table;
  let known = numbers.get(machine);
  if (known === undefined) {
    known = new Map(nodes.map((node, number) => [keyOf(subject, node.at), number]));
    numbers.set(machine, known);
  }
  const number = known.get(keyOf(subject, at));
  if (number === undefined) throw new Error(`the table of ${subject.name} does not know ${keyOf(subject, at)}`);
  return number;
}

const WORDS: Readonly<Record<number, string>> = { [PHASE.building]: 'building', [PHASE.locked]: 'locked', [PHASE.out]: 'out' };

/** A machine's place in words that can be read when a law fails. */
const place = (machine: Compact, node: number): string => `${machine.values[node] ?? ''}/${node}`;

const CHORES = 'preparing';

function seen(fields: {
  readonly slots: readonly string[];
  readonly ladder: string;
  readonly job: string;
  readonly held: number;
  readonly kept: number;
  readonly silent: boolean;
  readonly known: boolean;
  readonly note: string;
}): string {
  const { slots, ladder, job, held, kept, silent, known, note } = fields;
  return [
    ...slots,
    `ladder ${ladder}`,
    `repair ${job}`,
    `held ${held}`,
    `kept ${kept}`,
    silent ? 'silent' : 'loud',
    known ? 'known' : 'new',
    note,
  ].join('\n');
}

/** The model as it can be seen. */
export function modelSeen({ parts, rungs, ladder, handshake, own }: Composition, at: State): string {
  const slots = at.slots.map(({ node, phase, chore }, index) => {
    const machine = parts[index]?.machine;
    if (node < 0 || machine === undefined) return `${index} ${node === -1 && index !== own ? 'not begun' : 'ended'}`;
    const value = machine.values[node] ?? '';
    return `${index} ${place(machine, node)}${value === 'sending' ? ` ${WORDS[phase] ?? 'none'}` : ''}${value === CHORES ? ` ${rungs[chore] ?? ''}` : ''}`;
  });
  const job =
    at.job === undefined
      ? 'none'
      : `${rungs[at.job.rung] ?? ''} ${rungs[at.job.rung] === 'policy' ? place(handshake, at.job.node) : at.job.node}`;
  return seen({
    slots,
    ladder: place(ladder, at.ladder),
    job,
    held: at.held,
    kept: at.kept,
    silent: at.silent > 0,
    known: at.known,
    note: at.mail.note,
  });
}

/** Why the account is held. */
function heldOf({ world, stored }: Player): number {
  const ofAccount = (stored()?.account.holds ?? []).filter(({ block }) => block.scope === 'account');
  return ofAccount.reduce((bits, { rung }) => bits | (rung === undefined ? 1 : 2 << world.rungs.findIndex((one) => one === rung)), 0);
}

/** The wishes that are held back alone. */
function keptOf(player: Player): number {
  const { holds = [] } = player.stored()?.account ?? {};
  const isKept = (key: string): boolean => holds.some(({ block }) => block.scope === 'request' && block.key === key);
  return player.world.parts.reduce((bits, { uploads = 0, wish = 0, doubt = 0, name, mails = false }, slot) => {
    if (slot === player.world.own) return bits;
    const key = name === 'Sync' ? `Sync:${collectionOf(player.world, slot)}` : `${name}:`;
    const ofUploads = holds.some(({ block }) => block.scope === 'uploads') ? uploads : 0;
    const isDoubted =
      name === 'FolderCreate' ? holds.some(({ block }) => block.key?.startsWith('bytes:')) : isKept(mails ? `mail:${MAIL_ID}` : key);
    return bits | ofUploads | (isKept(key) ? wish : 0) | (isDoubted ? doubt : 0);
  }, 0);
}

/** The session as it can be seen. */
export function sessionSeen(player: Player): string {
  const { world, time, ended } = player;
  const { actors, ids, pending, known } = player.life();
  const { account } = player.stored() ?? {};
  const snapshotOf = (id: string): AnyMachineSnapshot | undefined => actors.get(id)?.getSnapshot() as AnyMachineSnapshot | undefined;
  const waits = (what: string, slot: number): boolean => [...pending].some((one) => one.what === what && one.slot === slot);

  const slots = world.parts.map(({ machine }, index) => {
    const snapshot = snapshotOf(ids.get(index) ?? '');
    if (snapshot === undefined || snapshot.status !== 'active')
      return `${index} ${ended.has(index) || index === world.own ? 'ended' : 'not begun'}`;
    const value = String(snapshot.value);
    const phase = waits('wire', index) ? 'out' : waits('build', index) ? 'building' : 'locked';
    const [chore] = (snapshot.context as { chores: readonly { do: string; rung?: string }[] }).chores;
    return `${index} ${place(machine, numberOf(machine, snapshot))}${value === 'sending' ? ` ${phase}` : ''}${value === CHORES ? ` ${chore?.rung ?? 'hierarchy'}` : ''}`;
  });
  const ladder = snapshotOf('ladder') as AnyMachineSnapshot;
  const { attempt } = ladder.context as LadderContext;
  const rung = Object.entries(REPAIRED_IN).find(([, value]) => value === ladder.value)?.[0];
  const handshake = snapshotOf(`provision#${attempt}`);
  const own = snapshotOf(ids.get(world.own) ?? '');
  const at: Readonly<Record<string, () => string | number>> = {
    policy: () => place(world.handshake, handshake === undefined ? 0 : numberOf(world.handshake, handshake)),
    hierarchy: () => ([...pending].some(({ name }) => name === 'hierarchyChanged') && own?.status !== 'active' ? 1 : 2),
  };
  return seen({
    slots,
    ladder: place(world.ladder, numberOf(world.ladder, ladder)),
    job: rung === undefined ? 'none' : `${rung} ${at[rung]?.() ?? 0}`,
    held: heldOf(player),
    kept: keptOf(player),
    silent: (account?.notBefore ?? 0) > time.clock.now(),
    known,
    note: account?.mails[MAIL_ID]?.state ?? 'drafted',
  });
}
