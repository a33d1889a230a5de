// As much XML as libwbxml writes and reads: elements, namespaces, text, the five entities. It keeps every character, line ends too.

/** An element: the namespace without its colon, the name, and what is inside. */
export interface XmlElement {
  readonly namespace: string;
  readonly name: string;
  readonly children: readonly (XmlElement | string)[];
}

const TOKEN = /<\?[^>]*\?>|<!DOCTYPE[^>]*>|<\/([^\s>]+)>|<([^\s/>]+)(?:\s+xmlns="([^"]*)")?\s*(\/?)>|([^<]+)/gy;
const ENTITIES: Readonly<Record<string, string>> = { '&lt;': '<', '&gt;': '>', '&amp;': '&', '&quot;': '"', '&apos;': "'" };

/** Reads a document. @throws Error on anything it does not know: a gap here must not pass for agreement. */
export function readXml(xml: string): XmlElement {
  const top: (XmlElement | string)[] = [];
  const open: { readonly namespace: string; readonly name: string; readonly children: (XmlElement | string)[] }[] = [];
  let end = 0;
  for (const match of xml.matchAll(TOKEN)) {
    end = match.index + match[0].length;
    const [, closed, name, xmlns, bare, text] = match;
    const inside = open.at(-1)?.children ?? top;
    if (text !== undefined) inside.push(text.replace(/&(?:lt|gt|amp|quot|apos);/g, (entity) => ENTITIES[entity] ?? entity));
    else if (closed !== undefined) {
      if (open.pop()?.name !== closed) throw new Error(`</${closed}> closes another element`);
    } else if (name !== undefined) {
      const element = { namespace: xmlns ?? open.at(-1)?.namespace ?? '', name, children: [] };
      inside.push(element);
      if (bare !== '/') open.push(element);
    }
  }
  const [root, ...rest] = top.filter((node) => typeof node !== 'string' || node.trim() !== '');
  if (end !== xml.length || open.length > 0 || rest.length > 0 || root === undefined || typeof root === 'string')
    throw new Error(`No XML from character ${end}`);
  return root;
}

/** Writes a document as xml2wbxml wants it. */
export function writeXml(root: XmlElement, doctype: string): string {
  const write = (el: XmlElement, outer: string): string => {
    const xmlns = el.namespace === outer ? '' : ` xmlns="${el.namespace}"`;
    const inside = el.children.map((node) => (typeof node === 'string' ? escaped(node) : write(node, el.namespace))).join('');
    return inside === '' ? `<${el.name}${xmlns}/>` : `<${el.name}${xmlns}>${inside}</${el.name}>`;
  };
  return `<?xml version="1.0" encoding="UTF-8"?><!DOCTYPE ${doctype}>${write(root, '')}`;
}

function escaped(text: string): string {
  return text.replace(/[<>&\r]/g, (char) => ({ '<': '&lt;', '>': '&gt;', '&': '&amp;' })[char] ?? '&#13;');
}
