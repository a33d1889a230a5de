# A busy server is given time, by each command for itself, and a mail is not lost over it
from: mustang-im/mustang 281
about: mustang-one-counter, throttled, tbsync-generic

server answers common 111 to the next 3 Sync
app sync contacts
server answers common 111 to the next 3 SendMail
app send mail m1
app sync inbox

law: sync contacts ends done
law: send mail m1 ends done
law: mail m1 is on the server exactly once
law: ends done
law: at most 10 requests
----
> server answers common 111 to the next 3 Sync
> app sync contacts
0:00:00.000  Sync#1        queued -> sending  rungs.whole
0:00:00.000  ->            Sync contacts
0:00:00.100  Sync#1        sending -> waiting  retry.common.111
0:00:01.100  Sync#1        waiting -> queued  driver.tick
0:00:01.100  Sync#1        queued -> sending  rungs.whole
0:00:01.100  ->            Sync contacts
0:00:01.200  Sync#1        sending -> waiting  retry.common.111
0:00:03.200  Sync#1        waiting -> queued  driver.tick
0:00:03.200  Sync#1        queued -> sending  rungs.whole
0:00:03.200  ->            Sync contacts
0:00:03.300  Sync#1        sending -> waiting  retry.common.111
0:00:07.300  Sync#1        waiting -> queued  driver.tick
0:00:07.300  Sync#1        queued -> sending  rungs.whole
0:00:07.300  ->            Sync contacts
0:00:07.400  Sync#1        sending -> accepted  accept.http.200
0:00:07.400  end           sync contacts: done
> server answers common 111 to the next 3 SendMail
> app send mail m1
0:00:07.400  SendMail#1    queued -> sending  rungs.whole
0:00:07.400  outbox        drafted -> sent  mail.leaving
0:00:07.400  ->            SendMail m1
0:00:07.500  outbox        sent -> returned  mail.refused
0:00:07.500  SendMail#1    sending -> waiting  retry.common.111
0:00:08.500  SendMail#1    waiting -> queued  driver.tick
0:00:08.500  SendMail#1    queued -> sending  rungs.whole
0:00:08.500  outbox        returned -> sent  mail.leaving
0:00:08.500  ->            SendMail m1
0:00:08.600  outbox        sent -> returned  mail.refused
0:00:08.600  SendMail#1    sending -> waiting  retry.common.111
0:00:10.600  SendMail#1    waiting -> queued  driver.tick
0:00:10.600  SendMail#1    queued -> sending  rungs.whole
0:00:10.600  outbox        returned -> sent  mail.leaving
0:00:10.600  ->            SendMail m1
0:00:10.700  outbox        sent -> returned  mail.refused
0:00:10.700  SendMail#1    sending -> waiting  retry.common.111
0:00:14.700  SendMail#1    waiting -> queued  driver.tick
0:00:14.700  SendMail#1    queued -> sending  rungs.whole
0:00:14.700  outbox        returned -> sent  mail.leaving
0:00:14.700  ->            SendMail m1
0:00:14.800  outbox        sent -> confirmed  mail.taken
0:00:14.800  SendMail#1    sending -> accepted  accept.http.200
0:00:14.800  end           send mail m1: done
> app sync inbox
0:00:14.800  Sync#2        queued -> sending  rungs.whole
0:00:14.800  ->            Sync inbox
0:00:14.900  Sync#2        sending -> accepted  accept.http.200
0:00:14.900  end           sync inbox: done
> the end
0:00:14.900  session       ready
