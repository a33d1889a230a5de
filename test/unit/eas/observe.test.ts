import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EAS_COMMANDS } from '../../../src/eas/commands.ts';
import { fault, observe } from '../../../src/eas/observe.ts';
import type { EasCommandName } from '../../../src/core/command.ts';
import type { Observation, RequestMarks } from '../../../src/core/protocol.ts';
import { element } from '../../../src/wbxml/build.ts';
import { EAS_BOOK, type EasName } from '../../../src/wbxml/book.ts';
import { encode } from '../../../src/wbxml/encode.ts';
import type { WbxmlElement } from '../../../src/wbxml/tree.ts';
import { law } from '../../properties/law.ts';
import { folderSyncAnswer } from '../../support/messages.ts';
import { bytesOf, RECORDINGS } from '../../conformance/recordings.ts';

const EMPTY = new Uint8Array();
const SERVER = { 'ms-server-activesync': '15.2' };
const UTF8 = new TextEncoder();

const text = (name: EasName, value: string): WbxmlElement => element(name, value);
const status = (value: string): WbxmlElement => text('AirSync:Status', value);

interface Reply {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Uint8Array<ArrayBuffer> | WbxmlElement;
  readonly sent?: Partial<RequestMarks>;
  readonly version?: string;
}

function observed(command: string, { status: code = 200, headers = {}, body = EMPTY, sent, version = '14.1' }: Reply): Observation {
  const bytes = body instanceof Uint8Array ? body : encode(body);
  const marks = { collections: [], primed: [], adds: 0, commands: 0, fetches: 0, ...sent };
  return observe({
    command,
    protocolVersion: version,
    reply: { status: code, headers, body: bytes },
    ...(sent && { sent: marks }),
  });
}

/** `level path code`, path or code left out where there is none. */
function told({ statuses }: Observation): readonly string[] {
  return statuses.map(({ source, code }) => [source.level, source.path, code].filter((part) => part !== '').join(' '));
}

const collection = (...children: readonly WbxmlElement[]): WbxmlElement => element('AirSync:Collection', ...children);
const sync = (...collections: readonly WbxmlElement[]): WbxmlElement =>
  element('AirSync:Sync', element('AirSync:Collections', ...collections));
const id = (value: string): WbxmlElement => text('AirSync:CollectionId', value);
const key = (value: string): WbxmlElement => text('AirSync:SyncKey', value);

describe('statuses of a reply', () => {
  it('a 2xx is a status, and then those of the body, outermost first [MS-ASCMD 2.2.2]', () => {
    const body = element(
      'AirSync:Sync',
      element(
        'AirSync:Collections',
        collection(
          element(
            'AirSync:Responses',
            element('AirSync:Add', text('AirSync:ClientId', 'c1'), status('6')),
            element('AirSync:Change', text('AirSync:ServerId', '5:1'), status('7')),
          ),
          id('5'),
          status('1'),
        ),
        collection(status('3'), id('6')),
      ),
      status('1'),
    );
    const { statuses } = observed('Sync', { body });
    expect(told({ statuses } as Observation)).toEqual([
      'http 200',
      'command Sync 1',
      'collection Sync/Collections/Collection 1',
      'collection Sync/Collections/Collection 3',
      'item Sync/Collections/Collection/Responses/Add 6',
      'item Sync/Collections/Collection/Responses/Change 7',
    ]);
    expect(statuses.slice(2).map(({ source }) => [source.collectionId, source.clientId ?? source.serverId])).toEqual([
      ['5', undefined],
      ['6', undefined],
      ['5', 'c1'],
      ['5', '5:1'],
    ]);
    expect(statuses.every(({ protocolVersion, source }) => protocolVersion === '14.1' && source.command === 'Sync')).toBe(true);
  });

  it('449 with a Status of another page in the place of the root Status tells both [seen on Horde]', () => {
    const body = element('FolderHierarchy:FolderSync', status('142'));
    expect(told(observed('FolderSync', { status: 449, body }))).toEqual(['http 449', 'command FolderSync 142']);
  });

  it("a message's own flag is no status [MS-ASEMAIL 2.2.2.76]", () => {
    const flag = element('Email:Flag', text('Email:Status', '2'));
    const add = element('AirSync:Add', text('AirSync:ServerId', '1'), element('AirSync:ApplicationData', flag));
    const body = sync(collection(key('2'), id('5'), status('1'), element('AirSync:Commands', add)));
    expect(told(observed('Sync', { body }))).toEqual(['http 200', 'collection Sync/Collections/Collection 1']);
  });

  it.each(['alice@mail.example', 'planted password', 'x'.repeat(17), 'a\nb'])('a Status that may be data is not told: %j', (data) => {
    const body = encode(element('AirSync:Sync', element('AirSync:Status', data)));
    expect(told(observed('Sync', { body }))).toEqual(['http 200', 'command Sync malformed']);
  });

  it('a Status that is no number is not told: a server may have put anything there', () => {
    expect(observed('Ping', { body: element('Ping:Ping', text('Ping:Status', 'busy')) }).statuses[1]?.code).toBe('malformed');
  });

  it('an error page says nothing beside its code', () => {
    expect(told(observed('Sync', { status: 502, body: UTF8.encode('<html>Bad gateway</html>') }))).toEqual(['http 502']);
    expect(told(observed('Sync', { status: 500, body: Uint8Array.of(3, 1, 0x6a, 0, 0x45) }))).toEqual(['http 500']);
  });

  it('a command nobody knows has its HTTP status', () => {
    expect(told(observed('Frobnicate', { body: element('Ping:Ping', text('Ping:Status', '8')) }))).toEqual(['http 200']);
    expect(told(observed('constructor', { status: 404 }))).toEqual(['http 404']);
  });
});

