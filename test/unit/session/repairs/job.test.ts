import { describe, expect, it } from 'vitest';
import { EAS_OWN } from '../../../../src/eas/own.ts';
import { NEW_ACCOUNT } from '../../../../src/session/account.ts';
import { keepSilence, ownAddress, ownRequest, pauseUntil, reportLower, sendOwn, tellActor } from '../../../../src/session/repairs/job.ts';
import type { World } from '../../../../src/session/world.ts';
import { repairing } from '../../../support/repair.ts';
import { START } from '../../../support/time.ts';

const URL = 'https://mail.example/Microsoft-Server-ActiveSync?Cmd=Sync&User=someone&DeviceId=d';
const HEADERS = {
  AUTHORIZATION: 'Basic app', 'User-Agent': 'App/1', 'ms-asprotocolversion': '14.1', Cookie: 'a=b', 'Accept-Language': 'de', 'X-MS-PolicyKey': '7', 'Content-Type': 'x/y', 'X-Other': 'o',
}; // prettier-ignore

const world = (more: Partial<World> = {}): World =>
  ({
    ports: { own: EAS_OWN },
    account: NEW_ACCOUNT,
    template: { url: URL, headers: HEADERS },
    ...more,
  }) as unknown as World;

describe('the library’s own requests', () => {
  it('go where the app last asked, for another command, and carry what names app and login, no more', () => {
    expect(ownAddress(world(), 'FolderSync')).toEqual({
      url: URL.replace('Cmd=Sync', 'Cmd=FolderSync'),
      headers: {
        AUTHORIZATION: 'Basic app',
        'User-Agent': 'App/1',
        'ms-asprotocolversion': '14.1',
        Cookie: 'a=b',
        'Accept-Language': 'de',
      },
    });
  });

  it('carry renewed credentials in place of the app’s, of whatever spelling, and the version that was agreed on', () => {
    const at = world({
      places: [{ origin: 'https://mail.example', known: ['Basic app'], renewed: 'Bearer new' }],
      account: { ...NEW_ACCOUNT, version: '16.1' },
    });
    const { headers } = ownAddress(at, 'FolderSync');
    const named = (name: string) => Object.entries(headers).filter(([known]) => known.toLowerCase() === name).map(([, value]) => value); // prettier-ignore
    expect(named('authorization')).toEqual(['Bearer new']);
    expect(named('ms-asprotocolversion')).toEqual(['16.1']);
  });

  it('carry the app’s own at another address: what was renewed for one host is not for the next', () => {
    const places = [{ origin: 'https://mail.example', known: ['Basic app'], renewed: 'Bearer new' }];
    const { url, headers } = ownAddress(world({ places }), 'OPTIONS', 'https://led.example/eas');
    expect([url, headers]).toEqual(['https://led.example/eas', expect.objectContaining({ AUTHORIZATION: 'Basic app' })]);
  });

  it('OPTIONS asks without a command', () => {
    expect(ownAddress(world(), 'OPTIONS').url).toBe('https://mail.example/Microsoft-Server-ActiveSync');
    expect(ownRequest(world(), 'OPTIONS')).toMatchObject({ method: 'OPTIONS' });
    expect(ownRequest(world(), 'OPTIONS')).not.toHaveProperty('body');
  });

  it('a message carries its type and its own policy key', () => {
    const body = new Uint8Array([1]);
    expect(ownRequest(world(), 'Provision', body, '0')).toMatchObject({
      method: 'POST',
      body,
      headers: { 'Content-Type': 'application/vnd.ms-sync.wbxml', 'X-MS-PolicyKey': '0' },
    });
  });

  it('go nowhere before the app has asked for anything', () => {
    expect(ownRequest(world({ template: undefined }), 'OPTIONS')).toBeUndefined();
  });

  it('go where the account moved to', () => {
    const moved = { from: 'https://mail.example/Microsoft-Server-ActiveSync', to: 'https://other.example/x' };
    expect(ownAddress(world({ account: { ...NEW_ACCOUNT, endpoint: moved } }), 'FolderSync').url).toMatch(
      /^https:\/\/other\.example\/x\?Cmd=FolderSync&/,
    );
  });
});

describe('a wait the server named in an answer to them', () => {
  it('is the whole account’s, and is never shortened', () => {
    const at = world();
    keepSilence(at, { do: 'retry', pace: 'server', then: 'replay', dueAt: 9, asked: true });
    keepSilence(at, { do: 'retry', pace: 'server', then: 'replay', dueAt: 5, asked: true });
    expect(at.account.notBefore).toBe(9);
  });

  it('a back-off of our own is not', () => {
    const at = world();
    keepSilence(at, { do: 'retry', pace: 'backoff', then: 'replay', dueAt: 9 });
    keepSilence(at, { do: 'accept', then: 'end' });
    expect(at.account.notBefore).toBe(0);
  });
});

describe('the address of the library’s own requests', () => {
  it('is none before the app has asked', () => {
    expect(ownAddress(world({ template: undefined }), 'OPTIONS')).toEqual({ url: '', headers: {} });
  });

  it('comes with how the app sends, when it says so', () => {
    const init = { credentials: 'include' } as const;
    expect(ownAddress(world({ template: { url: URL, headers: {}, init } }), 'FolderSync').init).toBe(init);
    expect(Object.keys(ownAddress(world(), 'FolderSync')).sort()).toEqual(['headers', 'url']);
  });

  it('carries a policy key where there is one, and none where there is none', () => {
    const body = new Uint8Array([1]);
    const named = (policyKey?: string) => Object.keys(ownRequest(world(), 'Provision', body, policyKey)?.headers ?? {});
    expect(named('7')).toContain('X-MS-PolicyKey');
    expect(named()).not.toContain('X-MS-PolicyKey');
  });
});

