# A Sync whose answer was lost goes out again unchanged, and nothing is added twice
from: tine20/tine20 1605, 2570, 2572
about: lost-reply

user adds contact e1
server hangs up after taking the next Sync
app sync contacts
user adds contact e2
server is silent after taking the next Sync
app sync contacts

law: ends done
law: edit e1 is on the server exactly once
law: edit e2 is on the server exactly once
law: hook collectionReset is called 0 times
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
0:00:01.200  Sync#1        sending -> accepted  accept.Sync.1
0:00:01.200  end           sync contacts: done
> user adds contact e2
> server is silent after taking the next Sync
> app sync contacts
0:00:01.200  Sync#2        queued -> sending  rungs.whole
0:00:01.200  ->            Sync contacts, add e2
0:01:31.200  Sync#2        sending -> waiting  retry.transport.timeout
0:01:32.200  Sync#2        waiting -> queued  driver.tick
0:01:32.200  Sync#2        queued -> sending  rungs.whole
0:01:32.200  ->            Sync contacts, add e2
0:01:32.300  Sync#2        sending -> accepted  accept.Sync.1
0:01:32.300  end           sync contacts: done
> the end
0:01:32.300  session       ready
