import { describe, expect, it } from 'vitest';
import type { Hooks } from '../../../../src/core/session.ts';
import { openAccount, SECRET } from '../../../support/account.ts';
import {
  policyStatusAnswer, provisionAnswer, provisionRead, read, searchRequest, statusAnswer, syncAnswer, syncRequest, wipeAnswer,
} from '../../../support/messages.ts'; // prettier-ignore
import { EAS_OWN } from '../../../../src/eas/own.ts';
import { performPolicy, PROVISION_REQUESTS, repairPolicy } from '../../../../src/session/repairs/policy.ts';
import type { Job } from '../../../../src/session/repairs/job.ts';
import { lent, ownExchange, repairing, type Answer } from '../../../support/repair.ts';
import { START } from '../../../support/time.ts';

const OK = syncAnswer({ id: '5', key: '2' });
const REFUSED = statusAnswer('Sync', 142);
const SYNC = syncRequest({ id: '5' });
const STRICT = { DevicePasswordEnabled: '1', MinDevicePasswordLength: '6' };

describe('a refused policy key', () => {
  it('142: two phases, then the same bytes again with the new key [MS-ASPROV 3.1.5.1]', async () => {
    const { request, server } = openAccount();
    server.answer('Sync', REFUSED, OK);
    server.answer('Provision', provisionAnswer('11', {}), provisionAnswer('22'));
    const { outcome } = await request('Sync', SYNC);
    expect(outcome).toMatchObject({
      kind: 'done',
      attempts: 2,
      steps: [{ status: 'common.142', decision: { do: 'repair', rung: 'policy' } }],
    });
    expect(server.commands()).toEqual(['Sync', 'Provision', 'Provision', 'Sync']);
    const [first, second] = server.of('Provision');
    expect(first?.headers['x-ms-policykey']).toBe('0');
    expect(second?.headers['x-ms-policykey']).toBe('11');
    expect(provisionRead(second?.body ?? SYNC)).toMatchObject({ key: '11', status: '1' });
    expect(server.of('Sync').map((seen) => seen.headers['x-ms-policykey'])).toEqual(['1234', '22']);
    expect(server.of('Sync')[1]?.body).toEqual(SYNC);
  });

  it('a handshake that meets a lower rung goes on where it was: one look elsewhere, one repeat, then it has failed', async () => {
    let looked = 0;
    const discover = async () => ((looked += 1), { url: 'https://mail.example/Microsoft-Server-ActiveSync' });
    const { request, server } = openAccount({ hooks: { discover } });
    server.answer('Sync', REFUSED);
    server.answer('Provision', { status: 500 }, '...');
    expect((await request('Sync', SYNC)).outcome).toMatchObject({ kind: 'held', hold: { who: 'admin', why: 'provisioning-loop' } });
    expect(server.commands()).toEqual(['Sync', 'Provision', 'Provision', 'Provision']);
    expect(looked).toBe(1);
  });

  it('165 on another command: the handshake tells the server of the device, then the same bytes again [MS-ASCMD 2.2.2]', async () => {
    const { request, server } = openAccount({ device: { model: 'Phone' } });
    server.answer('Sync', statusAnswer('Sync', 165), OK);
    server.answer('Provision', provisionAnswer('11', {}), provisionAnswer('22'));
    expect((await request('Sync', SYNC)).outcome).toMatchObject({ kind: 'done', attempts: 2 });
    expect(server.commands()).toEqual(['Sync', 'Provision', 'Provision', 'Sync']);
    expect(read(server.of('Provision')[0]?.body, 'DeviceInformation/Set/Model')).toBe('Phone');
  });

  it('449 is the same at every version [MS-ASHTTP 3.1.5.2.2]', async () => {
    for (const version of ['12.1', '14.1', '16.1']) {
      const { request, server } = openAccount();
      const headers = { Authorization: 'Basic x', 'MS-ASProtocolVersion': version };
      server.answer('Sync', { status: 449 }, OK);
      server.answer('Provision', provisionAnswer('11', {}), provisionAnswer('22'));
      const { outcome } = await request('Sync', () => ({
        url: 'https://mail.example/Microsoft-Server-ActiveSync?Cmd=Sync',
        headers,
        body: SYNC,
      }));
      expect(outcome.kind, version).toBe('done');
      expect(server.of('Sync')[1]?.headers['x-ms-policykey'], version).toBe('22');
    }
  });

  it('the first Provision says what the device is from 14.1 on, and carries the app’s credentials', async () => {
    const { request, server } = openAccount({ device: { model: 'Phone 1' } });
    server.answer('Sync', REFUSED, OK);
    server.answer('Provision', provisionAnswer('11', {}), provisionAnswer('22'));
    await request('Sync', SYNC);
    const [first] = server.of('Provision');
    expect(read(first?.body, 'DeviceInformation/Set/Model')).toBe('Phone 1');
    expect(first?.headers['authorization']).toBe(`Basic ${SECRET.password}`);
    expect(first?.headers['content-type']).toBe('application/vnd.ms-sync.wbxml');
    expect(first?.url).toContain('DeviceId=device1');
  });

  it('the new key goes to the store for secrets, and the next session begins with it', async () => {
    const kept = new Map<string, string>();
    const secrets = {
      get: async (name: string) => kept.get(name),
      set: async (name: string, value: string) => void kept.set(name, value),
      delete: async (name: string) => void kept.delete(name),
    };
    const { request, server, time } = openAccount({ secrets });
    server.answer('Sync', REFUSED, OK);
    server.answer('Provision', provisionAnswer('11', {}), provisionAnswer('22'));
    await request('Sync', SYNC);
    expect(kept.get('policyKey')).toBe('22');
    const later = openAccount({ secrets }, time);
    later.server.answer('Sync', OK);
    await later.request('Sync', SYNC);
    expect(later.server.seen[0]?.headers['x-ms-policykey']).toBe('22');
  });

  it('Ping carries none, and is provisioned for once', async () => {
    const { request, server } = openAccount();
    server.answer('Ping', statusAnswer('Ping', 142), '...');
    server.answer('Provision', provisionAnswer('11', {}), provisionAnswer('22'));
    const { outcome } = await request('Ping', undefined);
    expect(outcome).toMatchObject({ kind: 'held', hold: { why: 'provisioning-loop', who: 'admin' } });
    expect(server.commands()).toEqual(['Ping', 'Provision', 'Provision', 'Ping']);
  });
});

