import { describe, expect, it } from 'vitest';
import { easCommand } from '../../src/eas/commands.ts';
import { marks } from '../../src/eas/marks.ts';
import { observe } from '../../src/eas/observe.ts';
import { decode } from '../../src/wbxml/decode.ts';
import { encode } from '../../src/wbxml/encode.ts';
import { isWbxmlError } from '../../src/wbxml/errors.ts';
import type { Observation } from '../../src/core/protocol.ts';
import { bytesOf, MALFORMED, type Recording, RECORDINGS } from './recordings.ts';
import { elementsOf, statusesOf } from './xml-statuses.ts';

/** Written with a length of two bytes where one would do; all other writers are as short as ours. */
const LONG_WINDED = ['sogo/12j-smartreply-bad-item/request', 'horde/12j-smartreply-bad-item/request'];

const MESSAGES = RECORDINGS.flatMap(([name, recording]) =>
  (['request', 'response'] as const).map((side) => ({
    name: `${name}/${side}`,
    body: bytesOf(recording[side].body),
    xml: recording[side].xml,
  })),
).filter(({ body }) => body.length > 0);

const answered = RECORDINGS.filter(([, { response }]) => response.status !== undefined);

function observed(recording: Recording): Observation {
  const { command, protocolVersion, request, response } = recording;
  return observe({
    command,
    protocolVersion: protocolVersion ?? '2.5',
    reply: { status: response.status ?? 0, headers: response.headers ?? {}, body: bytesOf(response.body) },
    sent: marks(command, bytesOf(request.body)),
  });
}

/** How much of the request each place speaks about, written by hand from MS-ASCMD 2.2.3.177 and MS-ASPROV 2.2.2.54. */
const LEVELS: Readonly<Record<string, string>> = {
  'GetItemEstimate/Response': 'collection',
  'ItemOperations/Response/EmptyFolderContents': 'item',
  'ItemOperations/Response/Fetch': 'item',
  'MeetingResponse/Result': 'item',
  'MoveItems/Response': 'item',
  'Provision/Policies/Policy': 'command',
  'Search/Response/Store': 'command',
  'Settings/DeviceInformation': 'item',
  'Settings/Oof': 'item',
  'Sync/Collections/Collection': 'collection',
  'Sync/Collections/Collection/Responses/Add': 'item',
  'Sync/Collections/Collection/Responses/Change': 'item',
  'Sync/Collections/Collection/Responses/Delete': 'item',
  'Sync/Collections/Collection/Responses/Fetch': 'item',
};

describe('recorded messages', () => {
  it('are all listed, none is left out', () => {
    expect(RECORDINGS.filter(([name]) => name.startsWith('sogo/'))).toHaveLength(181);
    expect(RECORDINGS.filter(([name]) => name.startsWith('horde/'))).toHaveLength(127);
    expect(answered).toHaveLength(308 - 4);
    const broken = RECORDINGS.filter(([, { response }]) => response.status === undefined);
    expect(broken.map(([name, { response }]) => [name, response.error?.split(':')[0]])).toEqual([
      ['sogo/60-worker-killed-mid-ping', 'RemoteDisconnected'],
      ['sogo/61-sogod-killed-mid-sync', 'RemoteDisconnected'],
      ['sogo/61b-sogod-down', 'ConnectionResetError'],
      ['sogo/62-workers-stopped', 'TimeoutError'],
    ]);
    for (const name of [...MALFORMED.keys(), ...LONG_WINDED]) expect(MESSAGES.map((message) => message.name)).toContain(name);
  });

  it.each(MESSAGES.filter(({ name }) => !MALFORMED.has(name)))('$name decodes, and encodes to the same', ({ name, body, xml }) => {
    const document = decode(body);
    const again = encode(document);
    expect(decode(again)).toEqual(document);
    expect(Buffer.from(again).equals(body)).toBe(!LONG_WINDED.includes(name));
    // As many elements as the other decoder found; names differ in places.
    const elements = countElements(document.root);
    expect(elements).toBe(xml === undefined ? elements : elementsOf(xml).length);
  });

  it.each([...MALFORMED])('%s is refused for what it is', (name, { error, message }) => {
    const body = MESSAGES.find((one) => one.name === name)?.body ?? new Uint8Array();
    expect(name.endsWith(`/${message}`)).toBe(true);
    let code: string | undefined;
    try {
      decode(body);
    } catch (thrown) {
      if (!isWbxmlError(thrown)) throw thrown;
      code = thrown.code;
    }
    expect(code).toBe(error);
  });
});

interface Tree {
  readonly children: readonly unknown[];
}

function countElements(el: Tree): number {
  return el.children.reduce<number>((sum, node) => sum + (isTree(node) ? countElements(node) : 0), 1);
}

function isTree(node: unknown): node is Tree {
  return typeof node === 'object' && node !== null && 'children' in node;
}

const COLLECTION = 'Sync/Collections/Collection';

