import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isSyncmlError } from '../../../src/syncml/errors.ts';
import { SYNCML_LIMITS } from '../../../src/syncml/limits.ts';
import { readXml, type XmlOptions } from '../../../src/syncml/xml.ts';
import { isWbxmlError } from '../../../src/wbxml/errors.ts';
import { at, textOf, type WbxmlElement } from '../../../src/wbxml/tree.ts';
import { bytes, message, status } from './messages.ts';

const read = (text: string, options?: XmlOptions): WbxmlElement => readXml(bytes(text), options);
const root = (inside: string): string => `<SyncML>${inside}</SyncML>`;

function refusal(input: string | Uint8Array, options?: XmlOptions): { code: string; offset: number; message: string } {
  try {
    readXml(typeof input === 'string' ? bytes(input) : input, options);
  } catch (e) {
    if (isSyncmlError(e) || isWbxmlError(e)) return { code: e.code, offset: e.offset, message: `${e.message} ${e.hint}` };
    throw e;
  }
  return { code: 'none', offset: 0, message: '' };
}

describe('reading SyncML in XML', () => {
  it('gives the tree that WBXML gives: names without namespace or prefix, text as strings', () => {
    const tree = read(`<s:SyncML xmlns:s="SYNCML:SYNCML1.1"><s:SyncHdr><s:MsgID>1</s:MsgID></s:SyncHdr></s:SyncML>`);
    expect(tree).toEqual({
      page: 0,
      token: 0,
      name: 'SyncML',
      children: [{ page: 0, token: 0, name: 'SyncHdr', children: [{ page: 0, token: 0, name: 'MsgID', children: ['1'] }] }],
    });
  });

  it('joins text, CDATA and the five entities of XML, and character references', () => {
    const tree = read(root('<Data>a&lt;<![CDATA[<b>&amp;]]>&#99;&#x64;&quot;&apos;&gt;&amp;</Data>'));
    expect(at(tree, 'Data')?.children).toEqual([`a<<b>&amp;cd"'>&`]);
  });

  it('keeps text of any script and skips a byte order mark', () => {
    expect(textOf(at(read(`\uFEFF${root('<Data>Zoë 日本 😀</Data>')}`), 'Data'))).toBe('Zoë 日本 😀');
  });

  it('skips comments, processing instructions and a DOCTYPE that only names the DTD, and fetches nothing', () => {
    const prologue =
      '<?xml version="1.0"?><!DOCTYPE SyncML PUBLIC "-//SYNCML//DTD SyncML 1.2//EN" "http://example.invalid/x.dtd"><!-- a -->';
    expect(read(`${prologue}<SyncML><?x y?><!-- b --><Final/></SyncML>`).children).toHaveLength(1);
  });

  it('takes a declaration of another character set as long as the bytes are ASCII', () => {
    const declared = (name: string, inside: string): string => `<?xml version="1.0" encoding="${name}"?>${root(inside)}`;
    expect(read(declared('ISO-8859-1', '<Final/>')).name).toBe('SyncML');
    for (const name of ['UTF-8', 'utf-8', 'utf8', 'US-ASCII']) expect(textOf(at(read(declared(name, '<Data>ë</Data>')), 'Data'))).toBe('ë');
    expect(refusal(declared('ISO-8859-1', '<Data>ë</Data>')).code).toBe('charset');
  });

  it('reads back every text that XML can carry (law)', () => {
    const text = fc.string({ unit: 'grapheme' }).filter((s) => /^[\t\n\x20-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]*$/u.test(s));
    fc.assert(
      fc.property(text, (wanted) => {
        const escaped = wanted.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
        expect(textOf(at(read(root(`<Data>${escaped}</Data>`)), 'Data'))).toBe(wanted);
      }),
    );
  });
});

