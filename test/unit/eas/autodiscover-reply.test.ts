import { expect, it } from 'vitest';
import { readAutodiscover } from '../../../src/eas/autodiscover-reply.ts';

const read = (xml: string): ReturnType<typeof readAutodiscover> => readAutodiscover(new TextEncoder().encode(xml));

it('an ErrorCode is read where it stands [MS-ASCMD 2.2.3.64]', () => {
  const xml =
    '<a:Autodiscover xmlns:a="x"><a:Response><a:Error Time="1" Id="2"><a:ErrorCode> 601 </a:ErrorCode></a:Error></a:Response></a:Autodiscover>';
  expect(read(xml)).toEqual([{ path: 'Autodiscover/Response/Error', code: 601 }]);
});

it('a Status is read inside Action and Error alone [MS-ASCMD 2.2.3.177.1]', () => {
  const error = '<Error>\n<Status>2</Status><Message>no</Message></Error>';
  expect(read(`<Autodiscover><Response><Action>\n${error}</Action></Response></Autodiscover>`)).toEqual([
    { path: 'Autodiscover/Response/Action/Error', code: 2 },
  ]);
  expect(read(`<Autodiscover><Response>${error}</Response></Autodiscover>`)).toEqual([]);
});

it('a number that is none stays text', () => {
  expect(read('<Autodiscover><Error><ErrorCode>6OO</ErrorCode></Error></Autodiscover>')).toEqual([
    { path: 'Autodiscover/Response/Error', code: '6OO' },
  ]);
});

it('an answer with settings has no status', () => {
  expect(read('<Autodiscover><Response><Action><Settings/></Action></Response></Autodiscover>')).toEqual([]);
});

it('a page that is no Autodiscover answer is told apart', () => {
  for (const page of ['', '<html><title>Autodiscover</title></html>', 'Autodiscover', '<AutodiscoverService/>'])
    expect(read(page)).toBeUndefined();
});

it('only the beginning of a long answer is looked at', () => {
  expect(read(`${' '.repeat(64 * 1024)}<Autodiscover>`)).toBeUndefined();
});
