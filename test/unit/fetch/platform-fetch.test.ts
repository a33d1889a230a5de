import { afterEach, describe, expect, it } from 'vitest';
import { createSession } from '../../../src/fetch/create-session.ts';
import { overPlatform, platformFetch } from '../../../src/fetch/platform-fetch.ts';
import { HEADERS, urlOf } from '../../support/account.ts';
import { searchRequest, statusAnswer } from '../../support/messages.ts';

const real = globalThis.fetch;
afterEach(() => {
  globalThis.fetch = real;
});

/** A platform whose fetch answers everything, and what it was asked for. */
function platform() {
  const asked: string[] = [];
  const call: typeof fetch = async (input) => {
    asked.push(input as string);
    return new Response(statusAnswer('Search', 1), { headers: { 'Content-Type': 'application/vnd.ms-sync.wbxml' } });
  };
  globalThis.fetch = call;
  return { asked, call };
}

const SEARCH = { method: 'POST', headers: HEADERS, body: searchRequest() };

describe('a session’s fetch in the place of the platform’s', () => {
  it('asks the one that was there, for ActiveSync and for everything else', async () => {
    const { asked } = platform();
    globalThis.fetch = createSession().fetch;
    expect((await fetch(urlOf('Search'), SEARCH)).status).toBe(200);
    expect((await fetch('https://elsewhere.example/')).status).toBe(200);
    expect(asked).toEqual([urlOf('Search'), 'https://elsewhere.example/']);
  });

  it('and another one’s over it: each asks the platform’s', async () => {
    const { asked } = platform();
    const first = createSession();
    globalThis.fetch = first.fetch;
    globalThis.fetch = createSession().fetch;
    expect((await fetch('https://elsewhere.example/')).status).toBe(200);
    expect((await first.fetch(urlOf('Search'), SEARCH)).status).toBe(200);
    expect(asked).toHaveLength(2);
  });
});

it('the platform’s fetch is what is there now, also when it came later', () => {
  const wrapped = overPlatform(async () => new Response());
  expect(platformFetch()).toBe(real);
  const { call } = platform();
  expect(platformFetch()).toBe(call);
  globalThis.fetch = wrapped;
  expect(platformFetch()).toBe(real);
});

it('a platform without fetch can have a session all the same', () => {
  globalThis.fetch = undefined as never;
  const wrapped: typeof fetch = async () => new Response();
  expect(overPlatform(wrapped)).toBe(wrapped);
  globalThis.fetch = wrapped;
  expect(platformFetch()).toBe(wrapped);
});
