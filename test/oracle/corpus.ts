import { EAS_BOOK } from '../../src/wbxml/book.ts';
import { elementOf } from '../../src/wbxml/build.ts';
import { encode } from '../../src/wbxml/encode.ts';
import type { WbxmlElement, WbxmlNode } from '../../src/wbxml/tree.ts';
import { BLOBS, BLOBS_READ } from './agreement.ts';
import { MISSING } from './names.ts';

/** A message libwbxml is asked about. */
export interface Question {
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

const build = elementOf(EAS_BOOK);
const KNOWN_TO_BOTH: readonly string[] = [...EAS_BOOK.keys.keys()].filter((name) => !MISSING.includes(name));
/** Without Data: in some surroundings it writes that as CDATA, with following elements inside as text, and no reader gets them out again. */
const TEXTUAL = KNOWN_TO_BOTH.filter((name) => !BLOBS_READ.includes(name) && !name.endsWith(':Data'));

/** One message per code page: every tag of it with a text, and once without content. */
export function pages(): readonly Question[] {
  return [...EAS_BOOK.pages.values()].flatMap(({ page, namespace }) => {
    const names = KNOWN_TO_BOTH.filter((name) => name.startsWith(`${namespace}:`));
    if (names.length === 0) return [];
    const content = (name: string): WbxmlNode => (BLOBS_READ.includes(name) ? Uint8Array.of(0, 1, 0xff) : name);
    const root = build('AirSync:Sync', ...names.flatMap((name) => [build(name, content(name)), build(name)]));
    return [{ name: `page ${page}`, bytes: encode(root) }];
  });
}

const hex = (name: string, body: string, header = '03 01 6a 00'): Question => ({
  name,
  bytes: Uint8Array.from(`${header} ${body}`.split(' '), (byte) => parseInt(byte, 16)),
});

/** What our encoder never writes, and texts that are easily spoilt. */
export const oddities: readonly Question[] = [
  hex('two inline strings in a row', '45 03 61 62 00 03 63 00 01'),
  hex('entity', '45 03 61 00 02 81 69 03 62 00 01'),
  hex('string table', '45 83 02 83 00 01', '03 01 6a 05 78 00 79 7a 00'),
  hex('empty string', '45 4e 03 00 01 01'),
  hex('content that is empty', '45 4e 01 01'),
  hex('page switched inside and outside', '00 00 45 00 11 4a 00 00 0e 01 00 00 0f 01'),
  ...['  blanks  ', ' ', '\n', 'a\r\nb', '<&>"\'', ']]>', '&amp;', 'é€😀', '\u0085\u2028', 'a\tb'].map((text) => ({
    name: `text ${JSON.stringify(text)}`,
    bytes: encode(build('Email:Subject', text)),
  })),
  ...BLOBS.map((name) => ({ name: `bytes in ${name}`, bytes: encode(build(name, Uint8Array.of(0, 1, 2, 0xff, 0x0a, 0x80))) })),
  {
    name: 'bytes of several length bytes',
    bytes: encode(build('ComposeMail:SendMail', build('ComposeMail:Mime', new Uint8Array(300).fill(0x42)))),
  },
];

const LETTERS = ['a', 'b', '1', ' ', '<', '&', '>', '"', "'", 'é', '€', '😀', '\n', '\t'];

/** A random message of known tags. */
export function anyMessage(random: () => number): WbxmlElement {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const text = (): string => Array.from({ length: Math.floor(random() * 12) }, () => pick(LETTERS)).join('');
  const grow = (depth: number): WbxmlElement => {
    if (random() < 0.05)
      return build(
        pick(BLOBS),
        Uint8Array.from({ length: 1 + Math.floor(random() * 200) }, () => Math.floor(random() * 256)),
      );
    const children: WbxmlNode[] = [];
    const wanted = depth > 5 ? 0 : Math.floor(random() * 5);
    for (let i = 0; i < wanted; i++) children.push(random() < 0.35 ? text() || '0' : grow(depth + 1));
    return build(pick(TEXTUAL), ...children);
  };
  return build('AirSync:Sync', grow(1), grow(1));
}