describe('every place of every command is read', () => {
  /** Names that stand on another page than their command. */
  const PAGES: Readonly<Record<string, string>> = {
    'Find/Response/Result/Properties/Picture': 'Gal',
    'Search/Response/Store/Result/Properties/Picture': 'Gal',
    'Provision/DeviceInformation': 'Settings',
  };
  const CASES = Object.values(EAS_COMMANDS).flatMap((facts) =>
    facts.reply === 'wbxml' ? facts.places.map((place) => ({ command: facts.name, ...place })) : [],
  );

  function messageWith(command: EasCommandName, path: string, code: string): WbxmlElement {
    const facts = EAS_COMMANDS[command];
    const home = 'root' in facts ? (facts.root.split(':')[0] ?? '') : '';
    const names = path.split('/');
    const last = PAGES[path] ?? (path.endsWith('/BodyPart') ? 'AirSyncBase' : home);
    const leaf = element(`${last}:Status` as EasName, code);
    return names.reduceRight<WbxmlElement>((inner, name, i) => {
      const page = i === names.length - 1 ? last : home;
      // A collection says something of its own, or the message is no answer.
      if (name === 'Collection' && i < names.length - 1) return collection(key('2'), inner);
      return element((EAS_BOOK.keys.has(`${page}:${name}`) ? `${page}:${name}` : `AirSync:${name}`) as EasName, inner);
    }, leaf);
  }

  it('there are places to check', () => {
    expect(CASES).toHaveLength(50);
  });

  it.each(CASES)('$command: a Status at $path is of level $level', ({ command, path, level }) => {
    expect(told(observed(command, { body: messageWith(command, path, '77') }))).toEqual(['http 200', `${level} ${path} 77`]);
  });
});

