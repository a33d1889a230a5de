import { wbxmlError } from './errors.ts';
import type { WbxmlError } from './errors.ts';
import { readNumber, tableStringEnd } from './header.ts';
import { count, cut } from './reading.ts';
import type { Reading } from './reading.ts';
import { ENTITY, OPAQUE, STR_I, STR_T } from './tokens.ts';

/** The text of a STR_I. */
export function readInline(r: Reading): string {
  const start = r.pos + 1;
  passInline(r);
  return r.header.readText(r.bytes, start, r.pos - 1);
}

/** Up to this many bytes of a text are looked at here; behind them the engine's search is faster than ours. */
const SHORT_TEXT = 32;

/** Steps past a STR_I. */
export function passInline(r: Reading): void {
  count(r);
  const { bytes } = r;
  let pos = r.pos + 1;
  const near = Math.min(pos + SHORT_TEXT, bytes.length);
  while (pos < near && bytes[pos] !== 0) pos++;
  if (pos === near) {
    pos = bytes.indexOf(0, near);
    if (pos < 0) throw cut(r, 'inside a text');
  }
  r.pos = pos + 1;
}

/** The text of a STR_T. */
export function readTableText(r: Reading): string {
  count(r);
  const pointedAt = r.pos++;
  const start = r.header.tableStart + readNumber(r.bytes, r);
  const end = tableStringEnd(r.bytes, start, r.header.tableEnd, pointedAt);
  r.tableReads -= end - start;
  if (r.tableReads < 0)
    throw wbxmlError(
      'table-overused',
      pointedAt,
      `More than ${r.limits.tableReads} bytes out of the string table`,
      'a small body must not become a large text',
    );
  return r.header.readText(r.bytes, start, end);
}

/** The character of an ENTITY. */
export function readEntity(r: Reading): string {
  count(r);
  const start = r.pos++;
  const code = readNumber(r.bytes, r);
  if (code === 0 || code > 0x10ffff || (code >= 0xd800 && code < 0xe000))
    throw wbxmlError('bad-entity', start, 'Entity that is no character', 'the message is damaged');
  return String.fromCodePoint(code);
}

/** Steps past an OPAQUE. @returns where its bytes begin; they end at the position. */
export function passOpaque(r: Reading): number {
  count(r);
  const start = r.pos++;
  const length = readNumber(r.bytes, r);
  const left = r.bytes.length - r.pos;
  if (length > left)
    throw wbxmlError('bad-length', start, `Opaque of ${length} bytes where ${left} are left`, 'the body was cut or the length lies');
  if (length > r.limits.opaqueBytes)
    throw wbxmlError('opaque-too-large', start, `Opaque of ${length} bytes`, `at most ${r.limits.opaqueBytes} are read`);
  r.pos += length;
  return r.pos - length;
}

/** Text of any of the four tokens that carry some; bytes count as text of the message's character set. */
export function readText(r: Reading, byte: number): string {
  if (byte === STR_I) return readInline(r);
  if (byte === STR_T) return readTableText(r);
  if (byte === ENTITY) return readEntity(r);
  if (byte !== OPAQUE) throw unsupported(r, byte);
  const start = passOpaque(r);
  return r.header.readText(r.bytes, start, r.pos);
}

/** Steps past what {@link readText} would read, checking all but the characters of a text. */
export function passText(r: Reading, byte: number): void {
  if (byte === STR_I) passInline(r);
  else if (byte === OPAQUE) passOpaque(r);
  else if (byte === ENTITY) readEntity(r);
  else if (byte === STR_T) passTableText(r);
  else throw unsupported(r, byte);
}

function passTableText(r: Reading): void {
  count(r);
  const pointedAt = r.pos++;
  tableStringEnd(r.bytes, r.header.tableStart + readNumber(r.bytes, r), r.header.tableEnd, pointedAt);
}

export function unsupported(r: Reading, byte: number): WbxmlError {
  const what = `Global token 0x${byte.toString(16).padStart(2, '0')}`;
  return wbxmlError('unsupported-token', r.pos, what, 'literals, extensions and processing instructions are not part of this protocol');
}
