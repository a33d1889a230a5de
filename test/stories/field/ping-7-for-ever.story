# A Ping that always asks for the folders does not run to and fro
from: tine20/tine20 4018
about: ping-7-loop

server answers Ping 7 to Ping
app ping 480 every 1 min for 1 h

law: at most 30 requests
----
> server answers Ping 7 to Ping
> app ping 480 every 1 min for 1 h
0:00:00.000  Ping#1        queued -> sending  rungs.whole
0:00:00.000  ->            Ping 480 s, 2 folders
0:00:00.100  Ping#1        sending -> foldersyncing  refresh.Ping.7
0:00:00.100  ladder        ready -> mapping  rung.broken
0:00:00.100  FolderSync#1  queued -> sending  rungs.whole
0:00:00.100  ->            FolderSync
0:00:00.200  FolderSync#1  sending -> accepted  accept.FolderSync.1
0:00:00.200  hook          hierarchyChanged 0 changes
0:00:00.220  ladder        mapping -> ready  rung.rebuilt
0:00:00.220  Ping#1        foldersyncing -> queued  rung.rebuilt
0:00:00.220  Ping#1        queued -> sending  rungs.whole
0:00:00.220  ->            Ping 480 s, 2 folders
0:00:00.320  Ping#1        sending -> foldersyncing  refresh.Ping.7
0:00:00.320  ladder        ready -> mapping  rung.broken
0:00:00.320  FolderSync#2  queued -> sending  rungs.whole
0:00:00.320  ->            FolderSync
0:00:00.420  FolderSync#2  sending -> accepted  accept.FolderSync.1
0:00:00.420  hook          hierarchyChanged 0 changes
0:00:00.440  ladder        mapping -> ready  rung.rebuilt
0:00:00.440  Ping#1        foldersyncing -> queued  rung.rebuilt
0:00:00.440  Ping#1        queued -> sending  rungs.whole
0:00:00.440  ->            Ping 480 s, 2 folders
0:00:00.540  Ping#1        sending -> foldersyncing  reset.Ping.7
0:00:00.540  ladder        ready -> mapping  rung.broken
0:00:00.540  FolderSync#3  queued -> sending  rungs.whole
0:00:00.540  ->            FolderSync from 0
0:00:00.640  FolderSync#3  sending -> accepted  accept.FolderSync.1
0:00:00.640  hook          hierarchyChanged all 10 folders
0:00:00.660  ladder        mapping -> ready  rung.rebuilt
0:00:00.660  Ping#1        foldersyncing -> queued  rung.rebuilt
0:00:00.660  Ping#1        queued -> sending  rungs.whole
0:00:00.660  ->            Ping 480 s, 2 folders
0:00:00.760  Ping#1        sending -> rejected  reject.Ping.7
0:00:00.760  end           ping 480: refused server server-refused
0:01:00.000  Ping#2        queued -> sending  rungs.whole
0:01:00.000  ->            Ping 480 s, 2 folders
0:01:00.100  Ping#2        sending -> foldersyncing  refresh.Ping.7
0:01:00.100  ladder        ready -> resting  rung.broken
0:01:00.100  hold          hold-1 for user: loop, until somebody releases it
0:01:00.100  Ping#2        foldersyncing -> held  rung.stuck
0:01:00.100  end           ping 480: held user loop, next folder-sync
0:02:00.000  hold          hold-2 for user: loop, until somebody releases it
0:02:00.000  Ping#3        queued -> held  rung.stuck
0:02:00.000  end           ping 480: held user loop
0:03:00.000  Ping#4        queued -> held  rung.stuck
0:03:00.000  end           ping 480: held user loop
0:04:00.000  Ping#5        queued -> held  rung.stuck
0:04:00.000  end           ping 480: held user loop
0:05:00.000  Ping#6        queued -> held  rung.stuck
0:05:00.000  end           ping 480: held user loop
0:06:00.000  Ping#7        queued -> held  rung.stuck
0:06:00.000  end           ping 480: held user loop
0:07:00.000  Ping#8        queued -> held  rung.stuck
0:07:00.000  end           ping 480: held user loop
0:08:00.000  Ping#9        queued -> held  rung.stuck
0:08:00.000  end           ping 480: held user loop
0:09:00.000  Ping#10       queued -> held  rung.stuck
0:09:00.000  end           ping 480: held user loop
0:10:00.000  Ping#11       queued -> held  rung.stuck
0:10:00.000  end           ping 480: held user loop
0:11:00.000  Ping#12       queued -> held  rung.stuck
0:11:00.000  end           ping 480: held user loop
0:12:00.000  Ping#13       queued -> held  rung.stuck
0:12:00.000  end           ping 480: held user loop
0:13:00.000  Ping#14       queued -> held  rung.stuck
0:13:00.000  end           ping 480: held user loop
0:14:00.000  Ping#15       queued -> held  rung.stuck
0:14:00.000  end           ping 480: held user loop
0:15:00.000  Ping#16       queued -> held  rung.stuck
0:15:00.000  end           ping 480: held user loop
0:16:00.000  Ping#17       queued -> held  rung.stuck
0:16:00.000  end           ping 480: held user loop
0:17:00.000  Ping#18       queued -> held  rung.stuck
0:17:00.000  end           ping 480: held user loop
0:18:00.000  Ping#19       queued -> held  rung.stuck
0:18:00.000  end           ping 480: held user loop
0:19:00.000  Ping#20       queued -> held  rung.stuck
0:19:00.000  end           ping 480: held user loop
0:20:00.000  Ping#21       queued -> held  rung.stuck
0:20:00.000  end           ping 480: held user loop
0:21:00.000  Ping#22       queued -> held  rung.stuck
0:21:00.000  end           ping 480: held user loop
0:22:00.000  Ping#23       queued -> held  rung.stuck
0:22:00.000  end           ping 480: held user loop
0:23:00.000  Ping#24       queued -> held  rung.stuck
0:23:00.000  end           ping 480: held user loop
0:24:00.000  Ping#25       queued -> held  rung.stuck
0:24:00.000  end           ping 480: held user loop
0:25:00.000  Ping#26       queued -> held  rung.stuck
0:25:00.000  end           ping 480: held user loop
0:26:00.000  Ping#27       queued -> held  rung.stuck
0:26:00.000  end           ping 480: held user loop
0:27:00.000  Ping#28       queued -> held  rung.stuck
0:27:00.000  end           ping 480: held user loop
0:28:00.000  Ping#29       queued -> held  rung.stuck
0:28:00.000  end           ping 480: held user loop
0:29:00.000  Ping#30       queued -> held  rung.stuck
0:29:00.000  end           ping 480: held user loop
0:30:00.000  Ping#31       queued -> held  rung.stuck
0:30:00.000  end           ping 480: held user loop
0:31:00.000  Ping#32       queued -> held  rung.stuck
0:31:00.000  end           ping 480: held user loop
0:32:00.000  Ping#33       queued -> held  rung.stuck
0:32:00.000  end           ping 480: held user loop
0:33:00.000  Ping#34       queued -> held  rung.stuck
0:33:00.000  end           ping 480: held user loop
0:34:00.000  Ping#35       queued -> held  rung.stuck
0:34:00.000  end           ping 480: held user loop
0:35:00.000  Ping#36       queued -> held  rung.stuck
0:35:00.000  end           ping 480: held user loop
0:36:00.000  Ping#37       queued -> held  rung.stuck
0:36:00.000  end           ping 480: held user loop
0:37:00.000  Ping#38       queued -> held  rung.stuck
0:37:00.000  end           ping 480: held user loop
0:38:00.000  Ping#39       queued -> held  rung.stuck
0:38:00.000  end           ping 480: held user loop
0:39:00.000  Ping#40       queued -> held  rung.stuck
0:39:00.000  end           ping 480: held user loop
0:40:00.000  Ping#41       queued -> held  rung.stuck
0:40:00.000  end           ping 480: held user loop
0:41:00.000  Ping#42       queued -> held  rung.stuck
0:41:00.000  end           ping 480: held user loop
0:42:00.000  Ping#43       queued -> held  rung.stuck
0:42:00.000  end           ping 480: held user loop
0:43:00.000  Ping#44       queued -> held  rung.stuck
0:43:00.000  end           ping 480: held user loop
0:44:00.000  Ping#45       queued -> held  rung.stuck
0:44:00.000  end           ping 480: held user loop
0:45:00.000  Ping#46       queued -> held  rung.stuck
0:45:00.000  end           ping 480: held user loop
0:46:00.000  Ping#47       queued -> held  rung.stuck
0:46:00.000  end           ping 480: held user loop
0:47:00.000  Ping#48       queued -> held  rung.stuck
0:47:00.000  end           ping 480: held user loop
0:48:00.000  Ping#49       queued -> held  rung.stuck
0:48:00.000  end           ping 480: held user loop
0:49:00.000  Ping#50       queued -> held  rung.stuck
0:49:00.000  end           ping 480: held user loop
0:50:00.000  Ping#51       queued -> held  rung.stuck
0:50:00.000  end           ping 480: held user loop
0:51:00.000  Ping#52       queued -> held  rung.stuck
0:51:00.000  end           ping 480: held user loop
0:52:00.000  Ping#53       queued -> held  rung.stuck
0:52:00.000  end           ping 480: held user loop
0:53:00.000  Ping#54       queued -> held  rung.stuck
0:53:00.000  end           ping 480: held user loop
0:54:00.000  Ping#55       queued -> held  rung.stuck
0:54:00.000  end           ping 480: held user loop
0:55:00.000  Ping#56       queued -> held  rung.stuck
0:55:00.000  end           ping 480: held user loop
0:56:00.000  Ping#57       queued -> held  rung.stuck
0:56:00.000  end           ping 480: held user loop
0:57:00.000  Ping#58       queued -> held  rung.stuck
0:57:00.000  end           ping 480: held user loop
0:58:00.000  Ping#59       queued -> held  rung.stuck
0:58:00.000  end           ping 480: held user loop
0:59:00.000  Ping#60       queued -> held  rung.stuck
0:59:00.000  end           ping 480: held user loop
> the end
1:00:00.000  session       held
1:00:00.000  session       hold-1 for user: loop
1:00:00.000  session       hold-2 for user: loop
