import { readNumber, tableStringEnd } from './header.ts';
import { count, cut, passInline, passOpaque, readEntity, readTagKey, switchPage, tooDeep, unsupported } from './reading.ts';
import type { Reading } from './reading.ts';
import { END, ENTITY, FIRST_TAG, HAS_CONTENT, OPAQUE, STR_I, STR_T, SWITCH_PAGE, TAG_MASK } from './tokens.ts';

/** Steps past everything up to the END of the element just opened, the `depth`th from the root. Texts are not read. */
export function skipContent(r: Reading, depth: number): void {
  const { bytes } = r;
  let open = 1;
  for (;;) {
    const byte = bytes[r.pos];
    if (byte === undefined) throw cut(r, 'with elements open');
    if (byte === STR_I) passText(r, byte);
    else if (byte === END) {
      r.pos++;
      if (--open === 0) return;
    } else if ((byte & TAG_MASK) >= FIRST_TAG) {
      readTagKey(r, byte);
      if (byte & HAS_CONTENT && depth + open++ > r.limits.depth) throw tooDeep(r);
    } else if (byte === SWITCH_PAGE) switchPage(r);
    else passText(r, byte);
  }
}

/** Steps past a text, character or opaque, checking all but the characters of a text. */
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
