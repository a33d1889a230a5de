import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EAS_BOOK } from '../../src/wbxml/book.ts';
import { elementOf } from '../../src/wbxml/build.ts';
import { decode } from '../../src/wbxml/decode.ts';
import { encode } from '../../src/wbxml/encode.ts';
import { planScan, scan } from '../../src/wbxml/scan.ts';
import type { Scanned } from '../../src/wbxml/scan.ts';
import { at, childrenOf, documentOf, textOf } from '../../src/wbxml/tree.ts';
import type { WbxmlElement, WbxmlNode } from '../../src/wbxml/tree.ts';
import { law } from './law.ts';

const build = elementOf(EAS_BOOK);
const text = fc.string({ unit: 'binary', maxLength: 40 }).filter((value) => !value.includes('\0'));
const bytes = fc.uint8Array({ maxLength: 300 }).map((value) => new Uint8Array(value));

/** Any tree of the given names. */
function treeOf(names: readonly string[]): fc.Arbitrary<WbxmlElement> {
  const { tree } = fc.letrec<{ tree: WbxmlElement; node: WbxmlNode }>((tie) => ({
    node: fc.oneof({ depthSize: 'medium', withCrossShrink: true }, text, bytes, tie('tree')),
    tree: fc.tuple(fc.constantFrom(...names), fc.array(tie('node'), { maxLength: 6 })).map(([name, children]) => build(name, ...children)),
  }));
  return tree;
}

describe('WBXML', () => {
  it('what was encoded decodes to the same tree, and encodes to the same bytes [WBXML 1.3 5]', () => {
    law(
      fc.property(
        treeOf([...EAS_BOOK.keys.keys()]),
        fc.constantFrom(1, 0, 0x1201, 'ä'),
        fc.constantFrom(1, 2, 3),
        (root, publicId, version) => {
          const message = encode(documentOf(root, publicId === 0 ? 'name' : publicId, version));
          const document = decode(message);
          expect(document.root).toEqual(root);
          expect(document).toMatchObject({ publicId: publicId === 0 ? 'name' : publicId, version, charset: 106 });
          expect(encode(document)).toEqual(message);
        },
      ),
      500,
    );
  });

  it('no beginning of a message decodes or scans', () => {
    const plan = planScan({ root: 'AirSync:Sync', statusAt: ['Sync'] });
    law(
      fc.property(treeOf(['AirSync:Sync', 'AirSync:Status', 'Email:Subject']), (root) => {
        const message = encode(root);
        for (let length = 0; length < message.length; length++) {
          expect(() => decode(message.subarray(0, length))).toThrow(' at byte ');
          expect(() => scan(message.subarray(0, length), plan)).toThrow(' at byte ');
        }
      }),
      60,
    );
  });

  it('scan finds what a walk over the tree finds, wherever ids and statuses stand', () => {
    law(
      fc.property(sync, (root) => {
        expect(scan(encode(root), PLAN)).toEqual({ ...walked(root), unknown: 0 });
      }),
      1500,
    );
  });
});

const COLLECTION = 'Sync/Collections/Collection';
const PLACES = [
  'Sync',
  COLLECTION,
  ...['Add', 'Change', 'Delete', 'Fetch'].map((verb) => `${COLLECTION}/Responses/${verb}`),
  `${COLLECTION}/Commands/Add/ApplicationData/BodyPart`,
];
const PLAN = planScan({ root: 'AirSync:Sync', statusAt: PLACES });

/** Texts as servers write them, in any of the forms a text may come in. */
const value = fc.constantFrom<WbxmlNode[][]>(
  ['1'],
  ['3'],
  ['12'],
  ['inbox'],
  ['5:1'],
  [''],
  [],
  [' 7 '],
  ['-1'],
  [new Uint8Array([0x38])],
  ['4', new Uint8Array([0x39])],
);
const leaf = (...names: string[]): fc.Arbitrary<WbxmlElement> =>
  fc.tuple(fc.constantFrom(...names), value).map(([name, children]) => build(name, ...children));
const inside = (name: string, ...content: fc.Arbitrary<WbxmlElement>[]): fc.Arbitrary<WbxmlElement> =>
  fc.array(fc.oneof(...content), { maxLength: 5 }).map((children) => build(name, ...children));

const IDS = ['AirSync:ServerId', 'AirSync:ClientId', 'AirSync:CollectionId', 'AirSync:Status', 'Email:Status', 'AirSyncBase:Status'];
const noise = inside('AirSync:Supported', leaf(...IDS, 'AirSync:SyncKey', 'AirSync:MoreAvailable'));
const bodyPart = inside('AirSyncBase:BodyPart', leaf('AirSyncBase:Status', 'AirSyncBase:Type', 'AirSync:Status'), noise);
const data = inside('AirSync:ApplicationData', bodyPart, leaf('Email:Status', 'AirSync:Status', 'AirSync:ServerId'), noise);
const verbs = ['Add', 'Change', 'Delete', 'SoftDelete', 'Fetch'].map((verb) => inside(`AirSync:${verb}`, leaf(...IDS), data, noise));
const collection = inside(
  'AirSync:Collection',
  leaf(...IDS, 'AirSync:SyncKey', 'AirSync:MoreAvailable', 'AirSync:Limit'),
  inside('AirSync:Commands', ...verbs, noise),
  inside('AirSync:Responses', ...verbs),
  noise,
);
const sync = inside(
  'AirSync:Sync',
  inside('AirSync:Collections', collection, leaf(...IDS)),
  leaf(...IDS, 'AirSync:Limit', 'AirSync:Wait', 'AirSync:HeartbeatInterval', 'AirSync:SyncKey', 'Ping:MaxFolders'),
  noise,
);

