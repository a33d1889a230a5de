import { describe, expect, it } from 'vitest';
import { createLab } from '../../../../src/sim/lab/lab.ts';
import { chanceFrom } from '../../../../src/sim/world/chance.ts';
import { virtualClock } from '../../../../src/sim/world/clock.ts';
import { folderSyncRequest, syncRequest } from '../../../../src/sim/world/messages.ts';
import { openNetwork, type Verdict } from '../../../../src/sim/world/network.ts';
import { passTime } from '../../../../src/sim/world/rest.ts';
import { addressed } from '../../../../src/sim/world/samples.ts';

const LOGIN = { user: 'alice', password: 'alice-pw', deviceId: 'NET', version: '14.1' } as const;

/** One FolderSync, or a Sync of these collections, under a verdict: what came, when, and whether the server saw it. */
async function sent(verdict: Verdict, abortAt?: number, collections: readonly string[] = []) {
  const clock = virtualClock(0);
  const lab = createLab(
    { policy: { demand: 'none' } },
    { now: () => clock.now(), random: chanceFrom(1).next, woken: () => network.woken() },
  );
  const network = openNetwork({ clock, lab, verdict: () => verdict });
  const parts = collections.map((id) => ({ id, key: '0', window: 7, edits: [] }));
  const {
    url,
    headers = {},
    body,
  } = parts.length > 0 ? addressed(LOGIN, 'Sync', syncRequest(parts)) : addressed(LOGIN, 'FolderSync', folderSyncRequest('0'));
  const abort = new AbortController();
  const request = { method: 'POST' as const, url: typeof url === 'string' ? url : url.href, headers, ...(body && { body }) };
  let came: string | undefined;
  network
    .transport(clock)
    .send(request, abort.signal)
    .then(
      (reply) => (came = `${reply.status}, ${reply.body.length > 0 ? 'a body' : 'nothing'}`),
      (error: Error & { cause?: { code?: string } }) => (came = error.cause?.code ?? error.name),
    );
  if (abortAt !== undefined) clock.setTimeout(() => abort.abort(), abortAt);
  await passTime(clock, () => false);
  return { came, at: clock.now(), seen: lab.log.length, collections: lab.log.map(({ collectionIds }) => collectionIds) };
}

describe('one collection that is refused amid others', () => {
  const refused = (collectionId: string): Verdict => ({
    action: { status: { at: 'Sync/Collections/Collection', code: 16, collectionId }, processed: true },
  });

  it('is left as it is, while the server does the others', async () => {
    expect(await sent(refused('5'), undefined, ['1', '5'])).toMatchObject({ came: '200, a body', collections: [['1']] });
  });

  it('alone, or nowhere, nothing is left out but that', async () => {
    expect(await sent(refused('5'), undefined, ['5'])).toMatchObject({ came: '200, a body', seen: 0 });
    expect(await sent(refused('5'))).toMatchObject({ came: '200, a body', seen: 1 });
  });
});

describe('the way to the lab', () => {
  it.each<[string, Verdict, { came: string | undefined; at: number; seen: number }]>([
    ['takes its time both ways', { upMs: 30, downMs: 12 }, { came: '200, a body', at: 42, seen: 1 }],
    ['loses a request', { action: { cut: 'before' } }, { came: 'TypeError', at: 0, seen: 0 }],
    ['loses an answer', { action: { cut: 'after' } }, { came: 'TypeError', at: 0, seen: 1 }],
    ['breaks off half an answer', { action: { half: true } }, { came: 'TypeError', at: 0, seen: 1 }],
    ['has no network', { unsent: 'offline' }, { came: 'ENOTFOUND', at: 1, seen: 0 }],
    ['is never answered, though it was processed', { silence: 'processed' }, { came: undefined, at: 0, seen: 1 }],
    ['is never answered', { silence: 'unprocessed' }, { came: undefined, at: 0, seen: 0 }],
    ['gets another answer', { action: { http: { code: 503 } } }, { came: '503, nothing', at: 0, seen: 0 }],
    ['is answered late', { action: { delayMs: 500 } }, { came: '200, a body', at: 500, seen: 1 }],
  ])('%s', async (_, verdict, expected) => {
    expect(await sent(verdict)).toMatchObject(expected);
  });

  it('a request whose client hung up before it arrived is not seen', async () => {
    expect(await sent({ upMs: 100 }, 50)).toMatchObject({ came: 'AbortError', at: 100, seen: 0 });
  });
});
