# A mail whose answer was lost is looked for before anybody sends it again
from: thunderbird/thunderbird-android 2858, 4527; mailcow/mailcow-dockerized 7236, 4975
about: double-sends

server hangs up after taking the next SendMail
app send mail m1
server hangs up before taking the next SendMail
app send mail m2

law: send mail m1 ends done
law: send mail m2 ends done
law: mail m1 is on the server exactly once
law: mail m2 is on the server exactly once
----
> server hangs up after taking the next SendMail
> app send mail m1
0:00:00.000  SendMail#1    queued -> sending  rungs.whole
0:00:00.000  outbox        drafted -> sent  mail.leaving
0:00:00.000  ->            SendMail m1
0:00:00.100  outbox        sent -> unknown  mail.lost
0:00:00.100  SendMail#1    sending -> reconciling  reconcile.transport.cut-after-send
0:00:00.100  hook          findSent m1 sent
0:00:00.120  outbox        unknown -> confirmed  mail.found
0:00:00.120  SendMail#1    reconciling -> accepted  app.happened
0:00:00.120  end           send mail m1: done
> server hangs up before taking the next SendMail
> app send mail m2
0:00:00.120  SendMail#2    queued -> sending  rungs.whole
0:00:00.120  outbox        drafted -> sent  mail.leaving
0:00:00.120  ->            SendMail m2
0:00:00.220  outbox        sent -> unknown  mail.lost
0:00:00.220  SendMail#2    sending -> reconciling  reconcile.transport.cut-after-send
0:00:00.220  hook          findSent m2 not-sent
0:00:10.240  hook          findSent m2 not-sent
0:00:10.260  outbox        unknown -> drafted  mail.absent
0:00:10.260  SendMail#2    reconciling -> queued  app.absent
0:00:10.260  SendMail#2    queued -> sending  rungs.whole
0:00:10.260  outbox        drafted -> sent  mail.leaving
0:00:10.260  ->            SendMail m2
0:00:10.360  outbox        sent -> confirmed  mail.taken
0:00:10.360  SendMail#2    sending -> accepted  accept.http.200
0:00:10.360  end           send mail m2: done
> the end
0:00:10.360  session       ready
