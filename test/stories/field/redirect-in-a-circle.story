# Two hosts that redirect to each other are left alone
from: gaia-email jsas; pyActiveSync MSASHTTP
about: gaia-451-unbounded, pyactivesync-redirect-guard

app finds the server at mail2.example.test
server answers HTTP 451 with X-MS-Location: https://mail2.example.test/Microsoft-Server-ActiveSync to everything
app sync contacts
app send mail m1

law: at most 8 requests
law: mail m1 is not on the server
law: ends held user endpoint
----
> app finds the server at mail2.example.test
> server answers HTTP 451 with X-MS-Location: https://mail2.example.test/Microsoft-Server-ActiveSync to everything
> app sync contacts
0:00:00.000  Sync#1        queued -> sending  rungs.whole
0:00:00.000  ->            Sync contacts
0:00:00.100  Sync#1        sending -> repairing  repair.http.451
0:00:00.100  ladder        ready -> locating  rung.broken
0:00:00.100  hook          discover finds mail2.example.test
0:00:00.120  ->            OPTIONS at mail2.example.test
0:00:00.220  hold          hold-1 for user: endpoint, until somebody releases it
0:00:00.220  ladder        locating -> resting  rung.stuck
0:00:00.220  Sync#1        repairing -> held  rung.stuck
0:00:00.220  end           sync contacts: held user endpoint
> app send mail m1
0:00:00.220  SendMail#1    queued -> held  account.closed
0:00:00.220  end           send mail m1: held user endpoint
> the end
0:00:00.220  session       held
0:00:00.220  session       hold-1 for user: endpoint
