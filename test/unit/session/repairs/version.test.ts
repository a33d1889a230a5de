import { describe, expect, it } from 'vitest';
import { recoveryOf } from '../../../../src/fetch/recovery-of.ts';
import { appRequest, HEADERS, openAccount } from '../../../support/account.ts';
import { statusAnswer, syncAnswer, syncRequest } from '../../../support/messages.ts';
import { LIMITS } from '../../../../src/core/limits.ts';
import { repairVersion } from '../../../../src/session/repairs/version.ts';
import { ownExchange, repairing } from '../../../support/repair.ts';
import type { Reply } from '../../../support/server.ts';
import { fakeStore } from '../../../support/store.ts';
import { START, virtualTime } from '../../../support/time.ts';

const SYNC = syncRequest({ id: '5' });
const OK = syncAnswer({ id: '5', key: '2' });
const OFFER = { headers: { 'MS-ASProtocolVersions': '2.5,12.0,12.1,14.0', 'MS-ASProtocolCommands': 'Sync,Provision' } };
const BARE = new TextEncoder().encode('Subject: planted\r\n\r\nHello');
/** 138: this version is not spoken here. */
const UNSPOKEN = statusAnswer('Sync', 138);

describe('a version the server does not speak', () => {
  it('OPTIONS, then the newest both sides speak, for this request and all after it [MS-ASHTTP 3.1.3]', async () => {
    const account = openAccount();
    account.server.answer('Sync', UNSPOKEN, OK, OK);
    account.server.answer('OPTIONS', OFFER);
    const versions: string[] = [];
    const build = (at: { protocolVersion: string }) => (versions.push(at.protocolVersion), appRequest('Sync', SYNC));
    expect((await account.request('Sync', build)).outcome).toMatchObject({ kind: 'done', attempts: 2 });
    expect(account.server.of('Sync').map((seen) => seen.headers['ms-asprotocolversion'])).toEqual(['14.1', '14.0']);
    expect(versions.at(-1)).toBe('14.0');
    await account.request('Sync', build);
    expect(account.server.of('Sync')[2]?.headers['ms-asprotocolversion']).toBe('14.0');
    const [options] = account.server.of('OPTIONS');
    expect(options?.headers['authorization']).toBe('Basic planted-password');
    expect(options?.headers['x-ms-policykey']).toBeUndefined();
    expect(options?.url).not.toContain('Cmd=');
  });

  it('bytes by fetch are of the version they are of: never sent as a newer one, nor once more unchanged [MS-ASHTTP 2.2.2.1.1]', async () => {
    const account = openAccount();
    const NEWER = { headers: { 'MS-ASProtocolVersions': '12.1,14.0,14.1,16.1', 'MS-ASProtocolCommands': 'Sync' } };
    account.server.answer('Sync', UNSPOKEN, OK);
    account.server.answer('OPTIONS', NEWER);
    const refused = recoveryOf(await account.fetch('Sync', SYNC));
    expect(refused).toMatchObject({ kind: 'refused', attempts: 1 });
    expect(refused?.steps.map(({ decision }) => decision.do)).toEqual(['repair', 'reject']);
    expect(account.server.commands()).toEqual(['Sync', 'OPTIONS']);
    expect(recoveryOf(await account.fetch('Sync', SYNC))?.kind).toBe('done');
    expect(account.server.of('Sync').map((seen) => seen.headers['ms-asprotocolversion'])).toEqual(['14.1', '14.1']);
  });

  it('bytes by fetch go out as an older version when the server speaks no newer one', async () => {
    const account = openAccount();
    account.server.answer('Sync', UNSPOKEN, OK);
    account.server.answer('OPTIONS', OFFER);
    expect(recoveryOf(await account.fetch('Sync', SYNC))).toMatchObject({ kind: 'done', attempts: 2 });
    expect(account.server.of('Sync').map((seen) => seen.headers['ms-asprotocolversion'])).toEqual(['14.1', '14.0']);
  });

  it('a server that speaks only newer ones than the bytes of fetch is for its administrator', async () => {
    const account = openAccount();
    account.server.answer('Sync', UNSPOKEN);
    account.server.answer('OPTIONS', { headers: { 'MS-ASProtocolVersions': '16.0,16.1' } });
    expect(recoveryOf(await account.fetch('Sync', SYNC))).toMatchObject({ kind: 'held', hold: { who: 'admin', why: 'server-setup' } });
  });

  it('a mail that was sent as a bare message before is sent so after it, too [MS-ASCMD 2.2.1.17]', async () => {
    const account = openAccount();
    const OLD = { ...HEADERS, 'MS-ASProtocolVersion': '12.1' };
    const mail = () => account.fetch('SendMail', BARE, { headers: { ...OLD, 'Content-Type': 'message/rfc822' } });
    account.server.answer('Sync', { status: 400 });
    account.server.answer('OPTIONS', { headers: { 'MS-ASProtocolVersions': '12.1,14.1,16.1' } });
    account.server.answer('SendMail', {}, '...');
    expect(recoveryOf(await mail())?.kind).toBe('done');
    await account.fetch('Sync', SYNC, { headers: OLD });
    expect(recoveryOf(await mail())?.kind).toBe('done');
    expect(account.server.of('SendMail').map((seen) => seen.headers['ms-asprotocolversion'])).toEqual(['12.1', '12.1']);
  });

  it('a server that refuses what it offers is not asked by every request anew: the account waits for its administrator, once', async () => {
    const account = openAccount();
    account.server.answer('Sync', UNSPOKEN, '...');
    account.server.answer('OPTIONS', OFFER, '...');
    const ends: string[] = [];
    for (let n = 0; n < 6; n += 1) ends.push((await account.request('Sync', syncRequest({ id: String(n) }))).outcome.kind);
    expect(ends).toEqual(['refused', 'refused', 'refused', 'held', 'held', 'held']);
    expect(account.told('held').map(({ hold: { who, why } }) => `${who} ${why}`)).toEqual(['admin server-setup']);
    expect(account.server.of('OPTIONS')).toHaveLength(3);
  });

  it('a server that offers none we speak is for its administrator', async () => {
    const account = openAccount();
    account.server.answer('Sync', UNSPOKEN);
    account.server.answer('OPTIONS', { headers: { 'MS-ASProtocolVersions': '1.0' } });
    expect((await account.request('Sync', SYNC)).outcome).toMatchObject({ kind: 'held', hold: { who: 'admin', why: 'server-setup' } });
  });

  it('an OPTIONS that fails in a way that passes is asked again after its wait, and holds nobody for a person', async () => {
    const account = openAccount();
    account.server.answer('Sync', UNSPOKEN, OK);
    account.server.answer('OPTIONS', { status: 503, headers: { 'Retry-After': '10' } }, 'cut', OFFER);
    const begun = account.time.clock.now();
    expect((await account.request('Sync', SYNC)).outcome.kind).toBe('done');
    expect(account.server.of('OPTIONS')[1]?.at).toBe(begun + 10_000);
    expect(account.told('held')).toEqual([]);
  });

  it('a silence OPTIONS is answered with is kept after a kill, though nobody took a step in between [MS-ASHTTP 3.1.5.2.3]', async () => {
    const store = fakeStore();
    const time = virtualTime();
    const clock = time.clock.scope();
    const first = openAccount({ store, clock }, time);
    first.server.answer('Sync', UNSPOKEN);
    let isHeld = false;
    let isSilent = false;
    const answer = (): Reply => ((isSilent = isHeld), isHeld ? { status: 429, headers: { 'Retry-After': '3600' } } : { status: 500 });
    first.server.answer('OPTIONS', answer, '...');
    expect((await time.until(first.begin('Sync', SYNC))).outcome.kind).toBe('held');
    isHeld = true;
    for (const { id } of first.session.getSnapshot().holds) await first.session.release(id, 'retry');
    while (!isSilent) await time.pass(1_000);
    await time.pass(60_000);
    clock.end();
    const next = openAccount({ store }, time);
    next.server.answer('Sync', OK);
    expect((await next.request('Sync', SYNC)).outcome).toMatchObject({ kind: 'held', attempts: 0 });
    expect(next.server.seen).toEqual([]);
  });

  it('is stored where the server asked for it, and only then', async () => {
    const stored = async (headers: Readonly<Record<string, string>>) => {
      const offer = { headers: { 'ms-asprotocolversions': '14.0' } };
      const repair = repairing('version', { answers: [{ status: 503, headers }, offer] });
      await repair.time.until(repairVersion(repair.world, repair.job));
      return repair.stored;
    };
    expect(await stored({ 'retry-after': '10' })).toEqual(['save OPTIONS#own']);
    expect(await stored({})).toEqual([]);
  });

  it('a store that refuses keeps nobody from waiting', async () => {
    const { world, job, ends, time, sent } = repairing('version', {
      answers: [{ status: 503, headers: { 'retry-after': '10' } }, { headers: { 'ms-asprotocolversions': '14.0' } }],
      more: { save: () => Promise.reject(new Error('planted')) },
    });
    await time.until(repairVersion(world, job));
    expect([ends, sent.length]).toEqual([['whole'], 2]);
  });

  it('an OPTIONS that goes on failing holds until time heals it', async () => {
    const account = openAccount();
    account.server.answer('Sync', UNSPOKEN);
    account.server.answer('OPTIONS', 'refused', '...');
    const { outcome } = await account.request('Sync', SYNC);
    expect(outcome).toMatchObject({ kind: 'held', hold: { who: 'time' } });
    expect(account.server.of('OPTIONS').length).toBeLessThanOrEqual(12);
    await account.time.pass(2 * 3_600_000);
    expect(account.session.getSnapshot().holds).toEqual([]);
  });

  it('401 at OPTIONS: the credentials first, then OPTIONS again', async () => {
    const account = openAccount({ hooks: { credentials: async () => ({ authorization: 'Bearer new' }) } });
    account.server.answer('Sync', UNSPOKEN, OK);
    account.server.answer('OPTIONS', { status: 401 }, { status: 401 }, OFFER);
    expect((await account.request('Sync', SYNC)).outcome.kind).toBe('done');
    expect(account.told('repaired').map((event) => event.rung)).toEqual(['credentials', 'version']);
    expect(account.server.of('OPTIONS').at(-1)?.headers['authorization']).toBe('Bearer new');
  });
});

