# A redirect to the very host that redirects is not followed for ever
from: jobisoft/EAS-4-TbSync 282
about: redirect-to-itself, gaia-451-unbounded, pyactivesync-redirect-guard

server answers HTTP 451 with X-MS-Location: https://mail.example.test/Microsoft-Server-ActiveSync to everything
app sync contacts
app sync contacts

law: at most 8 requests
law: only mail.example.test is asked
law: ends held user endpoint
----
> server answers HTTP 451 with X-MS-Location: https://mail.example.test/Microsoft-Server-ActiveSync to everything
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
0:00:00.220  Sync#1        sending -> repairing  repair.http.451
0:00:00.220  ladder        ready -> locating  rung.broken
0:00:00.220  hook          discover finds the same address
0:00:00.240  ladder        locating -> ready  rung.rebuilt
0:00:00.240  Sync#1        repairing -> queued  rung.rebuilt
0:00:00.240  Sync#1        queued -> sending  rungs.whole
0:00:00.240  ->            Sync contacts
0:00:00.340  hold          hold-1 for user: endpoint, until somebody releases it
0:00:00.340  Sync#1        sending -> held  hold.http.451
0:00:00.340  end           sync contacts: held user endpoint
> app sync contacts
0:00:00.340  Sync#2        queued -> held  account.closed
0:00:00.340  end           sync contacts: held user endpoint
> the end
0:00:00.340  session       held
0:00:00.340  session       hold-1 for user: endpoint
