# An edit the server refuses is handed back, one it puts off is kept: neither is cleared as if it had worked
from: AOSP Exchange upsync; jobisoft/TbSync 98, 810
about: aosp-item-status, lost-edits

user adds contact e1
user adds contact e2
server refuses contact e1 with 6
server refuses contact e2 with 5
app sync contacts
server takes contact e2
app sync contacts

law: edit e1 is handed back
law: edit e2 is on the server exactly once
law: no end is refused
----
> user adds contact e1
> user adds contact e2
> server refuses contact e1 with 6
> server refuses contact e2 with 5
> app sync contacts
0:00:00.000  Sync#1        queued -> sending  rungs.whole
0:00:00.000  ->            Sync contacts, add e1, add e2
0:00:00.100  Sync#1        sending -> accepted  accept.Sync.1
0:00:00.100  Sync#2        queued -> sending  rungs.whole
0:00:00.100  ->            Sync contacts, add e2
0:00:00.200  Sync#2        sending -> accepted  accept.Sync.1
0:00:00.200  end           sync contacts: done, Sync.Add.5 for e2-1
> server takes contact e2
> app sync contacts
0:00:00.200  Sync#3        queued -> sending  rungs.whole
0:00:00.200  ->            Sync contacts, add e2
0:00:00.300  Sync#3        sending -> accepted  accept.Sync.1
0:00:00.300  end           sync contacts: done
> the end
0:00:00.300  session       ready
