# A server that does not speak the version is asked what it speaks, once
from: jobisoft/TbSync 781
about: version-not-supported, opaque-failure

app speaks 16.1
app is new
server speaks 12.1, 14.0, 14.1
app sync folders
app sync contacts

law: sync folders ends done
law: ends done
law: exactly 1 OPTIONS
law: at most 12 requests
----
> app sync folders
0:00:00.000  FolderSync#1  queued -> sending  rungs.whole
0:00:00.000  ->            FolderSync from 0
0:00:00.100  FolderSync#1  sending -> repairing  repair.common.138
0:00:00.100  ladder        ready -> negotiating  rung.broken
0:00:00.100  ->            OPTIONS
0:00:00.200  ladder        negotiating -> ready  rung.rebuilt
0:00:00.200  FolderSync#1  repairing -> queued  rung.rebuilt
0:00:00.200  FolderSync#1  queued -> sending  rungs.whole
0:00:00.200  ->            FolderSync from 0
0:00:00.300  FolderSync#1  sending -> provisioning  repair.common.142
0:00:00.300  ladder        ready -> provisioning  rung.broken
0:00:00.300  ->            Provision request
0:00:00.400  provision#1   requesting -> applying  continue.Provision.Policy.1
0:00:00.400  hook          policy full
0:00:00.420  provision#1   applying -> acknowledging  app.done
0:00:00.420  ->            Provision acknowledge
0:00:00.520  provision#1   acknowledging -> provisioned  accept.Provision.Policy.1
0:00:00.520  ladder        provisioning -> ready  rung.rebuilt
0:00:00.520  FolderSync#1  provisioning -> queued  rung.rebuilt
0:00:00.520  FolderSync#1  queued -> sending  rungs.whole
0:00:00.520  ->            FolderSync from 0
0:00:00.620  FolderSync#1  sending -> accepted  accept.FolderSync.1
0:00:00.620  end           sync folders: done
> app sync contacts
0:00:00.620  Sync#1        queued -> sending  rungs.whole
0:00:00.620  ->            Sync contacts from 0
0:00:00.720  collection#1  complete -> downloading  key.given
0:00:00.720  Sync#1        sending -> accepted  accept.Sync.1
0:00:00.720  Sync#2        queued -> sending  rungs.whole
0:00:00.720  ->            Sync contacts
0:00:00.820  collection#1  downloading -> complete  page.came
0:00:00.820  Sync#2        sending -> accepted  accept.http.200
0:00:00.820  end           sync contacts: done
> the end
0:00:00.820  session       ready
