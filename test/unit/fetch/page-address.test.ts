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
    for (const url of ['https://A.example:443/b/../c?User=ü', 'capacitor://localhost/x']) expect(pageAddress(url)).toBe(url);
  });

  it('stays as it is where there is no page, or one that completes nothing', () => {
    at(undefined);
    expect(pageAddress('/eas')).toBe('/eas');
    at('about:blank');
    expect(pageAddress('/eas')).toBe('/eas');
    at('https://mail.example/');
    vi.stubGlobal('URL', undefined);
    expect(pageAddress('/eas')).toBe('/eas');
  });
});
