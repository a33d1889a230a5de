import { EAS_BOOK } from './book.ts';
import type { CodeBook, EasName } from './book.ts';
import { wbxmlError } from './errors.ts';
import { TAG_MASK } from './tokens.ts';
import type { WbxmlElement, WbxmlNode } from './tree.ts';

/** What may be put into an element. Undefined is left out, so that optional children read as one expression. */
export type Content = WbxmlNode | undefined;

/**
 * Makes elements from names of any book. The names are not checked by the compiler; see {@link element} for ActiveSync.
 * @example const build = elementOf(SYNCML_BOOK); build('SyncML:SyncML', build('SyncML:SyncHdr'));
 */
export function elementOf(book: CodeBook): (name: string, ...children: readonly Content[]) => WbxmlElement {
  return (name, ...children) => {
    const key = book.keys.get(name);
    if (key === undefined)
      throw wbxmlError('unknown-name', 0, `No element is called ${name}`, 'write it as Namespace:Name, as in AirSync:Sync');
    return { page: key >> 6, token: key & TAG_MASK, name: book.names[key] ?? name, children: contentOf(children) };
  };
}

/**
 * Makes an ActiveSync element.
 * @throws WbxmlError `unknown-name` from callers without types.
 * @example element('FolderHierarchy:FolderSync', element('FolderHierarchy:SyncKey', '0'))
 */
export const element: (name: EasName, ...children: readonly Content[]) => WbxmlElement = /* @__PURE__ */ elementOf(EAS_BOOK);

/** Leaves undefined out and joins neighbouring texts, as a decoder would. */
function contentOf(children: readonly Content[]): readonly WbxmlNode[] {
  const kept: WbxmlNode[] = [];
  for (const node of children) {
    if (node === undefined) continue;
    const before = kept[kept.length - 1];
    if (typeof node === 'string' && typeof before === 'string') kept[kept.length - 1] = before + node;
    else kept.push(node);
  }
  return kept;
}
