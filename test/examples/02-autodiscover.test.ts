import { getEventListeners } from 'node:events';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createSession, type Hooks, type Session } from 'activesync-recovery';
import { startLab, type RunningLab } from 'activesync-recovery/sim';
import { element, encode } from 'activesync-recovery/wbxml';
import { autodiscover, type Search, type Trouble } from '../../examples/02-autodiscover.ts';
import { askOnce, askThrough } from '../../examples/02-autodiscover-asking.ts';
import { answerIn, question } from '../../examples/02-autodiscover-messages.ts';

/** What a place answers; `nobody`: the line is refused. */
type Reply = { readonly status?: number; readonly headers?: Readonly<Record<string, string>>; readonly body?: string } | 'nobody';

interface Seen {
  readonly what: string;
  readonly authorization: string | undefined;
  readonly type: string | undefined;
  readonly body: string;
}

const ALICE = 'alice@corp.test';
const PASSWORD = 'Basic planted-password';
const AT = '/autodiscover/autodiscover.xml';
const FIRST = `https://corp.test${AT}`;
const SECOND = `https://autodiscover.corp.test${AT}`;
const OPEN = `http://autodiscover.corp.test${AT}`;
const EAS = 'https://mail.corp.test/Microsoft-Server-ActiveSync';

const response = (inner: string) => ({
  headers: { 'Content-Type': 'text/xml' },
  body: `<?xml version="1.0" encoding="utf-8"?><Autodiscover xmlns="a"><Response xmlns="b">${inner}</Response></Autodiscover>`,
});
const server = (url: string, type = 'MobileSync') => `<Server><Type>${type}</Type><Url>${url}</Url><Name>${url}</Name></Server>`;
const settings = (...servers: string[]) => response(`<Action><Settings>${servers.join('')}</Settings></Action>`);
const redirect = (address: string) => response(`<Action><Redirect>${address}</Redirect></Action>`);
const errorCode = (code: number) => response(`<Error Time="1"><ErrorCode>${code}</ErrorCode><Message>no</Message></Error>`);
const FOUND = settings(server(EAS));
const led = (to: string, status = 302) => ({ status, headers: { Location: to } });

let web: Server;
let replies: Map<string, Reply>;
let seen: Seen[];
let told: Trouble[];
let doubted: string[];
let lab: RunningLab | undefined;
let session: Session | undefined;

async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const piece of request.setEncoding('utf8') as AsyncIterable<string>) text += piece;
  return text;
}

/** Every place of the test's Internet on one port: `/https/corp.test/autodiscover/...`. */
beforeEach(async () => {
  [replies, seen, told, doubted] = [new Map(), [], [], []];
  web = createServer((request, answer) => {
    const [, scheme = '', ...rest] = (request.url ?? '').split('/');
    const where = `${scheme}://${rest.join('/').split('?')[0]}`;
    void bodyOf(request).then((body) => {
      seen.push({
        what: `${request.method} ${where}`,
        authorization: request.headers.authorization,
        type: request.headers['content-type'],
        body,
      });
      const reply = replies.get(where) ?? { status: 404 };
      if (reply === 'nobody') return answer.destroy();
      return answer.writeHead(reply.status ?? 200, reply.headers).end(reply.body ?? '');
    });
  });
  await new Promise<void>((resolve) => web.listen(0, '127.0.0.1', resolve));
});
afterEach(async () => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  // Whatever happened: what an app may log names neither the user nor the password.
  expect(JSON.stringify(told)).not.toMatch(/alice|planted/i);
  await session?.stop();
  await lab?.stop();
  [session, lab] = [undefined, undefined];
  web.closeAllConnections();
  await new Promise((resolve) => web.close(resolve));
});

