import { describe, expect, it } from 'vitest';
import { faultOf } from '../../../src/fetch/fault.ts';

const failed = (cause?: unknown): TypeError => Object.assign(new TypeError('fetch failed'), { cause });

describe('why no reply came', () => {
  it.each([
    ['ENOTFOUND', 'offline'],
    ['EAI_AGAIN', 'offline'],
    ['ENETUNREACH', 'offline'],
    ['ECONNREFUSED', 'cut-before-send'],
    ['UND_ERR_CONNECT_TIMEOUT', 'cut-before-send'],
    ['CERT_HAS_EXPIRED', 'tls'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'tls'],
    ['ERR_SSL_WRONG_VERSION_NUMBER', 'tls'],
    ['ERR_INVALID_URL', 'cut-after-send'],
    ['UND_ERR_INVALID_ARG', 'never-sent'],
  ])('%s: %s', (code, fault) => {
    expect(faultOf(failed({ code }))).toBe(fault);
    expect(faultOf({ code })).toBe(fault);
  });

  it('is not trusted where it comes from a connection that stood: a mail may have left by then', () => {
    expect(faultOf(failed({ code: 'EHOSTUNREACH', syscall: 'read' }))).toBe('cut-after-send');
    expect(faultOf(failed({ code: 'EHOSTUNREACH', syscall: 'connect' }))).toBe('offline');
  });

  it('is looked for behind causes, and in the first of several errors', () => {
    expect(faultOf(failed(failed({ code: 'ENOTFOUND' })))).toBe('offline');
    expect(faultOf(failed({ errors: [{ code: 'ECONNREFUSED' }, { code: 'ENETUNREACH' }] }))).toBe('cut-before-send');
  });

  it('where nothing says that nothing was sent, it may have arrived [MS-ASCMD 3.1.5.9]', () => {
    for (const error of [
      failed(),
      failed({ code: 'ECONNRESET' }),
      failed({ code: 'UND_ERR_SOCKET' }),
      new Error('Load failed'),
      'text',
      null,
      undefined,
      failed({ code: 'constructor' }),
    ]) {
      expect(faultOf(error)).toBe('cut-after-send');
    }
  });

  it('causes that go round in circles are not followed for ever', () => {
    const round: { cause?: unknown } = {};
    round.cause = round;
    expect(faultOf(round)).toBe('cut-after-send');
  });
});
