import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bodyKind, firstPart } from '../../../src/eas/reply-body.ts';
import { PARTS_MOST } from '../../../src/eas/limits.ts';
import { law } from '../../properties/law.ts';

const MULTIPART = 'application/vnd.ms-sync.multipart';
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('kinds of body', () => {
  it.each([
    ['', 'empty'],
    ['\u0003\u0001', 'wbxml'],
    ['\u0000', 'wbxml'],
    ['<html>', 'text'],
    ['Unauthorized', 'text'],
    ['\n\t <', 'text'],
    ['\r\n', 'text'],
    ['\uFEFF<', 'text'],
    ['\u001F\u008B', 'other'],
    ['\u0004', 'other'],
    ['é', 'other'],
  ] as const)('%j is %s', (text, kind) => {
    expect(bodyKind(bytes(text), 'application/vnd.ms-sync.wbxml')).toBe(kind);
  });

  it('multipart is told by its label alone, and nothing is no multipart', () => {
    expect(bodyKind(Uint8Array.of(2, 0, 0, 0), `${MULTIPART}; x=1`)).toBe('multipart');
    expect(bodyKind(Uint8Array.of(2, 0, 0, 0))).toBe('wbxml');
    expect(bodyKind(new Uint8Array(), MULTIPART)).toBe('empty');
  });
});

describe('the first part of a multipart answer [MS-ASCMD 2.2.1.10.1.1]', () => {
  const packed = (...numbers: readonly number[]): Uint8Array => {
    const view = new DataView(new ArrayBuffer(numbers.length * 4));
    numbers.forEach((value, i) => view.setUint32(i * 4, value, true));
    return new Uint8Array(view.buffer);
  };
  const two = Uint8Array.from([...packed(2, 20, 3, 23, 2), 3, 1, 2, 8, 9]);

  it('is cut out where the table says', () => {
    expect(firstPart(two)).toEqual(Uint8Array.of(3, 1, 2));
  });

  it.each([
    ['cut in the table', two.slice(0, 10)],
    ['cut in the part', two.slice(0, 22)],
    ['cut in another part', two.slice(0, 24)],
    ['with no parts', packed(0, 12, 0)],
    ['with more parts than anybody sends', packed(0xffffffff, 12, 0)],
    ['with more parts than we read', Uint8Array.from([...packed(PARTS_MOST + 1), ...new Uint8Array(8 * (PARTS_MOST + 1))])],
    ['with a part inside the table', packed(2, 8, 4, 0, 0)],
    ['with a part behind the end', packed(1, 12, 0xffffffff)],
    ['empty', new Uint8Array()],
  ])('%s it is none', (_, body) => {
    expect(firstPart(body)).toBeUndefined();
  });

  it('lies inside the body or is none', () => {
    law(
      fc.property(fc.uint8Array({ maxLength: 40 }), (body) => {
        expect(firstPart(body)?.length ?? 0).toBeLessThanOrEqual(body.length);
      }),
    );
  });
});
