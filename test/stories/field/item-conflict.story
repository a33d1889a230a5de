# A change the server overrules is told, and both sides hold the same again
from: jobisoft/TbSync 98, 810; tine20/tine20 4268
about: lost-edits

user adds contact e1
app sync contacts
user changes contact e1
another device changes contact e1
app sync contacts

law: edit e1 is handed back
law: the end names Sync.Change.7
law: both sides hold the same contacts
----
> user adds contact e1
> app sync contacts
0:00:00.000  Sync#1        queued -> sending  rungs.whole
0:00:00.000  ->            Sync contacts, add e1
0:00:00.100  Sync#1        sending -> accepted  accept.Sync.1
0:00:00.100  end           sync contacts: done
> user changes contact e1
> another device changes contact e1
> app sync contacts
0:00:00.100  Sync#2        queued -> sending  rungs.whole
0:00:00.100  ->            Sync contacts, change e1
0:00:00.200  Sync#2        sending -> accepted  accept.Sync.1
0:00:00.200  end           sync contacts: done, Sync.Change.7 for 8:11
> the end
0:00:00.200  session       ready
