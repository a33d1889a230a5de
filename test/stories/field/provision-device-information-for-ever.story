# A server that is never content with what the device says of itself is not told for ever
from: jobisoft/EAS-4-TbSync 312, 315
about: device-information

app is new
server answers common 165 to everything but Provision, OPTIONS
app sync folders
app sync folders
app sync folders

law: at most 30 requests
----
> server answers common 165 to everything but Provision, OPTIONS
> app sync folders
0:00:00.000  FolderSync#1  queued -> sending  rungs.whole
0:00:00.000  ->            FolderSync from 0
0:00:00.100  FolderSync#1  sending -> provisioning  repair.common.165
0:00:00.100  ladder        ready -> provisioning  rung.broken
0:00:00.100  ->            Provision request
0:00:00.200  provision#1   requesting -> applying  continue.Provision.Policy.1
0:00:00.200  hook          policy full
0:00:00.220  provision#1   applying -> acknowledging  app.done
0:00:00.220  ->            Provision acknowledge
0:00:00.320  provision#1   acknowledging -> provisioned  accept.Provision.Policy.1
0:00:00.320  ladder        provisioning -> ready  rung.rebuilt
0:00:00.320  FolderSync#1  provisioning -> queued  rung.rebuilt
0:00:00.320  FolderSync#1  queued -> sending  rungs.whole
0:00:00.320  ->            FolderSync from 0
0:00:00.420  FolderSync#1  sending -> rejected  reject.common.165
0:00:00.420  end           sync folders: refused server server-refused
> app sync folders
0:00:00.420  FolderSync#2  queued -> sending  rungs.whole
0:00:00.420  ->            FolderSync from 0
0:00:00.520  FolderSync#2  sending -> provisioning  repair.common.165
0:00:00.520  ladder        ready -> provisioning  rung.broken
0:00:00.520  ->            Provision request
0:00:00.620  provision#2   requesting -> applying  continue.Provision.Policy.1
0:00:00.620  hook          policy full
0:00:00.640  provision#2   applying -> acknowledging  app.done
0:00:00.640  ->            Provision acknowledge
0:00:00.740  provision#2   acknowledging -> provisioned  accept.Provision.Policy.1
0:00:00.740  ladder        provisioning -> ready  rung.rebuilt
0:00:00.740  FolderSync#2  provisioning -> queued  rung.rebuilt
0:00:00.740  FolderSync#2  queued -> sending  rungs.whole
0:00:00.740  ->            FolderSync from 0
0:00:00.840  FolderSync#2  sending -> rejected  reject.common.165
0:00:00.840  end           sync folders: refused server server-refused
> app sync folders
0:00:00.840  FolderSync#3  queued -> sending  rungs.whole
0:00:00.840  ->            FolderSync from 0
0:00:00.940  FolderSync#3  sending -> provisioning  repair.common.165
0:00:00.940  ladder        ready -> provisioning  rung.broken
0:00:00.940  ->            Provision request
0:00:01.040  provision#3   requesting -> applying  continue.Provision.Policy.1
0:00:01.040  hook          policy full
0:00:01.060  provision#3   applying -> acknowledging  app.done
0:00:01.060  ->            Provision acknowledge
0:00:01.160  provision#3   acknowledging -> provisioned  accept.Provision.Policy.1
0:00:01.160  ladder        provisioning -> ready  rung.rebuilt
0:00:01.160  FolderSync#3  provisioning -> queued  rung.rebuilt
0:00:01.160  FolderSync#3  queued -> sending  rungs.whole
0:00:01.160  ->            FolderSync from 0
0:00:01.260  FolderSync#3  sending -> rejected  reject.common.165
0:00:01.260  end           sync folders: refused server server-refused
> the end
0:00:01.260  session       ready
