// What the codecs do with one message: ours and npm's aswbxml, each reading every string it decodes.
import aswbxml from 'aswbxml';
import { decode, EAS_BOOK, encode, planScan, scan } from '../../dist/src/wbxml/index.js';

// aswbxml makes Buffers with new, and Node's warning about that would stand in the way of the table.
process.noDeprecation = true;

const COLLECTION = 'Sync/Collections/Collection';
const plan = planScan({
  root: 'AirSync:Sync',
  statusAt: [
    'Sync',
    COLLECTION,
    ...['Add', 'Change', 'Delete', 'Fetch'].map((verb) => `${COLLECTION}/Responses/${verb}`),
    ...['Add', 'Change'].map((verb) => `${COLLECTION}/Commands/${verb}/ApplicationData/BodyPart`),
  ],
});

/** What can be done with a message, by who and what. Each gives back a number that depends on all of its work. */
export function codecs(message) {
  const buffer = Buffer.from(message);
  const tree = decode(message).root;
  const object = objectOf(tree);
  const works = {
    'ours: decode': () => readTree(decode(message).root),
    'aswbxml: decode': () => readObject(aswbxml.decode(buffer, 'ActiveSync')),
    'ours: scan': () => scan(message, plan).collections[0].adds,
    'ours: encode': () => encode(tree).length,
    'aswbxml: encode': () => aswbxml.encode(object, 'ActiveSync').length,
  };
  const adds = tree.children[0].children[0].children.at(-1).children.length;
  if (works['ours: decode']() !== works['aswbxml: decode']()) throw new Error('The two decoders read different texts');
  if (works['ours: scan']() !== adds) throw new Error('The scan counts other items than there are');
  return works;
}

/** Reads every string, the last character of each too, so that no engine can put off building it. */
function readTree(el) {
  let read = 0;
  for (const node of el.children) read += typeof node === 'string' ? readText(node) : readTree(node);
  return read;
}

function readObject(value) {
  if (typeof value === 'string') return readText(value);
  let read = 0;
  for (const key of Object.keys(value)) read += readObject(value[key]);
  return read;
}

const readText = (text) => text.length + (text.charCodeAt(text.length - 1) & 1);

/** A tree as aswbxml wants it for encoding: xml2js's objects, a prefix for every namespace. What it decodes to has lost those. */
function objectOf(root) {
  const nameOf = ({ page, name }) => (page === 0 ? name : `${EAS_BOOK.pages.get(page).namespace}:${name}`);
  const inside = (el) => {
    if (typeof el.children[0] === 'string') return el.children[0];
    const object = {};
    for (const node of el.children) (object[nameOf(node)] ??= []).push(inside(node));
    return object;
  };
  const prefixes = [...EAS_BOOK.pages.values()].map(({ page, namespace }) => [
    page === 0 ? 'xmlns' : `xmlns:${namespace}`,
    `${namespace}:`,
  ]);
  return { [nameOf(root)]: { $: Object.fromEntries(prefixes), ...inside(root) } };
}
