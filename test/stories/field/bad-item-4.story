# One item the server cannot take does not keep the others from it
from: jobisoft/EAS-4-TbSync 164, 226, 111, 336; jobisoft/TbSync 656, 124, 26, 368
about: bad-item

user adds contact e1
user adds contact e2
user adds contact e3
user adds contact e4
server refuses every Sync that carries e3 with Sync 4
app sync contacts
app sync contacts
app sync contacts

law: edit e1 is on the server exactly once
law: edit e2 is on the server exactly once
law: edit e4 is on the server exactly once
law: edit e3 survives
law: at most 24 requests
----
> user adds contact e1
> user adds contact e2
> user adds contact e3
> user adds contact e4
> server refuses every Sync that carries e3 with Sync 4
> app sync contacts
0:00:00.000  Sync#1        queued -> sending  rungs.whole
0:00:00.000  ->            Sync contacts, add e1, add e2, add e3, add e4
0:00:00.100  batch         whole -> halving  batch.refused
0:00:00.100  Sync#1        sending -> queued  rephrase.Sync.4
0:00:00.100  Sync#1        queued -> sending  rungs.whole
0:00:00.100  ->            Sync contacts, add e1, add e2
0:00:00.200  batch         halving -> taken  batch.taken
0:00:00.200  Sync#1        sending -> accepted  accept.Sync.1
0:00:00.200  Sync#2        queued -> sending  rungs.whole
0:00:00.200  ->            Sync contacts, add e3, add e4
0:00:00.300  batch         whole -> halving  batch.refused
0:00:00.300  Sync#2        sending -> queued  rephrase.Sync.4
0:00:00.300  Sync#2        queued -> sending  rungs.whole
0:00:00.300  ->            Sync contacts, add e3
0:00:00.400  batch         halving -> completing  batch.refused
0:00:00.400  Sync#2        sending -> queued  rephrase.Sync.4
0:00:00.400  Sync#2        queued -> sending  rungs.whole
0:00:00.400  ->            Sync contacts, add e4
0:00:00.500  batch         completing -> taken  batch.taken
0:00:00.500  Sync#2        sending -> accepted  accept.Sync.1
0:00:00.500  end           sync contacts: done
> app sync contacts
0:00:00.500  Sync#3        queued -> sending  rungs.whole
0:00:00.500  ->            Sync contacts
0:00:00.600  Sync#3        sending -> accepted  accept.http.200
0:00:00.600  end           sync contacts: done
> app sync contacts
0:00:00.600  Sync#4        queued -> sending  rungs.whole
0:00:00.600  ->            Sync contacts
0:00:00.700  Sync#4        sending -> accepted  accept.http.200
0:00:00.700  end           sync contacts: done
> the end
0:00:00.700  session       ready
