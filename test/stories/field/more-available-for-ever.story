# Pages without anything in them are not fetched without end
from: jobisoft/EAS-4-TbSync sync-runner
about: tbsync-more-available

another device adds contact s1
server answers every Sync with an empty page and more to come
app sync contacts every 1 min for 20 min

law: at most 40 requests
----
> another device adds contact s1
> server answers every Sync with an empty page and more to come
> app sync contacts every 1 min for 20 min
0:00:00.000  Sync#1        queued -> sending  rungs.whole
0:00:00.000  ->            Sync contacts
0:00:00.100  Sync#1        sending -> accepted  accept.Sync.1
0:00:00.100  Sync#2        queued -> sending  rungs.whole
0:00:00.100  ->            Sync contacts
0:00:00.200  Sync#2        sending -> accepted  accept.Sync.1
0:00:00.200  Sync#3        queued -> sending  rungs.whole
0:00:00.200  ->            Sync contacts
0:00:00.300  Sync#3        sending -> accepted  accept.Sync.1
0:00:00.300  Sync#4        queued -> sending  rungs.whole
0:00:00.300  ->            Sync contacts
0:00:00.400  Sync#4        sending -> accepted  accept.Sync.1
0:00:00.400  Sync#5        queued -> sending  rungs.whole
0:00:00.400  ->            Sync contacts
0:00:00.500  Sync#5        sending -> accepted  accept.Sync.1
0:00:00.500  Sync#6        queued -> sending  rungs.whole
0:00:00.500  ->            Sync contacts
0:00:00.600  Sync#6        sending -> accepted  accept.Sync.1
0:00:00.600  Sync#7        queued -> sending  rungs.whole
0:00:00.600  ->            Sync contacts
0:00:00.700  Sync#7        sending -> accepted  accept.Sync.1
0:00:00.700  Sync#8        queued -> sending  rungs.whole
0:00:00.700  ->            Sync contacts
0:00:00.800  Sync#8        sending -> accepted  accept.Sync.1
0:00:00.800  Sync#9        queued -> sending  rungs.whole
0:00:00.800  Sync#9        sending -> queued  driver.deferred
0:00:02.800  Sync#9        queued -> sending  rungs.whole
0:00:02.800  ->            Sync contacts
0:00:02.900  Sync#9        sending -> accepted  accept.Sync.1
0:00:02.900  Sync#10       queued -> sending  rungs.whole
0:00:02.900  Sync#10       sending -> queued  driver.deferred
0:00:06.900  Sync#10       queued -> sending  rungs.whole
0:00:06.900  ->            Sync contacts
0:00:07.000  Sync#10       sending -> accepted  accept.Sync.1
0:00:07.000  Sync#11       queued -> sending  rungs.whole
0:00:07.000  Sync#11       sending -> queued  driver.deferred
0:00:15.000  Sync#11       queued -> sending  rungs.whole
0:00:15.000  ->            Sync contacts
0:00:15.100  Sync#11       sending -> accepted  accept.Sync.1
0:00:15.100  Sync#12       queued -> sending  rungs.whole
0:00:15.100  Sync#12       sending -> queued  driver.deferred
0:00:31.100  Sync#12       queued -> sending  rungs.whole
0:00:31.100  ->            Sync contacts
0:00:31.200  Sync#12       sending -> accepted  accept.Sync.1
0:00:31.200  Sync#13       queued -> sending  rungs.whole
0:00:31.200  Sync#13       sending -> queued  driver.deferred
0:00:31.200  hold          hold-1 for time: throttled, until in 32 s
0:00:31.200  Sync#13       queued -> held  account.closed
0:00:31.200  end           sync contacts: held time throttled
0:01:00.000  Sync#14       queued -> sending  rungs.whole
0:01:00.000  Sync#14       sending -> queued  driver.deferred
0:01:00.000  Sync#14       queued -> held  account.closed
0:01:00.000  end           sync contacts: held time throttled
0:01:03.200  hold          hold-1 is released
0:02:00.000  Sync#15       queued -> sending  rungs.whole
0:02:00.000  ->            Sync contacts
0:02:00.100  Sync#15       sending -> accepted  accept.Sync.1
0:02:00.100  Sync#16       queued -> sending  rungs.whole
0:02:00.100  Sync#16       sending -> queued  driver.deferred
0:02:00.100  hold          hold-2 for time: throttled, until in 60 s
0:02:00.100  Sync#16       queued -> held  account.closed
0:02:00.100  end           sync contacts: held time throttled
0:03:00.000  Sync#17       queued -> sending  rungs.whole
0:03:00.000  Sync#17       sending -> queued  driver.deferred
0:03:00.000  Sync#17       queued -> held  account.closed
0:03:00.000  end           sync contacts: held time throttled
0:03:00.100  hold          hold-2 is released
0:04:00.000  Sync#18       queued -> sending  rungs.whole
0:04:00.000  ->            Sync contacts
0:04:00.100  Sync#18       sending -> accepted  accept.Sync.1
0:04:00.100  Sync#19       queued -> sending  rungs.whole
0:04:00.100  Sync#19       sending -> queued  driver.deferred
0:04:00.100  hold          hold-3 for time: throttled, until in 60 s
0:04:00.100  Sync#19       queued -> held  account.closed
0:04:00.100  end           sync contacts: held time throttled
0:05:00.000  Sync#20       queued -> sending  rungs.whole
0:05:00.000  Sync#20       sending -> queued  driver.deferred
0:05:00.000  Sync#20       queued -> held  account.closed
0:05:00.000  end           sync contacts: held time throttled
0:05:00.100  hold          hold-3 is released
0:06:00.000  Sync#21       queued -> sending  rungs.whole
0:06:00.000  ->            Sync contacts
0:06:00.100  Sync#21       sending -> accepted  accept.Sync.1
0:06:00.100  Sync#22       queued -> sending  rungs.whole
0:06:00.100  Sync#22       sending -> queued  driver.deferred
0:06:00.100  hold          hold-4 for time: throttled, until in 60 s
0:06:00.100  Sync#22       queued -> held  account.closed
0:06:00.100  end           sync contacts: held time throttled
0:07:00.000  Sync#23       queued -> sending  rungs.whole
0:07:00.000  Sync#23       sending -> queued  driver.deferred
0:07:00.000  Sync#23       queued -> held  account.closed
0:07:00.000  end           sync contacts: held time throttled
0:07:00.100  hold          hold-4 is released
0:08:00.000  Sync#24       queued -> sending  rungs.whole
0:08:00.000  ->            Sync contacts
0:08:00.100  Sync#24       sending -> accepted  accept.Sync.1
0:08:00.100  Sync#25       queued -> sending  rungs.whole
0:08:00.100  Sync#25       sending -> queued  driver.deferred
0:08:00.100  hold          hold-5 for time: throttled, until in 60 s
0:08:00.100  Sync#25       queued -> held  account.closed
0:08:00.100  end           sync contacts: held time throttled
0:09:00.000  Sync#26       queued -> sending  rungs.whole
0:09:00.000  Sync#26       sending -> queued  driver.deferred
0:09:00.000  Sync#26       queued -> held  account.closed
0:09:00.000  end           sync contacts: held time throttled
0:09:00.100  hold          hold-5 is released
0:10:00.000  Sync#27       queued -> sending  rungs.whole
0:10:00.000  ->            Sync contacts
0:10:00.100  Sync#27       sending -> accepted  accept.Sync.1
0:10:00.100  Sync#28       queued -> sending  rungs.whole
0:10:00.100  Sync#28       sending -> queued  driver.deferred
0:10:00.100  hold          hold-6 for time: throttled, until in 60 s
0:10:00.100  Sync#28       queued -> held  account.closed
0:10:00.100  end           sync contacts: held time throttled
0:11:00.000  Sync#29       queued -> sending  rungs.whole
0:11:00.000  Sync#29       sending -> queued  driver.deferred
0:11:00.000  Sync#29       queued -> held  account.closed
0:11:00.000  end           sync contacts: held time throttled
0:11:00.100  hold          hold-6 is released
0:12:00.000  Sync#30       queued -> sending  rungs.whole
0:12:00.000  ->            Sync contacts
0:12:00.100  Sync#30       sending -> accepted  accept.Sync.1
0:12:00.100  Sync#31       queued -> sending  rungs.whole
0:12:00.100  Sync#31       sending -> queued  driver.deferred
0:12:00.100  hold          hold-7 for time: throttled, until in 60 s
0:12:00.100  Sync#31       queued -> held  account.closed
0:12:00.100  end           sync contacts: held time throttled
0:13:00.000  Sync#32       queued -> sending  rungs.whole
0:13:00.000  Sync#32       sending -> queued  driver.deferred
0:13:00.000  Sync#32       queued -> held  account.closed
0:13:00.000  end           sync contacts: held time throttled
0:13:00.100  hold          hold-7 is released
0:14:00.000  Sync#33       queued -> sending  rungs.whole
0:14:00.000  ->            Sync contacts
0:14:00.100  Sync#33       sending -> accepted  accept.Sync.1
0:14:00.100  Sync#34       queued -> sending  rungs.whole
0:14:00.100  Sync#34       sending -> queued  driver.deferred
0:14:00.100  hold          hold-8 for time: throttled, until in 60 s
0:14:00.100  Sync#34       queued -> held  account.closed
0:14:00.100  end           sync contacts: held time throttled
0:15:00.000  Sync#35       queued -> sending  rungs.whole
0:15:00.000  Sync#35       sending -> queued  driver.deferred
0:15:00.000  Sync#35       queued -> held  account.closed
0:15:00.000  end           sync contacts: held time throttled
0:15:00.100  hold          hold-8 is released
0:16:00.000  Sync#36       queued -> sending  rungs.whole
0:16:00.000  ->            Sync contacts
0:16:00.100  Sync#36       sending -> accepted  accept.Sync.1
0:16:00.100  Sync#37       queued -> sending  rungs.whole
0:16:00.100  Sync#37       sending -> queued  driver.deferred
0:16:00.100  hold          hold-9 for time: throttled, until in 60 s
0:16:00.100  Sync#37       queued -> held  account.closed
0:16:00.100  end           sync contacts: held time throttled
0:17:00.000  Sync#38       queued -> sending  rungs.whole
0:17:00.000  Sync#38       sending -> queued  driver.deferred
0:17:00.000  Sync#38       queued -> held  account.closed
0:17:00.000  end           sync contacts: held time throttled
0:17:00.100  hold          hold-9 is released
0:18:00.000  Sync#39       queued -> sending  rungs.whole
0:18:00.000  ->            Sync contacts
0:18:00.100  collection#2  complete -> stalled  page.came
0:18:00.100  hold          hold-10 for user: loop, until somebody releases it
0:18:00.100  Sync#39       sending -> accepted  accept.Sync.1
0:18:00.100  Sync#40       queued -> sending  rungs.whole
0:18:00.100  Sync#40       sending -> queued  driver.deferred
0:18:00.100  Sync#40       queued -> held  account.closed
0:18:00.100  end           sync contacts: held user loop
0:19:00.000  Sync#41       queued -> sending  rungs.whole
0:19:00.000  Sync#41       sending -> queued  driver.deferred
0:19:00.000  Sync#41       queued -> held  account.closed
0:19:00.000  end           sync contacts: held user loop
> the end
0:20:00.000  session       held
0:20:00.000  session       hold-10 for user: loop
