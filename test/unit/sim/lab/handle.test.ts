import { describe, expect, it } from 'vitest';
import { handle, newLabState } from '../../../../src/sim/lab/handle.ts';
import { rulesOf } from '../../../../src/sim/lab/rules.ts';
import type { World } from '../../../../src/sim/lab/rules.ts';
import type { LabState } from '../../../../src/sim/lab/state.ts';
import { element } from '../../../../src/wbxml/index.ts';
import { add, commands, el, folderSync, probe, said, seeded, syncOf } from '../probe.ts';

const rules = rulesOf({ policy: { demand: 'none' } });
const world = (seed = 1, now = 0): World => ({ rules, now, random: seeded(seed) });
const client = probe();
const FOLDERS = client.request('FolderSync', { root: folderSync('0') });

/** Everything of a state, as text: two states are the same if these are. */
const image = (state: LabState): string =>
  JSON.stringify(state, (_key, value: unknown) => (value instanceof Map ? [...value] : value instanceof Uint8Array ? [...value] : value));

describe('handle', () => {
  it('gives the same state and answer for the same state, request and world', () => {
    const start = newLabState(rules);
    const [one, two] = [handle(start, FOLDERS, world()), handle(start, FOLDERS, world())];
    expect(image(one.state)).toBe(image(two.state));
    expect(one).toEqual(two);
    expect(handle(start, FOLDERS, world(2))).not.toEqual(one);
  });

  it('leaves the state it was given as it was, and shares what did not change', () => {
    const start = newLabState(rules);
    const before = image(start);
    const { state } = handle(start, FOLDERS, world());
    expect(image(start)).toBe(before);
    expect(state.mailboxes.get('bob')).toBe(start.mailboxes.get('bob'));
    expect(state.mailboxes.get('alice')).toBe(start.mailboxes.get('alice'));
    expect(state.devices.size).toBe(1);
  });

  it('changes nothing for a request that does not pass the gate', () => {
    const start = newLabState(rules);
    expect(handle(start, { ...FOLDERS, headers: {} }, world()).state).toBe(start);
  });

  it('refuses bytes where text should be', () => {
    const bytes = { root: element('FolderHierarchy:FolderSync', element('FolderHierarchy:SyncKey', new Uint8Array([0x80]))) };
    expect(said(client.send('FolderSync', bytes), 'Status')).toBe('103');
    expect(client.send('FolderSync', { ...bytes, version: '12.1' }).http).toBe(400);
  });

  it('lets two futures of one state go their own ways', () => {
    const { state } = handle(newLabState(rules), FOLDERS, world());
    const primed = handle(state, client.request('Sync', { root: syncOf([{ key: '0', id: '7' }]) }), world(3)).state;
    const key = primed.devices.get('alice\nprobe1')?.collections.get('7')?.key ?? '';
    const adding = (subject: string) =>
      handle(
        primed,
        client.request('Sync', { root: syncOf([{ key, id: '7', more: [commands(add('c', el('Calendar:Subject', subject)))] }]) }),
        world(4),
      );
    const [lunch, dinner] = [adding('Lunch').state, adding('Dinner').state];
    expect(primed.mailboxes.get('alice')?.items.get('7')?.size).toBe(0);
    expect(lunch.mailboxes.get('alice')?.items.get('7')?.size).toBe(1);
    expect(image(lunch)).not.toBe(image(dinner));
  });

  it('keeps the devices of two users apart, and the mailboxes of two devices together', () => {
    const { state } = handle(newLabState(rules), FOLDERS, world());
    const other = handle(
      state,
      { ...FOLDERS, headers: { ...FOLDERS.headers, authorization: `Basic ${btoa('bob:bob-pw')}` } },
      world(2),
    ).state;
    expect([...other.devices.keys()]).toEqual(['alice\nprobe1', 'bob\nprobe1']);
  });
});
