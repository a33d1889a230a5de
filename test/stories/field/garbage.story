# An answer nobody can read is told as that
from: mustang-im/mustang 224; jobisoft/TbSync 799
about: opaque-failure

user adds contact e1
server answers garbage to Sync
app sync contacts
server is well again
wait 20 min
app sync contacts

law: at most 20 requests
law: sync contacts ends done
law: edit e1 is on the server exactly once
law: ends done
----
> user adds contact e1
> server answers garbage to Sync
> app sync contacts
0:00:00.000  Sync#1        queued -> sending  rungs.whole
0:00:00.000  ->            Sync contacts, add e1
0:00:00.100  Sync#1        sending -> waiting  retry.transport.undecodable
0:00:01.100  Sync#1        waiting -> queued  driver.tick
0:00:01.100  Sync#1        queued -> sending  rungs.whole
0:00:01.100  ->            Sync contacts, add e1
0:00:01.200  Sync#1        sending -> waiting  retry.transport.undecodable
0:00:03.200  Sync#1        waiting -> queued  driver.tick
0:00:03.200  Sync#1        queued -> sending  rungs.whole
0:00:03.200  ->            Sync contacts, add e1
0:00:03.300  Sync#1        sending -> waiting  retry.transport.undecodable
0:00:07.300  Sync#1        waiting -> queued  driver.tick
0:00:07.300  Sync#1        queued -> sending  rungs.whole
0:00:07.300  ->            Sync contacts, add e1
0:00:07.400  Sync#1        sending -> reconciling  reconcile.transport.undecodable
0:00:07.400  Sync#1        reconciling -> queued  app.absent
0:00:07.400  Sync#1        queued -> sending  rungs.whole
0:00:07.400  ->            Sync contacts, add e1
0:00:07.500  hold          hold-1 for time: server-down, until in 945 s
0:00:07.500  Sync#1        sending -> held  hold.transport.undecodable
0:00:07.500  end           sync contacts: held time server-down
> server is well again
> wait 20 min
0:15:52.500  hold          hold-1 is released
> app sync contacts
0:20:07.500  Sync#2        queued -> sending  rungs.whole
0:20:07.500  Sync#2        sending -> waiting  retry.transport.cut-after-send
0:20:08.500  Sync#2        waiting -> queued  driver.tick
0:20:08.500  Sync#2        queued -> sending  rungs.whole
0:20:08.500  ->            Sync contacts, add e1
0:20:08.600  Sync#2        sending -> accepted  accept.Sync.1
0:20:08.600  end           sync contacts: done
> the end
0:20:08.600  session       ready
