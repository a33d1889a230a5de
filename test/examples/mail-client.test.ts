import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { newMailClient, type MailClient, type MailClientOptions } from '../../examples/mail-client/client.ts';
import { runDemo } from '../../examples/mail-client/demo.ts';
import { collectionOf, startOver } from '../../examples/mail-client/mailbox.ts';
import { SCENARIOS } from '../../examples/mail-client/scenarios.ts';
import type { AppRule, SessionOptions } from 'activesync-recovery';

const treated = (match: string, ...steps: AppRule['steps']): ((options: SessionOptions) => SessionOptions) => {
  const rule: AppRule = { match, steps, basis: 'advice' };
  return (options) => ({ ...options, rules: [rule] });
};
const REFUSED = { do: 'reject', why: 'server' } as const;

/** A transport that does something to every exchange. */
function through(
  change: (call: () => Promise<Response>, body: Uint8Array | undefined) => Promise<Response>,
): (options: SessionOptions) => SessionOptions {
  return (options) => ({
    ...options,
    transport: (url, init) => change(() => fetch(url, init), init?.body instanceof Uint8Array ? init.body : undefined),
  });
}

const without = (header: string) =>
  through(async (call) => {
    const response = await call();
    const headers = new Headers(response.headers);
    headers.delete(header);
    const bytes = await response.arrayBuffer();
    return new Response(bytes.byteLength === 0 ? null : bytes, { status: response.status, headers });
  });

/** The client loses what the user typed when a collection starts over. */
const dropsEdits = (options: SessionOptions, client: () => MailClient): SessionOptions => ({
  ...options,
  hooks: {
    collectionReset: async ({ collectionId }) => {
      startOver(client().mailbox, collectionId);
      collectionOf(client().mailbox, collectionId).edits = [];
    },
  },
});

/** The client names its adds anew whenever it builds, and the session asks it to build after a lost reply. */
function renamesAdds(options: MailClientOptions): MailClient {
  const client = newMailClient(options);
  let count = 0;
  const rename = (): void => {
    for (const collection of client.mailbox.collections.values()) {
      collection.edits = collection.edits.map((edit) => (edit.kind === 'add' ? { ...edit, clientId: `again-${(count += 1)}` } : edit));
    }
  };
  client.session.on('step', ({ step }) => step.status === 'transport.cut-after-send' && rename());
  return client;
}

/** The client sends a mail again without looking whether it left. */
function sendsBlindly(options: MailClientOptions): MailClient {
  const client = newMailClient(options);
  const send = client.send.bind(client);
  return {
    ...client,
    send: async (mail) => {
      const outcome = await send(mail);
      return outcome.kind === 'unknown' ? send(mail) : outcome;
    },
  };
}

interface Mutant {
  readonly scenario: string;
  readonly mutant: string;
  readonly alter?: (options: SessionOptions, client: () => MailClient) => SessionOptions;
  readonly alterClient?: (options: MailClientOptions) => MailClient;
}

const MUTANTS: readonly Mutant[] = [
  { scenario: 'common.142', mutant: '142 is taken for success', alter: treated('common.142', { do: 'accept' }) },
  { scenario: 'http.449', mutant: '449 is refused', alter: treated('http.449', REFUSED) },
  {
    scenario: 'Sync.3',
    mutant: 'Sync 3 is treated as retry',
    alter: treated('Sync.3', { do: 'retry', pace: 'backoff', limit: 3 }, REFUSED),
  },
  { scenario: 'Sync.3', mutant: 'edits are dropped on reset', alter: dropsEdits },
  { scenario: 'Sync.6', mutant: 'Sync 6 for the whole is refused', alter: treated('Sync.6', REFUSED) },
  {
    scenario: 'Sync.12',
    mutant: 'Sync 12 is repeated without FolderSync',
    alter: treated('Sync.12', { do: 'retry', pace: 'now', limit: 3 }, REFUSED),
  },
  {
    scenario: 'FolderSync.9',
    mutant: 'FolderSync 9 is repeated with the same key',
    alter: treated('FolderSync.9', { do: 'retry', pace: 'now', limit: 3 }, REFUSED),
  },
  { scenario: 'http.503', mutant: 'Retry-After is not read', alter: without('retry-after') },
  { scenario: 'common.111', mutant: '111 is not repeated', alter: treated('common.111', REFUSED) },
  {
    scenario: 'transport.cut-after-send',
    mutant: 'new bytes after a lost reply',
    alter: treated('transport.cut-after-send', { do: 'rephrase', how: 'resend-full', then: 'rebuild', limit: 3 }, REFUSED),
    alterClient: renamesAdds,
  },
  { scenario: 'transport.cut-after-send', mutant: 'a mail is sent again blindly', alterClient: sendsBlindly },
  { scenario: 'Ping.5', mutant: 'the same heartbeat again', alter: treated('Ping.5', { do: 'retry', pace: 'now', limit: 3 }, REFUSED) },
  { scenario: 'transport.html-body', mutant: 'a portal’s page is refused', alter: treated('transport.html-body', REFUSED) },
  { scenario: 'http.507', mutant: 'a mail that found no room is taken for sent', alter: treated('http.507', { do: 'accept' }) },
  { scenario: 'http.x-ms-rp', mutant: 'the upgrade is refused', alter: treated('http.x-ms-rp', REFUSED) },
  { scenario: 'http.451', mutant: 'no redirect is allowed', alter: (options) => ({ ...options, allowHosts: [] }) },
];

describe('the mail client of npm start', () => {
  it('recovers from every failure and ends with both mailboxes the same', async () => {
    const lines: string[] = [];
    const code = await runDemo({ paper: { write: (line) => void lines.push(line), colour: false } });
    expect(code, lines.join('\n')).toBe(0);
    for (const id of SCENARIOS.flatMap((scenario) => scenario.meets)) expect(lines.join('\n')).toContain(`ok   ${id} [MS-`);
  });

  it.each(MUTANTS)('notices when $mutant ($scenario)', async ({ scenario, alter, alterClient }) => {
    const lines: string[] = [];
    const paper = { write: (line: string) => void lines.push(line), colour: false };
    expect(await runDemo({ paper, ...(alter && { alter }), ...(alterClient && { alterClient }) })).toBe(1);
    expect(lines.filter((line) => line.startsWith('  FAIL')).join('\n')).toContain(scenario);
  });

  it('has a mutant for every scenario', () => {
    const covered = new Set(MUTANTS.map((row) => row.scenario));
    for (const id of SCENARIOS.flatMap((scenario) => scenario.meets)) expect(covered).toContain(id);
  });

  it('runs as a program, without colour when NO_COLOR is set, and ends with 0', () => {
    const done = spawnSync(process.execPath, ['dist/examples/mail-client/main.js'], {
      encoding: 'utf8',
      env: { ...process.env, NO_COLOR: '1' },
    });
    expect(done.stderr).toBe('');
    expect(done.stdout).not.toContain('\u001B[');
    expect(done.status).toBe(0);
  });
});
