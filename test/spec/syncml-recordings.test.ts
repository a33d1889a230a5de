import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Exchanged, RequestMarks } from '../../src/core/protocol.ts';
import type { Status } from '../../src/core/status.ts';
import { marks } from '../../src/syncml/marks.ts';
import { observe } from '../../src/syncml/observe.ts';
import { identify } from '../../src/syncml/tables.ts';

// Sessions recorded with a real server, one scenario a file. Each step is observed and compared with what was noted when it
// was recorded, and with a second reading by regular expression, which shares no code with the product.

const FOLDER = new URL('../recordings/syncml/', import.meta.url);

interface Noted {
  readonly cmd: string;
  readonly data: string;
  readonly ref?: string;
  readonly chal?: unknown;
}
type Body = string | { readonly hex: string; readonly xml: string } | undefined;
interface Step {
  readonly label: string;
  readonly request: { readonly body?: Body };
  readonly response: {
    readonly status?: number;
    readonly headers?: Readonly<Record<string, string>>;
    readonly body?: Body;
    readonly error?: string;
  };
  readonly statuses: readonly Noted[];
  readonly alerts: readonly string[];
}
interface Recording {
  readonly name: string;
  readonly statusesSeen: {
    readonly http: readonly (number | string)[];
    readonly syncml: readonly string[];
    readonly alerts: readonly string[];
  };
  readonly steps: readonly Step[];
}

const recordings = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.json'))
  .sort()
  .map((name) => JSON.parse(readFileSync(new URL(name, FOLDER), 'utf8')) as Recording);

/** Two replies that were shortened across the end of Put: the Alerts that went with it are gone from the recording. */
const CUT_ACROSS_ALERTS = ['db-04-alert-twice'];

/** Long bodies were shortened inside DevInf when they were recorded, which leaves no XML. The command it stood in is cut out. */
function whole(text: string): string {
  const cut = text.indexOf('chars]...');
  if (cut < 0) return text;
  const start = Math.max(text.lastIndexOf('<Put>', cut), text.lastIndexOf('<Results>', cut));
  if (start < 0) return text;
  const ends = ['</Put>', '</Results>', '</Alert>'].flatMap((tag) =>
    text.indexOf(tag, cut) < 0 ? [] : [text.indexOf(tag, cut) + tag.length],
  );
  return text.slice(0, start) + text.slice(Math.min(...ends));
}

const xmlOf = (body: Body): string => (typeof body === 'object' ? body.xml : whole(body ?? ''));
const bytesOf = (body: Body): Uint8Array<ArrayBuffer> =>
  typeof body === 'object'
    ? Uint8Array.from(body.hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))
    : new TextEncoder().encode(whole(body ?? ''));

const sentBy = ({ request }: Step): RequestMarks => marks('SyncML', bytesOf(request.body));

/** The step as an observation gets it. Without what was sent nothing is filled in from it, as in the notes. */
function exchangedIn(step: Step, sent: 'with what was sent' | 'alone' = 'alone'): Exchanged {
  const { status = 0, headers = {}, body } = step.response;
  const lower = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
  return {
    command: 'SyncML',
    protocolVersion: '1.2',
    reply: { status, headers: lower, body: bytesOf(body) },
    ...(sent !== 'alone' && { sent: sentBy(step) }),
  };
}

/** `Alert[./card]=508`, as the recordings note it: the name of the sender of the command, else that of the receiver. */
function noted({ source, code }: Status): string {
  const ref =
    source.collectionId !== undefined && source.level === 'collection' ? source.collectionId : (source.clientId ?? source.serverId);
  return `${source.command}${ref === undefined ? '' : `[${ref}]`}=${code}`;
}

const one = (xml: string, tag: string): string | undefined => new RegExp(`<${tag}(?: [^>]*)?>\\s*([^<]*?)\\s*</${tag}>`).exec(xml)?.[1];

/** The second reading: Status and Alert elements of the XML, by their text alone. */
function independent(xml: string): { statuses: string[]; alerts: string[]; challenged: number } {
  const found = [...xml.matchAll(/<Status>[\s\S]*?<\/Status>/g)].map(([text]) => text);
  const statuses = found.map((text) => {
    const ref = one(text, 'SourceRef') ?? one(text, 'TargetRef');
    const cmd = one(text, 'Cmd');
    return `${cmd}${ref === undefined || cmd === 'SyncHdr' ? '' : `[${ref}]`}=${one(text.replace(/<(Item|Chal)>[\s\S]*?<\/\1>/g, ''), 'Data')}`;
  });
  const alerts = [...xml.matchAll(/<Alert>[\s\S]*?<\/Alert>/g)].map(
    ([text]) => `${one(text, 'Data')}:${one(one(text, 'Target') === undefined ? (text.split('<Target>')[1] ?? '') : text, 'LocURI')}`,
  );
  return { statuses, alerts, challenged: found.filter((text) => text.includes('<Chal>')).length };
}

const steps = recordings.flatMap((recording) =>
  recording.steps.map((step, index) => ({ recording, step, title: `${recording.name}, step ${index + 1} ${step.label}` })),
);
const answered = steps.filter(({ step }) => step.response.status !== undefined);
const isSyncml = ({ step }: (typeof steps)[number]): boolean => JSON.stringify(step.response.body ?? '').includes('<SyncML');

