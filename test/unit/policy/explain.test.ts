import { describe, expect, it } from 'vitest';
import type { Protocol } from '../../../src/core/protocol.ts';
import type { Resolution } from '../../../src/core/resolution.ts';
import type { ToldEntry } from '../../../src/core/status.ts';
import type { StatusId } from '../../../src/core/status-id.ts';
import { LIMITS } from '../../../src/core/limits.ts';
import { EAS_TOLD } from '../../../src/texts/eas/told.ts';
import { SYNCML } from '../../../src/syncml/protocol.ts';
import { decide } from '../../../src/policy/decide.ts';
import { explain } from '../../../src/policy/explain.ts';
import { EMPTY_LEDGER } from '../../../src/policy/ledger.ts';
import { circumstancesOf, statusesOf, type Question } from '../../../src/policy/question.ts';
import { resolve } from '../../../src/policy/resolve.ts';

const eas = (code: number | string, more: Partial<Question> = {}): Question => ({
  protocol: 'eas',
  command: 'Sync',
  version: '16.1',
  code,
  ...more,
});
const http = (code: number, headers: Record<string, string> = {}, more: Partial<Question> = {}): Question => ({
  protocol: 'http',
  version: '16.1',
  code,
  headers,
  ...more,
});
const told = (question: Question, protocol: Protocol<ToldEntry> = EAS_TOLD) => explain(protocol, question).explanation;
const moves = (steps: readonly Resolution[]) => steps.map((step) => step.do);

describe('an explanation', () => {
  it('has meaning, section, ladder and ends of a listed status [MS-ASCMD 2.2.3.177.17]', () => {
    expect(told(eas(3))).toEqual({
      id: 'Sync.3',
      known: true,
      success: false,
      name: null,
      meaning: 'Sync key not valid.',
      spec: 'MS-ASCMD 2.2.3.177.17',
      basis: 'spec',
      layer: 'command',
      hint: expect.stringContaining('leave the collection alone') as string,
      steps: [
        { do: 'reset', scope: 'collection', then: 'rebuild', limit: 2 },
        { do: 'reject', why: 'server', then: 'end', tell: 'user' },
      ],
      ends: ['done', 'refused'],
    });
  });

  it('says which table it was found in, an app’s rule and a server’s deviation first', () => {
    const accept = { match: 'Sync.3', steps: [{ do: 'accept' }], basis: 'advice' } as const;
    const bent: Protocol<ToldEntry> = { ...EAS_TOLD, quirks: [{ name: 'bent', evidence: 'none', server: /bent/, rules: [accept] }] };
    expect(explain(EAS_TOLD, eas(3), { appRules: [accept] }).explanation).toMatchObject({
      layer: 'app',
      known: true,
      steps: [{ do: 'accept' }],
    });
    expect(explain(bent, eas(3), { server: 'bent' }).explanation).toMatchObject({ layer: 'quirk', known: true });
    expect(explain(bent, eas(3)).explanation.layer).toBe('command');
    expect(told(eas(142))).toMatchObject({ layer: 'common', known: true });
  });

  it('an unknown number is answered by the cautious rule and its section [MS-ASCMD 2.2.3.177]', () => {
    expect(told(eas(77))).toMatchObject({
      id: 'Sync.unknown',
      known: false,
      name: null,
      meaning: 'No table lists this value.',
      layer: 'fallback',
      spec: 'MS-ASCMD 2.2.3.177',
      why: expect.stringContaining('is a failure') as string,
      ends: ['refused'],
    });
  });

  it('a number out of place is not read as what it means elsewhere', () => {
    const found = told(eas(7, { level: 'Sync' }));
    expect(found).toMatchObject({ known: false, layer: 'out-of-place', steps: [{ do: 'reject' }] });
    expect(found.meaning).toContain('another level');
    // Listed for a collection only: at the root it is as unknown as any other number.
    expect(told(eas(8, { level: 'Sync' }))).toMatchObject({ id: 'Sync.8', known: false, name: null, layer: 'out-of-place' });
  });

  it('a success is told as one, MoveItems 3 among them [MS-ASCMD 2.2.3.177.10]', () => {
    expect(told(eas(3, { command: 'MoveItems' }))).toMatchObject({ success: true, ends: ['done'] });
    expect(told(eas(1, { command: 'MoveItems' })).success).toBe(false);
  });

  it('the ladder that is shown is the ladder that is climbed, for every row of both protocols', () => {
    const questions: [Protocol<ToldEntry>, Question][] = [];
    for (const [protocol, prefix, command] of [
      [EAS_TOLD, 'eas', 'Sync'],
      [EAS_TOLD, 'eas', 'Provision'],
      [EAS_TOLD, 'eas', 'FolderSync'],
      [EAS_TOLD, 'http', 'SendMail'],
      [SYNCML, 'syncml', 'Alert'],
      [SYNCML, 'syncml', 'SyncHdr'],
    ] as const) {
      for (let code = 1; code < 600; code++)
        questions.push([protocol, { protocol: prefix, command, version: protocol === EAS_TOLD ? '14.1' : '1.2', code }]);
    }
    let climbed = 0;
    for (const [protocol, question] of questions) {
      const { status, explanation } = explain(protocol, question);
      const resolved = resolve(protocol, status, circumstancesOf(protocol, question));
      const flat = explanation.steps.flatMap((step, index) =>
        Array.from({ length: index === explanation.steps.length - 1 ? 1 : (step.limit ?? 1) }, () => step),
      );
      for (const [failures, step] of flat.entries()) {
        const at = { now: 0, random: () => 0, limits: LIMITS, strikes: { [explanation.id]: failures }, ledger: EMPTY_LEDGER };
        const { decision } = decide(resolved, at);
        const { limit: _l, ...shown } = step;
        expect(decision, `${explanation.id} after ${failures}`).toMatchObject(shown);
        climbed++;
      }
    }
    expect(climbed).toBeGreaterThan(questions.length);
  });
});

