# The cookie that routes to the right server is kept and sent back
from: mustang-im/mustang PR 220
about: routing-cookie

server sends whoever has no routing cookie elsewhere
app sync contacts
app sync contacts
app send mail m1

law: sync contacts ends done
law: mail m1 is on the server exactly once
law: hook discover is called at most 1 times
----
> server sends whoever has no routing cookie elsewhere
> app sync contacts
0:00:00.000  Sync#1        queued -> sending  rungs.whole
0:00:00.000  ->            Sync contacts
0:00:00.100  Sync#1        sending -> repairing  repair.http.451
0:00:00.100  ladder        ready -> locating  rung.broken
0:00:00.100  hook          discover finds the same address
0:00:00.120  ladder        locating -> ready  rung.rebuilt
0:00:00.120  Sync#1        repairing -> queued  rung.rebuilt
0:00:00.120  Sync#1        queued -> sending  rungs.whole
0:00:00.120  ->            Sync contacts
0:00:00.220  Sync#1        sending -> accepted  accept.http.200
0:00:00.220  end           sync contacts: done
> app sync contacts
0:00:00.220  Sync#2        queued -> sending  rungs.whole
0:00:00.220  ->            Sync contacts
0:00:00.320  Sync#2        sending -> accepted  accept.http.200
0:00:00.320  end           sync contacts: done
> app send mail m1
0:00:00.320  SendMail#1    queued -> sending  rungs.whole
0:00:00.320  outbox        drafted -> sent  mail.leaving
0:00:00.320  ->            SendMail m1
0:00:00.420  outbox        sent -> confirmed  mail.taken
0:00:00.420  SendMail#1    sending -> accepted  accept.http.200
0:00:00.420  end           send mail m1: done
> the end
0:00:00.420  session       ready
