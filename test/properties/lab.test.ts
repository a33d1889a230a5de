import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decode, element, encode } from '../../src/wbxml/index.ts';
import type { WbxmlElement } from '../../src/wbxml/index.ts';
import { LAB_COMMANDS } from '../../src/sim/lab/commands.ts';
import { createLab } from '../../src/sim/lab/lab.ts';
import type { Lab } from '../../src/sim/lab/lab.ts';
import type { ItemFields } from '../../src/sim/lab/fields.ts';
import { model } from './lab-model.ts';
import type { Model, Way } from './lab-model.ts';
import { law } from './law.ts';

/** One thing that happens: to a device, or at the server. */
type Happening =
  | { readonly who: number; readonly do: 'add' | 'change' | 'remove'; readonly folder: number; readonly item: number }
  | { readonly who: number; readonly do: 'sync'; readonly way: Way; readonly window: number }
  | { readonly who: number; readonly do: 'create'; readonly way: Way }
  | { readonly who: number; readonly do: 'lose-collection' | 'lose-hierarchy' | 'lose-device'; readonly folder: number }
  | { readonly do: 'server-add' | 'server-change' | 'server-remove'; readonly folder: number; readonly item: number }
  | { readonly do: 'server-folder' | 'server-rename' | 'server-unfolder'; readonly folder: number };

const CALENDAR = 8;
const USER_CALENDAR = 13;

const who = fc.nat(1);
const folder = fc.nat(3);
const item = fc.nat(20);
const way = fc.constantFrom<Way>('arrives', 'arrives', 'lost-before', 'lost-after');
const happening: fc.Arbitrary<Happening> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ who, do: fc.constant('sync' as const), way, window: fc.integer({ min: 1, max: 4 }) }) },
  { weight: 3, arbitrary: fc.record({ who, do: fc.constantFrom('add' as const, 'change' as const, 'remove' as const), folder, item }) },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constantFrom('server-add' as const, 'server-change' as const, 'server-remove' as const), folder, item }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constantFrom('server-folder' as const, 'server-rename' as const, 'server-unfolder' as const), folder }),
  },
  { weight: 1, arbitrary: fc.record({ who, do: fc.constant('create' as const), way }) },
  {
    weight: 1,
    arbitrary: fc.record({
      who,
      do: fc.constantFrom('lose-collection' as const, 'lose-hierarchy' as const, 'lose-device' as const),
      folder,
    }),
  },
);

/** Items are added and changed, answers and states get lost, nothing is removed: what was added has to be there. */
const adding: fc.Arbitrary<Happening> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ who, do: fc.constant('add' as const), folder, item }) },
  { weight: 6, arbitrary: fc.record({ who, do: fc.constant('sync' as const), way, window: fc.integer({ min: 1, max: 4 }) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constantFrom('server-add' as const, 'server-change' as const), folder, item }) },
  {
    weight: 1,
    arbitrary: fc.record({
      who,
      do: fc.constantFrom('lose-collection' as const, 'lose-hierarchy' as const, 'lose-device' as const),
      folder,
    }),
  },
);

interface Run {
  readonly lab: Lab;
  readonly models: readonly Model[];
  counter: number;
}

function newRun(seed: number): Run {
  const lab = createLab({ policy: { demand: 'none' } }, { now: () => 0, random: numbers(seed) });
  return { lab, models: [model(lab, 'device0'), model(lab, 'device1')], counter: 0 };
}

function numbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 4_294_967_296;
  };
}

const calendars = (lab: Lab) =>
  lab
    .mailbox('alice')
    .folders()
    .filter((one) => one.type === CALENDAR || one.type === USER_CALENDAR);
const fieldsOf = (uid: string, subject: string): ItemFields => ({ 'Calendar:Subject': subject, 'Calendar:UID': uid });

function atServer(run: Run, what: Extract<Happening, { do: `server-${string}` }>): void {
  const box = run.lab.mailbox('alice');
  const all = calendars(run.lab);
  const there = all[what.folder % all.length];
  if (there === undefined) return;
  const name = `s${(run.counter += 1)}`;
  if (what.do === 'server-folder') box.addFolder({ name, type: USER_CALENDAR });
  if (what.do === 'server-rename') box.renameFolder(there.id, name);
  if (what.do === 'server-unfolder' && there.type === USER_CALENDAR) box.removeFolder(there.id);
  if (!('item' in what)) return;
  if (what.do === 'server-add') box.add(there.id, fieldsOf(name, name));
  const items = box.items(there.id);
  const one = items[what.item % Math.max(1, items.length)];
  if (one === undefined) return;
  if (what.do === 'server-change') box.change(there.id, one.id, { ...one.fields, 'Calendar:Subject': name });
  if (what.do === 'server-remove') box.remove(there.id, one.id);
}

