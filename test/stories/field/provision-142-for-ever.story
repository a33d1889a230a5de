# A policy key that is never good enough ends with the administrator, for every command alike
from: AOSP Exchange EasOperation
about: aosp-142-uncounted

server answers common 142 to FolderSync, Sync, SendMail
app sync folders & sync contacts & sync inbox & send mail m1

law: sync folders ends held admin provisioning-loop
law: sync contacts ends held admin provisioning-loop
law: sync inbox ends held admin provisioning-loop
law: send mail m1 ends held admin provisioning-loop
law: at most 20 requests
law: at most 6 Provision
----
> server answers common 142 to FolderSync, Sync, SendMail
> app sync folders & sync contacts & sync inbox & send mail m1
0:00:00.000  FolderSync#1  queued -> sending  rungs.whole
0:00:00.000  Sync#1        queued -> sending  rungs.whole
0:00:00.000  Sync#2        queued -> sending  rungs.whole
0:00:00.000  ->            FolderSync
0:00:00.000  SendMail#1    queued -> sending  rungs.whole
0:00:00.000  ->            Sync contacts
0:00:00.000  ->            Sync inbox
0:00:00.000  outbox        drafted -> sent  mail.leaving
0:00:00.000  ->            SendMail m1
0:00:00.100  FolderSync#1  sending -> provisioning  repair.common.142
0:00:00.100  ladder        ready -> provisioning  rung.broken
0:00:00.100  ->            Provision request
0:00:00.100  Sync#1        sending -> provisioning  repair.common.142
0:00:00.100  Sync#2        sending -> provisioning  repair.common.142
0:00:00.100  outbox        sent -> returned  mail.refused
0:00:00.100  SendMail#1    sending -> provisioning  repair.common.142
0:00:00.200  provision#1   requesting -> applying  continue.Provision.Policy.1
0:00:00.200  hook          policy full
0:00:00.220  provision#1   applying -> acknowledging  app.done
0:00:00.220  ->            Provision acknowledge
0:00:00.320  provision#1   acknowledging -> provisioned  accept.Provision.Policy.1
0:00:00.320  ladder        provisioning -> ready  rung.rebuilt
0:00:00.320  FolderSync#1  provisioning -> queued  rung.rebuilt
0:00:00.320  Sync#1        provisioning -> queued  rung.rebuilt
0:00:00.320  Sync#2        provisioning -> queued  rung.rebuilt
0:00:00.320  SendMail#1    provisioning -> queued  rung.rebuilt
0:00:00.320  FolderSync#1  queued -> sending  rungs.whole
0:00:00.320  Sync#1        queued -> sending  rungs.whole
0:00:00.320  ->            FolderSync
0:00:00.320  Sync#2        queued -> sending  rungs.whole
0:00:00.320  ->            Sync contacts
0:00:00.320  SendMail#1    queued -> sending  rungs.whole
0:00:00.320  ->            Sync inbox
0:00:00.320  outbox        returned -> sent  mail.leaving
0:00:00.320  ->            SendMail m1
0:00:00.420  FolderSync#1  sending -> provisioning  repair.common.142
0:00:00.420  ladder        ready -> provisioning  rung.broken
0:00:00.420  ->            Provision request
0:00:00.420  Sync#1        sending -> provisioning  repair.common.142
0:00:00.420  Sync#2        sending -> provisioning  repair.common.142
0:00:00.420  outbox        sent -> returned  mail.refused
0:00:00.420  SendMail#1    sending -> provisioning  repair.common.142
0:00:00.520  provision#2   requesting -> applying  continue.Provision.Policy.1
0:00:00.520  hook          policy full
0:00:00.540  provision#2   applying -> acknowledging  app.done
0:00:00.540  ->            Provision acknowledge
0:00:00.640  provision#2   acknowledging -> provisioned  accept.Provision.Policy.1
0:00:00.640  ladder        provisioning -> ready  rung.rebuilt
0:00:00.640  FolderSync#1  provisioning -> queued  rung.rebuilt
0:00:00.640  Sync#1        provisioning -> queued  rung.rebuilt
0:00:00.640  Sync#2        provisioning -> queued  rung.rebuilt
0:00:00.640  SendMail#1    provisioning -> queued  rung.rebuilt
0:00:00.640  FolderSync#1  queued -> sending  rungs.whole
0:00:00.640  Sync#1        queued -> sending  rungs.whole
0:00:00.640  ->            FolderSync
0:00:00.640  Sync#2        queued -> sending  rungs.whole
0:00:00.640  ->            Sync contacts
0:00:00.640  SendMail#1    queued -> sending  rungs.whole
0:00:00.640  ->            Sync inbox
0:00:00.640  outbox        returned -> sent  mail.leaving
0:00:00.640  ->            SendMail m1
0:00:00.740  hold          hold-1 for admin: provisioning-loop, until somebody releases it
0:00:00.740  FolderSync#1  sending -> held  hold.common.142
0:00:00.740  end           sync folders: held admin provisioning-loop
0:00:00.740  Sync#1        sending -> held  hold.common.142
0:00:00.740  end           sync contacts: held admin provisioning-loop
0:00:00.740  Sync#2        sending -> held  hold.common.142
0:00:00.740  end           sync inbox: held admin provisioning-loop
0:00:00.740  outbox        sent -> returned  mail.refused
0:00:00.740  SendMail#1    sending -> held  hold.common.142
0:00:00.740  end           send mail m1: held admin provisioning-loop
> the end
0:00:00.740  session       held
0:00:00.740  session       hold-1 for admin: provisioning-loop
