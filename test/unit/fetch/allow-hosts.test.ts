import { describe, expect, it } from 'vitest';
import { addressParts, type WebAddress } from '../../../src/core/web-address.ts';
import { hostedExchange, hostPolicy, isAllowHosts } from '../../../src/fetch/allow-hosts.ts';

const at = (host: string): WebAddress => addressParts(`https://${host}/`) as WebAddress;

describe('allowHosts', () => {
  it('allows nothing when it is left out', () => {
    expect(hostPolicy()(at('mail.example'))).toBe(false);
  });

  it('takes names for themselves and for what lies under them, numbers for themselves only', () => {
    const allowed = hostPolicy(['mail.example', '10.0.0.1', '[::1]']);
    for (const host of ['mail.example', 'a.mail.example', '10.0.0.1', '[::1]']) expect(allowed(at(host)), host).toBe(true);
    for (const host of ['example', 'xmail.example', 'mail.example.test']) expect(allowed(at(host)), host).toBe(false);
  });

  it('knows where hosted Exchange lives', () => {
    expect(isAllowHosts(hostedExchange)).toBe(true);
    expect(hostPolicy(hostedExchange)(at('outlook.office365.com'))).toBe(true);
    expect(hostPolicy(hostedExchange)(at('outlook.office365.com.evil.example'))).toBe(false);
  });
});