/** The platform's fetch in the test's Internet: a name without a server refuses the line. */
const { fetch: platform } = globalThis;
const reach: typeof fetch = (input, init) => {
  const url = new URL(input instanceof Request ? input.url : input);
  const isLab = url.host === 'new.corp.test' || (url.host === 'old.corp.test' && !replies.has(`https://${url.host}${url.pathname}`));
  if (lab !== undefined && isLab) return platform(`${lab.url}${url.search}`, init);
  const { port } = web.address() as AddressInfo;
  const isThere = replies.get(`${url.protocol}//${url.host}${url.pathname}`) !== 'nobody';
  return platform(`http://127.0.0.1:${isThere ? port : 1}/${url.protocol.slice(0, -1)}/${url.host}${url.pathname}${url.search}`, init);
};

/** An app's own way to ask: fetch. */
const ask: Search['ask'] = (...of) => askOnce(reach, () => PASSWORD)(...of);

const searching = (more: Partial<Search> = {}): Search => ({
  address: ALICE,
  ask,
  get: reach,
  believe: async (host) => {
    doubted.push(host);
    return host.endsWith('good.test');
  },
  tell: (trouble) => void told.push(trouble),
  ...more,
});
const find = (more: Partial<Search> = {}, hint?: string, signal = new AbortController().signal) =>
  autodiscover(searching(more))({ signal, ...(hint !== undefined && { hint }) });
const internet = (places: Readonly<Record<string, Reply>>) => (replies = new Map(Object.entries(places)));
const posts = () => seen.filter(({ what }) => what.startsWith('POST ')).map(({ what }) => what.slice('POST '.length));

describe('where a domain is asked', () => {
  it('each place in its order, then the user is told that there is none [MS-OXDISCO 3.1.5]', async () => {
    const asked: string[] = [];
    const resolveSrv: Search['resolveSrv'] = async (name) => {
      asked.push(name);
      return [{ name: 'dns.corp.test', port: 443, priority: 0 }];
    };
    expect(await find({ resolveSrv })).toBe('cannot');
    expect(seen.map(({ what }) => what)).toEqual([`POST ${FIRST}`, `POST ${SECOND}`, `GET ${OPEN}`, `POST https://dns.corp.test${AT}`]);
    expect(asked).toEqual(['_autodiscover._tcp.corp.test']);
    expect(told).toEqual([{ who: 'user', why: 'not-found', spec: 'MS-ASCMD 2.2.1.1' }]);
  });

  it('a place where nobody answers is left for the next [MS-OXDISCO 3.1.5.2]', async () => {
    internet({ [FIRST]: 'nobody', [SECOND]: FOUND });
    expect(await find()).toEqual({ url: EAS });
    expect([posts(), told]).toEqual([[SECOND], []]);
  });

  it('a place, or a resolver, that is silent is left for the next after eight seconds [MS-OXDISCO 3.1.5.2, 3.1.5.3]', async () => {
    vi.useFakeTimers();
    const heard = { status: 200, headers: {}, body: new TextEncoder().encode(FOUND.body) };
    const signals: AbortSignal[] = [];
    const whole = new AbortController().signal;
    const silence = (signal?: AbortSignal | null) => new Promise<never>(() => void (signal && signals.push(signal)));
    const finding = find(
      {
        ask: async (url, _, signal) => (url.startsWith('https://named.corp.test') ? heard : silence(signal)),
        get: (_, init) => silence(init?.signal),
        resolveSrv: () => silence(),
      },
      'https://named.corp.test/',
      whole,
    );
    await vi.advanceTimersByTimeAsync(4 * 8_000 - 1);
    expect(signals.map(({ aborted }) => aborted)).toEqual([true, true, true]);
    await vi.advanceTimersByTimeAsync(1);
    expect(await finding).toEqual({ url: EAS });
    expect([vi.getTimerCount(), getEventListeners(whole, 'abort')]).toEqual([0, []]);
  });

  it('of DNS records the lowest priority goes first, at its port; none is no failure [MS-OXDISCO 3.1.5.3]', async () => {
    internet({ [`https://b.corp.test:8443${AT}`]: FOUND });
    const records = [
      { name: 'a.corp.test', port: 443, priority: 10 },
      { name: 'b.corp.test', port: 8443, priority: 5 },
    ];
    expect(await find({ resolveSrv: async () => records })).toEqual({ url: EAS });
    expect(posts().slice(2)).toEqual([`https://b.corp.test:8443${AT}`]);
    internet({});
    expect(await find({ resolveSrv: () => Promise.reject(new Error('ENOTFOUND')) })).toBe('cannot');
  });

  it('the domain of an address beyond ASCII is punycode, as the platform writes it [MS-OXDISCO 3.1.5.2]', async () => {
    await find({ address: 'alice@Bücher.test' });
    expect(posts()[0]).toBe(`https://xn--bcher-kva.test${AT}`);
  });

  it.each([
    'alice',
    'alice@',
    '@corp.test',
    'alice gray@corp.test',
    'alice@corp.test/x',
    'alice@corp.test:8443',
    'alice@[127.0.0.1]',
    'alice@corp\n.test',
    'alice@a%2fb',
  ])('%j is no address to look for: nothing is asked [MS-ASCMD 2.2.1.1]', async (address) => {
    expect(await find({ address })).toBe('cannot');
    expect([seen, told.map(({ why }) => why)]).toEqual([[], ['not-found']]);
  });
});

