import type { Rule } from '../../core/resolution.ts';
import type { RulesFor } from '../rules-for.ts';
import { ACCEPT, TRY_AGAIN } from './shared.ts';

// MS-ASCMD 2.2.3.177.15 gives meanings and no resolution at all: everything here but success is advice.

const REQUEST = {
  steps: [{ do: 'reject', why: 'request' }],
  basis: 'advice',
  why: 'The same elements fail the same way.',
  hint: 'Check the elements of this property, their order and number.',
} as const satisfies Rule;

const ARGUMENTS = {
  steps: [{ do: 'reject', why: 'request' }],
  basis: 'advice',
  why: 'The same values fail the same way.',
  hint: 'Check the values of this property against what its schema allows.',
} as const satisfies Rule;

const CONTRADICTION = {
  steps: [{ do: 'reject', why: 'conflict', tell: 'user' }],
  basis: 'advice',
  why: 'Each value is fine by itself, not all together.',
  hint: 'Let the user choose one of the settings that exclude each other.',
} as const satisfies Rule;

const BY_POLICY = {
  steps: [{ do: 'reject', why: 'denied', tell: 'user' }],
  basis: 'advice',
  why: 'A policy forbids it, and asking does not change it.',
  hint: 'Stop sending this property.',
} as const satisfies Rule;

/** What is done about the statuses of Settings [MS-ASCMD 2.2.3.177.15]. */
export const settingsRules = {
  'Settings.1': ACCEPT,
  'Settings.2': { ...REQUEST, hint: 'Check the whole request, its elements, their order and number: no property of it was looked at.' },
  'Settings.3': {
    steps: [{ do: 'reject', why: 'denied', tell: 'user' }],
    basis: 'advice',
    why: 'Rights are given by people.',
    hint: 'Have the rights on the mailbox checked.',
    variants: [
      {
        when: { path: 'Settings/DevicePassword' },
        steps: [{ do: 'reject', why: 'denied', tell: 'user' }],
        basis: 'observed',
        why: 'Servers say so of a recovery password that is too long, which the text says with 5.',
        hint: 'Send a shorter recovery password; if that is refused too, have the rights on the mailbox checked.',
      },
    ],
  },
  'Settings.4': {
    steps: TRY_AGAIN,
    basis: 'advice',
    why: 'The server says that it is away for now.',
    hint: 'Offer the setting again later.',
  },
  'Settings.5': ARGUMENTS,
  'Settings.6': CONTRADICTION,
  'Settings.7': BY_POLICY,
  'Settings.DeviceInformation.1': ACCEPT,
  'Settings.DeviceInformation.2': REQUEST,
  'Settings.DeviceInformation.5': { ...ARGUMENTS, hint: 'On 14.0 PhoneNumber has to be there when EnableOutboundSMS is 1.' },
  'Settings.DeviceInformation.6': CONTRADICTION,
  'Settings.DevicePassword.1': ACCEPT,
  'Settings.DevicePassword.2': REQUEST,
  'Settings.DevicePassword.5': { ...ARGUMENTS, hint: 'Send a shorter recovery password.' },
  'Settings.DevicePassword.7': { ...BY_POLICY, hint: 'Stop sending the recovery password: its storage is switched off.' },
  'Settings.Oof.1': ACCEPT,
  'Settings.Oof.2': { ...REQUEST, hint: 'Check the elements of Oof: StartTime and EndTime come together, or not at all.' },
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