describe('HTTP with headers', () => {
  it('a header that asks for more than the line decides [MS-ASHTTP 3.2.5.1]', () => {
    expect(told(http(200, { 'x-ms-rp': '14.1,16.1' }))).toMatchObject({ id: 'http.x-ms-rp', steps: [{ do: 'reset' }, { do: 'accept' }] });
  });

  it('a line that asks for more than its headers decides [MS-ASHTTP 3.1.5.2.2]', () => {
    expect(told(http(451, { 'x-ms-location': 'https://mail.example/' }))).toMatchObject({ id: 'http.451' });
    expect(told(http(503, { 'retry-after': '120', 'x-ms-asthrottle': 'Sync' }))).toMatchObject({ id: 'http.503' });
  });

  it('a header that only annotates explains itself when the line says nothing else', () => {
    expect(told(http(200, { 'set-cookie': 'a=b' }))).toMatchObject({ id: 'http.set-cookie', known: true, ends: ['done'] });
    expect(told(http(200, { 'ms-asprotocolversions': '14.1' })).id).toBe('http.ms-asprotocolversions');
  });

  it('headers without a row change nothing, nor do those that do not speak on this line', () => {
    expect(told(http(200, { date: 'now', 'content-type': 'text/plain' })).id).toBe('http.200');
    expect(told(http(503, { 'x-ms-rp': '16.1' })).id).toBe('http.503');
  });

  it('a header may be asked about by its name alone', () => {
    expect(told({ ...http(200, { 'retry-after': '3' }), code: 'set-cookie' })).toMatchObject({ id: 'http.set-cookie', known: true });
  });

  it('no header of ActiveSync means anything to SyncML', () => {
    expect(told({ protocol: 'http', version: '1.2', code: 200, headers: { 'x-ms-rp': '16.1' } }, SYNCML).id).toBe('http.200');
  });

  it('the version decides between the readings of a line [MS-ASCMD 2.2.2]', () => {
    const first = (version: string) => moves(told(http(400, {}, { version })).steps)[0];
    expect([first('12.1'), first('14.0')]).toEqual(['repair', 'reject']);
  });
});

describe('context', () => {
  it('decides between the readings of 118', () => {
    const with118 = (sentBefore: 'no' | 'no-answer' | 'failed') =>
      moves(told(eas(118, { command: 'SendMail', context: { sentBefore } })).steps)[0];
    expect([with118('no'), with118('no-answer'), with118('failed')]).toEqual(['rephrase', 'accept', 'reconcile']);
  });

  it('what a command may not do twice is known without being told', () => {
    const cut = (command: string) => moves(told({ protocol: 'transport', version: '16.1', code: 'cut-after-send', command }).steps)[0];
    expect([cut('FolderSync'), cut('SendMail'), cut('MoveItems'), cut('Sync')]).toEqual(['retry', 'reconcile', 'reconcile', 'retry']);
  });

  it('an Add makes a Sync one that uploads', () => {
    const cut = (operation: 'Add' | 'Fetch') =>
      moves(told({ protocol: 'transport', version: '16.1', code: 'timeout', command: 'Sync', context: { operation } }).steps);
    expect(cut('Add')).toContain('reconcile');
    expect(cut('Fetch')).not.toContain('reconcile');
  });

  it('a number of SyncML is read in the alphabet it comes from', () => {
    const number = (kind: 'status' | 'alert') => told({ protocol: 'syncml', kind, code: 201, version: '1.2' }, SYNCML).id;
    expect([number('status'), number('alert')]).toEqual(['syncml.201', 'alert.201']);
  });

  it('a challenge and an Alert reach SyncML', () => {
    const login = (chal: boolean) =>
      moves(
        told({ protocol: 'syncml', kind: 'status', command: 'SyncHdr', code: 401, version: '1.2', context: { chal } }, SYNCML).steps,
      )[0];
    expect([login(true), login(false)]).toEqual(['repair', 'hold']);
    const refresh = told(
      { protocol: 'syncml', kind: 'status', command: 'Alert', code: 508, version: '1.2', context: { alert: 0 } },
      SYNCML,
    );
    expect(moves(refresh.steps)[0]).toBe('resync');
  });
});

