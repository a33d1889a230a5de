import type { getItemEstimateRules } from '../../eas/rules/get-item-estimate.ts';
import type { TextsOf } from '../texts.ts';

/** What is said of the statuses of GetItemEstimate. */
export const getItemEstimateTexts = {
  'GetItemEstimate.1': {
    meaning: 'Success.',
    source: 'MS-ASCMD R4131 R4133 R4134 R5807',
  },
  'GetItemEstimate.2': {
    meaning: 'A collection or its id is not valid.',
    source: 'MS-ASCMD R4135 R4136 R4137 R4138',
    hint: 'Leave the collection out; MaxItems belongs to the recipient cache only.',
  },
  'GetItemEstimate.3': {
    meaning: 'Collection was never primed.',
    source: 'MS-ASCMD R4139 R4140 R4141',
    hint: 'Sync the collection from key 0 before it is asked about.',
  },
  'GetItemEstimate.4': {
    meaning: 'Sync key not valid.',
    source: 'MS-ASCMD R4142 R4143 R4144 R4146 R4147',
    hint: 'A fresh key did not help: check the classes and the conversation filter of the request.',
  },
} as const satisfies TextsOf<typeof getItemEstimateRules>;
