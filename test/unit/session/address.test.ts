import { describe, expect, it } from 'vitest';
import { baseOf, isAddress, readdressed } from '../../../src/session/address.ts';

const moved = { from: 'https://mail.example/Microsoft-Server-ActiveSync', to: 'https://other.example/mobile/Microsoft-Server-ActiveSync' };

describe('an account that moved', () => {
  it('is asked at its new address with the query of the request', () => {
    expect(readdressed(`${moved.from}?Cmd=Sync&User=a%2Fb`, moved)).toBe(`${moved.to}?Cmd=Sync&User=a%2Fb`);
    expect(readdressed(moved.from, moved)).toBe(moved.to);
  });

  it('leads on only what asks at the old one: an app that asks elsewhere knows better', () => {
    for (const url of [
      'https://third.example/Microsoft-Server-ActiveSync?Cmd=Sync',
      `${moved.from}/deeper?Cmd=Sync`,
      `${moved.to}?Cmd=Sync`,
    ]) {
      expect(readdressed(url, moved)).toBe(url);
    }
    expect(readdressed(`${moved.from}?Cmd=Sync`, undefined)).toBe(`${moved.from}?Cmd=Sync`);
  });
});

it('an address without its query', () => {
  expect(baseOf('https://a.example/b?c#d')).toBe('https://a.example/b');
  expect(baseOf('https://a.example/b#d?c')).toBe('https://a.example/b');
});

it('what a request can go to has a scheme of the web and a host', () => {
  for (const url of [
    'https://a.example',
    'HTTP://a.example/b',
    'https://bücher.example:8443/Microsoft-Server-ActiveSync?User=jürgen@b.example&DeviceId=1',
    'https://[::1]:443/a',
    'http://127.0.0.1:65535',
  ])
    expect(isAddress(url), url).toBe(true);
  for (const url of [
    '',
    'a.example',
    '/b',
    'https://',
    'https:///b',
    'ftp://a.example',
    'javascript:0',
    'javascript:https://a.example/',
    ' https://a.example',
    7,
    ['https://a.example'],
    undefined,
    'https://u:p@a.example/b',
    'https://a@b.example',
    'https://a b.example',
    'https://a.example:65536',
    'https://a.example:x/',
    'https://[::1/a',
    'https://a\\b.example/',
  ])
    expect(isAddress(url), String(url)).toBe(false);
});
