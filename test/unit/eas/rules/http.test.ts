import { describe, expect, it } from 'vitest';
import { askHttp, told } from '../ask.ts';

const KEYED = ['FolderSync', 'Sync', 'SendMail', 'Settings'];

describe('the two readings of HTTP below and from 14.0 [MS-ASCMD 2.2.2]', () => {
  it('400 is the request’s fault; below 14.0 OPTIONS is asked once, because it may be 138', () => {
    expect(told(askHttp(400, { command: 'Sync', version: '14.0' }))).toBe('reject request');
    expect(told(askHttp(400, { command: 'Sync', version: '12.1' }))).toBe('repair version (rebuild), reject request');
  });

  it('403 asks Autodiscover once and then stops [MS-ASHTTP 3.1.5.2.1]', () => {
    expect(told(askHttp(403, { command: 'Sync' }))).toBe('repair endpoint, hold admin blocked [user]');
    expect(told(askHttp(403, { command: 'Sync', version: '12.1' }))).toBe('repair endpoint, hold admin blocked [user]');
  });

  it.each(KEYED)('403 on %s below 14.0 without a policy key deserves one provisioning first', (command) => {
    expect(told(askHttp(403, { command, version: '12.1', policyKeySent: false }))).toBe(
      'repair policy, repair endpoint, hold admin blocked [user]',
    );
    expect(told(askHttp(403, { command, version: '14.0', policyKeySent: false }))).not.toContain('policy,');
  });

  it('403 on Provision below 14.0 may be 132, so it is asked again once, and never provisions in a circle', () => {
    expect(told(askHttp(403, { command: 'Provision', version: '12.1', policyKeySent: false }))).toBe(
      'retry backoff, repair endpoint, hold admin blocked [user]',
    );
  });

  it('403 on a command without a policy key does not provision [MS-ASPROV 3.1.5.1]', () => {
    for (const command of ['Ping', 'OPTIONS'])
      expect(told(askHttp(403, { command, version: '12.1', policyKeySent: false }))).toBe('repair endpoint, hold admin blocked [user]');
  });

  it('449 provisions at every version, twice at most', () => {
    for (const version of ['2.5', '12.1', '14.1', '16.1'])
      expect(told(askHttp(449, { command: 'Sync', version }))).toBe('repair policy x2, hold admin provisioning-loop [user]');
    expect(askHttp(449, { command: 'Sync', version: '12.1' }).because.basis).toBe('spec');
    expect(askHttp(449, { command: 'Sync', version: '14.1' }).because.basis).toBe('observed');
  });

  it.each(['Ping', 'OPTIONS', 'Autodiscover'])('449 on %s provisions once at most, at every version', (command) => {
    for (const version of ['12.1', '16.1'])
      expect(told(askHttp(449, { command, version }))).toBe('repair policy x1, hold admin provisioning-loop [user]');
  });

  it('500 asks Autodiscover once and repeats once, then gives up', () => {
    for (const version of ['12.1', '16.1'])
      expect(told(askHttp(500, { command: 'FolderSync', version }))).toBe('repair endpoint, retry backoff, reject server [user]');
  });

  it('500 on a deleted attachment or on GetHierarchy is no fault of the server [MS-ASCMD 2.2.1.7, 2.2.1.8]', () => {
    expect(told(askHttp(500, { command: 'GetAttachment', version: '12.1' }))).toBe('reject gone');
    expect(told(askHttp(500, { command: 'GetHierarchy', version: '12.1' }))).toBe('reject unsupported');
  });

  it('501 and 505 ask OPTIONS once; the text says so below 14.0', () => {
    for (const code of [501, 505]) {
      expect(told(askHttp(code, { command: 'Find', version: '12.1' }))).toBe('repair version (rebuild), reject unsupported');
      expect(askHttp(code, { command: 'Find', version: '12.1' }).because.basis).toBe('spec');
      expect(told(askHttp(code, { command: 'Find', version: '14.1' }))).toBe('repair version (rebuild), reject unsupported');
      expect(askHttp(code, { command: 'Find', version: '14.1' }).because.basis).not.toBe('spec');
    }
  });

  it('503 waits as told; below 14.0 it is 111, from 14.0 on throttling [MS-ASHTTP 3.1.5.2.3]', () => {
    expect(told(askHttp(503, { command: 'Sync', version: '12.1' }))).toBe('retry server x5, hold time server-down');
    expect(told(askHttp(503, { command: 'Sync', version: '14.1' }))).toBe('retry server x5, hold time throttled');
  });

  it('507 stops uploads and nothing else', () => {
    for (const version of ['12.1', '16.1']) expect(told(askHttp(507, { command: 'Sync', version }))).toBe('hold user quota uploads [user]');
  });
});

describe('401 [MS-ASHTTP 3.1.5.2.1]', () => {
  it('renews the credentials once, asks Autodiscover once, then the user', () => {
    expect(told(askHttp(401, { command: 'Sync' }))).toBe('repair credentials, repair endpoint, hold user credentials [user]');
  });

  it('waits once before anybody is asked when the same credentials worked a moment ago', () => {
    expect(told(askHttp(401, { command: 'Sync', credentialsWorked: true }))).toBe(
      'retry backoff, repair credentials, repair endpoint, hold user credentials [user]',
    );
  });

  it('on Autodiscover never leads to Autodiscover', () => {
    for (const credentialsWorked of [true, false])
      expect(told(askHttp(401, { command: 'Autodiscover', credentialsWorked }))).toBe('repair credentials, reject denied [user]');
  });
});

