# A lost key costs a download, and no edit
from: jobisoft/EAS-4-TbSync 147; mustang-im/mustang 282
about: reset-deletes, mustang-3-12-thrown, lost-edits

user adds contact e1
app sync contacts
user changes contact e1
user adds contact e2
another device adds contact s1
server loses contacts
app sync contacts

law: ends done
law: hook collectionReset is called 1 time
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
> user changes contact e1
> user adds contact e2
> another device adds contact s1
> server loses contacts
> app sync contacts
0:00:00.100  Sync#2        queued -> sending  rungs.whole
0:00:00.100  ->            Sync contacts, change e1, add e2
0:00:00.200  collection#2  complete -> keyless  collection.reset
0:00:00.200  Sync#2        sending -> resettingSyncKey  reset.Sync.3
0:00:00.200  hook          collectionReset contacts
0:00:00.220  Sync#2        resettingSyncKey -> queued  app.done
0:00:00.220  Sync#2        queued -> sending  rungs.whole
0:00:00.220  ->            Sync contacts from 0
0:00:00.320  collection#2  keyless -> downloading  key.given
0:00:00.320  Sync#2        sending -> accepted  accept.Sync.1
0:00:00.320  Sync#3        queued -> sending  rungs.whole
0:00:00.320  ->            Sync contacts
0:00:00.420  collection#2  downloading -> doubting  page.came
0:00:00.420  Sync#3        sending -> accepted  accept.Sync.1
0:00:00.420  Sync#4        queued -> sending  rungs.whole
0:00:00.420  ->            Sync contacts, change e1, add e2
0:00:00.520  Sync#4        sending -> accepted  accept.Sync.1
0:00:00.520  end           sync contacts: done
> the end
0:00:00.520  session       ready