type Writable<T> = { -readonly [K in keyof T]: T[K] };

const isNumber = (code: number | string): code is number => typeof code === 'number';
function codeOf(el: WbxmlElement): number | string {
  const trimmed = textOf(el).trim();
  return /^-?\d+$/.test(trimmed) ? Number(trimmed) : textOf(el);
}

/** The last of a name on a page: of two, the later counts. */
const last = (el: WbxmlElement, name: string, page = 0): WbxmlElement | undefined =>
  childrenOf(el, name).findLast((one) => one.page === page);

/** What the scan should say, taken from the tree in another way: by path, from the inside out. */
function walked(root: WbxmlElement): Omit<Scanned, 'unknown'> {
  const statuses: Writable<Scanned['statuses'][number]>[] = [];
  const collections: Scanned['collections'][number][] = [];
  const visit = (el: WbxmlElement, path: string): typeof statuses => {
    const own: typeof statuses = [];
    for (const child of childrenOf(el)) {
      const below = `${path}/${child.name}`;
      const isStatus = child.name === 'Status' && PLACES.includes(path) && (child.page === 0 || child.page === el.page);
      if (isStatus) own.push({ path, code: codeOf(child) });
      else if (child.children.length > 0 && FOLLOWED.has(below)) own.push(...visit(child, below));
    }
    const foreign = childrenOf(el, 'Status').find(({ page }) => page !== 0 && page !== 2);
    if (path === 'Sync' && foreign && !own.some((status) => status.path === 'Sync')) own.push({ path, code: codeOf(foreign) });
    const ids = Object.entries({ collectionId: 'CollectionId', serverId: 'ServerId', clientId: 'ClientId' } as const).flatMap(
      ([id, name]) => {
        const found = childrenOf(el, name).findLast(({ page, children }) => page === 0 && children.length > 0);
        return found ? ([[id, textOf(found)]] as const) : [];
      },
    );
    for (const status of own) Object.assign(status, { ...Object.fromEntries(ids), ...status });
    if (path === COLLECTION) collections.push(collectionOf(el, ids[0]?.[0] === 'collectionId' ? ids[0][1] : undefined));
    return own;
  };
  statuses.push(...visit(root, 'Sync'));
  const numbers = Object.entries({ limit: 'Limit', wait: 'Wait', heartbeatInterval: 'HeartbeatInterval' }).flatMap(([key, name]) => {
    const codes = childrenOf(root, name)
      .map(codeOf)
      .filter(isNumber)
      .filter((code) => code >= 0);
    return codes.length > 0 ? [[key, codes.at(-1)] as const] : [];
  });
  const maxFolders = childrenOf(root, 'MaxFolders')
    .map(codeOf)
    .filter(isNumber)
    .findLast((code) => code >= 0);
  const syncKey = last(root, 'SyncKey');
  return {
    root: { page: 0, token: 5, name: 'Sync' },
    statuses,
    collections,
    changes: 0,
    folders: [],
    ...Object.fromEntries(numbers),
    ...(maxFolders !== undefined && { maxFolders }),
    ...(syncKey && { syncKey: textOf(syncKey) }),
  };
}

const FOLLOWED = new Set(
  [...PLACES, `${COLLECTION}/Commands`, `${COLLECTION}/Responses`].flatMap((path) =>
    path.split('/').map((_, i, names) => names.slice(0, i + 1).join('/')),
  ),
);

function collectionOf(el: WbxmlElement, collectionId: string | undefined): Scanned['collections'][number] {
  const within = (name: string, ...verbNames: string[]): number =>
    childrenOf(el, name).reduce(
      (sum, list) => sum + childrenOf(list).filter((one) => verbNames.length === 0 || verbNames.includes(one.name)).length,
      0,
    );
  const syncKey = last(el, 'SyncKey');
  const status = at(el, 'Status') && childrenOf(el, 'Status').find(({ page }) => page === 0);
  return {
    moreAvailable: last(el, 'MoreAvailable') !== undefined,
    adds: within('Commands', 'Add'),
    changes: within('Commands', 'Change'),
    deletes: within('Commands', 'Delete', 'SoftDelete'),
    fetches: within('Commands', 'Fetch'),
    responses: within('Responses'),
    ...(collectionId !== undefined && { collectionId }),
    ...(syncKey && { syncKey: textOf(syncKey) }),
    ...(status && { status: codeOf(status) }),
  };
}
