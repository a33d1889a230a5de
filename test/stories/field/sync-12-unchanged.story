# 12 after a FolderSync that reports no change ends with a person, and the edit stays
from: mustang-im/mustang 293, PR 405, PR 422; tine20/tine20 4018
about: sync-12-unchanged, mustang-3-12-thrown

user adds contact e1
server answers Sync 12 to Sync
app sync contacts
app sync contacts every 10 min for 1 h
server is well again
user releases hold
app sync contacts

law: at most 24 requests
law: edit e1 is on the server exactly once
law: ends done
----
> user adds contact e1
> server answers Sync 12 to Sync
> app sync contacts
0:00:00.000  Sync#1        queued -> sending  rungs.whole
0:00:00.000  ->            Sync contacts, add e1
0:00:00.100  Sync#1        sending -> foldersyncing  refresh.Sync.12
0:00:00.100  ladder        ready -> mapping  rung.broken
0:00:00.100  FolderSync#1  queued -> sending  rungs.whole
0:00:00.100  ->            FolderSync
0:00:00.200  FolderSync#1  sending -> accepted  accept.FolderSync.1
0:00:00.200  hook          hierarchyChanged 0 changes
0:00:00.220  ladder        mapping -> ready  rung.rebuilt
0:00:00.220  Sync#1        foldersyncing -> queued  rung.rebuilt
0:00:00.220  Sync#1        queued -> sending  rungs.whole
0:00:00.220  ->            Sync contacts, add e1
0:00:00.320  Sync#1        sending -> foldersyncing  refresh.Sync.12
0:00:00.320  ladder        ready -> mapping  rung.broken
0:00:00.320  FolderSync#2  queued -> sending  rungs.whole
0:00:00.320  ->            FolderSync
0:00:00.420  FolderSync#2  sending -> accepted  accept.FolderSync.1
0:00:00.420  hook          hierarchyChanged 0 changes
0:00:00.440  ladder        mapping -> ready  rung.rebuilt
0:00:00.440  Sync#1        foldersyncing -> queued  rung.rebuilt
0:00:00.440  Sync#1        queued -> sending  rungs.whole
0:00:00.440  ->            Sync contacts, add e1
0:00:00.540  Sync#1        sending -> foldersyncing  reset.Sync.12
0:00:00.540  ladder        ready -> mapping  rung.broken
0:00:00.540  FolderSync#3  queued -> sending  rungs.whole
0:00:00.540  ->            FolderSync from 0
0:00:00.640  FolderSync#3  sending -> accepted  accept.FolderSync.1
0:00:00.640  hook          hierarchyChanged all 10 folders
0:00:00.660  ladder        mapping -> ready  rung.rebuilt
0:00:00.660  Sync#1        foldersyncing -> queued  rung.rebuilt
0:00:00.660  Sync#1        queued -> sending  rungs.whole
0:00:00.660  ->            Sync contacts, add e1
0:00:00.760  collection#2  complete -> keyless  collection.reset
0:00:00.760  Sync#1        sending -> resettingSyncKey  reset.Sync.12
0:00:00.760  hook          collectionReset contacts
0:00:00.780  Sync#1        resettingSyncKey -> queued  app.done
0:00:00.780  Sync#1        queued -> sending  rungs.whole
0:00:00.780  ->            Sync contacts from 0
0:00:00.880  Sync#1        sending -> rejected  reject.Sync.12
0:00:00.880  end           sync contacts: refused server server-refused
> app sync contacts every 10 min for 1 h
0:00:00.880  Sync#2        queued -> sending  rungs.whole
0:00:00.880  ->            Sync contacts from 0
0:00:00.980  Sync#2        sending -> foldersyncing  refresh.Sync.12
0:00:00.980  ladder        ready -> resting  rung.broken
0:00:00.980  hold          hold-1 for user: loop, until somebody releases it
0:00:00.980  Sync#2        foldersyncing -> held  rung.stuck
0:00:00.980  end           sync contacts: held user loop, next folder-sync
0:10:00.880  hold          hold-2 for user: loop, until somebody releases it
0:10:00.880  Sync#3        queued -> held  rung.stuck
0:10:00.880  end           sync contacts: held user loop
0:20:00.880  Sync#4        queued -> held  rung.stuck
0:20:00.880  end           sync contacts: held user loop
0:30:00.880  Sync#5        queued -> held  rung.stuck
0:30:00.880  end           sync contacts: held user loop
0:40:00.880  Sync#6        queued -> held  rung.stuck
0:40:00.880  end           sync contacts: held user loop
0:50:00.880  Sync#7        queued -> held  rung.stuck
0:50:00.880  end           sync contacts: held user loop
> server is well again
> user releases hold
1:00:00.880  hold          hold-1 is released
1:00:00.880  hold          hold-2 is released
1:00:00.880  ladder        resting -> mapping  account.released
1:00:00.880  FolderSync#4  queued -> sending  rungs.whole
1:00:00.880  ->            FolderSync
> app sync contacts
1:00:00.980  FolderSync#4  sending -> accepted  accept.FolderSync.1
1:00:00.980  hook          hierarchyChanged 0 changes
1:00:01.000  ladder        mapping -> ready  rung.rebuilt
1:00:01.000  Sync#8        queued -> sending  rungs.whole
1:00:01.000  ->            Sync contacts from 0
1:00:01.100  collection#2  keyless -> downloading  key.given
1:00:01.100  Sync#8        sending -> accepted  accept.Sync.1
1:00:01.100  Sync#9        queued -> sending  rungs.whole
1:00:01.100  ->            Sync contacts
1:00:01.200  collection#2  downloading -> doubting  page.came
1:00:01.200  Sync#9        sending -> accepted  accept.http.200
1:00:01.200  Sync#10       queued -> sending  rungs.whole
1:00:01.200  ->            Sync contacts, add e1
1:00:01.300  collection#2  doubting -> complete  page.came
1:00:01.300  Sync#10       sending -> accepted  accept.Sync.1
1:00:01.300  end           sync contacts: done
> the end
1:00:01.300  session       ready
