import { element } from '../../wbxml/build.ts';
import { child, childrenOf } from '../../wbxml/tree.ts';
import type { WbxmlElement } from '../../wbxml/tree.ts';
import { informationIn } from './provision.ts';
import type { Account } from './state.ts';
import { answered, wbxmlReply } from './turn.ts';
import type { Ask, Handler } from './turn.ts';

const OK = 1;
const PROTOCOL_ERROR = 2;
const DENIED = 7;

const status = (code: number): WbxmlElement => element('Settings:Status', String(code));

type Property = (account: Account, ask: Ask, asked: WbxmlElement) => readonly [Account, WbxmlElement];

/** Set is the only thing that can be done with it (MS-ASCMD 2.2.1.18). */
const deviceInformation: Property = (account, _ask, asked) => {
  const information = informationIn(asked);
  const said = (code: number): WbxmlElement => element('Settings:DeviceInformation', status(code));
  if (information === undefined) return [account, said(PROTOCOL_ERROR)];
  return [{ ...account, device: { ...account.device, information } }, said(OK)];
};

/** Kept as it was set, and given back (MS-ASCMD 2.2.1.18). Off until it is set. */
const oof: Property = (account, _ask, asked) => {
  const set = child(asked, 'Set');
  if (set !== undefined) {
    // A start without an end, or the other way round, is an error (MS-ASCMD 2.2.3.177.15).
    const half = (child(set, 'StartTime') === undefined) !== (child(set, 'EndTime') === undefined);
    if (half || child(set, 'OofState') === undefined) return [account, element('Settings:Oof', status(PROTOCOL_ERROR))];
    return [{ ...account, mailbox: { ...account.mailbox, oof: childrenOf(set) } }, element('Settings:Oof', status(OK))];
  }
  const kept = account.mailbox.oof.filter((el) => el.name !== 'BodyType');
  const all = kept.length === 0 ? [element('Settings:OofState', '0')] : kept;
  return [account, element('Settings:Oof', status(OK), element('Settings:Get', ...all))];
};

const userInformation: Property = (account, ask) => {
  const address = element('Settings:SMTPAddress', `${ask.user}@${ask.world.rules.domain}`);
  const got = element('Settings:Get', element('Settings:EmailAddresses', address));
  return [account, element('Settings:UserInformation', status(OK), got)];
};

/** Recovery passwords are switched off here, as they are in most organisations. */
const devicePassword: Property = (account) => [account, element('Settings:DevicePassword', status(DENIED))];

const PROPERTIES: Readonly<Record<string, Property>> = {
  DeviceInformation: deviceInformation,
  Oof: oof,
  UserInformation: userInformation,
  DevicePassword: devicePassword,
};

/** Settings (MS-ASCMD 2.2.1.18): each property is answered for itself, unless the request as a whole is wrong. */
export const settings: Handler = (before, ask) => {
  const asked = ask.root === undefined ? [] : childrenOf(ask.root);
  if (asked.length === 0 || asked.some((one) => !Object.hasOwn(PROPERTIES, one.name))) return answered(before, ask, PROTOCOL_ERROR);
  let account = before;
  const said: WbxmlElement[] = [];
  for (const one of asked) {
    const [next, el] = PROPERTIES[one.name]?.(account, ask, one) ?? [account, status(PROTOCOL_ERROR)];
    account = next;
    said.push(el);
  }
  return { account, reply: wbxmlReply(element('Settings:Settings', status(OK), ...said)) };
};
