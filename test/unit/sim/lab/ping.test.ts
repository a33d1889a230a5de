import { describe, expect, it } from 'vitest';
import { childrenOf, decode, textOf, at } from '../../../../src/wbxml/index.ts';
import type { Delivery } from '../../../../src/sim/fault-delivery.ts';
import type { LabOptions } from '../../../../src/sim/lab/rules.ts';
import type { Probe } from '../probe.ts';
import { el, mapped, pingOf, primed, probe, said } from '../probe.ts';

const INBOX = '1';
const CALENDAR = '7';

function ready(options: LabOptions = {}): Probe {
  const client = probe({ policy: { demand: 'none' }, ...options });
  mapped(client);
  primed(client, INBOX);
  return client;
}

const rootOf = (delivery: Delivery | undefined) => delivery && decode(delivery.reply.body).root;
const statusOf = (delivery: Delivery | undefined) => textOf(at(rootOf(delivery) ?? el('Ping:Ping'), 'Status'));
const mail = (client: Probe, subject = 'Hello') => client.lab.mailbox('alice').deliver({ from: 'bob@example.test', subject });

describe('Ping', () => {
  it('waits as long as it was told, then says that nothing is new: 1 [MS-ASCMD 2.2.1.13]', () => {
    const client = ready();
    const waiting = client.open('Ping', { root: pingOf(480, [INBOX]) });
    expect(client.lab.dueAt()).toBe(client.clock.now + 480_000);
    client.clock.now += 479_999;
    client.lab.tick();
    expect(waiting.delivery).toBeUndefined();
    client.clock.now += 1;
    client.lab.tick();
    expect(statusOf(waiting.delivery)).toBe('1');
    expect(client.lab.dueAt()).toBeUndefined();
  });

  it('ends as soon as something is added, and names the folder: 2 [MS-ASCMD 2.2.3.177.11]', () => {
    const client = ready();
    primed(client, CALENDAR);
    const waiting = client.open('Ping', { root: pingOf(480, [INBOX, CALENDAR]) });
    client.lab.mailbox('alice').add(CALENDAR, { 'Calendar:Subject': 'Lunch' });
    expect(statusOf(waiting.delivery)).toBe('2');
    const root = rootOf(waiting.delivery);
    expect(root && childrenOf(at(root, 'Folders') ?? root).map((one) => textOf(one))).toEqual([CALENDAR]);
  });

  it('answers at once when something is there that the last Sync did not tell [MS-ASCMD 2.2.1.13]', () => {
    const client = ready();
    mail(client);
    expect(said(client.send('Ping', { root: pingOf(480, [INBOX]) }), 'Status')).toBe('2');
    expect(said(client.send('Ping', { root: pingOf(480, [INBOX]) }), 'Status')).toBe('2');
  });

  it('does not end for changes and deletions, nor for other folders [MS-ASCMD 2.2.1.13]', () => {
    const client = probe();
    mapped(client);
    const box = client.lab.mailbox('alice');
    const [one, two] = [mail(client, 'one'), mail(client, 'two')];
    primed(client, INBOX);
    const waiting = client.open('Ping', { root: pingOf(480, [INBOX]) });
    box.change(INBOX, one, { 'Email:Subject': 'one', 'Email:Read': '1' });
    box.remove(INBOX, two);
    box.add(CALENDAR, { 'Calendar:Subject': 'Lunch' });
    expect(waiting.delivery).toBeUndefined();
  });

  it('remembers interval and folders: later ones may leave out either, or both [MS-ASCMD 2.2.1.13]', () => {
    const client = ready();
    client.open('Ping', { root: pingOf(480, [INBOX]) });
    client.open('Ping', { root: pingOf(600) });
    expect(client.lab.dueAt()).toBe(client.clock.now + 600_000);
    const waiting = client.open('Ping');
    expect(client.lab.dueAt()).toBe(client.clock.now + 600_000);
    client.open('Ping', { root: pingOf(undefined, [INBOX, CALENDAR]) });
    expect(statusOf(waiting.delivery)).toBe('1');
    expect(client.lab.dueAt()).toBe(client.clock.now + 600_000);
  });

  it.each([
    ['no body', undefined],
    ['no folders', pingOf(480)],
    ['no interval', pingOf(undefined, [INBOX])],
    ['an empty list of folders', pingOf(480, [])],
  ])('with %s and nothing remembered: 3 [MS-ASCMD 2.2.3.177.11]', (_what, root) => {
    expect(said(ready().send('Ping', { root }), 'Status')).toBe('3');
  });

  it.each([
    ['a folder twice', pingOf(480, [INBOX, INBOX])],
    ['an interval that is no number', pingOf('soon', [INBOX])],
    [
      'a folder without Id',
      el('Ping:Ping', el('Ping:HeartbeatInterval', '480'), el('Ping:Folders', el('Ping:Folder', el('Ping:Class', 'Email')))),
    ],
    [
      'a folder without Class',
      el('Ping:Ping', el('Ping:HeartbeatInterval', '480'), el('Ping:Folders', el('Ping:Folder', el('Ping:Id', INBOX)))),
    ],
  ])('with %s: 4 [MS-ASCMD 2.2.3.177.11]', (_what, root) => {
    expect(said(ready().send('Ping', { root }), 'Status')).toBe('4');
  });

  it.each([
    [59, '60'],
    [3541, '3540'],
  ])('with %d seconds: 5, and the nearest that is allowed [MS-ASCMD 2.2.3.177.11]', (seconds, nearest) => {
    const client = ready();
    const answer = client.send('Ping', { root: pingOf(seconds, [INBOX]) });
    expect([said(answer, 'Status'), said(answer, 'HeartbeatInterval')]).toEqual(['5', nearest]);
    expect(said(client.send('Ping'), 'Status')).toBe('3');
  });

  it('takes the bounds it was set to', () => {
    const client = ready({ heartbeat: { least: 1, most: 5 } });
    expect(client.open('Ping', { root: pingOf(1, [INBOX]) }).delivery).toBeUndefined();
    expect(said(client.send('Ping', { root: pingOf(6, [INBOX]) }), 'HeartbeatInterval')).toBe('5');
  });

  it('with more folders than it watches: 6, and how many those are [MS-ASCMD 2.2.3.177.11]', () => {
    const client = ready({ pingFolders: 1 });
    const answer = client.send('Ping', { root: pingOf(480, [INBOX, CALENDAR]) });
    expect([said(answer, 'Status'), said(answer, 'MaxFolders')]).toEqual(['6', '1']);
    expect(client.open('Ping', { root: pingOf(480, [INBOX]) }).delivery).toBeUndefined();
  });

  it('with a folder that is not there, or not known to the device: 7 [MS-ASCMD 2.2.3.177.11]', () => {
    const client = ready();
    expect(said(client.send('Ping', { root: pingOf(480, ['999']) }), 'Status')).toBe('7');
    const fresh = client.lab.mailbox('alice').addFolder({ name: 'Fresh' });
    expect(said(client.send('Ping', { root: pingOf(480, [fresh]) }), 'Status')).toBe('7');
    client.lab.mailbox('alice').loseHierarchy();
    expect(said(client.send('Ping', { root: pingOf(480, [INBOX]) }), 'Status')).toBe('7');
  });

  it('ends with 7 when a folder it watches goes', () => {
    const client = probe();
    const folder = client.lab.mailbox('alice').addFolder({ name: 'Project' });
    mapped(client);
    const waiting = client.open('Ping', { root: pingOf(480, [folder]) });
    client.lab.mailbox('alice').removeFolder(folder);
    expect(statusOf(waiting.delivery)).toBe('7');
  });

  it('ends with 1 when the device sends a newer one, as recorded servers do; other devices go on', () => {
    const client = ready();
    const older = client.open('Ping', { root: pingOf(480, [INBOX]) });
    const newer = client.open('Ping', { root: pingOf(480, [INBOX]) });
    expect(statusOf(older.delivery)).toBe('1');
    client.deviceId = 'probe2';
    mapped(client);
    client.open('Ping', { root: pingOf(480, [INBOX]) });
    expect(newer.delivery).toBeUndefined();
  });
});