describe('what an address without encryption leads to', () => {
  it('is asked without credentials and without the address [MS-OXDISCO 3.1.5.4]', async () => {
    await find();
    const [open] = seen.filter(({ what }) => what === `GET ${OPEN}`);
    expect(open).toEqual({ what: `GET ${OPEN}`, authorization: undefined, type: undefined, body: '' });
  });

  it('is asked without cookies, follows nothing by itself, and the page is not downloaded [MS-OXDISCO 3.1.5.4]', async () => {
    let isCancelled = false;
    const page = new ReadableStream({ cancel: () => void (isCancelled = true) });
    const inits: (RequestInit | undefined)[] = [];
    await find({ get: async (_, init) => (inits.push(init), new Response(page)) });
    expect(inits).toEqual([expect.objectContaining({ redirect: 'manual', credentials: 'omit' })]);
    expect(isCancelled).toBe(true);
  });

  it('is asked by the platform’s fetch where the app gives no other [MS-OXDISCO 3.1.5.4]', async () => {
    vi.stubGlobal('fetch', vi.fn(reach));
    internet({ [OPEN]: led(`https://exchange.corp.test${AT}`), [`https://exchange.corp.test${AT}`]: FOUND });
    const { address, believe, tell } = searching();
    const found = await autodiscover({ address, ask, believe, tell })({ signal: new AbortController().signal });
    expect([found, posts().length]).toEqual([{ url: EAS }, 3]);
  });

  it('is followed to the user’s own domain without asking [MS-OXDISCO 3.1.5.4]', async () => {
    const there = `https://exchange.corp.test${AT}`;
    internet({ [OPEN]: led(there), [there]: FOUND });
    expect([await find(), doubted]).toEqual([{ url: EAS }, []]);
  });

  it('is no address without encryption: nothing of it is asked [MS-OXDISCO 3.1.5.4]', async () => {
    internet({ [OPEN]: led(`http://exchange.corp.test${AT}`), [`http://exchange.corp.test${AT}`]: FOUND });
    expect([await find(), posts()]).toEqual(['cannot', [FIRST, SECOND]]);
  });

  it.each([
    ['good.test', { url: EAS }],
    ['evil.test', 'cannot'],
    ['evilcorp.test', 'cannot'],
  ])('at a foreign host is the app’s to believe: %s [MS-OXDISCO 3.1.5.4]', async (host, expected) => {
    internet({ [OPEN]: led(`https://${host}${AT}`), [`https://${host}${AT}`]: FOUND });
    expect([await find(), doubted]).toEqual([expected, [host]]);
    expect(posts().includes(`https://${host}${AT}`)).toBe(expected !== 'cannot');
  });

  it('with a user in it is no address [MS-OXDISCO 3.1.5.4]', async () => {
    internet({ [OPEN]: led(`https://corp.test@evil.test${AT}`) });
    expect([await find(), doubted, posts()]).toEqual(['cannot', [], [FIRST, SECOND]]);
  });
});

