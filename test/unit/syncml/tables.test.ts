import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { StatusId } from '../../../src/core/status-id.ts';
import type { Status, StatusProtocol, StatusSource } from '../../../src/core/status.ts';
import { resolve } from '../../../src/policy/resolve.ts';
import { cautionRules } from '../../../src/syncml/rules/caution.ts';
import { SYNCML } from '../../../src/syncml/protocol.ts';
import { caution, entry, identify, rule } from '../../../src/syncml/tables.ts';
import { ladder, treated } from './ladders.ts';

const LEVELS = { syncml: 'item', http: 'http', transport: 'transport', eas: 'command' } as const;
const at = (
  protocol: StatusProtocol,
  code: number | string,
  kind?: 'status' | 'alert',
  level: StatusSource['level'] = LEVELS[protocol],
): Status => ({
  source: { protocol, command: 'Add', level, path: 'Add' },
  code,
  ...(kind && { kind }),
  protocolVersion: '1.2',
  facts: {},
});

describe('the row of a status', () => {
  it.each([
    [at('syncml', 508, 'status'), 'syncml.508'],
    [at('syncml', 508), 'syncml.508'],
    [at('syncml', 201, 'alert'), 'alert.201'],
    [at('http', 500), 'http.500'],
    [at('transport', 'timeout'), 'transport.timeout'],
  ])('is found by protocol, kind and code: %o', (status, id) => {
    expect(identify(status)).toEqual({ id, place: 'listed' });
    expect(entry(id as StatusId)?.meaning).toBeTypeOf('string');
    expect(rule(id as StatusId)?.steps.length).toBeGreaterThan(0);
  });

  it.each([
    [at('syncml', 599, 'status'), 'syncml.unknown'],
    [at('syncml', 508, 'alert'), 'alert.unknown'],
    [at('syncml', 'OK', 'status'), 'syncml.unknown'],
    [at('syncml', 'toString', 'status'), 'syncml.unknown'],
    [at('http', 449), 'http.unknown'],
    [at('transport', 'fog'), 'transport.unknown'],
  ])('is unknown where there is none: %o', (status, id) => {
    expect(identify(status)).toEqual({ id, place: 'unknown' });
    expect(entry(id as StatusId)).toBeUndefined();
    expect(rule(id as StatusId)).toBeUndefined();
  });
});

describe('codes no table knows', () => {
  it.each([
    [199, 'SyncHdr', 'continue next-message x5 > reject server session'],
    [199, 'Add', 'continue next-message x5 > reject server'],
    [223, 'Add', 'accept'],
    [299, 'Sync', 'accept'],
    [399, 'Add', 'reject server session'],
    [499, 'Add', 'reject request'],
    [499, 'Sync', 'reject request datastore'],
    [499, 'SyncHdr', 'reject request session'],
    [599, 'Add', 'reject server'],
    [599, 'Alert', 'reject server datastore'],
    [599, 'SyncHdr', 'reject server session'],
    [0, 'Add', 'reject server'],
    [99, 'Add', 'reject server'],
    [600, 'Add', 'reject server'],
    [1226, 'Add', 'reject server'],
    [250.5, 'Add', 'reject server'],
    ['OK', 'Add', 'reject server'],
    ['', 'SyncHdr', 'reject server session'],
  ])('Status %j of %s goes by its class: %s', (code, cmd, steps) => {
    expect(treated('status', code, { cmd })).toMatchObject({
      id: 'syncml.unknown',
      layer: 'fallback',
      ladder: steps,
      success: false,
      basis: 'advice',
    });
  });

  it.each([211, 250, 1226, 'x'])('an Alert %j is not obeyed', (code) => expect(treated('alert', code).ladder).toBe('accept'));

  it.each([
    [207, 'accept'],
    [304, 'repair endpoint rebuild x2 > hold user endpoint tell user'],
    [449, 'reject request session'],
    [451, 'reject request session'],
    [599, 'retry backoff x3 > hold time server-down'],
    [100, 'reject server session'],
    [0, 'reject server session'],
  ])('HTTP %i goes by its class: %s', (code, steps) => expect(ladder(caution(at('http', code)).steps)).toBe(steps));

  it('a fault without a name is waited out', () =>
    expect(ladder(caution(at('transport', 'fog')).steps)).toBe('retry backoff x3 > hold time server-down'));

  it('Exec is not sent again where it may have arrived', () => {
    for (const status of [at('http', 599), at('transport', 'fog')])
      expect(ladder(resolve(SYNCML, status, { idempotent: false }).treatment.steps)).toBe(
        'reconcile look-at-item > hold user unknown-outcome tell user',
      );
  });

  it('any code at any level gets a ladder that ends, and none is success (law)', () => {
    const code = fc.oneof(fc.integer({ min: -10, max: 2000 }), fc.string({ maxLength: 20 }), fc.double());
    const level = fc.constantFrom<StatusSource['level'][]>('command', 'collection', 'item');
    fc.assert(
      fc.property(code, level, fc.constantFrom<('status' | 'alert')[]>('status', 'alert'), (number, where, kind) => {
        const { treatment, because } = resolve(SYNCML, at('syncml', number, kind, where));
        expect(['accept', 'continue', 'reject', 'hold']).toContain(treatment.steps.at(-1)?.do);
        expect(because.layer).toBe(because.id.endsWith('.unknown') ? 'fallback' : 'command');
      }),
    );
  });

  it('every cautious rule is somebody’s', () => {
    const codes: readonly Status[] = [100, 250, 350, 450, 550, 'x'].flatMap((code) => [
      at('syncml', code),
      at('syncml', code, 'alert'),
      at('http', code),
      at('transport', code),
    ]);
    const used = new Set(codes.map(caution));
    expect(Object.entries(cautionRules).filter(([, one]) => !used.has(one))).toEqual([]);
  });
});
