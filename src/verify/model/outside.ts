import { admit } from './driver.ts';
import { ladderBroken, post, rungNumber, valueOf, type Move, type Run } from './run.ts';
import { ENDED, PHASE, UNBORN, type Composition, type State } from './state.ts';

/** What nobody in the session does: time, the store, a person, a kill. */
export function outside(world: Composition, at: State): readonly Move[] {
  return [
    ...(at.silent ? [{ label: 'the silence is over', make: speak }] : []),
    ...(at.mail.note === at.mail.stored ? [] : [{ label: 'what is known is stored', make: store }]),
    ...(at.releases > 0 && at.held ? [{ label: 'a person lifts the hold', make: lift }] : []),
    ...(at.kills > 0
      ? [false, true]
          .filter((late) => !late || isMailOut(world, at))
          .map((late) => ({ label: late ? 'killed; the mail arrives' : 'killed', make: kill(late) }))
      : []),
  ];
}

function store({ at }: Run): void {
  at.mail.stored = at.mail.note;
}

function readmit(run: Run): void {
  for (const [index] of run.at.slots.entries()) if (valueOf(run, index) === 'queued') admit(run, index);
}

function speak(run: Run): void {
  run.at.silent = false;
  for (const [index, slot] of run.at.slots.entries()) {
    if (!slot.due || valueOf(run, index) !== 'queued') continue;
    slot.due = false;
    admit(run, index);
  }
}

function lift(run: Run): void {
  run.at.releases -= 1;
  run.at.held = false;
  post(run, -1, 'account.released');
  readmit(run);
}

function isMailOut(world: Composition, at: State): boolean {
  return world.parts.some(({ mails }, index) => mails === true && at.slots[index]?.phase === PHASE.out && !at.mail.arrived);
}

/** The process ends and begins again: what was stored is known, nothing else. The app asks again for what was open. */
const kill =
  (late: boolean) =>
  (run: Run): void => {
    const { world, at } = run;
    const broken = ladderBroken(run);
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
    for (const rung of world.slip === 'restore' ? [] : broken) post(run, -1, `rung.broken ${rung}`, rungNumber(world, rung));
  };
