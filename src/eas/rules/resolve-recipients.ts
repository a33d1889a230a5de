import type { Rule } from '../../core/resolution.ts';
import type { RulesFor } from '../rules-for.ts';
import { ACCEPT, SPLIT, TRY_AGAIN } from './shared.ts';

/** A verdict about a name, with the suggestions in the body: the user chooses. */
const AMBIGUOUS = { steps: [{ do: 'reject', why: 'recipient', tell: 'user' }], basis: 'spec' } as const satisfies Pick<
  Rule,
  'steps' | 'basis'
>;

/** What is done about the statuses of ResolveRecipients [MS-ASCMD 2.2.3.177.12]. */
export const resolveRecipientsRules = {
  'ResolveRecipients.1': ACCEPT,
  'ResolveRecipients.5': {
    steps: SPLIT,
    basis: 'spec+advice',
  },
  'ResolveRecipients.6': { steps: TRY_AGAIN, basis: 'spec' },
  'ResolveRecipients.Availability.1': ACCEPT,
  'ResolveRecipients.Certificates.1': ACCEPT,
  'ResolveRecipients.Certificates.7': {
    steps: [{ do: 'reject', why: 'certificate', tell: 'user' }],
    basis: 'spec+advice',
  },
  'ResolveRecipients.Certificates.8': {
    steps: [
      { do: 'rephrase', how: 'fewer-items' },
      { do: 'reject', why: 'too-large', tell: 'user' },
    ],
    basis: 'spec',
  },
  'ResolveRecipients.Picture.1': ACCEPT,
  'ResolveRecipients.Response.1': ACCEPT,
  'ResolveRecipients.Response.2': AMBIGUOUS,
  'ResolveRecipients.Response.3': AMBIGUOUS,
  'ResolveRecipients.Response.4': AMBIGUOUS,
} as const satisfies RulesFor<'ResolveRecipients'>;
