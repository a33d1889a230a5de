import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { element } from '../../src/wbxml/build.ts';
import { decode } from '../../src/wbxml/decode.ts';
import { encode } from '../../src/wbxml/encode.ts';
import { isWbxmlError } from '../../src/wbxml/errors.ts';
import type { WbxmlErrorCode } from '../../src/wbxml/errors.ts';
import { WBXML_LIMITS } from '../../src/wbxml/limits.ts';
import type { WbxmlLimits } from '../../src/wbxml/limits.ts';
import { planScan, scan } from '../../src/wbxml/scan.ts';

const PLAN = planScan({ root: 'AirSync:Sync', statusAt: ['Sync', 'Sync/Collections/Collection'] });
const OTHER = planScan({ root: 'Ping:Ping', statusAt: ['Ping'] });

const HEADER = '03 01 6a 00';
const bytesOf = (hex: string): Uint8Array => Uint8Array.from(hex.match(/[0-9a-f]{2}/g) ?? [], (pair) => parseInt(pair, 16));
const ascii = (text: string): Uint8Array => new TextEncoder().encode(text);

/** A header and a body that repeats. */
function repeated(before: string, unit: string, times: number, after = ''): Uint8Array {
  const parts = [bytesOf(before), bytesOf(unit), bytesOf(after)] as const;
  const message = new Uint8Array(parts[0].length + parts[1].length * times + parts[2].length);
  message.set(parts[0]);
  for (let i = 0; i < times; i++) message.set(parts[1], parts[0].length + i * parts[1].length);
  message.set(parts[2], message.length - parts[2].length);
  return message;
}

type Wrong = readonly [code: WbxmlErrorCode, offset: number];

function wrong(run: () => unknown): Wrong | 'read' {
  try {
    run();
  } catch (e) {
    if (isWbxmlError(e)) return [e.code, e.offset];
    throw e;
  }
  return 'read';
}

/** The tree, the scan of its own root and that of another root must say the same. */
function verdicts(message: Uint8Array, limits: Partial<WbxmlLimits> = {}): Record<'decode' | 'scan' | 'passing', Wrong | 'read'> {
  return {
    decode: wrong(() => decode(message, { limits })),
    scan: wrong(() => scan(message, PLAN, { limits })),
    passing: wrong(() => scan(message, OTHER, { limits })),
  };
}

const all = (code: WbxmlErrorCode, offset: number): Record<string, Wrong> => ({
  decode: [code, offset],
  scan: [code, offset],
  passing: [code, offset],
});

const SYNC = bytesOf(`${HEADER} 45 5c 4f 4b 03 31 00 01 52 03 35 00 01 4e 03 31 00 01 01 01 01`);

describe('a body that is no WBXML', () => {
  it('empty', () => expect(verdicts(new Uint8Array())).toEqual(all('empty-body', 0)));
  it('HTML, with a byte order mark and blanks before it or not', () => {
    expect(verdicts(ascii('<!DOCTYPE html><html>'))).toEqual(all('html-body', 0));
    expect(verdicts(ascii('\ufeff\r\n <html>'))).toEqual(all('html-body', 6));
  });
  it('gzip', () => expect(verdicts(gzipSync(SYNC))).toEqual(all('gzip-body', 0)));
  it('plain text, JSON, an image, WBXML of a version that never was', () => {
    for (const body of [
      ascii('Unable to connect'),
      ascii('{"error":1}'),
      bytesOf('89 50 4e 47'),
      bytesOf('09 01 6a 00 45'),
      bytesOf('00 01 6a 00 45'),
    ]) {
      expect(verdicts(body)).toEqual(all('not-wbxml', 0));
    }
  });
  it('what is no array of bytes at all', () => {
    for (const body of [undefined, null, 'text', new ArrayBuffer(4), new Uint16Array(4), [3, 1, 106, 0]]) {
      expect(verdicts(body as unknown as Uint8Array)).toEqual(all('bad-argument', 0));
    }
  });
});

describe('a header that cannot be read', () => {
  it('a character set that is not read', () => expect(verdicts(bytesOf('03 01 11 00 05'))).toEqual(all('unknown-charset', 2)));
  it('a number of more than 32 bits, or of more than five bytes', () => {
    expect(verdicts(bytesOf('03 90 80 80 80 00 6a 00 05'))).toEqual(all('bad-number', 1));
    expect(verdicts(bytesOf('03 80 80 80 80 80 01 6a 00 05'))).toEqual(all('bad-number', 1));
  });
  it('a string table longer than the message, or than the limit', () => {
    expect(verdicts(bytesOf('03 01 6a 05 41 00'))).toEqual(all('truncated', 6));
    expect(verdicts(bytesOf('03 00 00 6a 05 41'))).toEqual(all('truncated', 6));
    expect(verdicts(bytesOf('03 01 6a ff ff 7f 41 00'))).toEqual(all('table-too-large', 3));
    expect(verdicts(bytesOf('03 01 6a 03 41 42 00 05'), { tableBytes: 2 })).toEqual(all('table-too-large', 3));
  });
  it('a public id that points outside the string table, or at a text without an end', () => {
    expect(verdicts(bytesOf('03 00 05 6a 02 41 00 05'))).toEqual(all('bad-table-offset', 2));
    expect(verdicts(bytesOf('03 00 00 6a 02 41 42 05'))).toEqual(all('bad-table-offset', 2));
  });
});

