import { element } from '../../wbxml/build.ts';
import { EAS_BOOK } from '../../wbxml/book.ts';
import type { EasName } from '../../wbxml/book.ts';
import { childrenOf } from '../../wbxml/tree.ts';
import type { WbxmlElement } from '../../wbxml/tree.ts';
import { textIn } from './mime.ts';

/**
 * The properties of an item as plain data, by qualified name: `{ 'Email:Subject': 'Hi', 'AirSyncBase:Body': { … } }`.
 * A list stands for an element that comes several times.
 */
export interface ItemFields {
  readonly [name: string]: FieldValue | readonly FieldValue[];
}
/** Text, or properties within. */
export type FieldValue = string | ItemFields;

/**
 * Plain data to elements.
 * @throws WbxmlError `unknown-name` for a name no code page has.
 */
export function toElements(fields: ItemFields): readonly WbxmlElement[] {
  return Object.entries(fields).flatMap(([name, value]) => {
    const values = (Array.isArray(value) ? value : [value]) as readonly FieldValue[];
    return values.map((one) => element(name as EasName, ...(typeof one === 'string' ? [one] : toElements(one))));
  });
}

/** `AirSyncBase:Body` for an element. */
export function qualifiedName(el: WbxmlElement): string {
  return `${EAS_BOOK.pages.get(el.page)?.namespace ?? el.page}:${el.name}`;
}

/** Elements to plain data: what comes several times becomes a list. */
export function toFields(elements: readonly WbxmlElement[]): ItemFields {
  const fields: Record<string, FieldValue | readonly FieldValue[]> = {};
  for (const el of elements) {
    const name = qualifiedName(el);
    const inner = childrenOf(el);
    const value: FieldValue = inner.length === 0 ? textIn(el) : toFields(inner);
    const before = fields[name];
    fields[name] =
      before === undefined ? value : [...(Array.isArray(before) ? (before as readonly FieldValue[]) : [before as FieldValue]), value];
  }
  return fields;
}

/** The properties named in `changes` replaced, the others kept (ghosted properties, MS-ASCMD 2.2.1.21). */
export function mergeFields(fields: readonly WbxmlElement[], changes: readonly WbxmlElement[]): readonly WbxmlElement[] {
  const changed = new Set(changes.map(qualifiedName));
  return [...fields.filter((el) => !changed.has(qualifiedName(el))), ...changes];
}
