# A server that asks for silence is not asked about the next folder either
from: jobisoft/TbSync 125; jobisoft/EAS-4-TbSync 356; tine20/tine20 5464
about: tbsync-503-next-folder, throttled

server answers HTTP 503 with Retry-After: 600 to everything for 5 min
app sync contacts
app sync inbox
app sync folders
app send mail m1
wait 11 min
app sync contacts
app send mail m1

law: no request during the silence
law: sync inbox ends held time throttled
law: at most 5 requests
law: send mail m1 ends done
law: mail m1 is on the server exactly once
law: sync contacts ends done
law: nothing is held
----
> server answers HTTP 503 with Retry-After: 600 to everything for 5 min
> app sync contacts
0:00:00.000  Sync#1        queued -> sending  rungs.whole
0:00:00.000  ->            Sync contacts
0:00:00.100  hold          hold-1 for time: throttled, until in 630 s
0:00:00.100  Sync#1        sending -> held  retry.http.503
0:00:00.100  end           sync contacts: held time throttled
> app sync inbox
0:00:00.100  hold          hold-2 for time: throttled, until in 630 s
0:00:00.100  Sync#2        queued -> held  account.closed
0:00:00.100  end           sync inbox: held time throttled
> app sync folders
0:00:00.100  hold          hold-3 for time: throttled, until in 630 s
0:00:00.100  FolderSync#1  queued -> held  account.closed
0:00:00.100  end           sync folders: held time throttled
> app send mail m1
0:00:00.100  hold          hold-4 for time: throttled, until in 630 s
0:00:00.100  SendMail#1    queued -> held  account.closed
0:00:00.100  end           send mail m1: held time throttled
> wait 11 min
0:10:30.100  hold          hold-1 is released
0:10:30.100  hold          hold-2 is released
0:10:30.100  hold          hold-3 is released
0:10:30.100  hold          hold-4 is released
> app sync contacts
0:11:00.100  Sync#3        queued -> sending  rungs.whole
0:11:00.100  ->            Sync contacts
0:11:00.200  Sync#3        sending -> accepted  accept.http.200
0:11:00.200  end           sync contacts: done
> app send mail m1
0:11:00.200  SendMail#2    queued -> sending  rungs.whole
0:11:00.200  outbox        drafted -> sent  mail.leaving
0:11:00.200  ->            SendMail m1
0:11:00.300  outbox        sent -> confirmed  mail.taken
0:11:00.300  SendMail#2    sending -> accepted  accept.http.200
0:11:00.300  end           send mail m1: done
> the end
0:11:00.300  session       ready
