import type { Rule, Treatment, When } from '../core/resolution.ts';
import type { Circumstances } from '../core/status.ts';

/** What is known beforehand of a request whose rules are read: the command, and the step of Provision that is answered. */
export interface Known {
  readonly command: string;
  readonly phase?: Circumstances['phase'];
}

/**
 * The readings of a rule that a command can come to, in the order they are asked. Left out are the variants of other
 * commands and phases, and all that stands behind a variant that always holds here: a SendMail never gets to the
 * common reading of a cut line.
 */
export function readings(rule: Rule, known: Known): readonly Treatment[] {
  const found: Treatment[] = [];
  for (const variant of rule.variants ?? []) {
    const holds = judge(variant.when, known);
    if (holds === 'never') continue;
    found.push(variant);
    if (holds === 'always') return found;
  }
  return [...found, rule];
}

function judge(when: When, known: Known): 'never' | 'sometimes' | 'always' {
  const { commands, phase, ...open } = when;
  if (commands !== undefined && !commands.includes(known.command)) return 'never';
  if (phase !== undefined && known.phase !== undefined && phase !== known.phase) return 'never';
  const decided = Object.keys(open).length === 0 && (phase === undefined || known.phase !== undefined);
  return decided ? 'always' : 'sometimes';
}
