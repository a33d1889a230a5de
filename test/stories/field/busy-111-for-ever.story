# A server that is always busy is asked less and less
from: mustang-im/mustang 281
about: mustang-one-counter, throttled

server answers common 111 to everything but OPTIONS
app sync contacts every 5 min for 3 h

law: at most 80 requests
law: at most 8 requests in any 1 min
law: ends held time server-down
----
> server answers common 111 to everything but OPTIONS
> app sync contacts every 5 min for 3 h
0:00:00.000  Sync#1        queued -> sending  rungs.whole
0:00:00.000  ->            Sync contacts
0:00:00.100  Sync#1        sending -> waiting  retry.common.111
0:00:01.100  Sync#1        waiting -> queued  driver.tick
0:00:01.100  Sync#1        queued -> sending  rungs.whole
0:00:01.100  ->            Sync contacts
0:00:01.200  Sync#1        sending -> waiting  retry.common.111
0:00:03.200  Sync#1        waiting -> queued  driver.tick
0:00:03.200  Sync#1        queued -> sending  rungs.whole
0:00:03.200  ->            Sync contacts
0:00:03.300  Sync#1        sending -> waiting  retry.common.111
0:00:07.300  Sync#1        waiting -> queued  driver.tick
0:00:07.300  Sync#1        queued -> sending  rungs.whole
0:00:07.300  ->            Sync contacts
0:00:07.400  Sync#1        sending -> waiting  retry.common.111
0:00:15.400  Sync#1        waiting -> queued  driver.tick
0:00:15.400  Sync#1        queued -> sending  rungs.whole
0:00:15.400  ->            Sync contacts
0:00:15.500  Sync#1        sending -> waiting  retry.common.111
0:00:31.500  Sync#1        waiting -> queued  driver.tick
0:00:31.500  Sync#1        queued -> sending  rungs.whole
0:00:31.500  ->            Sync contacts
0:00:31.600  hold          hold-1 for time: server-down, until in 945 s
0:00:31.600  Sync#1        sending -> held  hold.common.111
0:00:31.600  end           sync contacts: held time server-down
0:05:00.000  Sync#2        queued -> sending  rungs.whole
0:05:00.000  Sync#2        sending -> queued  driver.deferred
0:05:00.000  Sync#2        queued -> held  account.closed
0:05:00.000  end           sync contacts: held time server-down
0:10:00.000  Sync#3        queued -> sending  rungs.whole
0:10:00.000  Sync#3        sending -> queued  driver.deferred
0:10:00.000  Sync#3        queued -> held  account.closed
0:10:00.000  end           sync contacts: held time server-down
0:15:00.000  Sync#4        queued -> sending  rungs.whole
0:15:00.000  Sync#4        sending -> queued  driver.deferred
0:15:00.000  Sync#4        queued -> held  account.closed
0:15:00.000  end           sync contacts: held time server-down
0:16:16.600  hold          hold-1 is released
0:20:00.000  Sync#5        queued -> sending  rungs.whole
0:20:00.000  ->            Sync contacts
0:20:00.100  Sync#5        sending -> waiting  retry.common.111
0:20:01.100  Sync#5        waiting -> queued  driver.tick
0:20:01.100  Sync#5        queued -> sending  rungs.whole
0:20:01.100  ->            Sync contacts
0:20:01.200  Sync#5        sending -> waiting  retry.common.111
0:20:03.200  Sync#5        waiting -> queued  driver.tick
0:20:03.200  Sync#5        queued -> sending  rungs.whole
0:20:03.200  ->            Sync contacts
0:20:03.300  Sync#5        sending -> waiting  retry.common.111
0:20:07.300  Sync#5        waiting -> queued  driver.tick
0:20:07.300  Sync#5        queued -> sending  rungs.whole
0:20:07.300  ->            Sync contacts
0:20:07.400  Sync#5        sending -> waiting  retry.common.111
0:20:15.400  Sync#5        waiting -> queued  driver.tick
0:20:15.400  Sync#5        queued -> sending  rungs.whole
0:20:15.400  ->            Sync contacts
0:20:15.500  Sync#5        sending -> waiting  retry.common.111
0:20:31.500  Sync#5        waiting -> queued  driver.tick
0:20:31.500  Sync#5        queued -> sending  rungs.whole
0:20:31.500  ->            Sync contacts
0:20:31.600  hold          hold-2 for time: server-down, until in 945 s
0:20:31.600  Sync#5        sending -> held  hold.common.111
0:20:31.600  end           sync contacts: held time server-down
0:25:00.000  Sync#6        queued -> sending  rungs.whole
0:25:00.000  Sync#6        sending -> queued  driver.deferred
0:25:00.000  Sync#6        queued -> held  account.closed
0:25:00.000  end           sync contacts: held time server-down
0:30:00.000  Sync#7        queued -> sending  rungs.whole
0:30:00.000  Sync#7        sending -> queued  driver.deferred
0:30:00.000  Sync#7        queued -> held  account.closed
0:30:00.000  end           sync contacts: held time server-down
0:35:00.000  Sync#8        queued -> sending  rungs.whole
0:35:00.000  Sync#8        sending -> queued  driver.deferred
0:35:00.000  Sync#8        queued -> held  account.closed
0:35:00.000  end           sync contacts: held time server-down
0:36:16.600  hold          hold-2 is released
0:40:00.000  Sync#9        queued -> sending  rungs.whole
0:40:00.000  ->            Sync contacts
0:40:00.100  Sync#9        sending -> waiting  retry.common.111
0:40:01.100  Sync#9        waiting -> queued  driver.tick
0:40:01.100  Sync#9        queued -> sending  rungs.whole
0:40:01.100  ->            Sync contacts
0:40:01.200  Sync#9        sending -> waiting  retry.common.111
0:40:03.200  Sync#9        waiting -> queued  driver.tick
0:40:03.200  Sync#9        queued -> sending  rungs.whole
0:40:03.200  ->            Sync contacts
0:40:03.300  Sync#9        sending -> waiting  retry.common.111
0:40:07.300  Sync#9        waiting -> queued  driver.tick
0:40:07.300  Sync#9        queued -> sending  rungs.whole
0:40:07.300  ->            Sync contacts
0:40:07.400  Sync#9        sending -> waiting  retry.common.111
0:40:15.400  Sync#9        waiting -> queued  driver.tick
0:40:15.400  Sync#9        queued -> sending  rungs.whole
0:40:15.400  ->            Sync contacts
0:40:15.500  Sync#9        sending -> waiting  retry.common.111
0:40:31.500  Sync#9        waiting -> queued  driver.tick
0:40:31.500  Sync#9        queued -> sending  rungs.whole
0:40:31.500  ->            Sync contacts
0:40:31.600  hold          hold-3 for time: server-down, until in 945 s
0:40:31.600  Sync#9        sending -> held  hold.common.111
0:40:31.600  end           sync contacts: held time server-down
0:45:00.000  Sync#10       queued -> sending  rungs.whole
0:45:00.000  Sync#10       sending -> queued  driver.deferred
0:45:00.000  Sync#10       queued -> held  account.closed
0:45:00.000  end           sync contacts: held time server-down
0:50:00.000  Sync#11       queued -> sending  rungs.whole
0:50:00.000  Sync#11       sending -> queued  driver.deferred
0:50:00.000  Sync#11       queued -> held  account.closed
0:50:00.000  end           sync contacts: held time server-down
0:55:00.000  Sync#12       queued -> sending  rungs.whole
0:55:00.000  Sync#12       sending -> queued  driver.deferred
0:55:00.000  Sync#12       queued -> held  account.closed
0:55:00.000  end           sync contacts: held time server-down
0:56:16.600  hold          hold-3 is released
1:00:00.000  Sync#13       queued -> sending  rungs.whole
1:00:00.000  ->            Sync contacts
1:00:00.100  Sync#13       sending -> waiting  retry.common.111
1:00:01.100  Sync#13       waiting -> queued  driver.tick
1:00:01.100  Sync#13       queued -> sending  rungs.whole
1:00:01.100  ->            Sync contacts
1:00:01.200  Sync#13       sending -> waiting  retry.common.111
1:00:03.200  Sync#13       waiting -> queued  driver.tick
1:00:03.200  Sync#13       queued -> sending  rungs.whole
1:00:03.200  ->            Sync contacts
1:00:03.300  Sync#13       sending -> waiting  retry.common.111
1:00:07.300  Sync#13       waiting -> queued  driver.tick
1:00:07.300  Sync#13       queued -> sending  rungs.whole
1:00:07.300  ->            Sync contacts
1:00:07.400  Sync#13       sending -> waiting  retry.common.111
1:00:15.400  Sync#13       waiting -> queued  driver.tick
1:00:15.400  Sync#13       queued -> sending  rungs.whole
1:00:15.400  ->            Sync contacts
1:00:15.500  Sync#13       sending -> waiting  retry.common.111
1:00:31.500  Sync#13       waiting -> queued  driver.tick
1:00:31.500  Sync#13       queued -> sending  rungs.whole
1:00:31.500  ->            Sync contacts
1:00:31.600  hold          hold-4 for time: server-down, until in 945 s
1:00:31.600  Sync#13       sending -> held  hold.common.111
1:00:31.600  end           sync contacts: held time server-down
1:05:00.000  Sync#14       queued -> sending  rungs.whole
1:05:00.000  Sync#14       sending -> queued  driver.deferred
1:05:00.000  Sync#14       queued -> held  account.closed
1:05:00.000  end           sync contacts: held time server-down
1:10:00.000  Sync#15       queued -> sending  rungs.whole
1:10:00.000  Sync#15       sending -> queued  driver.deferred
1:10:00.000  Sync#15       queued -> held  account.closed
1:10:00.000  end           sync contacts: held time server-down
1:15:00.000  Sync#16       queued -> sending  rungs.whole
1:15:00.000  Sync#16       sending -> queued  driver.deferred
1:15:00.000  Sync#16       queued -> held  account.closed
1:15:00.000  end           sync contacts: held time server-down
1:16:16.600  hold          hold-4 is released
1:20:00.000  Sync#17       queued -> sending  rungs.whole
1:20:00.000  ->            Sync contacts
1:20:00.100  Sync#17       sending -> waiting  retry.common.111
1:20:01.100  Sync#17       waiting -> queued  driver.tick
1:20:01.100  Sync#17       queued -> sending  rungs.whole
1:20:01.100  ->            Sync contacts
1:20:01.200  Sync#17       sending -> waiting  retry.common.111
1:20:03.200  Sync#17       waiting -> queued  driver.tick
1:20:03.200  Sync#17       queued -> sending  rungs.whole
1:20:03.200  ->            Sync contacts
1:20:03.300  Sync#17       sending -> waiting  retry.common.111
1:20:07.300  Sync#17       waiting -> queued  driver.tick
1:20:07.300  Sync#17       queued -> sending  rungs.whole
1:20:07.300  ->            Sync contacts
1:20:07.400  Sync#17       sending -> waiting  retry.common.111
1:20:15.400  Sync#17       waiting -> queued  driver.tick
1:20:15.400  Sync#17       queued -> sending  rungs.whole
1:20:15.400  ->            Sync contacts
1:20:15.500  Sync#17       sending -> waiting  retry.common.111
1:20:31.500  Sync#17       waiting -> queued  driver.tick
1:20:31.500  Sync#17       queued -> sending  rungs.whole
1:20:31.500  ->            Sync contacts
1:20:31.600  hold          hold-5 for time: server-down, until in 945 s
1:20:31.600  Sync#17       sending -> held  hold.common.111
1:20:31.600  end           sync contacts: held time server-down
1:25:00.000  Sync#18       queued -> sending  rungs.whole
1:25:00.000  Sync#18       sending -> queued  driver.deferred
1:25:00.000  Sync#18       queued -> held  account.closed
1:25:00.000  end           sync contacts: held time server-down
1:30:00.000  Sync#19       queued -> sending  rungs.whole
1:30:00.000  Sync#19       sending -> queued  driver.deferred
1:30:00.000  Sync#19       queued -> held  account.closed
1:30:00.000  end           sync contacts: held time server-down
1:35:00.000  Sync#20       queued -> sending  rungs.whole
1:35:00.000  Sync#20       sending -> queued  driver.deferred
1:35:00.000  Sync#20       queued -> held  account.closed
1:35:00.000  end           sync contacts: held time server-down
1:36:16.600  hold          hold-5 is released
1:40:00.000  Sync#21       queued -> sending  rungs.whole
1:40:00.000  ->            Sync contacts
1:40:00.100  Sync#21       sending -> waiting  retry.common.111
1:40:01.100  Sync#21       waiting -> queued  driver.tick
1:40:01.100  Sync#21       queued -> sending  rungs.whole
1:40:01.100  ->            Sync contacts
1:40:01.200  Sync#21       sending -> waiting  retry.common.111
1:40:03.200  Sync#21       waiting -> queued  driver.tick
1:40:03.200  Sync#21       queued -> sending  rungs.whole
1:40:03.200  ->            Sync contacts
1:40:03.300  Sync#21       sending -> waiting  retry.common.111
1:40:07.300  Sync#21       waiting -> queued  driver.tick
1:40:07.300  Sync#21       queued -> sending  rungs.whole
1:40:07.300  ->            Sync contacts
1:40:07.400  Sync#21       sending -> waiting  retry.common.111
1:40:15.400  Sync#21       waiting -> queued  driver.tick
1:40:15.400  Sync#21       queued -> sending  rungs.whole
1:40:15.400  ->            Sync contacts
1:40:15.500  Sync#21       sending -> waiting  retry.common.111
1:40:31.500  Sync#21       waiting -> queued  driver.tick
1:40:31.500  Sync#21       queued -> sending  rungs.whole
1:40:31.500  ->            Sync contacts
1:40:31.600  hold          hold-6 for time: server-down, until in 945 s
1:40:31.600  Sync#21       sending -> held  hold.common.111
1:40:31.600  end           sync contacts: held time server-down
1:45:00.000  Sync#22       queued -> sending  rungs.whole
1:45:00.000  Sync#22       sending -> queued  driver.deferred
1:45:00.000  Sync#22       queued -> held  account.closed
1:45:00.000  end           sync contacts: held time server-down
1:50:00.000  Sync#23       queued -> sending  rungs.whole
1:50:00.000  Sync#23       sending -> queued  driver.deferred
1:50:00.000  Sync#23       queued -> held  account.closed
1:50:00.000  end           sync contacts: held time server-down
1:55:00.000  Sync#24       queued -> sending  rungs.whole
1:55:00.000  Sync#24       sending -> queued  driver.deferred
1:55:00.000  Sync#24       queued -> held  account.closed
1:55:00.000  end           sync contacts: held time server-down
1:56:16.600  hold          hold-6 is released
2:00:00.000  Sync#25       queued -> sending  rungs.whole
2:00:00.000  ->            Sync contacts
2:00:00.100  Sync#25       sending -> waiting  retry.common.111
2:00:01.100  Sync#25       waiting -> queued  driver.tick
2:00:01.100  Sync#25       queued -> sending  rungs.whole
2:00:01.100  ->            Sync contacts
2:00:01.200  Sync#25       sending -> waiting  retry.common.111
2:00:03.200  Sync#25       waiting -> queued  driver.tick
2:00:03.200  Sync#25       queued -> sending  rungs.whole
2:00:03.200  ->            Sync contacts
2:00:03.300  Sync#25       sending -> waiting  retry.common.111
2:00:07.300  Sync#25       waiting -> queued  driver.tick
2:00:07.300  Sync#25       queued -> sending  rungs.whole
2:00:07.300  ->            Sync contacts
2:00:07.400  Sync#25       sending -> waiting  retry.common.111
2:00:15.400  Sync#25       waiting -> queued  driver.tick
2:00:15.400  Sync#25       queued -> sending  rungs.whole
2:00:15.400  ->            Sync contacts
2:00:15.500  Sync#25       sending -> waiting  retry.common.111
2:00:31.500  Sync#25       waiting -> queued  driver.tick
2:00:31.500  Sync#25       queued -> sending  rungs.whole
2:00:31.500  ->            Sync contacts
2:00:31.600  hold          hold-7 for time: server-down, until in 945 s
2:00:31.600  Sync#25       sending -> held  hold.common.111
2:00:31.600  end           sync contacts: held time server-down
2:05:00.000  Sync#26       queued -> sending  rungs.whole
2:05:00.000  Sync#26       sending -> queued  driver.deferred
2:05:00.000  Sync#26       queued -> held  account.closed
2:05:00.000  end           sync contacts: held time server-down
2:10:00.000  Sync#27       queued -> sending  rungs.whole
2:10:00.000  Sync#27       sending -> queued  driver.deferred
2:10:00.000  Sync#27       queued -> held  account.closed
2:10:00.000  end           sync contacts: held time server-down
2:15:00.000  Sync#28       queued -> sending  rungs.whole
2:15:00.000  Sync#28       sending -> queued  driver.deferred
2:15:00.000  Sync#28       queued -> held  account.closed
2:15:00.000  end           sync contacts: held time server-down
2:16:16.600  hold          hold-7 is released
2:20:00.000  Sync#29       queued -> sending  rungs.whole
2:20:00.000  ->            Sync contacts
2:20:00.100  Sync#29       sending -> waiting  retry.common.111
2:20:01.100  Sync#29       waiting -> queued  driver.tick
2:20:01.100  Sync#29       queued -> sending  rungs.whole
2:20:01.100  ->            Sync contacts
2:20:01.200  Sync#29       sending -> waiting  retry.common.111
2:20:03.200  Sync#29       waiting -> queued  driver.tick
2:20:03.200  Sync#29       queued -> sending  rungs.whole
2:20:03.200  ->            Sync contacts
2:20:03.300  Sync#29       sending -> waiting  retry.common.111
2:20:07.300  Sync#29       waiting -> queued  driver.tick
2:20:07.300  Sync#29       queued -> sending  rungs.whole
2:20:07.300  ->            Sync contacts
2:20:07.400  Sync#29       sending -> waiting  retry.common.111
2:20:15.400  Sync#29       waiting -> queued  driver.tick
2:20:15.400  Sync#29       queued -> sending  rungs.whole
2:20:15.400  ->            Sync contacts
2:20:15.500  Sync#29       sending -> waiting  retry.common.111
2:20:31.500  Sync#29       waiting -> queued  driver.tick
2:20:31.500  Sync#29       queued -> sending  rungs.whole
2:20:31.500  ->            Sync contacts
2:20:31.600  hold          hold-8 for time: server-down, until in 945 s
2:20:31.600  Sync#29       sending -> held  hold.common.111
2:20:31.600  end           sync contacts: held time server-down
2:25:00.000  Sync#30       queued -> sending  rungs.whole
2:25:00.000  Sync#30       sending -> queued  driver.deferred
2:25:00.000  Sync#30       queued -> held  account.closed
2:25:00.000  end           sync contacts: held time server-down
2:30:00.000  Sync#31       queued -> sending  rungs.whole
2:30:00.000  Sync#31       sending -> queued  driver.deferred
2:30:00.000  Sync#31       queued -> held  account.closed
2:30:00.000  end           sync contacts: held time server-down
2:35:00.000  Sync#32       queued -> sending  rungs.whole
2:35:00.000  Sync#32       sending -> queued  driver.deferred
2:35:00.000  Sync#32       queued -> held  account.closed
2:35:00.000  end           sync contacts: held time server-down
2:36:16.600  hold          hold-8 is released
2:40:00.000  Sync#33       queued -> sending  rungs.whole
2:40:00.000  ->            Sync contacts
2:40:00.100  Sync#33       sending -> waiting  retry.common.111
2:40:01.100  Sync#33       waiting -> queued  driver.tick
2:40:01.100  Sync#33       queued -> sending  rungs.whole
2:40:01.100  ->            Sync contacts
2:40:01.200  Sync#33       sending -> waiting  retry.common.111
2:40:03.200  Sync#33       waiting -> queued  driver.tick
2:40:03.200  Sync#33       queued -> sending  rungs.whole
2:40:03.200  ->            Sync contacts
2:40:03.300  Sync#33       sending -> waiting  retry.common.111
2:40:07.300  Sync#33       waiting -> queued  driver.tick
2:40:07.300  Sync#33       queued -> sending  rungs.whole
2:40:07.300  ->            Sync contacts
2:40:07.400  Sync#33       sending -> waiting  retry.common.111
2:40:15.400  Sync#33       waiting -> queued  driver.tick
2:40:15.400  Sync#33       queued -> sending  rungs.whole
2:40:15.400  ->            Sync contacts
2:40:15.500  Sync#33       sending -> waiting  retry.common.111
2:40:31.500  Sync#33       waiting -> queued  driver.tick
2:40:31.500  Sync#33       queued -> sending  rungs.whole
2:40:31.500  ->            Sync contacts
2:40:31.600  hold          hold-9 for time: server-down, until in 945 s
2:40:31.600  Sync#33       sending -> held  hold.common.111
2:40:31.600  end           sync contacts: held time server-down
2:45:00.000  Sync#34       queued -> sending  rungs.whole
2:45:00.000  Sync#34       sending -> queued  driver.deferred
2:45:00.000  Sync#34       queued -> held  account.closed
2:45:00.000  end           sync contacts: held time server-down
2:50:00.000  Sync#35       queued -> sending  rungs.whole
2:50:00.000  Sync#35       sending -> queued  driver.deferred
2:50:00.000  Sync#35       queued -> held  account.closed
2:50:00.000  end           sync contacts: held time server-down
2:55:00.000  Sync#36       queued -> sending  rungs.whole
2:55:00.000  Sync#36       sending -> queued  driver.deferred
2:55:00.000  Sync#36       queued -> held  account.closed
2:55:00.000  end           sync contacts: held time server-down
2:56:16.600  hold          hold-9 is released
> the end
3:00:00.000  session       ready