function atDevice(run: Run, what: Exclude<Happening, { do: `server-${string}` }>): void {
  const one = run.models[what.who];
  const name = `c${(run.counter += 1)}`;
  if (what.do === 'add') one?.add(what.folder, name);
  if (what.do === 'change') one?.change(what.folder, what.item, name);
  if (what.do === 'remove') one?.remove(what.folder, what.item);
  if (what.do === 'sync') one?.sync(what.way, what.window);
  if (what.do === 'create') one?.createFolder(name, what.way);
  if (what.do.startsWith('lose-')) lose(run, what as Extract<Happening, { do: `lose-${string}` }>);
}

function lose(run: Run, what: Extract<Happening, { do: `lose-${string}` }>): void {
  const box = run.lab.mailbox('alice');
  const device = box.devices().find((one) => one.id === `device${what.who}`);
  const all = calendars(run.lab);
  if (device === undefined) return;
  if (what.do === 'lose-collection') box.loseCollection(all[what.folder % all.length]?.id ?? '', device.id);
  if (what.do === 'lose-hierarchy') box.loseHierarchy(device.id);
  if (what.do === 'lose-device') box.loseDevice(device.id);
}

/** More rounds than any of the runs needs: each page of two items is one. */
const ROUNDS = 400;

/** Everything arrives from now on, until neither device has anything to send nor to be told. */
function settle(run: Run): void {
  // Twice: what one device still had on its way is news for the other.
  for (let pass = 0; pass < 2; pass += 1) {
    for (const one of run.models) one.refresh();
    quieten(run);
  }
}

function quieten(run: Run): void {
  for (let round = 0; round < ROUNDS; round += 1) {
    const busy = run.models.map((one) => one.sync('arrives', 2));
    if (!busy.includes(true) && run.models.every((one) => one.isQuiet())) return;
  }
  throw new Error(`not in step after ${ROUNDS} rounds`);
}

/** Calendars with their items, by name and id. */
function atServerNow(lab: Lab): unknown {
  const box = lab.mailbox('alice');
  return Object.fromEntries(
    calendars(lab).map((one) => [
      one.id,
      {
        name: one.name,
        items: Object.fromEntries(
          box.items(one.id).map(({ id, fields }) => [id, { uid: fields['Calendar:UID'], subject: fields['Calendar:Subject'] }]),
        ),
      },
    ]),
  );
}

function atDeviceNow(one: Model): unknown {
  return Object.fromEntries(
    [...one.collections].map(([id, { items }]) => [id, { name: one.folders.get(id), items: Object.fromEntries(items) }]),
  );
}

/** How often each UID is in the mailbox, in any folder. */
function uids(lab: Lab): ReadonlyMap<string, number> {
  const box = lab.mailbox('alice');
  const counts = new Map<string, number>();
  for (const { id } of box.folders())
    for (const { fields } of box.items(id)) {
      const uid = fields['Calendar:UID'];
      if (typeof uid === 'string') counts.set(uid, (counts.get(uid) ?? 0) + 1);
    }
  return counts;
}

describe('a well-behaved client and the lab', () => {
  it('end with the same mailbox, whatever gets lost on the way and at the server [MS-ASCMD 3.1.5.9]', () => {
    law(
      fc.property(fc.nat(), fc.array(happening, { maxLength: 60 }), (seed, happenings) => {
        const run = newRun(seed);
        for (const what of happenings) {
          if ('who' in what) atDevice(run, what);
          else atServer(run, what);
        }
        settle(run);
        for (const one of run.models) expect(atDeviceNow(one)).toEqual(atServerNow(run.lab));
      }),
      400,
    );
  });

  it('add every item once, and lose none, as long as the same bytes go out again after a loss [MS-ASCMD 3.1.5.9]', () => {
    law(
      fc.property(fc.nat(), fc.array(adding, { minLength: 1, maxLength: 40 }), (seed, happenings) => {
        const run = newRun(seed);
        // In step from the start, so that an Add goes out with the next Sync and its answer can get lost.
        settle(run);
        const added: string[] = [];
        for (const what of happenings) {
          if (what.do === 'add') added.push(`c${run.counter + 1}`);
          if ('who' in what) atDevice(run, what);
          else atServer(run, what);
          expect([...uids(run.lab)].filter(([, count]) => count > 1)).toEqual([]);
        }
        settle(run);
        const there = uids(run.lab);
        expect(added.map((uid) => [uid, there.get(uid)])).toEqual(added.map((uid) => [uid, 1]));
      }),
      400,
    );
  });

  it('make a folder once, though its answer gets lost', () => {
    law(
      fc.property(fc.nat(), fc.array(way, { minLength: 1, maxLength: 8 }), (seed, ways) => {
        const run = newRun(seed);
        const [one] = run.models;
        one?.sync('arrives', 4);
        one?.createFolder('Project', ways[0] ?? 'arrives');
        for (const next of ways.slice(1)) one?.sync(next, 4);
        settle(run);
        expect(calendars(run.lab).filter((made) => made.name === 'Project')).toHaveLength(1);
      }),
      200,
    );
  });

  it('are told of a difference, so that the laws above can fail: an item changed behind the lab’s back', () => {
    const run = newRun(1);
    settle(run);
    const before = run.lab.mailbox('alice').folder('Calendar');
    run.models[0]?.collections.get(before)?.items.set('made-up', { uid: 'x', subject: 'x' });
    expect(atDeviceNow(run.models[0] as Model)).not.toEqual(atServerNow(run.lab));
  });
});

