import { describe, expect, it } from 'vitest';
import { EAS_COMMANDS, easCommand, placeAt } from '../../../src/eas/commands.ts';
import { EAS_BOOK } from '../../../src/wbxml/book.ts';

const ALL = Object.values(EAS_COMMANDS);

const withRung = (rung: string): readonly string[] =>
  ALL.filter((facts) => (facts.needs as readonly string[]).includes(rung)).map(({ name }) => name);

describe('the table of commands', () => {
  it('names each row as its key', () => {
    for (const [key, { name }] of Object.entries(EAS_COMMANDS)) expect(name).toBe(key);
  });

  it('policy: all but what comes before it or goes without a key [MS-ASPROV 3.1.5.1]', () => {
    const without = ['Autodiscover', 'OPTIONS', 'Ping', 'Provision'];
    expect(ALL.map(({ name }) => name).filter((name) => !withRung('policy').includes(name))).toEqual(without);
    expect(ALL.filter(({ policyKey }) => !policyKey).map(({ name }) => name)).toEqual(['Autodiscover', 'OPTIONS', 'Ping']);
  });

  it('hierarchy: what names a folder or an item needs it, FolderSync makes it', () => {
    expect(withRung('hierarchy')).toEqual(expect.arrayContaining(['Sync', 'Ping', 'MoveItems', 'Search', 'SmartReply', 'FolderCreate']));
    for (const name of ['FolderSync', 'SendMail', 'Settings', 'Provision', 'ValidateCert'])
      expect(withRung('hierarchy')).not.toContain(name);
  });

  it('each rung stands above all lower ones, but for Ping, which needs no policy, and Autodiscover, which finds the endpoint', () => {
    const order = ['endpoint', 'credentials', 'version', 'policy', 'hierarchy'];
    for (const { name, needs } of ALL) {
      const full = order.slice(0, needs.length);
      const exceptions: Readonly<Record<string, readonly string[]>> = {
        Autodiscover: ['credentials'],
        Ping: ['endpoint', 'credentials', 'version', 'hierarchy'],
      };
      expect([name, needs]).toEqual([name, exceptions[name] ?? full]);
    }
  });

  it('what may not go out twice is marked [rulings 2 and 56]', () => {
    const once = ALL.filter(({ idempotent }) => idempotent === 'no').map(({ name }) => name);
    expect(once).toEqual([
      'CreateCollection',
      'DeleteCollection',
      'FolderCreate',
      'FolderDelete',
      'FolderUpdate',
      'MeetingResponse',
      'MoveCollection',
      'MoveItems',
      'SendMail',
      'SmartForward',
      'SmartReply',
    ]);
    expect(ALL.filter(({ idempotent }) => idempotent === 'unless-adds').map(({ name }) => name)).toEqual(['ItemOperations', 'Sync']);
  });

  it('an empty answer means something to Sync and to mails alone [ruling 5]', () => {
    expect(ALL.filter(({ empty }) => empty === 'nothing-changed').map(({ name }) => name)).toEqual(['Sync']);
    expect(ALL.filter(({ empty, reply }) => empty === 'success' && reply === 'wbxml').map(({ name }) => name)).toEqual([
      'SendMail',
      'SmartForward',
      'SmartReply',
    ]);
  });

  it('places begin at the root, are met once, and the root is one of them', () => {
    for (const { name, places, ...facts } of ALL) {
      const paths: readonly string[] = places.map(({ path }) => path);
      expect(new Set(paths).size).toBe(paths.length);
      for (const path of paths) expect(path.split('/')[0]).toBe(name);
      const isSilent = facts.reply !== 'wbxml' || !('root' in facts) || name === 'GetHierarchy';
      expect([name, paths[0] === name]).toEqual([name, !isSilent]);
    }
  });

  it('roots are elements, of the same name as their command but for GetHierarchy', () => {
    for (const { name, ...facts } of ALL) {
      const root = 'root' in facts ? facts.root : undefined;
      expect(root === undefined || EAS_BOOK.keys.has(root)).toBe(true);
      expect(root?.split(':')[1] ?? name).toBe(name === 'GetHierarchy' ? 'Folders' : name);
    }
  });
});

describe('looking up', () => {
  it('finds commands by names from outside, and nothing of Object', () => {
    expect(easCommand('Sync')).toBe(EAS_COMMANDS.Sync);
    for (const name of ['sync', '', 'constructor', '__proto__']) expect(easCommand(name)).toBeUndefined();
  });

  it('finds places by command and path', () => {
    expect(placeAt('Provision', 'Provision/Policies/Policy')).toEqual({
      path: 'Provision/Policies/Policy',
      level: 'command',
      prefix: 'Provision.Policy',
    });
    expect(placeAt('Ping', 'Provision')).toBeUndefined();
    expect(placeAt('Nothing', 'Nothing')).toBeUndefined();
  });
});
