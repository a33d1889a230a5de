# One item that cannot be converted does not stop the folder
from: fmbiete/Z-Push-contrib 68, 157, 206
about: bad-item

user adds contact e1
user adds contact e2
server refuses every Sync that carries e1 with Sync 6
another device adds contact s1
app sync contacts
app sync contacts
app sync contacts

law: edit e2 is on the server exactly once
law: edit e1 survives
law: at most 24 requests
----
> user adds contact e1
> user adds contact e2
> server refuses every Sync that carries e1 with Sync 6
> another device adds contact s1
> app sync contacts
0:00:00.000  Sync#1        queued -> sending  rungs.whole
0:00:00.000  ->            Sync contacts, add e1, add e2
0:00:00.100  batch         whole -> halving  batch.refused
0:00:00.100  Sync#1        sending -> queued  rephrase.Sync.6
0:00:00.100  Sync#1        queued -> sending  rungs.whole
0:00:00.100  ->            Sync contacts, add e1
0:00:00.200  batch         halving -> completing  batch.refused
0:00:00.200  Sync#1        sending -> queued  rephrase.Sync.6
0:00:00.200  Sync#1        queued -> sending  rungs.whole
0:00:00.200  ->            Sync contacts, add e2
0:00:00.300  batch         completing -> taken  batch.taken
0:00:00.300  Sync#1        sending -> accepted  accept.Sync.1
0:00:00.300  end           sync contacts: done
> app sync contacts
0:00:00.300  Sync#2        queued -> sending  rungs.whole
0:00:00.300  ->            Sync contacts
0:00:00.400  Sync#2        sending -> accepted  accept.http.200
0:00:00.400  end           sync contacts: done
> app sync contacts
0:00:00.400  Sync#3        queued -> sending  rungs.whole
0:00:00.400  ->            Sync contacts
0:00:00.500  Sync#3        sending -> accepted  accept.http.200
0:00:00.500  end           sync contacts: done
> the end
0:00:00.500  session       ready
