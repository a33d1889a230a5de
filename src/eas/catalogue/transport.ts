import type { StatusEntry } from '../../core/status.ts';
import type { Rows } from '../../core/status-id.ts';

/** What happens below HTTP, or instead of an ActiveSync answer [MS-ASCMD 3.1.5.9]. */
export const transportCatalogue = {
  'transport.cut-after-send': {
    name: null,
    levels: [],
    spec: 'MS-ASCMD 3.1.5.9',
  },
  'transport.cut-before-send': {
    name: null,
    levels: [],
    spec: 'MS-ASCMD 3.1.5.9',
  },
  'transport.timeout': {
    name: null,
    levels: [],
    spec: 'MS-ASCMD 3.1.5.9',
  },
  'transport.offline': {
    name: null,
    levels: [],
    spec: 'MS-ASCMD 3.1.5.9',
  },
  'transport.tls': {
    name: null,
    levels: [],
    spec: 'RFC 9110 4.3.4',
  },
  'transport.html-body': {
    name: null,
    levels: [],
    spec: 'MS-ASHTTP 2.2.2.1',
  },
  'transport.empty-body': {
    name: null,
    levels: [],
    spec: 'MS-ASCMD 2.2.1.21.2',
  },
  'transport.undecodable': {
    name: null,
    levels: [],
    spec: 'MS-ASWBXML 2.1',
  },
} as const satisfies Rows<'transport', StatusEntry>;
