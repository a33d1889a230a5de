import { describe, expect, it } from 'vitest';
import { ask, told } from '../ask.ts';

const MAYBE_DONE = ['cut-after-send', 'timeout', 'html-body', 'empty-body', 'undecodable'];
const ASK = 'hold user unknown-outcome [user]';

describe('below HTTP [MS-ASCMD 3.1.5.9]', () => {
  it.each(['cut-before-send', 'offline'])('%s sends the same bytes again, mail too: nothing had left', (code) => {
    for (const command of ['Sync', 'SendMail', 'MoveItems'])
      expect(told(ask(code, { command }))).toBe('retry backoff x4, hold time server-down');
  });

  it.each(['cut-after-send', 'timeout'])('%s repeats what is safe to repeat', (code) => {
    for (const command of ['FolderSync', 'Ping', 'Search', 'Provision', 'OPTIONS'])
      expect(told(ask(code, { command }))).toBe('retry backoff x4, hold time server-down');
  });

  it.each(MAYBE_DONE)('%s never repeats a mail without a look', (code) => {
    for (const command of ['SendMail', 'SmartReply', 'SmartForward'])
      expect(told(ask(code, { command }))).toBe(`reconcile look-in-sent (replay), ${ASK}`);
  });

  it.each(MAYBE_DONE)('%s sends a mail again with the same id to a server that answers 118', (code) => {
    expect(told(ask(code, { command: 'SendMail', answers118: true }))).toBe(
      `reconcile same-id-resend (replay), reconcile look-in-sent (replay), ${ASK}`,
    );
  });

  it.each(MAYBE_DONE)('%s looks where items went before they are moved, and at the meeting before it is answered again', (code) => {
    const bothFolders = `refresh collection then reconcile look-at-both-folders (rebuild) x2, ${ASK}`;
    expect(told(ask(code, { command: 'MoveItems' }))).toBe(bothFolders);
    expect(told(ask(code, { command: 'ItemOperations', idempotent: false }))).toBe(bothFolders);
    expect(told(ask(code, { command: 'ItemOperations' }))).toMatch(/^retry backoff/);
    expect(told(ask(code, { command: 'MeetingResponse' }))).toBe(`refresh collection then reconcile look-at-item (rebuild) x2, ${ASK}`);
  });

  it.each(MAYBE_DONE)('%s looks for the folder before it is made again', (code) => {
    expect(told(ask(code, { command: 'FolderCreate' }))).toBe(`refresh hierarchy then reconcile look-for-folder (rebuild) x2, ${ASK}`);
  });

  it.each(MAYBE_DONE)('%s on a Sync with Adds repeats the same bytes with the same key', (code) => {
    expect(told(ask(code, { command: 'Sync', uploads: true }))).toBe(
      'retry backoff x3, reconcile match-adds (rebuild), hold time server-down',
    );
  });

  it('an empty answer to a command that has none is asked for again, then refused [MS-ASCMD 2.2.1.21.2]', () => {
    expect(told(ask('empty-body', { command: 'FolderSync' }))).toBe('retry backoff x2, reject server');
  });

  it('a reply that never decodes is a fault of the server', () => {
    expect(told(ask('undecodable', { command: 'Sync' }))).toBe('retry backoff x2, reject server');
  });

  it('a page too large to be read is asked for smaller, all else too large is refused at once', () => {
    expect(told(ask('undecodable', { command: 'Sync', tooLarge: true }))).toBe('rephrase smaller-window (edit) x2, reject too-large');
    expect(told(ask('undecodable', { command: 'Search', tooLarge: true }))).toBe('reject too-large');
    const mail = ask('undecodable', { command: 'SendMail', tooLarge: true });
    expect(told(mail)).toBe(told(ask('undecodable', { command: 'SendMail' })));
    const adds = { command: 'Sync', uploads: true } as const;
    expect(told(ask('undecodable', { ...adds, tooLarge: true }))).toBe(told(ask('undecodable', adds)));
  });

  it('a web page is waited out, then the address is doubted', () => {
    expect(told(ask('html-body', { command: 'Sync' }))).toBe('retry backoff x2, repair endpoint, reject server [user]');
  });

  it('a certificate that stays wrong is never gone around', () => {
    expect(told(ask('tls', { command: 'SendMail' }))).toBe('retry backoff x2, reject certificate [user]');
  });
});