describe('many refused requests', () => {
  it('cost one handshake: the others wait for it, and a late refusal is answered by repeating', async () => {
    const account = openAccount();
    const { server, time } = account;
    let late: (body: Uint8Array<ArrayBuffer>) => void = () => undefined;
    server.answer('Sync', REFUSED, REFUSED, REFUSED, OK, OK, OK);
    server.answer('Search', () => new Promise((resolve) => (late = resolve)), statusAnswer('Search', 1));
    server.answer('Provision', provisionAnswer('11', {}), provisionAnswer('22'));
    const open = ['5', '6', '7'].map((id) => account.begin('Sync', syncRequest({ id })));
    const slow = account.begin('Search', searchRequest());
    for (const one of open) expect((await time.until(one)).outcome.kind).toBe('done');
    late(statusAnswer('Search', 142));
    expect((await time.until(slow)).outcome).toMatchObject({ kind: 'done', attempts: 2 });
    expect(server.of('Provision')).toHaveLength(2);
  });

  it('a request made meanwhile does not go out before the policy is whole', async () => {
    const account = openAccount();
    const { server, time } = account;
    let answer: (body: Uint8Array<ArrayBuffer>) => void = () => undefined;
    server.answer('Sync', REFUSED, OK, OK);
    server.answer('Provision', () => new Promise((resolve) => (answer = resolve)), provisionAnswer('22'));
    const first = account.begin('Sync', SYNC);
    await time.quiet();
    const second = account.begin('Sync', syncRequest({ id: '6' }));
    await time.quiet();
    expect(server.commands()).toEqual(['Sync', 'Provision']);
    answer(provisionAnswer('11', {}));
    await time.until(Promise.all([first, second]));
    expect(server.commands()).toEqual(['Sync', 'Provision', 'Provision', 'Sync', 'Sync']);
  });
});

