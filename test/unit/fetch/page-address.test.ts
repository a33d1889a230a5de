import { afterEach, describe, expect, it, vi } from 'vitest';
import { pageAddress } from '../../../src/fetch/page-address.ts';

const at = (href: unknown): void => void vi.stubGlobal('location', href === undefined ? undefined : { href });
afterEach(() => vi.unstubAllGlobals());

describe('an address of the app', () => {
  it('is completed by the page it is used in [Fetch 5.4]', () => {
    at('https://mail.example:8443/app/index.html?a=1');
    expect(pageAddress('/eas?Cmd=Sync')).toBe('https://mail.example:8443/eas?Cmd=Sync');
    expect(pageAddress('eas?Cmd=Sync')).toBe('https://mail.example:8443/app/eas?Cmd=Sync');
    expect(pageAddress('//other.example/eas')).toBe('https://other.example/eas');
  });

  it('that is whole stays to the letter', () => {
    at('https://mail.example/');
    for (const url of ['https://A.example:443/b/../c?User=a%20b', 'http://[::1]:8080/', 'https://xn--exmple-cua.example/'])
      expect(pageAddress(url)).toBe(url);
  });

  it('that stands by itself is looked at once, wherever it is asked from next, and one that does not each time', () => {
    let parsed = 0;
    const parser = class extends URL {
      constructor(url: string, base?: string) {
        super(url, base);
        parsed += 1;
      }
    };
    vi.stubGlobal('URL', parser);
    at('https://mail.example/');
    for (const url of ['https://once.example/', 'https://once.example/', '/eas', '/eas']) pageAddress(url);
    expect(parsed).toBe(3);
    at('https://other.example/');
    expect([pageAddress('https://once.example/'), pageAddress('/eas'), parsed]).toEqual([
      'https://once.example/',
      'https://other.example/eas',
      4,
    ]);
  });

  it('that is not plain is written as it goes out', () => {
    expect(pageAddress('https://exämple.org/eas?User=al ice')).toBe('https://xn--exmple-cua.org/eas?User=al%20ice');
    expect(pageAddress(' https://mail.example/eas\n')).toBe('https://mail.example/eas');
    expect(pageAddress('https://mail.example:0000443/eas')).toBe('https://mail.example/eas');
  });

  it('stays as it is where the parser only gives it back, with a slash [React Native]', () => {
    const parser = class {
      readonly href: string;
      constructor(url: string) {
        this.href = `${url}/`;
      }
    };
    vi.stubGlobal('URL', parser);
    for (const url of ['https://exämple.org/eas?User=al ice', 'https://mail.example/eas?User=a']) expect(pageAddress(url)).toBe(url);
  });

  it('that the platform has no use for is none', () => {
    for (const url of [
      'https://256.256.256.256/',
      'https://1.2.3.4.5/',
      'https://[:::]/',
      'https://xn--a/',
      'https://a\u0001b/',
      '/eas',
      'eas',
      '',
    ])
      expect(pageAddress(url), url).toBe('');
    at('about:blank');
    expect(pageAddress('/eas')).toBe('');
  });

  it('is completed by what the document says is its base [HTML 2.4.2]', () => {
    at('https://portal.example/x/');
    vi.stubGlobal('document', { baseURI: 'https://mail.example/owa/' });
    expect(pageAddress('/eas')).toBe('https://mail.example/eas');
    expect(pageAddress('eas')).toBe('https://mail.example/owa/eas');
  });

  it('stays as it is where there is no parser', () => {
    at('https://mail.example/');
    vi.stubGlobal('URL', undefined);
    for (const url of ['/eas', 'https://256.256.256.256/']) expect(pageAddress(url)).toBe(url);
  });
});