describe('a place that leads elsewhere', () => {
  it('is followed as any other: encrypted and believed only [MS-OXDSCLI 3.1.5.2]', async () => {
    internet({ [FIRST]: led('http://good.test/a'), [SECOND]: led('https://good.test/b', 307), 'https://good.test/b': FOUND });
    expect([await find(), posts(), doubted]).toEqual([{ url: EAS }, [FIRST, SECOND, 'https://good.test/b'], ['good.test']]);
  });

  it('by a path is followed on its own host [RFC 9110 10.2.2]', async () => {
    internet({ [FIRST]: led('/moved'), 'https://corp.test/moved': FOUND });
    expect([await find(), posts()]).toEqual([{ url: EAS }, [FIRST, 'https://corp.test/moved']]);
  });

  it.each([200, 201, 404])('does so by 3xx only: a Location beside %i says nothing [RFC 9110 15.4]', async (status) => {
    internet({ [FIRST]: { ...FOUND, status, headers: { Location: 'https://corp.test/moved' } }, [SECOND]: FOUND });
    expect([await find(), posts().slice(1)]).toEqual([{ url: EAS }, status === 200 ? [] : [SECOND]]);
  });

  it('back to itself is asked once [MS-OXDSCLI 3.1.5.2]', async () => {
    internet({ [FIRST]: led(SECOND), [SECOND]: led(FIRST) });
    expect([await find(), posts()]).toEqual(['cannot', [FIRST, SECOND]]);
  });

  it('for ever is followed to seven places, and no further [MS-OXDSCLI 3.1.5.2]', async () => {
    const steps = Array.from({ length: 20 }, (_, n) => `https://corp.test/${n}`);
    internet({ [FIRST]: led(steps[0] ?? ''), ...Object.fromEntries(steps.map((at, n) => [at, led(`https://corp.test/${n + 1}`)])) });
    expect([await find(), posts().length]).toEqual(['cannot', 7]);
  });
});

describe('another mail address', () => {
  const NEW = `https://other.good.test${AT}`;

  it('is started again with, once the app believes its domain [MS-ASCMD 2.2.3.147]', async () => {
    internet({ [FIRST]: redirect('alice@other.good.test'), [NEW]: FOUND });
    expect(await find()).toEqual({ url: EAS });
    expect([posts(), doubted]).toEqual([[FIRST, NEW], ['other.good.test']]);
    expect(seen.at(-1)?.body).toContain('<EMailAddress>alice@other.good.test</EMailAddress>');
  });

  it('of a domain the app does not believe is shown no credentials [MS-ASCMD 2.2.3.147]', async () => {
    internet({ [FIRST]: redirect('alice@evil.test'), [`https://evil.test${AT}`]: FOUND, [SECOND]: FOUND });
    expect(await find()).toEqual({ url: EAS });
    expect([seen.map(({ what }) => what), doubted]).toEqual([[`POST ${FIRST}`, `POST ${SECOND}`], ['evil.test']]);
  });

  it('of the same domain is asked for at the same place [MS-ASCMD 2.2.3.147]', async () => {
    internet({ [FIRST]: redirect('Alice.Gray@corp.test') });
    await find();
    expect(posts().slice(0, 2)).toEqual([FIRST, FIRST]);
  });

  it('that leads back is refused, and the next place asked [MS-ASCMD 2.2.3.147]', async () => {
    internet({ [FIRST]: redirect('alice@other.good.test'), [NEW]: redirect('ALICE@corp.test'), [SECOND]: FOUND });
    expect(await find()).toEqual({ url: EAS });
    expect(posts()).toEqual([FIRST, NEW, `https://autodiscover.other.good.test${AT}`, SECOND]);
  });

  it('after another is followed to three addresses [MS-ASCMD 2.2.3.147]', async () => {
    const at = (n: number) => `https://d${n}.good.test${AT}`;
    internet({
      [FIRST]: redirect('a@d1.good.test'),
      [at(1)]: redirect('a@d2.good.test'),
      [at(2)]: redirect('a@d3.good.test'),
      [at(3)]: FOUND,
    });
    expect(await find()).toBe('cannot');
    expect(posts().slice(0, 4)).toEqual([FIRST, at(1), at(2), `https://autodiscover.d2.good.test${AT}`]);
  });
});

