import type { Chance } from '../../../src/sim/world/chance.ts';
import { startOf, type Composition, type State } from '../../../src/verify/model/state.ts';
import { follow, type Allowed } from './follower.ts';
import { sessionSeen } from './glimpse.ts';
import { openPlayer, type Pending, type Player } from './player.ts';

/** Something that can happen next. */
interface Deed {
  readonly words: string;
  readonly allowed: Allowed;
  readonly take: () => void;
  /** How likely it is. @default 4 */
  readonly weight?: number;
}

export interface Played {
  /** What the session did that the model does not, as a story; undefined when it kept to it. */
  readonly strayed: string | undefined;
  /** Events that were followed. */
  readonly steps: number;
}

const once = (label: RegExp, least = 1): Allowed => ({ label, least, most: 1 });
const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** What of the model time can be: waits end, silences end, calls have been pending for too long. */
const TIME = /: time$|^the silence is over|driver\.expired$|driver\.tick due$|waits no longer$|^a hold is over/;
/** And what it is when an answer of server or app is given up on; that bytes never came is its caller's own fault, who has left. */
const LATE = new RegExp(`${TIME.source}| is |caller\\.aborted$|^handshake|made whole$|app\\.failed$|looked for: unclear$`);

const HOOKS: Readonly<Record<string, { readonly label: RegExp; readonly state: string }>> = {
  collectionReset: { label: /: app\.(done|failed)$/, state: 'resettingSyncKey/' },
  findSent: { label: /^looked for: /, state: 'reconciling/' },
  hierarchyChanged: { label: /^hierarchy: /, state: 'ladder mapping/' },
  policy: { label: /^handshake: app\./, state: 'repair policy applying/' },
  credentials: { label: /^credentials: /, state: 'ladder authenticating/' },
};

/** What the answer to this may be in the model. */
function allowedFor({ world, life, mail }: Player, one: Pending, looks: string): Allowed {
  // What was out when an earlier life ended does not leave: its answer is lost.
  if (one.what === 'build') return one.name === 'FolderCreate' ? once(/^FolderCreate is answered: /, 0) : once(/^$/, 0);
  if (one.what === 'wire') {
    if (one.slot < 0) return once(/^handshake: /);
    const { name = '', mails = false } = world.parts[one.slot] ?? {};
    return once(new RegExp(`^${escaped(name)} is ${mails ? '' : 'answered: '}`));
  }
  const { label, state } = HOOKS[one.name] ?? { label: /^$/, state: '' };
  const isNewest = [...life().pending].findLast(({ name }) => name === one.name) === one;
  // A mail that is not there may be on its way yet: it is looked for once more.
  const isLast = one.name !== 'findSent' || mail.arrived;
  return once(label, looks.includes(state) && isNewest && isLast ? 1 : 0);
}

function deeds(player: Player, looks: string): readonly Deed[] {
  const { world, time, ended, mail } = player;
  const life = player.life();
  const found: Deed[] = [];
  for (const [slot, { name, mails = false }] of world.parts.entries()) {
    if (slot === world.own || life.ids.has(slot)) continue;
    if (!ended.has(slot))
      found.push({ words: `${name} begins`, allowed: once(new RegExp(`^${name} begins$`)), take: () => player.begin(slot) });
    else if (mails)
      found.push({ words: `${name} begins again`, allowed: once(/begins again$/), weight: 2, take: () => player.begin(slot) });
  }
  for (const one of life.pending) {
    const allowed = allowedFor(player, one, looks);
    const total = one.ways.reduce((sum, { weight = 4 }) => sum + weight, 0);
    for (const { words, weight = 4, take } of one.ways)
      found.push({ words: `${one.name} of ${one.slot}: ${words}`, allowed, weight: (weight * 12) / total, take });
  }
  if (time.clock.dueAt() !== undefined) {
    const before = [...life.pending];
    const allowed: Allowed = {
      get label() {
        return before.every((one) => life.pending.has(one)) ? TIME : LATE;
      },
      least: 0,
      most: 6,
    };
    found.push({ words: 'time passes', allowed, weight: 6, take: () => void time.clock.ring() });
  }
  for (const [slot, abort] of life.aborts) {
    const name = world.parts[slot]?.name ?? '';
    found.push({
      words: `the caller of ${slot} gives up`,
      allowed: once(new RegExp(`^${name}: caller.aborted$`)),
      weight: 1,
      take: () => abort.abort(new Error('out of patience')),
    });
  }
  const { holds } = life.session.getSnapshot();
  for (const hold of holds)
    found.push({
      words: 'a hold is lifted',
      allowed: once(/^a person lifts a hold$/),
      take: () => void life.session.release(hold.id, 'retry'),
    });
  found.push({ words: 'killed', allowed: once(/^killed$/), weight: 1, take: () => player.kill() });
  const isMailOut = [...life.pending].some(({ what, name }) => what === 'wire' && name === 'SendMail');
  if (isMailOut && !mail.arrived)
    found.push({
      words: 'killed; the mail arrives',
      allowed: once(/^killed; the mail arrives$/),
      weight: 2,
      take() {
        mail.arrived = true;
        player.kill();
      },
    });
  return found;
}

function pick(chance: Chance, can: readonly Deed[]): Deed | undefined {
  let left = chance.next() * can.reduce((sum, { weight = 4 }) => sum + weight, 0);
  return can.find(({ weight = 4 }) => (left -= weight) <= 0);
}

/** Plays a session by chance, and follows it in the model. */
export async function played(world: Composition, chance: Chance, length: number): Promise<Played> {
  const player = openPlayer(world);
  const story: string[] = [];
  await player.time.quiet();
  let at: readonly State[] = [startOf(world)];
  let looks = sessionSeen(player);
  let steps = 0;
  try {
    while (steps < length) {
      const deed = pick(chance, deeds(player, looks));
      if (deed === undefined) break;
      deed.take();
      await player.time.quiet();
      const before = looks;
      story.push(deed.words);
      looks = sessionSeen(player);
      const next = follow(world, at, deed.allowed, looks);
      if (next.length === 0) return { strayed: `${story.join('\n')}\n---- before:\n${before}\n---- after:\n${looks}`, steps };
      at = next;
      steps += 1;
    }
  } finally {
    await player.life().session.stop();
  }
  return { strayed: undefined, steps };
}
