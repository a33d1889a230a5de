import { describe, expect, it } from 'vitest';
import type { Decision } from '../../../src/core/decision.ts';
import type { Hooks } from '../../../src/core/session.ts';
import { isConfirmed, isInDoubt, learnOfMail, lookedForMail, refusalOf } from '../../../src/session/mail.ts';
import { appRequest, openAccount, type Account } from '../../support/account.ts';
import { folderCreateRequest, folderSyncAnswer, searchRequest, sendMailRequest, statusAnswer } from '../../support/messages.ts';
import type { Reply } from '../../support/server.ts';
import type { StateStore } from '../../../src/core/ports.ts';
import { memoryStore } from '../../../src/stores/memory.ts';
import { fakeStore, type FakeStore } from '../../support/store.ts';
import { isRecoveryError } from '../../../src/core/errors.ts';
import type { MailNote } from '../../../src/core/mail.ts';
import { NEW_ACCOUNT, withHold, withMail, type AccountState } from '../../../src/session/account.ts';
import { noteMail, outboxOf } from '../../../src/session/mail.ts';
import { SETTLES_MS, UNDER_WAY_MS } from '../../../src/session/look.ts';
import { openTroupe } from '../../../src/session/troupe.ts';
import { step } from '../../support/statuses.ts';
import { virtualTime, type Time } from '../../support/time.ts';
import { exchangeOf, MARKS, NOW, partsOf } from '../../support/world.ts';

const MAIL = sendMailRequest('id-1');
const TAKEN = {};

describe('a mail whose answer is lost', () => {
  it('ends as unknown without a hook, with what the app can do: it is never sent twice blindly [MS-ASCMD 3.1.5.9]', async () => {
    const account = openAccount();
    account.server.answer('SendMail', 'cut');
    const { outcome } = await account.request('SendMail', MAIL);
    expect(outcome).toMatchObject({ kind: 'unknown', attempts: 1, clientId: 'id-1', next: { do: 'look-in-sent', clientId: 'id-1' } });
    expect(account.server.commands()).toEqual(['SendMail']);
  });

  it.each([
    ['sent', 'done', 1],
    ['not-sent', 'done', 2],
    ['cannot-tell', 'unknown', 1],
  ] as const)('and is %s, by the app’s look: %s after %i', async (found, kind, attempts) => {
    const asked: unknown[] = [];
    const account = openAccount({ hooks: { findSent: async ({ clientId, sentAfter }) => (asked.push([clientId, sentAfter]), found) } });
    const begun = account.time.clock.now();
    account.server.answer('SendMail', 'cut', TAKEN);
    const { outcome } = await account.request('SendMail', MAIL);
    expect(outcome).toMatchObject({ kind, attempts });
    // One that is not there yet may be worked on: it is looked for once more before it goes out again.
    expect(asked).toEqual(Array.from({ length: found === 'not-sent' ? 2 : 1 }, () => ['id-1', begun]));
    expect(account.server.of('SendMail')).toHaveLength(attempts);
    expect(account.server.of('SendMail').every((seen) => Buffer.compare(seen.body, MAIL) === 0)).toBe(true);
  });

  it.each([
    [
      'throws',
      async () => {
        throw new Error('planted');
      },
    ],
    ['hangs', () => new Promise<never>(() => undefined)],
    ['gives a word there is none of', async () => 'maybe' as never],
  ] as const)('and a look that %s tells nothing: unknown', async (_, findSent) => {
    const account = openAccount({ hooks: { findSent } });
    account.server.answer('SendMail', 'cut');
    expect((await account.request('SendMail', MAIL)).outcome.kind).toBe('unknown');
    expect(account.server.commands()).toEqual(['SendMail']);
  });

  it.each(['silence', { status: 502 }, { status: 504 }] as const)('the same after %o', async (reply) => {
    const account = openAccount();
    account.server.answer('SendMail', reply);
    expect((await account.request('SendMail', MAIL)).outcome.kind).toBe('unknown');
    expect(account.server.commands()).toEqual(['SendMail']);
  });

  it('an empty 200 of a captive portal is no success', async () => {
    const account = openAccount();
    const portal = (): Response => new Response(null, { status: 200 });
    const session = openAccount(
      { transport: async (input, init) => (account.server.fetch(input, init).catch(() => undefined), portal()) },
      account.time,
    );
    account.server.answer('SendMail', TAKEN);
    expect((await session.request('SendMail', MAIL)).outcome.kind).toBe('unknown');
  });
});

describe('a mail that is not there yet', () => {
  /** An app whose Sent Items show the mail so long after it went out. */
  function slow(account: () => Account, shownAfterMs: number) {
    let [begun, looks] = [0, 0];
    const hooks: Hooks = {
      findSent: async () => {
        looks += 1;
        return account().time.clock.now() - begun >= shownAfterMs ? 'sent' : 'not-sent';
      },
    };
    return { hooks, begin: (at: number) => void (begun = at), looks: () => looks };
  }

  it('because the server works on it, is found a little later and does not go out again', async () => {
    const app = slow(() => account, SETTLES_MS - 1);
    const account: Account = openAccount({ hooks: app.hooks });
    app.begin(account.time.clock.now());
    account.server.answer('SendMail', 'cut');
    expect((await account.request('SendMail', MAIL)).outcome).toMatchObject({ kind: 'done', attempts: 1 });
    expect([app.looks(), account.server.commands()]).toEqual([2, ['SendMail']]);
  });

  it('because the app was killed while it was out, is not sent again before it must have arrived', async () => {
    const [store, time] = [fakeStore(), virtualTime()];
    const life = time.clock.scope();
    const before = openAccount({ store, clock: life }, time);
    const app = slow(() => before, UNDER_WAY_MS - 1);
    app.begin(time.clock.now());
    before.server.answer('SendMail', 'silence');
    before.begin('SendMail', MAIL).catch(() => undefined);
    await time.quiet();
    life.end();
    const after = openAccount({ store, hooks: app.hooks }, time);
    after.server.answer('SendMail', TAKEN);
    const { outcome } = await after.request('SendMail', MAIL);
    expect(outcome).toMatchObject({ kind: 'unknown', attempts: 0, next: { do: 'look-in-sent' } });
    await time.pass(UNDER_WAY_MS);
    expect((await after.request('SendMail', MAIL)).outcome).toMatchObject({ kind: 'done', attempts: 0 });
    expect(after.server.commands()).toEqual([]);
  });

  it('and was asked for long after the kill goes out at once', async () => {
    const [store, time] = [fakeStore(), virtualTime()];
    const life = time.clock.scope();
    const before = openAccount({ store, clock: life }, time);
    before.server.answer('SendMail', 'silence');
    before.begin('SendMail', MAIL).catch(() => undefined);
    await time.quiet();
    life.end();
    const after = openAccount({ store, hooks: { findSent: async () => 'not-sent' } }, time);
    await after.session.ready;
    await time.pass(UNDER_WAY_MS);
    const begun = time.clock.now();
    after.server.answer('SendMail', TAKEN);
    expect((await after.request('SendMail', MAIL)).outcome).toMatchObject({ kind: 'done', attempts: 1 });
    expect(time.clock.now()).toBe(begun);
  });
});

