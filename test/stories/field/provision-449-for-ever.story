# A server that answers 449 to everything costs a few handshakes, not one a second
from: grommunio/grommunio-sync 26; AOSP Exchange EasOperation; NachoClientX ProvW
about: provision-449-for-ever, aosp-449-uncounted, nacho-449-healthy

server answers HTTP 449 to everything but Provision
app sync contacts
app send mail m1

law: sync contacts ends held admin provisioning-loop
law: send mail m1 ends held admin provisioning-loop
law: mail m1 is not on the server
law: at most 12 requests
law: at most 4 Provision
----
> server answers HTTP 449 to everything but Provision
> app sync contacts
0:00:00.000  Sync#1        queued -> sending  rungs.whole
0:00:00.000  ->            Sync contacts
0:00:00.100  Sync#1        sending -> provisioning  repair.http.449
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
0:00:00.420  Sync#1        sending -> provisioning  repair.http.449
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
0:00:00.740  Sync#1        sending -> held  hold.http.449
0:00:00.740  end           sync contacts: held admin provisioning-loop
> app send mail m1
0:00:00.740  SendMail#1    queued -> held  account.closed
0:00:00.740  end           send mail m1: held admin provisioning-loop
> the end
0:00:00.740  session       held
0:00:00.740  session       hold-1 for admin: provisioning-loop
