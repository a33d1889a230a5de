import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { startLab, type LabOptions, type RunningLab } from 'activesync-recovery/sim';
import { element, encode, type WbxmlElement } from 'activesync-recovery/wbxml';

// The example keeps one session per account; each test is another account.
let smallest: (typeof import('../../examples/01-smallest.ts'))['smallest'];
let server: RunningLab | undefined;
beforeEach(async () => {
  vi.resetModules();
  ({ smallest } = await import('../../examples/01-smallest.ts'));
});
afterEach(() => server?.stop());

const headers = {
  Authorization: `Basic ${btoa('alice:alice-pw')}`,
  'MS-ASProtocolVersion': '14.1',
  'Content-Type': 'application/vnd.ms-sync.wbxml',
};
const folderSync = element('FolderHierarchy:FolderSync', element('FolderHierarchy:SyncKey', '0'));

async function asks(options: LabOptions): Promise<(command: string, body: WbxmlElement) => Promise<string>> {
  const { url } = (server = await startLab(options));
  return (command, body) => smallest(`${url}?Cmd=${command}&User=alice&DeviceId=SMALLEST&DeviceType=Example`, headers, encode(body));
}

it('provisions a new device and repeats the refused FolderSync [MS-ASPROV 3.1.5.1]', async () => {
  const ask = await asks({ policy: { demand: 'required', partial: 'allow' } });
  expect(await ask('FolderSync', folderSync)).toBe('200, done after 2 attempts');
});

it('claims no enforcement that nobody does: a strict server holds the account [MS-ASPROV 3.1.5.1.2]', async () => {
  const ask = await asks({ policy: { demand: 'required', partial: 'refuse' } });
  expect(await ask('FolderSync', folderSync)).toBe('200, held after 1 attempts');
});

it('hands a lost SyncKey back to the app: its keys are its own [MS-ASCMD 2.2.3.177.17]', async () => {
  const ask = await asks({ policy: { demand: 'none' } });
  await ask('FolderSync', folderSync);
  const inbox = server?.lab.mailbox('alice').folder(2) ?? '';
  const collection = element('AirSync:Collection', element('AirSync:SyncKey', 'lost'), element('AirSync:CollectionId', inbox));
  expect(await ask('Sync', element('AirSync:Sync', element('AirSync:Collections', collection)))).toContain('next: start-over');
});
