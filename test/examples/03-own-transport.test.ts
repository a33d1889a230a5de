import { afterEach, expect, it } from 'vitest';
import { startLab, type RunningLab } from 'activesync-recovery/sim';
import { element, encode } from 'activesync-recovery/wbxml';
import { decider, nativeSession, type NativeHttp } from '../../examples/03-own-transport.ts';

let server: RunningLab | undefined;
afterEach(() => server?.stop());

/** The plugin, over the platform's fetch: what crosses its bridge is text. */
const plugin = (asked: string[]): NativeHttp => ({
  async request({ url, method, headers, data }) {
    asked.push(headers['Cookie'] ?? '');
    const body = data && Uint8Array.from(atob(data), (character) => character.charCodeAt(0));
    const response = await fetch(new Request(url, { method, headers, redirect: 'manual', ...(body && { body }) }));
    const bytes = new Uint8Array(await response.arrayBuffer());
    return { status: response.status, headers: Object.fromEntries(response.headers), data: btoa(String.fromCharCode(...bytes)) };
  },
});

it('a session over a native plugin provisions and repeats what was refused [MS-ASPROV 3.1.5.1]', async () => {
  server = await startLab({ policy: { demand: 'required', partial: 'allow' } });
  const { url } = server;
  const asked: string[] = [];
  const session = nativeSession(plugin(asked));
  const body = encode(element('FolderHierarchy:FolderSync', element('FolderHierarchy:SyncKey', '0')));
  const headers = { Authorization: `Basic ${btoa('alice:alice-pw')}`, 'MS-ASProtocolVersion': '14.1' };
  const { outcome } = await session.request('FolderSync', () => ({
    url: `${url}?Cmd=FolderSync&User=alice&DeviceId=NATIVE&DeviceType=Example`,
    headers,
    body,
  }));
  expect(outcome).toMatchObject({ kind: 'done', attempts: 2 });
  expect(asked).toHaveLength(4);
  await session.stop();
});

it('without a session each reply is told what to do, and when [MS-ASHTTP 3.1.5.2.3]', () => {
  const told = decider(
    () => 1000,
    () => 0,
  );
  const busy = told({ command: 'Sync', protocolVersion: '16.1', status: 503, headers: { 'Retry-After': '60' } });
  expect(busy).toMatchObject({ plan: { do: 'retry', dueAt: 61_000 }, because: { status: 'http.503' } });
  expect(told({ command: 'Sync', protocolVersion: '16.1', fault: 'offline' }).ledger.tries).toBe(1);
});