describe('a mail in doubt', () => {
  /** The account learns that its server recognises a mail that comes again. Its app can look, or not any more. */
  async function seen118(looks: readonly ('sent' | 'not-sent' | 'cannot-tell')[]) {
    const left = ['not-sent' as const, 'not-sent' as const, ...looks];
    const account = openAccount({ hooks: { findSent: async () => left.shift() ?? 'cannot-tell' } });
    account.server.answer('SendMail', 'cut', statusAnswer('SendMail', 118));
    expect((await account.request('SendMail', sendMailRequest('id-0'))).outcome.kind).toBe('done');
    return account;
  }

  it('is not refused by what refuses its repeat: that says nothing of the attempt before [MS-ASCMD 3.1.5.9]', async () => {
    const account = await seen118([]);
    account.server.answer('SendMail', 'cut', { status: 400 });
    const { outcome } = await account.request('SendMail', MAIL);
    expect(outcome).toMatchObject({ kind: 'unknown', attempts: 2, next: { do: 'look-in-sent', clientId: 'id-1' } });
  });

  it.each([
    ['sent', 'done', 2],
    ['not-sent', 'refused', 3],
  ] as const)('is looked for then, and %s is %s', async (found, kind, attempts) => {
    const account = await seen118([found, found]);
    account.server.answer('SendMail', 'cut', { status: 400 }, { status: 400 });
    const { outcome } = await account.request('SendMail', MAIL);
    expect(outcome).toMatchObject({ kind, attempts });
  });

  it.each(['cut', { status: 502 }] as const)(
    'is held as such, with what the app can do, when %o goes on [MS-ASCMD 3.1.5.9]',
    async (reply) => {
      const account = openAccount({ hooks: { findSent: async () => 'not-sent' } });
      account.server.answer('SendMail', reply, reply, reply);
      const { outcome } = await account.request('SendMail', MAIL);
      expect(outcome).toMatchObject({ kind: 'held', hold: { why: 'unknown-outcome' }, next: { do: 'look-in-sent', clientId: 'id-1' } });
      account.server.answer('SendMail', TAKEN);
      await account.session.release(account.session.getSnapshot().holds[0]?.id ?? '', 'retry');
      // It is looked for before it goes out again.
      expect((await account.request('SendMail', MAIL)).outcome.kind).toBe('done');
    },
  );
});

describe('one mail that nobody can tell about', () => {
  const OTHER = sendMailRequest('id-2');

  /** It was looked for in vain, sent again, and its answer lost again. */
  async function heldMail(store?: FakeStore) {
    const account = openAccount({ hooks: { findSent: async () => 'not-sent' }, ...(store && { store }) });
    account.server.answer('SendMail', 'cut', 'cut');
    const { outcome } = await account.request('SendMail', MAIL);
    if (outcome.kind !== 'held') throw new Error(`it is ${outcome.kind}`);
    return { account, hold: outcome.hold };
  }

  it('is held alone, by its ClientId: other mail and uploads go on [MS-ASCMD 3.1.5.9]', async () => {
    const { account, hold } = await heldMail();
    expect(hold).toMatchObject({ who: 'user', why: 'unknown-outcome', clientId: 'id-1' });
    account.server.answer('SendMail', TAKEN);
    expect((await account.request('SendMail', OTHER)).outcome.kind).toBe('done');
    account.server.answer('FolderCreate', statusAnswer('FolderCreate', 1));
    expect((await account.request('FolderCreate', folderCreateRequest('1', 'new'))).outcome.kind).toBe('done');
    expect((await account.request('SendMail', MAIL)).outcome).toMatchObject({ kind: 'held', attempts: 0, hold: { id: hold.id } });
    expect(account.server.of('SendMail')).toHaveLength(3);
  });

  it('is held after a restart too, and named among those that may have left', async () => {
    const store = fakeStore();
    const { account, hold } = await heldMail(store);
    await account.session.stop();
    const next = openAccount({ store }, account.time);
    expect((await next.session.ready).unknown).toEqual([{ clientId: 'id-1' }]);
    next.server.answer('SendMail', TAKEN);
    expect((await next.request('SendMail', OTHER)).outcome.kind).toBe('done');
    expect((await next.request('SendMail', MAIL)).outcome).toMatchObject({ kind: 'held', attempts: 0, hold: { id: hold.id } });
  });

  it('goes out with the user’s consent without being released first, and its hold is gone once it has arrived', async () => {
    const { account, hold } = await heldMail();
    account.server.answer('SendMail', TAKEN);
    expect((await account.request('SendMail', MAIL, { again: true })).outcome.kind).toBe('done');
    expect(account.session.getSnapshot().holds).toEqual([]);
    expect(account.told('released')).toEqual([{ type: 'released', holdId: hold.id }]);
  });

  it('keeps its hold while nothing is known, also when another hold is released', async () => {
    const { account, hold } = await heldMail();
    account.server.answer('SendMail', 'cut', 'cut');
    const { outcome } = await account.request('SendMail', OTHER);
    if (outcome.kind !== 'held') throw new Error(`it is ${outcome.kind}`);
    expect(outcome.hold.id).not.toBe(hold.id);
    await account.session.release(outcome.hold.id, 'retry');
    expect(account.session.getSnapshot().holds.map(({ id }) => id)).toEqual([hold.id]);
  });
});

describe('a folder edit that nobody can tell about', () => {
  it('is held alone; released, it is looked for anew before it goes out again', async () => {
    const account = openAccount({ hooks: { hierarchyKey: async () => '1', hierarchyChanged: async () => undefined } });
    const lost = async () => (await account.request('FolderCreate', folderCreateRequest('1', 'new'))).outcome;
    account.server.answer('FolderSync', ...Array.from({ length: 9 }, () => folderSyncAnswer('1')));
    account.server.answer('FolderCreate', 'cut', 'cut', 'cut');
    const outcome = await lost();
    expect(outcome).toMatchObject({ kind: 'held', hold: { why: 'unknown-outcome' } });
    account.server.answer('SendMail', TAKEN);
    expect((await account.request('SendMail', MAIL)).outcome.kind).toBe('done');
    expect(await lost()).toMatchObject({ kind: 'held', attempts: 0 });
    const { holds } = account.session.getSnapshot();
    expect(holds).toHaveLength(1);
    await account.session.release(holds[0]?.id ?? '', 'retry');
    account.server.answer('FolderCreate', statusAnswer('FolderCreate', 1));
    expect(await lost()).toMatchObject({ kind: 'done', attempts: 1 });
    expect(account.server.of('FolderCreate')).toHaveLength(4);
  });
});

describe('a mail that nothing left the device of', () => {
  it('goes again by itself', async () => {
    const account = openAccount();
    account.server.answer('SendMail', 'refused', 'refused', TAKEN);
    expect((await account.request('SendMail', MAIL)).outcome).toMatchObject({ kind: 'done', attempts: 3 });
  });
});