describe('a place where Autodiscover is asked in vain', () => {
  it.each([300, 301, 302, 303, 307, 308, 403, 404, 451, 500])(
    'is told with %i to whoever looks, and says nothing of the account [MS-ASCMD 2.2.1.1]',
    (code) => {
      for (const version of ['12.1', '16.1'])
        expect(told(askHttp(code, { command: 'Autodiscover', version, policyKeySent: false }))).toBe('reject unsupported');
    },
  );
});

describe('what may have been done is looked for, not repeated [MS-ASCMD 3.1.5.9]', () => {
  it.each([500, 502, 504])('%i on a mail looks in Sent Items, then asks', (code) => {
    for (const command of ['SendMail', 'SmartReply', 'SmartForward'])
      expect(told(askHttp(code, { command }))).toBe('reconcile look-in-sent (replay), hold user unknown-outcome [user]');
  });

  it.each([500, 502, 504])('%i on a mail is sent again with the same id to a server that answers 118', (code) => {
    expect(told(askHttp(code, { command: 'SendMail', answers118: true }))).toMatch(
      /^reconcile same-id-resend \(replay\), reconcile look-in-sent/,
    );
  });

  it.each(
    [
      ['FolderCreate', 'refresh hierarchy then reconcile look-for-folder (rebuild) x2'],
      ['FolderDelete', 'refresh hierarchy then reconcile look-for-folder (rebuild) x2'],
      ['FolderUpdate', 'refresh hierarchy then reconcile look-for-folder (rebuild) x2'],
      ['MoveItems', 'refresh collection then reconcile look-at-both-folders (rebuild) x2'],
      ['MeetingResponse', 'refresh collection then reconcile look-at-item (rebuild) x2'],
    ].flatMap(([command = '', first = '']) => [500, 502, 504].map((code) => [code, command, first] as const)),
  )('%i on %s: %s', (code, command, first) => {
    expect(told(askHttp(code, { command }))).toBe(`${first}, hold user unknown-outcome [user]`);
  });

  it.each([500, 502, 504])('%i on ItemOperations is repeated when it only fetches', (code) => {
    expect(told(askHttp(code, { command: 'ItemOperations', idempotent: true }))).toMatch(/^(?:repair endpoint, )?retry backoff/);
    expect(told(askHttp(code, { command: 'ItemOperations', idempotent: false }))).toBe(
      'refresh collection then reconcile look-at-both-folders (rebuild) x2, hold user unknown-outcome [user]',
    );
  });

  it.each([500, 502, 504])('%i on a Sync with Adds repeats the same bytes, and matches them before it gives up', (code) => {
    expect(told(askHttp(code, { command: 'Sync', uploads: true }))).toBe(
      'retry backoff x3, reconcile match-adds (rebuild), hold time server-down',
    );
  });

  it.each([502, 504])('%i on what is safe to repeat is repeated', (code) => {
    expect(told(askHttp(code, { command: 'Sync' }))).toBe('retry backoff x4, hold time server-down');
  });
});

describe('redirects, limits and headers', () => {
  it.each([300, 301, 302, 303, 307, 308, 451])('%i moves the endpoint twice at most', (code) => {
    expect(told(askHttp(code, { command: 'Sync' }))).toBe('repair endpoint x2, hold user endpoint [user]');
  });

  it.each([408, 425, 429])('%i waits as told', (code) => {
    expect(told(askHttp(code, { command: 'SendMail' }))).toMatch(/^retry server x5, hold time /);
  });

  it('413 is too large, and a batch is split first', () => {
    expect(told(askHttp(413, { command: 'SendMail' }))).toBe('reject too-large [user]');
    expect(told(askHttp(413, { command: 'MoveItems' }))).toBe('rephrase split-batch x3, reject too-large');
    expect(told(askHttp(413, { command: 'Sync' }))).toBe('rephrase split-batch x11, reject too-large [user]');
  });

  it('404 looks for another address, once', () => {
    expect(told(askHttp(404, { command: 'Sync' }))).toBe('repair endpoint, hold user endpoint [user]');
  });

  it('456 and 457 stop at once [MS-ASHTTP 3.1.5.2.4]', () => {
    expect(told(askHttp(456, { command: 'Autodiscover' }))).toBe('hold admin blocked [user]');
    expect(told(askHttp(457, { command: 'Autodiscover' }))).toBe('hold user credentials [user]');
  });

  it('X-MS-RP asks OPTIONS and starts all keys again, once [MS-ASHTTP 3.1.5.1]', () => {
    expect(told(askHttp('x-ms-rp', { command: 'Sync' }))).toBe('repair version then reset all, accept');
  });

  it.each(['ms-asprotocolversions', 'ms-asprotocolcommands', 'x-ms-asthrottle', 'retry-after', 'x-ms-location', 'set-cookie'])(
    '%s does nothing by itself',
    (header) => {
      expect(told(askHttp(header, { command: 'Sync' }))).toBe('accept');
    },
  );

  it('a password about to expire is told to the user while the reply stands [MS-ASHTTP 2.2.2.1.2.11]', () => {
    for (const header of ['x-ms-credentials-expire', 'x-ms-credential-service-url'])
      expect(told(askHttp(header, { command: 'Sync' }))).toBe('accept [user]');
  });
});
