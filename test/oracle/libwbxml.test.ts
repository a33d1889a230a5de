import { describe, expect, it } from 'vitest';
import { SYNCML_DOCUMENTS, syncmlBook } from '../../src/wbxml/syncml/book.ts';
import { elementOf } from '../../src/wbxml/build.ts';
import { decode } from '../../src/wbxml/decode.ts';
import { encode } from '../../src/wbxml/encode.ts';
import { documentOf } from '../../src/wbxml/tree.ts';
import { chosenSeed, seeded } from '../fuzz/random.ts';
import { outlineOfTree, outlineOfXml, xmlOfTree } from './agreement.ts';
import type { Outline } from './agreement.ts';
import { anyMessage, oddities, pages } from './corpus.ts';
import { ACTIVESYNC_DOCTYPE, wbxmlToXml, xmlToWbxml } from './libwbxml.ts';
import { readXml, writeXml } from './xml.ts';

const RANDOM_MESSAGES = 400;
const hexOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
const json = (rows: readonly object[]): string => `[\n${rows.map((row) => JSON.stringify(row)).join(',\n')}\n]\n`;

describe('libwbxml', () => {
  const kept = [...pages(), ...oddities];

  it.each(kept)('reads the same as we do: $name', ({ bytes }) => {
    const { xml } = wbxmlToXml(bytes, 'ACTIVESYNC');
    expect(outlineOfXml(readXml(xml ?? ''))).toEqual(outlineOfTree(decode(bytes).root));
  });

  it('says what is kept for the tests that run without it', async () => {
    const decoded = kept.map(({ name, bytes }) => ({ name, hex: hexOf(bytes), xml: wbxmlToXml(bytes, 'ACTIVESYNC').xml }));
    await expect(json(decoded)).toMatchFileSnapshot('../recordings/libwbxml/decoded.json');
    const random = seeded(1);
    const encoded = Array.from({ length: 40 }, (_, i) => {
      const xml = writeXml(xmlOfTree(anyMessage(random))!, ACTIVESYNC_DOCTYPE);
      return { name: `random ${i}`, xml, hex: hexOf(xmlToWbxml(xml).out ?? new Uint8Array()) };
    });
    await expect(json(encoded)).toMatchFileSnapshot('../recordings/libwbxml/encoded.json');
    const { bytes } = pages()[6]!;
    const truncated = Array.from({ length: bytes.length }, (_, length) => wbxmlToXml(bytes.subarray(0, length), 'ACTIVESYNC').code);
    await expect(json([{ hex: hexOf(bytes), codes: truncated }])).toMatchFileSnapshot('../recordings/libwbxml/truncated.json');
  });

  it(`reads and writes ${RANDOM_MESSAGES} random messages as we do`, () => {
    const seed = chosenSeed();
    const random = seeded(seed);
    for (let i = 0; i < RANDOM_MESSAGES; i++) {
      const root = anyMessage(random);
      const bytes = encode(root);
      const repeat = `message ${i}; repeat with: SEED=${seed} npm run test:oracle`;
      const { xml } = wbxmlToXml(bytes, 'ACTIVESYNC');
      expect(outlineOfXml(readXml(xml ?? '')), repeat).toEqual(outlineOfTree(root));
      const written = xmlToWbxml(writeXml(xmlOfTree(root)!, ACTIVESYNC_DOCTYPE));
      expect(hexOf(written.out ?? new Uint8Array()), repeat).toBe(hexOf(bytes));
    }
  }, 120_000);

  it.each(Object.keys(SYNCML_DOCUMENTS) as (keyof typeof SYNCML_DOCUMENTS)[])('reads every tag of %s as we do', (type) => {
    const { number, book } = SYNCML_DOCUMENTS[type];
    const build = elementOf(book);
    const names = [...book.keys.keys()];
    // One document a tag: what it does not know (newer tags in an older version) must not hide the rest.
    const unknown: string[] = [];
    const theirs: [Outline, Outline][] = [];
    for (const name of names) {
      const root =
        name.startsWith('MetInf:') && type === 'MetInf 1.2'
          ? build('MetInf:MetInf', build(name, 'x'))
          : build(names.includes('DevInf:DevInf') ? 'DevInf:DevInf' : 'SyncML:SyncML', build(name, 'x'));
      const bytes = encode(documentOf(root, number, 2));
      const { xml = '' } = wbxmlToXml(bytes);
      const ours = outlineOfTree(decode(bytes, { book: syncmlBook }).root, book);
      if (xml.includes('<unknown')) unknown.push(name);
      else theirs.push([outlineOfXml(readXml(xml), NAMESPACES), ours]);
    }
    for (const [outline, ours] of theirs) expect(outline).toEqual(ours);
    expect(unknown).toEqual(UNKNOWN[type]);
  });
});

const NAMESPACES = {
  'SYNCML:SYNCML1.0': 'SyncML',
  'SYNCML:SYNCML1.1': 'SyncML',
  'SYNCML:SYNCML1.2': 'SyncML',
  'syncml:metinf': 'MetInf',
  'syncml:devinf': 'DevInf',
  // It gives a MetInf document of its own no namespace.
  '': 'MetInf',
};

/** Tags of 1.2 that it refuses in messages of 1.0 and 1.1, and we read there too. */
const NEW_IN_1_2 = ['Field', 'Filter', 'Record', 'FilterType', 'TargetParent', 'Move', 'Correlator'].map((name) => `SyncML:${name}`);
const UNKNOWN: Readonly<Record<keyof typeof SYNCML_DOCUMENTS, readonly string[]>> = {
  '1.0': [...NEW_IN_1_2, 'MetInf:FieldLevel'],
  '1.1': [...NEW_IN_1_2, 'MetInf:FieldLevel'],
  '1.2': [],
  'DevInf 1.1': [],
  'DevInf 1.2': [],
  // It has no messages on page 0 of this document type; neither has a server.
  'MetInf 1.2': [...SYNCML_DOCUMENTS['1.2'].book.keys.keys()].filter((name) => name.startsWith('SyncML:')),
};