describe('118', () => {
  it('after an attempt of ours whose answer was lost means that it arrived', async () => {
    const account = openAccount({ hooks: { findSent: async () => 'not-sent' } });
    account.server.answer('SendMail', 'cut', statusAnswer('SendMail', 118));
    expect((await account.request('SendMail', MAIL)).outcome).toMatchObject({ kind: 'done', attempts: 2 });
  });

  it('said of a mail that never went out before shows nothing: the next one in doubt is looked for, not sent again', async () => {
    const account = openAccount();
    account.server.answer('SendMail', statusAnswer('SendMail', 118), TAKEN);
    await account.request('SendMail', (at) => appRequest('SendMail', sendMailRequest(`id-0-${at.number}`)));
    account.server.answer('SendMail', 'cut');
    expect((await account.request('SendMail', MAIL)).outcome).toMatchObject({ kind: 'unknown', attempts: 1 });
  });

  it('on a first attempt means that the id was used: a new one, once', async () => {
    const account = openAccount();
    const ids: string[] = [];
    account.server.answer('SendMail', statusAnswer('SendMail', 118), TAKEN);
    const { outcome } = await account.request('SendMail', (at) => {
      ids.push(`id-${at.number}`);
      return appRequest('SendMail', sendMailRequest(`id-${at.number}`));
    });
    expect(outcome.kind).toBe('done');
    expect(ids).toEqual(['id-1', 'id-2']);
  });

  it('after a failure the server told us is no proof: nothing goes out again by itself', async () => {
    const account = openAccount();
    account.server.answer('SendMail', statusAnswer('SendMail', 111), statusAnswer('SendMail', 118));
    const { outcome } = await account.request('SendMail', MAIL);
    expect(outcome.kind).not.toBe('done');
    expect(account.server.of('SendMail')).toHaveLength(2);
  });

  it('shown once, lets a lost mail go again without a look: the server recognises it', async () => {
    const account = openAccount({ hooks: { findSent: async () => 'not-sent' } });
    account.server.answer('SendMail', 'cut', statusAnswer('SendMail', 118), 'cut', statusAnswer('SendMail', 118));
    await account.request('SendMail', MAIL);
    const looked = account.told('step').length;
    const { outcome } = await account.request('SendMail', sendMailRequest('id-2'));
    expect(outcome).toMatchObject({ kind: 'done', attempts: 2 });
    expect(account.told('step').length).toBeGreaterThan(looked);
  });
});

describe('a mail that may have left in an earlier call', () => {
  const stores: FakeStore[] = [];
  const doubtful = async (hooks: Hooks = {}) => {
    const store = fakeStore();
    stores.push(store);
    const account = openAccount({ hooks, store });
    account.server.answer('SendMail', 'cut');
    expect((await account.request('SendMail', MAIL)).outcome.kind).toBe('unknown');
    return account;
  };

  it('is not sent again blindly when the app asks again', async () => {
    const account = await doubtful();
    const { outcome } = await account.request('SendMail', MAIL);
    expect(outcome).toMatchObject({ kind: 'unknown', clientId: 'id-1', next: { do: 'look-in-sent' } });
    expect(account.server.of('SendMail')).toHaveLength(1);
  });

  it('is looked for from its first attempt on, however long ago that was', async () => {
    const looked: unknown[] = [];
    const account = await doubtful();
    const first = account.server.seen[0]?.at;
    await account.time.pass(3_600_000);
    const hooks: Hooks = { findSent: async (event) => (looked.push(event.sentAfter), 'sent') };
    const later = openAccount({ hooks, store: stores.at(-1) ?? fakeStore() }, account.time);
    expect((await later.request('SendMail', MAIL)).outcome.kind).toBe('done');
    expect(looked).toEqual([first]);
    expect(later.server.seen).toEqual([]);
  });

  it('goes when the user agrees to it', async () => {
    const account = await doubtful();
    account.server.answer('SendMail', TAKEN);
    expect((await account.request('SendMail', MAIL, { again: true })).outcome.kind).toBe('done');
  });

  it('once it was taken, is done without being sent, also for an app that was killed before it wrote that down', async () => {
    const account = await doubtful();
    account.server.answer('SendMail', TAKEN);
    await account.request('SendMail', MAIL, { again: true });
    const { outcome, response } = await account.request('SendMail', MAIL);
    expect(outcome.kind).toBe('done');
    expect(response).toMatchObject({ status: 200, headers: { 'x-activesync-recovery': 'done' } });
    const later = openAccount({ store: stores.at(-1) ?? fakeStore() }, account.time);
    expect((await later.request('SendMail', MAIL)).outcome.kind).toBe('done');
    expect(account.server.of('SendMail')).toHaveLength(2);
    expect(later.server.seen).toEqual([]);
  });

  it('two requests for one mail at once send it once', async () => {
    const account = openAccount();
    account.server.answer('SendMail', TAKEN, TAKEN);
    const both = [account.begin('SendMail', MAIL), account.begin('SendMail', MAIL)];
    await account.time.quiet();
    expect((await Promise.all(both)).map(({ outcome }) => outcome.kind)).toEqual(['done', 'done']);
    expect(account.server.of('SendMail')).toHaveLength(1);
  });

  it('another mail goes at once', async () => {
    const account = await doubtful();
    account.server.answer('SendMail', TAKEN);
    expect((await account.request('SendMail', sendMailRequest('id-2'))).outcome.kind).toBe('done');
  });
});

it('a mail that has arrived is not sent again, not even to a server that would recognise it [MS-ASCMD 2.2.3.28.1]', async () => {
  const account = openAccount({ hooks: { findSent: async () => 'not-sent' } });
  account.server.answer('SendMail', 'cut', statusAnswer('SendMail', 118));
  await account.request('SendMail', MAIL);
  expect((await account.request('SendMail', MAIL)).outcome.kind).toBe('done');
  expect(account.server.of('SendMail')).toHaveLength(2);
});

describe('a mail that is refused', () => {
  it('goes back to the drafts', async () => {
    const account = openAccount();
    account.server.answer('SendMail', statusAnswer('SendMail', 116));
    expect((await account.request('SendMail', MAIL)).outcome).toMatchObject({
      kind: 'refused',
      next: { do: 'return-to-drafts', why: 'recipient' },
    });
  });
});

