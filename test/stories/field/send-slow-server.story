# A server slower than the timeout does not get the mail twice
from: Aster-Privacy/Aster-Android PR 23
about: send-timeout

app cannot tell what was sent
server takes 3 min for the next SendMail
app send mail m1
app send mail m1
wait 5 min
app send mail m1

law: ends unknown
law: mail m1 is on the server exactly once
law: exactly 1 SendMail
----
> app cannot tell what was sent
> server takes 3 min for the next SendMail
> app send mail m1
0:00:00.000  SendMail#1    queued -> sending  rungs.whole
0:00:00.000  outbox        drafted -> sent  mail.leaving
0:00:00.000  ->            SendMail m1
0:01:30.000  outbox        sent -> unknown  mail.lost
0:01:30.000  SendMail#1    sending -> reconciling  reconcile.transport.timeout
0:01:30.000  hook          findSent m1 cannot-tell
0:01:30.020  SendMail#1    reconciling -> unknown  app.unclear
0:01:30.020  end           send mail m1: unknown, next look-in-sent m1
> app send mail m1
0:01:30.020  SendMail#2    queued -> sending  rungs.whole
0:01:30.020  SendMail#2    sending -> reconciling  mail.doubtful
0:01:30.020  hook          findSent m1 cannot-tell
0:01:30.040  SendMail#2    reconciling -> unknown  app.unclear
0:01:30.040  end           send mail m1: unknown, next look-in-sent m1
> wait 5 min
> app send mail m1
0:06:30.040  SendMail#3    queued -> sending  rungs.whole
0:06:30.040  SendMail#3    sending -> reconciling  mail.doubtful
0:06:30.040  hook          findSent m1 cannot-tell
0:06:30.060  SendMail#3    reconciling -> unknown  app.unclear
0:06:30.060  end           send mail m1: unknown, next look-in-sent m1
> the end
0:06:30.060  session       ready
