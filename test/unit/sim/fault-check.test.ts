import { describe, expect, it } from 'vitest';
import { isRecoveryError } from '../../../src/core/errors.ts';
import { parseFaultScript } from '../../../src/sim/fault-check.ts';

const rule = (action: unknown, when: unknown = {}): unknown => [{ when, do: action }];

function complaint(json: unknown): string {
  try {
    parseFaultScript(json);
  } catch (e) {
    if (isRecoveryError(e) && e.code === 'option-invalid' && e.kind === 'caller') return e.message;
    throw e;
  }
  return 'none';
}

describe('parseFaultScript', () => {
  it('takes every fault there is, from JSON', () => {
    const script = [
      { when: { command: 'Sync', nth: 1 }, do: { cut: 'before' }, note: 'lost on the way' },
      { when: { command: 'Sync', from: 2, to: 9, every: 2 }, do: { cut: 'after', delayMs: 100 } },
      { when: { collectionId: '4' }, do: { status: { at: 'Sync/Collections/Collection', code: 3, collectionId: '4' }, processed: true } },
      { when: {}, do: { status: { at: 'Sync', code: 14, facts: { Limit: 59 } }, headers: { 'X-MS-RP': '14.1' } } },
      { when: { item: 'c1' }, do: { status: { at: 'Sync', code: 6 } } },
      { when: { version: '12.1' }, do: { http: { code: 503, headers: { 'Retry-After': '30' }, body: '' } } },
      { when: { from: 2, to: 2 }, do: { half: true } },
      { when: {}, do: { garbage: 7 } },
      { when: {}, do: { garbage: [0, 255] } },
      { when: {}, do: { html: true, processed: true } },
      { when: {}, do: { headers: { 'X-MS-RP': '14.1,16.1' } } },
    ];
    expect(parseFaultScript(JSON.parse(JSON.stringify(script)))).toEqual(script);
  });

  it.each<[unknown, string]>([
    [{}, 'it must be a list of rules'],
    [[1], 'rules[0] must be an object'],
    [[{ do: { half: true } }], 'rules[0].when must be present'],
    [[{ when: {} }], 'rules[0].do must be present'],
    [[{ when: {}, do: { half: true }, why: 1 }], 'rules[0].why must be left out'],
    [[{ when: {}, do: { half: true }, note: 1 }], 'rules[0].note must be a string'],
    [rule({ half: true }, { nth: 0 }), 'rules[0].when.nth must be an integer from 1'],
    [rule({ half: true }, { nth: 1.5 }), 'rules[0].when.nth must be an integer'],
    [rule({ half: true }, { command: '' }), 'rules[0].when.command must be a string that is not empty'],
    [rule({ half: true }, { nth: 1, every: 2 }), 'rules[0].when.nth must be alone'],
    [rule({ half: true }, { nth: 1, from: 2 }), 'rules[0].when.nth must be alone'],
    [rule({ half: true }, { nth: 1, to: 2 }), 'rules[0].when.nth must be alone'],
    [rule({ half: true }, { from: 3, to: 2 }), 'rules[0].when.to must be at or after from'],
    [rule({ half: true }, { user: 'x' }), 'rules[0].when.user must be left out'],
    [rule({ half: false }), 'rules[0].do.half must be true'],
    [rule({ cut: 'during' }), 'rules[0].do.cut must be one of before, after'],
    [rule({ http: {} }), 'rules[0].do.http.code must be present'],
    [rule({ http: { code: 99 } }), 'rules[0].do.http.code must be an integer from 200'],
    [rule({ http: { code: 503, headers: { 'Retry-After': 30 } } }), 'rules[0].do.http.headers.Retry-After must be a string'],
    [rule({ http: { code: 503, headers: [] } }), 'rules[0].do.http.headers must be an object'],
    [rule({ status: { at: 'Sync' } }), 'rules[0].do.status.code must be present'],
    [rule({ status: { at: 'Sync', code: 'x' } }), 'rules[0].do.status.code must be an integer'],
    [rule({ status: { at: 'Sync//Collection', code: 3 } }), 'rules[0].do.status.at must be an element path'],
    [rule({ status: { at: 'Sync/Status', code: 3 } }), 'rules[0].do.status.at must be a place where a reply carries Status'],
    [rule({ status: { at: 'Sink', code: 3 } }), 'rules[0].do.status.at must be a place where a reply carries Status'],
    [rule({ status: { at: 'Sync/Collektion', code: 3 } }), 'rules[0].do.status.at must be a place where a reply carries Status'],
    [rule({ status: { at: 'Sync', code: 14, facts: { Limits: 1 } } }), 'rules[0].do.status.facts.Limits must be an element of AirSync'],
    [rule({ status: { at: 'Sync', code: 14, facts: { Limit: true } } }), 'rules[0].do.status.facts.Limit must be a string or a number'],
    [rule({ status: { at: 'Sync', code: 3 } }, { command: 'Ping' }), 'rules[0].when.command must be Sync'],
    [rule({ garbage: -1 }), 'rules[0].do.garbage must be an integer from 0'],
    [rule({ garbage: [0, 256] }), 'rules[0].do.garbage[1] must be an integer from 0 to 255'],
    [rule({ delayMs: -1 }), 'rules[0].do.delayMs must be an integer from 0'],
    [rule({}), 'rules[0].do must be a fault; it is empty'],
    [rule({ processed: true }), 'rules[0].do must be a fault; it is empty'],
    [rule({ half: true, html: true }), 'rules[0].do must be one fault only, not half and html together'],
    [rule({ cut: 'after', processed: true }), 'rules[0].do.processed must be left out'],
    [rule({ delayMs: 1, processed: true }), 'rules[0].do.processed must be left out'],
    [rule({ cut: 'after', headers: {} }), 'rules[0].do.headers must be left out'],
    [rule({ http: { code: 500 }, headers: {} }), 'rules[0].do.headers must be left out'],
  ])('refuses %j and says where and what instead', (json, words) => {
    expect(complaint(json)).toContain(`fault script: ${words}`);
  });

  it('names the rule by its place in the list', () => {
    expect(
      complaint([
        { when: {}, do: { half: true } },
        { when: {}, do: { html: 1 } },
      ]),
    ).toContain('rules[1].do.html');
  });
});