describe('the lab', () => {
  const request = (command: string, body: Uint8Array, version: string) => ({
    method: 'POST',
    url: `/Microsoft-Server-ActiveSync?Cmd=${command}&User=alice&DeviceId=d&DeviceType=t`,
    headers: {
      authorization: `Basic ${btoa('alice:alice-pw')}`,
      'ms-asprotocolversion': version,
      'content-type': 'application/vnd.ms-sync.wbxml',
    },
    body,
  });
  const command = fc.constantFrom(...Object.keys(LAB_COMMANDS));
  const version = fc.constantFrom('12.1', '14.0', '14.1', '16.1', '2.5', 'x');

  /** A message of a command, with some bytes changed: mostly still WBXML, and mostly nonsense. */
  const mutated = fc
    .tuple(fc.constantFrom(...seeds()), fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 6 }))
    .map(([[name, body], changes]) => {
      const bytes = Uint8Array.from(body);
      for (const [place, byte] of changes) bytes[place % bytes.length] = byte;
      return [name, bytes] as const;
    });

  function answer(body: Uint8Array, name: string, wanted: string): number {
    const lab = createLab({ policy: { demand: 'none' } }, { now: () => 0, random: numbers(1) });
    let status = -1;
    lab.receive(request('FolderSync', encode(folderSync0), '14.1'), () => {});
    lab.receive(request(name, body, wanted), ({ reply }) => {
      status = reply.status;
      if (reply.body.length > 0) decode(reply.body);
    });
    return status === -1 && lab.dueAt() !== undefined ? 200 : status;
  }

  const STATUSES = [200, 400, 403, 500, 501, 505];

  it('answers any bytes with a well-formed reply or an HTTP code, and never throws', () => {
    law(
      fc.property(command, fc.uint8Array({ maxLength: 60 }), version, (name, body, wanted) => {
        expect(STATUSES).toContain(answer(body, name, wanted));
      }),
      600,
    );
  });

  it('answers any mutation of a message in the same way', () => {
    law(
      fc.property(mutated, version, ([name, body], wanted) => {
        expect(STATUSES).toContain(answer(body, name, wanted));
      }),
      2000,
    );
  });

  /** Text and bytes as a careless client might put them anywhere. */
  const content = fc.oneof(
    fc.string({ unit: 'binary' }).map((text) => text.replaceAll('\0', '')),
    fc.uint8Array({ maxLength: 12 }),
    fc.constantFrom('a\0b', '\u{1f600}', 'To: bob@example.test\r\n\r\nHi').map((text) => new TextEncoder().encode(text)),
  );

  it('can tell a newcomer everything, whatever a client put into folders, items and mail', () => {
    law(
      fc.property(content, content, content, fc.constantFrom('14.1', '16.1'), (one, two, three, wanted) => {
        const lab = createLab({ policy: { demand: 'none' } }, { now: () => 0, random: numbers(1) });
        for (const [name, root] of carelessly(one, two, three)) {
          const statuses: number[] = [];
          lab.receive(request(name, encode(root(lab)), wanted), ({ reply }) => {
            statuses.push(reply.status);
          });
          expect(statuses).toEqual([200]);
        }
        const newcomer = model(lab, 'newcomer');
        for (let round = 0; round < 8; round += 1) newcomer.sync('arrives', 100);
        expect(newcomer.isQuiet()).toBe(true);
        expect(atDeviceNow(newcomer)).toEqual(atServerNow(lab));
      }),
      400,
    );
  });
});

type Content = string | Uint8Array<ArrayBuffer>;

