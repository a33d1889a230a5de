import { afterEach, expect, it } from 'vitest';
import { startLab, type RunningLab } from 'activesync-recovery/sim';
import type { Asked } from 'activesync-recovery/decide';
import { element, encode } from 'activesync-recovery/wbxml';
import { decider, nativeSession, nativeTransport, type NativeHttp } from '../../examples/03-own-transport.ts';

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
  )();
  const busy = told({ command: 'Sync', protocolVersion: '16.1', status: 503, headers: { 'Retry-After': '60' } });
  expect(busy).toMatchObject({ plan: { do: 'retry', dueAt: 61_000 }, because: { status: 'http.503' } });
  expect(told({ command: 'Sync', protocolVersion: '16.1', fault: 'offline' }).ledger.tries).toBe(1);
});

it('a mail of 5 MB crosses the bridge, and a reply of 5 MB comes back', async () => {
  const bytes = new Uint8Array(5_000_000).map((_, at) => at * 7);
  const echo: NativeHttp = { request: async ({ data = '' }) => ({ status: 200, headers: {}, data }) };
  const request = { method: 'POST', url: 'https://mail.example/', headers: {}, body: bytes } as const;
  const { body } = await nativeTransport(echo).send(request, new AbortController().signal);
  expect(body.length).toBe(bytes.length);
  expect(Buffer.compare(body, bytes)).toBe(0);
});

const sync = (...parts: readonly Parameters<typeof element>[1][]) => encode(element('AirSync:Sync', ...parts));
const answered = { command: 'Sync', protocolVersion: '14.1', status: 200, headers: {} } as const;
const cases: readonly (readonly [string, Asked, number, string])[] = [
  ['142', { ...answered, body: sync(element('AirSync:Status', '142')) }, 3, 'hold'],
  ['503', { ...answered, status: 503 }, 6, 'hold'],
  ['404', { ...answered, status: 404 }, 2, 'hold'],
  ['501', { ...answered, status: 501 }, 2, 'reject'],
  ['Sync 5', { ...answered, body: sync(element('AirSync:Status', '5')) }, 6, 'reject'],
];
it.each(cases)('a client’s own loop ends for a server that always says %s: strikes are given back', (_, asked, tries, end) => {
  let now = 0;
  const told = decider(
    () => now,
    () => 0.5,
  )();
  let [asks, last] = [0, ''];
  while (asks < 100 && !['hold', 'reject', 'accept'].includes(last)) {
    const { plan } = told(asked);
    asks += 1;
    last = plan.do;
    now = Math.max(now, plan.dueAt ?? now);
  }
  expect([asks, last]).toEqual([tries, end]);
});
