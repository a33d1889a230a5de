# A server that loses every key it gives out is left alone, and the edit stays
from: AOSP Exchange EasSync; jobisoft/EAS-4-TbSync 238, 277; jobisoft/TbSync 635, 759, 712, 721, 130
about: aosp-sync-3-no-delay, key-loops, reset-deletes

user adds contact e1
server answers Sync 3 to every Sync that is not from 0
app sync contacts every 30 min for 6 h
server is well again
user releases hold
app sync contacts

law: at most 30 requests
law: hook collectionReset is called at most 2 times
law: edit e1 is on the server exactly once
law: ends done
----
> user adds contact e1
> server answers Sync 3 to every Sync that is not from 0
> app sync contacts every 30 min for 6 h
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
0:00:00.320  collection#2  downloading -> keyless  collection.reset
0:00:00.320  Sync#2        sending -> resettingSyncKey  reset.Sync.3
0:00:00.320  hook          collectionReset contacts
0:00:00.340  Sync#2        resettingSyncKey -> queued  app.done
0:00:00.340  Sync#2        queued -> sending  rungs.whole
0:00:00.340  ->            Sync contacts from 0
0:00:00.440  collection#2  keyless -> downloading  key.given
0:00:00.440  Sync#2        sending -> accepted  accept.Sync.1
0:00:00.440  Sync#3        queued -> sending  rungs.whole
0:00:00.440  ->            Sync contacts
0:00:00.540  hold          hold-1 for user: loop, until somebody releases it
0:00:00.540  Sync#3        sending -> held  hold.Sync.3
0:00:00.540  end           sync contacts: held user loop
0:30:00.000  Sync#4        queued -> sending  rungs.whole
0:30:00.000  Sync#4        sending -> queued  driver.deferred
0:30:00.000  Sync#4        queued -> held  account.closed
0:30:00.000  end           sync contacts: held user loop
1:00:00.000  Sync#5        queued -> sending  rungs.whole
1:00:00.000  Sync#5        sending -> queued  driver.deferred
1:00:00.000  Sync#5        queued -> held  account.closed
1:00:00.000  end           sync contacts: held user loop
1:30:00.000  Sync#6        queued -> sending  rungs.whole
1:30:00.000  Sync#6        sending -> queued  driver.deferred
1:30:00.000  Sync#6        queued -> held  account.closed
1:30:00.000  end           sync contacts: held user loop
2:00:00.000  Sync#7        queued -> sending  rungs.whole
2:00:00.000  Sync#7        sending -> queued  driver.deferred
2:00:00.000  Sync#7        queued -> held  account.closed
2:00:00.000  end           sync contacts: held user loop
2:30:00.000  Sync#8        queued -> sending  rungs.whole
2:30:00.000  Sync#8        sending -> queued  driver.deferred
2:30:00.000  Sync#8        queued -> held  account.closed
2:30:00.000  end           sync contacts: held user loop
3:00:00.000  Sync#9        queued -> sending  rungs.whole
3:00:00.000  Sync#9        sending -> queued  driver.deferred
3:00:00.000  Sync#9        queued -> held  account.closed
3:00:00.000  end           sync contacts: held user loop
3:30:00.000  Sync#10       queued -> sending  rungs.whole
3:30:00.000  Sync#10       sending -> queued  driver.deferred
3:30:00.000  Sync#10       queued -> held  account.closed
3:30:00.000  end           sync contacts: held user loop
4:00:00.000  Sync#11       queued -> sending  rungs.whole
4:00:00.000  Sync#11       sending -> queued  driver.deferred
4:00:00.000  Sync#11       queued -> held  account.closed
4:00:00.000  end           sync contacts: held user loop
4:30:00.000  Sync#12       queued -> sending  rungs.whole
4:30:00.000  Sync#12       sending -> queued  driver.deferred
4:30:00.000  Sync#12       queued -> held  account.closed
4:30:00.000  end           sync contacts: held user loop
5:00:00.000  Sync#13       queued -> sending  rungs.whole
5:00:00.000  Sync#13       sending -> queued  driver.deferred
5:00:00.000  Sync#13       queued -> held  account.closed
5:00:00.000  end           sync contacts: held user loop
5:30:00.000  Sync#14       queued -> sending  rungs.whole
5:30:00.000  Sync#14       sending -> queued  driver.deferred
5:30:00.000  Sync#14       queued -> held  account.closed
5:30:00.000  end           sync contacts: held user loop
> server is well again
> user releases hold
6:00:00.000  hold          hold-1 is released
> app sync contacts
6:00:00.000  Sync#15       queued -> sending  rungs.whole
6:00:00.000  ->            Sync contacts
6:00:00.100  collection#2  downloading -> doubting  page.came
6:00:00.100  Sync#15       sending -> accepted  accept.http.200
6:00:00.100  Sync#16       queued -> sending  rungs.whole
6:00:00.100  ->            Sync contacts, add e1
6:00:00.200  collection#2  doubting -> complete  page.came
6:00:00.200  Sync#16       sending -> accepted  accept.Sync.1
6:00:00.200  end           sync contacts: done
> the end
6:00:00.200  session       ready
