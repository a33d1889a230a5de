import { createActor, waitFor } from 'xstate';
import { afterEach, expect, it } from 'vitest';
import { createSession, type Session } from 'activesync-recovery';
import { startLab, type FaultScript, type RunningLab } from 'activesync-recovery/sim';
import { element, encode } from 'activesync-recovery/wbxml';
import { inboxMachine } from '../../examples/05-own-machine.ts';

let server: RunningLab | undefined;
let session: Session | undefined;
afterEach(async () => {
  await session?.stop();
  await server?.stop();
});

async function inbox(faults: FaultScript) {
  const { url, lab } = (server = await startLab({ policy: { demand: 'none' }, faults }));
  const eas = (session = createSession());
  const headers = { Authorization: `Basic ${btoa('alice:alice-pw')}`, 'MS-ASProtocolVersion': '14.1' };
  const address = (command: string): string => `${url}?Cmd=${command}&User=alice&DeviceId=MACHINE&DeviceType=Example`;
  const folders = encode(element('FolderHierarchy:FolderSync', element('FolderHierarchy:SyncKey', '0')));
  await eas.request('FolderSync', () => ({ url: address('FolderSync'), headers, body: folders }));
  const id = lab.mailbox('alice').folder(2);
  const collection = element('AirSync:Collection', element('AirSync:SyncKey', '0'), element('AirSync:CollectionId', id));
  const body = encode(element('AirSync:Sync', element('AirSync:Collections', collection)));
  return createActor(inboxMachine(eas, () => ({ url: address('Sync'), headers, body }))).start();
}

it('a hold is a banner, and lifting it an event of the user’s [MS-ASHTTP 3.1.5.2.1]', async () => {
  const actor = await inbox([{ when: { command: 'Sync', to: 2 }, do: { http: { code: 401 } } }]);
  actor.send({ type: 'user.pulled' });
  const waiting = await waitFor(actor, (snapshot) => snapshot.matches('waiting'), { timeout: 10_000 });
  expect(waiting.context.banner).toBe('user: credentials');
  actor.send({ type: 'user.acted' });
  const fresh = await waitFor(actor, (snapshot) => snapshot.matches('fresh'), { timeout: 10_000 });
  expect(fresh.context.banner).toBe('');
  actor.stop();
});

it('what the session cures by itself the machine never sees [MS-ASCMD 2.2.2]', async () => {
  const actor = await inbox([{ when: { command: 'Sync', nth: 1 }, do: { html: true } }]);
  const states: unknown[] = [];
  actor.subscribe(({ value }) => void (states.at(-1) === value || states.push(value)));
  actor.send({ type: 'user.pulled' });
  await waitFor(actor, (snapshot) => snapshot.matches('fresh'), { timeout: 10_000 });
  expect(states).toEqual(['syncing', 'fresh']);
  actor.stop();
});

it('what it may not cure is told with its reason: a lost key is the app’s [MS-ASCMD 2.2.3.177.17]', async () => {
  const actor = await inbox([{ when: { command: 'Sync' }, do: { status: { at: 'Sync/Collections/Collection', code: 3 } } }]);
  actor.send({ type: 'user.pulled' });
  await waitFor(actor, (snapshot) => snapshot.matches('failed'), { timeout: 10_000 });
  expect(session?.getSnapshot().requests).toEqual([]);
  actor.stop();
});
