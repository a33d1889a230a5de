# A Sync that was done and answered with 500 does not add its items again
from: jobisoft/EAS-4-TbSync 351
about: duplicates

user adds contact e1
server answers HTTP 500 to the next Sync, though it is done
app sync contacts
app sync contacts

law: ends done
law: edit e1 is on the server exactly once
law: both sides hold the same contacts
----
> user adds contact e1
> server answers HTTP 500 to the next Sync, though it is done
> app sync contacts
0:00:00.000  Sync#1        queued -> sending  rungs.whole
0:00:00.000  ->            Sync contacts, add e1
0:00:00.100  Sync#1        sending -> waiting  retry.http.500
0:00:01.100  Sync#1        waiting -> queued  driver.tick
0:00:01.100  Sync#1        queued -> sending  rungs.whole
0:00:01.100  ->            Sync contacts, add e1
0:00:01.200  Sync#1        sending -> accepted  accept.Sync.1
0:00:01.200  end           sync contacts: done
> app sync contacts
0:00:01.200  Sync#2        queued -> sending  rungs.whole
0:00:01.200  ->            Sync contacts
0:00:01.300  Sync#2        sending -> accepted  accept.http.200
0:00:01.300  end           sync contacts: done
> the end
0:00:01.300  session       ready