describe('one repair of the version', () => {
  const OFFERED = { headers: { 'ms-asprotocolversions': '12.1,14.0' } };
  const BUSY = { status: 503, headers: { 'retry-after': '10' } };

  it('fails at once where nobody knows whom to ask', async () => {
    const { world, job, ends } = repairing('version', { more: { template: undefined } });
    await repairVersion(world, job);
    expect(ends).toEqual(['stuck']);
  });

  it.each([
    ['an offer', OFFERED, 'whole', '14.0', 0],
    ['a refusal, whatever offer comes with it', { status: 404, ...OFFERED }, 'stuck', undefined, 1],
    ['a refusal because of the version itself', { status: 400, ...OFFERED }, 'stuck', undefined, 0],
    ['a word that a person has to act', { status: 507, ...OFFERED }, 'stuck', undefined, 1],
    ['no answer for want of a certificate', 'tls', 'stuck', undefined, 0],
  ] as const)('after %s', async (_, answer, end, version, holds) => {
    const { world, job, ends, time } = repairing('version', {
      answers: [answer],
      more: { template: { url: 'https://mail.example/Microsoft-Server-ActiveSync', headers: { 'MS-ASProtocolVersion': '12.1' } } },
    });
    await time.until(repairVersion(world, job));
    expect(ends).toEqual([end]);
    expect(world.account.version).toBe(version);
    expect(world.account.holds).toHaveLength(holds);
  });

  it('waits as long as the server says, and keeps the account to it', async () => {
    const { world, job, ends, time, sent } = repairing('version', { answers: [BUSY, OFFERED] });
    const done = repairVersion(world, job);
    await time.quiet();
    const until = world.account.notBefore;
    expect(until).toBeGreaterThanOrEqual(START + 10_000);
    await time.until(done);
    expect(time.clock.now()).toBe(until);
    expect([ends, sent.length]).toEqual([['whole'], 2]);
  });

  it('waits for a fault of its own accord, and leaves the account alone', async () => {
    const { world, job, ends, time } = repairing('version', { answers: ['offline', OFFERED] });
    await time.until(repairVersion(world, job));
    expect(time.clock.now()).toBeGreaterThan(START);
    expect(ends).toEqual(['whole']);
    expect(world.account.notBefore).toBe(0);
  });

  it.each([
    [2, 2],
    [1, 1],
  ])('that may send %i more sends no more', async (left, asked) => {
    const { world, job, ends, time, sent } = repairing('version', {
      answers: [BUSY],
      job: { exchange: ownExchange({ attempts: LIMITS.attemptsPerRequest - left }) },
    });
    await time.until(repairVersion(world, job));
    expect([ends, sent.length]).toEqual([['stuck'], asked]);
  });

  it('met by a lower rung tells the ladder, and neither ends nor asks again [MS-ASHTTP 3.1.5.2.1]', async () => {
    const { world, job, ends, posted, sent } = repairing('version', {
      answers: [{ status: 401 }],
      hooks: { credentials: async () => 'ask-user' },
    });
    await repairVersion(world, job);
    expect(posted).toMatchObject([{ to: 'ladder', event: { type: 'rung.broken', rung: 'credentials', fromZero: false } }]);
    expect([ends, sent.length]).toEqual([[], 1]);
  });

  it('called off while it waits, or while it asks, ends nothing', async () => {
    const waits = repairing('version', { answers: [BUSY, OFFERED] });
    const done = repairVersion(waits.world, waits.job);
    await waits.time.quiet();
    waits.callOff();
    await done;
    expect([waits.ends, waits.sent.length, waits.time.clock.now()]).toEqual([[], 1, START]);
    const asks = repairing('version', { answers: [() => (asks.callOff(), OFFERED)] });
    await repairVersion(asks.world, asks.job);
    expect([asks.ends, asks.world.account.version]).toEqual([[], undefined]);
  });
});
