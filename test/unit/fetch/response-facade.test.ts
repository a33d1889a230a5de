import { describe, expect, it } from 'vitest';
import type { Parts } from '../../../src/fetch/handed-back.ts';
import { facade } from '../../../src/fetch/response-facade.ts';

const encoded = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);
const parts = (more: Partial<Parts> = {}): Parts => ({
  status: 200,
  statusText: 'OK',
  url: 'https://mail.example/',
  headers: [
    ['X-One', '1'],
    ['x-one', '2'],
    ['MS-Server-ActiveSync', '15.20'],
  ],
  bytes: encoded('{"a":"é"}'),
  ...more,
});

describe('in place of a Response', () => {
  it('tells what a Response tells', () => {
    const response = facade(parts());
    expect(response).toMatchObject({
      ok: true,
      status: 200,
      statusText: 'OK',
      url: 'https://mail.example/',
      redirected: false,
      body: null,
    });
    expect([facade(parts({ status: 304 })).ok, facade(parts({ status: 199 })).ok, facade(parts({ status: 299 })).ok]).toEqual([
      false,
      false,
      true,
    ]);
  });

  it('has headers by name in any spelling, repeated ones together', () => {
    const { headers } = facade(parts());
    expect([headers.get('X-ONE'), headers.get('none'), headers.has('ms-server-activesync'), headers.has('none')]).toEqual([
      '1, 2',
      null,
      true,
      false,
    ]);
    const seen: string[][] = [];
    headers.forEach((value, name) => seen.push([name, value]));
    const all = [
      ['x-one', '1, 2'],
      ['ms-server-activesync', '15.20'],
    ];
    expect(seen).toEqual(all);
    expect([...headers]).toEqual(all);
    expect([...headers.entries()]).toEqual(all);
    expect([...headers.keys(), ...headers.values()]).toEqual(['x-one', 'ms-server-activesync', '1, 2', '15.20']);
  });

  it('is read once, in any form', async () => {
    expect(new Uint8Array(await facade(parts()).arrayBuffer())).toEqual(encoded('{"a":"é"}'));
    expect(await facade(parts()).bytes()).toEqual(encoded('{"a":"é"}'));
    expect(await facade(parts()).text()).toBe('{"a":"é"}');
    expect(await facade(parts()).json()).toEqual({ a: 'é' });
    const response = facade(parts());
    expect(response.bodyUsed).toBe(false);
    await response.text();
    expect(response.bodyUsed).toBe(true);
    await expect(response.arrayBuffer()).rejects.toThrow(TypeError);
    expect(() => response.clone()).toThrow(TypeError);
  });

  it('has clones that are read on their own', async () => {
    const response = facade(parts());
    const clone = response.clone();
    const bytes = new Uint8Array(await response.arrayBuffer());
    bytes.fill(0);
    expect(clone.bodyUsed).toBe(false);
    expect(await clone.text()).toBe('{"a":"é"}');
  });

  it('reads a text without its byte order mark, and keeps what is legible of one that is no UTF-8', async () => {
    expect(await facade(parts({ bytes: encoded('\ufeffa') })).text()).toBe('a');
    expect(await facade(parts({ bytes: Uint8Array.from([0x61, 0xff, 0x62]) })).text()).toBe('a\ufffdb');
  });

  it('goes on with what still comes, once for all clones', async () => {
    const more = [encoded('b'), encoded('c')];
    const rest = { next: async () => more.shift(), cancel: () => undefined };
    const response = facade(parts({ bytes: encoded('a'), rest }));
    const clone = response.clone();
    expect([await response.text(), await clone.text()]).toEqual(['abc', 'abc']);
  });
});

it('bytes of a Buffer are those bytes, and nothing else of the process', async () => {
  Buffer.from('planted-password');

  const buffer = await facade(parts({ bytes: Buffer.from('oops') })).arrayBuffer();
  expect([...new Uint8Array(buffer)]).toEqual([...Buffer.from('oops')]);
});