describe('a refusal', () => {
  it('600 is of our request: nothing more is asked [MS-ASCMD 2.2.3.64]', async () => {
    internet({ [FIRST]: errorCode(600), [SECOND]: FOUND });
    expect([await find(), posts()]).toEqual(['cannot', [FIRST]]);
    expect(told).toEqual([{ who: 'app', why: 'request-invalid', spec: 'MS-ASCMD 2.2.3.64' }]);
  });

  it.each([
    ['601', errorCode(601)],
    ['Action/Error', response('<Action><Error><Status>2</Status></Error></Action>')],
    [
      'Action/Error beside settings',
      response(`<Action><Settings>${server('https://wrong.test/')}</Settings><Error><Status>1</Status></Error></Action>`),
    ],
    ['an Error without a number', response(`<Error/><Action><Redirect>alice@good.test</Redirect></Action>`)],
    ['a web page', { body: '<!DOCTYPE html><html><body>Not found<br></body></html>' }],
    ['403', { status: 403 }],
    ['settings with a 500', { ...FOUND, status: 500 }],
  ])('%s is of this place: the next is asked [MS-ASCMD 2.2.3.64, 2.2.3.177.1]', async (_, reply) => {
    internet({ [FIRST]: reply, [SECOND]: FOUND });
    expect([await find(), posts(), told]).toEqual([{ url: EAS }, [FIRST, SECOND], []]);
  });

  it('456 stops, and the administrator must act [MS-ASHTTP 3.1.5.2.4]', async () => {
    internet({ [FIRST]: { status: 456 }, [SECOND]: FOUND });
    expect([await find(), posts()]).toEqual(['cannot', [FIRST]]);
    expect(told).toEqual([{ who: 'admin', why: 'blocked', spec: 'MS-ASHTTP 3.1.5.2.4' }]);
  });

  it.each([
    ['https://password.corp.test/', { page: 'https://password.corp.test/' }],
    ['http://password.corp.test/', {}],
  ])('457 stops, and the user sets a new password: at %s [MS-ASHTTP 3.1.5.2.4, 2.2.2.1.2.10]', async (page, shown) => {
    internet({ [FIRST]: { status: 457, headers: { 'X-MS-Credential-Service-Url': page } }, [SECOND]: FOUND });
    expect([await find(), posts()]).toEqual(['cannot', [FIRST]]);
    expect(told).toEqual([{ who: 'user', why: 'password-expired', spec: 'MS-ASHTTP 3.1.5.2.4', ...shown }]);
  });

  it('401 everywhere is told as what it is, a password, after each place was asked [MS-ASHTTP 3.1.5.2.1]', async () => {
    internet({ [FIRST]: { status: 401 } });
    expect([await find(), posts()]).toEqual(['cannot', [FIRST, SECOND]]);
    expect(told.map(({ who, why }) => [who, why])).toEqual([['user', 'credentials']]);
  });

  it('that somebody has to act first stops, and says nothing twice [MS-ASPROV 3.1.5.1]', async () => {
    const held: Search['ask'] = async (url, body, signal) => ({ ...(await ask(url, body, signal)), isHeld: true });
    expect([await find({ ask: held }), posts(), told]).toEqual(['cannot', [FIRST], []]);
  });

  it('an answer above 64 KiB is not read, and no more of it is downloaded [MS-ASCMD 2.2.1.1]', async () => {
    const large = new TextEncoder().encode(FOUND.body + ' '.repeat(64 * 1024));
    expect(answerIn(large)).toEqual({});
    let pulled = 0;
    let isCancelled = false;
    const endless = new ReadableStream({
      pull: (to) => to.enqueue(large.slice(0, (pulled += 1) && 16_384)),
      cancel: () => void (isCancelled = true),
    });
    const heard = await askOnce(async () => new Response(endless), () => PASSWORD)(FIRST, question(ALICE), new AbortController().signal); // prettier-ignore
    expect([heard.body.length, answerIn(heard.body), isCancelled]).toEqual([5 * 16_384, {}, true]);
    expect(pulled).toBeLessThan(8);
  });

  it('an answer that comes in pieces, or whole where there are no streams, is read [MS-ASCMD 2.2.1.1]', async () => {
    const bytes = new TextEncoder().encode(FOUND.body);
    const pieces = new ReadableStream({
      start: (to) => {
        for (let at = 0; at < bytes.length; at += 7) to.enqueue(bytes.slice(at, at + 7));
        to.close();
      },
    });
    const streamless = Object.defineProperty(new Response(bytes), 'body', { value: undefined });
    for (const reply of [new Response(pieces), streamless])
      expect(await find({ ask: askOnce(async () => reply, () => PASSWORD) })).toEqual({ url: EAS }); // prettier-ignore
  });

  it.each(['http://mail.corp.test/', 'https://alice@mail.corp.test/', 'https://:secret@mail.corp.test/', 'mail.corp.test', ''])(
    'a server at %j is none that credentials can go to [MS-ASCMD 2.2.3.188]',
    async (url) => {
      internet({ [FIRST]: settings(server(url)), [SECOND]: FOUND });
      expect(await find()).toEqual({ url: EAS });
    },
  );

  it('a server the place names needs nobody’s leave: the place has the credentials [MS-ASCMD 2.2.3.188]', async () => {
    internet({ [FIRST]: settings(server('https://outlook.office365.com/Microsoft-Server-ActiveSync')) });
    expect([await find(), doubted]).toEqual([{ url: 'https://outlook.office365.com/Microsoft-Server-ActiveSync' }, []]);
  });
});

