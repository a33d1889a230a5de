# An app that polls every minute does not provision every minute, nor does one that restarts
from: mail-in-a-box/mailinabox 190, 2096; Z-Hub/Z-Push 154
about: provision-once-a-second

server answers common 142 to everything but Provision, OPTIONS
app sync contacts every 1 min for 5 min
app is killed
app restarts
app sync contacts
app ping 480
server is well again
user releases hold
app sync contacts

law: at most 16 requests
law: at most 6 Provision
law: ping 480 ends held admin provisioning-loop
law: ends done
law: nothing is held
----
> server answers common 142 to everything but Provision, OPTIONS
> app sync contacts every 1 min for 5 min
0:00:00.000  Sync#1        queued -> sending  rungs.whole
0:00:00.000  ->            Sync contacts
0:00:00.100  Sync#1        sending -> provisioning  repair.common.142
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
0:00:00.420  Sync#1        sending -> provisioning  repair.common.142
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
0:00:00.740  Sync#1        sending -> held  hold.common.142
0:00:00.740  end           sync contacts: held admin provisioning-loop
0:01:00.000  Sync#2        queued -> held  account.closed
0:01:00.000  end           sync contacts: held admin provisioning-loop
0:02:00.000  Sync#3        queued -> held  account.closed
0:02:00.000  end           sync contacts: held admin provisioning-loop
0:03:00.000  Sync#4        queued -> held  account.closed
0:03:00.000  end           sync contacts: held admin provisioning-loop
0:04:00.000  Sync#5        queued -> held  account.closed
0:04:00.000  end           sync contacts: held admin provisioning-loop
> app is killed
> app restarts
0:05:00.000  app           resumed 1
> app sync contacts
0:05:00.000  Sync#6        queued -> held  account.closed
0:05:00.000  end           sync contacts: held admin provisioning-loop
> app ping 480
0:05:00.000  Ping#1        queued -> held  account.closed
0:05:00.000  end           ping 480: held admin provisioning-loop
> server is well again
> user releases hold
0:05:00.000  hold          hold-1 is released
> app sync contacts
0:05:00.000  Sync#7        queued -> sending  rungs.whole
0:05:00.000  ->            Sync contacts
0:05:00.100  Sync#7        sending -> accepted  accept.http.200
0:05:00.100  end           sync contacts: done
> the end
0:05:00.100  session       ready
