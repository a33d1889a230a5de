# The library's own FolderSync meets an upgraded server: the version is agreed on before the folders are read from 0
from: NachoClientX AsCommand; jobisoft/EAS-4-TbSync sync-runner
about: nacho-132-keeps-key, tbsync-generic

server answers Sync 12 to the next Sync
server answers common 136 to the next FolderSync
app sync contacts

law: ends done
law: exactly 1 OPTIONS
law: exactly 2 FolderSync
law: hook hierarchyChanged is called 1 time
law: nothing is held
----
> server answers Sync 12 to the next Sync
> server answers common 136 to the next FolderSync
> app sync contacts
0:00:00.000  Sync#1        queued -> sending  rungs.whole
0:00:00.000  ->            Sync contacts
0:00:00.100  Sync#1        sending -> foldersyncing  refresh.Sync.12
0:00:00.100  ladder        ready -> mapping  rung.broken
0:00:00.100  FolderSync#1  queued -> sending  rungs.whole
0:00:00.100  ->            FolderSync
0:00:00.200  FolderSync#1  sending -> preparing  reset.common.136
0:00:00.200  ladder        mapping -> negotiating  rung.broken
0:00:00.200  ->            OPTIONS
0:00:00.200  FolderSync#1  preparing -> rejected  caller.aborted
0:00:00.300  ladder        negotiating -> mapping  rung.rebuilt
0:00:00.300  FolderSync#2  queued -> sending  rungs.whole
0:00:00.300  ->            FolderSync from 0
0:00:00.400  FolderSync#2  sending -> accepted  accept.FolderSync.1
0:00:00.400  hook          hierarchyChanged all 10 folders
0:00:00.420  ladder        mapping -> ready  rung.rebuilt
0:00:00.420  Sync#1        foldersyncing -> queued  rung.rebuilt
0:00:00.420  Sync#1        queued -> sending  rungs.whole
0:00:00.420  ->            Sync contacts
0:00:00.520  Sync#1        sending -> accepted  accept.http.200
0:00:00.520  end           sync contacts: done
> the end
0:00:00.520  session       ready