describe('what an answer means for a mail', () => {
  /** A world with one mail in it that stands so; hears what it is told. */
  function one(state: string, more: { readonly sentBefore?: string; readonly clientId?: string } = {}) {
    const told: string[] = [];
    const troupe = {
      picture: (id: string) => (id === 'SendMail#1.outbox' ? { value: state, context: { state, since: 5 } } : undefined),
      deliver: (_: string, event: { readonly type: string }) => void told.push(event.type),
    };
    const world = { troupe, account: { mails: {}, holds: [], answers118: false } };
    const { sentBefore = 'no', clientId = 'id-1' } = more;
    const exchange = { id: 'SendMail#1', facts: { clientIdFrom: 'ClientId' }, marks: { clientId }, mail: 'id-1', sentBefore };
    return { world, exchange, told };
  }
  const answered = (whole: object, status = 'SendMail.120', failures: readonly string[] = []) => {
    const { world, exchange, told } = one('sent');
    learnOfMail(world as never, exchange as never, { whole, because: { status }, failures } as never);
    return told;
  };

  it('taken, refused, lost or never out', () => {
    expect(answered({ do: 'accept' })).toEqual(['mail.taken']);
    expect(answered({ do: 'reject' })).toEqual(['mail.refused']);
    expect(answered({ do: 'hold', why: 'quota' })).toEqual(['mail.refused']);
    expect(answered({ do: 'retry' }, 'transport.timeout')).toEqual(['mail.lost']);
    expect(answered({ do: 'reject' }, 'transport.cut-after-send')).toEqual(['mail.lost']);
    for (const status of ['transport.offline', 'transport.cut-before-send', 'transport.tls'])
      expect(answered({ do: 'retry' }, status), status).toEqual(['mail.unsent']);
  });

  it('that looking has not helped, or has to be done, is no refusal', () => {
    expect(answered({ do: 'reconcile' })).toEqual(['mail.lost']);
    expect(answered({ do: 'hold', why: 'unknown-outcome' })).toEqual(['mail.lost']);
  });

  it('118 shows that the server recognises a repeat only when it was one', () => {
    for (const [sentBefore, shows] of [
      ['no-answer', true],
      ['no', false],
      ['failed', false],
    ] as const) {
      const { world, exchange } = one('sent', { sentBefore });
      learnOfMail(
        world as never,
        exchange as never,
        { whole: { do: 'accept' }, because: { status: 'common.118' }, failures: ['common.118'] } as never,
      );
      expect(world.account.answers118, sentBefore).toBe(shows);
    }
  });

  const RETRY = { do: 'retry', pace: 'now', then: 'replay' } as const;
  it.each<[Decision, boolean]>([
    [{ do: 'reject', why: 'server', then: 'end' }, true],
    [{ ...RETRY, then: 'rebuild' }, true],
    [{ ...RETRY, first: [{ do: 'refresh', scope: 'hierarchy' }] }, true],
    [{ do: 'rephrase', how: 'new-client-id', then: 'rebuild' }, true],
    [RETRY, false],
    [{ do: 'accept', then: 'end' }, false],
    [{ do: 'continue', how: 'poll-again', then: 'end' }, false],
    [{ do: 'reconcile', how: 'same-id-resend', then: 'replay' }, false],
    [{ do: 'repair', rung: 'policy', then: 'replay' }, false],
    [{ do: 'hold', who: 'user', why: 'quota', then: 'end' }, false],
    [{ do: 'wipe', scope: 'device', then: 'end' }, false],
  ])('%o of one in doubt has it looked for first: %s', (decision, looks) => {
    const { world, exchange } = one('unknown');
    const meant = refusalOf(world as never, exchange as never, decision);
    expect(meant).toEqual(looks ? { do: 'reconcile', how: 'look-in-sent', then: 'replay' } : decision);
    const settled = one('sent');
    expect(refusalOf(settled.world as never, settled.exchange as never, decision)).toBe(decision);
  });

  it('is known by the actor of this request, and no other', () => {
    const { world, exchange } = one('confirmed');
    expect([isConfirmed(world as never, exchange as never), isInDoubt(world as never, exchange as never)]).toEqual([true, false]);
    expect(isConfirmed(world as never, { ...exchange, id: 'SendMail#2' } as never)).toBe(false);
  });

  it('a request that carries none learns nothing', () => {
    const { world, exchange, told } = one('sent');
    learnOfMail(
      world as never,
      { ...exchange, facts: {} } as never,
      { whole: { do: 'accept' }, because: { status: 'x' }, failures: ['common.118'] } as never,
    );
    expect(told).toEqual([]);
  });

  it.each([
    ['app.happened', 'mail.found'],
    ['app.absent', 'mail.absent'],
    ['app.unclear', 'mail.unclear'],
  ] as const)('%s of a look is %s', (found, event) => {
    const { world, exchange, told } = one('unknown');
    lookedForMail(world as never, exchange as never, found);
    expect(told).toEqual([event]);
  });
});

// ---- the parts, without a session around them

describe('a mail that is about to leave', () => {
  const carries = (more: object = {}) =>
    exchangeOf({
      id: 'SendMail#1',
      command: 'SendMail',
      facts: { needs: [], clientIdFrom: '14.0' } as never,
      marks: { ...MARKS, clientId: 'id-1' },
      sentAt: NOW,
      sentBefore: 'no',
      again: false,
      ...more,
    });

  /** A mail of which this is known, at the door. The outbox is the real one. */
  async function leaving(
    known?: MailNote,
    more: object = {},
    account: Partial<AccountState> = {},
    save: () => Promise<void> = async () => undefined,
  ) {
    const parts = partsOf({ ...(known && { mails: { 'id-1': known } }), ...account }, { troupe: openTroupe(), save });
    const exchange = carries(more);
    const may = await noteMail(parts.world, exchange);
    return {
      ...parts,
      exchange,
      may,
      note: parts.world.account.mails['id-1'],
      stands: parts.world.troupe.picture(outboxOf(exchange))?.value,
    };
  }

  it('for the first time is written down as sent, since now', async () => {
    const { may, note, exchange, stands } = await leaving();
    expect([may, note, exchange.sentBefore, stands]).toEqual([true, { state: 'sent', since: NOW, outAt: NOW, by: 'test' }, 'no', 'sent']);
  });

  it.each([
    ['returned', 'failed'],
    ['unknown', undefined],
    ['sent', undefined],
    ['confirmed', undefined],
  ] as const)('that was %s before: goes with %s, or is looked for first', async (state, before) => {
    const { may, posted, exchange, note } = await leaving({ state, since: 5 });
    expect(may).toBe(before !== undefined);
    expect(posted).toEqual(before === undefined ? [{ to: 'SendMail#1', event: { type: 'mail.doubtful' } }] : []);
    expect(exchange.sentAt).toBe(5);
    const goes = [before, { state: 'sent', since: 5, outAt: NOW, by: 'test' }];
    expect([exchange.sentBefore, note]).toEqual(before === undefined ? ['no', { state, since: 5 }] : goes);
  });

  it.each(['unknown', 'sent'] as const)('that is %s goes with the user’s consent, or to a server that knows repeats', async (state) => {
    for (const [more, account] of [
      [{ again: true }, {}],
      [{}, { answers118: true }],
    ] as const) {
      const { may, exchange, note } = await leaving({ state, since: 5 }, more, account);
      expect([may, exchange.sentBefore, note]).toEqual([true, 'no-answer', { state: 'sent', since: 5, outAt: NOW, by: 'test' }]);
    }
  });

  it('that has arrived does not go to a server that knows repeats, and does when the user says again', async () => {
    expect((await leaving({ state: 'confirmed', since: 5 }, {}, { answers118: true })).may).toBe(false);
    const { may, exchange } = await leaving({ state: 'confirmed', since: 5 }, { again: true });
    expect([may, exchange.sentBefore]).toEqual([true, 'no-answer']);
  });

  it('without an id is nobody’s to remember', async () => {
    for (const more of [{ marks: MARKS }, { facts: { needs: [] } }]) {
      const { may, world } = await leaving(undefined, more);
      expect([may, world.account.mails]).toEqual([true, {}]);
    }
  });

  it('that the store cannot keep stays here, and is remembered as before', async () => {
    const known: MailNote = { state: 'returned', since: 5 };
    const parts = partsOf(
      { mails: { 'id-1': known }, version: '14.1' },
      { troupe: openTroupe(), save: () => Promise.reject(new Error('planted')) },
    );
    const error: unknown = await noteMail(parts.world, carries()).catch((reason: unknown) => reason);
    expect(isRecoveryError(error) && [error.kind, error.code]).toEqual(['caller', 'store-failed']);
    expect(parts.world.account).toMatchObject({ mails: { 'id-1': known }, version: '14.1' });
  });

  it('is not news to itself: that it leaves is sure once it is stored', async () => {
    const { world } = await leaving();
    expect(world.tentative.size).toBe(0);
  });

  it('does not leave when it was called off meanwhile', async () => {
    const abort = new AbortController();
    const { may, stands } = await leaving(undefined, { abort }, {}, async () => abort.abort());
    expect([may, stands]).toEqual([false, 'drafted']);
  });

  it.each([
    ['out', { state: 'sent', since: 5, by: 'other' }, true],
    ['in doubt', { state: 'unknown', since: 5, by: 'other' }, false],
    ['gone', undefined, false],
  ] as const)('that is %s in another session by then is looked at anew', async (_, theirs, elsewhere) => {
    let saves = 0;
    const parts = partsOf({}, { troupe: openTroupe(), save: async () => {
      saves += 1;
      if (saves === 1) parts.world.account = withMail(parts.world.account, 'id-1', theirs);
    } }); // prettier-ignore
    const exchange = carries({ elsewhere: false });
    expect(await noteMail(parts.world, exchange)).toBe(theirs === undefined);
    expect(exchange.elsewhere).toBe(elsewhere);
  });

  it.each([
    ['out', { state: 'sent', since: 5, outAt: 9, by: 'other' }, [false, true, 'unknown']],
    ['in doubt since later', { state: 'unknown', since: 5, outAt: 9, by: 'other' }, [false, false, 'unknown']],
    ['there', { state: 'confirmed', since: 5, by: 'other' }, [false, false, 'confirmed']],
    ['as it was', { state: 'unknown', since: 5, by: 'test' }, [true, false, 'sent']],
    ['nowhere', undefined, [true, false, 'sent']],
  ] as const)(
    'that was looked for, and is %s for all that another session has stored meanwhile',
    async (_, theirs, [may, elsewhere, stands]) => {
      const known = { state: 'unknown', since: 5, by: 'test' } as const;
      const { world, exchange } = await leaving(known, { elsewhere: false });
      lookedForMail(world, exchange, 'app.absent');
      world.account = withMail(world.account, 'id-1', theirs);
      expect(await noteMail(world, exchange)).toBe(may);
      expect([exchange.elsewhere, world.troupe.picture(outboxOf(exchange))?.value]).toEqual([elsewhere, stands]);
    },
  );

  it('in other bytes is another mail', async () => {
    const { world, exchange } = await leaving();
    exchange.marks = { ...MARKS, clientId: 'id-2' };
    expect(await noteMail(world, exchange)).toBe(true);
    expect(exchange.mail).toBe('id-2');
    expect(world.account.mails).toEqual({
      'id-1': { state: 'sent', since: NOW, outAt: NOW, by: 'test' },
      'id-2': { state: 'sent', since: NOW, outAt: NOW, by: 'test' },
    });
  });
});

