import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { decode } from '../../src/wbxml/decode.ts';
import { encode } from '../../src/wbxml/encode.ts';
import { isWbxmlError } from '../../src/wbxml/errors.ts';
import type { WbxmlError } from '../../src/wbxml/errors.ts';
import { OPAQUE } from '../../src/wbxml/tokens.ts';
import { planScan, scan } from '../../src/wbxml/scan.ts';
import type { ScanPlan } from '../../src/wbxml/scan.ts';
import { element } from '../../src/wbxml/build.ts';
import type { WbxmlElement } from '../../src/wbxml/tree.ts';
import { bytesOf, RECORDINGS } from '../conformance/recordings.ts';
import { mutated } from './mutate.ts';
import { chosenSeed, seeded } from './random.ts';

const MESSAGES = Number(process.env['MESSAGES'] ?? 200_000);
const LARGEST = 1_200;
const HEAP_BYTES = 64 * 1024 * 1024;

const plans: readonly ScanPlan[] = [
  planScan({
    root: 'AirSync:Sync',
    statusAt: [
      'Sync',
      'Sync/Collections/Collection',
      'Sync/Collections/Collection/Responses/Add',
      'Sync/Collections/Collection/Commands/Add/ApplicationData/BodyPart',
    ],
  }),
  planScan({ root: 'FolderHierarchy:FolderSync', statusAt: ['FolderSync'] }),
  planScan({ root: 'Ping:Ping', statusAt: ['Ping'] }),
  planScan({ root: 'Provision:Provision', statusAt: ['Provision', 'Provision/Policies/Policy'] }),
];

/** Recorded messages, and one that uses what servers never write: string table, entities, opaques, other character sets. */
const CORPUS: readonly Uint8Array[] = [
  ...RECORDINGS.flatMap(([, { request, response }]) => [bytesOf(request.body), bytesOf(response.body)]).filter(
    ({ length }) => length > 4 && length <= LARGEST,
  ),
  Uint8Array.of(
    3,
    0,
    0,
    106,
    5,
    65,
    0,
    195,
    169,
    0,
    0x45,
    0x5c,
    0x4f,
    0x4b,
    0x83,
    2,
    1,
    0x52,
    2,
    0x81,
    0x69,
    3,
    53,
    0,
    1,
    0x4e,
    0xc3,
    1,
    49,
    1,
    1,
    1,
    1,
  ),
  Uint8Array.of(2, 0xa4, 1, 4, 0, 0x45, 3, 0xe9, 0, 1),
  encode(
    element('Ping:Ping', element('Ping:Folders', element('Ping:Folder', 'é', element('Ping:Id', '5'), '€')), element('Ping:Status', '2')),
  ),
];

function attempt<T>(run: () => T): { readonly value: T } | { readonly error: WbxmlError } {
  try {
    return { value: run() };
  } catch (error) {
    if (isWbxmlError(error)) return { error };
    throw error;
  }
}

/** Elements, texts and bytes of a tree, and how many characters and bytes those have. */
function sizeOf(root: WbxmlElement): { nodes: number; content: number } {
  const size = { nodes: 0, content: 0 };
  const open = [root];
  for (let el = open.pop(); el !== undefined; el = open.pop()) {
    size.nodes++;
    for (const node of el.children) {
      if (typeof node === 'string' || node instanceof Uint8Array) {
        size.nodes++;
        size.content += node.length;
      } else open.push(node);
    }
  }
  return size;
}

function same(a: { readonly error: WbxmlError }, b: object): boolean {
  return 'error' in b && isWbxmlError(b.error) && a.error.code === b.error.code && a.error.offset === b.error.offset;
}

/** What must hold for any bytes whatever. Undefined when it does, else what does not. */
function broken(bytes: Uint8Array, plan: ScanPlan): string | undefined {
  const strict = attempt(() => decode(bytes));
  const kept = attempt(() => decode(bytes, { keepUnknown: true }));
  const scanned = attempt(() => scan(bytes, plan));
  for (const outcome of [strict, kept, scanned]) {
    if ('error' in outcome && !(outcome.error.offset >= 0 && outcome.error.offset <= bytes.length)) return 'an error outside the message';
  }
  if ('value' in strict && !('value' in kept)) return 'read without keepUnknown, refused with it';
  // Scan steps over texts that decode refuses, and takes for text what decode keeps as bytes; in all else they agree.
  const unlikeText = 'error' in scanned && scanned.error.code === 'bad-utf8' && bytes.includes(OPAQUE);
  if ('error' in kept) return kept.error.code === 'bad-utf8' || unlikeText || same(kept, scanned) ? undefined : 'decode and scan disagree';
  if ('error' in scanned && !unlikeText) return 'scan refuses what decode reads';
  const { nodes, content } = sizeOf(kept.value.root);
  if (nodes > bytes.length || content > bytes.length * 8) return 'a tree larger than its message';
  const again = encode(kept.value);
  const { root } = decode(again, { keepUnknown: true });
  if (!Buffer.from(encode({ ...kept.value, root })).equals(Buffer.from(again))) return 'written, read and written again it differs';
  return undefined;
}

describe('mutated messages', () => {
  it(`${MESSAGES} of them are read or refused with a place, and leave the heap as it was`, () => {
    setFlagsFromString('--expose-gc');
    const collect = runInNewContext('gc') as () => void;
    const heap = (): number => {
      collect();
      return process.memoryUsage().heapUsed;
    };
    const seed = chosenSeed();
    const random = seeded(seed);
    const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
    const repeat = `Repeat with: SEED=${seed} MESSAGES=${MESSAGES} npx vitest run test/fuzz/mutations.test.ts`;
    console.log(`seed ${seed}. ${repeat}`);
    const before = heap();
    let growth = 0;
    const seen = { read: 0, refused: new Map<string, number>() };
    for (let i = 1; i <= MESSAGES; i++) {
      const bytes = mutated(pick(CORPUS), pick(CORPUS), random);
      let problem: string | undefined;
      try {
        problem = broken(bytes, pick(plans));
        const outcome = attempt(() => decode(bytes));
        if ('value' in outcome) seen.read++;
        else seen.refused.set(outcome.error.code, (seen.refused.get(outcome.error.code) ?? 0) + 1);
      } catch (e) {
        problem = String(e);
      }
      if (problem !== undefined) throw new Error(`Message ${i}, ${Buffer.from(bytes).toString('hex')}: ${problem}. ${repeat}`);
      if (i % 20_000 === 0) growth = Math.max(growth, heap() - before);
    }
    console.log(
      `read ${seen.read}, refused ${JSON.stringify(Object.fromEntries(seen.refused))}, heap growth ${(growth / 1e6).toFixed(1)} MB`,
    );
    expect(growth, repeat).toBeLessThan(HEAP_BYTES);
    // The run proves something only if it met every side of the codec.
    expect(seen.read).toBeGreaterThan(MESSAGES / 100);
    expect([...seen.refused.keys()].toSorted()).toEqual(expect.arrayContaining(FREQUENT));
  }, 300_000);
});

const FREQUENT = [
  'attributes', 'bad-length', 'bad-table-offset', 'bad-utf8', 'not-wbxml', 'no-root', 'second-root', 'too-deep', 'trailing-bytes', 'truncated',
  'unbalanced-end', 'unknown-charset', 'unknown-page', 'unknown-token', 'unsupported-token',
]; // prettier-ignore
