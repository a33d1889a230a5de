# A redirect that does not say where asks the app to look, and does not hang
from: NachoClientX AsHttpOperation
about: nacho-451-hangs

server answers HTTP 451 to the next Sync
app sync contacts
app cannot find the server
server answers HTTP 451 to everything
app sync contacts
app send mail m1

law: send mail m1 ends held user endpoint
law: sync contacts ends held user endpoint
law: hook discover is called at most 2 times
law: at most 6 requests
law: mail m1 is not on the server
----
> server answers HTTP 451 to the next Sync
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
> app cannot find the server
> server answers HTTP 451 to everything
> app sync contacts
0:00:00.220  Sync#2        queued -> sending  rungs.whole
0:00:00.220  ->            Sync contacts
0:00:00.320  hold          hold-1 for user: endpoint, until somebody releases it
0:00:00.320  Sync#2        sending -> held  hold.http.451
0:00:00.320  end           sync contacts: held user endpoint
> app send mail m1
0:00:00.320  SendMail#1    queued -> held  account.closed
0:00:00.320  end           send mail m1: held user endpoint
> the end
0:00:00.320  session       held
0:00:00.320  session       hold-1 for user: endpoint
