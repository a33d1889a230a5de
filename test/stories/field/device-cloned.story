# Two devices with one DeviceId take each other’s keys; it costs two downloads a day, not one each time
from: jobisoft/TbSync 716
about: cloned-device

user adds contact e1
server loses contacts
app sync contacts
server loses contacts
app sync contacts
server loses contacts
app sync contacts
app sync contacts
wait 1 d
server is well again
app sync contacts

law: hook collectionReset is called at most 3 times
law: at most 20 requests
law: edit e1 is on the server exactly once
----
> user adds contact e1
> server loses contacts
> app sync contacts
0:00:00.000  Sync#1        queued -> sending  rungs.whole
0:00:00.000  ->            Sync contacts, add e1
0:00:00.100  collection#2  complete -> keyless  collection.reset
0:00:00.100  Sync#1        sending -> resettingSyncKey  reset.Sync.3
0:00:00.100  hook          collectionReset contacts
0:00:00.120  Sync#1        resettingSyncKey -> queued  app.done
0:00:00.120  Sync#1        queued -> sending  rungs.whole
0:00:00.120  ->            Sync contacts from 0
0:00:00.220  collection#2  keyless -> downloading  key.given
0:00:00.220  Sync#1        sending -> accepted  accept.Sync.1
0:00:00.220  Sync#2        queued -> sending  rungs.whole
0:00:00.220  ->            Sync contacts
0:00:00.320  collection#2  downloading -> doubting  page.came
0:00:00.320  Sync#2        sending -> accepted  accept.http.200
0:00:00.320  Sync#3        queued -> sending  rungs.whole
0:00:00.320  ->            Sync contacts, add e1
0:00:00.420  Sync#3        sending -> accepted  accept.Sync.1
0:00:00.420  end           sync contacts: done
> server loses contacts
> app sync contacts
0:00:00.420  Sync#4        queued -> sending  rungs.whole
0:00:00.420  ->            Sync contacts
0:00:00.520  collection#2  doubting -> keyless  collection.reset
0:00:00.520  Sync#4        sending -> resettingSyncKey  reset.Sync.3
0:00:00.520  hook          collectionReset contacts
0:00:00.540  Sync#4        resettingSyncKey -> queued  app.done
0:00:00.540  Sync#4        queued -> sending  rungs.whole
0:00:00.540  ->            Sync contacts from 0
0:00:00.640  collection#2  keyless -> downloading  key.given
0:00:00.640  Sync#4        sending -> accepted  accept.Sync.1
0:00:00.640  Sync#5        queued -> sending  rungs.whole
0:00:00.640  ->            Sync contacts
0:00:00.740  collection#2  downloading -> doubting  page.came
0:00:00.740  Sync#5        sending -> accepted  accept.Sync.1
0:00:00.740  end           sync contacts: done
> server loses contacts
> app sync contacts
0:00:00.740  Sync#6        queued -> sending  rungs.whole
0:00:00.740  ->            Sync contacts
0:00:00.840  hold          hold-1 for user: loop, until somebody releases it
0:00:00.840  Sync#6        sending -> held  hold.Sync.3
0:00:00.840  end           sync contacts: held user loop
> app sync contacts
0:00:00.840  Sync#7        queued -> sending  rungs.whole
0:00:00.840  Sync#7        sending -> queued  driver.deferred
0:00:00.840  Sync#7        queued -> held  account.closed
0:00:00.840  end           sync contacts: held user loop
> wait 1 d
> server is well again
> app sync contacts
24:00:00.840  Sync#8        queued -> sending  rungs.whole
24:00:00.840  Sync#8        sending -> queued  driver.deferred
24:00:00.840  Sync#8        queued -> held  account.closed
24:00:00.840  end           sync contacts: held user loop
> the end
24:00:00.840  session       held
24:00:00.840  session       hold-1 for user: loop
