# A server that never finds the device’s state again is not reset for ever
from: NachoClientX AsCommand
about: nacho-132-keeps-key

server answers common 134 to Sync
app sync contacts
app sync contacts
server answers common 135 to Sync
app sync inbox
app sync inbox

law: at most 30 requests
law: hook collectionReset is called at most 4 times
----
> server answers common 134 to Sync
> app sync contacts
0:00:00.000  Sync#1        queued -> sending  rungs.whole
0:00:00.000  ->            Sync contacts
0:00:00.100  collection#2  complete -> keyless  collection.reset
0:00:00.100  Sync#1        sending -> resettingSyncKey  reset.common.134
0:00:00.100  hook          collectionReset contacts
0:00:00.120  Sync#1        resettingSyncKey -> foldersyncing  app.done
0:00:00.120  ladder        ready -> mapping  rung.broken
0:00:00.120  FolderSync#1  queued -> sending  rungs.whole
0:00:00.120  ->            FolderSync from 0
0:00:00.220  FolderSync#1  sending -> accepted  accept.FolderSync.1
0:00:00.220  hook          hierarchyChanged all 10 folders
0:00:00.240  ladder        mapping -> ready  rung.rebuilt
0:00:00.240  Sync#1        foldersyncing -> queued  rung.rebuilt
0:00:00.240  Sync#1        queued -> sending  rungs.whole
0:00:00.240  ->            Sync contacts from 0
0:00:00.340  hold          hold-1 for admin: mailbox, until somebody releases it
0:00:00.340  Sync#1        sending -> held  hold.common.134
0:00:00.340  end           sync contacts: held admin mailbox
> app sync contacts
0:00:00.340  Sync#2        queued -> held  account.closed
0:00:00.340  end           sync contacts: held admin mailbox
> server answers common 135 to Sync
> app sync inbox
0:00:00.340  Sync#3        queued -> held  account.closed
0:00:00.340  end           sync inbox: held admin mailbox
> app sync inbox
0:00:00.340  Sync#4        queued -> held  account.closed
0:00:00.340  end           sync inbox: held admin mailbox
> the end
0:00:00.340  session       held
0:00:00.340  session       hold-1 for admin: mailbox
