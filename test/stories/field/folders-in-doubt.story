# A server that has lost half of its folders holds up what vanished, and neither mail nor the folders it still has
from: jobisoft/TbSync 716; mustang-im/mustang 293
about: reset-deletes

app is new
app sync folders
app sync contacts
server lists nothing but contacts for 10 min
server answers FolderSync 9 to the next FolderSync
server answers Sync 12 to the next Sync
app sync inbox
app send mail m1
user adds contact Ada
app sync contacts
app sync inbox
wait 40 min
app sync inbox

law: send mail m1 ends done
law: sync contacts ends done
law: edit Ada is on the server exactly once
law: mail m1 is on the server exactly once
law: sync inbox ends done
law: nothing is held
law: hook collectionReset is called 0 times
----
> app sync folders
0:00:00.000  FolderSync#1  queued -> sending  rungs.whole
0:00:00.000  ->            FolderSync from 0
0:00:00.100  FolderSync#1  sending -> provisioning  repair.common.142
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
0:00:00.420  FolderSync#1  sending -> accepted  accept.FolderSync.1
0:00:00.420  end           sync folders: done
> app sync contacts
0:00:00.420  Sync#1        queued -> sending  rungs.whole
0:00:00.420  ->            Sync contacts from 0
0:00:00.520  collection#1  complete -> downloading  key.given
0:00:00.520  Sync#1        sending -> accepted  accept.Sync.1
0:00:00.520  Sync#2        queued -> sending  rungs.whole
0:00:00.520  ->            Sync contacts
0:00:00.620  collection#1  downloading -> complete  page.came
0:00:00.620  Sync#2        sending -> accepted  accept.http.200
0:00:00.620  end           sync contacts: done
> server lists nothing but contacts for 10 min
> server answers FolderSync 9 to the next FolderSync
> server answers Sync 12 to the next Sync
> app sync inbox
0:00:00.620  Sync#3        queued -> sending  rungs.whole
0:00:00.620  ->            Sync inbox from 0
0:00:00.720  Sync#3        sending -> foldersyncing  refresh.Sync.12
0:00:00.720  ladder        ready -> mapping  rung.broken
0:00:00.720  FolderSync#2  queued -> sending  rungs.whole
0:00:00.720  ->            FolderSync
0:00:00.820  FolderSync#2  sending -> queued  reset.FolderSync.9
0:00:00.820  FolderSync#2  queued -> sending  rungs.whole
0:00:00.820  ->            FolderSync from 0
0:00:00.920  FolderSync#2  sending -> accepted  accept.FolderSync.1
0:00:00.920  hold          hold-1 for time: mailbox, until in 1350 s
0:00:00.920  ladder        mapping -> resting  rung.stuck
0:00:00.920  Sync#3        foldersyncing -> held  rung.stuck
0:00:00.920  end           sync inbox: held time mailbox
> app send mail m1
0:00:00.920  SendMail#1    queued -> sending  rungs.whole
0:00:00.920  outbox        drafted -> sent  mail.leaving
0:00:00.920  ->            SendMail m1
0:00:01.020  outbox        sent -> confirmed  mail.taken
0:00:01.020  SendMail#1    sending -> accepted  accept.http.200
0:00:01.020  end           send mail m1: done
> user adds contact Ada
> app sync contacts
0:00:01.020  Sync#4        queued -> sending  rungs.whole
0:00:01.020  ->            Sync contacts, add Ada
0:00:01.120  Sync#4        sending -> accepted  accept.Sync.1
0:00:01.120  end           sync contacts: done
> app sync inbox
0:00:01.120  Sync#5        queued -> sending  rungs.whole
0:00:01.120  Sync#5        sending -> queued  driver.deferred
0:00:01.120  Sync#5        queued -> held  account.closed
0:00:01.120  end           sync inbox: held time mailbox
> wait 40 min
0:22:30.920  hold          hold-1 is released
> app sync inbox
0:40:01.120  ladder        resting -> mapping  rung.wanted
0:40:01.120  FolderSync#3  queued -> sending  rungs.whole
0:40:01.120  ->            FolderSync
0:40:01.220  FolderSync#3  sending -> accepted  accept.FolderSync.1
0:40:01.220  hook          hierarchyChanged 0 changes
0:40:01.240  ladder        mapping -> ready  rung.rebuilt
0:40:01.240  Sync#6        queued -> sending  rungs.whole
0:40:01.240  ->            Sync inbox from 0
0:40:01.340  collection#2  complete -> downloading  key.given
0:40:01.340  Sync#6        sending -> accepted  accept.Sync.1
0:40:01.340  Sync#7        queued -> sending  rungs.whole
0:40:01.340  ->            Sync inbox
0:40:01.440  collection#2  downloading -> complete  page.came
0:40:01.440  Sync#7        sending -> accepted  accept.http.200
0:40:01.440  end           sync inbox: done
> the end
0:40:01.440  session       ready