describe('a body that is cut or too long', () => {
  it('cut after any byte: truncated, at its end', () => {
    for (let length = 1; length < SYNC.length; length++) {
      expect(verdicts(SYNC.subarray(0, length))).toEqual(all('truncated', length));
    }
    expect(verdicts(SYNC)).toEqual({ decode: 'read', scan: 'read', passing: 'read' });
  });
  it('cut inside a long text, a page switch, an opaque length, a table offset, an entity', () => {
    expect(verdicts(repeated(`${HEADER} 45 4e 03`, '41', 100))).toEqual(all('truncated', 107));
    for (const tail of ['00', 'c3', 'c3 81', '83', '83 80', '02', '02 81']) {
      const message = bytesOf(`${HEADER} 45 ${tail}`);
      expect(verdicts(message)).toEqual(all('truncated', message.length));
    }
  });
  it('a second root, an END too many, other bytes behind the root', () => {
    const end = SYNC.length;
    const and = (tail: string): Uint8Array => Uint8Array.from([...SYNC, ...bytesOf(tail)]);
    expect(verdicts(and('45 01'))).toEqual(all('second-root', end));
    expect(verdicts(and('01'))).toEqual(all('unbalanced-end', end));
    for (const tail of ['00', '03 41 00', 'ff', '7f', 'c3 00']) expect(verdicts(and(tail))).toEqual(all('trailing-bytes', end));
  });
  it('text, END or nothing where the root must begin', () => {
    for (const body of ['03 41 00', '01', 'c3 00', '02 41', '43'])
      expect(verdicts(bytesOf(`${HEADER} ${body}`))).toEqual(all('no-root', 4));
    expect(verdicts(bytesOf(`${HEADER} 00 07`))).toEqual(all('truncated', 6));
  });
});

describe('tokens that are not of this protocol', () => {
  it('an unknown page or tag: refused by decode, counted by scan', () => {
    const page = bytesOf(`${HEADER} 45 00 1a 45 01 01`);
    expect(verdicts(page)).toEqual({ decode: ['unknown-page', 5], scan: 'read', passing: 'read' });
    expect(scan(page, PLAN).unknown).toBe(1);
    const tag = bytesOf(`${HEADER} 45 3f 7f 03 41 00 01 01`);
    expect(verdicts(tag)).toEqual({ decode: ['unknown-token', 5], scan: 'read', passing: 'read' });
    expect([scan(tag, PLAN).unknown, scan(tag, OTHER).unknown]).toEqual([2, 2]);
  });
  it('attributes', () => expect(verdicts(bytesOf(`${HEADER} 45 ce 01 01`))).toEqual(all('attributes', 5)));
  it('literals, extensions and processing instructions', () => {
    for (const token of ['04', '44', '84', 'c4', '40', '41', '42', '43', '80', '81', '82', 'c0', 'c1', 'c2']) {
      expect(verdicts(bytesOf(`${HEADER} 45 ${token} 00 01`))).toEqual(all('unsupported-token', 5));
      expect(verdicts(bytesOf(`${HEADER} 45 4e ${token} 00 01 01`))).toEqual(all('unsupported-token', 6));
    }
  });
});

describe('texts and bytes that lie', () => {
  it('an opaque length beyond the message, however large', () => {
    for (const length of ['05', '81 00', '8f ff ff ff 7f'])
      expect(verdicts(bytesOf(`${HEADER} 45 c3 ${length} 41 42 01`))).toEqual(all('bad-length', 5));
  });
  it('an opaque beyond its limit', () => {
    expect(verdicts(bytesOf(`${HEADER} 45 c3 03 41 42 43 01`), { opaqueBytes: 2 })).toEqual(all('opaque-too-large', 5));
  });
  it('text that is no UTF-8: refused by decode wherever it stands, by scan where it is returned', () => {
    const skipped = bytesOf(`${HEADER} 45 5c 4f 56 03 41 c3 00 01 01 01 01`);
    expect(verdicts(skipped)).toEqual({ decode: ['bad-utf8', 10], scan: 'read', passing: 'read' });
    const returned = bytesOf(`${HEADER} 45 5c 4f 52 03 41 c3 28 00 01 01 01 01`);
    expect(verdicts(returned)).toEqual({ decode: ['bad-utf8', 10], scan: ['bad-utf8', 10], passing: 'read' });
  });
  it('an entity that is no character', () => {
    for (const code of ['00', '83 b0 00', '83 bf 7f', 'c4 80 00', '8f ff ff ff 7f']) {
      expect(verdicts(bytesOf(`${HEADER} 45 02 ${code} 01`))).toEqual(all('bad-entity', 5));
    }
  });
  it('a reference into no string table, past its end, or to a text without an end', () => {
    expect(verdicts(bytesOf(`${HEADER} 45 83 00 01`))).toEqual(all('bad-table-offset', 5));
    expect(verdicts(bytesOf('03 01 6a 03 41 42 00 45 83 03 01'))).toEqual(all('bad-table-offset', 8));
    expect(verdicts(bytesOf('03 01 6a 03 41 42 43 45 83 00 01'))).toEqual(all('bad-table-offset', 8));
  });
});