describe('bodies that are no answer', () => {
  const UNDECODABLE = ['transport undecodable', 'http 200'];

  it('a Sync whose collection says nothing of itself answers nothing: no Status, no key, or no name [MS-ASCMD 2.2.3.177.17]', () => {
    const add = element('AirSync:Commands', element('AirSync:Add', text('AirSync:ServerId', '5:1')));
    const sent = { collections: ['5', '6'] };
    expect(told(observed('Sync', { body: sync(collection(add)), sent }))).toEqual(UNDECODABLE);
    expect(told(observed('Sync', { body: sync(collection(id('5'), add)), sent }))).toEqual(UNDECODABLE);
    expect(told(observed('Sync', { body: sync(collection(status('1'), add)), sent }))).toEqual(UNDECODABLE);
    expect(told(observed('Sync', { body: sync(collection(id('5'), status('1')), collection(add)), sent }))).toEqual(UNDECODABLE);
    expect(told(observed('Sync', { body: sync(collection(id('5'), key('3')), collection(id('6'), status('1'))), sent }))).toEqual([
      'http 200',
      'collection Sync/Collections/Collection 1',
    ]);
  });

  it('a Status at the root that refuses speaks for all collections', () => {
    const body = element('AirSync:Sync', status('4'), element('AirSync:Collections', collection(id('5'))));
    expect(told(observed('Sync', { body, sent: { collections: ['5'] } }))).toEqual(['http 200', 'command Sync 4']);
  });

  it('a Sync about no collection is no answer to what is always answered [MS-ASCMD 2.2.3.154, 2.2.3.181.4]', () => {
    const body = element('AirSync:Sync');
    expect(told(observed('Sync', { body, sent: { collections: ['5'], commands: 1 } }))).toEqual(['http 200']);
    expect(told(observed('Sync', { body, sent: { collections: ['5'], commands: 1, adds: 1 } }))).toEqual(UNDECODABLE);
    expect(told(observed('Sync', { body, sent: { collections: ['5'], primed: ['5'] } }))).toEqual(UNDECODABLE);
  });

  const WBXML = Object.values(EAS_COMMANDS).filter((facts) => facts.reply === 'wbxml');

  it.each(WBXML.filter((facts) => 'root' in facts))('$name: a web page in place of WBXML is html-body', ({ name }) => {
    for (const page of ['<html>Sign in</html>', '\r\n <!DOCTYPE html>', 'Unable to create folder.', '\uFEFF<?xml version="1.0"?>']) {
      expect(told(observed(name, { headers: SERVER, body: UTF8.encode(page) }))).toEqual(['transport html-body', 'http 200']);
    }
  });

  it.each(WBXML.filter((facts) => 'root' in facts))('$name: damaged WBXML is undecodable', ({ name, root }) => {
    const whole = encode(element(root, text('AirSync:Status', '1')));
    const gzip = Uint8Array.of(0x1f, 0x8b, 8, 0, 0, 0, 0, 0);
    const other = encode(element(name === 'Ping' ? 'AirSync:Sync' : 'Ping:Ping'));
    for (const body of [whole.slice(0, -1), gzip, Uint8Array.of(3), Uint8Array.from([...whole, 1]), other]) {
      expect(told(observed(name, { body }))).toEqual(['transport undecodable', 'http 200']);
    }
  });

  it.each(['FolderSync', 'Ping', 'Provision', 'SendMail', 'MoveItems', 'Search'] as const)(
    '%s: a message without a Status answers nothing: undecodable',
    (name) => {
      expect(told(observed(name, { body: element(EAS_COMMANDS[name].root) }))).toEqual(['transport undecodable', 'http 200']);
    },
  );

  it('a reply with more statuses than anybody can mean is undecodable', () => {
    const many = (count: number): WbxmlElement => element('Ping:Ping', ...Array.from({ length: count }, () => text('Ping:Status', '1')));
    expect(told(observed('Ping', { body: many(20_001) }))).toEqual(['transport undecodable', 'http 200']);
    expect(observed('Ping', { body: many(20_000) }).statuses).toHaveLength(1 + 20_000);
  });

  it('a Sync without a Status has nothing to tell, and GetHierarchy has none', () => {
    expect(told(observed('Sync', { body: element('AirSync:Sync') }))).toEqual(['http 200']);
    expect(told(observed('GetHierarchy', { body: element('FolderHierarchy:Folders') }))).toEqual(['http 200']);
  });

  it.each(Object.values(EAS_COMMANDS).filter(({ empty }) => empty === 'fault'))('$name: an empty 2xx is a fault', ({ name }) => {
    expect(told(observed(name, { headers: SERVER }))).toEqual(['transport empty-body', 'http 200']);
    expect(observed(name, { headers: SERVER }).progress).toBe(0);
  });

  it('an empty Sync means that nothing changed, whoever says so [MS-ASCMD 2.2.1.21.2]', () => {
    expect(told(observed('Sync', {}))).toEqual(['http 200']);
    expect(observed('Sync', { sent: { commands: 2, collections: ['5'] } })).toMatchObject({ progress: 0, moved: [] });
  });

  it.each([{ adds: 1 }, { fetches: 1 }, { primed: ['5'] }, { opaque: true as const }])(
    'an empty answer to a Sync with %j is unknown [MS-ASCMD 2.2.3.154]',
    (sent) => {
      expect(told(observed('Sync', { headers: SERVER, sent }))).toEqual(['transport empty-body', 'http 200']);
    },
  );

  it.each(['SendMail', 'SmartReply', 'SmartForward'])('%s: empty is success from the server, not from a portal [ruling 5]', (name) => {
    expect(observed(name, { headers: SERVER })).toMatchObject({ progress: 1, statuses: [{ code: 200 }] });
    expect(told(observed(name, {}))).toEqual(['transport empty-body', 'http 200']);
    expect(observed(name, {}).progress).toBe(0);
    expect(observed(name, { headers: SERVER, status: 500 }).progress).toBe(0);
  });

  it('OPTIONS speaks in its headers: without versions it is no answer [MS-ASHTTP 3.2.5.2]', () => {
    expect(told(observed('OPTIONS', { headers: { 'ms-asprotocolversions': '14.1' } }))).toEqual(['http 200']);
    expect(told(observed('OPTIONS', {}))).toEqual(['transport empty-body', 'http 200']);
    expect(told(observed('OPTIONS', { body: UTF8.encode('<html>') }))).toEqual(['transport html-body', 'http 200']);
    expect(told(observed('OPTIONS', { status: 401 }))).toEqual(['http 401']);
  });

  it('an attachment is bytes, and a page only when no server stands behind it', () => {
    const page = UTF8.encode('<html>attached</html>');
    expect(observed('GetAttachment', { headers: SERVER, body: page })).toMatchObject({ progress: 1, statuses: [{ code: 200 }] });
    expect(told(observed('GetAttachment', { body: page }))).toEqual(['transport html-body', 'http 200']);
    expect(told(observed('GetAttachment', { body: Uint8Array.of(0x89, 0x50) }))).toEqual(['http 200']);
  });

  it('Autodiscover is XML with numbers of its own [MS-ASCMD 2.2.3.64, 2.2.3.177.1]', () => {
    const refused =
      '<?xml version="1.0"?><Autodiscover><Response><Error Time="1"><ErrorCode>600</ErrorCode></Error></Response></Autodiscover>';
    expect(told(observed('Autodiscover', { body: UTF8.encode(refused) }))).toEqual(['http 200', 'command Autodiscover/Response/Error 600']);
    expect(told(observed('Autodiscover', { body: UTF8.encode('<html></html>') }))).toEqual(['transport html-body', 'http 200']);
  });

  it('multipart: the statuses stand in the first part [MS-ASCMD 2.2.1.10.1.1]', () => {
    const part = encode(element('ItemOperations:ItemOperations', text('ItemOperations:Status', '1')));
    const head = new DataView(new ArrayBuffer(12));
    [1, 12, part.length].forEach((value, i) => head.setUint32(i * 4, value, true));
    const body = Uint8Array.from([...new Uint8Array(head.buffer), ...part]);
    const headers = { 'content-type': 'application/vnd.ms-sync.multipart' };
    expect(told(observed('ItemOperations', { headers, body }))).toEqual(['http 200', 'command ItemOperations 1']);
    expect(told(observed('ItemOperations', { headers, body: body.slice(0, -1) }))).toEqual(['transport undecodable', 'http 200']);
    expect(told(observed('ItemOperations', { headers, body: Uint8Array.of(9, 9) }))).toEqual(['transport undecodable', 'http 200']);
  });
});

