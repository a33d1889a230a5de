import { describe, expect, it } from 'vitest';
import { createLab } from '../../../../src/sim/lab/lab.ts';
import { LAB_VERSIONS } from '../../../../src/sim/lab/versions.ts';
import type { LabRequest } from '../../../../src/sim/lab/wire.ts';
import { openAdversary } from '../../../../src/sim/world/adversary.ts';
import { chanceFrom } from '../../../../src/sim/world/chance.ts';
import type { Verdict } from '../../../../src/sim/world/network.ts';
import { mailRequest, type Login } from '../../../../src/sim/world/samples.ts';
import { syncRequest } from '../../../support/messages.ts';
import { openTruth } from '../../../../src/sim/world/truth.ts';

const LOGIN: Login = { user: 'alice', password: 'alice-pw', deviceId: 'TRUTH', version: '14.1' };
const SENT_BEFORE: Verdict = { action: { status: { at: 'SendMail', code: 118 } }, upMs: 7 };

function mail(id: string, version = '14.1'): LabRequest {
  const { url, headers = {}, body = new Uint8Array(0) } = mailRequest(LOGIN, id, version);
  const href = typeof url === 'string' ? url : url.href;
  const lowered = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
  return {
    method: 'POST',
    url: href.replace('https://mail.example.test', ''),
    headers: { 'content-type': 'application/vnd.ms-sync.wbxml', ...lowered },
    body,
  };
}

/** A lab without a policy, and the truth about it. */
function opened(answers118: boolean) {
  const lab = createLab({ answers118, policy: { demand: 'none' } }, { now: () => 0, random: chanceFrom(1).next, woken: () => undefined });
  return { lab, truth: openTruth(() => lab.mailbox('alice'), answers118) };
}

describe('118 for a mail that was asked for before [MS-ASCMD 2.2.3.28.1]', () => {
  it('is said only of one that has left, by a server that recognises mails', () => {
    const { lab, truth } = opened(true);
    expect(truth.allowed({}, mail('a'))).toEqual({});
    expect(truth.allowed(SENT_BEFORE, mail('a'))).toEqual({ upMs: 7 });
    lab.receive(mail('a'), () => undefined);
    expect(truth.allowed(SENT_BEFORE, mail('a'))).toBe(SENT_BEFORE);
  });

  it('is never said by a server that recognises none', () => {
    const { lab, truth } = opened(false);
    truth.allowed({}, mail('a'));
    lab.receive(mail('a'), () => undefined);
    expect(truth.allowed(SENT_BEFORE, mail('a'))).toEqual({ upMs: 7 });
  });

  it('may be said of one that never went out, where the client knows better', () => {
    for (const answers118 of [true, false]) expect(opened(answers118).truth.allowed(SENT_BEFORE, mail('a'))).toBe(SENT_BEFORE);
  });

  it('is out of the question below 14.0, where mails have no ids', () => {
    const { truth } = opened(true);
    for (const _ of [1, 2]) expect(truth.allowed(SENT_BEFORE, mail('a', '12.1'))).toBe(SENT_BEFORE);
  });

  it('is not produced by any adversary: ten thousand answers to mails that come again and never left', () => {
    for (const answers118 of [true, false]) {
      const adversary = openAdversary(chanceFrom(`truth ${answers118}`), 1);
      const { truth } = opened(answers118);
      let said = 0;
      let asked = 0;
      for (let n = 0; n < 10_000; n += 1) {
        const verdict = adversary.verdict({ command: 'SendMail', collectionIds: [] });
        if (verdict.action?.status?.code === 118) asked += 1;
        if (truth.allowed(verdict, mail('again')).action?.status?.code === 118 && n > 0) said += 1;
      }
      expect(asked).toBeGreaterThan(2);
      expect(said).toBe(0);
    }
  });
});

it('every version the lab speaks has mails with ids from 14.0 on', () => {
  expect(LAB_VERSIONS.filter((version) => mailRequest(LOGIN, 'a', version).clientId === undefined)).toEqual(['12.1']);
});

describe('an item’s status in a Sync', () => {
  const { truth } = opened(false);
  const sync = (...parts: readonly { readonly id: string; readonly adds?: readonly string[] }[]): LabRequest => ({
    ...mail('x'),
    body: syncRequest(...parts),
  });
  const refused = (at: string, collectionId?: string): Verdict => ({
    action: { status: { at: `Sync/Collections/Collection${at}`, code: 6, ...(collectionId && { collectionId }) } },
    upMs: 7,
  });

  it('is said where such an operation was asked, and nowhere else: there it would say that nothing is new', () => {
    const one = sync({ id: '5', adds: ['a'] });
    const two = sync({ id: '5', adds: ['a'] }, { id: '6' });
    const [add, fetch] = [refused('/Responses/Add'), refused('/Responses/Fetch/ApplicationData')];
    expect(truth.allowed(add, one)).toBe(add);
    for (const lie of [add, refused('/Responses/Add', '6')]) expect(truth.allowed(lie, two)).toEqual({ upMs: 7 });
    expect(truth.allowed(fetch, one)).toEqual({ upMs: 7 });
    const other = refused('/Responses/Add', '5');
    expect(truth.allowed(other, two)).toBe(other);
  });

  it('of a collection is another matter', () => {
    const whole = refused('');
    expect(truth.allowed(whole, sync({ id: '5' }))).toBe(whole);
  });
});
