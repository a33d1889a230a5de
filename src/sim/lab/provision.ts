import { element } from '../../wbxml/build.ts';
import { at, child, childrenOf, textOf } from '../../wbxml/tree.ts';
import type { WbxmlElement } from '../../wbxml/tree.ts';
import { newPolicyKey } from './keys.ts';
import { newDevice } from './state.ts';
import type { Account, Device } from './state.ts';
import { answered, refused, wbxmlReply } from './turn.ts';
import type { Ask, Handler, Turn } from './turn.ts';

const OK = 1;
const PROTOCOL_ERROR = 2;
const NO_POLICY = 2;
const UNKNOWN_TYPE = 3;
const WRONG_POLICY_KEY = 5;
const PARTLY_REFUSED = 139;
const EXTERNAL_REFUSED = 145;
const DEVICE_INFORMATION_MISSING = 165;

/** The only type known from 12.0 on (MS-ASPROV 3.1.5.1). */
const POLICY_TYPE = 'MS-EAS-Provisioning-WBXML';

/** What the lab demands: little enough for any client to enforce. */
const POLICY: readonly WbxmlElement[] = [
  element('Provision:DevicePasswordEnabled', '0'),
  element('Provision:AttachmentsEnabled', '1'),
  element('Provision:MaxAttachmentSize', '10485760'),
];

interface PolicyAnswer {
  readonly status: number;
  readonly key?: string;
  readonly data?: true;
}

function policyElement(answer: PolicyAnswer, type: string): WbxmlElement {
  return element(
    'Provision:Policies',
    element(
      'Provision:Policy',
      element('Provision:PolicyType', type),
      element('Provision:Status', String(answer.status)),
      answer.key === undefined ? undefined : element('Provision:PolicyKey', answer.key),
      answer.data && element('Provision:Data', element('Provision:EASProvisionDoc', ...POLICY)),
    ),
  );
}

/** The whole reply: what became of the device's introduction, then the policy or the directive. */
function reply(account: Account, information: WbxmlElement | undefined, ...rest: readonly WbxmlElement[]): Turn {
  const told = information && element('Settings:DeviceInformation', element('Settings:Status', String(OK)));
  return { account, reply: wbxmlReply(element('Provision:Provision', told, element('Provision:Status', String(OK)), ...rest)) };
}

const withDevice = (account: Account, change: Partial<Device>): Account => ({ ...account, device: { ...account.device, ...change } });

/** What the device said of itself; undefined when there is no Set in it. */
export function informationIn(said: WbxmlElement | undefined): Readonly<Record<string, string>> | undefined {
  const set = said && child(said, 'Set');
  return set && Object.fromEntries(childrenOf(set).map((el) => [el.name, textOf(el)]));
}

/** The element of the directive that waits for this device, if its version knows such a directive (MS-ASPROV 3.1.5.1). */
export function directiveFor(device: Device, ask: Pick<Ask, 'facts'>): 'RemoteWipe' | 'AccountOnlyRemoteWipe' | undefined {
  if (device.wipe === undefined || device.wipe.stage === 'done') return undefined;
  if (device.wipe.scope === 'device') return 'RemoteWipe';
  return ask.facts.accountOnlyWipe ? 'AccountOnlyRemoteWipe' : undefined;
}

/** The device reports how the wipe went: 1 ends it and forgets the device, 2 brings the directive again (Exchange 2013 on). */
function wipeAcknowledged(account: Account, ask: Ask, said: WbxmlElement): Turn {
  const { wipe } = account.device;
  const status = textOf(child(said, 'Status'));
  if (wipe?.stage !== 'directed' && wipe?.stage !== 'failed') return answered(account, ask, PROTOCOL_ERROR);
  if (said.name !== directiveFor(account.device, ask) || (status !== '1' && status !== '2')) return answered(account, ask, PROTOCOL_ERROR);
  if (status === '2') {
    const failed = withDevice(account, { wipe: { ...wipe, stage: 'failed' } });
    return {
      account: failed,
      reply: wbxmlReply(
        element(
          'Provision:Provision',
          element('Provision:Status', String(PROTOCOL_ERROR)),
          element(`Provision:${said.name as 'RemoteWipe'}`),
        ),
      ),
    };
  }
  const forgotten: Device = { ...newDevice(account.device.id), wipe: { ...wipe, stage: 'done' } };
  return reply({ ...account, device: forgotten }, undefined);
}

