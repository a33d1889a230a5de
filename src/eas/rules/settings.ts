import type { Rule } from '../../core/resolution.ts';
import type { RulesFor } from '../rules-for.ts';
import { ACCEPT, TRY_AGAIN } from './shared.ts';

// MS-ASCMD 2.2.3.177.15 gives meanings and no resolution at all: everything here but success is advice.

const REQUEST = {
  steps: [{ do: 'reject', why: 'request' }],
  basis: 'advice',
} as const satisfies Rule;

const ARGUMENTS = {
  steps: [{ do: 'reject', why: 'request' }],
  basis: 'advice',
} as const satisfies Rule;

const CONTRADICTION = {
  steps: [{ do: 'reject', why: 'conflict', tell: 'user' }],
  basis: 'advice',
} as const satisfies Rule;

const BY_POLICY = {
  steps: [{ do: 'reject', why: 'denied', tell: 'user' }],
  basis: 'advice',
} as const satisfies Rule;

/** What is done about the statuses of Settings [MS-ASCMD 2.2.3.177.15]. */
export const settingsRules = {
  'Settings.1': ACCEPT,
  'Settings.2': REQUEST,
  'Settings.3': {
    steps: [{ do: 'reject', why: 'denied', tell: 'user' }],
    basis: 'advice',
    variants: [
      {
        when: { path: 'Settings/DevicePassword' },
        steps: [{ do: 'reject', why: 'denied', tell: 'user' }],
        basis: 'observed',
      },
    ],
  },
  'Settings.4': {
    steps: TRY_AGAIN,
    basis: 'advice',
  },
  'Settings.5': ARGUMENTS,
  'Settings.6': CONTRADICTION,
  'Settings.7': BY_POLICY,
  'Settings.DeviceInformation.1': ACCEPT,
  'Settings.DeviceInformation.2': REQUEST,
  'Settings.DeviceInformation.5': ARGUMENTS,
  'Settings.DeviceInformation.6': CONTRADICTION,
  'Settings.DevicePassword.1': ACCEPT,
  'Settings.DevicePassword.2': REQUEST,
  'Settings.DevicePassword.5': ARGUMENTS,
  'Settings.DevicePassword.7': BY_POLICY,
  'Settings.Oof.1': ACCEPT,
  'Settings.Oof.2': REQUEST,
  'Settings.Oof.5': ARGUMENTS,
  'Settings.Oof.6': CONTRADICTION,
  'Settings.RightsManagementInformation.1': ACCEPT,
  'Settings.RightsManagementInformation.2': REQUEST,
  'Settings.RightsManagementInformation.5': ARGUMENTS,
  'Settings.RightsManagementInformation.6': CONTRADICTION,
  'Settings.UserInformation.1': ACCEPT,
  'Settings.UserInformation.2': REQUEST,
  'Settings.UserInformation.5': ARGUMENTS,
  'Settings.UserInformation.6': CONTRADICTION,
} as const satisfies RulesFor<'Settings'>;
