import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ADDRESS_MOST, addressParts, isLoopback } from '../../../src/core/web-address.ts';

describe('an address', () => {
  it('is taken apart as the URL standard does, without query and fragment', () => {
    expect(addressParts('HTTPS://Mail.Example:443/Microsoft-Server-ActiveSync?Cmd=Ping#x')).toEqual({
      protocol: 'https:',
      hostname: 'mail.example',
      port: '',
      pathname: '/Microsoft-Server-ActiveSync',
      href: 'https://mail.example/Microsoft-Server-ActiveSync',
    });
    expect(addressParts('http://127.0.0.1:8080')).toMatchObject({ hostname: '127.0.0.1', port: '8080', pathname: '/' });
    expect(addressParts('https://[::1]:8443/eas')).toMatchObject({ hostname: '[::1]', port: '8443', pathname: '/eas' });
  });

  it.each([
    ['a user before the host', 'https://mail.example@evil.example/'],
    ['a user and a password', 'https://mail.example:443@evil.example/'],
    ['a backslash', 'https://evil.example\\@mail.example/'],
    ['a backslash in the path', 'https://mail.example/a\\b'],
    ['a tab', 'https://mail.\texample/'],
    ['a line break', 'https://mail.example/\r\nHost: evil.example'],
    ['another scheme', 'javascript://mail.example/'],
    ['no scheme', '//mail.example/'],
    ['no host', 'https:///eas'],
    ['letters that are not ASCII', 'https://maıl.example/'],
    ['a full-width dot', 'https://mail．example/'],
    ['a dot at the end', 'https://mail.example./'],
    ['an escaped host', 'https://mail%2eexample/'],
    ['a port that is none', 'https://mail.example:65536/'],
    ['an IPv4 address as one number', 'https://3221225985/'],
    ['an IPv4 address with too little', 'https://127.1/'],
    ['an IPv4 address with too much', 'https://1.2.3.4.5/'],
    ['an octal IPv4 address', 'https://0177.0.0.1/'],
    ['a hexadecimal IPv4 address', 'https://0x7f.0.0.0x1/'],
    ['nothing', ''],
  ])('with %s is none', (_, text) => {
    expect(addressParts(text)).toBeUndefined();
  });

  it('longer than the bound is none', () => {
    const longest = `https://mail.example/${'a'.repeat(ADDRESS_MOST)}`.slice(0, ADDRESS_MOST);
    expect(addressParts(longest)).toBeDefined();
    expect(addressParts(`${longest}a`)).toBeUndefined();
  });

  it('never means another host to the platform’s own parser than to ours', () => {
    const part = fc.constantFrom(
      'mail.example',
      'evil.example',
      '@',
      ':',
      '/',
      '\\',
      '#',
      '?',
      '%2e',
      '.',
      '443',
      'a',
      '127.0.0.1',
      '[::1]',
      '\t',
    );
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 6 }), (parts) => {
        const text = `https://${parts.join('')}`;
        const ours = addressParts(text);
        if (ours === undefined) return;
        // What nobody would ask is no danger: an IPv6 address may still be none.
        if (!URL.canParse(text)) return;
        const theirs = new URL(text);
        expect([theirs.hostname, theirs.port, theirs.username]).toEqual([ours.hostname, ours.port, '']);
      }),
      { numRuns: 2000, seed: 5 },
    );
  });
});

describe('this very device', () => {
  it('has three names', () => {
    for (const host of ['localhost', '127.0.0.1', '127.9.8.7', '[::1]']) expect(isLoopback(host)).toBe(true);
    for (const host of ['localhost.example', '127.0.0.1.example', '128.0.0.1', '[::2]']) expect(isLoopback(host)).toBe(false);
  });
});
