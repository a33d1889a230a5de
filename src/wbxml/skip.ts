import { cut, readTagKey, switchPage, tooDeep } from './reading.ts';
import type { Reading } from './reading.ts';
import { passInline, passText } from './texts.ts';
import { END, FIRST_TAG, HAS_CONTENT, STR_I, SWITCH_PAGE, TAG_MASK } from './tokens.ts';

/** Steps past everything up to the END of the element just opened, the `depth`th from the root. Texts are not read. */
export function skipContent(r: Reading, depth: number): void {
  const { bytes } = r;
  let open = 1;
  for (;;) {
    const byte = bytes[r.pos];
    if (byte === undefined) throw cut(r, 'with elements open');
    if (byte === STR_I) passInline(r);
    else if (byte === END) {
      r.pos++;
      if (--open === 0) return;
    } else if ((byte & TAG_MASK) >= FIRST_TAG) {
      if (byte & HAS_CONTENT && depth + open++ > r.limits.depth) throw tooDeep(r);
      readTagKey(r, byte);
    } else if (byte === SWITCH_PAGE) switchPage(r);
    else passText(r, byte);
  }
}
