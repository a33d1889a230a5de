import type { resolveRecipientsRules } from '../../eas/rules/resolve-recipients.ts';
import type { TextsOf } from '../texts.ts';

/** What is said of the statuses of ResolveRecipients. */
export const resolveRecipientsTexts = {
  'ResolveRecipients.1': {
    meaning: 'Success.',
    source: 'MS-ASCMD R4268 R4275 R4291 R4292 R4302 R4310',
  },
  'ResolveRecipients.5': {
    meaning: 'Protocol error.',
    source: 'MS-ASCMD R4269 R4270',
    why: 'More than a hundred recipients are answered with 5 too [MS-ASCMD 3.1.5.10].',
    hint: 'If a short list fails as well, check the times: the span is limited to 42 days.',
  },
  'ResolveRecipients.6': {
    meaning: 'Server error.',
    source: 'MS-ASCMD R4271 R4272',
    hint: 'Go without the directory for now.',
  },
  'ResolveRecipients.Availability.1': {
    meaning: 'Free/busy data delivered (not necessarily complete).',
    source: 'MS-ASCMD R4268 R4275 R4291 R4292 R4302 R4310',
  },
  'ResolveRecipients.Certificates.1': {
    meaning: 'At least one certificate delivered.',
    source: 'MS-ASCMD R4268 R4275 R4291 R4292 R4302 R4310',
  },
  'ResolveRecipients.Certificates.7': {
    meaning: 'Recipient has no valid S/MIME certificate.',
    source: 'MS-ASCMD R4303 R4304',
    why: 'No certificate appears by asking again; whether to send without one is for the user to say.',
    hint: 'Send unencrypted, or without this recipient.',
  },
  'ResolveRecipients.Certificates.8': {
    meaning: 'Certificate limit reached.',
    source: 'MS-ASCMD R4305 R4306 R4307',
    hint: 'CertificateCount says how many are missing: let the user leave recipients out.',
  },
  'ResolveRecipients.Picture.1': {
    meaning: 'Photo delivered.',
    source: 'MS-ASCMD R4268 R4275 R4291 R4292 R4302 R4310',
  },
  'ResolveRecipients.Response.1': {
    meaning: 'Recipient resolved.',
    source: 'MS-ASCMD R4268 R4275 R4291 R4292 R4302 R4310',
  },
  'ResolveRecipients.Response.2': {
    meaning: 'Ambiguous; the list holds all suggestions.',
    source: 'MS-ASCMD R4277 R4278 R4279 R4280',
    hint: 'Let the user choose among the suggestions of the answer.',
  },
  'ResolveRecipients.Response.3': {
    meaning: 'Ambiguous; the list is only part of the suggestions.',
    source: 'MS-ASCMD R4281 R4282 R4283 R4284 R4285',
    hint: 'Let the user choose, or ask with a longer part of the name: there are more than the answer holds.',
  },
  'ResolveRecipients.Response.4': {
    meaning: 'No match in contacts or GAL.',
    source: 'MS-ASCMD R4286 R4287 R4288',
    hint: 'Nobody of that name is known: mostly a slip in the spelling.',
  },
} as const satisfies TextsOf<typeof resolveRecipientsRules>;
