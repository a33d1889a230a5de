// What is at hand besides in the examples of src/syncml, in front of the common values.
import type { Status } from '../../../src/core/status.ts';

export const body = new TextEncoder().encode('<SyncML><SyncHdr><MsgID>1</MsgID></SyncHdr></SyncML>');
export const status: Status = {
  source: { protocol: 'syncml', command: 'Alert', level: 'collection', path: 'SyncML/SyncBody/Status' },
  code: 508,
  kind: 'status',
  protocolVersion: '1.2',
  facts: {},
};