describe('headers', () => {
  const ping = element('Ping:Ping', text('Ping:Status', '1'));
  const folders = element('FolderHierarchy:FolderSync', text('FolderHierarchy:Status', '1'));

  it('X-MS-RP is a status of its own, but not on the answer to FolderSync from key 0 [MS-ASHTTP 3.2.5.1]', () => {
    const headers = { 'x-ms-rp': '14.1,16.1', 'ms-asprotocolversions': '2.5' };
    const { statuses } = observed('Ping', { headers, body: ping });
    expect(statuses.map(({ code }) => code)).toEqual([200, 'x-ms-rp', 1]);
    expect(statuses[1]).toMatchObject({ source: { protocol: 'http', level: 'http', path: '' }, facts: { versions: '14.1,16.1' } });
    expect(told(observed('FolderSync', { headers, body: folders, sent: { fromZero: true } }))).toEqual([
      'http 200',
      'command FolderSync 1',
    ]);
    expect(told(observed('FolderSync', { headers, body: folders, sent: {} }))).toContain('http x-ms-rp');
    expect(told(observed('Ping', { status: 403, headers }))).toEqual(['http 403']);
    expect(told(observed('Ping', { status: 500, headers }))).toEqual(['http 500']);
  });

  it.each(['OPTIONS', 'Provision'])(
    'X-MS-RP on the answer to %s says nothing: the next one says it again [MS-ASHTTP 3.1.5.1]',
    (command) => {
      expect(told(observed(command, { headers: { 'x-ms-rp': '14.1' } }))).not.toContain('http x-ms-rp');
    },
  );

  it('versions alone trigger nothing: servers send them on every answer [seen on SOGo]', () => {
    const { statuses } = observed('Ping', { headers: { 'ms-asprotocolversions': '14.0,14.1' }, body: ping });
    expect(statuses.map(({ code }) => code)).toEqual([200, 1]);
    expect(statuses[0]?.facts).toEqual({ versions: '14.0,14.1' });
    expect(statuses[1]?.facts).toEqual({});
  });

  it.each([429, 503])('%i: Retry-After and X-MS-ASThrottle are told', (code) => {
    const { statuses } = observed('Sync', { status: code, headers: { 'retry-after': '120', 'x-ms-asthrottle': 'Global' } });
    expect(statuses.map((one) => one.code)).toEqual([code, 'x-ms-asthrottle', 'retry-after']);
    expect(statuses[0]?.facts).toEqual({ retryAfterMs: 120_000, throttle: 'Global' });
  });

  it.each([200, 500, 502, 504])('%i: a Retry-After is only a fact: the work may have been done', (code) => {
    const { statuses } = observed('SendMail', { status: code, headers: { ...SERVER, 'retry-after': '7' } });
    expect(statuses.map((one) => one.code)).toEqual([code]);
    expect(statuses[0]?.facts.retryAfterMs).toBe(7000);
  });

  it('a Status inside the body knows of Retry-After', () => {
    const body = element('Ping:Ping', text('Ping:Status', '111'));
    expect(observed('Ping', { headers: { 'retry-after': '9' }, body }).statuses[1]?.facts).toEqual({ retryAfterMs: 9000 });
  });

  it('a password about to expire is told, under either spelling, once [MS-ASHTTP 2.2.2.1.2.11]', () => {
    const headers = {
      'x-ms-credentials-expire': '3',
      'x-ms-credential-expire': '3',
      'x-ms-credential-service-url': 'https://reset.example',
    };
    const codes = observed('Ping', { headers, body: ping }).statuses.map(({ code }) => code);
    expect(codes).toEqual([200, 'x-ms-credentials-expire', 'x-ms-credential-service-url', 1]);
  });

  it('no address of a header reaches an observation', () => {
    const headers = { 'x-ms-location': 'https://elsewhere.example/x', location: 'https://elsewhere.example/y' };
    const service = { 'x-ms-credential-service-url': 'https://elsewhere.example/z', 'set-cookie': 'elsewhere.example' };
    expect(JSON.stringify(observed('Sync', { status: 451, headers }))).not.toContain('elsewhere');
    expect(JSON.stringify(observed('Sync', { headers: service }))).not.toContain('elsewhere');
  });
});

