# A handshake that is itself refused with 142 does not wait for itself
from: mustang-im/mustang ActiveSyncAccount
about: mustang-deadlock

server answers common 142 to Provision
server loses the policy key
app sync contacts & send mail m1

law: sync contacts ends held admin provisioning-loop
law: send mail m1 ends held admin provisioning-loop
law: at most 10 requests
----
> server answers common 142 to Provision
> server loses the policy key
> app sync contacts & send mail m1
0:00:00.000  Sync#1        queued -> sending  rungs.whole
0:00:00.000  SendMail#1    queued -> sending  rungs.whole
0:00:00.000  ->            Sync contacts
0:00:00.000  outbox        drafted -> sent  mail.leaving
0:00:00.000  ->            SendMail m1
0:00:00.100  Sync#1        sending -> provisioning  repair.common.142
0:00:00.100  ladder        ready -> provisioning  rung.broken
0:00:00.100  ->            Provision request
0:00:00.100  outbox        sent -> returned  mail.refused
0:00:00.100  SendMail#1    sending -> provisioning  repair.common.142
0:00:00.200  ->            Provision request
0:00:00.300  ->            Provision request
0:00:00.400  hold          hold-1 for admin: provisioning-loop, until somebody releases it
0:00:00.400  provision#1   requesting -> stuck  hold.common.142
0:00:00.400  ladder        provisioning -> resting  rung.stuck
0:00:00.400  Sync#1        provisioning -> held  rung.stuck
0:00:00.400  end           sync contacts: held admin provisioning-loop
0:00:00.400  SendMail#1    provisioning -> held  rung.stuck
0:00:00.400  end           send mail m1: held admin provisioning-loop
> the end
0:00:00.400  session       held
0:00:00.400  session       hold-1 for admin: provisioning-loop
