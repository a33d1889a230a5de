import { describe, expect, it } from 'vitest';
import { ask, told } from '../ask.ts';

const POLICY = { command: 'Provision', path: 'Provision/Policies/Policy' };

describe('Provision [MS-ASPROV 3.1.5.2]', () => {
  it('2 is a fault of the request at the root and no policy at the policy', () => {
    expect(told(ask(2, { command: 'Provision' }))).toBe('reject request');
    expect(told(ask(2, POLICY))).toBe('continue without-policy');
  });

  it('3 is a fault of the server at the root and an unknown type at the policy', () => {
    expect(told(ask(3, { command: 'Provision' }))).toBe('retry backoff x4, hold time server-down');
    expect(told(ask(3, POLICY))).toBe('rephrase other-type, reject unsupported');
  });

  it('1 goes on to the acknowledgement, and is the end after it', () => {
    for (const question of [{ command: 'Provision' }, POLICY]) {
      expect(told(ask(1, question))).toBe('continue acknowledge');
      expect(told(ask(1, { ...question, phase: 'acknowledge' }))).toBe('accept');
    }
  });

  it('nothing that answers the acknowledgement of a wipe changes anything', () => {
    for (const code of [1, 2, 3]) expect(told(ask(code, { command: 'Provision', phase: 'wipe-acknowledge' }))).toBe('accept');
  });

  it('5 starts the handshake again, at the level servers differ about', () => {
    expect(told(ask(5, POLICY))).toBe('repair policy x2, hold admin provisioning-loop [user]');
    expect(told(ask(5, { command: 'Provision' }))).toBe('repair policy x2, hold admin provisioning-loop [user]');
  });

  it.each([
    ['Provision', 4, 'repair policy, hold admin policy [user]'],
    ['Provision/Policies/Policy', 4, 'hold admin policy [user]'],
    ['Provision/DeviceInformation', 1, 'accept'],
    ['Provision/DeviceInformation', 2, 'reject request'],
  ])('%s %i: %s', (path, code, ladder) => {
    expect(told(ask(code, { command: 'Provision', path }))).toBe(ladder);
  });
});
