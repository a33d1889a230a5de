import type { StatusEntry } from '../../core/status.ts';
import type { Rows } from '../../core/status-id.ts';

/** What ResolveRecipients answers with, level by level [MS-ASCMD 2.2.3.177.12]. */
export const resolveRecipientsCatalogue = {
  'ResolveRecipients.1': {
    name: null,
    levels: ['ResolveRecipients'],
    success: true,
    spec: 'MS-ASCMD 2.2.3.177.12',
  },
  'ResolveRecipients.5': {
    name: null,
    levels: ['ResolveRecipients'],
    spec: 'MS-ASCMD 2.2.3.177.12',
  },
  'ResolveRecipients.6': {
    name: null,
    levels: ['ResolveRecipients'],
    spec: 'MS-ASCMD 2.2.3.177.12',
  },
  'ResolveRecipients.Availability.1': {
    name: null,
    levels: ['ResolveRecipients/Response/Recipient/Availability'],
    success: true,
    since: '14.0',
    spec: 'MS-ASCMD 2.2.3.177.12',
  },
  'ResolveRecipients.Certificates.1': {
    name: null,
    levels: ['ResolveRecipients/Response/Recipient/Certificates'],
    success: true,
    spec: 'MS-ASCMD 2.2.3.177.12',
  },
  'ResolveRecipients.Certificates.7': {
    name: null,
    levels: ['ResolveRecipients/Response/Recipient/Certificates'],
    spec: 'MS-ASCMD 2.2.3.177.12',
  },
  'ResolveRecipients.Certificates.8': {
    name: null,
    levels: ['ResolveRecipients/Response/Recipient/Certificates'],
    spec: 'MS-ASCMD 2.2.3.177.12',
  },
  'ResolveRecipients.Picture.1': {
    name: null,
    levels: ['ResolveRecipients/Response/Recipient/Picture'],
    success: true,
    since: '14.1',
    spec: 'MS-ASCMD 2.2.3.177.12',
  },
  'ResolveRecipients.Response.1': {
    name: null,
    levels: ['ResolveRecipients/Response'],
    success: true,
    spec: 'MS-ASCMD 2.2.3.177.12',
  },
  'ResolveRecipients.Response.2': {
    name: null,
    levels: ['ResolveRecipients/Response'],
    spec: 'MS-ASCMD 2.2.3.177.12',
  },
  'ResolveRecipients.Response.3': {
    name: null,
    levels: ['ResolveRecipients/Response'],
    spec: 'MS-ASCMD 2.2.3.177.12',
  },
  'ResolveRecipients.Response.4': {
    name: null,
    levels: ['ResolveRecipients/Response'],
    spec: 'MS-ASCMD 2.2.3.177.12',
  },
} as const satisfies Rows<
  | 'ResolveRecipients'
  | 'ResolveRecipients.Availability'
  | 'ResolveRecipients.Certificates'
  | 'ResolveRecipients.Picture'
  | 'ResolveRecipients.Response',
  StatusEntry
>;
