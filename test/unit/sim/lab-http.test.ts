import { afterEach, describe, expect, it, vi } from 'vitest';
import { isRecoveryError } from '../../../src/core/errors.ts';
import { at, decode, encode, textOf } from '../../../src/wbxml/index.ts';
import { startLab } from '../../../src/sim/lab-http.ts';
import type { RunningLab, StartLabOptions } from '../../../src/sim/lab-http.ts';
import { el, folderSync, syncOf } from './probe.ts';

let running: RunningLab | undefined;
const OPEN: StartLabOptions = { policy: { demand: 'none' } };

async function lab(options: StartLabOptions = OPEN): Promise<RunningLab> {
  running = await startLab(options);
  return running;
}

afterEach(async () => {
  await running?.stop();
  running = undefined;
});

const AUTHORIZATION = `Basic ${btoa('alice:alice-pw')}`;
const HEADERS = { Authorization: AUTHORIZATION, 'MS-ASProtocolVersion': '14.1', 'Content-Type': 'application/vnd.ms-sync.wbxml' };

function ask(server: RunningLab, command: string, body?: Uint8Array<ArrayBuffer>, signal?: AbortSignal): Promise<Response> {
  const url = `${server.url}?Cmd=${command}&User=alice&DeviceId=d1&DeviceType=Probe`;
  return fetch(url, { method: 'POST', headers: HEADERS, ...(body && { body }), ...(signal && { signal }) });
}

const FOLDER_SYNC = encode(folderSync('0'));
const rootOf = async (response: Response) => decode(new Uint8Array(await response.arrayBuffer())).root;

