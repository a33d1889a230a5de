import { describe, expect, it } from 'vitest';
import type { WbxmlElement } from '../../../../src/wbxml/index.ts';
import type { Answer, Probe } from '../probe.ts';
import { deviceInformation, el, mapped, probe, said } from '../probe.ts';

const send = (client: Probe, ...of: readonly WbxmlElement[]): Answer => client.send('Settings', { root: el('Settings:Settings', ...of) });
const oofGet = el('Settings:Oof', el('Settings:Get', el('Settings:BodyType', 'Text')));
const oofSet = (...of: readonly WbxmlElement[]): WbxmlElement => el('Settings:Oof', el('Settings:Set', ...of));

describe('Settings', () => {
  it('keeps what a device says of itself [MS-ASCMD 2.2.1.18]', () => {
    const client = probe();
    mapped(client);
    const answer = send(client, deviceInformation);
    expect([said(answer, 'Status'), said(answer, 'DeviceInformation/Status')]).toEqual(['1', '1']);
    expect(client.lab.mailbox('alice').devices()).toEqual([{ id: 'probe1', information: { Model: 'Probe', OS: 'Test 1' } }]);
    expect(said(send(client, el('Settings:DeviceInformation')), 'DeviceInformation/Status')).toBe('2');
  });

  it('gives back the out-of-office message as it was set; off at first [MS-ASCMD 2.2.1.18]', () => {
    const client = probe();
    expect(said(send(client, oofGet), 'Oof/Get/OofState')).toBe('0');
    const message = el('Settings:OofMessage', el('Settings:AppliesToInternal'), el('Settings:ReplyMessage', 'Away'));
    expect(said(send(client, oofSet(el('Settings:OofState', '1'), message)), 'Oof/Status')).toBe('1');
    client.deviceId = 'probe2';
    const answer = send(client, oofGet);
    expect([said(answer, 'Oof/Status'), said(answer, 'Oof/Get/OofState'), said(answer, 'Oof/Get/OofMessage/ReplyMessage')]).toEqual([
      '1',
      '1',
      'Away',
    ]);
  });

  it.each([
    ['a start without an end', [el('Settings:OofState', '2'), el('Settings:StartTime', '2026-01-01T00:00:00.000Z')]],
    ['no state', []],
  ])('refuses an out-of-office message with %s: 2, and keeps the old [MS-ASCMD 2.2.3.177.15]', (_what, of) => {
    const client = probe();
    expect(said(send(client, oofSet(...of)), 'Oof/Status')).toBe('2');
    expect(said(send(client, oofGet), 'Oof/Get/OofState')).toBe('0');
  });

  it('names the user’s address, and takes no recovery password: 7 [MS-ASCMD 2.2.3.177.15]', () => {
    const client = probe();
    const user = el('Settings:UserInformation', el('Settings:Get'));
    expect(said(send(client, user), 'UserInformation/Get/EmailAddresses/SMTPAddress')).toBe('alice@example.test');
    const password = el('Settings:DevicePassword', el('Settings:Set', el('Settings:Password', 'x')));
    expect(said(send(client, password), 'DevicePassword/Status')).toBe('7');
  });

  it('answers each property for itself, and what is none as a whole: 2', () => {
    const client = probe();
    const both = send(client, el('Settings:DeviceInformation'), oofGet);
    expect([said(both, 'Status'), said(both, 'DeviceInformation/Status'), said(both, 'Oof/Status')]).toEqual(['1', '2', '1']);
    expect(said(send(client), 'Status')).toBe('2');
    expect(said(send(client, el('Settings:Model', 'x')), 'Status')).toBe('2');
  });
});
