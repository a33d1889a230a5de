# An app that keeps its keys to itself is told to start over, not shown a 3
from: mustang-im/mustang 282
about: mustang-3-12-thrown

app has no hooks
user adds contact e1
server loses contacts
app sync contacts
app sync contacts

law: ends done
law: edit e1 is on the server exactly once
law: at most 6 requests
----
> user adds contact e1
> server loses contacts
> app sync contacts
0:00:00.000  Sync#1        queued -> sending  rungs.whole
0:00:00.000  ->            Sync contacts, add e1
0:00:00.100  collection#2  complete -> keyless  collection.reset
0:00:00.100  Sync#1        sending -> rejected  reset.Sync.3
0:00:00.100  end           sync contacts: refused server server-refused, next start-over contacts
> app sync contacts
0:00:00.100  Sync#2        queued -> sending  rungs.whole
0:00:00.100  ->            Sync contacts from 0
0:00:00.200  collection#2  keyless -> downloading  key.given
0:00:00.200  Sync#2        sending -> accepted  accept.Sync.1
0:00:00.200  Sync#3        queued -> sending  rungs.whole
0:00:00.200  ->            Sync contacts
0:00:00.300  collection#2  downloading -> doubting  page.came
0:00:00.300  Sync#3        sending -> accepted  accept.http.200
0:00:00.300  Sync#4        queued -> sending  rungs.whole
0:00:00.300  ->            Sync contacts, add e1
0:00:00.400  Sync#4        sending -> accepted  accept.Sync.1
0:00:00.400  end           sync contacts: done
> the end
0:00:00.400  session       ready
