import { expect, it } from 'vitest';
import { createSession } from 'activesync-recovery';
import { startLab } from 'activesync-recovery/sim';
import { element, encode } from 'activesync-recovery/wbxml';
import { inspected, treeOn } from '../../examples/04-inspector.ts';

const headers = {
  Authorization: `Basic ${btoa('alice:alice-pw')}`,
  'MS-ASProtocolVersion': '14.1',
  'Content-Type': 'application/vnd.ms-sync.wbxml',
};
const folderSync = (key: string) => encode(element('FolderHierarchy:FolderSync', element('FolderHierarchy:SyncKey', key)));

it('shows one tree: the account above the request, the statuses in the names of the events', async () => {
  const server = await startLab();
  const lines: string[] = [];
  const eas = createSession({ inspect: treeOn((line) => void lines.push(line)), hooks: { policy: async () => 'full' } });
  const url = `${server.url}?Cmd=FolderSync&User=alice&DeviceId=INSPECTED&DeviceType=Example`;
  await eas.fetch(url, { method: 'POST', headers, body: folderSync('0') });
  expect(lines).toContain('account -> FolderSync#1: repair.common.142');
  expect(lines).toContain('account -> ladder: rung.broken');
  expect(lines.filter((line) => line.startsWith('account -> provision#1: continue.Provision'))).toHaveLength(1);
  expect(lines.at(-1)).toBe('account -> FolderSync#1: accept.FolderSync.1');
  await eas.stop();
  await server.stop();
});

it('runs without an inspector where there is no window', async () => {
  const server = await startLab({ policy: { demand: 'none' } });
  const eas = inspected();
  const url = `${server.url}?Cmd=FolderSync&User=alice&DeviceId=INSPECTED&DeviceType=Example`;
  expect((await eas.fetch(url, { method: 'POST', headers, body: folderSync('0') })).status).toBe(200);
  await eas.stop();
  await server.stop();
});