describe('bounds a refusal names', () => {
  it('Sync Limit, Ping HeartbeatInterval and MaxFolders are facts of the command level [MS-ASCMD 2.2.3.97]', () => {
    const limited = element('AirSync:Sync', status('14'), text('AirSync:Limit', '59'));
    expect(observed('Sync', { body: limited }).statuses[1]?.facts).toEqual({ limit: 59 });
    const both = element('AirSync:Sync', status('15'), text('AirSync:Limit', '9'), element('AirSync:Collections', collection(status('1'))));
    expect(observed('Sync', { body: both }).statuses.map(({ facts }) => facts)).toEqual([{}, { limit: 9 }, {}]);
    const slow = element('Ping:Ping', text('Ping:Status', '5'), text('Ping:HeartbeatInterval', '480'));
    expect(observed('Ping', { body: slow }).statuses[1]?.facts).toEqual({ heartbeatSeconds: 480 });
    const many = element('Ping:Ping', text('Ping:MaxFolders', '200'), text('Ping:Status', '6'));
    expect(observed('Ping', { body: many }).statuses[1]?.facts).toEqual({ maxFolders: 200 });
  });
});

describe('progress [ruling 7]', () => {
  it('folders that changed count; the whole list once more, from key 0, does not: a server could earn itself tries by it', () => {
    const body = folderSyncAnswer('2', '5', '6');
    expect(observed('FolderSync', { body })).toMatchObject({ progress: 2, folders: 2 });
    expect(observed('FolderSync', { body, sent: { fromZero: true } })).toMatchObject({ progress: 0, folders: 2 });
  });

  const commands = (...names: readonly EasName[]): WbxmlElement => element('AirSync:Commands', ...names.map((name) => element(name)));

  it('items that came count, and the key that came with them moved', () => {
    const body = sync(
      collection(key('3'), id('5'), status('1'), element('AirSync:MoreAvailable'), commands('AirSync:Add', 'AirSync:Change')),
      collection(key('9'), id('6'), commands('AirSync:SoftDelete')),
      collection(key('0'), id('7'), status('3'), commands('AirSync:Add')),
    );
    expect(observed('Sync', { body })).toMatchObject({ progress: 3, moved: ['5', '6'], moreAvailable: true });
  });

  it('a key out of key 0 and an empty page are none', () => {
    expect(observed('Sync', { body: sync(collection(key('1'), id('5'), status('1'))), sent: { primed: ['5'] } })).toMatchObject({
      progress: 0,
      moved: ['5'],
      moreAvailable: false,
    });
    const page = sync(collection(key('1'), id('5'), status('1'), element('AirSync:MoreAvailable')));
    expect(observed('Sync', { body: page })).toMatchObject({ progress: 0, moreAvailable: true });
  });

  it('a page without a key moved none, and an estimate moves none', () => {
    const page = sync(collection(id('5'), status('1'), commands('AirSync:Add')));
    expect(observed('Sync', { body: page })).toMatchObject({ progress: 1, moved: [] });
    const estimated = element('GetItemEstimate:Collection', element('GetItemEstimate:CollectionId', '5'), key('7'));
    const response = element('GetItemEstimate:Response', text('GetItemEstimate:Status', '1'), estimated);
    expect(observed('GetItemEstimate', { body: element('GetItemEstimate:GetItemEstimate', response) })).toMatchObject({
      progress: 0,
      moved: [],
    });
  });

  it('OPTIONS is none', () => {
    expect(observed('OPTIONS', { headers: { 'ms-asprotocolversions': '14.1' } }).progress).toBe(0);
  });

  it('a failed root moves nothing', () => {
    const body = element(
      'AirSync:Sync',
      status('5'),
      element('AirSync:Collections', collection(key('3'), id('5'), commands('AirSync:Add'))),
    );
    expect(observed('Sync', { body })).toMatchObject({ progress: 0, moved: [], moreAvailable: false });
  });

  it('a client change is acknowledged by 1, or by silence [MS-ASCMD 2.2.3.154]', () => {
    const responses = element(
      'AirSync:Responses',
      element('AirSync:Add', text('AirSync:ClientId', 'a'), status('1')),
      element('AirSync:Change', text('AirSync:ServerId', 'b'), status('7')),
    );
    const body = sync(collection(key('3'), id('5'), status('1'), responses));
    // One Add (answered 1), three Changes (one answered 7), one Fetch (not answered: it did not come).
    expect(observed('Sync', { body, sent: { adds: 1, commands: 5, fetches: 1, collections: ['5'] } }).progress).toBe(1 + 2);
    expect(observed('Sync', { body }).progress).toBe(1);
    expect(observed('Sync', { body, sent: { adds: 1, commands: 1, collections: ['5'] } }).progress).toBe(1);
    const half = sync(collection(key('3'), id('5'), status('1')), collection(key('0'), id('6'), status('3')));
    expect(observed('Sync', { body: half, sent: { commands: 4, collections: ['5', '6'] } }).progress).toBe(0);
    const stale = sync(collection(key('0'), id('5'), status('3')));
    expect(observed('Sync', { body: stale, sent: { commands: 4, collections: ['5'] } }).progress).toBe(0);
    const root = element('AirSync:Sync', status('13'));
    expect(observed('Sync', { body: root, sent: { commands: 4, collections: ['5'] } }).progress).toBe(0);
  });

  it('a collection without a name is the one that was sent', () => {
    const body = sync(collection(text('AirSync:Class', 'Email'), key('3'), status('1')));
    expect(observed('Sync', { body, sent: { collections: ['5'] } }).moved).toEqual(['5']);
    expect(observed('Sync', { body }).moved).toEqual(['']);
    expect(told(observed('Sync', { body, sent: { collections: ['5', '6'] } }))).toEqual(['transport undecodable', 'http 200']);
  });

  it('folders count where FolderSync says 1', () => {
    const change = (code: string): WbxmlElement =>
      element(
        'FolderHierarchy:FolderSync',
        text('FolderHierarchy:Status', code),
        element('FolderHierarchy:Changes', element('FolderHierarchy:Add')),
      );
    expect(observed('FolderSync', { body: change('1') })).toMatchObject({ progress: 1, moved: [] });
    expect(observed('FolderSync', { body: change('9') }).progress).toBe(0);
  });

  it.each([
    ['MoveItems', element('Move:MoveItems', element('Move:Response', text('Move:Status', '3'))), 1],
    ['MoveItems', element('Move:MoveItems', element('Move:Response', text('Move:Status', '1'))), 0],
    ['FolderCreate', element('FolderHierarchy:FolderCreate', text('FolderHierarchy:Status', '1')), 1],
    [
      'MeetingResponse',
      element('MeetingResponse:MeetingResponse', element('MeetingResponse:Result', text('MeetingResponse:Status', '2'))),
      0,
    ],
    ['Provision', element('Provision:Provision', text('Provision:Status', '1')), 0],
    ['Settings', element('Settings:Settings', text('Settings:Status', '1')), 0],
    ['Ping', element('Ping:Ping', text('Ping:Status', '2')), 0],
  ] as const)('%s answered by %j counts %i', (command, body, progress) => {
    expect(observed(command, { body }).progress).toBe(progress);
  });

  it('nothing of an error page counts', () => {
    const body = sync(collection(key('3'), id('5'), status('1'), commands('AirSync:Add')));
    expect(observed('Sync', { status: 500, body })).toMatchObject({ progress: 0, moved: [], moreAvailable: false });
  });
});

