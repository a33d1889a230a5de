import { describe, expect, it } from 'vitest';
import { levelOf, SYNCML_COMMANDS } from '../../../src/syncml/commands.ts';

describe('SyncML commands', () => {
  it('each row is under its own name and has the place its Status stands at', () => {
    for (const [name, facts] of Object.entries(SYNCML_COMMANDS)) {
      expect(facts.name).toBe(name);
      expect(facts.places).toContainEqual({ path: name, level: levelOf(name), prefix: 'syncml' });
    }
  });

  it('a message has the places of all its commands', () => {
    expect(SYNCML_COMMANDS.SyncML.places.map(({ path }) => path)).toEqual(Object.keys(SYNCML_COMMANDS));
  });

  it('only Exec does harm when it comes twice', () => {
    expect(Object.values(SYNCML_COMMANDS).flatMap(({ name, idempotent }) => (idempotent === 'no' ? name : []))).toEqual(['Exec']);
    expect(SYNCML_COMMANDS.SyncML.idempotent).toBe('unless-adds');
  });

  it('a message can begin a session before device and anchors are known', () => {
    expect(SYNCML_COMMANDS.SyncML.needs).toEqual(['endpoint', 'credentials']);
    expect(SYNCML_COMMANDS.Alert.needs).toEqual(['endpoint', 'credentials']);
    expect(SYNCML_COMMANDS.Sync.needs).toEqual(['endpoint', 'credentials', 'device-info', 'anchors']);
  });

  it('nothing is not an answer, and no message carries a policy key', () => {
    for (const { empty, policyKey } of Object.values(SYNCML_COMMANDS)) expect([empty, policyKey]).toEqual(['fault', false]);
  });

  it.each(['Invented', '', 'toString', '__proto__'])('a Status of the unknown command %j reaches no further than that command', (name) => {
    expect(levelOf(name)).toBe('item');
  });
});