describe('a wait without a time', () => {
  it('is none', () => {
    const at = world();
    keepSilence(at, { do: 'retry', pace: 'server', then: 'replay', asked: true });
    expect(at.account.notBefore).toBe(0);
  });
});

describe('a pause', () => {
  it('ends at its time, and leaves nobody listening', async () => {
    const { world: at, job, time } = repairing('version');
    const { signal } = job.exchange.abort;
    const heard: string[] = [];
    signal.addEventListener = (type: string) => void heard.push(`+${type}`);
    signal.removeEventListener = (type: string) => void heard.push(`-${type}`);
    expect(await time.until(pauseUntil(at, job, START + 5))).toBe(true);
    expect(time.clock.now()).toBe(START + 5);
    expect(heard).toEqual(['+abort', '-abort']);
    expect(time.clock.dueAt()).toBeUndefined();
  });

  it.each([
    ['goes on', false, false, true],
    ['called off does not', true, false, false],
    ['aborted does not', false, true, false],
    ['called off and aborted does not', true, true, false],
  ])('that is over and %s', async (_, cancelled, aborted, goesOn) => {
    const { world: at, job } = repairing('version', { job: { cancelled } });
    if (aborted) job.exchange.abort.abort();
    expect(await pauseUntil(at, job, aborted ? START + 5 : 0)).toBe(goesOn);
  });
});

describe('a request of a repair', () => {
  const REQUEST = { method: 'OPTIONS', url: URL, headers: {} } as const;
  const SERVED = { headers: { server: 'Planted/1' } };

  it('keeps the reply, lets go of its body, learns from it, and counts', async () => {
    let dropped = 0;
    const { world: at, job, told } = repairing('version', { answers: [{ ...SERVED, drop: () => void (dropped += 1) }] });
    const came = await sendOwn(at, job, REQUEST);
    expect(came).toMatchObject({ status: 200 });
    expect(job.exchange.reply).toBe(came);
    expect([dropped, job.exchange.attempts, at.account.signedInAt]).toEqual([1, 1, START]);
    expect(told).toEqual([{ type: 'attempt', command: 'OPTIONS', number: 1, own: true }]);
  });

  it('that failed gives the fault, and no reply', async () => {
    const { world: at, job } = repairing('version', { answers: ['timeout'] });
    expect(await sendOwn(at, job, REQUEST)).toBe('timeout');
    expect(job.exchange.reply).toBeUndefined();
  });

  it('called off meanwhile is nobody’s, but lets go of its body', async () => {
    let dropped = 0;
    const reply = { ...SERVED, drop: () => void (dropped += 1) };
    const late = repairing('version', { answers: [() => ((late.job.cancelled = true), reply)] });
    expect(await sendOwn(late.world, late.job, REQUEST)).toBeUndefined();
    expect([dropped, late.job.exchange.reply, late.world.account.signedInAt]).toEqual([1, undefined, Number.NEGATIVE_INFINITY]);
    const cut = repairing('version', { answers: [() => (cut.callOff(), 'cut-after-send')] });
    expect(await sendOwn(cut.world, cut.job, REQUEST)).toBeUndefined();
  });

  it('called off while the server wants silence does not go out', async () => {
    const { world: at, job, sent, told, time, callOff } = repairing('version', { answers: [SERVED], account: { notBefore: START + 5 } });
    const asked = sendOwn(at, job, REQUEST);
    await time.quiet();
    callOff();
    expect(await asked).toBeUndefined();
    expect([sent, told, job.exchange.attempts]).toEqual([[], [], 0]);
  });

  it('aborted though nobody called it off throws', async () => {
    const cut = repairing('version', { answers: [() => (cut.job.exchange.abort.abort(), 'cut-after-send')] });
    await expect(sendOwn(cut.world, cut.job, REQUEST)).rejects.toThrow('cut-after-send');
  });
});

describe('a lower rung that a repair meets', () => {
  it.each([
    ['version', 'credentials', true],
    ['policy', 'version', true],
    ['version', 'version', false],
    ['version', 'policy', false],
    ['policy', 'anchors', false],
    ['anchors', 'endpoint', false],
  ] as const)('of %s, when it is %s', (own, met, isLower) => {
    const { world: at, job, posted, ends } = repairing(own);
    reportLower(at, job, met);
    const event = { type: 'rung.broken', rung: met, epoch: Number.MAX_SAFE_INTEGER, fromZero: false };
    expect(posted).toEqual(isLower ? [{ to: 'ladder', event }] : []);
    expect(ends).toEqual(isLower ? [] : ['stuck']);
  });
});

describe('what the machine of a repair hears', () => {
  it('goes to it alone, and to nobody where there is none', () => {
    const { world: at, job, posted } = repairing('policy');
    tellActor(at, job, { type: 'app.done' });
    job.actor = 'provision#7';
    tellActor(at, job, { type: 'app.failed' });
    expect(posted).toEqual([{ to: 'provision#7', event: { type: 'app.failed' } }]);
  });
});
