# A server that does not know a repeat costs one download, and nothing is added twice
from: tine20/tine20 1445, 2109, 2570; jobisoft/TbSync 99
about: lost-reply, duplicates

server refuses repeats
user adds contact e1
server hangs up after taking the next Sync
app sync contacts
app sync contacts

law: ends done
law: edit e1 is on the server exactly once
law: hook collectionReset is called 1 time
law: both sides hold the same contacts
----
> user adds contact e1
> server hangs up after taking the next Sync
> app sync contacts
0:00:00.000  Sync#1        queued -> sending  rungs.whole
0:00:00.000  ->            Sync contacts, add e1
0:00:00.100  Sync#1        sending -> waiting  retry.transport.cut-after-send
0:00:01.100  Sync#1        waiting -> queued  driver.tick
0:00:01.100  Sync#1        queued -> sending  rungs.whole
0:00:01.100  ->            Sync contacts, add e1
0:00:01.200  collection#2  complete -> keyless  collection.reset
0:00:01.200  Sync#1        sending -> resettingSyncKey  reset.Sync.3
0:00:01.200  hook          collectionReset contacts
0:00:01.220  Sync#1        resettingSyncKey -> queued  app.done
0:00:01.220  Sync#1        queued -> sending  rungs.whole
0:00:01.220  ->            Sync contacts from 0
0:00:01.320  collection#2  keyless -> downloading  key.given
0:00:01.320  Sync#1        sending -> accepted  accept.Sync.1
0:00:01.320  Sync#2        queued -> sending  rungs.whole
0:00:01.320  ->            Sync contacts
0:00:01.420  collection#2  downloading -> doubting  page.came
0:00:01.420  Sync#2        sending -> accepted  accept.Sync.1
0:00:01.420  end           sync contacts: done
> app sync contacts
0:00:01.420  Sync#3        queued -> sending  rungs.whole
0:00:01.420  ->            Sync contacts
0:00:01.520  Sync#3        sending -> accepted  accept.http.200
0:00:01.520  end           sync contacts: done
> the end
0:00:01.520  session       ready