/** Second phase: the device says how far it enforces the policy (MS-ASPROV 3.2.5.1.2). */
function acknowledged(account: Account, ask: Ask, policy: WbxmlElement, type: string): Turn {
  const { rules, now, random } = ask.world;
  const { temporary } = account.device.policy;
  if (rules.policy.demand === 'none') return reply(account, undefined, policyElement({ status: NO_POLICY }, type));
  if (temporary === undefined || textOf(child(policy, 'PolicyKey')) !== temporary)
    return reply(account, undefined, policyElement({ status: WRONG_POLICY_KEY }, type));
  const status = textOf(child(policy, 'Status'));
  if (status === undefined || !['1', '2', '3', '4'].includes(status)) return answered(account, ask, PROTOCOL_ERROR);
  if ((status === '2' || status === '3') && rules.policy.partial === 'refuse') return refused(account, ask, PARTLY_REFUSED);
  if (status === '4' && rules.policy.external === 'refuse') return refused(account, ask, EXTERNAL_REFUSED);
  const key = newPolicyKey(random);
  const done = withDevice(account, { policy: { key, since: now, edition: account.device.policy.temporaryEdition ?? 0 } });
  return reply(done, undefined, policyElement({ status: OK, key }, type));
}

/** First phase: the policy and a temporary key (MS-ASPROV 3.2.5.1.1). */
function requested(account: Account, ask: Ask, type: string, information: WbxmlElement | undefined): Turn {
  if (type !== POLICY_TYPE) return reply(account, information, policyElement({ status: UNKNOWN_TYPE }, type));
  if (ask.world.rules.policy.demand === 'none') return reply(account, information, policyElement({ status: NO_POLICY }, type));
  const temporary = newPolicyKey(ask.world.random);
  const { device } = account;
  const next = withDevice(account, { policy: { ...device.policy, temporary, temporaryEdition: ask.policyEdition } });
  return reply(next, information, policyElement({ status: OK, key: temporary, data: true }, type));
}

/** Any Provision but an acknowledgement may bring the directive; so may the empty one that asks for it. */
function directed(account: Account, name: 'RemoteWipe' | 'AccountOnlyRemoteWipe', information: WbxmlElement | undefined): Turn {
  const { wipe } = account.device;
  const told =
    wipe === undefined ? account : withDevice(account, { wipe: { ...wipe, stage: wipe.stage === 'failed' ? 'failed' : 'directed' } });
  return reply(told, information, element(`Provision:${name}`));
}

/** Provision (MS-ASPROV 3.2.5.1): two phases, and remote wipe. */
export const provision: Handler = (before, ask) => {
  const { root } = ask;
  const wiped = root && (child(root, 'RemoteWipe') ?? child(root, 'AccountOnlyRemoteWipe'));
  if (wiped !== undefined) return wipeAcknowledged(before, ask, wiped);
  const said = root && child(root, 'DeviceInformation');
  const information = informationIn(said);
  if (said !== undefined && (information === undefined || ask.facts.deviceInformation !== 'provision'))
    return answered(before, ask, PROTOCOL_ERROR);
  const account = information === undefined ? before : withDevice(before, { information });
  const directive = directiveFor(account.device, ask);
  if (directive !== undefined) return directed(account, directive, said);
  const policy = root && at(root, 'Policies/Policy');
  const type = textOf(policy && child(policy, 'PolicyType'));
  if (policy === undefined || type === undefined || type === '') return answered(account, ask, PROTOCOL_ERROR);
  if (child(policy, 'Status') !== undefined) return acknowledged(account, ask, policy, type);
  if (said === undefined && ask.facts.deviceInformation === 'provision') return refused(account, ask, DEVICE_INFORMATION_MISSING);
  return requested(account, ask, type, said);
};
