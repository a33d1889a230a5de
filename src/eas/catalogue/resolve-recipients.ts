import type { StatusEntry } from '../../core/status.ts';
import type { Rows } from '../../core/status-id.ts';

/** What ResolveRecipients answers with, level by level [MS-ASCMD 2.2.3.177.12]. */
export const resolveRecipientsCatalogue = {
  'ResolveRecipients.1': {
    name: null,
    meaning: 'Success.',
    levels: ['ResolveRecipients'],
    success: true,
    spec: 'MS-ASCMD 2.2.3.177.12',
    source: 'MS-ASCMD R4268 R4275 R4291 R4292 R4302 R4310',
  },
  'ResolveRecipients.5': {
    name: null,
    meaning: 'Protocol error.',
    levels: ['ResolveRecipients'],
    spec: 'MS-ASCMD 2.2.3.177.12',
    source: 'MS-ASCMD R4269 R4270',
  },
  'ResolveRecipients.6': {
    name: null,
    meaning: 'Server error.',
    levels: ['ResolveRecipients'],
    spec: 'MS-ASCMD 2.2.3.177.12',
    source: 'MS-ASCMD R4271 R4272',
  },
  'ResolveRecipients.Availability.1': {
    name: null,
    meaning: 'Free/busy data delivered (not necessarily complete).',
    levels: ['ResolveRecipients/Response/Recipient/Availability'],
    success: true,
    since: '14.0',
    spec: 'MS-ASCMD 2.2.3.177.12',
    source: 'MS-ASCMD R4268 R4275 R4291 R4292 R4302 R4310',
  },
  'ResolveRecipients.Certificates.1': {
    name: null,
    meaning: 'At least one certificate delivered.',
    levels: ['ResolveRecipients/Response/Recipient/Certificates'],
    success: true,
    spec: 'MS-ASCMD 2.2.3.177.12',
    source: 'MS-ASCMD R4268 R4275 R4291 R4292 R4302 R4310',
  },
  'ResolveRecipients.Certificates.7': {
    name: null,
    meaning: 'Recipient has no valid S/MIME certificate.',
    levels: ['ResolveRecipients/Response/Recipient/Certificates'],
    spec: 'MS-ASCMD 2.2.3.177.12',
    source: 'MS-ASCMD R4303 R4304',
  },
  'ResolveRecipients.Certificates.8': {
    name: null,
    meaning: 'Certificate limit reached.',
    levels: ['ResolveRecipients/Response/Recipient/Certificates'],
    spec: 'MS-ASCMD 2.2.3.177.12',
    source: 'MS-ASCMD R4305 R4306 R4307',
  },
  'ResolveRecipients.Picture.1': {
    name: null,
    meaning: 'Photo delivered.',
    levels: ['ResolveRecipients/Response/Recipient/Picture'],
    success: true,
    since: '14.1',
    spec: 'MS-ASCMD 2.2.3.177.12',
    source: 'MS-ASCMD R4268 R4275 R4291 R4292 R4302 R4310',
  },
  'ResolveRecipients.Response.1': {
    name: null,
    meaning: 'Recipient resolved.',
    levels: ['ResolveRecipients/Response'],
    success: true,
    spec: 'MS-ASCMD 2.2.3.177.12',
    source: 'MS-ASCMD R4268 R4275 R4291 R4292 R4302 R4310',
  },
  'ResolveRecipients.Response.2': {
    name: null,
    meaning: 'Ambiguous; the list holds all suggestions.',
    levels: ['ResolveRecipients/Response'],
    spec: 'MS-ASCMD 2.2.3.177.12',
    source: 'MS-ASCMD R4277 R4278 R4279 R4280',
  },
  'ResolveRecipients.Response.3': {
    name: null,
    meaning: 'Ambiguous; the list is only part of the suggestions.',
    levels: ['ResolveRecipients/Response'],
    spec: 'MS-ASCMD 2.2.3.177.12',
    source: 'MS-ASCMD R4281 R4282 R4283 R4284 R4285',
  },
  'ResolveRecipients.Response.4': {
    name: null,
    meaning: 'No match in contacts or GAL.',
    levels: ['ResolveRecipients/Response'],
    spec: 'MS-ASCMD 2.2.3.177.12',
    source: 'MS-ASCMD R4286 R4287 R4288',
  },
} as const satisfies Rows<
  | 'ResolveRecipients'
  | 'ResolveRecipients.Availability'
  | 'ResolveRecipients.Certificates'
  | 'ResolveRecipients.Picture'
  | 'ResolveRecipients.Response',
  StatusEntry
>;