describe('recorded replies', () => {
  it.each(answered)('%s: the statuses of the body are those of its XML, with their levels', (_, recording) => {
    const { command, response } = recording;
    const { statuses } = observed(recording);
    const http = statuses.filter(({ source }) => source.protocol === 'http').map(({ code }) => code);
    expect(http).toEqual([response.status]);
    const inBody = statuses.filter(({ source }) => source.protocol === 'eas');
    const isItsOwn = response.xml?.startsWith(`<${command} `) === true;
    const wanted = isItsOwn ? statusesOf(response.xml) : [];
    const sorted = (list: readonly string[]): readonly string[] => list.toSorted();
    expect(sorted(inBody.map(({ source, code }) => `${source.path} ${code} ${source.level}`))).toEqual(
      sorted(wanted.map(({ path, code }) => `${path} ${code} ${path === command ? 'command' : LEVELS[path]}`)),
    );
  });

  it.each(answered)('%s: a body that is no answer is named, a sound one is not', (_, recording) => {
    const { statuses } = observed(recording);
    const faults = statuses.filter(({ source }) => source.protocol === 'transport').map(({ code }) => code);
    expect(faults).toEqual(faultsExpected(recording));
  });

  it.each(answered.filter(([, { command, response }]) => command === 'FolderSync' && response.status === 200))(
    '%s: each folder that changed is progress, the whole list once more is not',
    (_, recording) => {
      const elements = elementsOf(recording.response.xml ?? '');
      const folders = elements.filter(({ path }) => /^FolderSync\/Changes\/(Add|Update|Delete)$/.test(path));
      const key = elementsOf(recording.request.xml ?? '').find(({ path }) => path === 'FolderSync/SyncKey')?.text;
      const told = observed(recording);
      expect(told).toMatchObject({ progress: key === '0' ? 0 : folders.length, moved: [], moreAvailable: false });
      expect(told.folders ?? 0).toBe(folders.length);
    },
  );

  it.each(answered.filter(([, { command, response }]) => command === 'Sync' && response.status === 200 && response.xml !== undefined))(
    '%s: items that came and changes taken are progress; the key moved where the collection says 1 or nothing',
    (_, { name, ...recording }) => {
      const reply = elementsOf(recording.response.xml ?? '');
      const sent = elementsOf(recording.request.xml ?? '');
      const texts = (path: string): readonly string[] => reply.filter((el) => el.path === path).map(({ text }) => text);
      const count = (list: readonly { path: string }[], path: RegExp): number => list.filter((el) => path.test(el.path)).length;
      const worked = [...texts('Sync/Status'), ...texts(`${COLLECTION}/Status`)].every((code) => code === '1');
      const moved = worked && texts(`${COLLECTION}/SyncKey`).length > 0;
      const came = count(reply, /Collection\/Commands\/(Add|Change|Delete|SoftDelete)$/);
      const refused = ['Change', 'Delete'].flatMap((verb) => texts(`${COLLECTION}/Responses/${verb}/Status`)).length;
      const taken = count(sent, /Collection\/Commands\/(Change|Delete)$/) - refused;
      const answeredWith1 = ['Add', 'Change', 'Delete', 'Fetch'].flatMap((verb) => texts(`${COLLECTION}/Responses/${verb}/Status`));
      expect(observed({ name, ...recording })).toMatchObject({
        progress: answeredWith1.filter((code) => code === '1').length + (moved ? came + taken : 0),
        moved: moved ? texts(`${COLLECTION}/CollectionId`) : [],
        moreAvailable: worked && texts(`${COLLECTION}/MoreAvailable`).length > 0,
      });
    },
  );

  it('every command that was recorded is one the table knows, but the one made up', () => {
    const unknown = new Set(RECORDINGS.map(([, { command }]) => command).filter((command) => easCommand(command) === undefined));
    expect([...unknown]).toEqual(['Frobnicate']);
  });
});

/** Replies of 2xx whose body is no answer, found by looking at each. */
const NO_ANSWER: Readonly<Record<string, string>> = {
  // a page of a PHP fatal error
  'horde/14-malformed-garbage': 'html-body',
  'horde/19e-resolverecipients': 'html-body',
  // Sync from key 0 always earns a key: these collections are not there, or not yet
  'sogo/05a-sync-before-foldersync': 'empty-body',
  'sogo/07f-sync-nonexistent-collection': 'empty-body',
  'sogo/07g-sync-nonexistent-calendar': 'empty-body',
  // commands that never answer with nothing
  'sogo/19e-resolverecipients': 'empty-body',
  'sogo/19f-getattachment-bad': 'empty-body',
  'horde/50-concurrent-ping-first': 'empty-body',
  // a Sync answered to FolderSync
  'sogo/14g-wrong-body-for-cmd': 'undecodable',
};

function faultsExpected(recording: Recording): readonly string[] {
  const [name] = RECORDINGS.find(([, one]) => one === recording) ?? [''];
  const fault = NO_ANSWER[name];
  return fault === undefined ? [] : [fault];
}
