import { describe, expect, it } from 'vitest';
import { ask, told } from '../ask.ts';

const COMMANDS = ['FolderSync', 'Sync', 'SendMail', 'Settings', 'ItemOperations'];

describe('common codes mean the same whichever command answers [MS-ASCMD 2.2.2]', () => {
  it.each([141, 142, 143, 144])('%i provisions and repeats, twice at most', (code) => {
    for (const command of COMMANDS)
      for (const version of ['12.1', '14.1', '16.1'])
        expect(told(ask(code, { command, version }))).toBe('repair policy x2, hold admin provisioning-loop [user]');
  });

  it.each([141, 142, 143, 144])('%i on Ping provisions once, because Ping carries no key [MS-ASPROV 3.1.5.1]', (code) => {
    expect(told(ask(code, { command: 'Ping' }))).toBe('repair policy x1, hold admin provisioning-loop [user]');
  });

  it('110 is not retried, 111 is', () => {
    expect(told(ask(110, { command: 'Sync' }))).toBe('reject server [user]');
    expect(told(ask(111, { command: 'Sync' }))).toBe('retry server x5, hold time server-down');
  });

  it('a word about a picture is no success of a mail, 173 to 175', () => {
    for (const code of [173, 174, 175]) {
      expect(told(ask(code, { command: 'Search' }))).toBe('accept');
      expect(told(ask(code, { command: 'SendMail', idempotent: false }))).toMatch(/^reject server/);
    }
  });

  it('140 is a wipe, as directed by the server [MS-ASPROV 3.1.5.1]', () => {
    expect(told(ask(140, { command: 'Sync' }))).toBe('wipe as-directed');
  });

  it.each([
    [113, 'hold user quota uploads [user]'],
    [126, 'hold admin blocked [user]'],
    [129, 'hold admin blocked [user]'],
    [131, 'hold admin blocked [user]'],
    [139, 'hold admin policy [user]'],
    [145, 'repair policy, hold admin policy [user]'],
    [177, 'hold user device-limit [user]'],
  ])('%i holds the account under its name: %s', (code, ladder) => {
    expect(told(ask(code, { command: 'Sync' }))).toBe(ladder);
  });

  it('130 refuses one operation, and holds the account only where nothing goes on without it', () => {
    expect(told(ask(130, { command: 'Sync', path: 'Sync/Collections/Collection/Responses/Change' }))).toBe('reject denied [user]');
    expect(told(ask(130, { command: 'MoveItems' }))).toBe('reject denied [user]');
    for (const command of ['FolderSync', 'Provision']) expect(told(ask(130, { command }))).toBe('hold admin blocked [user]');
  });

  it.each([
    [132, 'retry backoff, reset all, hold time server-down'],
    [133, 'retry backoff x4, hold time server-down'],
    [134, 'reset all, hold admin mailbox [user]'],
    [135, 'retry backoff x2, reset all, hold time server-down'],
    [136, 'repair version then reset all, hold admin mailbox [user]'],
  ])('%i waits before keys are given up, where waiting can help: %s', (code, ladder) => {
    expect(told(ask(code, { command: 'Sync' }))).toBe(ladder);
  });

  it('103 splits a list where it means that one is over the limit [MS-ASCMD 3.1.5.10]', () => {
    for (const command of ['GetItemEstimate', 'MeetingResponse', 'MoveItems'])
      expect(told(ask(103, { command }))).toBe('rephrase split-batch x3, reject too-large');
    expect(told(ask(103, { command: 'Sync' }))).toBe('reject request');
  });

  it('106 fetches the folder list again where folders are named, once', () => {
    expect(told(ask(106, { command: 'Sync' }))).toBe('refresh hierarchy (rebuild), reject request');
    for (const command of ['FolderSync', 'SendMail', 'Provision']) expect(told(ask(106, { command }))).toBe('reject request');
  });

  it('149 sends the whole request, 165 the device information', () => {
    expect(told(ask(149, { command: 'Sync' }))).toBe('rephrase resend-full, reject request');
    expect(told(ask(165, { command: 'Provision' }))).toBe('rephrase with-device-information, reject request');
    expect(told(ask(165, { command: 'Sync' }))).toBe('repair policy, reject request');
  });

  it('151 refuses a new folder and holds what cannot go on otherwise', () => {
    expect(told(ask(151, { command: 'FolderCreate' }))).toBe('reject quota [user]');
    expect(told(ask(151, { command: 'FolderSync' }))).toBe('hold user mailbox [user]');
  });

  it('173 to 175 are no failure of the answer they stand in', () => {
    for (const code of [173, 174, 175])
      expect(told(ask(code, { command: 'Search', path: 'Search/Response/Store/Result/Properties/Picture' }))).toBe('accept');
  });
});

