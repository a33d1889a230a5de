import { codeBook } from '../book.ts';
import type { CodeBook } from '../book.ts';
import type { NamesOf } from '../code-page.ts';
import { DEV_INF_1_1 } from './dev-inf-1-1.ts';
import { DEV_INF } from './dev-inf.ts';
import { MET_INF } from './met-inf.ts';
import { SYNCML } from './syncml.ts';

/** A qualified name of a SyncML document. The XML namespaces (`SYNCML:SYNCML1.2`, `syncml:metinf`) differ by version; these do not. */
export type SyncmlName = NamesOf<typeof SYNCML> | NamesOf<typeof MET_INF> | NamesOf<typeof DEV_INF> | NamesOf<typeof DEV_INF_1_1>;

/** Messages of SyncML 1.0, 1.1 and 1.2, with the meta information inside them on page 1. */
export const SYNCML_BOOK: CodeBook = /* @__PURE__ */ codeBook([SYNCML, MET_INF]);
/** Device information 1.2. */
export const DEV_INF_BOOK: CodeBook = /* @__PURE__ */ codeBook([DEV_INF]);
/** Device information 1.1 and 1.0. */
export const DEV_INF_1_1_BOOK: CodeBook = /* @__PURE__ */ codeBook([DEV_INF_1_1]);

/** What a document calls itself: the number WBXML gives it and the name that may stand in the string table instead. */
export interface SyncmlDocumentType {
  readonly number: number;
  readonly name: string;
  readonly book: CodeBook;
}

/** The document types of SyncML by version, for writing one: `encode(documentOf(root, SYNCML_DOCUMENTS['1.2'].number, 2))`. */
export const SYNCML_DOCUMENTS: Readonly<Record<'1.0' | '1.1' | '1.2' | 'DevInf 1.1' | 'DevInf 1.2' | 'MetInf 1.2', SyncmlDocumentType>> = {
  '1.0': { number: 0x0fd1, name: '-//SYNCML//DTD SyncML 1.0//EN', book: SYNCML_BOOK },
  '1.1': { number: 0x0fd3, name: '-//SYNCML//DTD SyncML 1.1//EN', book: SYNCML_BOOK },
  '1.2': { number: 0x1201, name: '-//SYNCML//DTD SyncML 1.2//EN', book: SYNCML_BOOK },
  'DevInf 1.1': { number: 0x0fd4, name: '-//SYNCML//DTD DevInf 1.1//EN', book: DEV_INF_1_1_BOOK },
  'DevInf 1.2': { number: 0x1203, name: '-//SYNCML//DTD DevInf 1.2//EN', book: DEV_INF_BOOK },
  'MetInf 1.2': { number: 0x1202, name: '-//SYNCML//DTD MetInf 1.2//EN', book: SYNCML_BOOK },
};

/**
 * The book a SyncML document is read with. One that names no type of ours (phones write 1, "unknown") counts as a message.
 * Device information comes as a document of its own, as bytes inside a message's Data; it is read by a second decode.
 * @example const { root } = decode(body, { book: syncmlBook });
 */
export function syncmlBook(publicId: number | string): CodeBook {
  const type = Object.values(SYNCML_DOCUMENTS).find(({ number, name }) => number === publicId || name === publicId);
  return type?.book ?? SYNCML_BOOK;
}
