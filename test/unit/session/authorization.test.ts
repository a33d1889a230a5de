import { describe, expect, it } from 'vitest';
import type { Hooks } from '../../../src/core/session.ts';
import {
  claimRenewed,
  forgetCredentials,
  isMissed,
  KNOWN_REMEMBERED,
  noteRenewed,
  noteSignIn,
  noteStated,
  PLACES_REMEMBERED,
  renewedFor,
  type Place,
} from '../../../src/session/authorization.ts';
import { appRequest, autodiscoverAt, FOUND, HEADERS, openAccount, urlOf } from '../../support/account.ts';
import { searchRequest, statusAnswer, syncAnswer, syncRequest } from '../../support/messages.ts';
import type { Seen } from '../../support/server.ts';
import { fakeStore } from '../../support/store.ts';
import { virtualTime } from '../../support/time.ts';
import { partsOf } from '../../support/world.ts';

const HERE = 'https://mail.example/Microsoft-Server-ActiveSync?Cmd=Sync';
const here: Place = { origin: 'https://mail.example', known: ['Bearer 1', 'Bearer 2'], renewed: 'Bearer 2' };
const others: Place = { origin: 'https://elsewhere.example', known: ['Bearer 1'], renewed: 'Bearer there' };
const unclaimed: Place = { ...here, origin: '' };

describe('what goes out in place of what the app states', () => {
  it.each([
    ['renewed credentials for the old ones', 'Bearer 1', HERE, 'Bearer 2'],
    ['renewed credentials for none', undefined, HERE, 'Bearer 2'],
    ['nothing, for what was not stated before', 'Bearer 3', HERE, undefined],
    ['the same, for what is the same', 'Bearer 2', HERE, 'Bearer 2'],
    ['nothing at another host', undefined, 'https://other.example/Microsoft-Server-ActiveSync', undefined],
    ['nothing at another port', 'Bearer 1', 'https://mail.example:8443/Microsoft-Server-ActiveSync', undefined],
    ['nothing without encryption', 'Bearer 1', 'http://mail.example/', undefined],
    ['nothing at a host that only begins so', 'Bearer 1', 'https://mail.example.evil.example/', undefined],
    ['renewed credentials at a host in capitals', 'Bearer 1', 'HTTPS://MAIL.example/', 'Bearer 2'],
    ['nothing where there is no address', 'Bearer 1', '', undefined],
    ['nothing at an address that only names theirs', 'Bearer 1', '/led?to=https://mail.example/', undefined],
  ])('is %s', (_, stated, url, goes) => {
    expect(renewedFor({ places: [others, here, unclaimed] }, stated, url)).toBe(goes);
    expect(renewedFor({ places: undefined }, stated, url)).toBeUndefined();
  });
});