describe('the address a server named', () => {
  it('is asked last, is believed first, and is never the answer itself [MS-ASHTTP 3.1.5.2.2]', async () => {
    const there = `https://named.good.test${AT}`;
    internet({ [there]: FOUND });
    expect(await find({}, 'https://named.good.test/Microsoft-Server-ActiveSync?Cmd=Sync')).toEqual({ url: EAS });
    expect([posts(), doubted]).toEqual([[FIRST, SECOND, there], ['named.good.test']]);
    expect(await find({}, 'https://evil.test/Microsoft-Server-ActiveSync')).toBe('cannot');
  });

  it('is not asked about a second time [MS-ASHTTP 3.1.5.2.2]', async () => {
    internet({ [OPEN]: led(`https://evil.test${AT}`) });
    await find({}, 'https://evil.test/Microsoft-Server-ActiveSync');
    expect(doubted).toEqual(['evil.test']);
  });

  it('under a domain that is not believed is none that is [MS-ASHTTP 3.1.5.2.2]', async () => {
    internet({ [OPEN]: led(`https://evil.test${AT}`) });
    await find({}, 'https://sub.evil.test/Microsoft-Server-ActiveSync');
    expect([doubted, posts()]).toEqual([
      ['evil.test', 'sub.evil.test'],
      [FIRST, SECOND],
    ]);
  });

  it('that is none changes nothing [MS-ASHTTP 3.1.5.2.2]', async () => {
    expect(await find({}, '/somewhere')).toBe('cannot');
    expect(posts()).toEqual([FIRST, SECOND]);
  });
});