describe('bombs', () => {
  it('500,000 nested tags: refused at the limit, as in a tree of as many', () => {
    const nested = repeated(HEADER, '45', 500_000);
    expect(verdicts(nested)).toEqual(all('too-deep', 4 + WBXML_LIMITS.depth));
    expect(verdicts(repeated(HEADER, '45', 500_000, '01 '.repeat(9)))).toEqual(all('too-deep', 4 + WBXML_LIMITS.depth));
  });
  it('as deep as the limit is read, one more is not', () => {
    const deep = (levels: number): Uint8Array => repeated(`${HEADER} ${'45 '.repeat(levels)}`, '01', levels);
    expect(verdicts(deep(WBXML_LIMITS.depth))).toEqual({ decode: 'read', scan: 'read', passing: 'read' });
    expect(verdicts(deep(WBXML_LIMITS.depth + 1))).toEqual(all('too-deep', 4 + WBXML_LIMITS.depth));
    // On the scan's paths, inside a text that is returned, beside one that is passed.
    const status = bytesOf(`${HEADER} 45 4e 4e 03 31 00 01 01 01`);
    expect(verdicts(status, { depth: 3 })).toEqual({ decode: 'read', scan: 'read', passing: 'read' });
    expect(verdicts(status, { depth: 2 })).toEqual(all('too-deep', 6));
    expect(verdicts(SYNC, { depth: 4 })).toEqual({ decode: 'read', scan: 'read', passing: 'read' });
    expect(verdicts(SYNC, { depth: 3 })).toEqual(all('too-deep', 7));
  });
  it('more elements and texts than the limit', () => {
    const many = repeated(`${HEADER} 45`, '0e', 99, '01');
    expect(verdicts(many, { nodes: 100 })).toEqual({ decode: 'read', scan: 'read', passing: 'read' });
    expect(verdicts(many, { nodes: 99 })).toEqual(all('too-many-nodes', 4 + 99));
    for (const unit of ['03 00', '02 41', 'c3 00']) {
      expect(verdicts(repeated(`${HEADER} 45`, unit, 99, '01'), { nodes: 100 })).toEqual({ decode: 'read', scan: 'read', passing: 'read' });
      expect(verdicts(repeated(`${HEADER} 45`, unit, 99, '01'), { nodes: 99 })).toEqual(all('too-many-nodes', 5 + 98 * 2));
    }
    expect(wrong(() => decode(repeated(`${HEADER} 45`, '0e', WBXML_LIMITS.nodes, '01')))).toEqual([
      'too-many-nodes',
      4 + WBXML_LIMITS.nodes,
    ]);
  });
  it('a string table called up again and again: the text it would make is bounded, walking past it is not dear', () => {
    const table = `03 01 6a 21 ${'41 '.repeat(32)} 00`;
    const message = repeated(`${table} 45`, '83 00', 1000, '01');
    expect(verdicts(message)).toEqual({ decode: 'read', scan: 'read', passing: 'read' });
    expect(verdicts(message, { tableReads: 3200 })).toEqual({ decode: ['table-overused', 38 + 200], scan: 'read', passing: 'read' });
  });
  it('a message larger than the limit is refused unread', () => {
    expect(verdicts(SYNC, { bytes: SYNC.length - 1 })).toEqual(all('too-large', SYNC.length - 1));
    expect(verdicts(new Uint8Array(WBXML_LIMITS.bytes + 1).fill(3))).toEqual(all('too-large', WBXML_LIMITS.bytes));
  });
  it('a small tree that holds the same element again and again, given to the encoder: stopped at the limit', () => {
    let tree = element('AirSync:Status', '1');
    for (let i = 0; i < 60; i++) tree = element('AirSync:Sync', tree, tree);
    expect(wrong(() => encode(tree, { limits: { bytes: 100_000 } }))).toMatchObject(['too-large', expect.any(Number)]);
  });
  it('a tree of 500,000 levels given to the encoder', () => {
    let tree = element('AirSync:Sync');
    for (let i = 0; i < 500_000; i++) tree = { ...tree, children: [tree] };
    expect(wrong(() => encode(tree))).toMatchObject(['too-deep', expect.any(Number)]);
  });
});
