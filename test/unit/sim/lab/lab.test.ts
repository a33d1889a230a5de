import { describe, expect, it } from 'vitest';
import { isRecoveryError } from '../../../../src/core/errors.ts';
import { createLab } from '../../../../src/sim/lab/lab.ts';
import type { Probe } from '../probe.ts';
import { el, folderSync, mapped, primed, probe, said, seeded, syncOf } from '../probe.ts';

describe('the log', () => {
  it('says of each request when, what, by whom, with which key, and what came of it', () => {
    const client = probe({ policy: { demand: 'none' }, faults: [{ when: { nth: 2 }, do: { cut: 'before' } }] });
    client.policyKey = '77';
    mapped(client);
    client.clock.now += 5000;
    client.open('Sync', { root: syncOf([{ key: '0', id: '1' }]) });
    expect(client.lab.log).toEqual([
      {
        at: client.clock.now - 5000,
        command: 'FolderSync',
        user: 'alice',
        deviceId: 'probe1',
        version: '14.1',
        policyKey: '77',
        collectionIds: [],
        processed: true,
        rule: undefined,
        http: 200,
      },
      {
        at: client.clock.now,
        command: 'Sync',
        user: 'alice',
        deviceId: 'probe1',
        version: '14.1',
        policyKey: '77',
        collectionIds: ['1'],
        processed: false,
        rule: 0,
        http: 0,
      },
    ]);
  });

  it('has no answer for a request that waits, until it comes', () => {
    const client = probe();
    mapped(client);
    const key = primed(client, '1');
    client.open('Sync', { root: syncOf([{ key, id: '1' }], el('AirSync:Wait', '1')) });
    expect(client.lab.log.at(-1)?.http).toBeUndefined();
    client.clock.now += 60_000;
    client.lab.tick();
    expect(client.lab.log.at(-1)?.http).toBe(200);
  });
});

describe('faults', () => {
  it('that are set anew are counted anew, and bad ones change nothing', () => {
    const client = probe();
    const faults = [{ when: { command: 'FolderSync', nth: 1 }, do: { http: { code: 503 } } }];
    const http = () => client.send('FolderSync', { root: folderSync('0') }).http;
    client.lab.setFaults(faults);
    expect([http(), http()]).toEqual([503, 200]);
    client.lab.setFaults(faults);
    expect(() => client.lab.setFaults([{}])).toThrow('rules[0].when must be present');
    expect([http(), http()]).toEqual([503, 200]);
  });

  it('strike before the login is looked at, as a proxy would', () => {
    const client = probe({ policy: { demand: 'none' }, faults: [{ when: {}, do: { http: { code: 502 } } }] });
    expect(client.send('FolderSync', { root: folderSync('0'), headers: { authorization: undefined } }).http).toBe(502);
  });

  it('with a status leave the request undone, or done when they say so', () => {
    const client = probe();
    const box = client.lab.mailbox('alice');
    const create = (key: string) =>
      client.send('FolderCreate', {
        root: el(
          'FolderHierarchy:FolderCreate',
          el('FolderHierarchy:SyncKey', key),
          el('FolderHierarchy:ParentId', '0'),
          el('FolderHierarchy:DisplayName', 'Project'),
          el('FolderHierarchy:Type', '12'),
        ),
      });
    const key = mapped(client);
    client.lab.setFaults([
      { when: { nth: 1 }, do: { status: { at: 'FolderCreate', code: 6 } } },
      { when: { nth: 2 }, do: { status: { at: 'FolderCreate', code: 6 }, processed: true } },
    ]);
    const count = () => box.folders().filter((one) => one.name === 'Project').length;
    expect([said(create(key), 'Status'), count()]).toEqual(['6', 0]);
    expect([said(create(key), 'Status'), count()]).toEqual(['6', 1]);
    expect([said(create(key), 'Status'), count()]).toEqual(['1', 1]);
  });

  it('strike the answer of a request that waited', () => {
    const client = probe();
    mapped(client);
    const key = primed(client, '1');
    client.lab.setFaults([{ when: { command: 'Sync' }, do: { cut: 'after' } }]);
    const waiting = client.open('Sync', { root: syncOf([{ key, id: '1' }], el('AirSync:Wait', '1')) });
    expect(waiting.delivery).toBeUndefined();
    client.clock.now += 60_000;
    client.lab.tick();
    expect(waiting.delivery).toMatchObject({ send: 'nothing' });
  });
});

describe('a request that waits', () => {
  it('is forgotten when its client goes away, and its answer is not given to nobody', () => {
    const client = probe();
    mapped(client);
    const key = primed(client, '1');
    const waiting = client.open('Sync', { root: syncOf([{ key, id: '1' }], el('AirSync:Wait', '1')) });
    waiting.gone();
    client.lab.mailbox('alice').deliver({ from: 'bob@example.test', subject: 'Hello' });
    expect(waiting.delivery).toBeUndefined();
    expect(client.lab.dueAt()).toBeUndefined();
    expect(said(client.send('Sync', { root: syncOf([{ key, id: '1' }]) }), 'Collections/Collection/Status')).toBe('1');
  });

  it('wakes its keeper when it begins, when it ends, and when it is forgotten', () => {
    const seen: (number | undefined)[] = [];
    const client: Probe = probe({ policy: { demand: 'none' } }, 1, () => seen.push(client.lab.dueAt()));
    mapped(client);
    const key = primed(client, '1');
    const wait = { root: syncOf([{ key, id: '1' }], el('AirSync:Wait', '1')) };
    const due = client.clock.now + 60_000;
    seen.length = 0;
    const { gone } = client.open('Sync', wait);
    gone();
    gone();
    client.open('Sync', wait);
    client.clock.now = due;
    client.lab.tick();
    expect(seen).toEqual([due, undefined, due, undefined]);
  });
});

it('refuses unknown options and a fault script that is none', () => {
  const ports = { now: () => 0, random: seeded(1) };
  expect(() => createLab({ nothing: 1 } as object, ports)).toThrow(expect.toSatisfy(isRecoveryError));
  expect(() => createLab({ faults: 'none' }, ports)).toThrow('list of rules');
});
