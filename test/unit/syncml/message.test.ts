import { describe, expect, it } from 'vitest';
import { isSyncmlError } from '../../../src/syncml/errors.ts';
import { readMessage, unreadable } from '../../../src/syncml/message.ts';
import { encode } from '../../../src/wbxml/encode.ts';
import { isWbxmlError } from '../../../src/wbxml/errors.ts';
import { at, childrenOf, textOf, type WbxmlElement } from '../../../src/wbxml/tree.ts';
import { build, bytes, message, status } from './messages.ts';

/** Names and texts only: what both encodings share. */
const shape = (el: WbxmlElement): unknown => {
  const inner = childrenOf(el);
  return { [el.name]: inner.length > 0 ? inner.map(shape) : textOf(el) };
};

const caught = (body: Uint8Array): unknown => {
  try {
    return readMessage(body);
  } catch (e) {
    return e;
  }
};

const wbxml = encode(
  build('SyncML:SyncML', build('SyncML:SyncHdr', build('SyncML:VerDTD', '1.2')), build('SyncML:SyncBody', build('SyncML:Final'))),
);

describe('reading a message', () => {
  it('the same message gives the same tree in XML and in WBXML', () => {
    const xml = bytes('<SyncML><SyncHdr><VerDTD>1.2</VerDTD></SyncHdr><SyncBody><Final/></SyncBody></SyncML>');
    expect(shape(readMessage(xml))).toEqual(shape(readMessage(wbxml)));
  });

  it('a tag of a newer version of SyncML does not hide the rest', () => {
    const unknown: WbxmlElement = { page: 0, token: 0x3f, name: '0:0x3f', children: ['?'] };
    const body = encode({ ...build('SyncML:SyncML'), children: [unknown, build('SyncML:SyncHdr', build('SyncML:MsgID', '4'))] });
    expect(textOf(at(readMessage(body), 'SyncHdr/MsgID'))).toBe('4');
  });

  it.each([
    ['no bytes', new Uint8Array(), 'empty-body'],
    ['white space', bytes('\r\n'), 'empty-body'],
    ['a web page', bytes('<html><body>Log in</body></html>'), 'html-body'],
    ['a sentence', bytes('Bad gateway'), 'undecodable'],
    ['another document', bytes('<Autodiscover/>'), 'undecodable'],
    ['XML that was cut', bytes(message(status({})).slice(0, 80)), 'undecodable'],
    ['WBXML that was cut', wbxml.subarray(0, wbxml.length - 2), 'undecodable'],
    ['WBXML with another root', encode(build('SyncML:Sync')), 'undecodable'],
    ['compressed bytes', Uint8Array.of(0x1f, 0x8b, 8, 0), 'undecodable'],
  ])('%s is an error with a name', (_, body, what) => {
    const error = caught(body);
    expect(isSyncmlError(error) || isWbxmlError(error)).toBe(true);
    expect(unreadable(error)).toBe(what);
  });

  it('a fault of ours is no fault of the body', () => {
    expect(unreadable(new TypeError('x is not a function'))).toBeUndefined();
  });
});
