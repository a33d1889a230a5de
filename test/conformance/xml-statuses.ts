// A reader of the recordings' XML that knows nothing of the codec: it finds every Status and where it stands.

/** A Status element of a message: the path of its parent, and its text. */
export interface XmlStatus {
  readonly path: string;
  readonly code: string;
}

const TAG = /<(\/?)([A-Za-z0-9-]+)[^>]*?(\/?)>([^<]*)/g;

/** Every element called Status. Email's message flag is called FlagStatus in this XML, so it is not among them. */
export function statusesOf(xml: string): readonly XmlStatus[] {
  return elementsOf(xml)
    .filter(({ path }) => path.endsWith('/Status'))
    .map(({ path, text }) => ({ path: path.slice(0, -'/Status'.length), code: text }));
}

/** Every element with its path and the text directly behind its start tag. */
export function elementsOf(xml: string): readonly { readonly path: string; readonly text: string }[] {
  const open: string[] = [];
  const found: { path: string; text: string }[] = [];
  for (const [, closing, name = '', empty, text = ''] of xml.matchAll(TAG)) {
    if (closing === '/') {
      const last = open.pop();
      if (last !== name) throw new Error(`</${name}> closes <${String(last)}>`);
      continue;
    }
    found.push({ path: [...open, name].join('/'), text });
    if (empty === '') open.push(name);
  }
  if (open.length > 0) throw new Error(`${open.join('/')} is never closed`);
  return found;
}
