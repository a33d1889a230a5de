# A folder that fails is not called a success
from: jobisoft/EAS-4-TbSync sync-runner
about: tbsync-silent-success

server answers Sync 4 to Sync
app sync contacts
server answers Sync 6 to Sync
app sync contacts
server answers Sync 8 to Sync
app sync contacts
server answers Sync 5 to Sync
app sync contacts

law: no end is done
law: at most 40 requests
----
> server answers Sync 4 to Sync
> app sync contacts
0:00:00.000  Sync#1        queued -> sending  rungs.whole
0:00:00.000  ->            Sync contacts
0:00:00.100  Sync#1        sending -> rejected  reject.Sync.4
0:00:00.100  end           sync contacts: refused server server-refused
> server answers Sync 6 to Sync
> app sync contacts
0:00:00.100  Sync#2        queued -> sending  rungs.whole
0:00:00.100  ->            Sync contacts
0:00:00.200  batch         whole -> exhausted  batch.refused
0:00:00.200  Sync#2        sending -> rejected  rephrase.Sync.6
0:00:00.200  end           sync contacts: refused server server-refused, next rebuild leave-out-item
> server answers Sync 8 to Sync
> app sync contacts
0:00:00.200  Sync#3        queued -> sending  rungs.whole
0:00:00.200  ->            Sync contacts
0:00:00.300  Sync#3        sending -> foldersyncing  refresh.Sync.8
0:00:00.300  ladder        ready -> mapping  rung.broken
0:00:00.300  FolderSync#1  queued -> sending  rungs.whole
0:00:00.300  ->            FolderSync
0:00:00.400  FolderSync#1  sending -> accepted  accept.FolderSync.1
0:00:00.400  hook          hierarchyChanged 0 changes
0:00:00.420  ladder        mapping -> ready  rung.rebuilt
0:00:00.420  Sync#3        foldersyncing -> queued  rung.rebuilt
0:00:00.420  Sync#3        queued -> sending  rungs.whole
0:00:00.420  ->            Sync contacts
0:00:00.520  Sync#3        sending -> rejected  reject.Sync.8
0:00:00.520  end           sync contacts: refused server server-refused
> server answers Sync 5 to Sync
> app sync contacts
0:00:00.520  Sync#4        queued -> sending  rungs.whole
0:00:00.520  ->            Sync contacts
0:00:00.620  Sync#4        sending -> waiting  retry.Sync.5
0:00:01.620  Sync#4        waiting -> queued  driver.tick
0:00:01.620  Sync#4        queued -> sending  rungs.whole
0:00:01.620  ->            Sync contacts
0:00:01.720  Sync#4        sending -> waiting  retry.Sync.5
0:00:03.720  Sync#4        waiting -> queued  driver.tick
0:00:03.720  Sync#4        queued -> sending  rungs.whole
0:00:03.720  ->            Sync contacts
0:00:03.820  Sync#4        sending -> waiting  retry.Sync.5
0:00:07.820  Sync#4        waiting -> queued  driver.tick
0:00:07.820  Sync#4        queued -> sending  rungs.whole
0:00:07.820  ->            Sync contacts
0:00:07.920  Sync#4        sending -> waiting  retry.Sync.5
0:00:15.920  Sync#4        waiting -> queued  driver.tick
0:00:15.920  Sync#4        queued -> sending  rungs.whole
0:00:15.920  ->            Sync contacts
0:00:16.020  collection#2  complete -> keyless  collection.reset
0:00:16.020  Sync#4        sending -> resettingSyncKey  reset.Sync.5
0:00:16.020  hook          collectionReset contacts
0:00:16.040  Sync#4        resettingSyncKey -> queued  app.done
0:00:16.040  Sync#4        queued -> sending  rungs.whole
0:00:16.040  ->            Sync contacts from 0
0:00:16.140  Sync#4        sending -> rejected  reject.Sync.5
0:00:16.140  end           sync contacts: refused server server-refused
> the end
0:00:16.140  session       ready
