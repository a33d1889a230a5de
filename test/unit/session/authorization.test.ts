import { describe, expect, it } from 'vitest';
import type { Hooks } from '../../../src/core/session.ts';
import {
  claimRenewed,
  forgetCredentials,
  isMissed,
  noteRenewed,
  noteSignIn,
  noteStated,
  PLACES_REMEMBERED,
  renewedFor,
  STATED_REMEMBERED,
  type Renewed,
} from '../../../src/session/authorization.ts';
import { appRequest, HEADERS, openAccount, urlOf } from '../../support/account.ts';
import { searchRequest, statusAnswer } from '../../support/messages.ts';
import type { Seen } from '../../support/server.ts';
import { fakeStore } from '../../support/store.ts';
import { virtualTime } from '../../support/time.ts';
import { partsOf } from '../../support/world.ts';

const HERE = 'https://mail.example/Microsoft-Server-ActiveSync?Cmd=Sync';
const renewed: Renewed = { authorization: 'Bearer 2', origin: 'https://mail.example', stale: ['Bearer 1'] };
const othersRenewed: Renewed = { authorization: 'Bearer there', origin: 'https://elsewhere.example', stale: ['Bearer 1'] };
const unclaimed: Renewed = { ...renewed, origin: '' };

describe('what goes out in place of what the app states', () => {
  it.each([
    ['renewed credentials for the old ones', 'Bearer 1', HERE, 'Bearer 2'],
    ['renewed credentials for none', undefined, HERE, 'Bearer 2'],
    ['nothing, for what was not stated before', 'Bearer 3', HERE, undefined],
    ['nothing, for what is the same', 'Bearer 2', HERE, undefined],
    ['nothing at another host', undefined, 'https://other.example/Microsoft-Server-ActiveSync', undefined],
    ['nothing at another port', 'Bearer 1', 'https://mail.example:8443/Microsoft-Server-ActiveSync', undefined],
    ['nothing without encryption', 'Bearer 1', 'http://mail.example/', undefined],
    ['nothing at a host that only begins so', 'Bearer 1', 'https://mail.example.evil.example/', undefined],
    ['renewed credentials at a host in capitals', 'Bearer 1', 'HTTPS://MAIL.example/', 'Bearer 2'],
    ['nothing where there is no address', 'Bearer 1', '', undefined],
    ['nothing at an address that only names theirs', 'Bearer 1', '/led?to=https://mail.example/', undefined],
  ])('is %s', (_, stated, url, goes) => {
    expect(renewedFor({ renewed: [othersRenewed, renewed, unclaimed] }, stated, url)).toBe(goes);
    expect(renewedFor({ renewed: undefined }, stated, url)).toBeUndefined();
  });
});

