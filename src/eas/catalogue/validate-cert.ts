import type { StatusEntry } from '../../core/status.ts';
import type { Rows } from '../../core/status-id.ts';

/** What ValidateCert answers with, level by level [MS-ASCMD 2.2.3.177.18]. */
export const validateCertCatalogue = {
  'ValidateCert.1': {
    name: null,
    levels: ['ValidateCert'],
    success: true,
    spec: 'MS-ASCMD 2.2.3.177.18',
  },
  'ValidateCert.17': {
    name: null,
    levels: ['ValidateCert'],
    spec: 'MS-ASCMD 2.2.3.177.18',
  },
  'ValidateCert.Certificate.1': {
    name: null,
    levels: ['ValidateCert/Certificate'],
    success: true,
    spec: 'MS-ASCMD 2.2.3.177.18',
  },
  'ValidateCert.Certificate.2': {
    name: null,
    levels: ['ValidateCert/Certificate'],
    spec: 'MS-ASCMD 2.2.3.177.18',
  },
  'ValidateCert.Certificate.3': {
    name: null,
    levels: ['ValidateCert/Certificate'],
    spec: 'MS-ASCMD 2.2.3.177.18',
  },
  'ValidateCert.Certificate.4': {
    name: null,
    levels: ['ValidateCert/Certificate'],
    spec: 'MS-ASCMD 2.2.3.177.18',
  },
  'ValidateCert.Certificate.5': {
    name: null,
    levels: ['ValidateCert/Certificate'],
    spec: 'MS-ASCMD 2.2.3.177.18',
  },
  'ValidateCert.Certificate.6': {
    name: null,
    levels: ['ValidateCert/Certificate'],
    spec: 'MS-ASCMD 2.2.3.177.18',
  },
  'ValidateCert.Certificate.7': {
    name: null,
    levels: ['ValidateCert/Certificate'],
    spec: 'MS-ASCMD 2.2.3.177.18',
  },
  'ValidateCert.Certificate.8': {
    name: null,
    levels: ['ValidateCert/Certificate'],
    spec: 'MS-ASCMD 2.2.3.177.18',
  },
  'ValidateCert.Certificate.9': {
    name: null,
    levels: ['ValidateCert/Certificate'],
    spec: 'MS-ASCMD 2.2.3.177.18',
  },
  'ValidateCert.Certificate.10': {
    name: null,
    levels: ['ValidateCert/Certificate'],
    spec: 'MS-ASCMD 2.2.3.177.18',
  },
  'ValidateCert.Certificate.11': {
    name: null,
    levels: ['ValidateCert/Certificate'],
    spec: 'MS-ASCMD 2.2.3.177.18',
  },
  'ValidateCert.Certificate.12': {
    name: null,
    levels: ['ValidateCert/Certificate'],
    spec: 'MS-ASCMD 2.2.3.177.18',
  },
  'ValidateCert.Certificate.13': {
    name: null,
    levels: ['ValidateCert/Certificate'],
    spec: 'MS-ASCMD 2.2.3.177.18',
  },
  'ValidateCert.Certificate.14': {
    name: null,
    levels: ['ValidateCert/Certificate'],
    spec: 'MS-ASCMD 2.2.3.177.18',
  },
  'ValidateCert.Certificate.15': {
    name: null,
    levels: ['ValidateCert/Certificate'],
    spec: 'MS-ASCMD 2.2.3.177.18',
  },
  'ValidateCert.Certificate.16': {
    name: null,
    levels: ['ValidateCert/Certificate'],
    spec: 'MS-ASCMD 2.2.3.177.18',
  },
  'ValidateCert.Certificate.17': {
    name: null,
    levels: ['ValidateCert/Certificate'],
    spec: 'MS-ASCMD 2.2.3.177.18',
  },
} as const satisfies Rows<'ValidateCert' | 'ValidateCert.Certificate', StatusEntry>;