describe('each of the others', () => {
  it.each([
    [101, 'reject request'],
    [102, 'reject request'],
    [104, 'reject request'],
    [105, 'reject request'],
    [107, 'reject request [user]'],
    [108, 'reject request'],
    [109, 'reject request'],
    [112, 'hold admin server-setup [user]'],
    [114, 'retry backoff x4, hold time server-down'],
    [115, 'reject quota [user]'],
    [116, 'reject recipient [user]'],
    [117, 'reject denied [user]'],
    [119, 'reject recipient [user]'],
    [121, 'reject server [user]'],
    [122, 'reject too-large [user]'],
    [123, 'repair endpoint, hold admin mailbox [user]'],
    [124, 'repair credentials, hold user credentials [user]'],
    [125, 'repair credentials, hold admin server-setup [user]'],
    [127, 'hold admin blocked [user]'],
    [128, 'repair endpoint, hold admin blocked [user]'],
    [137, 'repair version (rebuild), reject unsupported'],
    [138, 'repair version (rebuild), reject unsupported'],
    [146, 'rephrase without-option, reject request'],
    [147, 'reject unsupported'],
    [148, 'hold admin server-setup [user]'],
    [150, 'reject gone [user]'],
    [152, 'retry backoff, hold admin mailbox [user]'],
    [153, 'refresh collection then reconcile look-at-both-folders, reject gone [user]'],
    [154, 'refresh collection then retry backoff (rebuild) x2, reject server [user]'],
    [155, 'reject request'],
    [156, 'reject request'],
    [160, 'rephrase split-batch x3, reject too-large'],
    [161, 'reject too-large'],
    [162, 'retry backoff x2, reject unavailable'],
    [163, 'reject unavailable'],
    [164, 'rephrase other-type, reject unsupported'],
    [166, 'refresh settings (rebuild), reject request [user]'],
    [167, 'reject denied [user]'],
    [168, 'rephrase without-option, reject unsupported'],
    [169, 'retry backoff x3, reject unavailable'],
    [170, 'reject server'],
    [171, 'refresh settings (rebuild), reject request [user]'],
    [172, 'reject denied [user]'],
    [176, 'rephrase without-body-parts, reject too-large'],
    [178, 'reject request'],
    [179, 'reject request'],
    [183, 'reject recipient [user]'],
  ])('%i: %s [MS-ASCMD 2.2.2]', (code, ladder) => {
    expect(told(ask(code, { command: 'Settings' }))).toBe(ladder);
  });
});

describe('118 by what is known of the ClientId', () => {
  it('means sent when the attempt before got no answer', () => {
    expect(told(ask(118, { command: 'SendMail', sentBefore: 'no-answer' }))).toBe('accept');
  });

  it('means on a first attempt that the id was taken: a new one, once', () => {
    expect(told(ask(118, { command: 'SendMail', sentBefore: 'no' }))).toBe('rephrase new-client-id, reject conflict [user]');
  });

  it('is looked into after a failure, and without a memory', () => {
    for (const sentBefore of ['failed', 'no-ledger'] as const)
      expect(told(ask(118, { command: 'SendMail', sentBefore }))).toBe('reconcile look-in-sent (replay), hold user unknown-outcome [user]');
  });
});

describe('120', () => {
  it('is not repeated on servers that would send twice', () => {
    expect(told(ask(120, { command: 'SendMail' }))).toBe('reject server [user]');
  });

  it('is tried once more where 118 is known to be answered', () => {
    expect(told(ask(120, { command: 'SendMail', answers118: true }))).toBe('retry backoff, reject server [user]');
  });
});
