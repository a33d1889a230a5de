import type { StatusEntry } from '../../core/status.ts';
import type { Rows } from '../../core/status-id.ts';

/** What Search answers with, level by level [MS-ASCMD 2.2.3.177.13]. */
export const searchCatalogue = {
  'Search.1': {
    name: null,
    levels: ['Search'],
    success: true,
    spec: 'MS-ASCMD 2.2.3.177.13',
  },
  'Search.3': {
    name: null,
    levels: ['Search'],
    spec: 'MS-ASCMD 2.2.3.177.13',
  },
  'Search.10': {
    name: null,
    levels: ['Search'],
    since: '12.0',
    spec: 'MS-ASCMD 2.2.3.177.13',
  },
  'Search.Picture.1': {
    name: null,
    levels: ['Search/Response/Store/Result/Properties/Picture'],
    success: true,
    since: '14.1',
    spec: 'MS-ASCMD 2.2.3.177.13',
  },
  'Search.Store.1': {
    name: null,
    levels: ['Search/Response/Store'],
    success: true,
    spec: 'MS-ASCMD 2.2.3.177.13',
  },
  'Search.Store.2': {
    name: null,
    levels: ['Search/Response/Store'],
    spec: 'MS-ASCMD 2.2.3.177.13',
  },
  'Search.Store.3': {
    name: null,
    levels: ['Search/Response/Store'],
    spec: 'MS-ASCMD 2.2.3.177.13',
  },
  'Search.Store.4': {
    name: null,
    levels: ['Search/Response/Store'],
    since: '12.0',
    spec: 'MS-ASCMD 2.2.3.177.13',
  },
  'Search.Store.5': {
    name: null,
    levels: ['Search/Response/Store'],
    since: '12.0',
    spec: 'MS-ASCMD 2.2.3.177.13',
  },
  'Search.Store.6': {
    name: null,
    levels: ['Search/Response/Store'],
    since: '12.0',
    spec: 'MS-ASCMD 2.2.3.177.13',
  },
  'Search.Store.7': {
    name: null,
    levels: ['Search/Response/Store'],
    since: '12.0',
    spec: 'MS-ASCMD 2.2.3.177.13',
  },
  'Search.Store.8': {
    name: 'SearchTooComplex',
    levels: ['Search/Response/Store'],
    since: '12.0',
    spec: 'MS-ASCMD 2.2.3.177.13',
  },
  'Search.Store.9': {
    name: null,
    levels: ['Search/Response/Store'],
    legacy: true,
    until: '12.1',
    spec: 'Exchange 2007 Wiki, Appendix A',
  },
  'Search.Store.10': {
    name: null,
    levels: ['Search/Response/Store'],
    since: '12.0',
    spec: 'MS-ASCMD 2.2.3.177.13',
  },
  'Search.Store.11': {
    name: null,
    levels: ['Search/Response/Store'],
    since: '12.0',
    spec: 'MS-ASCMD 2.2.3.177.13',
  },
  'Search.Store.12': {
    name: null,
    levels: ['Search/Response/Store'],
    since: '12.0',
    spec: 'MS-ASCMD 2.2.3.177.13',
  },
  'Search.Store.13': {
    name: null,
    levels: ['Search/Response/Store'],
    since: '12.0',
    spec: 'MS-ASCMD 2.2.3.177.13',
  },
  'Search.Store.14': {
    name: null,
    levels: ['Search/Response/Store'],
    since: '12.1',
    spec: 'MS-ASCMD 2.2.3.177.13',
  },
} as const satisfies Rows<'Search' | 'Search.Picture' | 'Search.Store', StatusEntry>;