/** Requests of a client that puts anything anywhere, each made when its turn comes, with the keys of then. */
function carelessly(one: Content, two: Content, three: Content): readonly (readonly [string, (lab: Lab) => WbxmlElement])[] {
  const device = (lab: Lab) => lab.state().devices.get('alice\nd');
  const sync =
    (id: string, ...commands: readonly WbxmlElement[]) =>
    (lab: Lab) =>
      element(
        'AirSync:Sync',
        element(
          'AirSync:Collections',
          element(
            'AirSync:Collection',
            element('AirSync:SyncKey', device(lab)?.collections.get(id)?.key ?? '0'),
            element('AirSync:CollectionId', id),
            commands.length === 0 ? undefined : element('AirSync:Commands', ...commands),
          ),
        ),
      );
  const add = (...fields: readonly WbxmlElement[]) =>
    element('AirSync:Add', element('AirSync:ClientId', 'c'), element('AirSync:ApplicationData', ...fields));
  const create = (lab: Lab) =>
    element(
      'FolderHierarchy:FolderCreate',
      element('FolderHierarchy:SyncKey', device(lab)?.hierarchy?.key ?? '0'),
      element('FolderHierarchy:ParentId', '0'),
      element('FolderHierarchy:DisplayName', one),
      element('FolderHierarchy:Type', '13'),
    );
  const draft = add(element('Email:To', 'bob@example.test, alice@example.test'), element('Email:Subject', two), element('Email2:Send'));
  return [
    ['FolderSync', () => folderSync0],
    ['FolderCreate', create],
    ['FolderSync', () => folderSync0],
    ['Sync', sync('7')],
    ['Sync', sync('7', add(element('Calendar:Subject', two), element('Calendar:UID', three)))],
    ['Sync', sync('2')],
    ['Sync', sync('2', draft)],
    ['SendMail', () => element('ComposeMail:SendMail', element('ComposeMail:ClientId', 'c'), element('ComposeMail:Mime', three))],
    ['SendMail', () => element('ComposeMail:SendMail', element('ComposeMail:ClientId', one), element('ComposeMail:Mime', two))],
    ['Sync', sync('1')],
    ['Sync', sync('1')],
  ];
}

const folderSync0 = element('FolderHierarchy:FolderSync', element('FolderHierarchy:SyncKey', '0'));

/** A message of each kind, to mutate. */
function seeds(): readonly (readonly [string, Uint8Array<ArrayBuffer>])[] {
  const add = element(
    'AirSync:Add',
    element('AirSync:ClientId', 'c'),
    element('AirSync:ApplicationData', element('Calendar:Subject', 'x'), element('Calendar:UID', 'u')),
  );
  const collection = element(
    'AirSync:Collection',
    element('AirSync:SyncKey', '0'),
    element('AirSync:CollectionId', '7'),
    element('AirSync:WindowSize', '5'),
    element('AirSync:Options', element('AirSync:Conflict', '1')),
    element('AirSync:Commands', add, element('AirSync:Delete', element('AirSync:ServerId', '7:1'))),
  );
  const ping = element('Ping:Folder', element('Ping:Id', '1'), element('Ping:Class', 'Email'));
  const fetch = element(
    'ItemOperations:Fetch',
    element('ItemOperations:Store', 'Mailbox'),
    element('AirSync:CollectionId', '1'),
    element('AirSync:ServerId', '1:1'),
  );
  const mail = new TextEncoder().encode('To: bob@example.test\r\n\r\nHi');
  const policy = element(
    'Provision:Policy',
    element('Provision:PolicyType', 'MS-EAS-Provisioning-WBXML'),
    element('Provision:Status', '1'),
  );
  return (
    [
      ['Sync', element('AirSync:Sync', element('AirSync:Collections', collection), element('AirSync:Wait', '5'))],
      ['FolderSync', folderSync0],
      [
        'FolderCreate',
        element('FolderHierarchy:FolderCreate', element('FolderHierarchy:SyncKey', '1'), element('FolderHierarchy:Type', '12')),
      ],
      ['Ping', element('Ping:Ping', element('Ping:HeartbeatInterval', '60'), element('Ping:Folders', ping))],
      ['Provision', element('Provision:Provision', element('Provision:Policies', policy))],
      ['SendMail', element('ComposeMail:SendMail', element('ComposeMail:ClientId', 'c'), element('ComposeMail:Mime', mail))],
      ['ItemOperations', element('ItemOperations:ItemOperations', fetch)],
      ['MoveItems', element('Move:MoveItems', element('Move:Move', element('Move:SrcMsgId', '1:1'), element('Move:SrcFldId', '1')))],
      ['Settings', element('Settings:Settings', element('Settings:Oof', element('Settings:Get', element('Settings:BodyType', 'Text'))))],
    ] as const
  ).map(([name, root]) => [name, encode(root)] as const);
}