describe('what the app states', () => {
  const THERE = 'https://other.example/eas';
  const origin = 'https://mail.example';

  it('is old once it is renewed, with all that was old before; what it states elsewhere is not', () => {
    const { world } = partsOf();
    const there = (...known: string[]) => ({ origin: 'https://other.example', known });
    for (const stated of ['Bearer 0', 'Bearer 1', 'Bearer 0']) noteStated(world, stated, HERE);
    noteStated(world, 'Bearer there', THERE);
    noteStated(world, undefined, HERE);
    expect(world.places).toEqual([{ origin, known: ['Bearer 1', 'Bearer 0'] }, there('Bearer there')]);
    noteRenewed(world, 'Bearer 2', [HERE]);
    expect(world.places).toEqual([there('Bearer there'), { origin, known: ['Bearer 1', 'Bearer 0', 'Bearer 2'], renewed: 'Bearer 2' }]);
    noteRenewed(world, 'Bearer 1', [HERE]);
    expect(world.places?.[1]).toEqual({ origin, known: ['Bearer 0', 'Bearer 2', 'Bearer 1'], renewed: 'Bearer 1' });
    noteRenewed(world, 'Bearer 3', [THERE, THERE]);
    expect(world.places).toEqual([
      { origin, known: ['Bearer 0', 'Bearer 2', 'Bearer 1'], renewed: 'Bearer 1' },
      { ...there('Bearer there', 'Bearer 3'), renewed: 'Bearer 3' },
    ]);
  });

  it('is renewed for all places that refused it, and remembered for those that were asked last', () => {
    const { world } = partsOf();
    const places = Array.from({ length: PLACES_REMEMBERED - 1 }, (_, n) => `https://${n}.example/eas`);
    const goes = () => [HERE, ...places].map((url) => renewedFor(world, 'Bearer 0', url));
    for (const url of [HERE, ...places]) noteStated(world, 'Bearer 0', url);
    noteRenewed(world, 'Bearer 1', [HERE]);
    noteRenewed(world, 'Bearer 2', places);
    expect(goes()).toEqual(['Bearer 1', ...places.map(() => 'Bearer 2')]);
    noteStated(world, 'Bearer 0', HERE);
    noteStated(world, 'Bearer 0', THERE);
    expect(goes()).toEqual(['Bearer 1', undefined, ...places.slice(1).map(() => 'Bearer 2')]);
  });

  it('was renewed for others only where nothing was renewed for its place', () => {
    const stated: Place = { origin, known: ['Bearer 1'] };
    for (const places of [undefined, [], [stated], [others, here]]) expect(isMissed({ places }, HERE)).toBe(false);
    for (const places of [[others], [others, stated], [unclaimed]]) expect(isMissed({ places }, HERE)).toBe(true);
  });

  it('first after it is newer, and goes out for all who still state the old; but not what it says elsewhere', () => {
    const { world } = partsOf({}, { places: [here] });
    for (const [stated, url] of [['Bearer 1', HERE], ['Bearer 2', HERE], ['Bearer other', THERE]] as const) noteStated(world, stated, url); // prettier-ignore
    expect(world.places).toEqual([here, { origin: 'https://other.example', known: ['Bearer other'] }]);
    noteStated(world, 'Bearer 3', HERE);
    expect(['Bearer 1', 'Bearer 2', 'Bearer 3'].map((stated) => renewedFor(world, stated, HERE))).toEqual([
      'Bearer 3',
      'Bearer 3',
      'Bearer 3',
    ]);
  });

  it('in a life that began with renewing counts until it is refused: then what was renewed is for there, unless it was just that', () => {
    const { world } = partsOf();
    expect(claimRenewed(world, [HERE])).toBe(false);
    noteRenewed(world, 'Bearer 1', ['']);
    expect(world.places).toEqual([{ origin: '', known: ['Bearer 1'], renewed: 'Bearer 1' }]);
    for (const url of [HERE, ''])
      expect([renewedFor(world, 'Bearer 0', url), renewedFor(world, undefined, url)]).toEqual([undefined, undefined]);
    noteStated(world, 'Bearer there', THERE);
    noteStated(world, 'Bearer 0', HERE);
    expect(claimRenewed(world, [])).toBe(false);
    expect(claimRenewed(world, [HERE, THERE])).toBe(true);
    expect(world.places).toEqual([
      { origin, known: ['Bearer 0', 'Bearer 1'], renewed: 'Bearer 1' },
      { origin: 'https://other.example', known: ['Bearer there', 'Bearer 1'], renewed: 'Bearer 1' },
    ]);
    expect(claimRenewed(world, [HERE])).toBe(false);
    const same = partsOf().world;
    noteRenewed(same, 'Bearer 1', ['']);
    noteStated(same, 'Bearer 1', HERE);
    expect(claimRenewed(same, [THERE, HERE])).toBe(false);
  });

  it('is remembered as far back as a working day', () => {
    const { world } = partsOf();
    for (let n = 0; n <= KNOWN_REMEMBERED; n += 1) noteStated(world, `Bearer ${n}`, HERE);
    expect(world.places?.[0]?.known).toEqual(Array.from({ length: KNOWN_REMEMBERED }, (_, n) => `Bearer ${n + 1}`));
  });

  it('is forgotten with the account', () => {
    const { world } = partsOf({}, { places: [here], signedIn: true });
    forgetCredentials(world);
    expect([world.places, world.signedIn]).toEqual([undefined, false]);
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

it('what was renewed for a place whose caller has left meanwhile is for that place, and not for the account’s', async () => {
  let give: () => void = () => undefined;
  const credentials: Hooks['credentials'] = () => new Promise((resolve) => (give = () => resolve({ authorization: 'Bearer there' })));
  const account = openAccount({ hooks: { credentials } });
  account.server.answer('Sync', syncAnswer({ id: '5', key: '2' }), '...');
  account.server.answer('none', { status: 401 }, FOUND, '...');
  await account.request('Sync', syncRequest({ id: '5' }));
  const abort = new AbortController();
  const left = account.begin('Autodiscover', () => autodiscoverAt('autodiscover.example'), { signal: abort.signal }).catch(() => undefined);
  await account.time.quiet();
  abort.abort();
  await account.time.quiet();
  give();
  await account.time.until(left);
  await account.request('Sync', syncRequest({ id: '5' }));
  expect(account.server.of('Sync').map(({ headers }) => headers['authorization'])).toEqual([HEADERS.Authorization, HEADERS.Authorization]);
});
