import type { Resolution } from '../../core/resolution.ts';
import type { RulesFor } from '../rules-for.ts';
import { PROVISION, WAIT } from './shared.ts';

/** A second handshake that applies the server's policy instead of naming another manager. */
const APPLY_OURSELVES = [
  { do: 'repair', rung: 'policy' },
  { do: 'hold', who: 'admin', why: 'policy', tell: 'user' },
] as const satisfies readonly Resolution[];

/** The acknowledgement of a wipe is never waited for: whatever comes back changes nothing [MS-ASPROV 3.1.5.1]. */
const AFTER_WIPE = {
  when: { phase: 'wipe-acknowledge' },
  steps: [{ do: 'accept' }],
  basis: 'spec+advice',
} as const;

const ACKNOWLEDGED = { when: { phase: 'acknowledge' }, steps: [{ do: 'accept' }], basis: 'spec' } as const;

/** What is done about the statuses of Provision [MS-ASPROV 3.1.5.2]. */
export const provisionRules = {
  'Provision.1': { steps: [{ do: 'continue', how: 'acknowledge' }], basis: 'spec', variants: [AFTER_WIPE, ACKNOWLEDGED] },
  'Provision.2': {
    steps: [{ do: 'reject', why: 'request' }],
    basis: 'spec',
    variants: [AFTER_WIPE],
  },
  'Provision.3': { steps: WAIT, basis: 'spec', variants: [AFTER_WIPE] },
  'Provision.4': {
    steps: APPLY_OURSELVES,
    basis: 'advice',
  },
  'Provision.DeviceInformation.1': { steps: [{ do: 'accept' }], basis: 'spec' },
  'Provision.DeviceInformation.2': {
    steps: [{ do: 'reject', why: 'request' }],
    basis: 'advice',
  },
  'Provision.Policy.1': { steps: [{ do: 'continue', how: 'acknowledge' }], basis: 'spec', variants: [ACKNOWLEDGED] },
  'Provision.Policy.2': { steps: [{ do: 'continue', how: 'without-policy' }], basis: 'spec' },
  'Provision.Policy.3': {
    steps: [
      { do: 'rephrase', how: 'other-type' },
      { do: 'reject', why: 'unsupported' },
    ],
    basis: 'spec',
  },
  'Provision.Policy.4': { steps: [{ do: 'hold', who: 'admin', why: 'policy', tell: 'user' }], basis: 'spec' },
  'Provision.Policy.5': { steps: PROVISION, basis: 'spec' },
} as const satisfies RulesFor<'Provision'>;
