# A handshake that fails does not leave later requests waiting for ever
from: Evolution ActiveSync eas-connection; NachoClientX ProvW
about: evolution-flag-stuck, nacho-provision-no-delay

server answers HTTP 500 to Provision
server loses the policy key
app sync contacts
app sync inbox
app send mail m1
server is well again
user releases hold
app sync inbox
app send mail m1

law: sync contacts ends held admin provisioning-loop
law: at most 20 requests
law: send mail m1 ends done
law: mail m1 is on the server exactly once
law: nothing is held
----
> server answers HTTP 500 to Provision
> server loses the policy key
> app sync contacts
0:00:00.000  Sync#1        queued -> sending  rungs.whole
0:00:00.000  ->            Sync contacts
0:00:00.100  Sync#1        sending -> provisioning  repair.common.142
0:00:00.100  ladder        ready -> provisioning  rung.broken
0:00:00.100  ->            Provision request
0:00:00.200  ladder        provisioning -> locating  rung.broken
0:00:00.200  hook          discover finds the same address
0:00:00.220  ladder        locating -> provisioning  rung.rebuilt
0:00:00.220  ->            Provision request
0:00:00.320  provision#2   requesting -> waiting  retry.http.500
0:00:01.320  provision#2   waiting -> requesting  driver.tick
0:00:01.320  ->            Provision request
0:00:01.420  provision#2   requesting -> stuck  reject.http.500
0:00:01.420  hold          hold-1 for admin: provisioning-loop, until somebody releases it
0:00:01.420  ladder        provisioning -> resting  rung.stuck
0:00:01.420  Sync#1        provisioning -> held  rung.stuck
0:00:01.420  end           sync contacts: held admin provisioning-loop
> app sync inbox
0:00:01.420  Sync#2        queued -> held  account.closed
0:00:01.420  end           sync inbox: held admin provisioning-loop
> app send mail m1
0:00:01.420  SendMail#1    queued -> held  account.closed
0:00:01.420  end           send mail m1: held admin provisioning-loop
> server is well again
> user releases hold
0:00:01.420  hold          hold-1 is released
0:00:01.420  ladder        resting -> provisioning  account.released
0:00:01.420  ->            Provision request
> app sync inbox
0:00:01.520  provision#3   requesting -> applying  continue.Provision.Policy.1
0:00:01.520  hook          policy full
0:00:01.540  provision#3   applying -> acknowledging  app.done
0:00:01.540  ->            Provision acknowledge
0:00:01.640  provision#3   acknowledging -> provisioned  accept.Provision.Policy.1
0:00:01.640  ladder        provisioning -> ready  rung.rebuilt
0:00:01.640  Sync#3        queued -> sending  rungs.whole
0:00:01.640  ->            Sync inbox
0:00:01.740  Sync#3        sending -> accepted  accept.http.200
0:00:01.740  end           sync inbox: done
> app send mail m1
0:00:01.740  SendMail#2    queued -> sending  rungs.whole
0:00:01.740  outbox        drafted -> sent  mail.leaving
0:00:01.740  ->            SendMail m1
0:00:01.840  outbox        sent -> confirmed  mail.taken
0:00:01.840  SendMail#2    sending -> accepted  accept.http.200
0:00:01.840  end           send mail m1: done
> the end
0:00:01.840  session       ready
