# A lost folder list is fetched again, and no folder is emptied for it
from: jobisoft/TbSync 716; mustang-im/mustang 293
about: reset-deletes

user adds contact e1
another device adds contact s1
server loses the folder list
app sync folders
app sync contacts

law: sync folders ends done
law: ends done
law: hook collectionReset is called 0 times
law: edit e1 is on the server exactly once
law: both sides hold the same contacts
----
> user adds contact e1
> another device adds contact s1
> server loses the folder list
> app sync folders
0:00:00.000  FolderSync#1  queued -> sending  rungs.whole
0:00:00.000  ->            FolderSync
0:00:00.100  FolderSync#1  sending -> resettingHierarchy  reset.FolderSync.9
0:00:00.100  ladder        ready -> mapping  rung.broken
0:00:00.100  FolderSync#2  queued -> sending  rungs.whole
0:00:00.100  ->            FolderSync from 0
0:00:00.200  FolderSync#2  sending -> accepted  accept.FolderSync.1
0:00:00.200  hook          hierarchyChanged all 10 folders
0:00:00.220  ladder        mapping -> ready  rung.rebuilt
0:00:00.220  FolderSync#1  resettingHierarchy -> queued  rung.rebuilt
0:00:00.220  FolderSync#1  queued -> sending  rungs.whole
0:00:00.220  ->            FolderSync
0:00:00.320  FolderSync#1  sending -> accepted  accept.FolderSync.1
0:00:00.320  end           sync folders: done
> app sync contacts
0:00:00.320  Sync#1        queued -> sending  rungs.whole
0:00:00.320  ->            Sync contacts, add e1
0:00:00.420  Sync#1        sending -> accepted  accept.Sync.1
0:00:00.420  end           sync contacts: done
> the end
0:00:00.420  session       ready
