# A blocked account and an expired password are said to whoever can help, and nothing hangs
from: NachoClientX AsHttpOperation
about: nacho-451-hangs

server answers HTTP 457 to everything
app sync contacts
server changes the password to new-pw
server is well again
user types the password new-pw
user releases hold
app sync contacts
server answers HTTP 456 to everything
app sync contacts

law: ends held admin blocked
law: at most 6 requests
----
> server answers HTTP 457 to everything
> app sync contacts
0:00:00.000  Sync#1        queued -> sending  rungs.whole
0:00:00.000  ->            Sync contacts
0:00:00.100  hold          hold-1 for user: credentials, until somebody releases it
0:00:00.100  Sync#1        sending -> held  hold.http.457
0:00:00.100  end           sync contacts: held user credentials
> server changes the password to new-pw
> server is well again
> user types the password new-pw
> user releases hold
0:00:00.100  hold          hold-1 is released
> app sync contacts
0:00:00.100  Sync#2        queued -> sending  rungs.whole
0:00:00.100  ->            Sync contacts
0:00:00.200  Sync#2        sending -> accepted  accept.http.200
0:00:00.200  end           sync contacts: done
> server answers HTTP 456 to everything
> app sync contacts
0:00:00.200  Sync#3        queued -> sending  rungs.whole
0:00:00.200  ->            Sync contacts
0:00:00.300  hold          hold-2 for admin: blocked, until somebody releases it
0:00:00.300  Sync#3        sending -> held  hold.http.456
0:00:00.300  end           sync contacts: held admin blocked
> the end
0:00:00.300  session       held
0:00:00.300  session       hold-2 for admin: blocked