describe('what an answer tells of a mail', () => {
  const doubt = (account: AccountState) =>
    withHold(account, {
      who: 'user',
      why: 'unknown-outcome',
      step: step({ do: 'reject', why: 'request', then: 'end' }),
      block: { scope: 'request', key: 'mail:id-1' },
    }).account;

  async function answered(
    whole: object,
    status: string,
    { failures = [], sentBefore = 'no' }: { readonly failures?: readonly string[]; readonly sentBefore?: 'no' | 'no-answer' } = {},
  ) {
    const parts = partsOf(doubt(NEW_ACCOUNT), { troupe: openTroupe(), save: async () => undefined });
    const exchange = exchangeOf({
      id: 'SendMail#1',
      command: 'SendMail',
      facts: { needs: [], clientIdFrom: '14.0' } as never,
      marks: { ...MARKS, clientId: 'id-1' },
      sentBefore: 'no',
    });
    await noteMail(parts.world, exchange);
    exchange.sentBefore = sentBefore;
    learnOfMail(parts.world, exchange, { whole, because: { status }, failures } as never);
    return {
      state: parts.world.account.mails['id-1']?.state,
      holds: parts.world.account.holds.length,
      answers118: parts.world.account.answers118,
    };
  }

  it.each([
    ['taken', { do: 'accept' }, 'SendMail', 'confirmed', 0],
    ['refused', { do: 'reject' }, 'common.110', 'returned', 0],
    ['held for another reason', { do: 'hold', why: 'quota' }, 'common.113', 'returned', 0],
    ['never left', { do: 'retry' }, 'transport.offline', undefined, 1],
    ['lost', { do: 'retry' }, 'transport.cut-after-send', 'unknown', 1],
    ['to be looked for', { do: 'reconcile' }, 'http.502', 'unknown', 1],
    ['looked for in vain', { do: 'hold', why: 'unknown-outcome' }, 'http.502', 'unknown', 1],
    ['refused for a reason of that name', { do: 'reject', why: 'unknown-outcome' }, 'http.400', 'returned', 0],
  ] as const)('%s', async (_, whole, status, state, holds) => {
    expect(await answered(whole, status)).toMatchObject({ state, holds });
  });

  it.each([
    [['common.118'], 'no-answer', true],
    [['common.110', 'common.118'], 'no-answer', true],
    [['common.118'], 'no', false],
    [['common.110'], 'no-answer', false],
    [[], 'no-answer', false],
  ] as const)('%j after %s: the server knows repeats is %s', async (failures, sentBefore, known) => {
    expect((await answered({ do: 'accept' }, 'common.118', { failures, sentBefore })).answers118).toBe(known);
  });

  it.each([
    ['is lost', { do: 'retry' }, 'transport.timeout', false, 'confirmed', 'other', 1, true],
    ['is lost for one the user wanted all the same', { do: 'retry' }, 'transport.timeout', true, 'unknown', 'test', 1, false],
    ['says that it is there', { do: 'accept' }, 'SendMail', false, 'confirmed', 'test', 0, true],
  ] as const)(
    'that another session has brought there, when its own answer %s',
    async (_, whole, status, again, state, by, holds, isThere) => {
      const parts = partsOf(doubt(NEW_ACCOUNT), { troupe: openTroupe(), save: async () => undefined });
      const exchange = exchangeOf({ id: 'SendMail#1', facts: { needs: [], clientIdFrom: '14.0' } as never, marks: { ...MARKS, clientId: 'id-1' }, sentBefore: 'no', again }); // prettier-ignore
      await noteMail(parts.world, exchange);
      parts.world.account = withMail(parts.world.account, 'id-1', { state: 'confirmed', since: 5, by: 'other' });
      learnOfMail(parts.world, exchange, { whole, because: { status }, failures: [] } as never);
      expect(parts.world.account.mails['id-1']).toMatchObject({ state, by });
      expect(parts.world.account.holds).toHaveLength(holds);
      expect(isConfirmed(parts.world, exchange)).toBe(isThere);
    },
  );

  it('was last out when it was last sent; with its answer lost, until now', async () => {
    const at = async (status: string, whole: object) => {
      let now = NOW;
      const parts = partsOf({}, { troupe: openTroupe(), save: async () => undefined }, { clock: { now: () => now } });
      const exchange = exchangeOf({ id: 'SendMail#1', facts: { needs: [], clientIdFrom: '14.0' } as never, marks: { ...MARKS, clientId: 'id-1' }, sentBefore: 'no' }); // prettier-ignore
      await noteMail(parts.world, exchange);
      now += 70;
      learnOfMail(parts.world, exchange, { whole, because: { status }, failures: [] } as never);
      return parts.world.account.mails['id-1'];
    };
    expect(await at('SendMail', { do: 'accept' })).toMatchObject({ state: 'confirmed', outAt: NOW });
    expect(await at('transport.timeout', { do: 'retry' })).toMatchObject({ state: 'unknown', outAt: NOW + 70 });
  });

  it('that was looked for and is not there stays in doubt for whoever reads it later, also where it was forgotten meanwhile', async () => {
    for (const forgets of [false, true]) {
      const parts = partsOf({}, { troupe: openTroupe(), save: async () => undefined });
      const exchange = exchangeOf({ id: 'SendMail#1', facts: { needs: [], clientIdFrom: '14.0' } as never, marks: { ...MARKS, clientId: 'id-1' }, sentBefore: 'no' }); // prettier-ignore
      await noteMail(parts.world, exchange);
      learnOfMail(parts.world, exchange, { whole: { do: 'retry' }, because: { status: 'transport.timeout' }, failures: [] } as never);
      if (forgets) parts.world.account = NEW_ACCOUNT;
      lookedForMail(parts.world, exchange, 'app.absent');
      expect(parts.world.account.mails['id-1']).toMatchObject({ state: 'unknown', since: NOW });
    }
  });

  it('nothing where there is no mail', () => {
    const { world } = partsOf({}, { troupe: openTroupe() });
    learnOfMail(world, exchangeOf({ failures: [] } as never), {
      whole: { do: 'accept' },
      because: { status: 'Sync.1' },
      failures: ['common.118'],
    } as never);
    expect(world.account).toEqual(NEW_ACCOUNT);
  });
});

