# One folder the server fails over does not take the others, or the mail, with it
from: mailcow/mailcow-dockerized 5045
about: storms

server answers HTTP 500 to Sync
app sync inbox every 5 min for 1 h
app send mail m1
app sync folders

law: at most 40 requests
law: hook discover is called at most 2 times
law: send mail m1 ends done
law: mail m1 is on the server exactly once
law: sync folders ends done
----
> server answers HTTP 500 to Sync
> app sync inbox every 5 min for 1 h
0:00:00.000  Sync#1        queued -> sending  rungs.whole
0:00:00.000  ->            Sync inbox
0:00:00.100  Sync#1        sending -> repairing  repair.http.500
0:00:00.100  ladder        ready -> locating  rung.broken
0:00:00.100  hook          discover finds the same address
0:00:00.120  ladder        locating -> ready  rung.rebuilt
0:00:00.120  Sync#1        repairing -> queued  rung.rebuilt
0:00:00.120  Sync#1        queued -> sending  rungs.whole
0:00:00.120  ->            Sync inbox
0:00:00.220  Sync#1        sending -> waiting  retry.http.500
0:00:01.220  Sync#1        waiting -> queued  driver.tick
0:00:01.220  Sync#1        queued -> sending  rungs.whole
0:00:01.220  ->            Sync inbox
0:00:01.320  Sync#1        sending -> rejected  reject.http.500
0:00:01.320  end           sync inbox: refused server server-refused
0:05:00.000  Sync#2        queued -> sending  rungs.whole
0:05:00.000  ->            Sync inbox
0:05:00.100  Sync#2        sending -> waiting  retry.http.500
0:05:01.100  Sync#2        waiting -> queued  driver.tick
0:05:01.100  Sync#2        queued -> sending  rungs.whole
0:05:01.100  ->            Sync inbox
0:05:01.200  Sync#2        sending -> rejected  reject.http.500
0:05:01.200  end           sync inbox: refused server server-refused
0:10:00.000  Sync#3        queued -> sending  rungs.whole
0:10:00.000  ->            Sync inbox
0:10:00.100  Sync#3        sending -> waiting  retry.http.500
0:10:01.100  Sync#3        waiting -> queued  driver.tick
0:10:01.100  Sync#3        queued -> sending  rungs.whole
0:10:01.100  ->            Sync inbox
0:10:01.200  Sync#3        sending -> rejected  reject.http.500
0:10:01.200  end           sync inbox: refused server server-refused
0:15:00.000  Sync#4        queued -> sending  rungs.whole
0:15:00.000  ->            Sync inbox
0:15:00.100  Sync#4        sending -> waiting  retry.http.500
0:15:01.100  Sync#4        waiting -> queued  driver.tick
0:15:01.100  Sync#4        queued -> sending  rungs.whole
0:15:01.100  ->            Sync inbox
0:15:01.200  Sync#4        sending -> rejected  reject.http.500
0:15:01.200  end           sync inbox: refused server server-refused
0:20:00.000  Sync#5        queued -> sending  rungs.whole
0:20:00.000  ->            Sync inbox
0:20:00.100  Sync#5        sending -> waiting  retry.http.500
0:20:01.100  Sync#5        waiting -> queued  driver.tick
0:20:01.100  Sync#5        queued -> sending  rungs.whole
0:20:01.100  ->            Sync inbox
0:20:01.200  Sync#5        sending -> rejected  reject.http.500
0:20:01.200  end           sync inbox: refused server server-refused
0:25:00.000  Sync#6        queued -> sending  rungs.whole
0:25:00.000  ->            Sync inbox
0:25:00.100  Sync#6        sending -> waiting  retry.http.500
0:25:01.100  Sync#6        waiting -> queued  driver.tick
0:25:01.100  Sync#6        queued -> sending  rungs.whole
0:25:01.100  ->            Sync inbox
0:25:01.200  Sync#6        sending -> rejected  reject.http.500
0:25:01.200  end           sync inbox: refused server server-refused
0:30:00.000  Sync#7        queued -> sending  rungs.whole
0:30:00.000  ->            Sync inbox
0:30:00.100  Sync#7        sending -> waiting  retry.http.500
0:30:01.100  Sync#7        waiting -> queued  driver.tick
0:30:01.100  Sync#7        queued -> sending  rungs.whole
0:30:01.100  ->            Sync inbox
0:30:01.200  Sync#7        sending -> rejected  reject.http.500
0:30:01.200  end           sync inbox: refused server server-refused
0:35:00.000  Sync#8        queued -> sending  rungs.whole
0:35:00.000  ->            Sync inbox
0:35:00.100  Sync#8        sending -> waiting  retry.http.500
0:35:01.100  Sync#8        waiting -> queued  driver.tick
0:35:01.100  Sync#8        queued -> sending  rungs.whole
0:35:01.100  ->            Sync inbox
0:35:01.200  Sync#8        sending -> rejected  reject.http.500
0:35:01.200  end           sync inbox: refused server server-refused
0:40:00.000  Sync#9        queued -> sending  rungs.whole
0:40:00.000  ->            Sync inbox
0:40:00.100  Sync#9        sending -> waiting  retry.http.500
0:40:01.100  Sync#9        waiting -> queued  driver.tick
0:40:01.100  Sync#9        queued -> sending  rungs.whole
0:40:01.100  ->            Sync inbox
0:40:01.200  Sync#9        sending -> rejected  reject.http.500
0:40:01.200  end           sync inbox: refused server server-refused
0:45:00.000  Sync#10       queued -> sending  rungs.whole
0:45:00.000  ->            Sync inbox
0:45:00.100  Sync#10       sending -> waiting  retry.http.500
0:45:01.100  Sync#10       waiting -> queued  driver.tick
0:45:01.100  Sync#10       queued -> sending  rungs.whole
0:45:01.100  ->            Sync inbox
0:45:01.200  Sync#10       sending -> rejected  reject.http.500
0:45:01.200  end           sync inbox: refused server server-refused
0:50:00.000  Sync#11       queued -> sending  rungs.whole
0:50:00.000  ->            Sync inbox
0:50:00.100  Sync#11       sending -> waiting  retry.http.500
0:50:01.100  Sync#11       waiting -> queued  driver.tick
0:50:01.100  Sync#11       queued -> sending  rungs.whole
0:50:01.100  ->            Sync inbox
0:50:01.200  Sync#11       sending -> rejected  reject.http.500
0:50:01.200  end           sync inbox: refused server server-refused
0:55:00.000  Sync#12       queued -> sending  rungs.whole
0:55:00.000  ->            Sync inbox
0:55:00.100  Sync#12       sending -> waiting  retry.http.500
0:55:01.100  Sync#12       waiting -> queued  driver.tick
0:55:01.100  Sync#12       queued -> sending  rungs.whole
0:55:01.100  ->            Sync inbox
0:55:01.200  Sync#12       sending -> rejected  reject.http.500
0:55:01.200  end           sync inbox: refused server server-refused
> app send mail m1
1:00:00.000  SendMail#1    queued -> sending  rungs.whole
1:00:00.000  outbox        drafted -> sent  mail.leaving
1:00:00.000  ->            SendMail m1
1:00:00.100  outbox        sent -> confirmed  mail.taken
1:00:00.100  SendMail#1    sending -> accepted  accept.http.200
1:00:00.100  end           send mail m1: done
> app sync folders
1:00:00.100  FolderSync#1  queued -> sending  rungs.whole
1:00:00.100  ->            FolderSync
1:00:00.200  FolderSync#1  sending -> accepted  accept.FolderSync.1
1:00:00.200  end           sync folders: done
> the end
1:00:00.200  session       ready