describe('startLab', () => {
  it('answers FolderSync over real HTTP with the built-in folders [MS-ASCMD 2.2.1.5]', async () => {
    const server = await lab();
    const response = await ask(server, 'FolderSync', FOLDER_SYNC);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('application/vnd.ms-sync.wbxml');
    expect(response.headers.get('ms-server-activesync')).toBe('15.2');
    const root = await rootOf(response);
    expect(textOf(at(root, 'Status'))).toBe('1');
    expect(textOf(at(root, 'Changes/Count'))).toBe('10');
    expect(server.lab.log).toMatchObject([{ command: 'FolderSync', user: 'alice', deviceId: 'd1', http: 200, processed: true }]);
  });

  it('binds the loopback address only', async () => {
    const server = await lab();
    expect(server.url).toBe(`http://127.0.0.1:${server.port}/Microsoft-Server-ActiveSync`);
  });

  it('answers a browser preflight without credentials, and lets any origin read its headers', async () => {
    const server = await lab();
    const preflight = await fetch(server.url, {
      method: 'OPTIONS',
      headers: { Origin: 'http://app.test', 'Access-Control-Request-Method': 'POST' },
    });
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get('access-control-allow-origin')).toBe('*');
    expect(server.lab.log).toHaveLength(0);
    const options = await fetch(server.url, { method: 'OPTIONS', headers: { Authorization: AUTHORIZATION } });
    expect(options.headers.get('ms-asprotocolversions')).toBe('12.1,14.0,14.1,16.0,16.1');
    expect(options.headers.get('access-control-expose-headers')).toContain('MS-ASProtocolVersions');
  });

  it('cuts the connection before the request is processed: nothing happened', async () => {
    const server = await lab({ ...OPEN, faults: [{ when: { nth: 1 }, do: { cut: 'before' } }] });
    await expect(ask(server, 'FolderSync', FOLDER_SYNC)).rejects.toThrow('fetch failed');
    expect(server.lab.state().devices.size).toBe(0);
    expect(server.lab.log).toMatchObject([{ processed: false, http: 0, rule: 0 }]);
  });

  it('cuts the connection after the request was processed: it happened, and no answer came', async () => {
    const server = await lab({ ...OPEN, faults: [{ when: { nth: 1 }, do: { cut: 'after' } }] });
    await expect(ask(server, 'FolderSync', FOLDER_SYNC)).rejects.toThrow('fetch failed');
    expect([...server.lab.state().devices.values()][0]?.hierarchy?.key).toMatch(/^\{.+\}$/);
    expect(server.lab.log).toMatchObject([{ processed: true, http: 0, rule: 0 }]);
  });

  it('sends half a reply under the whole length, then cuts', async () => {
    const server = await lab({ ...OPEN, faults: [{ when: {}, do: { half: true } }] });
    const response = await ask(server, 'FolderSync', FOLDER_SYNC);
    const promised = Number(response.headers.get('content-length'));
    const parts: Uint8Array[] = [];
    const read = (async () => {
      for await (const part of response.body as unknown as AsyncIterable<Uint8Array>) parts.push(part);
    })();
    await expect(read).rejects.toThrow('terminated');
    const got = parts.reduce((sum, part) => sum + part.length, 0);
    expect(got).toBe(Math.floor(promised / 2));
  });

  it('delays an answer by the lab clock', async () => {
    const server = await lab({ ...OPEN, speed: 1000, faults: [{ when: {}, do: { delayMs: 20_000 } }] });
    const before = server.now();
    expect((await ask(server, 'FolderSync', FOLDER_SYNC)).status).toBe(200);
    expect(server.now() - before).toBeGreaterThanOrEqual(20_000);
  });

  it('answers a Ping when its heartbeat is over, by a clock that may run fast [MS-ASCMD 2.2.1.13]', async () => {
    const server = await lab({ ...OPEN, speed: 10_000 });
    await ask(server, 'FolderSync', FOLDER_SYNC);
    const response = await ask(server, 'Ping', pingBody(server, 60));
    expect(textOf(at(await rootOf(response), 'Status'))).toBe('1');
  });

  it('answers a Ping as soon as mail arrives [MS-ASCMD 2.2.1.13]', async () => {
    const server = await lab();
    await ask(server, 'FolderSync', FOLDER_SYNC);
    const waiting = ask(server, 'Ping', pingBody(server, 3540));
    await waits(server);
    server.lab.mailbox('alice').deliver({ from: 'bob@example.test', subject: 'Hello' });
    expect(textOf(at(await rootOf(await waiting), 'Status'))).toBe('2');
  });

  it('sleeps while nothing waits', async () => {
    const server = await lab();
    const tick = vi.spyOn(server.lab, 'tick');
    await ask(server, 'FolderSync', FOLDER_SYNC);
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(tick).not.toHaveBeenCalled();
  });

  it('forgets a Ping whose client went away', async () => {
    const server = await lab();
    await ask(server, 'FolderSync', FOLDER_SYNC);
    const stop = new AbortController();
    const waiting = ask(server, 'Ping', pingBody(server, 3540), stop.signal);
    await waits(server);
    stop.abort();
    await expect(waiting).rejects.toThrow('aborted');
    await expect.poll(() => server.lab.dueAt()).toBeUndefined();
  });

  it('ends open Pings when it stops', async () => {
    const server = await startLab(OPEN);
    await ask(server, 'FolderSync', FOLDER_SYNC);
    const waiting = ask(server, 'Ping', pingBody(server, 3540)).then(async (response) => textOf(at(await rootOf(response), 'Status')));
    await waits(server);
    await server.stop();
    expect(await waiting).toBe('1');
    await expect(ask(server, 'FolderSync', FOLDER_SYNC)).rejects.toThrow('fetch failed');
  });

  it('refuses a body larger than it reads with 413', async () => {
    const server = await lab();
    const response = await ask(server, 'FolderSync', new Uint8Array(33 * 1024 * 1024));
    expect(response.status).toBe(413);
    expect(server.lab.log).toHaveLength(0);
    const largest = await ask(server, 'FolderSync', new Uint8Array(32 * 1024 * 1024));
    expect(textOf(at(await rootOf(largest), 'Status'))).toBe('102');
  });

  it('says a mistake of its own with 500 instead of hiding it', async () => {
    const server = await lab();
    const broken = Object.assign(server.lab, {
      receive: () => {
        throw new TypeError('out of order');
      },
    });
    expect(broken).toBe(server.lab);
    const response = await ask(server, 'FolderSync', FOLDER_SYNC);
    expect([response.status, await response.text()]).toEqual([500, 'lab: TypeError: out of order']);
  });

  it.each([
    [{ speed: 0 }, 'speed'],
    [{ speed: Infinity }, 'speed'],
    [{ port: 70_000 }, 'port'],
    [{ port: -1 }, 'port'],
    [{ port: 80.5 }, 'port'],
    [{ doors: 0 }, 'doors'],
    [{ doors: 9 }, 'doors'],
    [{ doors: 1.5 }, 'doors'],
    [{ ports: 1 }, 'ports'],
    [{ faults: {} }, 'list of rules'],
  ])('refuses the options %j and names what is wrong', async (options, named) => {
    const refused = startLab(options as StartLabOptions);
    await expect(refused).rejects.toThrow(named);
    await expect(refused).rejects.toSatisfy(isRecoveryError);
  });

  it('keeps nothing between two labs', async () => {
    const first = await lab();
    await ask(first, 'FolderSync', FOLDER_SYNC);
    await first.stop();
    const second = await lab();
    expect(second.lab.log).toHaveLength(0);
    const response = await ask(second, 'Sync', encode(syncOf([{ key: '0', id: '1' }])));
    expect(textOf(at(await rootOf(response), 'Collections/Collection/Status'))).toBe('12');
  });
});

function pingBody(server: RunningLab, seconds: number): Uint8Array<ArrayBuffer> {
  const inbox = server.lab.mailbox('alice').folder('Inbox');
  const folder = el('Ping:Folder', el('Ping:Id', inbox), el('Ping:Class', 'Email'));
  return encode(el('Ping:Ping', el('Ping:HeartbeatInterval', String(seconds)), el('Ping:Folders', folder)));
}

/** Until the lab has the request on its desk. */
async function waits(server: RunningLab): Promise<void> {
  await expect.poll(() => server.lab.dueAt()).toBeDefined();
}
