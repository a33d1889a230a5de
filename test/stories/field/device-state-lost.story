# A server that lost what it knows of the device is synced with from the start, not with the old keys
from: NachoClientX AsCommand; jobisoft/EAS-4-TbSync sync-runner
about: nacho-132-keeps-key, tbsync-generic

user adds contact e1
server answers common 132 to the next 2 Sync
app sync contacts

law: ends done
law: hook collectionReset is called at least 1 time
law: edit e1 is on the server exactly once
----
> user adds contact e1
> server answers common 132 to the next 2 Sync
> app sync contacts
0:00:00.000  Sync#1        queued -> sending  rungs.whole
0:00:00.000  ->            Sync contacts, add e1
0:00:00.100  Sync#1        sending -> waiting  retry.common.132
0:00:01.100  Sync#1        waiting -> queued  driver.tick
0:00:01.100  Sync#1        queued -> sending  rungs.whole
0:00:01.100  ->            Sync contacts, add e1
0:00:01.200  collection#2  complete -> keyless  collection.reset
0:00:01.200  Sync#1        sending -> resettingSyncKey  reset.common.132
0:00:01.200  hook          collectionReset contacts
0:00:01.220  Sync#1        resettingSyncKey -> foldersyncing  app.done
0:00:01.220  ladder        ready -> mapping  rung.broken
0:00:01.220  FolderSync#1  queued -> sending  rungs.whole
0:00:01.220  ->            FolderSync from 0
0:00:01.320  FolderSync#1  sending -> accepted  accept.FolderSync.1
0:00:01.320  hook          hierarchyChanged all 10 folders
0:00:01.340  ladder        mapping -> ready  rung.rebuilt
0:00:01.340  Sync#1        foldersyncing -> queued  rung.rebuilt
0:00:01.340  Sync#1        queued -> sending  rungs.whole
0:00:01.340  ->            Sync contacts from 0
0:00:01.440  collection#2  keyless -> downloading  key.given
0:00:01.440  Sync#1        sending -> accepted  accept.Sync.1
0:00:01.440  Sync#2        queued -> sending  rungs.whole
0:00:01.440  ->            Sync contacts
0:00:01.540  collection#2  downloading -> doubting  page.came
0:00:01.540  Sync#2        sending -> accepted  accept.http.200
0:00:01.540  Sync#3        queued -> sending  rungs.whole
0:00:01.540  ->            Sync contacts, add e1
0:00:01.640  Sync#3        sending -> accepted  accept.Sync.1
0:00:01.640  end           sync contacts: done
> the end
0:00:01.640  session       ready
