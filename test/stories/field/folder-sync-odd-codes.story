# A FolderSync that fails in an odd way is not run again at once
from: NachoClientX AsFolderSyncCommand
about: nacho-folder-sync-at-once

server answers FolderSync 10 to FolderSync
app sync folders
server answers FolderSync 12 to FolderSync
app sync folders
server answers FolderSync 77 to FolderSync
app sync folders

law: at most 3 FolderSync in any 1 s
law: at most 20 requests
----
> server answers FolderSync 10 to FolderSync
> app sync folders
0:00:00.000  FolderSync#1  queued -> sending  rungs.whole
0:00:00.000  ->            FolderSync
0:00:00.100  FolderSync#1  sending -> rejected  reject.FolderSync.10
0:00:00.100  end           sync folders: refused server server-refused
> server answers FolderSync 12 to FolderSync
> app sync folders
0:00:00.100  FolderSync#2  queued -> sending  rungs.whole
0:00:00.100  ->            FolderSync
0:00:00.200  FolderSync#2  sending -> rejected  reject.FolderSync.12
0:00:00.200  end           sync folders: refused server server-refused
> server answers FolderSync 77 to FolderSync
> app sync folders
0:00:00.200  FolderSync#3  queued -> sending  rungs.whole
0:00:00.200  ->            FolderSync
0:00:00.300  FolderSync#3  sending -> rejected  reject.FolderSync.unknown
0:00:00.300  end           sync folders: refused server server-refused
> the end
0:00:00.300  session       ready
