import { admit, drain, readmit } from './driver.ts';
import { foundLate } from './mails.ts';
import { Broken, ladderContext, post, rungNumber, valueOf, type Move, type Run } from './run.ts';
import { ENDED, PHASE, UNBORN, type Composition, type State } from './state.ts';

/** A hold: of the account, or of single wishes. */
interface Held {
  readonly of: 'held' | 'kept';
  readonly bit: number;
}

const BITS: readonly number[] = [1, 2, 4, 8, 16, 32];

/** Whatever is held back now, hold by hold. */
const holdsOf = (at: State): readonly Held[] =>
  (['held', 'kept'] as const).flatMap((of) => BITS.filter((bit) => (at[of] & bit) > 0).map((bit) => ({ of, bit })));

/** One of several that keep back the same, or of a wish that nobody else has. */
const ANOTHER: Held = { of: 'kept', bit: 0 };

/** The notes of a mail nobody knows to have arrived, unless it is out. */
const IN_DOUBT: readonly string[] = ['sent', 'unknown'];

/** Time lifts what it was to heal. The hold for the sake of a rung waits for a person, or for the rung. */
const isTimed = ({ of, bit }: Held): boolean => of === 'kept' || bit === 1;

/** What nobody in the session does: time, the store, a person, a kill. */
export function outside(world: Composition, at: State): readonly Move[] {
  return [
    ...(at.silent === 1 ? [{ label: 'the silence is over', make: speak }] : []),
    ...(at.silent === 2 ? [{ label: 'the silence is nearly over', make: soften }] : []),
    ...(at.mail.note === at.mail.stored ? [] : [{ label: 'what is known is stored', make: store }]),
    ...(at.again > 0 && IN_DOUBT.includes(at.mail.note) && !isMailOut(world, at)
      ? [{ label: 'looked for: too late', make: foundLate }]
      : []),
    ...holdsOf(at).filter(isTimed).map(runOut),
    ...(at.releases > 0 ? [...holdsOf(at), ANOTHER].map(lift) : []),
    ...(at.kills > 0
      ? [false, true]
          .filter((late) => !late || isMailOut(world, at))
          .map((late) => ({ label: late ? 'killed; the mail arrives' : 'killed', make: kill(late) }))
      : []),
  ];
}

const runOut = ({ of, bit }: Held): Move => ({
  label: `a hold is over: ${of} ${bit}`,
  make({ at }) {
    at[of] &= ~bit;
  },
});

function store({ at }: Run): void {
  at.mail.stored = at.mail.note;
}

function soften({ at }: Run): void {
  at.silent = 1;
}

function speak(run: Run): void {
  run.at.silent = 0;
  for (const [index, slot] of run.at.slots.entries()) {
    if (!slot.due || valueOf(run, index) !== 'queued') continue;
    slot.due = false;
    admit(run, index);
  }
}

/** A person says so: then no wait the server asked for stands any more. */
const lift = ({ of, bit }: Held): Move => ({
  label: 'a person lifts a hold',
  make(run) {
    run.at.releases -= 1;
    run.at.silent = 0;
    for (const [index, slot] of run.at.slots.entries()) if (valueOf(run, index) === 'queued') slot.due = false;
    run.at[of] &= ~bit;
    post(run, -1, 'account.released');
    readmit(run);
  },
});

function isMailOut(world: Composition, at: State): boolean {
  return world.parts.some(({ mails }, index) => mails === true && at.slots[index]?.phase === PHASE.out && !at.mail.arrived);
}

/** The process ends and begins again: what was stored is known, nothing else. The app asks again for what was open. */
const kill =
  (late: boolean) =>
  (run: Run): void => {
    const { world, at } = run;
    const { broken = [], fromZero = false } = ladderContext(run);
    at.kills -= 1;
    if (late) at.mail.arrived = true;
    at.slots = at.slots.map((slot, index) => ({
      node: slot.node === ENDED && index !== world.own ? ENDED : UNBORN,
      phase: 0,
      stale: 0,
      chore: -1,
      due: false,
    }));
    at.job = undefined;
    at.ladder = 0;
    at.known = false;
    at.owners = at.owners.map(() => -1);
    at.mail = { ...at.mail, node: -1, table: 0, note: at.mail.stored };
    for (const rung of world.slip === 'restore' ? [] : broken) {
      const zero = fromZero && world.slip !== 'zero' ? ' zero' : '';
      post(run, -1, `rung.broken ${rung}${zero}`, rungNumber(world, rung));
    }
    drain(run);
    const known = ladderContext(run);
    const isForgotten = broken.some((rung) => known.broken?.includes(rung) !== true) || (fromZero && known.fromZero !== true);
    if (isForgotten) throw new Broken('what was broken is forgotten by a kill');
  };
