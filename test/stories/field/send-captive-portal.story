# A login page is no proof that a mail left, and no reason to lose it
from: mustang-im/mustang 224; jobisoft/TbSync 799
about: opaque-failure

server answers a login page to everything for 1 min
app send mail m1
app sync contacts
wait 5 min
user releases hold
app send mail m1
app sync contacts

law: mail m1 is on the server exactly once
law: send mail m1 ends done
law: ends done
law: at most 10 requests
----
> server answers a login page to everything for 1 min
> app send mail m1
0:00:00.000  SendMail#1    queued -> sending  rungs.whole
0:00:00.000  outbox        drafted -> sent  mail.leaving
0:00:00.000  ->            SendMail m1
0:00:00.100  outbox        sent -> unknown  mail.lost
0:00:00.100  SendMail#1    sending -> reconciling  reconcile.transport.html-body
0:00:00.100  hook          findSent m1 not-sent
0:00:10.120  hook          findSent m1 not-sent
0:00:10.140  outbox        unknown -> drafted  mail.absent
0:00:10.140  SendMail#1    reconciling -> queued  app.absent
0:00:10.140  SendMail#1    queued -> sending  rungs.whole
0:00:10.140  outbox        drafted -> sent  mail.leaving
0:00:10.140  ->            SendMail m1
0:00:10.240  outbox        sent -> unknown  mail.lost
0:00:10.240  hold          hold-1 for user: unknown-outcome, until somebody releases it
0:00:10.240  SendMail#1    sending -> held  hold.transport.html-body
0:00:10.240  end           send mail m1: held user unknown-outcome, next look-in-sent m1
> app sync contacts
0:00:10.240  Sync#1        queued -> sending  rungs.whole
0:00:10.240  ->            Sync contacts
0:00:10.340  Sync#1        sending -> waiting  retry.transport.html-body
0:00:11.340  Sync#1        waiting -> queued  driver.tick
0:00:11.340  Sync#1        queued -> sending  rungs.whole
0:00:11.340  ->            Sync contacts
0:00:11.440  Sync#1        sending -> waiting  retry.transport.html-body
0:00:13.440  Sync#1        waiting -> queued  driver.tick
0:00:13.440  Sync#1        queued -> sending  rungs.whole
0:00:13.440  ->            Sync contacts
0:00:13.540  Sync#1        sending -> repairing  repair.transport.html-body
0:00:13.540  ladder        ready -> locating  rung.broken
0:00:13.540  hook          discover finds the same address
0:00:13.560  ladder        locating -> ready  rung.rebuilt
0:00:13.560  Sync#1        repairing -> queued  rung.rebuilt
0:00:13.560  Sync#1        queued -> sending  rungs.whole
0:00:13.560  ->            Sync contacts
0:00:13.660  Sync#1        sending -> rejected  reject.transport.html-body
0:00:13.660  end           sync contacts: refused transport unreachable
> wait 5 min
> user releases hold
0:05:13.660  hold          hold-1 is released
> app send mail m1
0:05:13.660  SendMail#2    queued -> sending  rungs.whole
0:05:13.660  SendMail#2    sending -> reconciling  mail.doubtful
0:05:13.660  hook          findSent m1 not-sent
0:05:13.680  outbox        unknown -> drafted  mail.absent
0:05:13.680  SendMail#2    reconciling -> queued  app.absent
0:05:13.680  SendMail#2    queued -> sending  rungs.whole
0:05:13.680  outbox        drafted -> sent  mail.leaving
0:05:13.680  ->            SendMail m1
0:05:13.780  outbox        sent -> confirmed  mail.taken
0:05:13.780  SendMail#2    sending -> accepted  accept.http.200
0:05:13.780  end           send mail m1: done
> app sync contacts
0:05:13.780  Sync#2        queued -> sending  rungs.whole
0:05:13.780  ->            Sync contacts
0:05:13.880  Sync#2        sending -> accepted  accept.http.200
0:05:13.880  end           sync contacts: done
> the end
0:05:13.880  session       ready
