import { child, childrenOf, textOf } from '../../../src/wbxml/tree.ts';
import { syncAnswer, syncRequest } from '../../support/messages.ts';
import { describe, expect, it } from 'vitest';
import { decode, encode, isWbxmlError } from '../../../src/wbxml/index.ts';
import { deliveryOf } from '../../../src/sim/fault-delivery.ts';
import type { LabReply, LabRequest } from '../../../src/sim/lab/wire.ts';
import { folderSync, syncOf } from './probe.ts';

const REQUEST: LabRequest = { method: 'POST', url: '/?Cmd=Sync', headers: {}, body: encode(syncOf([{ key: '7', id: '1' }])) };
const REAL: LabReply = { status: 200, headers: { a: '1' }, body: encode(folderSync('1')) };

describe('deliveryOf', () => {
  it('sends the real reply whole when there is no fault', () => {
    expect(deliveryOf(undefined, REQUEST, REAL)).toEqual({ delayMs: 0, send: 'whole', reply: REAL });
  });

  it('adds headers and a delay to the real reply', () => {
    const { delayMs, send, reply } = deliveryOf({ delayMs: 250, headers: { 'X-MS-RP': '16.1' } }, REQUEST, REAL);
    expect({ delayMs, send, headers: reply.headers }).toEqual({ delayMs: 250, send: 'whole', headers: { a: '1', 'X-MS-RP': '16.1' } });
    expect(reply.body).toEqual(REAL.body);
  });

  it('sends nothing for a cut, as late as it says', () => {
    expect(deliveryOf({ cut: 'after', delayMs: 9 }, REQUEST, REAL)).toMatchObject({ send: 'nothing', delayMs: 9, reply: { status: 0 } });
    expect(deliveryOf({ cut: 'before' }, REQUEST, undefined)).toMatchObject({ send: 'nothing', delayMs: 0 });
  });

  it('marks half a reply, and leaves its bytes whole for the length that is promised', () => {
    expect(deliveryOf({ half: true }, REQUEST, REAL)).toMatchObject({ send: 'half', reply: REAL });
  });

  it('answers with an HTTP code, its headers and its body', () => {
    const { reply } = deliveryOf({ http: { code: 503, headers: { 'Retry-After': '30' }, body: 'later' } }, REQUEST, undefined);
    expect(reply.status).toBe(503);
    expect(reply.headers).toEqual({ 'Content-Type': 'text/plain', 'Retry-After': '30' });
    expect(new TextDecoder().decode(reply.body)).toBe('later');
    expect(deliveryOf({ http: { code: 449 } }, REQUEST, undefined).reply).toMatchObject({
      status: 449,
      headers: {},
      body: new Uint8Array(0),
    });
  });

  it('answers with a page of HTML under 200, without the marks of an ActiveSync server', () => {
    const { reply } = deliveryOf({ html: true }, REQUEST, REAL);
    expect(reply.status).toBe(200);
    expect(reply.headers).toEqual({ 'Content-Type': 'text/html; charset=utf-8' });
    expect(new TextDecoder().decode(reply.body)).toContain('<html>');
  });

  it('answers with the same garbage for the same seed, which is no WBXML', () => {
    const bytes = (seed: number) => deliveryOf({ garbage: seed }, REQUEST, undefined).reply.body;
    expect(bytes(7)).toEqual(bytes(7));
    expect(bytes(7)).not.toEqual(bytes(8));
    for (const seed of [0, 1, 7, 0x9e3779b9, 0xffffffff]) {
      expect(bytes(seed)).toHaveLength(64);
      expect(() => decode(bytes(seed))).toThrow(expect.toSatisfy(isWbxmlError));
    }
  });

  it('refuses one collection amid what the server says of the others, when it is processed', () => {
    const status = { at: 'Sync/Collections/Collection', code: 16, collectionId: '6' };
    const sync = { ...REQUEST, body: syncRequest({ id: '5' }, { id: '6' }) };
    const real = { ...REAL, body: syncAnswer({ id: '5', key: '2' }, { id: '6', key: '2' }) };
    const said = (reply: { readonly body: Uint8Array }) => {
      const collections = child(decode(reply.body).root, 'Collections');
      return (
        collections && childrenOf(collections).map((one) => ['CollectionId', 'SyncKey', 'Status'].map((name) => textOf(child(one, name))))
      );
    };
    expect(said(deliveryOf({ status, processed: true }, sync, real).reply)).toEqual([
      ['6', '1', '16'],
      ['5', '2', '1'],
    ]);
    expect(said(deliveryOf({ status }, sync, undefined).reply)).toEqual([['6', '1', '16']]);
    const whole = { ...status, collectionId: undefined };
    expect(said(deliveryOf({ status: whole as never, processed: true }, sync, real).reply)).toEqual([
      ['5', '1', '16'],
      ['6', '1', '16'],
    ]);
  });

  it('answers with exactly the given bytes', () => {
    expect(deliveryOf({ garbage: [31, 139, 8] }, REQUEST, undefined).reply.body).toEqual(new Uint8Array([31, 139, 8]));
  });

  it('answers with a well-formed refusal in place of the real reply', () => {
    const { reply } = deliveryOf({ status: { at: 'Sync', code: 5 }, processed: true }, REQUEST, REAL);
    expect(reply.status).toBe(200);
    expect(reply.headers['Content-Type']).toBe('application/vnd.ms-sync.wbxml');
    expect(decode(reply.body).root.name).toBe('Sync');
  });
});
