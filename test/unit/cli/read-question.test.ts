import { describe, expect, it } from 'vitest';
import { readQuestion } from '../../../src/cli/read-question.ts';

const error = (input: unknown) => {
  const read = readQuestion(input);
  return 'error' in read ? read.error : undefined;
};
const question = (input: unknown) => {
  const read = readQuestion(input);
  if ('error' in read) throw new Error(read.error);
  return { ...read.question, of: read.family.protocol.name };
};

describe('a question in JSON', () => {
  it.each([
    [
      { protocol: 'eas', command: 'Sync', level: 'Sync/Collections/Collection', code: 3, version: '14.1' },
      { protocol: 'eas', command: 'Sync', level: 'Sync/Collections/Collection', code: 3, version: '14.1', of: 'eas' },
    ],
    [
      { protocol: 'http', command: 'FolderSync', code: 449, version: '12.1', headers: { 'X-MS-Location': 'https://x.example' } },
      { protocol: 'http', command: 'FolderSync', code: 449, version: '12.1', headers: { 'x-ms-location': 'https://x.example' }, of: 'eas' },
    ],
    [
      { protocol: 'syncml', kind: 'status', command: 'Alert', code: 508, version: '1.2' },
      { protocol: 'syncml', kind: 'status', command: 'Alert', code: 508, version: '1.2', of: 'syncml' },
    ],
    [
      { protocol: 'transport', command: 'SendMail', code: 'cut-after-send' },
      { protocol: 'transport', command: 'SendMail', code: 'cut-after-send', version: '16.1', of: 'eas' },
    ],
  ])('the contract’s example %j', (input, read) => expect(question(input)).toEqual(read));

  it('the newest version of its protocol is what is meant by none', () => {
    expect(question({ protocol: 'eas', code: 142 }).version).toBe('16.1');
    expect(question({ protocol: 'syncml', code: 508 }).version).toBe('1.2');
  });

  it('HTTP and transport belong to the protocol of the version, else of the command', () => {
    expect(question({ protocol: 'http', code: 401, command: 'SyncML' })).toMatchObject({ of: 'syncml', version: '1.2' });
    expect(question({ protocol: 'http', code: 401, command: 'Sync', version: '1.1' }).of).toBe('syncml');
    expect(question({ protocol: 'http', code: 401, command: 'Sync' }).of).toBe('eas');
    expect(question({ protocol: 'transport', code: 'timeout' }).of).toBe('eas');
  });

  it('a number may come as a text, fields nobody knows are left alone', () => {
    expect(question({ protocol: 'eas', code: '142', comment: 'from a log' })).toEqual({
      protocol: 'eas',
      code: 142,
      version: '16.1',
      of: 'eas',
    });
    expect(question({ protocol: 'eas', code: 'nonsense' }).code).toBe('nonsense');
  });

  it('takes every circumstance the rules read', () => {
    const context = {
      policyKeySent: false,
      sentBefore: 'failed',
      replayed: true,
      answers118: true,
      credentialsWorked: true,
      phase: 'acknowledge',
      operation: 'Add',
      sentElement: 'Wait',
      idempotent: false,
      uploads: true,
      alert: 200,
      chal: true,
    };
    expect(question({ protocol: 'eas', code: 3, context })).toMatchObject({ context });
  });

  it.each<[unknown, string]>([
    [null, 'a question is a JSON object'],
    [[], 'a question is a JSON object'],
    [3, 'a question is a JSON object'],
    [{ code: 3 }, 'protocol is eas, http, syncml, transport, not nothing'],
    [{ protocol: 'imap', code: 3 }, 'protocol is eas, http, syncml, transport, not "imap"'],
    [{ protocol: 'eas' }, 'code is a number or a name, not nothing'],
    [{ protocol: 'eas', code: null }, 'code is a number or a name, not null'],
    [JSON.parse('{ "protocol": "eas", "code": 1e999 }'), 'code is a number or a name, not null'],
    [{ protocol: 'eas', code: '' }, 'code is a number or a name, not ""'],
    [{ protocol: 'eas', code: 3, command: 7 }, 'command is a text, not 7'],
    [{ protocol: 'eas', code: 3, level: {} }, 'level is a text, not {}'],
    [{ protocol: 'eas', code: 3, server: '' }, 'server is a text, not ""'],
    [{ protocol: 'eas', code: 3, command: 'Fetch' }, 'there is no command "Fetch" in eas'],
    [{ protocol: 'eas', code: 3, command: 'Alert' }, 'there is no command "Alert" in eas'],
    [{ protocol: 'syncml', code: 3, command: 'Ping' }, 'there is no command "Ping" in syncml'],
    [{ protocol: 'http', code: 200, command: 'Fetch' }, 'there is no command "Fetch" in eas or syncml'],
    [{ protocol: 'eas', code: 3, command: 'constructor' }, 'there is no command "constructor" in eas'],
    [{ protocol: 'eas', code: 3, version: 'newest' }, 'version is written as 14.1, not "newest"'],
    [{ protocol: 'syncml', code: 3, kind: 'answer' }, 'kind is status or alert, not "answer"'],
    [{ protocol: 'http', code: 3, headers: ['a'] }, 'headers is an object of texts, not ["a"]'],
    [{ protocol: 'http', code: 3, headers: { a: 1 } }, 'headers.a is a text, not 1'],
    [{ protocol: 'eas', code: 3, context: 'none' }, 'context is an object, not "none"'],
    [{ protocol: 'eas', code: 3, context: { phase: 'second' } }, 'context.phase is request, acknowledge, wipe-acknowledge, not "second"'],
    [{ protocol: 'eas', code: 3, context: { alert: 'x' } }, 'context.alert is a number, not "x"'],
    [{ protocol: 'eas', code: 3, context: { chal: 1 } }, 'context.chal is true, false, not 1'],
    [{ protocol: 'eas', code: 3, direction: 'sent' }, 'a value that a client sends is no status to ask about'],
  ])('%j is refused with what is wrong', (input, message) => expect(error(input)).toBe(message));

  it('a circumstance nobody knows is refused, not passed over', () => {
    expect(error({ protocol: 'eas', code: 3, context: { toString: true } })).toContain('context has no "toString"; it has policyKeySent,');
  });
});
