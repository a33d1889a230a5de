import { describe, expect, it } from 'vitest';
import { EAS_OWN } from '../../../../src/eas/own.ts';
import { NEW_ACCOUNT } from '../../../../src/session/account.ts';
import { keepSilence, ownAddress, ownRequest } from '../../../../src/session/repairs/job.ts';
import type { World } from '../../../../src/session/world.ts';

const URL = 'https://mail.example/Microsoft-Server-ActiveSync?Cmd=Sync&User=someone&DeviceId=d';
const HEADERS = {
  AUTHORIZATION: 'Basic app', 'User-Agent': 'App/1', 'ms-asprotocolversion': '14.1', Cookie: 'a=b', 'Accept-Language': 'de', 'X-MS-PolicyKey': '7', 'Content-Type': 'x/y', 'X-Other': 'o',
}; // prettier-ignore

const world = (more: Partial<World> = {}): World =>
  ({
    ports: { own: EAS_OWN },
    account: NEW_ACCOUNT,
    template: { url: URL, headers: HEADERS },
    authorization: undefined,
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
    const at = world({ authorization: 'Bearer new', account: { ...NEW_ACCOUNT, version: '16.1' } });
    const { headers } = ownAddress(at, 'FolderSync');
    const named = (name: string) => Object.entries(headers).filter(([known]) => known.toLowerCase() === name).map(([, value]) => value); // prettier-ignore
    expect(named('authorization')).toEqual(['Bearer new']);
    expect(named('ms-asprotocolversion')).toEqual(['16.1']);
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
