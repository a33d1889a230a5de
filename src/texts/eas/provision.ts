import type { provisionRules } from '../../eas/rules/provision.ts';
import type { TextsOf } from '../texts.ts';

const WIPE_RUNS = 'The wipe runs whatever the answer is; servers answer 1, or 2 with the directive again.';

/** What is said of the statuses of Provision. */
export const provisionTexts = {
  'Provision.1': {
    meaning: 'Success.',
    source: 'MS-ASPROV R678 R441 R449 R688 R466 R467',
    variants: [{ why: WIPE_RUNS }, {}],
  },
  'Provision.2': {
    meaning: 'Protocol error.',
    source: 'MS-ASPROV R679 R450 R451 R689 R468 R469',
    hint: 'Check the Provision body: PolicyType present, DeviceInformation first from 14.1 on and absent below.',
    variants: [{ why: WIPE_RUNS }],
  },
  'Provision.3': {
    meaning: 'Server error.',
    source: 'MS-ASPROV R680 R452 R683 R454 R690 R471',
    variants: [{ why: WIPE_RUNS }],
  },
  'Provision.4': {
    meaning: 'Device managed externally (older reading).',
    source: 'Z-Hub/Z-Push zpushdefs.php; horde/ActiveSync Provision.php',
    why: 'An older reading of 145: the server does not take a device that others manage.',
  },
  'Provision.DeviceInformation.1': {
    meaning: 'Device data accepted.',
    source: 'MS-ASPROV R534',
  },
  'Provision.DeviceInformation.2': {
    meaning: 'Device data malformed.',
    source: 'MS-ASCMD §2.2.3.177.15',
    why: 'The values of the Settings command are taken over: the text shows the element without a table.',
    hint: 'Check DeviceInformation: one Set with at least Model.',
  },
  'Provision.Policy.1': {
    meaning: 'Success.',
    source: 'MS-ASPROV R678 R441 R449 R688 R466 R467',
    variants: [{}],
  },
  'Provision.Policy.2': {
    meaning: 'No policy defined.',
    source: 'MS-ASPROV R679 R450 R451 R689 R468 R469',
  },
  'Provision.Policy.3': {
    meaning: 'Policy type unknown.',
    source: 'MS-ASPROV R680 R452 R683 R454 R690 R471',
    hint: 'PolicyType is MS-WAP-Provisioning-XML on 2.5 and MS-EAS-Provisioning-WBXML from 12.0 on.',
  },
  'Provision.Policy.4': {
    meaning: 'Policy data damaged.',
    source: 'MS-ASPROV R691 R473 R474',
  },
  'Provision.Policy.5': {
    meaning: 'Policy key mismatch.',
    source: 'MS-ASPROV R692 R475 R761 R476',
  },
} as const satisfies TextsOf<typeof provisionRules>;
