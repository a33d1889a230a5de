# A server that wants no device it cannot provision says so to a person
from: jobisoft/TbSync 66
about: legacy-device

server answers common 141 to everything but Provision, OPTIONS
app sync contacts
app sync contacts

law: ends held admin provisioning-loop
law: at most 12 requests
----
> server answers common 141 to everything but Provision, OPTIONS
> app sync contacts
0:00:00.000  Sync#1        queued -> sending  rungs.whole
0:00:00.000  ->            Sync contacts
0:00:00.100  Sync#1        sending -> provisioning  repair.common.141
0:00:00.100  ladder        ready -> provisioning  rung.broken
0:00:00.100  ->            Provision request
0:00:00.200  provision#1   requesting -> applying  continue.Provision.Policy.1
0:00:00.200  hook          policy full
0:00:00.220  provision#1   applying -> acknowledging  app.done
0:00:00.220  ->            Provision acknowledge
0:00:00.320  provision#1   acknowledging -> provisioned  accept.Provision.Policy.1
0:00:00.320  ladder        provisioning -> ready  rung.rebuilt
0:00:00.320  Sync#1        provisioning -> queued  rung.rebuilt
0:00:00.320  Sync#1        queued -> sending  rungs.whole
0:00:00.320  ->            Sync contacts
0:00:00.420  Sync#1        sending -> provisioning  repair.common.141
0:00:00.420  ladder        ready -> provisioning  rung.broken
0:00:00.420  ->            Provision request
0:00:00.520  provision#2   requesting -> applying  continue.Provision.Policy.1
0:00:00.520  hook          policy full
0:00:00.540  provision#2   applying -> acknowledging  app.done
0:00:00.540  ->            Provision acknowledge
0:00:00.640  provision#2   acknowledging -> provisioned  accept.Provision.Policy.1
0:00:00.640  ladder        provisioning -> ready  rung.rebuilt
0:00:00.640  Sync#1        provisioning -> queued  rung.rebuilt
0:00:00.640  Sync#1        queued -> sending  rungs.whole
0:00:00.640  ->            Sync contacts
0:00:00.740  hold          hold-1 for admin: provisioning-loop, until somebody releases it
0:00:00.740  Sync#1        sending -> held  hold.common.141
0:00:00.740  end           sync contacts: held admin provisioning-loop
> app sync contacts
0:00:00.740  Sync#2        queued -> held  account.closed
0:00:00.740  end           sync contacts: held admin provisioning-loop
> the end
0:00:00.740  session       held
0:00:00.740  session       hold-1 for admin: provisioning-loop
