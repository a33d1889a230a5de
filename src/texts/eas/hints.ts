import type { Step } from '../../core/decision.ts';
import type { Rule, Treatment } from '../../core/resolution.ts';
import type { Status, StatusProtocol } from '../../core/status.ts';
import { loopHints } from '../loops.ts';
import { EAS_TOLD } from './told.ts';

/** What can be done about a refusal, or about a hold that ends a loop. */
export function hintOf(step: Step): string | undefined {
  const { decision, variant } = step;
  if (decision.parked !== undefined) return loopHints[decision.parked];
  if (decision.do !== 'reject') return undefined;
  const rule = ruleOf(step);
  const treatment: Treatment | undefined = variant === undefined ? rule : rule?.variants?.[variant - 1];
  return treatment?.hint;
}

/** The rule a step was taken by: where it was found stands on the step. A rule of the app has its hint with it. */
function ruleOf(step: Step): Rule | undefined {
  switch (step.layer) {
    case 'app':
      return undefined;
    case 'quirk':
      return EAS_TOLD.quirks.find(({ name }) => name === step.quirk)?.rules.find(({ match }) => match === step.status);
    case 'fallback':
      return EAS_TOLD.caution(statusOf(step), 'unknown');
    case 'out-of-place':
      return EAS_TOLD.caution(statusOf(step), 'out-of-place');
    case 'command':
    case 'common':
      return EAS_TOLD.rule(step.status);
  }
}

const BELOW: readonly StatusProtocol[] = ['http', 'transport'];

/** The status as far as the cautious rules look at it. */
function statusOf({ status, command, level, code }: Step): Status {
  const protocol = BELOW.find((below) => status.startsWith(`${below}.`)) ?? 'eas';
  return { source: { protocol, command, level: 'command', path: level }, code, protocolVersion: '', facts: {} };
}
