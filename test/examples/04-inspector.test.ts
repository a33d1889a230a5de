import { afterEach, expect, it, vi } from 'vitest';
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

afterEach(() => void vi.unstubAllGlobals());

/** A browser's window, as far as the inspector needs one: what it opened, and what it posted there. */
function browserWindow() {
  const seen = { opened: [] as string[], posted: [] as { readonly type: string }[] };
  const hearers: ((message: { readonly data: unknown }) => void)[] = [];
  vi.stubGlobal('window', {
    open(url: string) {
      seen.opened.push(url);
      return { postMessage: (message: { readonly type: string }) => void seen.posted.push(message) };
    },
    addEventListener: (_: string, hearer: (message: { readonly data: unknown }) => void) => void hearers.push(hearer),
    requestIdleCallback: (callback: () => void) => void setTimeout(callback, 0),
  });
  /** What the opened page says once it is there. */
  const connect = (): void => hearers.forEach((hear) => hear({ data: { type: '@statelyai.connected' } }));
  return { ...seen, connect };
}

async function folderSynced(): Promise<number> {
  const server = await startLab({ policy: { demand: 'none' } });
  const eas = inspected();
  const url = `${server.url}?Cmd=FolderSync&User=alice&DeviceId=INSPECTED&DeviceType=Example`;
  const { status } = await eas.fetch(url, { method: 'POST', headers, body: folderSync('0') });
  await eas.stop();
  await server.stop();
  return status;
}

it('opens the inspector in a browser and posts the account there', async () => {
  const { opened, posted, connect } = browserWindow();
  expect(await folderSynced()).toBe(200);
  expect(opened).toHaveLength(1);
  expect(posted).toEqual([]);
  connect();
  await expect.poll(() => JSON.stringify(posted)).toContain('accept.FolderSync.1');
  expect(posted).toContainEqual(expect.objectContaining({ type: '@xstate.actor', name: 'FolderSync#1' }));
});

it.each([
  ['no window', undefined],
  ['a window that opens nothing, as React Native has', {}],
])('runs without an inspector where there is %s', async (_, here) => {
  vi.stubGlobal('window', here);
  expect(await folderSynced()).toBe(200);
});