describe('the app’s part', () => {
  const provisioning = (hooks: Hooks) => {
    const account = openAccount({ hooks });
    account.server.answer('Sync', REFUSED, OK);
    account.server.answer('Provision', provisionAnswer('11', STRICT), provisionAnswer('22'));
    return account;
  };

  it('is handed the policy, and its word is acknowledged [MS-ASPROV 2.2.2.54.1]', async () => {
    for (const [word, status] of [
      ['full', '1'],
      ['partial', '2'],
      ['none', '3'],
      ['managed-elsewhere', '4'],
    ] as const) {
      const given: unknown[] = [];
      const { request, server } = provisioning({
        policy: async ({ policy }) => {
          given.push(policy);
          return word;
        },
      });
      await request('Sync', SYNC);
      expect(given).toEqual([{ DevicePasswordEnabled: true, MinDevicePasswordLength: 6 }]);
      expect(provisionRead(server.of('Provision')[1]?.body ?? SYNC).status, word).toBe(status);
    }
  });

  it('without a hook nothing is claimed: a policy that asks for something is acknowledged as not applied', async () => {
    const { request, server } = provisioning({});
    await request('Sync', SYNC);
    expect(provisionRead(server.of('Provision')[1]?.body ?? SYNC).status).toBe('3');
  });

  it.each([
    [
      'throws',
      async () => {
        throw new Error('planted-password');
      },
    ],
    ['gives a word there is none of', async () => 'fully' as never],
  ])('a hook that %s holds the account, tells, and strands nobody', async (_, policy) => {
    const account = provisioning({ policy });
    const { outcome } = await account.request('Sync', SYNC);
    expect(outcome).toMatchObject({ kind: 'held', hold: { who: 'admin', why: 'provisioning-loop' } });
    expect(account.told('hookFailed')).toEqual([{ type: 'hookFailed', hook: 'policy' }]);
    expect(account.server.of('Provision')).toHaveLength(1);
    expect(account.session.getSnapshot()).toMatchObject({ state: 'held', requests: [] });
  });

  it('a hook that hangs is given up after its time', async () => {
    let signal: AbortSignal | undefined;
    const account = provisioning({
      policy: (event) => {
        signal = event.signal;
        return new Promise(() => undefined);
      },
    });
    const { outcome } = await account.request('Sync', SYNC);
    expect(outcome.kind).toBe('held');
    await account.time.pass(60_000);
    expect(account.told('hookFailed')).toHaveLength(1);
    expect(signal?.aborted).toBe(true);
  });
});