describe('the messages', () => {
  const read = (xml: string) => answerIn(new TextEncoder().encode(xml));

  it('an address is escaped: it cannot write elements of its own [MS-ASCMD 4.2.1]', () => {
    const xml = new TextDecoder().decode(question('a&b</EMailAddress>]]>@corp.test'));
    expect(xml).toContain('<EMailAddress>a&amp;b&lt;/EMailAddress&gt;]]&gt;@corp.test</EMailAddress>');
    expect(xml).toContain('<Autodiscover xmlns="http://schemas.microsoft.com/exchange/autodiscover/mobilesync/requestschema/2006">');
  });

  it('a server is read whatever its prefix, with CDATA, entities and comments as XML means them [MS-ASCMD 4.2.4]', () => {
    const url = 'https://mail.corp.test/a?<!-- b --><![CDATA[c&d]]>&amp;e&#x66;';
    const xml = `\uFEFF<a:Autodiscover xmlns:a="a" xmlns:m="b"><m:Response><m:Action><m:Settings><m:Server><m:Url>\n ${url} </m:Url><m:Type>MobileSync</m:Type></m:Server></m:Settings></m:Action></m:Response></a:Autodiscover>`;
    expect(read(xml)).toEqual({ url: 'https://mail.corp.test/a?c&d&ef' });
  });

  it('the server of another service is not taken for it, nor its address [MS-ASCMD 2.2.3.186.1]', () => {
    const enroll = server('https://cert.corp.test/', 'CertEnroll');
    expect(read(settings(enroll, server(EAS)).body)).toEqual({ url: EAS });
    expect(read(settings(enroll, '<Server><Type>MobileSync</Type></Server>').body)).toEqual({});
    expect(read(response(`<User><Settings>${server(EAS)}</Settings></User>`).body)).toEqual({});
    expect(read(response('<Error><Message>600</Message></Error>').body)).toEqual({ error: '' });
    expect(read(response(`<!-- <Action><Redirect>alice@evil.test</Redirect></Action> -->`).body)).toEqual({});
  });

  it.each([
    ['is cut off', FOUND.body.slice(0, -20)],
    ['uses an entity of its own', `<!DOCTYPE a [<!ENTITY e "MobileSync">]>${settings(server(EAS, '&e;')).body.slice(38)}`],
    ['is empty', ''],
  ])('an answer that %s says nothing [MS-ASCMD 4.2.4]', (_, xml) => expect(read(xml)).toEqual({}));
});

describe('a search called off', () => {
  it('asks nobody else, tells nothing, and rejects [MS-ASCMD 2.2.1.1]', async () => {
    const abort = new AbortController();
    const asking: Search['ask'] = async (url, body, signal) => {
      abort.abort();
      return ask(url, body, signal);
    };
    await expect(find({ ask: asking }, undefined, abort.signal)).rejects.toThrow('called off');
    await expect(find({}, undefined, abort.signal)).rejects.toThrow('called off');
    expect([seen, told]).toEqual([[], []]);
  });

  it('at the last place tells nobody that there is none [MS-ASCMD 2.2.1.1]', async () => {
    const abort = new AbortController();
    const resolveSrv = async () => (abort.abort(), []);
    await expect(find({ resolveSrv }, undefined, abort.signal)).rejects.toThrow('called off');
    expect(told).toEqual([]);
  });
});