describe('hostile XML', () => {
  it('an entity bomb is refused at its DTD, before an entity is looked at', () => {
    const bomb = `<!DOCTYPE SyncML [<!ENTITY a "${'x'.repeat(100)}"><!ENTITY b "&a;&a;&a;">]>${root('<Data>&b;</Data>')}`;
    expect(refusal(bomb).code).toBe('doctype');
  });

  it('an external entity is refused, never fetched', () => {
    expect(refusal(`<!DOCTYPE SyncML [<!ENTITY x SYSTEM "file:///etc/passwd">]>${root('<Data>&x;</Data>')}`).code).toBe('doctype');
    expect(refusal(root('<Data>&x;</Data>')).code).toBe('not-well-formed');
  });

  it('twenty thousand nested elements are refused at the bound, without recursion', () => {
    const found = refusal(root('<A>'.repeat(20_000)));
    expect(found.code).toBe('too-deep');
    expect(found.offset).toBeLessThan(1_000);
  });

  it('the depth of the limit is read, one more is not', () => {
    const nested = (depth: number): string => `<SyncML>${'<A>'.repeat(depth - 1)}${'</A>'.repeat(depth - 1)}</SyncML>`;
    expect(read(nested(SYNCML_LIMITS.depth)).name).toBe('SyncML');
    expect(refusal(nested(SYNCML_LIMITS.depth + 1)).code).toBe('too-deep');
  });

  it('a message over the size is refused before it is read', () => {
    const body = root('<Final/>');
    expect(read(body, { limits: { bytes: body.length } }).name).toBe('SyncML');
    expect(refusal(body, { limits: { bytes: body.length - 1 } }).code).toBe('too-large');
    expect(refusal(new Uint8Array(SYNCML_LIMITS.bytes + 1)).code).toBe('too-large');
  });

  it.each([
    ['elements', '<A/>'.repeat(10)],
    ['texts', '<A>x<B/>x<B/>x<B/>x<B/>x</A>'],
    ['attributes', `<A ${Array.from({ length: 10 }, (_, i) => `a${i}="1"`).join(' ')}/>`],
    ['pieces of CDATA', `<A>${'<![CDATA[x]]>'.repeat(10)}</A>`],
  ])('too many %s are refused', (_, inside) => {
    expect(refusal(root(inside), { limits: { nodes: 10 } }).code).toBe('too-many-nodes');
    expect(refusal(root(inside), { limits: { nodes: 12 } }).code).toBe('none');
  });

  it('a reply cut at any place is an error, never a part of it', () => {
    const whole = bytes(message(status({}) + status({ cmd: 'Alert', code: 508, source: './card' })));
    for (let end = 0; end < whole.length; end++) expect(refusal(whole.subarray(0, end)).code, `cut at ${end}`).not.toBe('none');
    expect(refusal(message(status({})).slice(0, -12)).code).toBe('truncated');
  });

  it.each([
    ['a second root', '<SyncML/><SyncML/>', 'not-well-formed'],
    ['text after the root', '<SyncML/>more', 'not-well-formed'],
    ['crossed tags', '<SyncML><A><B></A></B></SyncML>', 'not-well-formed'],
    ['a bare ampersand', root('<A>a & b;</A>'), 'not-well-formed'],
    ['a prefix nobody declared', '<x:SyncML/>', 'not-well-formed'],
    ['an attribute twice', root('<A a="1" a="2"/>'), 'not-well-formed'],
    ['a forbidden character', root('<A>\u0001</A>'), 'not-well-formed'],
    ['no XML', 'Service temporarily unavailable', 'not-well-formed'],
    ['a comment and nothing else', '<!-- x -->', 'truncated'],
    ['white space', ' \r\n', 'empty-body'],
    ['another document', '<Autodiscover/>', 'not-syncml'],
    ['a web page', '<!DOCTYPE html><html><p>Log in</html>', 'html-body'],
    ['a web page with its declaration in lower case', '<!doctype html><html><p>Log in', 'html-body'],
    ['an old web page', '\n<HTML><body>Log in', 'html-body'],
    ['a web page in XML', '<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"/>', 'html-body'],
  ])('%s is refused', (_, text, code) => expect(refusal(text).code).toBe(code));

  it('bytes that are no UTF-8 are refused', () => {
    expect(refusal(Uint8Array.of(...bytes('<SyncML>'), 0xc3, 0x28)).code).toBe('bad-utf8');
    expect(refusal(Uint8Array.of(0x1f, 0x8b, 0x08, 0x00)).code).toBe('bad-utf8');
    expect(refusal(Uint8Array.of(0xff, 0xfe, 0x3c, 0x00)).code).toBe('bad-utf8');
  });

  it('no error repeats what the message held', () => {
    for (const secret of [root('<Sekret>'), root('&Sekret;'), root('<A>x</Sekret>'), '<Sekret:SyncML/>', '<Sekret/>', '<!DOCTYPE Sekret ['])
      expect(refusal(secret).message).not.toContain('Sekret');
  });

  it('any text is read or refused with a typed error (law)', () => {
    const pieces = fc.constantFrom(
      '<',
      '>',
      '/',
      'SyncML',
      '<SyncML>',
      '</SyncML>',
      '<![CDATA[',
      ']]>',
      '&',
      ';',
      '&#x',
      '"',
      '=',
      '<!',
      '--',
      '<?xml ',
      '?>',
      '[',
      ' ',
      'é',
    );
    fc.assert(fc.property(fc.array(pieces, { maxLength: 30 }), (parts) => void refusal(parts.join(''))));
    fc.assert(fc.property(fc.uint8Array({ maxLength: 60 }), (body) => void refusal(body)));
  });
});
