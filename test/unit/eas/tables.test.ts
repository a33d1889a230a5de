import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CATALOGUE, RULES } from '../../../src/eas/rows.ts';
import { caution, entry, identify, rule } from '../../../src/eas/tables.ts';
import { ask, httpStatusOf, statusOf, told } from './ask.ts';

const COLLECTION = 'Sync/Collections/Collection';

describe('identify', () => {
  it.each([
    ['Sync', 'Sync', 3, 'Sync.3', 'listed'],
    ['Sync', COLLECTION, 3, 'Sync.3', 'listed'],
    ['Sync', `${COLLECTION}/Responses/Add`, 6, 'Sync.Add.6', 'listed'],
    ['Provision', 'Provision', 2, 'Provision.2', 'listed'],
    ['Provision', 'Provision/Policies/Policy', 2, 'Provision.Policy.2', 'listed'],
    ['Autodiscover', 'Autodiscover/Response/Error', 601, 'Autodiscover.601', 'listed'],
    ['ItemOperations', 'ItemOperations/Response/Fetch/Properties/BodyPart', 1, 'Sync.BodyPart.1', 'listed'],
  ] as const)('%s: %s %i is %s, %s', (command, path, code, id, place) => {
    expect(identify(statusOf(code, { command, path }))).toEqual({ id, place });
  });

  it('keeps a common code common whichever command answers, and wherever it stands [MS-ASCMD 2.2.2]', () => {
    for (const [command, path] of [
      ['Sync', 'Sync'],
      ['Provision', 'Provision/Policies/Policy'],
      ['SendMail', 'SendMail'],
      ['Sync', `${COLLECTION}/Responses/Add`],
      ['Sync', 'Sync/Somewhere/Else'],
    ] as const)
      expect(identify(statusOf(142, { command, path }))).toEqual({ id: 'common.142', place: 'common' });
  });

  it.each([
    ['the row of its prefix, when that has one', 'Sync', COLLECTION, 13, 'Sync.13'],
    ['the unknown of its prefix, when that has none', 'Sync', `${COLLECTION}/Responses/Add`, 8, 'Sync.Add.unknown'],
    ['the unknown of the command, at a path nobody knows', 'ItemOperations', 'ItemOperations/Somewhere', 4, 'ItemOperations.unknown'],
    ['the unknown of the element, at a path that ends in one with numbers', 'Sync', 'Sync/Add', 12, 'Sync.Add.unknown'],
  ] as const)('names a number of other levels by %s', (_, command, path, code, id) => {
    expect(identify(statusOf(code, { command, path }))).toEqual({ id, place: 'out-of-place' });
  });

  it.each([
    ['Sync', 'Sync', 99, 'Sync.unknown'],
    ['Sync', 'Sync', 157, 'common.unknown'],
    ['Settings', 'Settings/Oof', 200, 'Settings.Oof.unknown'],
    ['SendMail', 'SendMail', 5, 'common.unknown'],
    ['Nonsense', 'Nonsense', 3, 'common.unknown'],
  ] as const)('%s: %s %i is %s', (command, path, code, id) => {
    expect(identify(statusOf(code, { command, path }))).toEqual({ id, place: 'unknown' });
  });

  it('reads status lines, headers and what happens below HTTP by name', () => {
    expect(identify(httpStatusOf(449, { command: 'Sync' }))).toEqual({ id: 'http.449', place: 'listed' });
    expect(identify(httpStatusOf('x-ms-rp', { command: 'Sync' }))).toEqual({ id: 'http.x-ms-rp', place: 'listed' });
    expect(identify(httpStatusOf(418, { command: 'Sync' }))).toEqual({ id: 'http.unknown', place: 'unknown' });
    expect(identify(statusOf('timeout', { command: 'Sync' }))).toEqual({ id: 'transport.timeout', place: 'listed' });
    expect(identify(statusOf('wormhole', { command: 'Sync' }))).toEqual({ id: 'transport.unknown', place: 'unknown' });
  });

  it('is not led astray by names every object has', () => {
    for (const name of ['constructor', 'toString', '__proto__', 'hasOwnProperty']) {
      expect(identify(httpStatusOf(name, { command: 'Sync' })).place).toBe('unknown');
      expect(identify({ ...statusOf(3, { command: name }), code: name }).place).toBe('unknown');
    }
  });

  it('answers any status at all, and only with ids that have a row or say that they have none', () => {
    const status = fc.record({
      source: fc.record({
        protocol: fc.constantFrom('eas' as const, 'http' as const, 'transport' as const),
        command: fc.oneof(fc.string(), fc.constantFrom('Sync', 'Ping', 'MoveItems', 'SendMail')),
        level: fc.constant('command' as const),
        path: fc.oneof(fc.string(), fc.constantFrom('Sync', COLLECTION, 'MoveItems/Response')),
      }),
      code: fc.oneof(fc.string(), fc.integer(), fc.double()),
      protocolVersion: fc.constantFrom('2.5', '16.1'),
      facts: fc.constant({}),
    });
    fc.assert(
      fc.property(status, (given) => {
        const { id, place } = identify(given);
        const isRow = entry(id) !== undefined && rule(id) !== undefined;
        if (place === 'listed' || place === 'common') return isRow;
        return (isRow || id.endsWith('.unknown')) && caution(given, place).steps.length > 0;
      }),
    );
  });
});

describe('entry and rule', () => {
  it('give the row of every id, and nothing for an unknown one', () => {
    for (const id of Object.keys(CATALOGUE) as (keyof typeof CATALOGUE)[]) {
      expect(entry(id)).toBe(CATALOGUE[id]);
      expect(rule(id)).toBe(RULES[id]);
    }
    expect(entry('Sync.unknown')).toBeUndefined();
    expect(rule('common.unknown')).toBeUndefined();
  });
});

describe('caution', () => {
  it('takes for a success out of place only what the command calls one elsewhere', () => {
    expect(told(ask(1, { command: 'Sync', path: 'Sync/Somewhere' }))).toBe('accept');
    expect(told(ask(3, { command: 'MoveItems' }))).toBe('accept');
    expect(told(ask(1, { command: 'MoveItems' }))).toBe('reject server [user]');
    expect(told(ask(8, { command: 'Sync', path: `${COLLECTION}/Responses/Add` }))).toBe('reject server [user]');
  });

  it('looks in Sent Items when a mail is answered with 1, which the text gives no meaning [MS-ASCMD 2.2.3.177.14]', () => {
    for (const command of ['SendMail', 'SmartReply', 'SmartForward'])
      expect(told(ask(1, { command }))).toBe('reconcile look-in-sent (replay), hold user unknown-outcome [user]');
    expect(told(ask(1, { command: 'GetHierarchy' }))).toBe('accept');
  });

  it('reads an unknown failure below HTTP as the worst of them', () => {
    expect(told(ask('wormhole', { command: 'SendMail' }))).toMatch(/^reconcile look-in-sent/);
    expect(told(ask('wormhole', { command: 'Sync' }))).toBe('retry backoff x4, hold time server-down');
  });

  it.each([
    [{ code: 99 }, 'MS-ASCMD 2.2.3.177'],
    [{ code: 157 }, 'MS-ASCMD 2.2.2'],
    [{ code: 300 }, 'MS-ASCMD 2.2.2'],
    [{ code: -1 }, 'MS-ASCMD 2.2.2'],
    [{ code: 3.5 }, 'MS-ASCMD 2.2.2'],
  ])('cites a section for %o', ({ code }, spec) => {
    expect(caution(statusOf(code, { command: 'Sync' }), 'unknown').spec).toBe(spec);
  });
});