describe('a mail that was written down and never left', () => {
  const REFUSES = Object.assign(new TypeError('fetch failed: planted'), { cause: { code: 'UND_ERR_INVALID_ARG' } });

  /** A store that takes a second, and a server that takes every mail. */
  function slow(...answers: Reply[]) {
    const store = fakeStore();
    const account = openAccount({ store });
    store.before(() => new Promise<void>((resolve) => void account.time.clock.setTimeout(resolve, 1_000)));
    account.server.answer('SendMail', ...answers, TAKEN, '...');
    return { ...account, store };
  }

  it('because it was aborted meanwhile is in nobody’s doubt: asked for again it goes out once [MS-ASCMD 3.1.5.9]', async () => {
    const { begin, server, store, time } = slow();
    const abort = new AbortController();
    const ended = begin('SendMail', MAIL, { signal: abort.signal }).catch((error: unknown) => error);
    await time.pass(500);
    abort.abort(new Error('called off'));
    expect(await time.until(ended)).toMatchObject({ message: 'called off' });
    await time.pass(5_000);
    expect(server.seen).toEqual([]);
    expect(store.saved.map(({ account }) => Object.keys(account.mails))).toEqual([['id-1'], []]);
    expect((await time.until(begin('SendMail', MAIL))).outcome).toMatchObject({ kind: 'done', attempts: 1 });
    expect(server.seen).toHaveLength(1);
  });

  it('because the session was stopped meanwhile is in nobody’s doubt in the next one', async () => {
    const { begin, server, store, session, time } = slow();
    begin('SendMail', MAIL).catch(() => undefined);
    await time.pass(500);
    await time.until(session.stop());
    await time.pass(5_000);
    expect(server.seen).toEqual([]);
    expect(store.saved.at(-1)?.account.mails).toEqual({});
    expect(await openAccount({ store }).session.ready).toMatchObject({ unknown: [] });
  });

  it('because the platform took no such request is in nobody’s doubt, and what the platform says is not handed on', async () => {
    const store = fakeStore();
    const account = openAccount({ store });
    account.server.answer(
      'SendMail',
      () => {
        throw REFUSES;
      },
      TAKEN,
    );
    const error: unknown = await account.request('SendMail', MAIL).catch((e: unknown) => e);
    expect(isRecoveryError(error) && [error.kind, error.code]).toEqual(['caller', 'request-invalid']);
    expect(String(error)).not.toContain('planted');
    await account.time.quiet();
    expect(store.saved.at(-1)?.account.mails).toEqual({});
    expect((await account.request('SendMail', MAIL)).outcome).toMatchObject({ kind: 'done', attempts: 1 });
  });

  it('stands as it stood before: what was in doubt stays so', async () => {
    const { begin, server, store, time } = slow('cut');
    expect((await time.until(begin('SendMail', MAIL))).outcome.kind).toBe('unknown');
    const abort = new AbortController();
    const ended = begin('SendMail', MAIL, { again: true, signal: abort.signal }).catch(() => undefined);
    await time.pass(500);
    abort.abort();
    await time.until(ended);
    await time.pass(5_000);
    expect(store.saved.at(-1)?.account.mails['id-1']).toMatchObject({ state: 'unknown' });
    expect(server.seen).toHaveLength(1);
  });

  it('and asked for again at once it goes out once: whoever was called off is in nobody’s way', async () => {
    const { begin, server, time } = slow();
    const abort = new AbortController();
    const first = begin('SendMail', MAIL, { signal: abort.signal }).catch(() => undefined);
    await time.pass(500);
    abort.abort();
    const second = begin('SendMail', MAIL);
    await time.until(first);
    expect((await time.until(second)).outcome).toMatchObject({ kind: 'done', attempts: 1 });
    expect(server.seen).toHaveLength(1);
  });

  it('takes nothing from another request that carries the same mail: what is out by then stays written down', async () => {
    const { begin, server, store, time } = slow('silence', TAKEN);
    const [one, two] = [new AbortController(), new AbortController()];
    const first = begin('SendMail', MAIL, { signal: one.signal }).catch(() => undefined);
    await time.pass(500);
    one.abort();
    const second = begin('SendMail', MAIL, { again: true, signal: two.signal }).catch(() => undefined);
    await time.until(first);
    await time.pass(5_000);
    expect(server.seen).toHaveLength(1);
    expect(store.saved.at(-1)?.account.mails['id-1']).toMatchObject({ state: 'sent' });
    two.abort();
    await time.until(second);
    expect((await time.until(begin('SendMail', MAIL))).outcome).toMatchObject({ kind: 'unknown', attempts: 0 });
    expect(server.seen).toHaveLength(1);
  });

  it('is forgotten in the store before stop() has ended, also when it was aborted just before', async () => {
    const { begin, server, store, session, time } = slow();
    const abort = new AbortController();
    begin('SendMail', MAIL, { signal: abort.signal }).catch(() => undefined);
    await time.pass(500);
    abort.abort();
    await Promise.resolve();
    await time.until(session.stop());
    const stored = store.saved.length;
    expect(store.saved.at(-1)?.account.mails).toEqual({});
    await time.pass(5_000);
    expect([store.saved.length, server.seen.length]).toEqual([stored, 0]);
  });

  it('because its own note could not be stored takes no other mail’s note with it', async () => {
    const store = fakeStore();
    const { begin, server, time } = openAccount({ store });
    server.answer('SendMail', 'silence');
    let first = true;
    store.before(async () => {
      if (!first) return;
      first = false;
      await new Promise<void>((resolve) => void time.clock.setTimeout(resolve, 1_000));
      throw new Error('full');
    });
    const refused = begin('SendMail', MAIL).catch(() => undefined);
    await time.pass(500);
    const abort = new AbortController();
    const other = begin('SendMail', sendMailRequest('id-2'), { signal: abort.signal }).catch(() => undefined);
    await time.until(refused);
    await time.pass(5_000);
    expect(server.seen).toHaveLength(1);
    expect(store.saved.at(-1)?.account.mails).toMatchObject({ 'id-2': { state: 'sent' } });
    abort.abort();
    await time.until(other);
    expect((await time.until(begin('SendMail', sendMailRequest('id-2')))).outcome.kind).toBe('unknown');
  });

  it('because the store kept it and said that it had not is forgotten with the next thing stored', async () => {
    const inner = memoryStore();
    let lies = true;
    const save: typeof inner.save = async (...given) => {
      const at = await inner.save(...given);
      if (!lies) return at;
      lies = false;
      throw new Error('timeout');
    };
    const store = { ...inner, save };
    const { begin, session, server, time } = openAccount({ store });
    await time.until(begin('SendMail', MAIL).catch(() => undefined));
    await time.pass(1_000);
    await time.until(session.stop());
    expect(server.seen).toEqual([]);
    const next = openAccount({ store });
    next.server.answer('SendMail', TAKEN);
    expect(await next.session.ready).toMatchObject({ unknown: [] });
    expect((await next.request('SendMail', MAIL)).outcome).toMatchObject({ kind: 'done', attempts: 1 });
  });

  it('once it is out an abort leaves it in doubt', async () => {
    const { begin, server, store, time } = slow('silence');
    const abort = new AbortController();
    const ended = begin('SendMail', MAIL, { signal: abort.signal }).catch(() => undefined);
    await time.pass(1_500);
    expect(server.seen).toHaveLength(1);
    abort.abort();
    await time.until(ended);
    await time.pass(5_000);
    expect(store.saved.at(-1)?.account.mails['id-1']).toMatchObject({ state: 'sent' });
  });
});