describe('recorded SyncML sessions', () => {
  it('are all here, and all are read', () => {
    expect(recordings).toHaveLength(58);
    expect(steps).toHaveLength(steps.filter((one_) => answered.includes(one_) || one_.step.response.error !== undefined).length);
    expect(answered.filter(isSyncml).length).toBeGreaterThan(130);
  });

  it.each(answered.filter(isSyncml))('$title: the statuses observed are those of the recording', ({ step, recording }) => {
    const { statuses, moreAvailable } = observe(exchangedIn(step));
    const [line, ...rest] = statuses;
    expect([line?.source.protocol, line?.code]).toEqual(['http', step.response.status]);
    const seen = rest
      .filter(({ kind }) => kind === 'status')
      .map(noted)
      .toSorted();
    expect(seen).toEqual(step.statuses.map(({ cmd, ref, data }) => `${cmd}${ref === undefined ? '' : `[${ref}]`}=${data}`).toSorted());
    const second = independent(xmlOf(step.response.body));
    expect(seen).toEqual(second.statuses.toSorted());
    const alerts = rest
      .filter(({ kind }) => kind === 'alert')
      .map(({ source, code }) => `${code}:${source.collectionId}`)
      .toSorted();
    expect(alerts).toEqual(second.alerts.toSorted());
    expect(alerts.length === step.alerts.length || CUT_ACROSS_ALERTS.includes(recording.name)).toBe(true);
    expect(step.alerts).toEqual(expect.arrayContaining(alerts));
    expect(moreAvailable).toBe(!/<Final\s*\/>/.test(xmlOf(step.response.body)));
  });

  it.each(answered.filter((one_) => !isSyncml(one_)))('$title: the status line is all there is', ({ step }) => {
    const { statuses, progress, moved } = observe(exchangedIn(step));
    expect(statuses.map(({ source, code }) => [source.protocol, code])).toEqual([['http', step.response.status]]);
    expect([progress, moved]).toEqual([0, []]);
  });

  it.each(recordings)('$name: together they are what was noted of the whole session', ({ statusesSeen, steps: all, name }) => {
    const lines: (number | string)[] = [];
    const seen: Status[] = [];
    for (const step of all) {
      lines.push(step.response.status ?? step.response.error ?? '');
      if (step.response.status !== undefined)
        seen.push(...observe(exchangedIn(step)).statuses.filter(({ source }) => source.protocol === 'syncml'));
    }
    expect(lines).toEqual(statusesSeen.http);
    expect(
      seen
        .filter(({ kind }) => kind === 'status')
        .map(noted)
        .toSorted(),
    ).toEqual(statusesSeen.syncml.toSorted());
    const alerts = seen.filter(({ kind }) => kind === 'alert').map(({ source, code }) => `${code}:${source.collectionId}`);
    expect(alerts.length === statusesSeen.alerts.length || CUT_ACROSS_ALERTS.includes(name)).toBe(true);
    expect(statusesSeen.alerts).toEqual(expect.arrayContaining(alerts));
  });

  it('a challenge is seen on every Status of the message it came with, and on no other', () => {
    const wrong = answered.filter(isSyncml).filter(({ step }) => {
      const { challenged } = independent(xmlOf(step.response.body));
      return observe(exchangedIn(step)).statuses.some(({ kind, facts }) => kind === 'status' && facts.chal !== challenged > 0);
    });
    expect(wrong.map(({ title }) => title)).toEqual([]);
  });

  it('every 508 and 509 has the Alert that came with it', () => {
    const refused = answered.flatMap(({ recording, step }) =>
      observe(exchangedIn(step)).statuses.flatMap(({ kind, code, facts }) =>
        kind === 'status' && (code === 508 || code === 509) ? [`${recording.name} ${code} ${facts.alert}`] : [],
      ),
    );
    expect(refused).toEqual([
      'alert-code-202 508 203',
      'alert-code-204 508 205',
      'anchor-02-stale-last 508 201',
      'anchor-05-lost-last-package 508 201',
      'susp-01-suspend-resume 509 200',
    ]);
  });

  it('an Alert that answers ours knows what ours asked for', () => {
    const asked = answered.flatMap(({ recording, step }) =>
      observe(exchangedIn(step, 'with what was sent')).statuses.flatMap(({ kind, code, facts }) =>
        kind === 'alert' && facts.alert !== code ? [`${recording.name} asked ${facts.alert} got ${code}`] : [],
      ),
    );
    expect(asked).toEqual([
      'alert-code-202 asked 202 got 203',
      'alert-code-204 asked 204 got 205',
      'anchor-02-stale-last asked 200 got 201',
      'anchor-05-lost-last-package asked 200 got 201',
      'susp-01-suspend-resume asked 225 got 200',
    ]);
  });

  it('an answer without a name is that of the datastore asked for', () => {
    const [step] = recordings.find(({ name }) => name === 'auth-01-no-cred')?.steps ?? [];
    if (step === undefined) throw new Error('the recording is not there');
    expect(observe(exchangedIn(step)).statuses.map(noted)).toContain('Alert=407');
    expect(observe(exchangedIn(step, 'with what was sent')).statuses.map(noted)).toContain('Alert[./card]=407');
  });

  it('every code a real server sent has a row', () => {
    const unknown = answered.flatMap(({ step }) =>
      observe(exchangedIn(step)).statuses.filter((status) => identify(status).place === 'unknown'),
    );
    expect(unknown).toEqual([]);
  });

  it('what we sent is read from every request that is one', () => {
    const opaque = steps.filter(({ step }) => sentBy(step).opaque === true).map(({ recording }) => recording.name);
    expect([...new Set(opaque)]).toEqual(['mal-01-truncated-xml', 'mal-02-not-xml', 'mal-05-garbage-wbxml', 'mal-06-truncated-wbxml']);
  });
});
