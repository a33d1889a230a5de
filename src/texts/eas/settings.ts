import type { settingsRules } from '../../eas/rules/settings.ts';
import type { TextsOf } from '../texts.ts';

const SAME_ELEMENTS = 'The same elements fail the same way.';
const SAME_VALUES = 'The same values fail the same way.';
const CHECK_VALUES = 'Check the values of this property against what its schema allows.';
const NOT_TOGETHER = 'Each value is fine by itself, not all together.';
const CHOOSE_ONE = 'Let the user choose one of the settings that exclude each other.';
const CHECK_ELEMENTS = 'Check the elements of this property, their order and number.';

/** What is said of the statuses of Settings. */
export const settingsTexts = {
  'Settings.1': {
    meaning: 'Success.',
    source: 'MS-ASCMD R4387 R4392 R4396',
  },
  'Settings.2': {
    meaning: 'Protocol error.',
    source: 'MS-ASCMD R4388 R4393 R5845 R4397 R4398',
    why: SAME_ELEMENTS,
    hint: 'Check the whole request, its elements, their order and number: no property of it was looked at.',
  },
  'Settings.3': {
    meaning: 'Access denied.',
    source: 'MS-ASCMD R5383; at DevicePassword: Z-Push',
    why: 'Rights are given by people.',
    hint: 'Have the rights on the mailbox checked.',
    variants: [
      {
        why: 'Servers say so of a recovery password that is too long, which the text says with 5.',
        hint: 'Send a shorter recovery password; if that is refused too, have the rights on the mailbox checked.',
      },
    ],
  },
  'Settings.4': {
    meaning: 'Server unavailable.',
    source: 'MS-ASCMD R5384',
    why: 'The server says that it is away for now.',
    hint: 'Offer the setting again later.',
  },
  'Settings.5': {
    meaning: 'Arguments not valid.',
    source: 'MS-ASCMD R5702 R5582 R4399 R4400',
    why: SAME_VALUES,
    hint: CHECK_VALUES,
  },
  'Settings.6': {
    meaning: 'Arguments contradict each other.',
    source: 'MS-ASCMD R5385 R5583',
    why: NOT_TOGETHER,
    hint: CHOOSE_ONE,
  },
  'Settings.7': {
    meaning: 'Denied by policy.',
    source: 'MS-ASCMD R5581 R4401 R4402',
    why: 'A policy forbids it, and asking does not change it.',
    hint: 'Stop sending this property.',
  },
  'Settings.DeviceInformation.1': {
    meaning: 'Success.',
    source: 'MS-ASCMD R4387 R4392 R4396',
  },
  'Settings.DeviceInformation.2': {
    meaning: 'Protocol error.',
    source: 'MS-ASCMD R4388 R4393 R5845 R4397 R4398',
    why: SAME_ELEMENTS,
    hint: CHECK_ELEMENTS,
  },
  'Settings.DeviceInformation.5': {
    meaning: 'Arguments not valid.',
    source: 'MS-ASCMD R5702 R5582 R4399 R4400',
    why: SAME_VALUES,
    hint: 'On 14.0 PhoneNumber has to be there when EnableOutboundSMS is 1.',
  },
  'Settings.DeviceInformation.6': {
    meaning: 'Arguments contradict each other.',
    source: 'MS-ASCMD R5385 R5583',
    why: NOT_TOGETHER,
    hint: CHOOSE_ONE,
  },
  'Settings.DevicePassword.1': {
    meaning: 'Recovery password stored.',
    source: 'MS-ASCMD R4387 R4392 R4396',
  },
  'Settings.DevicePassword.2': {
    meaning: 'Protocol error.',
    source: 'MS-ASCMD R4388 R4393 R5845 R4397 R4398',
    why: SAME_ELEMENTS,
    hint: CHECK_ELEMENTS,
  },
  'Settings.DevicePassword.5': {
    meaning: 'Password too long.',
    source: 'MS-ASCMD R5702 R5582 R4399 R4400',
    why: SAME_VALUES,
    hint: 'Send a shorter recovery password.',
  },
  'Settings.DevicePassword.7': {
    meaning: 'Denied by policy.',
    source: 'MS-ASCMD R5581 R4401 R4402',
    why: 'A policy forbids it, and asking does not change it.',
    hint: 'Stop sending the recovery password: its storage is switched off.',
  },
  'Settings.Oof.1': {
    meaning: 'Success.',
    source: 'MS-ASCMD R4387 R4392 R4396',
  },
  'Settings.Oof.2': {
    meaning: 'Protocol error.',
    source: 'MS-ASCMD R4388 R4393 R5845 R4397 R4398',
    why: SAME_ELEMENTS,
    hint: 'Check the elements of Oof: StartTime and EndTime come together, or not at all.',
  },
  'Settings.Oof.5': {
    meaning: 'Arguments not valid.',
    source: 'MS-ASCMD R5702 R5582 R4399 R4400',
    why: SAME_VALUES,
    hint: CHECK_VALUES,
  },
  'Settings.Oof.6': {
    meaning: 'Arguments contradict each other.',
    source: 'MS-ASCMD R5385 R5583',
    why: NOT_TOGETHER,
    hint: CHOOSE_ONE,
  },
  'Settings.RightsManagementInformation.1': {
    meaning: 'Success.',
    source: 'MS-ASCMD R4387 R4392 R4396',
  },
  'Settings.RightsManagementInformation.2': {
    meaning: 'Protocol error.',
    source: 'MS-ASCMD R4388 R4393 R5845 R4397 R4398',
    why: SAME_ELEMENTS,
    hint: CHECK_ELEMENTS,
  },
  'Settings.RightsManagementInformation.5': {
    meaning: 'Arguments not valid.',
    source: 'MS-ASCMD R5702 R5582 R4399 R4400',
    why: SAME_VALUES,
    hint: CHECK_VALUES,
  },
  'Settings.RightsManagementInformation.6': {
    meaning: 'Arguments contradict each other.',
    source: 'MS-ASCMD R5385 R5583',
    why: NOT_TOGETHER,
    hint: CHOOSE_ONE,
  },
  'Settings.UserInformation.1': {
    meaning: 'Success.',
    source: 'MS-ASCMD R4387 R4392 R4396',
  },
  'Settings.UserInformation.2': {
    meaning: 'Protocol error.',
    source: 'MS-ASCMD R4388 R4393 R5845 R4397 R4398',
    why: SAME_ELEMENTS,
    hint: CHECK_ELEMENTS,
  },
  'Settings.UserInformation.5': {
    meaning: 'Arguments not valid.',
    source: 'MS-ASCMD R5702 R5582 R4399 R4400',
    why: SAME_VALUES,
    hint: CHECK_VALUES,
  },
  'Settings.UserInformation.6': {
    meaning: 'Arguments contradict each other.',
    source: 'MS-ASCMD R5385 R5583',
    why: NOT_TOGETHER,
    hint: CHOOSE_ONE,
  },
} as const satisfies TextsOf<typeof settingsRules>;