it('one that was looked for and not found stays written down as in doubt, until it goes out again', async () => {
  const store = fakeStore();
  const account = openAccount({ store, hooks: { findSent: async () => 'not-sent' } });
  account.server.answer('SendMail', 'cut', TAKEN);
  const stood: (string | undefined)[] = [];
  store.before(({ account: { mails } }) => void stood.push(mails['id-1']?.state));
  account.session.on('attempt', () => void stood.push('out'));
  expect((await account.request('SendMail', MAIL)).outcome).toMatchObject({ kind: 'done', attempts: 2 });
  await account.time.quiet();
  expect(stood.indexOf('out')).toBeGreaterThanOrEqual(0);
  expect(stood).not.toContain(undefined);
  expect(stood.at(-1)).toBe('confirmed');
});

describe('two sessions on one store', () => {
  /** Both open before either has stored anything. */
  async function both() {
    const store = fakeStore();
    const time = virtualTime();
    const [one, two] = [openAccount({ store }, time), openAccount({ store }, time)];
    await Promise.all([one.session.ready, two.session.ready]);
    return { store, time, one, two };
  }
  const third = (store: FakeStore, time: Time) => openAccount({ store }, time);

  it('the first thing one stores takes nothing of what the other has stored meanwhile', async () => {
    const { store, time, one, two } = await both();
    one.server.answer('SendMail', 'cut');
    two.server.answer('SendMail', TAKEN);
    expect((await one.request('SendMail', MAIL)).outcome.kind).toBe('unknown');
    expect((await two.request('SendMail', sendMailRequest('id-2'))).outcome.kind).toBe('done');
    const { session, request, server } = third(store, time);
    expect(await session.ready).toMatchObject({ unknown: [{ clientId: 'id-1' }] });
    expect((await request('SendMail', MAIL)).outcome.kind).toBe('unknown');
    expect(server.seen).toEqual([]);
  });

  it.each([
    ['in doubt there', 'cut', 'unknown'],
    ['taken there', TAKEN, 'done'],
  ] as const)('a mail that turns out to be %s while it is written down does not go out here', async (_, answer, kind) => {
    const { one, two } = await both();
    one.server.answer('SendMail', answer);
    two.server.answer('SendMail', TAKEN, '...');
    await one.request('SendMail', MAIL);
    expect((await two.request('SendMail', MAIL)).outcome.kind).toBe(kind);
    expect(two.server.seen).toEqual([]);
  });

  it('what is called off here takes nothing of what was learned from there', async () => {
    const { store, time, one, two } = await both();
    one.server.answer('SendMail', 'cut');
    await one.request('SendMail', MAIL);
    store.before(() => new Promise<void>((resolve) => void time.clock.setTimeout(resolve, 1_000)));
    const abort = new AbortController();
    const ended = two.begin('SendMail', MAIL, { signal: abort.signal }).catch(() => undefined);
    await time.pass(1_500);
    abort.abort();
    await time.until(ended);
    await time.pass(5_000);
    expect(store.saved.at(-1)?.account.mails['id-1']?.state).toBe('unknown');
    expect(two.server.seen).toEqual([]);
  });

  it('a store that refuses in between costs nothing of what the other has stored', async () => {
    const { store, one, two } = await both();
    one.server.answer('SendMail', TAKEN, '...');
    two.server.answer('SendMail', 'cut');
    await one.request('SendMail', sendMailRequest('warm'));
    expect((await two.request('SendMail', MAIL)).outcome.kind).toBe('unknown');
    store.fail(1);
    await one.request('SendMail', sendMailRequest('refused')).catch(() => undefined);
    expect((await one.request('SendMail', sendMailRequest('id-2'))).outcome.kind).toBe('done');
    expect(store.saved.at(-1)?.account.mails).toMatchObject({ 'id-1': { state: 'unknown' }, 'id-2': { state: 'confirmed' } });
  });
});

