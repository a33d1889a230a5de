import type { EasVersion, SpecRef } from '../../core/status.ts';

/** A value the client sends, so that the table of what is received stays free of it. */
export interface Acknowledgement {
  readonly direction: 'sent';
  /** Element path from the root, without Status itself. */
  readonly path: string;
  readonly code: number;
  readonly meaning: string;
  readonly since?: EasVersion;
  readonly spec: SpecRef;
  readonly source: string;
}

const POLICY = { direction: 'sent', path: 'Provision/Policies/Policy', spec: 'MS-ASPROV 2.2.2.54.1' } as const;
const DEVICE_WIPE = { direction: 'sent', path: 'Provision/RemoteWipe', spec: 'MS-ASPROV 2.2.2.54.3' } as const;
const ACCOUNT_WIPE = { direction: 'sent', path: 'Provision/AccountOnlyRemoteWipe', since: '16.1', spec: 'MS-ASPROV 2.2.2.54.3' } as const;

/** What a client reports about a policy [MS-ASPROV 2.2.2.54.1] and about a wipe [MS-ASPROV 2.2.2.54.3]. */
export const ACKNOWLEDGEMENTS = [
  { ...POLICY, code: 1, meaning: 'The policy is enforced, all of it.', source: 'MS-ASPROV R378 R386' },
  { ...POLICY, code: 2, meaning: 'The policy is enforced in part: at least the PIN.', source: 'MS-ASPROV R379 R387' },
  { ...POLICY, code: 3, meaning: 'Nothing of the policy is enforced.', source: 'MS-ASPROV R380 R388' },
  { ...POLICY, code: 4, meaning: 'Somebody else manages the device.', source: 'MS-ASPROV R381 R389' },
  { ...DEVICE_WIPE, code: 1, meaning: 'The device is going to be wiped.', source: 'MS-ASPROV R402' },
  { ...DEVICE_WIPE, code: 2, meaning: 'The device will not be wiped.', source: 'MS-ASPROV R403' },
  { ...ACCOUNT_WIPE, code: 1, meaning: 'The data of the account is going to be wiped.', source: 'MS-ASPROV R402' },
  { ...ACCOUNT_WIPE, code: 2, meaning: 'The data of the account will not be wiped.', source: 'MS-ASPROV R403' },
] as const satisfies readonly Acknowledgement[];

/** A header the client sends: a fact of the protocol that nothing is answered with. */
export interface SentHeader {
  readonly direction: 'sent';
  /** The name in lower case, as headers are asked about. */
  readonly code: string;
  readonly name: string;
  readonly meaning: string;
  readonly spec: SpecRef;
  readonly source: string;
}

/** Request headers the recovery depends on [MS-ASHTTP 2.2.1.1.2]. */
export const SENT_HEADERS = [
  {
    direction: 'sent',
    code: 'x-ms-policykey',
    name: 'X-MS-PolicyKey',
    meaning: 'Current policy key (request header; base64 query has its own field).',
    spec: 'MS-ASHTTP 2.2.1.1.2.8',
    source: 'MS-ASHTTP §2.2.1.1.2.8; MS-ASPROV R61103 R618 R635',
  },
  {
    direction: 'sent',
    code: 'ms-asprotocolversion',
    name: 'MS-ASProtocolVersion',
    meaning: 'Version the request is written in.',
    spec: 'MS-ASHTTP 2.2.1.1.2.6',
    source: 'MS-ASHTTP R157 R408-R409',
  },
  {
    direction: 'sent',
    code: 'user-agent',
    name: 'User-Agent',
    meaning: 'Client identification.',
    spec: 'MS-ASHTTP 3.1.4.1, 3.2.5.1.1',
    source: 'MS-ASHTTP R415-R421 (more than two changes in a day can block the device)',
  },
] as const satisfies readonly SentHeader[];
