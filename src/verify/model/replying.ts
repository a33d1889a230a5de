import { isSpent } from './holding.ts';
import { isConfirmed, tellMail } from './mails.ts';
import { ladderBroken, post, rungNumber, type Move, type Run } from './run.ts';
import type { Keeps } from './state.ts';

// What a server may answer, and an app that looks into its Sent Items.

/** What the server may answer. `asked` in front: and the whole account is to keep silent. */
export function replies(run: Run, name: string, index: number, letter: string): readonly Move[] {
  const { at } = run;
  const asked = letter.startsWith('asked ');
  const event = asked ? letter.slice('asked '.length) : letter;
  const silences = !asked ? [0] : event.includes(' short') ? [1] : event.includes(' long') ? [2] : [1, 2];
  const plain = silences.flatMap((silence) =>
    keepsOf(run, index, event).map((keeps): Move => ({
      label: `${name} is answered: ${letter}${keeps === undefined ? '' : `, for the ${keeps}`}`,
      make(now) {
        complain(now, index, event);
        now.at.silent = Math.max(now.at.silent, silence);
        post(now, index, event, -1, false, keeps);
      },
    })),
  );
  if (at.progress === 0 || !(event === 'accept.*' || event.endsWith(' keeps'))) return plain;
  const progressing = plain.map((move) => withProgress(move, ', with items'));
  const came = [...plain, ...progressing];
  return name === 'FolderSync' && event === 'accept.*' ? [...came, ...came.map(mending)] : came;
}

/** The app's own FolderSync came through: it has its answer, and then the folders are whole. Bounded by how often the app asks. */
const mending = ({ label, make }: Move): Move => ({
  label: `${label}, and the folders are whole`,
  make(run) {
    if (run.at.progress === 0) return make(run);
    run.at.progress -= 1;
    const hierarchy = rungNumber(run.world, 'hierarchy');
    // A rung below is repaired first, and what waits behind it is looked at then.
    if (ladderBroken(run)[0] === 'hierarchy') run.at.broken &= ~(1 << hierarchy);
    make(run);
    if (run.world.slip !== 'mended') post(run, -1, 'rung.mended hierarchy', hierarchy);
  },
});

/** What a hold keeps back is the rule's to say; an attempt that did not go out is counted by the machine, and not by the hold. */
function keepsOf(run: Run, index: number, event: string): readonly (Keeps | undefined)[] {
  const { parts } = run.world;
  const hasName = (parts[index]?.doubt ?? 0) > 0;
  const doubt: readonly Keeps[] = hasName ? ['doubt'] : [];
  const uploads: readonly Keeps[] = parts.some(({ mails }) => mails) ? ['uploads'] : [];
  if (event.startsWith('hold.')) return ['account', ...uploads, 'wish', ...doubt];
  return event.startsWith('retry.') && hasName && isSpent(run, index) ? ['wish', ...doubt] : [undefined];
}

/** The same, and something came of it. */
const withProgress = ({ label, make }: Move, words: string): Move => ({
  label: `${label}${words}`,
  make(run) {
    run.at.progress -= 1;
    post(run, -1, 'account.progressed');
    make(run);
  },
});

const RUNGS = /\b(policy|credentials|hierarchy)\b/g;
/** An order to wipe is met by the handshake; a reset of everything loses the hierarchy's key too. */
const IN_OTHER_WORDS = [
  ['wipe.*', 'policy'],
  ['reset.* all', 'hierarchy'],
] as const;

/** The truth behind a complaint: what was broken while this request was out. Of a rung that was made whole since, it is late. */
function complain({ world, at }: Run, index: number, event: string): void {
  const stale = at.slots[index]?.stale ?? 0;
  for (const [which] of IN_OTHER_WORDS.reduce((text, [words, rung]) => text.replace(words, rung), event).matchAll(RUNGS)) {
    const rung = rungNumber(world, which);
    if (rung >= 0 && (stale & (1 << rung)) === 0) at.broken |= 1 << rung;
  }
}

const MAIL_FATES: readonly MailFate[] = [
  { label: 'taken', tells: 'mail.taken', arrives: true, event: 'accept.*' },
  { label: 'taken, and the answer is lost', tells: 'mail.lost', arrives: true, event: 'reconcile.* in-sent same-bytes' },
  { label: 'lost on the way', tells: 'mail.lost', arrives: false, event: 'reconcile.* in-sent same-bytes' },
  { label: 'refused', tells: 'mail.refused', arrives: false, event: 'reject.*' },
  { label: 'refused without a policy', tells: 'mail.refused', arrives: false, event: 'repair.* policy' },
  { label: 'refused with a 401', tells: 'mail.refused', arrives: false, event: 'repair.* credentials' },
  { label: 'not taken for now', tells: 'mail.refused', arrives: false, event: 'retry.* same-bytes short' },
  { label: 'not taken for long', tells: 'mail.refused', arrives: false, event: 'retry.* same-bytes long' },
  { label: 'not taken until somebody acts', tells: 'mail.refused', arrives: false, event: 'hold.*' },
  { label: 'held for the doubt about it', tells: 'mail.lost', arrives: false, event: 'hold.*' },
  { label: 'taken, and held for the doubt about it', tells: 'mail.lost', arrives: true, event: 'hold.*' },
  { label: 'not sent for want of a line', tells: 'mail.unsent', arrives: false, event: 'retry.* same-bytes short' },
  { label: 'not sent, and it is time that has to help', tells: 'mail.unsent', arrives: false, event: 'hold.*' },
];

/** What becomes of a mail that is out: what its outbox hears, and its request. */
interface MailFate {
  readonly label: string;
  readonly tells: string;
  readonly arrives: boolean;
  readonly event: string;
}

export function mailReplies(run: Run, name: string, index: number, letters: readonly string[]): readonly Move[] {
  return letters.flatMap((letter) => {
    const asked = letter.startsWith('asked ');
    const event = asked ? letter.slice('asked '.length) : letter;
    return MAIL_FATES.filter((fate) => fate.event === event).flatMap(({ label, tells, arrives }) => {
      const quiet: Run = { ...run, at: { ...run.at, progress: 0 } };
      const moves = replies(quiet, name, index, letter).map(({ label: words, make }): Move => ({
        label: `${name} is ${label}${words.includes(', for the') || asked ? ` (${words})` : ''}`,
        make(now) {
          if (arrives) now.at.mail.arrived = true;
          tellMail(now, tells);
          make(now);
        },
      }));
      // A mail that was accepted is progress.
      return event === 'accept.*' && run.at.progress > 0 ? [...moves, ...moves.map((move) => withProgress(move, ': progress'))] : moves;
    });
  });
}

/** An app tells the truth about its Sent Items, or that it cannot tell. */
export function lookMoves(run: Run, index: number, mails: boolean): readonly Move[] {
  const { arrived } = run.at.mail;
  const truths = mails ? (isConfirmed(run) || arrived ? ['happened'] : ['absent']) : ['happened', 'absent'];
  const cannot = mails && isConfirmed(run) ? [] : ['unclear'];
  const told: Readonly<Record<string, string>> = { happened: 'mail.found', absent: 'mail.absent', unclear: 'mail.unclear' };
  return [...truths, ...cannot].map((found) => ({
    label: `looked for: ${found}`,
    make(now) {
      if (mails) tellMail(now, told[found] ?? '');
      post(now, index, `app.${found}`);
    },
  }));
}
