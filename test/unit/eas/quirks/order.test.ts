import { describe, expect, it } from 'vitest';
import { observe } from '../../../../src/eas/observe.ts';
import { EAS } from '../../../../src/eas/protocol.ts';
import { QUIRKS } from '../../../../src/eas/quirks/index.ts';
import { resolve } from '../../../../src/policy/resolve.ts';
import { bytesOf, RECORDINGS, type Recording } from '../../../conformance/recordings.ts';
import { ask, askHttp, told } from '../ask.ts';

const HORDE = 'Horde_ActiveSync Library v2.41.9 14.1';
const SOGO = '14.1';

/** What was seen of a recording, judged as if this server had been seen before. */
function judged(name: string, server: string): readonly string[] {
  const recording = new Map<string, Recording>(RECORDINGS).get(name);
  if (!recording) throw new Error(`no recording ${name}`);
  const { command, protocolVersion, response } = recording;
  const reply = { status: response.status ?? 0, headers: response.headers ?? {}, body: bytesOf(response.body) };
  return observe({ command, protocolVersion: protocolVersion ?? '14.1', reply }).statuses.map((status) => {
    const resolved = resolve(EAS, status, {}, { server });
    return `${resolved.because.layer} ${resolved.because.id}: ${told(resolved)}`;
  });
}

describe('which server it is', () => {
  it.each([
    [HORDE, 'horde'],
    ['Apache Horde_ActiveSync Library v3.0.0 16.0', 'horde'],
    [SOGO, 'sogo'],
    ['nginx/1.24.0 14.1', 'sogo'],
    ['Microsoft-IIS/10.0 ASP.NET 15.20', undefined],
    ['Microsoft-IIS/7.5 ASP.NET 14.3', undefined],
    ['Microsoft-IIS/7.5 14.1.438', undefined],
  ])('%s is %s', (marks, name) => {
    expect(QUIRKS.find((quirk) => quirk.server.test(marks))?.name).toBe(name);
  });

  it('every quirk names a recording that exists and leads to it, and ids that have a row', () => {
    const names = RECORDINGS.map(([name]) => name);
    for (const quirk of QUIRKS) {
      expect(names).toContain(quirk.evidence);
      for (const row of quirk.rules) expect(EAS.rule(row.match as never), row.match).toBeDefined();
    }
  });
});

describe('Horde, an Add that comes again', () => {
  const path = 'Sync/Collections/Collection/Responses/Add';
  const asked = { command: 'Sync', path };

  it('horde/54d-calendar-add-same-clientid-replayed-old-key: 6 on a repeat is matched before it is refused', () => {
    expect(told(ask(6, { ...asked, server: HORDE, replayed: true }))).toBe(
      'refresh collection then reconcile match-adds (rebuild), reject request [user]',
    );
  });

  it('6 on a first attempt, and on any other server, is what the text says', () => {
    for (const question of [
      { ...asked, server: HORDE },
      { ...asked, replayed: true },
      { ...asked, server: SOGO, replayed: true },
    ])
      expect(told(ask(6, question))).toBe('reject request [user]');
  });
});

describe('SOGo', () => {
  it.each(['sogo/07-sync-bogus-key-mail', 'sogo/04-getitemestimate-unprimed'])('%s: a key it cannot read is answered with 501', (name) => {
    expect(judged(name, SOGO)).toContain('quirk http.501: repair version (rebuild), reset collection, reject server [user]');
  });

  it('501 on another command is what it is elsewhere', () => {
    expect(told(askHttp(501, { command: 'Find', server: SOGO }))).toBe(told(askHttp(501, { command: 'Find' })));
  });

  it('sogo/63b-postgres-down-foldersync: a hierarchy that seems lost is waited for', () => {
    expect(judged('sogo/63b-postgres-down-foldersync', SOGO)).toContain(
      'quirk FolderSync.9: retry backoff x2, reset hierarchy x2, hold time loop [user]',
    );
  });

  it.each(['sogo/63-postgres-down-sync', 'sogo/55-concurrent-sync-first', 'sogo/72b-upload-too-big-sync'])(
    '%s: a full request may be answered with 13',
    (name) => {
      expect(judged(name, SOGO)).toContain('quirk Sync.13: rephrase resend-full, retry backoff x3, reject unavailable [user]');
    },
  );
});

describe('Horde', () => {
  it.each(['horde/10d-unprovisioned-ping', 'horde/34c-ping'])('%s: 132 on a Ping asks for a Sync and resets nothing', (name) => {
    expect(judged(name, HORDE)).toContain('quirk common.132: refresh collection (rebuild), reject unavailable [user]');
  });

  it('132 on another command is what it is elsewhere', () => {
    expect(told(ask(132, { command: 'Sync', server: HORDE }))).toBe(told(ask(132, { command: 'Sync' })));
  });

  it.each(['horde/09d-foldercreate-bad-parent', 'horde/09e-foldercreate-special-type'])(
    '%s: a folder it cannot make is no lost hierarchy',
    (name) => {
      expect(judged(name, HORDE)).toContain('quirk FolderCreate.6: refresh hierarchy then retry backoff (rebuild), reject request [user]');
    },
  );
});
