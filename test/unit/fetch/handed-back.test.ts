import { afterEach, expect, it, vi } from 'vitest';
import { handedBack, type Parts } from '../../../src/fetch/handed-back.ts';

const PARTS: Parts = { status: 200, statusText: 'Fine', url: '', headers: [['X-One', '1']], bytes: Uint8Array.from([1, 2]) };
const read = async (response: Response): Promise<number[]> => [...new Uint8Array(await response.arrayBuffer())];

afterEach(() => vi.unstubAllGlobals());

it('a Response of the platform, with its address', async () => {
  const response = handedBack({ ...PARTS, url: 'https://mail.example/a' });
  expect(response).toBeInstanceOf(Response);
  expect(response).toMatchObject({ status: 200, statusText: 'Fine', url: 'https://mail.example/a', bodyUsed: false });
  expect(response.headers.get('x-one')).toBe('1');
  expect(await read(response)).toEqual([1, 2]);
});

it('with a status that has no body', async () => {
  const response = handedBack({ ...PARTS, status: 204 });
  expect(response).toBeInstanceOf(Response);
  expect(response.body).toBeNull();
});

it('whose body goes on with what still comes, and is ended with it', async () => {
  const more = [Uint8Array.from([3]), Uint8Array.from([4])];
  let cancelled = 0;
  const rest = { next: async () => more.shift(), cancel: () => void (cancelled += 1) };
  expect(await read(handedBack({ ...PARTS, rest }))).toEqual([1, 2, 3, 4]);
  await handedBack({ ...PARTS, rest }).body?.cancel();
  expect(cancelled).toBe(1);
});

it.each([
  ['a status no Response has', { status: 999 }],
  ['status 0', { status: 0 }],
  ['a header no Response has', { headers: [['X-One', 'a\r\nb']] as const }],
])('something that reads like one, for %s', async (_, odd) => {
  const response = handedBack({ ...PARTS, ...odd });
  expect(response).not.toBeInstanceOf(Response);
  expect(response.status).toBe('status' in odd ? odd.status : 200);
  expect(await read(response)).toEqual([1, 2]);
});

it('something that reads like one, on a platform without Response', async () => {
  vi.stubGlobal('Response', undefined);
  const response = handedBack(PARTS);
  expect(response).toMatchObject({ ok: true, status: 200, statusText: 'Fine' });
  expect(await read(response)).toEqual([1, 2]);
});
