# A device that is blocked asks the administrator, and nobody asks the server meanwhile
from: jobisoft/TbSync 126
about: quarantine

server answers common 129 to everything but OPTIONS
app sync contacts every 10 min for 1 h
app send mail m1
server is well again
user releases hold
app send mail m1

law: sync contacts ends held admin blocked
law: at most 2 requests
law: send mail m1 ends done
law: mail m1 is on the server exactly once
law: nothing is held
----
> server answers common 129 to everything but OPTIONS
> app sync contacts every 10 min for 1 h
0:00:00.000  Sync#1        queued -> sending  rungs.whole
0:00:00.000  ->            Sync contacts
0:00:00.100  hold          hold-1 for admin: blocked, until somebody releases it
0:00:00.100  Sync#1        sending -> held  hold.common.129
0:00:00.100  end           sync contacts: held admin blocked
0:10:00.000  Sync#2        queued -> held  account.closed
0:10:00.000  end           sync contacts: held admin blocked
0:20:00.000  Sync#3        queued -> held  account.closed
0:20:00.000  end           sync contacts: held admin blocked
0:30:00.000  Sync#4        queued -> held  account.closed
0:30:00.000  end           sync contacts: held admin blocked
0:40:00.000  Sync#5        queued -> held  account.closed
0:40:00.000  end           sync contacts: held admin blocked
0:50:00.000  Sync#6        queued -> held  account.closed
0:50:00.000  end           sync contacts: held admin blocked
> app send mail m1
1:00:00.000  SendMail#1    queued -> held  account.closed
1:00:00.000  end           send mail m1: held admin blocked
> server is well again
> user releases hold
1:00:00.000  hold          hold-1 is released
> app send mail m1
1:00:00.000  SendMail#2    queued -> sending  rungs.whole
1:00:00.000  outbox        drafted -> sent  mail.leaving
1:00:00.000  ->            SendMail m1
1:00:00.100  outbox        sent -> confirmed  mail.taken
1:00:00.100  SendMail#2    sending -> accepted  accept.http.200
1:00:00.100  end           send mail m1: done
> the end
1:00:00.100  session       ready