describe('through a session', () => {
  const OLD = 'https://old.corp.test/Microsoft-Server-ActiveSync';
  const NEW = settings(server('https://new.corp.test/Microsoft-Server-ActiveSync'));
  const headers = { Authorization: `Basic ${btoa('alice:alice-pw')}`, 'MS-ASProtocolVersion': '14.1' };
  const address = (command: string) => `${OLD}?Cmd=${command}&User=alice&DeviceId=FINDER&DeviceType=Example`;
  const folderSync = () => {
    const body = encode(element('FolderHierarchy:FolderSync', element('FolderHierarchy:SyncKey', '0')));
    return { url: address('FolderSync'), headers, body };
  };
  const through = (authorization = headers.Authorization) =>
    askThrough(
      () => session ?? open(),
      () => authorization,
    );

  function open(hooks: Hooks = {}): Session {
    const discover = autodiscover(searching({ ask: through() }));
    return (session = createSession({ transport: reach, hooks: { discover, ...hooks } }));
  }

  it.each([451, 404])(
    'an account that moved without a word (%i) is found, and its Sync ends there [MS-ASHTTP 3.1.5.2.2]',
    async (status) => {
      lab = await startLab({ policy: { demand: 'none' } });
      const eas = open();
      expect((await eas.request('FolderSync', folderSync)).outcome.kind).toBe('done');
      internet({ [OLD]: { status }, [FIRST]: errorCode(601), [SECOND]: NEW });
      const id = lab.lab.mailbox('alice').folder(2);
      const collection = element('AirSync:Collection', element('AirSync:SyncKey', '0'), element('AirSync:CollectionId', id));
      const body = encode(element('AirSync:Sync', element('AirSync:Collections', collection)));
      const { outcome } = await eas.request('Sync', () => ({ url: address('Sync'), headers, body }));
      expect(outcome).toMatchObject({ kind: 'done', attempts: 2, steps: [{ status: `http.${status}` }] });
      expect([posts(), told]).toEqual([[OLD, FIRST, SECOND], []]);
      expect(seen.map(({ authorization }) => authorization)).toEqual(seen.map(() => headers.Authorization));
    },
  );

  it('a place that refuses the login is one of several: whoever renews it, the next is asked [MS-ASHTTP 3.1.5.2.1]', async () => {
    lab = await startLab({ policy: { demand: 'none' } });
    internet({ [OLD]: { status: 451 }, [FIRST]: { status: 401 }, [SECOND]: NEW });
    const eas = open({ credentials: async () => ({ authorization: headers.Authorization }) });
    expect((await eas.request('FolderSync', folderSync)).outcome.kind).toBe('done');
    expect([...new Set(posts())]).toEqual([OLD, FIRST, SECOND]);
  });

  it('a blocked account is held for its administrator, and no other place is asked [MS-ASHTTP 3.1.5.2.4]', async () => {
    internet({ [OLD]: { status: 451 }, [FIRST]: { status: 456 }, [SECOND]: NEW });
    const { outcome } = await open().request('FolderSync', folderSync);
    expect([outcome, posts()]).toMatchObject([{ kind: 'held', hold: { who: 'admin', why: 'blocked' } }, [OLD, FIRST]]);
    expect(told.map(({ why }) => why)).toEqual(['blocked']);
  });

  it.each([
    ['a person has to act', { status: 456 }, true],
    ['only time has to pass', { status: 503, headers: { 'Retry-After': '3600' } }, false],
    ['nobody is waited for', { status: 404 }, false],
  ])('a place where %s is told apart [MS-ASHTTP 3.1.5.2.3, 3.1.5.2.4]', async (_, reply, isHeld) => {
    internet({ [FIRST]: reply });
    open();
    expect(await through()(FIRST, question(ALICE), new AbortController().signal)).toMatchObject({ status: reply.status, isHeld });
  });

  it('a new account is found before anything else was asked [MS-ASCMD 2.2.1.1]', async () => {
    internet({ [SECOND]: NEW });
    open();
    expect(await find({ ask: through() })).toEqual({ url: 'https://new.corp.test/Microsoft-Server-ActiveSync' });
    expect(seen[0]).toMatchObject({ type: 'text/xml', body: new TextDecoder().decode(question(ALICE)) });
  });

  it('or by fetch, a place that is given up is waited for no longer [MS-OXDISCO 3.1.5.2]', async () => {
    open();
    for (const asking of [through(), askOnce(reach, () => PASSWORD)])
      await expect(asking(FIRST, question(ALICE), AbortSignal.abort())).rejects.toThrow(/abort/i);
    expect(seen).toEqual([]);
  });

  it('a request of the app’s own fault ends the search, and its error holds no secret [MS-ASCMD 2.2.1.1]', async () => {
    open();
    const error: unknown = await find({ ask: through(`${PASSWORD}\u0000`) }).catch((thrown: unknown) => thrown);
    expect([error, seen]).toMatchObject([{ code: 'request-invalid' }, []]);
    expect(String(error)).not.toMatch(/planted|alice|corp/);
  });
});