describe('the usual place', () => {
  const place = (question: Question, protocol: Protocol<ToldEntry> = EAS_TOLD) => explain(protocol, question).status.source;

  it('is the first that lists the code, the root when it is common or unknown', () => {
    expect(place(eas(14, { command: 'ItemOperations' }))).toMatchObject({ path: 'ItemOperations/Response/Fetch', level: 'item' });
    expect(place(eas(7))).toMatchObject({ path: 'Sync/Collections/Collection', level: 'collection' });
    expect(place(eas(142))).toMatchObject({ path: 'Sync', level: 'command' });
    expect(place(eas(77))).toMatchObject({ path: 'Sync', level: 'command' });
    expect(place(eas(142, { command: 'GetHierarchy' }))).toMatchObject({ path: 'GetHierarchy', level: 'command' });
  });

  it('a place that was named is taken as named', () => {
    expect(place(eas(5, { level: 'Sync/Collections/Collection' }))).toMatchObject({ level: 'collection' });
    expect(place(eas(5, { level: 'Sync/Nowhere' }))).toMatchObject({ path: 'Sync/Nowhere', level: 'item' });
  });

  it('without a command a code is common, or about one thing', () => {
    const { command: _, ...nobody } = eas(142);
    expect(told(nobody)).toMatchObject({ id: 'common.142', layer: 'common' });
    expect(place({ protocol: 'syncml', kind: 'status', code: 404, version: '1.2' }, SYNCML)).toMatchObject({ command: '', level: 'item' });
  });

  it('names of the prototype are no commands', () => {
    expect(told(eas(3, { command: 'constructor' })).id satisfies StatusId).not.toBe('Sync.3');
  });
});

describe('circumstances nobody told', () => {
  const of = (command: string | undefined, context: Question['context'] = {}) =>
    circumstancesOf(EAS_TOLD, { protocol: 'eas', code: 1, version: '16.1', context, ...(command !== undefined && { command }) });

  it('are the command’s own: a mail is not sent twice, a move neither, and both change something', () => {
    for (const command of ['SendMail', 'MoveItems']) expect(of(command), command).toEqual({ idempotent: false, uploads: true });
    for (const command of ['FolderSync', 'Ping', 'Options', undefined])
      expect(of(command), String(command)).toEqual({ idempotent: true, uploads: false });
  });

  it('of a Sync depend on what it carries: an Add may not be repeated, any change uploads, a Fetch only asks', () => {
    expect(of('Sync')).toEqual({ idempotent: true, uploads: false });
    expect(of('Sync', { operation: 'Add' })).toEqual({ idempotent: false, uploads: true, operation: 'Add' });
    expect(of('Sync', { operation: 'Change' })).toEqual({ idempotent: true, uploads: true, operation: 'Change' });
    expect(of('Sync', { operation: 'Fetch' })).toEqual({ idempotent: true, uploads: false, operation: 'Fetch' });
  });

  it('of a command that may be repeated whatever it carries do not depend on that', () => {
    expect(of('FolderSync', { operation: 'Add' })).toEqual({ idempotent: true, uploads: false, operation: 'Add' });
    expect(of('FolderSync', { operation: 'Change' })).toEqual({ idempotent: true, uploads: false, operation: 'Change' });
  });

  it('give way to what was told', () => {
    expect(of('SendMail', { idempotent: true, uploads: false })).toEqual({ idempotent: true, uploads: false });
  });
});

describe('a status in question', () => {
  it('carries what was told of an Alert or a challenge, and the alphabet, and nothing that was not', () => {
    const { status } = explain(EAS_TOLD, eas(3));
    expect(status).not.toHaveProperty('kind');
    expect(status.facts).toEqual({});
    expect(Object.keys(status.facts)).toEqual([]);
  });

  it('of the transport has no place in a document', () => {
    const { command: _, ...cut } = eas('timeout', { protocol: 'transport' });
    expect(explain(EAS_TOLD, cut).status.source).toEqual({ protocol: 'transport', command: '', level: 'transport', path: '' });
    expect(explain(EAS_TOLD, http(503)).status.source).toEqual({ protocol: 'http', command: '', level: 'http', path: '' });
  });

  it('explains itself without a why or a hint where its row has none', () => {
    const bare: Protocol<ToldEntry> = { ...EAS_TOLD, rule: () => ({ steps: [{ do: 'accept' }], basis: 'spec' }) };
    expect(told(eas(3), bare)).not.toHaveProperty('why');
    expect(told(eas(3), bare)).not.toHaveProperty('hint');
  });
});

it('a question takes its facts along: an alert, a challenge, that something is too large', () => {
  const asked = (context: NonNullable<Question['context']>) =>
    statusesOf(EAS_TOLD, { protocol: 'eas', code: 3, command: 'Sync', version: '16.1', context });
  expect(asked({})[0]?.facts).toEqual({});
  expect(asked({ tooLarge: true })[0]?.facts).toEqual({ tooLarge: true });
  expect(asked({ alert: 201, chal: true })[0]?.facts).toEqual({ alert: 201, chal: true });
});