describe('no reply', () => {
  it.each(['timeout', 'offline', 'tls', 'cut-before-send', 'cut-after-send'] as const)('%s is one transport status', (what) => {
    const observation = fault('SendMail', '16.1', what);
    expect(observation).toEqual({
      statuses: [
        {
          source: { protocol: 'transport', command: 'SendMail', level: 'transport', path: '' },
          code: what,
          protocolVersion: '16.1',
          facts: {},
        },
      ],
      progress: 0,
      moved: [],
      moreAvailable: false,
    });
  });
});

describe('whatever a server sends', () => {
  const COMMAND = fc.constantFrom(...Object.keys(EAS_COMMANDS), 'Frobnicate', '__proto__', '');
  const HEADER = fc.constantFrom(
    'content-type',
    'retry-after',
    'date',
    'x-ms-rp',
    'ms-server-activesync',
    'x-ms-asthrottle',
    'ms-asprotocolversions',
  );
  const RECORDED = RECORDINGS.map(([, { response }]) => bytesOf(response.body)).filter((body) => body.length > 0);
  const RANK = ['transport', 'http', 'command', 'collection', 'item'];
  /** A recorded reply with some bytes changed, cut or doubled. */
  const MUTATED = fc
    .tuple(fc.constantFrom(...RECORDED), fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 4 }), fc.option(fc.nat()))
    .map(([body, changes, cut]) => {
      const bytes = Uint8Array.from(body);
      for (const [at, value] of changes) bytes[at % bytes.length] = value;
      return cut === null ? bytes : bytes.slice(0, cut % bytes.length);
    });
  const BODY = fc.oneof(
    fc.uint8Array({ maxLength: 64 }).map((bytes) => Uint8Array.from(bytes)),
    MUTATED,
  );

  it('is observed without throwing: statuses are there, outermost first, and plain JSON', () => {
    law(
      fc.property(COMMAND, fc.integer({ min: 0, max: 999 }), fc.dictionary(HEADER, fc.string()), BODY, (command, code, headers, body) => {
        const observation = observe({ command, protocolVersion: '14.1', reply: { status: code, headers, body } });
        const ranks = observation.statuses.map(({ source }) => RANK.indexOf(source.level));
        expect(ranks.length).toBeGreaterThan(0);
        expect(ranks).toEqual(ranks.toSorted((a, b) => a - b));
        expect(JSON.parse(JSON.stringify(observation))).toEqual(observation);
        expect(observation.progress).toBeGreaterThanOrEqual(0);
      }),
      2000,
    );
  });
});
