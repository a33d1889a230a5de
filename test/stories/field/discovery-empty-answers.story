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
0:45:03.720  Sync#4        sending -> rejected  reject.transport.empty-body
0:45:03.720  end           sync contacts: refused transport unreachable
1:00:00.420  Sync#5        queued -> sending  rungs.whole
1:00:00.420  ->            Sync contacts from 0
1:00:00.520  Sync#5        sending -> waiting  retry.transport.empty-body
1:00:01.520  Sync#5        waiting -> queued  driver.tick
1:00:01.520  Sync#5        queued -> sending  rungs.whole
1:00:01.520  ->            Sync contacts from 0
1:00:01.620  Sync#5        sending -> waiting  retry.transport.empty-body
1:00:03.620  Sync#5        waiting -> queued  driver.tick
1:00:03.620  Sync#5        queued -> sending  rungs.whole
1:00:03.620  ->            Sync contacts from 0
1:00:03.720  Sync#5        sending -> rejected  reject.transport.empty-body
1:00:03.720  end           sync contacts: refused transport unreachable
1:15:00.420  Sync#6        queued -> sending  rungs.whole
1:15:00.420  ->            Sync contacts from 0
1:15:00.520  Sync#6        sending -> waiting  retry.transport.empty-body
1:15:01.520  Sync#6        waiting -> queued  driver.tick
1:15:01.520  Sync#6        queued -> sending  rungs.whole
1:15:01.520  ->            Sync contacts from 0
1:15:01.620  Sync#6        sending -> waiting  retry.transport.empty-body
1:15:03.620  Sync#6        waiting -> queued  driver.tick
1:15:03.620  Sync#6        queued -> sending  rungs.whole
1:15:03.620  ->            Sync contacts from 0
1:15:03.720  Sync#6        sending -> rejected  reject.transport.empty-body
1:15:03.720  end           sync contacts: refused transport unreachable
1:30:00.420  Sync#7        queued -> sending  rungs.whole
1:30:00.420  ->            Sync contacts from 0
1:30:00.520  Sync#7        sending -> waiting  retry.transport.empty-body
1:30:01.520  Sync#7        waiting -> queued  driver.tick
1:30:01.520  Sync#7        queued -> sending  rungs.whole
1:30:01.520  ->            Sync contacts from 0
1:30:01.620  Sync#7        sending -> waiting  retry.transport.empty-body
1:30:03.620  Sync#7        waiting -> queued  driver.tick
1:30:03.620  Sync#7        queued -> sending  rungs.whole
1:30:03.620  ->            Sync contacts from 0
1:30:03.720  Sync#7        sending -> rejected  reject.transport.empty-body
1:30:03.720  end           sync contacts: refused transport unreachable
1:45:00.420  Sync#8        queued -> sending  rungs.whole
1:45:00.420  ->            Sync contacts from 0
1:45:00.520  Sync#8        sending -> waiting  retry.transport.empty-body
1:45:01.520  Sync#8        waiting -> queued  driver.tick
1:45:01.520  Sync#8        queued -> sending  rungs.whole
1:45:01.520  ->            Sync contacts from 0
1:45:01.620  Sync#8        sending -> waiting  retry.transport.empty-body
1:45:03.620  Sync#8        waiting -> queued  driver.tick
1:45:03.620  Sync#8        queued -> sending  rungs.whole
1:45:03.620  ->            Sync contacts from 0
1:45:03.720  Sync#8        sending -> rejected  reject.transport.empty-body
1:45:03.720  end           sync contacts: refused transport unreachable
2:00:00.420  Sync#9        queued -> sending  rungs.whole
2:00:00.420  ->            Sync contacts from 0
2:00:00.520  Sync#9        sending -> waiting  retry.transport.empty-body
2:00:01.520  Sync#9        waiting -> queued  driver.tick
2:00:01.520  Sync#9        queued -> sending  rungs.whole
2:00:01.520  ->            Sync contacts from 0
2:00:01.620  Sync#9        sending -> waiting  retry.transport.empty-body
2:00:03.620  Sync#9        waiting -> queued  driver.tick
2:00:03.620  Sync#9        queued -> sending  rungs.whole
2:00:03.620  ->            Sync contacts from 0
2:00:03.720  Sync#9        sending -> rejected  reject.transport.empty-body
2:00:03.720  end           sync contacts: refused transport unreachable
2:15:00.420  Sync#10       queued -> sending  rungs.whole
2:15:00.420  ->            Sync contacts from 0
2:15:00.520  Sync#10       sending -> waiting  retry.transport.empty-body
2:15:01.520  Sync#10       waiting -> queued  driver.tick
2:15:01.520  Sync#10       queued -> sending  rungs.whole
2:15:01.520  ->            Sync contacts from 0
2:15:01.620  Sync#10       sending -> waiting  retry.transport.empty-body
2:15:03.620  Sync#10       waiting -> queued  driver.tick
2:15:03.620  Sync#10       queued -> sending  rungs.whole
2:15:03.620  ->            Sync contacts from 0
2:15:03.720  Sync#10       sending -> rejected  reject.transport.empty-body
2:15:03.720  end           sync contacts: refused transport unreachable
2:30:00.420  Sync#11       queued -> sending  rungs.whole
2:30:00.420  ->            Sync contacts from 0
2:30:00.520  Sync#11       sending -> waiting  retry.transport.empty-body
2:30:01.520  Sync#11       waiting -> queued  driver.tick
2:30:01.520  Sync#11       queued -> sending  rungs.whole
2:30:01.520  ->            Sync contacts from 0
2:30:01.620  Sync#11       sending -> waiting  retry.transport.empty-body
2:30:03.620  Sync#11       waiting -> queued  driver.tick
2:30:03.620  Sync#11       queued -> sending  rungs.whole
2:30:03.620  ->            Sync contacts from 0
2:30:03.720  Sync#11       sending -> rejected  reject.transport.empty-body
2:30:03.720  end           sync contacts: refused transport unreachable
2:45:00.420  Sync#12       queued -> sending  rungs.whole
2:45:00.420  ->            Sync contacts from 0
2:45:00.520  Sync#12       sending -> waiting  retry.transport.empty-body
2:45:01.520  Sync#12       waiting -> queued  driver.tick
2:45:01.520  Sync#12       queued -> sending  rungs.whole
2:45:01.520  ->            Sync contacts from 0
2:45:01.620  Sync#12       sending -> waiting  retry.transport.empty-body
2:45:03.620  Sync#12       waiting -> queued  driver.tick
2:45:03.620  Sync#12       queued -> sending  rungs.whole
2:45:03.620  ->            Sync contacts from 0
2:45:03.720  Sync#12       sending -> rejected  reject.transport.empty-body
2:45:03.720  end           sync contacts: refused transport unreachable
3:00:00.420  Sync#13       queued -> sending  rungs.whole
3:00:00.420  ->            Sync contacts from 0
3:00:00.520  Sync#13       sending -> waiting  retry.transport.empty-body
3:00:01.520  Sync#13       waiting -> queued  driver.tick
3:00:01.520  Sync#13       queued -> sending  rungs.whole
3:00:01.520  ->            Sync contacts from 0
3:00:01.620  Sync#13       sending -> waiting  retry.transport.empty-body
3:00:03.620  Sync#13       waiting -> queued  driver.tick
3:00:03.620  Sync#13       queued -> sending  rungs.whole
3:00:03.620  ->            Sync contacts from 0
3:00:03.720  Sync#13       sending -> rejected  reject.transport.empty-body
3:00:03.720  end           sync contacts: refused transport unreachable
3:15:00.420  Sync#14       queued -> sending  rungs.whole
3:15:00.420  ->            Sync contacts from 0
3:15:00.520  Sync#14       sending -> waiting  retry.transport.empty-body
3:15:01.520  Sync#14       waiting -> queued  driver.tick
3:15:01.520  Sync#14       queued -> sending  rungs.whole
3:15:01.520  ->            Sync contacts from 0
3:15:01.620  Sync#14       sending -> waiting  retry.transport.empty-body
3:15:03.620  Sync#14       waiting -> queued  driver.tick
3:15:03.620  Sync#14       queued -> sending  rungs.whole
3:15:03.620  ->            Sync contacts from 0
3:15:03.720  Sync#14       sending -> rejected  reject.transport.empty-body
3:15:03.720  end           sync contacts: refused transport unreachable
3:30:00.420  Sync#15       queued -> sending  rungs.whole
3:30:00.420  ->            Sync contacts from 0
3:30:00.520  Sync#15       sending -> waiting  retry.transport.empty-body
3:30:01.520  Sync#15       waiting -> queued  driver.tick
3:30:01.520  Sync#15       queued -> sending  rungs.whole
3:30:01.520  ->            Sync contacts from 0
3:30:01.620  Sync#15       sending -> waiting  retry.transport.empty-body
3:30:03.620  Sync#15       waiting -> queued  driver.tick
3:30:03.620  Sync#15       queued -> sending  rungs.whole
3:30:03.620  ->            Sync contacts from 0
3:30:03.720  Sync#15       sending -> rejected  reject.transport.empty-body
3:30:03.720  end           sync contacts: refused transport unreachable
3:45:00.420  Sync#16       queued -> sending  rungs.whole
3:45:00.420  ->            Sync contacts from 0
3:45:00.520  Sync#16       sending -> waiting  retry.transport.empty-body
3:45:01.520  Sync#16       waiting -> queued  driver.tick
3:45:01.520  Sync#16       queued -> sending  rungs.whole
3:45:01.520  ->            Sync contacts from 0
3:45:01.620  Sync#16       sending -> waiting  retry.transport.empty-body
3:45:03.620  Sync#16       waiting -> queued  driver.tick
3:45:03.620  Sync#16       queued -> sending  rungs.whole
3:45:03.620  ->            Sync contacts from 0
3:45:03.720  Sync#16       sending -> rejected  reject.transport.empty-body
3:45:03.720  end           sync contacts: refused transport unreachable
4:00:00.420  Sync#17       queued -> sending  rungs.whole
4:00:00.420  ->            Sync contacts from 0
4:00:00.520  Sync#17       sending -> waiting  retry.transport.empty-body
4:00:01.520  Sync#17       waiting -> queued  driver.tick
4:00:01.520  Sync#17       queued -> sending  rungs.whole
4:00:01.520  ->            Sync contacts from 0
4:00:01.620  Sync#17       sending -> waiting  retry.transport.empty-body
4:00:03.620  Sync#17       waiting -> queued  driver.tick
4:00:03.620  Sync#17       queued -> sending  rungs.whole
4:00:03.620  ->            Sync contacts from 0
4:00:03.720  Sync#17       sending -> rejected  reject.transport.empty-body
4:00:03.720  end           sync contacts: refused transport unreachable
4:15:00.420  Sync#18       queued -> sending  rungs.whole
4:15:00.420  ->            Sync contacts from 0
4:15:00.520  Sync#18       sending -> waiting  retry.transport.empty-body
4:15:01.520  Sync#18       waiting -> queued  driver.tick
4:15:01.520  Sync#18       queued -> sending  rungs.whole
4:15:01.520  ->            Sync contacts from 0
4:15:01.620  Sync#18       sending -> waiting  retry.transport.empty-body
4:15:03.620  Sync#18       waiting -> queued  driver.tick
4:15:03.620  Sync#18       queued -> sending  rungs.whole
4:15:03.620  ->            Sync contacts from 0
4:15:03.720  Sync#18       sending -> rejected  reject.transport.empty-body
4:15:03.720  end           sync contacts: refused transport unreachable
4:30:00.420  Sync#19       queued -> sending  rungs.whole
4:30:00.420  ->            Sync contacts from 0
4:30:00.520  Sync#19       sending -> waiting  retry.transport.empty-body
4:30:01.520  Sync#19       waiting -> queued  driver.tick
4:30:01.520  Sync#19       queued -> sending  rungs.whole
4:30:01.520  ->            Sync contacts from 0
4:30:01.620  Sync#19       sending -> waiting  retry.transport.empty-body
4:30:03.620  Sync#19       waiting -> queued  driver.tick
4:30:03.620  Sync#19       queued -> sending  rungs.whole
4:30:03.620  ->            Sync contacts from 0
4:30:03.720  Sync#19       sending -> rejected  reject.transport.empty-body
4:30:03.720  end           sync contacts: refused transport unreachable
4:45:00.420  Sync#20       queued -> sending  rungs.whole
4:45:00.420  ->            Sync contacts from 0
4:45:00.520  Sync#20       sending -> waiting  retry.transport.empty-body
4:45:01.520  Sync#20       waiting -> queued  driver.tick
4:45:01.520  Sync#20       queued -> sending  rungs.whole
4:45:01.520  ->            Sync contacts from 0
4:45:01.620  Sync#20       sending -> waiting  retry.transport.empty-body
4:45:03.620  Sync#20       waiting -> queued  driver.tick
4:45:03.620  Sync#20       queued -> sending  rungs.whole
4:45:03.620  ->            Sync contacts from 0
4:45:03.720  Sync#20       sending -> rejected  reject.transport.empty-body
4:45:03.720  end           sync contacts: refused transport unreachable
5:00:00.420  Sync#21       queued -> sending  rungs.whole
5:00:00.420  ->            Sync contacts from 0
5:00:00.520  Sync#21       sending -> waiting  retry.transport.empty-body
5:00:01.520  Sync#21       waiting -> queued  driver.tick
5:00:01.520  Sync#21       queued -> sending  rungs.whole
5:00:01.520  ->            Sync contacts from 0
5:00:01.620  Sync#21       sending -> waiting  retry.transport.empty-body
5:00:03.620  Sync#21       waiting -> queued  driver.tick
5:00:03.620  Sync#21       queued -> sending  rungs.whole
5:00:03.620  ->            Sync contacts from 0
5:00:03.720  Sync#21       sending -> rejected  reject.transport.empty-body
5:00:03.720  end           sync contacts: refused transport unreachable
5:15:00.420  Sync#22       queued -> sending  rungs.whole
5:15:00.420  ->            Sync contacts from 0
5:15:00.520  Sync#22       sending -> waiting  retry.transport.empty-body
5:15:01.520  Sync#22       waiting -> queued  driver.tick
5:15:01.520  Sync#22       queued -> sending  rungs.whole
5:15:01.520  ->            Sync contacts from 0
5:15:01.620  Sync#22       sending -> waiting  retry.transport.empty-body
5:15:03.620  Sync#22       waiting -> queued  driver.tick
5:15:03.620  Sync#22       queued -> sending  rungs.whole
5:15:03.620  ->            Sync contacts from 0
5:15:03.720  Sync#22       sending -> rejected  reject.transport.empty-body
5:15:03.720  end           sync contacts: refused transport unreachable
5:30:00.420  Sync#23       queued -> sending  rungs.whole
5:30:00.420  ->            Sync contacts from 0
5:30:00.520  Sync#23       sending -> waiting  retry.transport.empty-body
5:30:01.520  Sync#23       waiting -> queued  driver.tick
5:30:01.520  Sync#23       queued -> sending  rungs.whole
5:30:01.520  ->            Sync contacts from 0
5:30:01.620  Sync#23       sending -> waiting  retry.transport.empty-body
5:30:03.620  Sync#23       waiting -> queued  driver.tick
5:30:03.620  Sync#23       queued -> sending  rungs.whole
5:30:03.620  ->            Sync contacts from 0
5:30:03.720  Sync#23       sending -> rejected  reject.transport.empty-body
5:30:03.720  end           sync contacts: refused transport unreachable
5:45:00.420  Sync#24       queued -> sending  rungs.whole
5:45:00.420  ->            Sync contacts from 0
5:45:00.520  Sync#24       sending -> waiting  retry.transport.empty-body
5:45:01.520  Sync#24       waiting -> queued  driver.tick
5:45:01.520  Sync#24       queued -> sending  rungs.whole
5:45:01.520  ->            Sync contacts from 0
5:45:01.620  Sync#24       sending -> waiting  retry.transport.empty-body
5:45:03.620  Sync#24       waiting -> queued  driver.tick
5:45:03.620  Sync#24       queued -> sending  rungs.whole
5:45:03.620  ->            Sync contacts from 0
5:45:03.720  Sync#24       sending -> rejected  reject.transport.empty-body
5:45:03.720  end           sync contacts: refused transport unreachable
6:00:00.420  Sync#25       queued -> sending  rungs.whole
6:00:00.420  ->            Sync contacts from 0
6:00:00.520  Sync#25       sending -> waiting  retry.transport.empty-body
6:00:01.520  Sync#25       waiting -> queued  driver.tick
6:00:01.520  Sync#25       queued -> sending  rungs.whole
6:00:01.520  ->            Sync contacts from 0
6:00:01.620  Sync#25       sending -> waiting  retry.transport.empty-body
6:00:03.620  Sync#25       waiting -> queued  driver.tick
6:00:03.620  Sync#25       queued -> sending  rungs.whole
6:00:03.620  ->            Sync contacts from 0
6:00:03.720  Sync#25       sending -> rejected  reject.transport.empty-body
6:00:03.720  end           sync contacts: refused transport unreachable
6:15:00.420  Sync#26       queued -> sending  rungs.whole
6:15:00.420  ->            Sync contacts from 0
6:15:00.520  Sync#26       sending -> waiting  retry.transport.empty-body
6:15:01.520  Sync#26       waiting -> queued  driver.tick
6:15:01.520  Sync#26       queued -> sending  rungs.whole
6:15:01.520  ->            Sync contacts from 0
6:15:01.620  Sync#26       sending -> waiting  retry.transport.empty-body
6:15:03.620  Sync#26       waiting -> queued  driver.tick
6:15:03.620  Sync#26       queued -> sending  rungs.whole
6:15:03.620  ->            Sync contacts from 0
6:15:03.720  Sync#26       sending -> rejected  reject.transport.empty-body
6:15:03.720  end           sync contacts: refused transport unreachable
6:30:00.420  Sync#27       queued -> sending  rungs.whole
6:30:00.420  ->            Sync contacts from 0
6:30:00.520  Sync#27       sending -> waiting  retry.transport.empty-body
6:30:01.520  Sync#27       waiting -> queued  driver.tick
6:30:01.520  Sync#27       queued -> sending  rungs.whole
6:30:01.520  ->            Sync contacts from 0
6:30:01.620  Sync#27       sending -> waiting  retry.transport.empty-body
6:30:03.620  Sync#27       waiting -> queued  driver.tick
6:30:03.620  Sync#27       queued -> sending  rungs.whole
6:30:03.620  ->            Sync contacts from 0
6:30:03.720  Sync#27       sending -> rejected  reject.transport.empty-body
6:30:03.720  end           sync contacts: refused transport unreachable
6:45:00.420  Sync#28       queued -> sending  rungs.whole
6:45:00.420  ->            Sync contacts from 0
6:45:00.520  Sync#28       sending -> waiting  retry.transport.empty-body
6:45:01.520  Sync#28       waiting -> queued  driver.tick
6:45:01.520  Sync#28       queued -> sending  rungs.whole
6:45:01.520  ->            Sync contacts from 0
6:45:01.620  Sync#28       sending -> waiting  retry.transport.empty-body
6:45:03.620  Sync#28       waiting -> queued  driver.tick
6:45:03.620  Sync#28       queued -> sending  rungs.whole
6:45:03.620  ->            Sync contacts from 0
6:45:03.720  Sync#28       sending -> rejected  reject.transport.empty-body
6:45:03.720  end           sync contacts: refused transport unreachable
7:00:00.420  Sync#29       queued -> sending  rungs.whole
7:00:00.420  ->            Sync contacts from 0
7:00:00.520  Sync#29       sending -> waiting  retry.transport.empty-body
7:00:01.520  Sync#29       waiting -> queued  driver.tick
7:00:01.520  Sync#29       queued -> sending  rungs.whole
7:00:01.520  ->            Sync contacts from 0
7:00:01.620  Sync#29       sending -> waiting  retry.transport.empty-body
7:00:03.620  Sync#29       waiting -> queued  driver.tick
7:00:03.620  Sync#29       queued -> sending  rungs.whole
7:00:03.620  ->            Sync contacts from 0
7:00:03.720  Sync#29       sending -> rejected  reject.transport.empty-body
7:00:03.720  end           sync contacts: refused transport unreachable
7:15:00.420  Sync#30       queued -> sending  rungs.whole
7:15:00.420  ->            Sync contacts from 0
7:15:00.520  Sync#30       sending -> waiting  retry.transport.empty-body
7:15:01.520  Sync#30       waiting -> queued  driver.tick
7:15:01.520  Sync#30       queued -> sending  rungs.whole
7:15:01.520  ->            Sync contacts from 0
7:15:01.620  Sync#30       sending -> waiting  retry.transport.empty-body
7:15:03.620  Sync#30       waiting -> queued  driver.tick
7:15:03.620  Sync#30       queued -> sending  rungs.whole
7:15:03.620  ->            Sync contacts from 0
7:15:03.720  Sync#30       sending -> rejected  reject.transport.empty-body
7:15:03.720  end           sync contacts: refused transport unreachable
7:30:00.420  Sync#31       queued -> sending  rungs.whole
7:30:00.420  ->            Sync contacts from 0
7:30:00.520  hold          hold-1 for admin: blocked, until in 1125 s
7:30:00.520  Sync#31       sending -> held  hold.transport.empty-body
7:30:00.520  end           sync contacts: held admin blocked
7:45:00.420  Sync#32       queued -> held  account.closed
7:45:00.420  end           sync contacts: held admin blocked
7:48:45.520  hold          hold-1 is released
8:00:00.420  Sync#33       queued -> sending  rungs.whole
8:00:00.420  ->            Sync contacts from 0
8:00:00.520  Sync#33       sending -> waiting  retry.transport.empty-body
8:00:01.520  Sync#33       waiting -> queued  driver.tick
8:00:01.520  Sync#33       queued -> sending  rungs.whole
8:00:01.520  ->            Sync contacts from 0
8:00:01.620  Sync#33       sending -> waiting  retry.transport.empty-body
8:00:03.620  Sync#33       waiting -> queued  driver.tick
8:00:03.620  Sync#33       queued -> sending  rungs.whole
8:00:03.620  ->            Sync contacts from 0
8:00:03.720  Sync#33       sending -> rejected  reject.transport.empty-body
8:00:03.720  end           sync contacts: refused transport unreachable
8:15:00.420  Sync#34       queued -> sending  rungs.whole
8:15:00.420  ->            Sync contacts from 0
8:15:00.520  Sync#34       sending -> waiting  retry.transport.empty-body
8:15:01.520  Sync#34       waiting -> queued  driver.tick
8:15:01.520  Sync#34       queued -> sending  rungs.whole
8:15:01.520  ->            Sync contacts from 0
8:15:01.620  Sync#34       sending -> waiting  retry.transport.empty-body
8:15:03.620  Sync#34       waiting -> queued  driver.tick
8:15:03.620  Sync#34       queued -> sending  rungs.whole
8:15:03.620  ->            Sync contacts from 0
8:15:03.720  Sync#34       sending -> rejected  reject.transport.empty-body
8:15:03.720  end           sync contacts: refused transport unreachable
8:30:00.420  Sync#35       queued -> sending  rungs.whole
8:30:00.420  ->            Sync contacts from 0
8:30:00.520  hold          hold-2 for admin: blocked, until in 4500 s
8:30:00.520  Sync#35       sending -> held  hold.transport.empty-body
8:30:00.520  end           sync contacts: held admin blocked
8:45:00.420  Sync#36       queued -> held  account.closed
8:45:00.420  end           sync contacts: held admin blocked
> the end
9:00:00.420  session       held
9:00:00.420  session       hold-2 for admin: blocked
9:00:00.420  due           in 0:45:00.000
