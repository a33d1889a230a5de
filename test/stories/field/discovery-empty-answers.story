# A server that never challenges and answers every Sync with nothing is noticed
from: jobisoft/EAS-4-TbSync 353
about: empty-syncs

app is new
app sync folders
server answers an empty 200 to every Sync
app sync contacts every 15 min for 9 h

law: at most 110 requests
law: ends held admin blocked
----
> app sync folders
0:00:00.000  FolderSync#1  queued -> sending  rungs.whole
0:00:00.000  ->            FolderSync from 0
0:00:00.100  FolderSync#1  sending -> provisioning  repair.common.142
0:00:00.100  ladder        ready -> provisioning  rung.broken
0:00:00.100  ->            Provision request
0:00:00.200  provision#1   requesting -> applying  continue.Provision.Policy.1
0:00:00.200  hook          policy full
0:00:00.220  provision#1   applying -> acknowledging  app.done
0:00:00.220  ->            Provision acknowledge
0:00:00.320  provision#1   acknowledging -> provisioned  accept.Provision.Policy.1
0:00:00.320  ladder        provisioning -> ready  rung.rebuilt
0:00:00.320  FolderSync#1  provisioning -> queued  rung.rebuilt
0:00:00.320  FolderSync#1  queued -> sending  rungs.whole
0:00:00.320  ->            FolderSync from 0
0:00:00.420  FolderSync#1  sending -> accepted  accept.FolderSync.1
0:00:00.420  end           sync folders: done
> server answers an empty 200 to every Sync
> app sync contacts every 15 min for 9 h
0:00:00.420  Sync#1        queued -> sending  rungs.whole
0:00:00.420  ->            Sync contacts from 0
0:00:00.520  Sync#1        sending -> waiting  retry.transport.empty-body
0:00:01.520  Sync#1        waiting -> queued  driver.tick
0:00:01.520  Sync#1        queued -> sending  rungs.whole
0:00:01.520  ->            Sync contacts from 0
0:00:01.620  Sync#1        sending -> waiting  retry.transport.empty-body
0:00:03.620  Sync#1        waiting -> queued  driver.tick
0:00:03.620  Sync#1        queued -> sending  rungs.whole
0:00:03.620  ->            Sync contacts from 0
0:00:03.720  collection#1  complete -> keyless  reply.empty
0:00:03.720  Sync#1        sending -> rejected  reject.transport.empty-body
0:00:03.720  end           sync contacts: refused transport unreachable
0:15:00.420  Sync#2        queued -> sending  rungs.whole
0:15:00.420  ->            Sync contacts from 0
0:15:00.520  Sync#2        sending -> waiting  retry.transport.empty-body
0:15:01.520  Sync#2        waiting -> queued  driver.tick
0:15:01.520  Sync#2        queued -> sending  rungs.whole
0:15:01.520  ->            Sync contacts from 0
0:15:01.620  Sync#2        sending -> waiting  retry.transport.empty-body
0:15:03.620  Sync#2        waiting -> queued  driver.tick
0:15:03.620  Sync#2        queued -> sending  rungs.whole
0:15:03.620  ->            Sync contacts from 0
0:15:03.720  Sync#2        sending -> rejected  reject.transport.empty-body
0:15:03.720  end           sync contacts: refused transport unreachable
0:30:00.420  Sync#3        queued -> sending  rungs.whole
0:30:00.420  ->            Sync contacts from 0
0:30:00.520  Sync#3        sending -> waiting  retry.transport.empty-body
0:30:01.520  Sync#3        waiting -> queued  driver.tick
0:30:01.520  Sync#3        queued -> sending  rungs.whole
0:30:01.520  ->            Sync contacts from 0
0:30:01.620  Sync#3        sending -> waiting  retry.transport.empty-body
0:30:03.620  Sync#3        waiting -> queued  driver.tick
0:30:03.620  Sync#3        queued -> sending  rungs.whole
0:30:03.620  ->            Sync contacts from 0
0:30:03.720  Sync#3        sending -> rejected  reject.transport.empty-body
0:30:03.720  end           sync contacts: refused transport unreachable
0:45:00.420  Sync#4        queued -> sending  rungs.whole
0:45:00.420  ->            Sync contacts from 0
0:45:00.520  Sync#4        sending -> waiting  retry.transport.empty-body
0:45:01.520  Sync#4        waiting -> queued  driver.tick
0:45:01.520  Sync#4        queued -> sending  rungs.whole
0:45:01.520  ->            Sync contacts from 0
0:45:01.620  Sync#4        sending -> waiting  retry.transport.empty-body
0:45:03.620  Sync#4        waiting -> queued  driver.tick
0:45:03.620  Sync#4        queued -> sending  rungs.whole
0:45:03.620  ->            Sync contacts from 0
0:45:03.720  collection#1  keyless -> stalled  reply.empty
0:45:03.720  hold          hold-1 for admin: blocked, until somebody releases it
0:45:03.720  Sync#4        sending -> rejected  reject.transport.empty-body
0:45:03.720  end           sync contacts: refused transport unreachable
1:00:00.420  Sync#5        queued -> held  account.closed
1:00:00.420  end           sync contacts: held admin blocked
1:15:00.420  Sync#6        queued -> held  account.closed
1:15:00.420  end           sync contacts: held admin blocked
1:30:00.420  Sync#7        queued -> held  account.closed
1:30:00.420  end           sync contacts: held admin blocked
1:45:00.420  Sync#8        queued -> held  account.closed
1:45:00.420  end           sync contacts: held admin blocked
2:00:00.420  Sync#9        queued -> held  account.closed
2:00:00.420  end           sync contacts: held admin blocked
2:15:00.420  Sync#10       queued -> held  account.closed
2:15:00.420  end           sync contacts: held admin blocked
2:30:00.420  Sync#11       queued -> held  account.closed
2:30:00.420  end           sync contacts: held admin blocked
2:45:00.420  Sync#12       queued -> held  account.closed
2:45:00.420  end           sync contacts: held admin blocked
3:00:00.420  Sync#13       queued -> held  account.closed
3:00:00.420  end           sync contacts: held admin blocked
3:15:00.420  Sync#14       queued -> held  account.closed
3:15:00.420  end           sync contacts: held admin blocked
3:30:00.420  Sync#15       queued -> held  account.closed
3:30:00.420  end           sync contacts: held admin blocked
3:45:00.420  Sync#16       queued -> held  account.closed
3:45:00.420  end           sync contacts: held admin blocked
4:00:00.420  Sync#17       queued -> held  account.closed
4:00:00.420  end           sync contacts: held admin blocked
4:15:00.420  Sync#18       queued -> held  account.closed
4:15:00.420  end           sync contacts: held admin blocked
4:30:00.420  Sync#19       queued -> held  account.closed
4:30:00.420  end           sync contacts: held admin blocked
4:45:00.420  Sync#20       queued -> held  account.closed
4:45:00.420  end           sync contacts: held admin blocked
5:00:00.420  Sync#21       queued -> held  account.closed
5:00:00.420  end           sync contacts: held admin blocked
5:15:00.420  Sync#22       queued -> held  account.closed
5:15:00.420  end           sync contacts: held admin blocked
5:30:00.420  Sync#23       queued -> held  account.closed
5:30:00.420  end           sync contacts: held admin blocked
5:45:00.420  Sync#24       queued -> held  account.closed
5:45:00.420  end           sync contacts: held admin blocked
6:00:00.420  Sync#25       queued -> held  account.closed
6:00:00.420  end           sync contacts: held admin blocked
6:15:00.420  Sync#26       queued -> held  account.closed
6:15:00.420  end           sync contacts: held admin blocked
6:30:00.420  Sync#27       queued -> held  account.closed
6:30:00.420  end           sync contacts: held admin blocked
6:45:00.420  Sync#28       queued -> held  account.closed
6:45:00.420  end           sync contacts: held admin blocked
7:00:00.420  Sync#29       queued -> held  account.closed
7:00:00.420  end           sync contacts: held admin blocked
7:15:00.420  Sync#30       queued -> held  account.closed
7:15:00.420  end           sync contacts: held admin blocked
7:30:00.420  Sync#31       queued -> held  account.closed
7:30:00.420  end           sync contacts: held admin blocked
7:45:00.420  Sync#32       queued -> held  account.closed
7:45:00.420  end           sync contacts: held admin blocked
8:00:00.420  Sync#33       queued -> held  account.closed
8:00:00.420  end           sync contacts: held admin blocked
8:15:00.420  Sync#34       queued -> held  account.closed
8:15:00.420  end           sync contacts: held admin blocked
8:30:00.420  Sync#35       queued -> held  account.closed
8:30:00.420  end           sync contacts: held admin blocked
8:45:00.420  Sync#36       queued -> held  account.closed
8:45:00.420  end           sync contacts: held admin blocked
> the end
9:00:00.420  session       held
9:00:00.420  session       hold-1 for admin: blocked
