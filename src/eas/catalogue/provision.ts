import type { StatusEntry } from '../../core/status.ts';
import type { Rows } from '../../core/status-id.ts';

/** What Provision answers with, level by level [MS-ASPROV 3.1.5.2]. */
export const provisionCatalogue = {
  'Provision.1': {
    name: null,
    levels: ['Provision'],
    success: true,
    spec: 'MS-ASPROV 3.1.5.2',
  },
  'Provision.2': {
    name: null,
    levels: ['Provision'],
    spec: 'MS-ASPROV 3.1.5.2',
  },
  'Provision.3': {
    name: null,
    levels: ['Provision'],
    spec: 'MS-ASPROV 3.1.5.2',
  },
  'Provision.4': {
    name: null,
    levels: ['Provision'],
    legacy: true,
    until: '12.1',
    spec: 'MS-ASPROV 3.1.5.2',
  },
  'Provision.DeviceInformation.1': {
    name: null,
    levels: ['Provision/DeviceInformation'],
    success: true,
    since: '14.1',
    spec: 'MS-ASPROV 3.2.5.1.1',
  },
  'Provision.DeviceInformation.2': {
    name: null,
    levels: ['Provision/DeviceInformation'],
    since: '14.1',
    spec: 'MS-ASPROV 3.2.5.1.1',
  },
  'Provision.Policy.1': {
    name: null,
    levels: ['Provision/Policies/Policy'],
    success: true,
    spec: 'MS-ASPROV 3.1.5.2',
  },
  'Provision.Policy.2': {
    name: null,
    levels: ['Provision/Policies/Policy'],
    spec: 'MS-ASPROV 3.1.5.2',
  },
  'Provision.Policy.3': {
    name: null,
    levels: ['Provision/Policies/Policy'],
    spec: 'MS-ASPROV 3.1.5.2',
  },
  'Provision.Policy.4': {
    name: null,
    levels: ['Provision/Policies/Policy'],
    spec: 'MS-ASPROV 3.1.5.2',
  },
  'Provision.Policy.5': {
    name: null,
    levels: ['Provision/Policies/Policy', 'Provision'],
    spec: 'MS-ASPROV 3.1.5.2',
  },
} as const satisfies Rows<'Provision' | 'Provision.DeviceInformation' | 'Provision.Policy', StatusEntry>;