describe('what the app states', () => {
  const THERE = 'https://other.example/eas';
  const origin = 'https://mail.example';

  it('is old once it is renewed, with all that was old before; what it states elsewhere is not', () => {
    const { world } = partsOf();
    noteStated(world, 'Bearer 0', HERE);
    noteStated(world, 'Bearer 0', HERE);
    noteStated(world, 'Bearer there', THERE);
    noteStated(world, undefined, HERE);
    expect(world.stated).toEqual([
      { authorization: 'Bearer 0', origin },
      { authorization: 'Bearer there', origin: 'https://other.example' },
    ]);
    expect(world.renewed).toBeUndefined();
    const here = (authorization: string, ...stale: string[]) => ({ authorization, origin, stale });
    noteRenewed(world, 'Bearer 1', [HERE]);
    expect(world.renewed).toEqual([here('Bearer 1', 'Bearer 0')]);
    noteRenewed(world, 'Bearer 2', [HERE]);
    expect(world.renewed).toEqual([here('Bearer 2', 'Bearer 0', 'Bearer 1')]);
    noteRenewed(world, 'Bearer 1', [HERE]);
    expect(world.renewed).toEqual([here('Bearer 1', 'Bearer 0', 'Bearer 2')]);
    noteRenewed(world, 'Bearer 3', [THERE, THERE]);
    const there = { authorization: 'Bearer 3', origin: 'https://other.example', stale: ['Bearer there'] };
    expect(world.renewed).toEqual([here('Bearer 1', 'Bearer 0', 'Bearer 2'), there]);
    noteRenewed(world, 'Bearer 4', [HERE]);
    expect(world.renewed).toEqual([there, here('Bearer 4', 'Bearer 0', 'Bearer 2', 'Bearer 1')]);
  });

  it('is renewed for all places that refused it, and remembered for the last few', () => {
    const { world } = partsOf();
    const places = Array.from({ length: PLACES_REMEMBERED }, (_, n) => `https://${n}.example/eas`);
    for (const url of [HERE, ...places]) noteStated(world, 'Bearer 0', url);
    noteRenewed(world, 'Bearer 1', [HERE]);
    noteRenewed(world, 'Bearer 2', places);
    expect(places.map((url) => renewedFor(world, 'Bearer 0', url))).toEqual(places.map(() => 'Bearer 2'));
    expect([world.renewed?.length, renewedFor(world, 'Bearer 0', HERE)]).toEqual([PLACES_REMEMBERED, undefined]);
  });

  it('was renewed for others only where nothing was renewed for its place', () => {
    expect(isMissed({ renewed: undefined }, HERE)).toBe(false);
    expect(isMissed({ renewed: [othersRenewed, renewed] }, HERE)).toBe(false);
    expect([isMissed({ renewed: [othersRenewed, renewed] }, THERE), isMissed({ renewed: [unclaimed] }, HERE)]).toEqual([true, true]);
  });

  it('first after it is newer, and goes out for all who still state the old; but not what it says elsewhere', () => {
    const { world } = partsOf({}, { renewed: [renewed] });
    for (const [stated, url] of [['Bearer 1', HERE], ['Bearer 2', HERE], ['Bearer other', THERE]] as const) noteStated(world, stated, url); // prettier-ignore
    expect(world.renewed).toEqual([renewed]);
    noteStated(world, 'Bearer 3', HERE);
    expect(['Bearer 1', 'Bearer 2', 'Bearer 3'].map((stated) => renewedFor(world, stated, HERE))).toEqual([
      'Bearer 3',
      'Bearer 3',
      undefined,
    ]);
  });

  it('in a life that began with renewing counts until it is refused: then what was renewed is for there, unless it was just that', () => {
    const { world } = partsOf();
    expect(claimRenewed(world, [HERE])).toBe(false);
    noteRenewed(world, 'Bearer 1', ['']);
    expect(world.renewed).toEqual([{ authorization: 'Bearer 1', origin: '', stale: [] }]);
    for (const url of [HERE, ''])
      expect([renewedFor(world, 'Bearer 0', url), renewedFor(world, undefined, url)]).toEqual([undefined, undefined]);
    noteStated(world, 'Bearer there', THERE);
    noteStated(world, 'Bearer 0', HERE);
    expect(claimRenewed(world, [])).toBe(false);
    expect(claimRenewed(world, [HERE, THERE])).toBe(true);
    expect(world.renewed).toEqual([
      { authorization: 'Bearer 1', origin, stale: ['Bearer 0'] },
      { authorization: 'Bearer 1', origin: 'https://other.example', stale: ['Bearer there'] },
    ]);
    expect(claimRenewed(world, [HERE])).toBe(false);
    const same = partsOf().world;
    noteRenewed(same, 'Bearer 1', ['']);
    noteStated(same, 'Bearer 1', HERE);
    expect(claimRenewed(same, [THERE, HERE])).toBe(false);
  });

  it('is remembered as far back as a working day', () => {
    const { world } = partsOf();
    for (let n = 0; n <= STATED_REMEMBERED; n += 1) noteStated(world, `Bearer ${n}`, HERE);
    expect(world.stated?.map(({ authorization }) => authorization)).toEqual(
      Array.from({ length: STATED_REMEMBERED }, (_, n) => `Bearer ${n + 1}`),
    );
    for (let n = 0; n <= 3 * STATED_REMEMBERED; n += 1) noteRenewed(world, `Bearer new ${n}`, [HERE]);
    expect(world.renewed?.[0]?.stale).toHaveLength(2 * STATED_REMEMBERED);
    expect(world.renewed?.[0]?.stale.at(-1)).toBe(`Bearer new ${3 * STATED_REMEMBERED - 1}`);
  });

  it('is forgotten with the account', () => {
    const { world } = partsOf({}, { renewed: [renewed], stated: [], signedIn: true });
    forgetCredentials(world);
    expect([world.renewed, world.stated, world.signedIn]).toEqual([undefined, undefined, false]);
  });
});

