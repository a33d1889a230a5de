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
    why: 'More than a hundred recipients are answered with 5 too [MS-ASCMD 3.1.5.10].',
    hint: 'If a short list fails as well, check the times: the span is limited to 42 days.',
  },
  'ResolveRecipients.6': { steps: TRY_AGAIN, basis: 'spec', hint: 'Go without the directory for now.' },
  'ResolveRecipients.Availability.1': ACCEPT,
  'ResolveRecipients.Certificates.1': ACCEPT,
  'ResolveRecipients.Certificates.7': {
    steps: [{ do: 'reject', why: 'certificate', tell: 'user' }],
    basis: 'spec+advice',
    why: 'No certificate appears by asking again; whether to send without one is for the user to say.',
    hint: 'Send unencrypted, or without this recipient.',
  },
  'ResolveRecipients.Certificates.8': {
    steps: [
      { do: 'rephrase', how: 'fewer-items' },
      { do: 'reject', why: 'too-large', tell: 'user' },
    ],
    basis: 'spec',
    hint: 'CertificateCount says how many are missing: let the user leave recipients out.',
  },
  'ResolveRecipients.Picture.1': ACCEPT,
  'ResolveRecipients.Response.1': ACCEPT,
  'ResolveRecipients.Response.2': { ...AMBIGUOUS, hint: 'Let the user choose among the suggestions of the answer.' },
  'ResolveRecipients.Response.3': {
    ...AMBIGUOUS,
    hint: 'Let the user choose, or ask with a longer part of the name: there are more than the answer holds.',
  },
  'ResolveRecipients.Response.4': { ...AMBIGUOUS, hint: 'Nobody of that name is known: mostly a slip in the spelling.' },
} as const satisfies RulesFor<'ResolveRecipients'>;
