# Five requests refused alike cost one handshake, and all go on with the new key
from: mustang-im/mustang ActiveSyncAccount; Z-Hub/Z-Push 154
about: mustang-deadlock, provision-once-a-second

server changes the policy
user adds contact e1
app sync folders & sync contacts & sync inbox & send mail m1 & ping 60

law: exactly 2 Provision
law: sync contacts ends done
law: sync inbox ends done
law: send mail m1 ends done
law: ping 60 ends done
law: mail m1 is on the server exactly once
law: edit e1 is on the server exactly once
----
> server changes the policy
> user adds contact e1
> app sync folders & sync contacts & sync inbox & send mail m1 & ping 60
0:00:00.000  FolderSync#1  queued -> sending  rungs.whole
0:00:00.000  Sync#1        queued -> sending  rungs.whole
0:00:00.000  Sync#2        queued -> sending  rungs.whole
0:00:00.000  ->            FolderSync
0:00:00.000  SendMail#1    queued -> sending  rungs.whole
0:00:00.000  Ping#1        queued -> sending  rungs.whole
0:00:00.000  ->            Sync inbox
0:00:00.000  ->            Sync contacts, add e1
0:00:00.000  ->            Ping 60 s, 2 folders
0:00:00.000  outbox        drafted -> sent  mail.leaving
0:00:00.000  ->            SendMail m1
0:00:00.100  FolderSync#1  sending -> provisioning  repair.common.144
0:00:00.100  ladder        ready -> provisioning  rung.broken
0:00:00.100  ->            Provision request
0:00:00.100  Sync#2        sending -> provisioning  repair.common.144
0:00:00.100  Sync#1        sending -> provisioning  repair.common.144
0:00:00.100  outbox        sent -> returned  mail.refused
0:00:00.100  SendMail#1    sending -> provisioning  repair.common.144
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
0:00:00.320  SendMail#1    queued -> sending  rungs.whole
0:00:00.320  ->            Sync inbox
0:00:00.320  ->            Sync contacts, add e1
0:00:00.320  outbox        returned -> sent  mail.leaving
0:00:00.320  ->            SendMail m1
0:00:00.420  FolderSync#1  sending -> accepted  accept.FolderSync.1
0:00:00.420  end           sync folders: done
0:00:00.420  Sync#2        sending -> accepted  accept.http.200
0:00:00.420  end           sync inbox: done
0:00:00.420  Sync#1        sending -> accepted  accept.Sync.1
0:00:00.420  end           sync contacts: done
0:00:00.420  outbox        sent -> confirmed  mail.taken
0:00:00.420  SendMail#1    sending -> accepted  accept.http.200
0:00:00.420  end           send mail m1: done
0:01:00.100  Ping#1        sending -> accepted  continue.Ping.1
0:01:00.100  end           ping 60: done
> the end
0:01:00.100  session       ready