it.each([
  ['for them', { why: 'credentials' }, ['policy', 'credentials'], true],
  ['because they could not be renewed', { why: 'loop', rung: 'credentials' }, ['credentials'], true],
  ['for something else', { why: 'quota' }, ['credentials'], false],
  ['while nothing is broken', { why: 'credentials' }, [], false],
] as const)('a hold %s that a person lifts says that somebody has signed in, or not', (_, hold, broken, signedIn) => {
  const parts = partsOf();
  parts.actors.set('ladder', { value: 'resting', context: { broken } });
  noteSignIn(parts.world, hold);
  expect(parts.world.signedIn).toBe(signedIn);
  parts.actors.clear();
  noteSignIn(parts.world, hold);
  expect(parts.world.signedIn).toBe(false);
});

describe('an app whose user has signed in', () => {
  /** A server that takes one token, and what it was shown. */
  function account(hook: Hooks['credentials'] | undefined) {
    const opened = openAccount(hook === undefined ? {} : { hooks: { credentials: hook } });
    let good = 'Bearer 1';
    const takes = ({ headers }: Seen) => (headers['authorization'] === good ? statusAnswer('Search', 1) : { status: 401 });
    opened.server.answer('Search', takes, '...');
    const ask = (token: string) =>
      opened.request('Search', () => appRequest('Search', searchRequest(), { ...HEADERS, Authorization: token }));
    const shown = () => opened.server.seen.map(({ headers }) => headers['authorization']);
    const release = () => opened.session.release(opened.session.getSnapshot().holds[0]?.id ?? '', 'retry');
    return { ...opened, ask, shown, release, now: (token: string) => void (good = token) };
  }

  it.each([
    ['that asks its user', async () => 'ask-user' as const],
    ['that fails', () => Promise.reject(new Error('planted'))],
    ['that there is not', undefined],
  ])('goes on with what it carries by then, with a hook %s', async (_, hook) => {
    const { ask, shown, release } = account(hook);
    expect((await ask('Bearer 0')).outcome).toMatchObject({ kind: 'held', hold: { why: 'credentials' } });
    await release();
    expect((await ask('Bearer 1')).outcome).toMatchObject({ kind: 'done', attempts: 1 });
    expect(shown()).toEqual(['Bearer 0', 'Bearer 1']);
  });

  it('and carries nothing new is asked again, and held: one try for each time somebody says so', async () => {
    let asked = 0;
    const { ask, shown, release } = account(async () => ((asked += 1), 'ask-user'));
    await ask('Bearer 0');
    await release();
    expect((await ask('Bearer 0')).outcome).toMatchObject({ kind: 'held', hold: { why: 'credentials' } });
    expect((await ask('Bearer 0')).outcome).toMatchObject({ kind: 'held', attempts: 0 });
    expect([shown(), asked]).toEqual([['Bearer 0', 'Bearer 0'], 3]);
  });

  it('has its hook asked first: what that has is newer, and nothing old goes out', async () => {
    const answers = ['ask-user', { authorization: 'Bearer 1' }] as const;
    let asked = 0;
    const { ask, shown, release } = account(async () => answers[(asked += 1) - 1] ?? 'ask-user');
    await ask('Bearer 0');
    await release();
    expect((await ask('Bearer 0')).outcome.kind).toBe('done');
    expect(shown()).toEqual(['Bearer 0', 'Bearer 1']);
  });

  it('and states a newer token than the hook gave once sends that one, for those who do not know it too', async () => {
    let asked = 0;
    const { ask, shown, now } = account(async () => ((asked += 1) === 1 ? { authorization: 'Bearer 1' } : 'ask-user'));
    await ask('Bearer 0');
    now('Bearer 2');
    expect((await ask('Bearer 2')).outcome).toMatchObject({ kind: 'done', attempts: 1 });
    expect((await ask('Bearer 0')).outcome).toMatchObject({ kind: 'done', attempts: 1 });
    expect(shown()).toEqual(['Bearer 0', 'Bearer 1', 'Bearer 2', 'Bearer 2']);
  });

  it('has them shown to no other host than they were renewed for', async () => {
    const { ask, server, request } = account(async () => ({ authorization: 'Bearer 1' }));
    await ask('Bearer 0');
    const elsewhere = urlOf('Settings').replace('mail.example', 'other.example');
    server.answer('Settings', statusAnswer('Settings', 1), '...');
    await request('Settings', () => ({ url: elsewhere, headers: { 'MS-ASProtocolVersion': '14.1' } }));
    await request('Settings', () => ({ url: elsewhere, headers: { 'MS-ASProtocolVersion': '14.1', Authorization: 'Bearer theirs' } }));
    expect(server.of('Settings').map(({ headers }) => headers['authorization'])).toEqual([undefined, 'Bearer theirs']);
  });

  it('has them for where it was refused, whoever else is asked meanwhile', async () => {
    let give: () => void = () => undefined;
    const { server, begin, request, time } = account(() => new Promise((resolve) => (give = () => resolve({ authorization: 'Bearer 1' }))));
    const search = begin('Search', () => appRequest('Search', searchRequest(), { ...HEADERS, Authorization: 'Bearer 0' }));
    const elsewhere = urlOf('Settings').replace('mail.example', 'other.example');
    const there = () => ({ url: elsewhere, headers: { 'MS-ASProtocolVersion': '14.1', Authorization: 'Bearer theirs' } });
    let answer: () => void = () => undefined;
    server.answer(
      'Settings',
      () => new Promise((resolve) => (answer = () => resolve(statusAnswer('Settings', 1)))),
      statusAnswer('Settings', 1),
    );
    const other = begin('Settings', there);
    await time.quiet();
    give();
    answer();
    for (const call of [search, other]) expect((await time.until(call)).outcome.kind).toBe('done');
    await request('Settings', there);
    const shown = (command: string) => server.of(command).map(({ headers }) => headers['authorization']);
    expect([shown('Search'), shown('Settings')]).toEqual([
      ['Bearer 0', 'Bearer 1'],
      ['Bearer theirs', 'Bearer theirs'],
    ]);
  });

  it('in the life before is not asked twice: what the hook gives at the start is for the first that is refused', async () => {
    const store = fakeStore();
    const time = virtualTime();
    const clock = time.clock.scope();
    const first = openAccount({ store, clock, hooks: { credentials: () => new Promise(() => undefined) } }, time);
    first.server.answer('Search', { status: 401 });
    void first.begin('Search', searchRequest());
    await time.quiet();
    clock.end();
    let asked = 0;
    const next = openAccount({ store, hooks: { credentials: async () => ((asked += 1), { authorization: 'Bearer 1' }) } }, time);
    await next.session.ready;
    await time.quiet();
    next.server.answer('Settings', statusAnswer('Settings', 1));
    next.server.answer(
      'Search',
      ({ headers }) => (headers['authorization'] === 'Bearer 1' ? statusAnswer('Search', 1) : { status: 401 }),
      '...',
    );
    const elsewhere = urlOf('Settings').replace('mail.example', 'other.example');
    await next.request('Settings', () => ({ url: elsewhere, headers: { 'MS-ASProtocolVersion': '14.1', Authorization: 'Bearer theirs' } }));
    // Something has just gone well: the first refusal is waited out.
    expect((await next.request('Search', searchRequest())).outcome).toMatchObject({ kind: 'done', attempts: 3 });
    expect([next.server.of('Settings')[0]?.headers['authorization'], asked]).toEqual(['Bearer theirs', 1]);
  });
});
