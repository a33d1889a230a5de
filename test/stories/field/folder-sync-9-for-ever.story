# A server that loses the folder list each time is not asked until the app falls over
from: NachoClientX AsFolderSyncCommand
about: nacho-hierarchy-asserts

server answers FolderSync 9 to FolderSync
app sync folders every 10 min for 3 h
server is well again
user releases hold
app sync folders

law: ends done
law: at most 20 requests
----
> server answers FolderSync 9 to FolderSync
> app sync folders every 10 min for 3 h
0:00:00.000  FolderSync#1  queued -> sending  rungs.whole
0:00:00.000  ->            FolderSync
0:00:00.100  FolderSync#1  sending -> resettingHierarchy  reset.FolderSync.9
0:00:00.100  ladder        ready -> mapping  rung.broken
0:00:00.100  FolderSync#2  queued -> sending  rungs.whole
0:00:00.100  ->            FolderSync from 0
0:00:00.200  FolderSync#2  sending -> queued  reset.FolderSync.9
0:00:00.200  FolderSync#2  queued -> sending  rungs.whole
0:00:00.200  ->            FolderSync from 0
0:00:00.300  FolderSync#2  sending -> queued  reset.FolderSync.9
0:00:00.300  FolderSync#2  queued -> sending  rungs.whole
0:00:00.300  ->            FolderSync from 0
0:00:00.400  hold          hold-1 for time: loop, until in 945 s
0:00:00.400  FolderSync#2  sending -> held  hold.FolderSync.9
0:00:00.400  hold          hold-2 for time: loop, until in 945 s
0:00:00.400  ladder        mapping -> resting  rung.stuck
0:00:00.400  FolderSync#1  resettingHierarchy -> held  rung.stuck
0:00:00.400  end           sync folders: held time loop, next start-over-hierarchy
0:10:00.000  FolderSync#3  queued -> held  account.closed
0:10:00.000  end           sync folders: held time loop
0:15:45.400  hold          hold-1 is released
0:15:45.400  hold          hold-2 is released
0:20:00.000  FolderSync#4  queued -> sending  rungs.whole
0:20:00.000  ->            FolderSync from 0
0:20:00.100  FolderSync#4  sending -> resettingHierarchy  reset.FolderSync.9
0:20:00.100  ladder        resting -> mapping  rung.broken
0:20:00.100  FolderSync#5  queued -> sending  rungs.whole
0:20:00.100  ->            FolderSync from 0
0:20:00.200  hold          hold-3 for user: loop, until somebody releases it
0:20:00.200  FolderSync#5  sending -> held  hold.FolderSync.9
0:20:00.200  hold          hold-4 for user: loop, until somebody releases it
0:20:00.200  ladder        mapping -> resting  rung.stuck
0:20:00.200  FolderSync#4  resettingHierarchy -> held  rung.stuck
0:20:00.200  end           sync folders: held user loop, next start-over-hierarchy
0:30:00.000  FolderSync#6  queued -> held  account.closed
0:30:00.000  end           sync folders: held user loop
0:40:00.000  FolderSync#7  queued -> held  account.closed
0:40:00.000  end           sync folders: held user loop
0:50:00.000  FolderSync#8  queued -> held  account.closed
0:50:00.000  end           sync folders: held user loop
1:00:00.000  FolderSync#9  queued -> held  account.closed
1:00:00.000  end           sync folders: held user loop
1:10:00.000  FolderSync#10 queued -> held  account.closed
1:10:00.000  end           sync folders: held user loop
1:20:00.000  FolderSync#11 queued -> held  account.closed
1:20:00.000  end           sync folders: held user loop
1:30:00.000  FolderSync#12 queued -> held  account.closed
1:30:00.000  end           sync folders: held user loop
1:40:00.000  FolderSync#13 queued -> held  account.closed
1:40:00.000  end           sync folders: held user loop
1:50:00.000  FolderSync#14 queued -> held  account.closed
1:50:00.000  end           sync folders: held user loop
2:00:00.000  FolderSync#15 queued -> held  account.closed
2:00:00.000  end           sync folders: held user loop
2:10:00.000  FolderSync#16 queued -> held  account.closed
2:10:00.000  end           sync folders: held user loop
2:20:00.000  FolderSync#17 queued -> held  account.closed
2:20:00.000  end           sync folders: held user loop
2:30:00.000  FolderSync#18 queued -> held  account.closed
2:30:00.000  end           sync folders: held user loop
2:40:00.000  FolderSync#19 queued -> held  account.closed
2:40:00.000  end           sync folders: held user loop
2:50:00.000  FolderSync#20 queued -> held  account.closed
2:50:00.000  end           sync folders: held user loop
> server is well again
> user releases hold
3:00:00.000  hold          hold-3 is released
3:00:00.000  hold          hold-4 is released
3:00:00.000  ladder        resting -> mapping  account.released
3:00:00.000  FolderSync#21 queued -> sending  rungs.whole
3:00:00.000  ->            FolderSync from 0
> app sync folders
3:00:00.000  FolderSync#22 queued -> sending  rungs.whole
3:00:00.100  FolderSync#21 sending -> accepted  accept.FolderSync.1
3:00:00.100  hook          hierarchyChanged all 10 folders
3:00:00.100  ->            FolderSync from 0
3:00:00.120  ladder        mapping -> ready  rung.rebuilt
3:00:00.200  FolderSync#22 sending -> accepted  accept.FolderSync.1
3:00:00.200  end           sync folders: done
> the end
3:00:00.200  session       ready
