import { expect, it } from 'vitest';
import { EAS_COMMANDS } from '../../../src/eas/commands.ts';
import { readReply, type Read } from '../../../src/eas/reply-reading.ts';
import { element } from '../../../src/wbxml/build.ts';
import { encode } from '../../../src/wbxml/encode.ts';

const answer = encode(element('Ping:Ping', element('Ping:Status', '1')));

function read(command: keyof typeof EAS_COMMANDS, status: number, body: Uint8Array<ArrayBuffer>): Read {
  return readReply({ command, protocolVersion: '14.1', reply: { status, headers: {}, body } }, EAS_COMMANDS[command]);
}

it('a message is scanned', () => {
  expect(read('Ping', 200, answer)).toMatchObject({ is: 'message', scanned: { statuses: [{ path: 'Ping', code: 1 }] } });
});

it('a command whose messages nobody described is bytes, or nothing at all', () => {
  expect(read('CreateCollection', 200, answer)).toEqual({ is: 'bytes' });
  expect(read('CreateCollection', 200, new Uint8Array())).toEqual({ is: 'fault', fault: 'empty-body' });
});

it('an error page is read where it is WBXML, whatever the code', () => {
  for (const status of [400, 449, 500, 503]) expect(read('Ping', status, answer).is).toBe('message');
});

it('what an error page holds besides is no fault of its own', () => {
  const bodies = [new Uint8Array(), answer.slice(0, -1), Uint8Array.of(0x1f, 0x8b), Uint8Array.from([0x3c, 0x68])];
  for (const body of bodies) expect(read('Ping', 500, body)).toEqual({ is: 'nothing' });
});

it('the beginning of a body says what its HTTP code says, and of the request nothing', () => {
  const beginning = (command: keyof typeof EAS_COMMANDS, status: number) =>
    readReply({ command, protocolVersion: '14.1', reply: { status, headers: {}, body: answer, isPartial: true } }, EAS_COMMANDS[command]);
  for (const command of ['Ping', 'GetAttachment', 'CreateCollection'] as const)
    expect(beginning(command, 200)).toEqual({ is: 'fault', fault: 'undecodable', tooLarge: true });
  expect(beginning('Ping', 503).is).toBe('message');
  expect(beginning('GetAttachment', 503).is).toBe('nothing');
});
