import { describe, expect, it } from 'vitest';
import { questionArgs } from '../../../src/cli/question-args.ts';

describe('a status on the command line', () => {
  it.each([
    [['Sync', '3'], { protocol: 'eas', command: 'Sync', code: '3' }],
    [['common', '142'], { protocol: 'eas', code: '142' }],
    [['http', '449'], { protocol: 'http', code: '449' }],
    [['transport', 'timeout'], { protocol: 'transport', code: 'timeout' }],
    [['syncml', '508'], { protocol: 'syncml', kind: 'status', code: '508' }],
    [['alert', '201'], { protocol: 'syncml', kind: 'alert', code: '201' }],
    [['FolderSync', 'http.449'], { protocol: 'http', command: 'FolderSync', code: '449' }],
    [['Sync', 'common.142'], { protocol: 'eas', command: 'Sync', code: '142' }],
    [['SendMail', 'cut-after-send'], { protocol: 'transport', command: 'SendMail', code: 'cut-after-send' }],
    [['FolderSync', 'x-ms-rp'], { protocol: 'http', command: 'FolderSync', code: 'x-ms-rp' }],
    [['Alert', '508'], { protocol: 'syncml', command: 'Alert', code: '508' }],
    [['SyncHdr', 'timeout'], { protocol: 'transport', command: 'SyncHdr', code: 'timeout' }],
    [['Sync', 'nonsense'], { protocol: 'eas', command: 'Sync', code: 'nonsense' }],
    [['http.449'], { protocol: 'http', code: '449' }],
    [['common.142'], { protocol: 'eas', code: '142' }],
    [['Sync.Add.6'], { protocol: 'eas', command: 'Sync', level: 'Sync/Collections/Collection/Responses/Add', code: '6' }],
  ])('%j', (words, question) => expect(questionArgs(words, {})).toEqual(question));

  it('a command both protocols have is SyncML’s when the version is', () => {
    expect(questionArgs(['Sync', '508'], { version: '1.2' })).toEqual({ protocol: 'syncml', command: 'Sync', code: '508', version: '1.2' });
    expect(questionArgs(['Sync', '508'], { version: '14.1' })).toMatchObject({ protocol: 'eas' });
  });

  it('the options are part of the question, the level of an id among them', () => {
    expect(questionArgs(['Sync', '5'], { level: 'Sync', version: '12.1' })).toMatchObject({ level: 'Sync', version: '12.1' });
    expect(questionArgs(['Sync.Add.6'], { level: 'Sync' })).toMatchObject({ level: 'Sync' });
  });

  it.each([
    [[], 'nothing to explain'],
    [['Sync', '3', '4'], "one status at a time, not also '4'"],
    [['Fetch', '3'], "there is no command 'Fetch'"],
    [['Sync.999'], "there is no status 'Sync.999'"],
    [['Sync'], "there is no status 'Sync'"],
    [['constructor.3'], "there is no status 'constructor.3'"],
    [['toString', '3'], "there is no command 'toString'"],
  ])('%j is refused', (words, message) => expect(() => questionArgs(words, {})).toThrow(message));
});
