# What nobody can tell is asked, and goes out again only when the user agrees
from: Aster-Privacy/Aster-Android PR 23; AOSP Exchange SendMail
about: send-timeout, aosp-new-client-id

app cannot tell what was sent
server never hears of the next SendMail
app send mail m1
app send mail m1 again

law: ends done
law: mail m1 is on the server exactly once
law: exactly 2 SendMail
----
> app cannot tell what was sent
> server never hears of the next SendMail
> app send mail m1
0:00:00.000  SendMail#1    queued -> sending  rungs.whole
0:00:00.000  outbox        drafted -> sent  mail.leaving
0:00:00.000  ->            SendMail m1
0:01:30.000  outbox        sent -> unknown  mail.lost
0:01:30.000  SendMail#1    sending -> reconciling  reconcile.transport.timeout
0:01:30.000  hook          findSent m1 cannot-tell
0:01:30.020  SendMail#1    reconciling -> unknown  app.unclear
0:01:30.020  end           send mail m1: unknown, next look-in-sent m1
> app send mail m1 again
0:01:30.020  SendMail#2    queued -> sending  rungs.whole
0:01:30.020  outbox        unknown -> sent  mail.leaving
0:01:30.020  ->            SendMail m1
0:01:30.120  outbox        sent -> confirmed  mail.taken
0:01:30.120  SendMail#2    sending -> accepted  accept.http.200
0:01:30.120  end           send mail m1 again: done
> the end
0:01:30.120  session       ready