describe('two sessions on one store, one of which knows more', () => {
  const opened = async (store: StateStore, time: Time, options: Partial<Parameters<typeof openAccount>[0]> = {}) => {
    const account = openAccount({ store, ...options }, time);
    await account.session.ready;
    return account;
  };

  it('a mail that was refused there goes out here', async () => {
    const [store, time] = [fakeStore(), virtualTime()];
    const [one, two] = [await opened(store, time), await opened(store, time)];
    one.server.answer('SendMail', statusAnswer('SendMail', 107));
    two.server.answer('SendMail', TAKEN);
    await one.request('SendMail', MAIL);
    expect((await two.request('SendMail', MAIL)).outcome).toMatchObject({ kind: 'done', attempts: 1 });
  });

  it('one that stores again what this one has stored, and nothing else, makes no doubt', async () => {
    const [store, time] = [memoryStore(), virtualTime()];
    let looks = 0;
    const again = async (): Promise<void> => {
      const stored = await store.load('default');
      await store.save('default', stored?.data ?? '', stored?.revision ?? 0);
    };
    const findSent = async () => ((looks += 1), await again(), 'not-sent' as const);
    const account = await opened(store, time, { hooks: { findSent } });
    account.server.answer('SendMail', 'cut', TAKEN);
    expect((await account.request('SendMail', MAIL)).outcome).toMatchObject({ kind: 'done', attempts: 2 });
    expect(looks).toBe(2);
  });

  it.each([
    ['taken', TAKEN, 'done', []],
    ['in doubt', 'silence', 'done', ['SendMail']],
  ] as const)('a server that knows repeats is not sent one that is %s there as if it were new', async (_, answer, kind, sent) => {
    const [store, time] = [fakeStore(), virtualTime()];
    const first = await opened(store, time);
    first.server.answer('SendMail', 'cut', statusAnswer('SendMail', 118));
    await first.request('SendMail', sendMailRequest('known'), { again: true });
    await first.request('SendMail', sendMailRequest('known'), { again: true });
    await time.until(first.session.stop());
    const [one, two] = [await opened(store, time), await opened(store, time)];
    one.server.answer('SendMail', answer, statusAnswer('SendMail', 118));
    two.server.answer('SendMail', statusAnswer('SendMail', 118), '...');
    const abort = new AbortController();
    const there = one.begin('SendMail', MAIL, { signal: abort.signal }).catch(() => undefined);
    await time.quiet();
    abort.abort();
    await time.until(there);
    expect((await two.request('SendMail', MAIL)).outcome.kind).toBe(kind);
    expect(two.server.commands()).toEqual(sent);
  });

  it.each([
    ['has taken it', TAKEN, 'done', 'confirmed'],
    ['has it on its way', 'silence', 'unknown', 'sent'],
  ] as const)(
    'one that is looked for while the other %s does not go out once more, also where that was learned in between by the way [MS-ASCMD 3.1.5.9]',
    async (_, answer, kind, state) => {
      const [store, time] = [fakeStore(), virtualTime()];
      const looks: (() => void)[] = [];
      const findSent = () =>
        looks.length > 0
          ? Promise.resolve('not-sent' as const)
          : new Promise<'not-sent'>((resolve) => void looks.push(() => resolve('not-sent')));
      const one = await opened(store, time, { hooks: { findSent } });
      one.server.answer('SendMail', 'cut', TAKEN, '...');
      one.server.answer('Search', { status: 503, headers: { 'Retry-After': '5' } }, statusAnswer('Search', 1));
      const ended = one.begin('SendMail', MAIL);
      await time.quiet();
      await time.pass(SETTLES_MS);
      const two = await opened(store, time, { hooks: { findSent: async () => 'not-sent' } });
      two.server.answer('SendMail', answer);
      const there = two.begin('SendMail', MAIL);
      await time.pass(1_000);
      const other = one.begin('Search', searchRequest());
      await time.quiet();
      for (const look of looks) look();
      expect((await time.until(ended)).outcome.kind).toBe(kind);
      expect([one.server.of('SendMail').length, two.server.of('SendMail').length]).toEqual([1, 1]);
      expect(store.saved.at(-1)?.account.mails['id-1']).toMatchObject({ state });
      await time.until(Promise.all([other, there]));
    },
  );

  it('one that is in doubt and goes out there does not go out here, though a look does not find it yet', async () => {
    const [store, time] = [fakeStore(), virtualTime()];
    const first = await opened(store, time);
    first.server.answer('SendMail', 'cut');
    await first.request('SendMail', MAIL);
    await time.until(first.session.stop());
    await time.pass(SETTLES_MS);
    const wait = (ms: number) => new Promise<void>((resolve) => void time.clock.setTimeout(resolve, ms));
    const hooks: Hooks = { findSent: async () => (await wait(10), 'not-sent') };
    const [one, two] = [await opened(store, time, { hooks }), await opened(store, time, { hooks })];
    for (const { server } of [one, two]) server.answer('SendMail', async () => (await wait(100), TAKEN), '...');
    const ends = await time.until(Promise.all([one, two].map(({ begin }) => begin('SendMail', MAIL))));
    expect(ends.map(({ outcome }) => outcome.kind).toSorted()).toEqual(['done', 'unknown']);
    expect(one.server.seen.length + two.server.seen.length).toBe(1);
  });

  it('what equals what was taken back here is not ours when somebody else has written it', async () => {
    const [store, time] = [memoryStore(), virtualTime()];
    const wait = (ms: number) => new Promise<void>((resolve) => void time.clock.setTimeout(resolve, ms));
    const slow = { ...store, save: async (...given: Parameters<typeof store.save>) => { const at = await store.save(...given); await wait(200); return at; } }; // prettier-ignore
    const one = await opened(slow, time);
    const abort = new AbortController();
    const ended = one.begin('SendMail', MAIL, { signal: abort.signal }).catch(() => undefined);
    await time.pass(50);
    abort.abort();
    const two = await opened(store, time);
    two.server.answer('SendMail', 'silence');
    void two.begin('SendMail', MAIL, { again: true }).catch(() => undefined);
    await time.until(ended);
    await time.pass(1_000);
    one.server.answer('SendMail', TAKEN, '...');
    expect((await one.request('SendMail', MAIL)).outcome.kind).toBe('unknown');
    expect(one.server.seen).toEqual([]);
    const third = await opened(store, time);
    expect(await third.session.ready).toMatchObject({ unknown: [{ clientId: 'id-1' }] });
  });

  it('a repeat with consent that never left takes nothing from the doubt there', async () => {
    const [store, time] = [fakeStore(), virtualTime()];
    const [one, two] = [await opened(store, time), await opened(store, time)];
    one.server.answer('SendMail', 'silence');
    void one.begin('SendMail', MAIL).catch(() => undefined);
    await time.quiet();
    const refuse = () => {
      throw Object.assign(new TypeError('fetch failed'), { cause: { code: 'ECONNREFUSED' } });
    };
    two.server.answer('SendMail', refuse, '...');
    await time.until(two.begin('SendMail', MAIL, { again: true }).catch(() => undefined));
    await time.until(two.session.stop());
    expect(['sent', 'unknown']).toContain(store.saved.at(-1)?.account.mails['id-1']?.state);
  });
});

it('mails that were refused never push out one that is in doubt', async () => {
  const account = openAccount();
  account.server.answer('SendMail', 'cut', statusAnswer('SendMail', 107), '...');
  expect((await account.request('SendMail', MAIL)).outcome.kind).toBe('unknown');
  for (let n = 0; n < 210; n += 1) await account.request('SendMail', sendMailRequest(`refused-${n}`));
  const before = account.server.seen.length;
  expect((await account.request('SendMail', MAIL)).outcome.kind).toBe('unknown');
  expect(account.server.seen).toHaveLength(before);
});

it('an answer nobody can read has it looked for, whatever the headers say besides [MS-ASHTTP 2.2.4.1.2.7]', async () => {
  const asked: unknown[] = [];
  const hooks: Hooks = {
    hierarchyKey: async () => '0',
    hierarchyChanged: async () => undefined,
    findSent: async () => (asked.push('asked'), 'sent'),
  };
  const notice = {
    status: 200,
    headers: { 'X-MS-RP': '14.1,16.1', 'Content-Type': 'text/html' },
    body: new TextEncoder().encode('<b>Notice</b>'),
  };
  const account = openAccount({ hooks });
  account.server.answer('SendMail', notice, TAKEN, '...');
  expect((await account.request('SendMail', MAIL)).outcome.kind).toBe('done');
  expect(asked).toEqual(['asked']);
  expect(account.server.of('SendMail')).toHaveLength(1);
});

it.each([201, 202, 204, 206])('an empty %i of the server takes it like an empty 200 [MS-ASCMD 2.2.1.17]', async (status) => {
  const account = openAccount();
  account.server.answer('SendMail', { status });
  expect((await account.request('SendMail', MAIL)).outcome).toMatchObject({ kind: 'done', attempts: 1 });
});
