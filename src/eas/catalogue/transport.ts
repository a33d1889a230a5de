import type { StatusEntry } from '../../core/status.ts';
import type { Rows } from '../../core/status-id.ts';

/** What happens below HTTP, or instead of an ActiveSync answer [MS-ASCMD 3.1.5.9]. */
export const transportCatalogue = {
  'transport.cut-after-send': {
    name: null,
    meaning: 'The line broke after the request had gone out; the server may have done it.',
    levels: [],
    spec: 'MS-ASCMD 3.1.5.9',
    source: 'MS-ASCMD §3.1.5.9',
  },
  'transport.cut-before-send': {
    name: null,
    meaning: 'The line broke before the request was out; nothing happened.',
    levels: [],
    spec: 'MS-ASCMD 3.1.5.9',
    source: 'MS-ASCMD §3.1.5.9',
  },
  'transport.timeout': {
    name: null,
    meaning: 'No answer in time; the server may have done it.',
    levels: [],
    spec: 'MS-ASCMD 3.1.5.9',
    source: 'MS-ASCMD §3.1.5.9',
  },
  'transport.offline': {
    name: null,
    meaning: 'The platform says there is no network.',
    levels: [],
    spec: 'MS-ASCMD 3.1.5.9',
    source: 'MS-ASCMD §3.1.5.9',
  },
  'transport.tls': {
    name: null,
    meaning: 'No trusted connection could be made.',
    levels: [],
    spec: 'RFC 9110 4.3.4',
    source: 'RFC 9110 4.3.4',
  },
  'transport.html-body': {
    name: null,
    meaning: 'A web page or text came where WBXML belongs.',
    levels: [],
    spec: 'MS-ASHTTP 2.2.2.1',
    source: 'MS-ASHTTP §2.2.2.1; horde 42-db-missing',
  },
  'transport.empty-body': {
    name: null,
    meaning: 'Nothing came where an answer belongs.',
    levels: [],
    spec: 'MS-ASCMD 2.2.1.21.2',
    source: 'MS-ASCMD §2.2.1.21.2',
  },
  'transport.undecodable': {
    name: null,
    meaning: 'The reply claims to be WBXML but will not decode, or is cut.',
    levels: [],
    spec: 'MS-ASWBXML 2.1',
    source: 'MS-ASWBXML §2.1',
  },
} as const satisfies Rows<'transport', StatusEntry>;
