import { describe, expect, it } from 'vitest';
import { ask, told } from '../ask.ts';

const COLLECTION = 'Sync/Collections/Collection';
const at = (path: string) => ({ command: 'Sync', path });

describe('Sync, the whole or a collection [MS-ASCMD 2.2.3.177.17]', () => {
  it('3 starts the collection again from key 0, twice at most', () => {
    for (const path of ['Sync', COLLECTION]) expect(told(ask(3, at(path)))).toBe('reset collection x2, reject server [user]');
  });

  it('4 is the request’s fault; with uploads the one that is wrong is looked for', () => {
    expect(told(ask(4, at('Sync')))).toBe('reject request');
    expect(told(ask(4, { ...at('Sync'), uploads: true }))).toBe('rephrase split-batch x2, rephrase leave-out-item x9, reject request');
  });

  it('5 is tried again and only then doubts the key', () => {
    expect(told(ask(5, at(COLLECTION)))).toBe('retry backoff x4, reset collection, reject unavailable [user]');
  });

  it('6 for the whole leaves the bad item out, 6 for an item refuses it', () => {
    for (const path of ['Sync', COLLECTION]) expect(told(ask(6, at(path)))).toBe('rephrase leave-out-item x11, reject request');
    for (const element of ['Add', 'Change']) expect(told(ask(6, at(`${COLLECTION}/Responses/${element}`)))).toBe('reject request [user]');
  });

  it('9 holds uploads and nothing else, at every level', () => {
    for (const path of ['Sync', COLLECTION, `${COLLECTION}/Responses/Add`, `${COLLECTION}/Responses/Change`])
      expect(told(ask(9, at(path)))).toBe('hold user quota uploads [user]');
  });

  it('7 of a collection, as clients meet it, brings the version of the server down first and then says that it is a conflict', () => {
    expect(told(ask(7, at(COLLECTION)))).toBe('refresh collection (rebuild) [user], reject conflict [user]');
    expect(ask(7, at('Sync')).because.layer).toBe('out-of-place');
  });

  it('8 of a collection is a folder that is gone', () => {
    expect(told(ask(8, at(COLLECTION)))).toBe('refresh hierarchy (rebuild) [user], reject gone [user]');
  });

  it('12 asks FolderSync first, and doubts the hierarchy, then the collection, only when it stays', () => {
    expect(told(ask(12, at('Sync')))).toBe('refresh hierarchy (rebuild) x2, reset hierarchy, reset collection, reject server [user]');
  });

  it('13 sends the full request, 14 takes the Limit, 15 lists fewer folders and tells', () => {
    expect(told(ask(13, at('Sync')))).toBe('rephrase resend-full, reject request');
    expect(told(ask(14, at('Sync')))).toBe('rephrase set-heartbeat (edit) x2, reject request');
    expect(told(ask(15, at('Sync')))).toBe('rephrase limit-folders x2 [user], reject too-large [user]');
  });

  it('16 is tried again', () => {
    expect(told(ask(16, at(COLLECTION)))).toBe('retry backoff x4, reject unavailable');
  });

  it('1 is done', () => {
    for (const path of ['Sync', COLLECTION]) expect(told(ask(1, at(path)))).toBe('accept');
  });

  it('10 and 11 of the old list ask for what is gone from the protocol', () => {
    for (const code of [10, 11]) expect(told(ask(code, at('Sync')))).toBe('reject unsupported');
  });

  it('2 of the old list asks OPTIONS', () => {
    expect(told(ask(2, at('Sync')))).toBe('repair version (rebuild), reject unsupported');
  });
});

describe('Sync, one item [MS-ASCMD 2.2.3.177.17]', () => {
  it('8 on a Delete is done, on a Change or Fetch the item is gone', () => {
    expect(told(ask(8, at(`${COLLECTION}/Responses/Delete`)))).toBe('accept');
    for (const element of ['Change', 'Fetch'])
      expect(told(ask(8, at(`${COLLECTION}/Responses/${element}`)))).toBe('refresh collection (rebuild) [user], reject gone [user]');
  });

  it('7 takes the server’s item and tells the user', () => {
    for (const element of ['Add', 'Change'])
      expect(told(ask(7, at(`${COLLECTION}/Responses/${element}`)))).toBe('reconcile take-server-item [user], reject conflict [user]');
  });

  it('184 sends the exceptions again that failed [MS-ASCMD 2.2.2]', () => {
    expect(told(ask(184, at(`${COLLECTION}/Responses/Add`)))).toBe('reconcile resend-failed-parts (rebuild), reject server [user]');
  });

  it('an answer to an item comes with a moved key, so it never repeats the same bytes', () => {
    for (const element of ['Add', 'Change', 'Delete', 'Fetch'])
      expect(told(ask(5, at(`${COLLECTION}/Responses/${element}`)))).toBe('retry backoff (rebuild) x3, reject server [user]');
  });

  it.each(['Add', 'Change', 'Delete', 'Fetch'])('1 on %s is done', (element) => {
    expect(told(ask(1, at(`${COLLECTION}/Responses/${element}`)))).toBe('accept');
  });

  it.each(['Add', 'Change', 'Fetch'])('4 on %s refuses that operation alone', (element) => {
    expect(told(ask(4, at(`${COLLECTION}/Responses/${element}`)))).toBe('reject request');
  });

  it('1 of a body part is done, 176 asks for the ordinary body [MS-ASAIRS 2.2.2.37]', () => {
    const path = `${COLLECTION}/Commands/Add/ApplicationData/BodyPart`;
    expect(told(ask(1, at(path)))).toBe('accept');
    expect(told(ask(176, at(path)))).toBe('rephrase without-body-parts, reject too-large');
  });
});
