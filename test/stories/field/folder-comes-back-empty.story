# Pages that come back empty, and then a lost key, do not take the unsent edits with them
from: tine20/tine20 4303
about: contacts-deleted

user adds contact e1
app sync contacts
user adds contact e2
server loses contacts
server answers every Sync with an empty page for 10 min
app sync contacts
wait 10 min
server is well again
app sync contacts
app sync contacts

law: edit e1 is on the server exactly once
law: edit e2 is on the server exactly once
law: both sides hold the same contacts
----
> user adds contact e1
> app sync contacts
0:00:00.000  Sync#1        queued -> sending  rungs.whole
0:00:00.000  ->            Sync contacts, add e1
0:00:00.100  Sync#1        sending -> accepted  accept.Sync.1
0:00:00.100  end           sync contacts: done
> user adds contact e2
> server loses contacts
> server answers every Sync with an empty page for 10 min
> app sync contacts
0:00:00.100  Sync#2        queued -> sending  rungs.whole
0:00:00.100  ->            Sync contacts, add e2
0:00:00.200  Sync#2        sending -> accepted  accept.Sync.1
0:00:00.200  Sync#3        queued -> sending  rungs.whole
0:00:00.200  ->            Sync contacts, add e2
0:00:00.300  Sync#3        sending -> accepted  accept.Sync.1
0:00:00.300  end           sync contacts: done
> wait 10 min
> server is well again
> app sync contacts
0:10:00.300  Sync#4        queued -> sending  rungs.whole
0:10:00.300  ->            Sync contacts, add e2
0:10:00.400  collection#2  complete -> keyless  collection.reset
0:10:00.400  Sync#4        sending -> resettingSyncKey  reset.Sync.3
0:10:00.400  hook          collectionReset contacts
0:10:00.420  Sync#4        resettingSyncKey -> queued  app.done
0:10:00.420  Sync#4        queued -> sending  rungs.whole
0:10:00.420  ->            Sync contacts from 0
0:10:00.520  collection#2  keyless -> downloading  key.given
0:10:00.520  Sync#4        sending -> accepted  accept.Sync.1
0:10:00.520  Sync#5        queued -> sending  rungs.whole
0:10:00.520  ->            Sync contacts
0:10:00.620  collection#2  downloading -> doubting  page.came
0:10:00.620  Sync#5        sending -> accepted  accept.Sync.1
0:10:00.620  Sync#6        queued -> sending  rungs.whole
0:10:00.620  ->            Sync contacts, add e2
0:10:00.720  Sync#6        sending -> accepted  accept.Sync.1
0:10:00.720  end           sync contacts: done
> app sync contacts
0:10:00.720  Sync#7        queued -> sending  rungs.whole
0:10:00.720  ->            Sync contacts
0:10:00.820  Sync#7        sending -> accepted  accept.http.200
0:10:00.820  end           sync contacts: done
> the end
0:10:00.820  session       ready