describe('answers of the handshake', () => {
  it('policy status 2: the server has none for this device; it goes on without a key [MS-ASPROV 3.1.5.2]', async () => {
    const { request, server } = openAccount();
    server.answer('Sync', REFUSED, OK);
    server.answer('Provision', policyStatusAnswer(2));
    expect((await request('Sync', SYNC)).outcome.kind).toBe('done');
    expect(server.commands()).toEqual(['Sync', 'Provision', 'Sync']);
  });

  it('a failure that passes is waited for and asked again, without a storm', async () => {
    const { request, server, time } = openAccount({ random: () => 0.5 });
    server.answer('Sync', REFUSED, OK);
    server.answer('Provision', { status: 503, headers: { 'Retry-After': '20' } }, provisionAnswer('11', {}), provisionAnswer('22'));
    const begun = time.clock.now();
    expect((await request('Sync', SYNC)).outcome.kind).toBe('done');
    const [first, second] = server.of('Provision');
    expect((second?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThanOrEqual(20_000);
    expect(first?.at).toBe(begun);
  });

  it('5 in the acknowledgement starts anew, within its bound [MS-ASPROV 3.1.5.2]', async () => {
    const { request, server } = openAccount();
    server.answer('Sync', REFUSED, '...');
    server.answer(
      'Provision',
      (seen) => (seen.headers['x-ms-policykey'] === '0' ? provisionAnswer('11', {}) : policyStatusAnswer(5)),
      '...',
    );
    const { outcome } = await request('Sync', SYNC);
    expect(outcome.kind).toBe('held');
    expect(server.of('Provision').length).toBeGreaterThan(2);
    expect(server.of('Provision').length).toBeLessThanOrEqual(6);
  });

  it('one that cannot be read lets the rung rest instead of stranding who waits', async () => {
    const account = openAccount();
    account.server.answer('Sync', REFUSED);
    account.server.answer('Provision', { body: new Uint8Array([3, 1, 106, 0, 255]) }, '...');
    const { outcome } = await account.request('Sync', SYNC);
    expect(outcome.kind).toBe('held');
    expect(account.session.getSnapshot().requests).toEqual([]);
  });

  it('401 inside it: the credentials are renewed first, then the handshake starts again', async () => {
    const asked: number[] = [];
    const account = openAccount({
      hooks: {
        credentials: async ({ failures }) => {
          asked.push(failures);
          return { authorization: 'Bearer new' };
        },
      },
    });
    const { server } = account;
    server.answer('Sync', REFUSED, OK);
    server.answer(
      'Provision',
      (seen) => (seen.headers['authorization'] === 'Bearer new' ? provisionAnswer('11', {}) : { status: 401 }),
      '...',
    );
    server.answer('Provision', (seen) =>
      seen.headers['x-ms-policykey'] === '11'
        ? provisionAnswer('22')
        : seen.headers['authorization'] === 'Bearer new'
          ? provisionAnswer('11', {})
          : { status: 401 },
    );
    expect((await account.request('Sync', SYNC)).outcome.kind).toBe('done');
    expect(asked).toEqual([1]);
    expect(account.told('repaired').map((event) => event.rung)).toEqual(['credentials', 'policy']);
  });

  it('401 inside it again in a later episode is not taken for a late one', async () => {
    const account = openAccount({ hooks: { credentials: async () => ({ authorization: 'Bearer new' }) } });
    const { server } = account;
    const refusing = [{ status: 401 }, { status: 401 }];
    server.answer('Sync', { status: 401 }, OK, REFUSED, OK);
    server.answer('Provision', ...refusing, provisionAnswer('11', {}), provisionAnswer('22'));
    expect((await account.request('Sync', SYNC)).outcome.kind).toBe('done');
    expect((await account.request('Sync', SYNC)).outcome.kind).toBe('done');
    expect(account.told('repaired').map((event) => event.rung)).toEqual(['credentials', 'credentials', 'policy']);
  });
});

describe('an order to wipe', () => {
  it('is acknowledged as failed, the account is held for the user, and nothing else goes out [MS-ASPROV 3.1.5.1.2.2]', async () => {
    const account = openAccount();
    account.server.answer('Sync', REFUSED);
    account.server.answer('Provision', wipeAnswer('device'), statusAnswer('Sync', 1));
    const { outcome } = await account.request('Sync', SYNC);
    expect(outcome).toMatchObject({ kind: 'held', hold: { who: 'user', why: 'wipe-refused' } });
    expect(provisionRead(account.server.of('Provision')[1]?.body ?? SYNC).wipe).toBe('RemoteWipe 2');
    const next = await account.request('Search', searchRequest());
    expect(next.outcome.kind).toBe('held');
    expect(account.server.commands()).toEqual(['Sync', 'Provision', 'Provision']);
  });

  it('of the account only names that scope', async () => {
    const { request, server } = openAccount();
    server.answer('Sync', REFUSED);
    server.answer('Provision', wipeAnswer('account'), wipeAnswer('account'));
    await request('Sync', SYNC);
    expect(provisionRead(server.of('Provision')[1]?.body ?? SYNC).wipe).toBe('AccountOnlyRemoteWipe 2');
  });

  it('that nobody had agreed to, and that the server does not give any more, keeps nothing back', async () => {
    const { world, job, ends } = repairing('policy', { account: { wipe: { scope: 'device', step: 'directed' } } });
    performPolicy(world, job, { type: 'effect.provisioned', how: 'whole' }, lent().tools);
    expect([ends, world.account.wipe]).toEqual([['whole'], undefined]);
    const agreed = repairing('policy', { account: { wipe: { scope: 'device', step: 'consented' } } });
    performPolicy(agreed.world, agreed.job, { type: 'effect.provisioned', how: 'whole' }, lent().tools);
    expect(agreed.world.account.wipe).toEqual({ scope: 'device', step: 'consented' });
  });

  it('140: the directive is asked for with an empty Provision [MS-ASPROV 3.1.5.1.1]', async () => {
    const { request, server } = openAccount();
    server.answer('Sync', statusAnswer('Sync', 140));
    server.answer('Provision', wipeAnswer('device'), wipeAnswer('device'));
    expect((await request('Sync', SYNC)).outcome).toMatchObject({ kind: 'held', hold: { why: 'wipe-refused' } });
    expect(server.of('Provision')[0]?.body.length).toBeLessThan(10);
  });
});

describe('one step of the handshake', () => {
  const POLICY = { body: provisionAnswer('11', {}) };
  const FINAL = { body: provisionAnswer('22') };
  const WIPE = { body: wipeAnswer('account') };
  const ABSENT = { type: 'directive.absent' };
  type Phase = 'request' | 'acknowledge' | 'wipe-acknowledge' | 'wipe-refuse';

  /** A handshake at this phase, answered so; what it was told to make is noted. */
  async function phase(asked: Phase, answer: Answer, job: Partial<Job> = {}, circumstances: Parameters<typeof repairing>[1] = {}) {
    const made: [string, object][] = [];
    const own = { ...EAS_OWN, provision: (...args: Parameters<typeof EAS_OWN.provision>) => (made.push(args), EAS_OWN.provision(...args)) };
    const parts = repairing('policy', {
      answers: [answer],
      ports: { own },
      ...circumstances,
      job: { actor: 'provision#7', exchange: ownExchange({ command: 'Provision' }), ...job },
    });
    performPolicy(parts.world, parts.job, { type: 'effect.provision', phase: asked }, lent().tools);
    await parts.time.quiet();
    return { ...parts, made, heard: parts.posted.map(({ event }) => event) };
  }

  it('begins with a machine of its own, bounded', async () => {
    const { world, job } = repairing('policy');
    const { tools, spawned } = lent();
    await repairPolicy(world, job, tools);
    expect(spawned).toEqual([{ id: 'provision#7', machine: 'provision', input: { limit: PROVISION_REQUESTS } }]);
    expect(job.actor).toBe('provision#7');
  });

  it('gives way to a wipe the app has agreed to', async () => {
    const { world, job } = repairing('policy', { account: { wipe: { scope: 'account', step: 'consented' } } });
    const { tools, spawned } = lent();
    await repairPolicy(world, job, tools);
    expect(spawned).toMatchObject([{ id: 'wipe#7', input: { scope: 'account', isConsented: true } }]);
  });

  it('asks with key 0 and nothing of before, and keeps what it is given to itself [MS-ASPROV 3.1.5.1.1]', async () => {
    const { made, sent, heard, job, stored } = await phase('request', POLICY, { dueAt: 5, answer: { policyKey: '9' } });
    expect(made.map(([asked, at]) => [asked, Object.keys(at).sort()])).toEqual([['request', ['device', 'enforcement', 'version']]]);
    expect(made).toMatchObject([['request', { version: '14.1', enforcement: 'none', device: { model: 'test' } }]]);
    expect(sent[0]?.headers['X-MS-PolicyKey']).toBe('0');
    expect(heard).toMatchObject([{ type: expect.stringMatching(/^continue\./), keepsReply: false, now: START }]);
    expect([job.answer?.policyKey, job.dueAt, stored]).toEqual(['11', undefined, []]);
  });

  it('asks in the version that was agreed on', async () => {
    const { made } = await phase('request', POLICY, {}, { account: { version: '12.1' } });
    expect(made).toMatchObject([['request', { version: '12.1' }]]);
  });

  it('acknowledges with the temporary key, and keeps the final one [MS-ASPROV 3.1.5.1.2]', async () => {
    const { made, sent, heard, stored } = await phase('acknowledge', FINAL, { answer: { policyKey: '11' }, enforcement: 'partial' });
    expect(made).toMatchObject([['acknowledge', { policyKey: '11', enforcement: 'partial' }]]);
    expect(sent[0]?.headers['X-MS-PolicyKey']).toBe('11');
    expect(heard).toMatchObject([{ type: expect.stringMatching(/^accept\./) }]);
    expect(stored).toEqual(['set policyKey 22']);
  });

  it.each<[string, Phase, Answer, readonly string[], number]>([
    ['no policy', 'request', { body: policyStatusAnswer(2) }, ['delete policyKey'], 0],
    ['a policy for its administrator', 'request', { body: policyStatusAnswer(4) }, [], 1],
    ['a refusal', 'request', { body: provisionAnswer('11', undefined, 2) }, [], 0],
    ['no answer', 'acknowledge', 'timeout', [], 0],
  ])('given %s', async (_, asked, answer, kept, holds) => {
    const { heard, stored, world, ends } = await phase(asked, answer);
    expect(heard).toHaveLength(1);
    expect(Object.keys(heard[0] ?? {}).sort()).toEqual(['decision', 'keepsReply', 'now', 'type']);
    expect([stored, world.account.holds.length, ends]).toEqual([kept, holds, []]);
  });

  it.each<[string, Answer, object]>([
    ['has one', WIPE, { type: 'wipe.directed' }],
    ['has none', POLICY, ABSENT],
    ['does not know the question', { body: provisionAnswer('11', undefined, 2) }, ABSENT],
  ])('asks for the directive first after a 140, once; the server %s [MS-ASPROV 3.1.5.1.1]', async (_, answer, event) => {
    const { made, heard, job, stored } = await phase('request', answer, { directed: true });
    expect([made.map(([asked]) => asked), heard, job.directed, stored]).toEqual([['directive'], [event], false, []]);
  });

  it('a refusal of what is no directive is no absent one', async () => {
    const { heard } = await phase('request', { body: provisionAnswer('11', undefined, 2) });
    expect(heard).toMatchObject([{ type: expect.stringMatching(/^reject\./) }]);
  });

  it('a directive that is not answered is asked for again', async () => {
    const { heard } = await phase('request', 'timeout', { directed: true });
    expect(heard).toMatchObject([{ type: 'retry.transport.timeout' }]);
  });

  it.each<[Phase, Answer]>([
    ['wipe-acknowledge', { body: provisionAnswer('1', undefined, 3) }],
    ['wipe-refuse', { body: provisionAnswer('1', undefined, 3) }],
  ])('%s does not wait for what is said to it [MS-ASPROV 3.1.5.1.2.2]', async (asked, answer) => {
    const { made, heard, told } = await phase(asked, answer, { directed: true, answer: { wipe: 'account' } });
    expect(made).toMatchObject([[asked, { wipe: 'account' }]]);
    expect(Object.keys(made[0]?.[1] ?? {})).not.toContain('policyKey');
    expect(heard).toEqual([{ type: 'wipe.answered' }]);
    expect(told.filter(({ type }) => type === 'step')).toMatchObject([{ step: { decision: { do: 'accept' } } }]);
  });

  it('with nobody to ask fails, unless it is a wipe, which needs nobody', async () => {
    const nobody = { more: { template: undefined } };
    for (const asked of ['request', 'acknowledge'] as const)
      expect(await phase(asked, POLICY, {}, nobody)).toMatchObject({ ends: ['stuck'], heard: [], sent: [] });
    for (const asked of ['wipe-acknowledge', 'wipe-refuse'] as const)
      expect(await phase(asked, POLICY, {}, nobody)).toMatchObject({ ends: [], heard: [{ type: 'wipe.answered' }], sent: [] });
  });

  it('met by a lower rung tells the ladder alone', async () => {
    const { posted } = await phase('request', { status: 401 }, {}, { hooks: { credentials: async () => 'ask-user' } });
    expect(posted).toMatchObject([{ to: 'ladder', event: { rung: 'credentials' } }]);
  });

  it('called off, or given what cannot be read', async () => {
    const job: Partial<Job> = { cancelled: true };
    expect(await phase('request', POLICY, job)).toMatchObject({ ends: [], heard: [] });
    const late = repairing('policy', { answers: [() => (late.callOff(), POLICY)] });
    performPolicy(late.world, late.job, { type: 'effect.provision', phase: 'request' }, lent().tools);
    await late.time.quiet();
    expect([late.ends, late.posted, late.sent.length]).toEqual([[], [], 1]);
    const own = { ...EAS_OWN, readProvision: () => { throw new Error('planted'); } }; // prettier-ignore
    expect(await phase('request', POLICY, {}, { ports: { own } })).toMatchObject({ ends: ['stuck'], heard: [] });
  });
});

describe('what else the machine of the handshake asks for', () => {
  it.each([
    ['whole', undefined, ['whole'], 0],
    ['whole', 'device', ['whole'], 0],
    ['stuck', 'device', ['stuck'], 0],
    ['directed', undefined, ['stuck'], 0],
    ['directed', 'device', [], 1],
  ] as const)('its end, %s, with the order to wipe: %s', async (how, wipe, ends, begun) => {
    const repair = repairing('policy', { job: { actor: 'provision#7', dueAt: 5, answer: wipe === undefined ? {} : { wipe } } });
    const { tools, spawned } = lent();
    performPolicy(repair.world, repair.job, { type: 'effect.provisioned', how }, tools);
    await repair.time.quiet();
    expect([repair.ends, spawned.length, repair.job.dueAt]).toEqual([ends, begun, 5]);
  });

  it('an order to wipe that cannot be stored fails', async () => {
    const save = () => Promise.reject(new Error('planted'));
    const { world, job, ends, time } = repairing('policy', { more: { save }, job: { answer: { wipe: 'device' } } });
    performPolicy(world, job, { type: 'effect.provisioned', how: 'directed' }, lent().tools);
    await time.quiet();
    expect(ends).toEqual(['stuck']);
  });

  it('the time it goes on', () => {
    const { world, job } = repairing('policy');
    performPolicy(world, job, { type: 'effect.wake', dueAt: 9 }, lent().tools);
    expect(job.dueAt).toBe(9);
  });

  const applied = async (hooks: Hooks, more: Partial<Job> = {}) => {
    const asked: object[] = [];
    const own = {
      ...EAS_OWN,
      asksNothing: (policy: Parameters<typeof EAS_OWN.asksNothing>[0]) => (asked.push(policy), EAS_OWN.asksNothing(policy)),
    };
    const parts = repairing('policy', { hooks, ports: { own }, job: { actor: 'provision#7', ...more } });
    performPolicy(parts.world, parts.job, { type: 'effect.apply' }, lent().tools);
    await parts.time.quiet();
    return { ...parts, asked };
  };

  it.each([
    [undefined, 'full'],
    [{}, 'full'],
    [{ policy: { DevicePasswordEnabled: true } }, 'none'],
  ] as const)('the app’s enforcement of %j without a hook: no more than is so', async (answer, enforcement) => {
    const { job, posted, told } = await applied({}, { answer });
    expect([job.enforcement, posted, told]).toEqual([enforcement, [{ to: 'provision#7', event: { type: 'app.done' } }], []]);
  });

  it.each([
    ['partial', 'app.done', 'partial'],
    ['managed-elsewhere', 'app.done', 'managed-elsewhere'],
    ['enforced', 'app.failed', 'none'],
  ])('the app’s enforcement, by its word %j', async (word, type, enforcement) => {
    const { job, posted, told } = await applied({ policy: async () => word as 'full' });
    expect([job.enforcement, posted]).toEqual([enforcement, [{ to: 'provision#7', event: { type } }]]);
    expect(told).toEqual(type === 'app.done' ? [] : [{ type: 'hookFailed', hook: 'policy' }]);
  });

  it('the app’s enforcement, called off meanwhile', async () => {
    const parts = repairing('policy', { hooks: { policy: async () => (parts.callOff(), 'full') }, job: { actor: 'provision#7' } });
    performPolicy(parts.world, parts.job, { type: 'effect.apply' }, lent().tools);
    await parts.time.quiet();
    expect([parts.posted, parts.job.enforcement]).toEqual([[], 'none']);
  });
});
