import { describe, expect, it } from 'vitest';
import { hostPolicy } from '../../../src/fetch/allow-hosts.ts';
import { redirect } from '../../../src/session/redirects.ts';

const HERE = 'https://mail.example/Microsoft-Server-ActiveSync';
const none = hostPolicy();
const to = (location: string, allowed = none, trail: readonly string[] = [HERE]) => redirect(location, trail, allowed);

describe('a redirect is followed', () => {
  it('on the same host, whatever its port and path', () => {
    expect(to('https://mail.example:8443/eas')).toEqual({ to: 'https://mail.example:8443/eas' });
    expect(to('/other/Microsoft-Server-ActiveSync')).toEqual({ to: 'https://mail.example/other/Microsoft-Server-ActiveSync' });
  });

  it('to a host the app listed, and to hosts under it', () => {
    const allowed = hostPolicy(['Example.net']);
    expect(to('https://example.net/Microsoft-Server-ActiveSync', allowed)).toHaveProperty('to');
    expect(to('https://eas.example.net/Microsoft-Server-ActiveSync', allowed)).toHaveProperty('to');
  });

  it('where the app itself says so, with nothing but the address to go by', () => {
    const asked: unknown[] = [];
    const allowed = hostPolicy((address) => asked.push(address) > 0);
    expect(to('https://eas.example.org/x?User=planted', allowed)).toEqual({ to: 'https://eas.example.org/x' });
    expect(JSON.stringify(asked)).not.toContain('planted');
  });

  it('without the query, and at the known path where none is named: the request has its own', () => {
    expect(to('https://mail.example:444?Cmd=Sync&User=other')).toEqual({ to: 'https://mail.example:444/Microsoft-Server-ActiveSync' });
  });

  it('without encryption on this very device only, and only if that is allowed', () => {
    const here = ['http://127.0.0.1:8080/Microsoft-Server-ActiveSync'];
    expect(to('http://127.0.0.1:8081/', none, here)).toEqual({ refused: 'not-encrypted' });
    expect(to('http://127.0.0.1:8081/', hostPolicy(['127.0.0.1']), here)).toEqual({
      to: 'http://127.0.0.1:8081/Microsoft-Server-ActiveSync',
    });
    expect(to('http://mail.example/', hostPolicy(['mail.example']))).toEqual({ refused: 'not-encrypted' });
  });
});

describe('a redirect is refused', () => {
  const LISTED = hostPolicy(['mail.example', 'example.net', '10.0.0.1']);
  it.each([
    ['to another host', 'https://evil.example/', 'host-not-allowed'],
    ['to a host that only begins like an allowed one', 'https://mail.example.evil.test/', 'host-not-allowed'],
    ['to a host that only ends like an allowed one', 'https://evilexample.net/', 'host-not-allowed'],
    ['to a punycode lookalike', 'https://xn--mal-kla.example/', 'host-not-allowed'],
    ['to a lookalike in its own letters', 'https://maíl.example/', 'no-address'],
    ['to a user at another host', 'https://mail.example@evil.example/', 'no-address'],
    ['to a user named like the path', 'https://mail.example:443@evil.example/Microsoft-Server-ActiveSync', 'no-address'],
    ['to an IP address', 'https://192.0.2.1/', 'host-not-allowed'],
    ['to an IP address as one number', 'https://3221225985/', 'no-address'],
    ['to what would lie under an allowed IP address', 'https://9.10.0.0.1/', 'no-address'],
    ['to another scheme', 'ftp://mail.example/', 'no-address'],
    ['to a host without a scheme', '//evil.example/', 'no-address'],
    ['without encryption', 'http://mail.example/Microsoft-Server-ActiveSync', 'not-encrypted'],
    ['without encryption, to an allowed host', 'http://example.net/', 'not-encrypted'],
    ['to itself', HERE, 'cycle'],
    ['to itself in other letters', 'https://MAIL.example/microsoft-server-activesync/', 'cycle'],
    ['to nowhere', 'not an address', 'no-address'],
  ])('%s', (_, location, refused) => {
    const verdict = to(location, LISTED);
    expect(verdict).toEqual({ refused });
  });

  it('to where it was asked before', () => {
    const trail = [HERE, 'https://mail.example:444/Microsoft-Server-ActiveSync'];
    expect(to(HERE, none, trail)).toEqual({ refused: 'cycle' });
  });

  it('when the app’s own word fails', () => {
    const failing = hostPolicy(() => {
      throw new Error('planted');
    });
    expect(to('https://other.example/', failing)).toEqual({ refused: 'host-not-allowed' });
    expect(to('https://other.example/', hostPolicy((() => 'yes') as never))).toEqual({ refused: 'host-not-allowed' });
  });
});
