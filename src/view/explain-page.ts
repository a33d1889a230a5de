import type { Resolution } from '../core/resolution.ts';
import type { Explained } from '../policy/explain.ts';
import { stepWords } from './ladder-words.ts';
import { specPage } from './spec-pages.ts';
import { HOLD_SEEN, REJECT_SEEN, SEEN } from './words/user.ts';

/** How emphasis is written: on a terminal with escapes, else not at all. */
export interface Style {
  strong(text: string): string;
  faint(text: string): string;
}

const LAYERS = {
  app: 'a rule of the app',
  quirk: 'a known deviation of this server',
  command: 'the table of the command',
  common: 'the table common to all commands',
  fallback: 'no table: the cautious rule for unknown values',
  'out-of-place': 'no table at this level: the cautious rule for a value out of place',
} as const;

const BASES = {
  spec: 'the specification names it',
  'spec+advice': 'the specification names a part, the rest is advice',
  advice: 'the specification is silent, this is advice',
  observed: 'servers do it, no specification says so',
} as const;

/**
 * A page for people about one status: what it means, what is done, what the user sees, where it is written.
 * @param perhaps What else may have been meant by a value no table has.
 */
export function explainPage({ status, entry, explanation }: Explained, style: Style, perhaps?: string): string {
  const { source } = status;
  const of = source.command === '' ? 'any command' : source.command;
  const at = source.path !== '' && source.path !== source.command ? ` at ${source.path}` : '';
  const link = specPage(explanation.spec, entry?.source);
  const field = (name: string, text: string | undefined): readonly string[] =>
    text === undefined || text === '' ? [] : [`${style.faint(name.padEnd(9))} ${text}`];
  return [
    style.strong(`${explanation.id}${explanation.name === null ? '' : ` ${explanation.name}`}: ${explanation.meaning}`),
    style.faint(`answer to ${of}${at}, version ${status.protocolVersion}${explanation.success ? ', a success' : ''}`),
    '',
    ...(perhaps === undefined ? [] : [style.strong(perhaps), '']),
    ...explanation.steps.map((step, index) => `  ${index + 1}. ${stepWords(step)}`),
    '',
    ...field('user', userSees(explanation.steps)),
    ...field('ends', explanation.ends.join(', ')),
    ...field('why', explanation.why),
    ...field('hint', explanation.hint),
    ...field('section', explanation.spec),
    ...field('', link),
    ...field('basis', BASES[explanation.basis]),
    ...field('found in', LAYERS[explanation.layer]),
    '',
  ].join('\n');
}

/** What the steps that tell the user come to, each once. */
function userSees(steps: readonly Resolution[]): string {
  const seen = new Set(
    steps
      .filter(({ tell }) => tell === 'user')
      .map((step) => {
        if (step.do === 'hold') return HOLD_SEEN[step.why];
        return step.do === 'reject' ? REJECT_SEEN[step.why] : SEEN;
      }),
  );
  return seen.size === 0 ? 'sees nothing of it' : [...seen].join('; or ');
}
