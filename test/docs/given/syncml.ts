// What is at hand besides in the examples of src/syncml, in front of the common values.
export const body = new TextEncoder().encode('<SyncML><SyncHdr><MsgID>1</MsgID></SyncHdr></SyncML>');
