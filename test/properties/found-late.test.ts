import { describe, expect, it } from 'vitest';
import { appRequest, HEADERS, openAccount } from '../support/account.ts';
import { sendMailRequest } from '../support/messages.ts';
import { memoryStore } from '../../src/stores/memory.ts';
import { fakeStore } from '../support/store.ts';
import { virtualTime, type Time } from '../support/time.ts';

type Said = 'sent' | 'not-sent' | 'cannot-tell';

const MIME = new TextEncoder().encode('Subject: planted-subject\r\n\r\nx');
/** A mail by its id, and one that has none [MS-ASCMD 2.2.2]. */
const MAILS = {
  'with a ClientId': () => appRequest('SendMail', sendMailRequest('m1')),
  'without one': () => appRequest('SendMail', MIME, { ...HEADERS, 'MS-ASProtocolVersion': '12.1', 'Content-Type': 'message/rfc822' }),
} as const;

/** Longer than a call waits, shorter than a hook may take. */
const SLOW_MS = 40_000;

/** A mail whose first answer is lost, and an app that needs long to look for it. */
function slow(build: () => ReturnType<typeof appRequest>, says: () => Said, ...answers: readonly ('cut' | '...')[]) {
  const store = fakeStore();
  let looks = 0;
  const findSent = async () => {
    looks += 1;
    const said = says();
    await new Promise<void>((resolve) => void account.time.clock.setTimeout(resolve, SLOW_MS));
    return said;
  };
  const account = openAccount({ store, hooks: { findSent } });
  account.server.answer('SendMail', 'cut', ...(answers.length > 0 ? answers : ([{}, '...'] as const)));
  const ask = async (signal?: AbortSignal) => (await account.request('SendMail', build, { ...(signal && { signal }) })).outcome.kind;
  /** Until every look has ended. */
  const later = () => account.time.pass(2 * SLOW_MS);
  return { ...account, ask, later, store, looks: () => looks, mails: () => account.server.of('SendMail').length };
}

describe.each(Object.entries(MAILS))('what the app says of a mail %s after its caller was answered', (_, build) => {
  it('is that it is among the sent ones: the next request for it is done at once, and nothing is sent', async () => {
    const { ask, later, looks, mails, session, store } = slow(build, () => 'sent');
    expect(await ask()).toBe('unknown');
    const saves = store.saved.length;
    await later();
    expect([session.getSnapshot().holds, mails(), store.saved.length]).toEqual([[], 1, saves + 1]);
    const seen = looks();
    expect([await ask(), looks(), mails()]).toEqual(['done', seen, 1]);
  });

  it('is that it is not, when it cannot be on its way any more: the next request sends it, once, and the one that is over does not', async () => {
    const { ask, later, mails } = slow(build, () => 'not-sent');
    expect(await ask()).toBe('unknown');
    await later();
    // Said of a time when it might have been on its way.
    expect([await ask(), mails()]).toEqual(['unknown', 1]);
    await later();
    expect(mails()).toBe(1);
    expect([await ask(), mails()]).toEqual(['done', 2]);
  });

  it('is nothing: it stays in doubt', async () => {
    const { ask, later, mails } = slow(build, () => 'cannot-tell');
    for (let asked = 0; asked < 3; asked += 1) {
      expect(await ask()).toMatch(/unknown|held/u);
      await later();
    }
    expect(mails()).toBe(1);
  });

  it('counts in the next life', async () => {
    const first = slow(build, () => 'sent');
    await first.ask();
    await first.later();
    await first.time.until(first.session.stop());
    const next = openAccount({ store: first.store }, first.time);
    expect((await next.session.ready).unknown).toEqual([]);
    const { outcome } = await next.request('SendMail', build);
    expect([outcome.kind, next.server.of('SendMail').length]).toEqual(['done', 0]);
  });

  it('counts though its caller had called it off', async () => {
    const { begin, later, time, ask, mails } = slow(build, () => 'sent');
    const abort = new AbortController();
    const first = begin('SendMail', build, { signal: abort.signal });
    await time.pass(1_000);
    abort.abort();
    await expect(first).rejects.toThrow('aborted');
    await later();
    expect([await ask(), mails()]).toEqual(['done', 1]);
  });

  it('says nothing of an attempt that was made since', async () => {
    let said: Said = 'not-sent';
    const { ask, later, time, begin, mails } = slow(build, () => said, 'cut', '...');
    expect(await ask()).toBe('unknown');
    await later();
    expect(await ask()).toBe('unknown');
    // The look still runs; its user wants the mail to go all the same, and that answer is lost, too.
    said = 'cannot-tell';
    const again = begin('SendMail', build, { again: true });
    await time.quiet();
    expect(mails()).toBe(2);
    await later();
    expect((await again).outcome.kind).toBe('unknown');
    expect([await ask(), mails()]).toEqual(['unknown', 2]);
  });
});

describe('two looks for one mail without an id', () => {
  const build = MAILS['without one'];
  const wait = (time: Time, ms: number): Promise<void> => new Promise((resolve) => void time.clock.setTimeout(resolve, ms));

  it('in two sessions on one store: what the slower one finds is the same mail, and is not sent again', async () => {
    const [store, time] = [memoryStore(), virtualTime()];
    const [slowly, quickly] = [SLOW_MS, 1_000].map((ms) =>
      openAccount({ store, hooks: { findSent: async () => (await wait(time, ms), 'sent') } }, time),
    );
    slowly?.server.answer('SendMail', 'cut');
    expect((await slowly?.request('SendMail', build))?.outcome.kind).toBe('unknown');
    expect((await quickly?.request('SendMail', build))?.outcome.kind).toBe('done');
    await time.pass(2 * SLOW_MS);
    expect((await slowly?.request('SendMail', build))?.outcome.kind).toBe('done');
    expect([slowly, quickly].map((one) => one?.server.of('SendMail').length)).toEqual([1, 0]);
    // The same bytes after that are another wish.
    slowly?.server.answer('SendMail', {});
    expect((await slowly?.request('SendMail', build))?.outcome.kind).toBe('done');
    expect(slowly?.server.of('SendMail')).toHaveLength(2);
  });

  it('in one session: one that was done meanwhile is over, and the same bytes are a new mail', async () => {
    const waits = [45_000, 1_000];
    const account = openAccount({ hooks: { findSent: async () => (await wait(account.time, waits.shift() ?? 0), 'sent') } });
    account.server.answer('SendMail', 'cut', {});
    expect((await account.request('SendMail', build)).outcome.kind).toBe('unknown');
    expect((await account.request('SendMail', build)).outcome.kind).toBe('done');
    await account.time.pass(60_000);
    expect((await account.request('SendMail', build)).outcome).toMatchObject({ kind: 'done', attempts: 1 });
    expect(account.server.of('SendMail')).toHaveLength(2);
  });

  it('in one session: that it is there counts for more than that it was not', async () => {
    const says: [number, Said][] = [
      [45_000, 'sent'],
      [20_000, 'not-sent'],
    ];
    const account = openAccount({
      hooks: {
        findSent: async () => {
          const [ms, said] = says.shift() ?? [0, 'cannot-tell'];
          await wait(account.time, ms);
          return said;
        },
      },
    });
    account.server.answer('SendMail', 'cut');
    expect((await account.request('SendMail', build)).outcome.kind).toBe('unknown');
    expect((await account.request('SendMail', build)).outcome.kind).toBe('done');
    expect(account.server.of('SendMail')).toHaveLength(1);
  });
});

it('a look of our own that ends too late spoils no later one', async () => {
  const says = [5_000, 40_000, 25_000];
  const account = openAccount({
    hooks: {
      findSent: async () => {
        await new Promise<void>((resolve) => void account.time.clock.setTimeout(resolve, says.shift() ?? 0));
        return 'not-sent';
      },
    },
  });
  account.server.answer('SendMail', 'cut', {});
  const build = MAILS['with a ClientId'];
  expect((await account.request('SendMail', build)).outcome.kind).toBe('unknown');
  expect((await account.request('SendMail', build)).outcome.kind).toBe('done');
  expect(account.server.of('SendMail')).toHaveLength(2);
});
