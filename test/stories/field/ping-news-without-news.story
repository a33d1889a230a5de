# Pings that announce news and Syncs that bring none do not chase each other
from: Alinto/sogo 179
about: storms

server answers Ping 2 to Ping
app ping 480 every 1 s for 1 min
app sync contacts
app ping 480 every 1 s for 1 min
app sync contacts

law: at most 20 requests
----
> server answers Ping 2 to Ping
> app ping 480 every 1 s for 1 min
0:00:00.000  Ping#1        queued -> sending  rungs.whole
0:00:00.000  ->            Ping 480 s, 2 folders
0:00:00.100  Ping#1        sending -> accepted  continue.Ping.2
0:00:00.100  end           ping 480: done
0:00:01.000  Ping#2        queued -> sending  rungs.whole
0:00:01.000  ->            Ping 480 s, 2 folders
0:00:01.100  Ping#2        sending -> accepted  continue.Ping.2
0:00:01.100  end           ping 480: done
0:00:02.000  Ping#3        queued -> sending  rungs.whole
0:00:02.000  ->            Ping 480 s, 2 folders
0:00:02.100  Ping#3        sending -> accepted  continue.Ping.2
0:00:02.100  end           ping 480: done
0:00:03.000  Ping#4        queued -> sending  rungs.whole
0:00:03.000  ->            Ping 480 s, 2 folders
0:00:03.100  Ping#4        sending -> accepted  continue.Ping.2
0:00:03.100  end           ping 480: done
0:00:04.000  Ping#5        queued -> sending  rungs.whole
0:00:04.000  ->            Ping 480 s, 2 folders
0:00:04.100  Ping#5        sending -> accepted  continue.Ping.2
0:00:04.100  end           ping 480: done
0:00:05.000  Ping#6        queued -> sending  rungs.whole
0:00:05.000  ->            Ping 480 s, 2 folders
0:00:05.100  Ping#6        sending -> accepted  continue.Ping.2
0:00:05.100  end           ping 480: done
0:00:06.000  Ping#7        queued -> sending  rungs.whole
0:00:06.000  ->            Ping 480 s, 2 folders
0:00:06.100  Ping#7        sending -> accepted  continue.Ping.2
0:00:06.100  end           ping 480: done
0:00:07.000  Ping#8        queued -> sending  rungs.whole
0:00:07.000  ->            Ping 480 s, 2 folders
0:00:07.100  Ping#8        sending -> accepted  continue.Ping.2
0:00:07.100  end           ping 480: done
0:00:08.000  Ping#9        queued -> sending  rungs.whole
0:00:08.000  Ping#9        sending -> queued  driver.deferred
0:00:09.100  Ping#9        queued -> sending  rungs.whole
0:00:09.100  ->            Ping 480 s, 2 folders
0:00:09.200  Ping#9        sending -> accepted  continue.Ping.2
0:00:09.200  end           ping 480: done
0:00:09.200  Ping#10       queued -> sending  rungs.whole
0:00:09.200  Ping#10       sending -> queued  driver.deferred
0:00:13.200  Ping#10       queued -> sending  rungs.whole
0:00:13.200  ->            Ping 480 s, 2 folders
0:00:13.300  Ping#10       sending -> accepted  continue.Ping.2
0:00:13.300  end           ping 480: done
0:00:13.300  Ping#11       queued -> sending  rungs.whole
0:00:13.300  Ping#11       sending -> queued  driver.deferred
0:00:21.300  Ping#11       queued -> sending  rungs.whole
0:00:21.300  ->            Ping 480 s, 2 folders
0:00:21.400  Ping#11       sending -> accepted  continue.Ping.2
0:00:21.400  end           ping 480: done
0:00:21.400  Ping#12       queued -> sending  rungs.whole
0:00:21.400  Ping#12       sending -> queued  driver.deferred
0:00:37.400  Ping#12       queued -> sending  rungs.whole
0:00:37.400  ->            Ping 480 s, 2 folders
0:00:37.500  Ping#12       sending -> accepted  continue.Ping.2
0:00:37.500  end           ping 480: done
0:00:37.500  Ping#13       queued -> sending  rungs.whole
0:00:37.500  Ping#13       sending -> queued  driver.deferred
0:00:37.500  hold          hold-1 for time: throttled, until in 32 s
0:00:37.500  Ping#13       queued -> held  account.closed
0:00:37.500  end           ping 480: held time throttled
0:00:38.500  Ping#14       queued -> sending  rungs.whole
0:00:38.500  Ping#14       sending -> queued  driver.deferred
0:00:38.500  Ping#14       queued -> held  account.closed
0:00:38.500  end           ping 480: held time throttled
0:00:39.500  Ping#15       queued -> sending  rungs.whole
0:00:39.500  Ping#15       sending -> queued  driver.deferred
0:00:39.500  Ping#15       queued -> held  account.closed
0:00:39.500  end           ping 480: held time throttled
0:00:40.500  Ping#16       queued -> sending  rungs.whole
0:00:40.500  Ping#16       sending -> queued  driver.deferred
0:00:40.500  Ping#16       queued -> held  account.closed
0:00:40.500  end           ping 480: held time throttled
0:00:41.500  Ping#17       queued -> sending  rungs.whole
0:00:41.500  Ping#17       sending -> queued  driver.deferred
0:00:41.500  Ping#17       queued -> held  account.closed
0:00:41.500  end           ping 480: held time throttled
0:00:42.500  Ping#18       queued -> sending  rungs.whole
0:00:42.500  Ping#18       sending -> queued  driver.deferred
0:00:42.500  Ping#18       queued -> held  account.closed
0:00:42.500  end           ping 480: held time throttled
0:00:43.500  Ping#19       queued -> sending  rungs.whole
0:00:43.500  Ping#19       sending -> queued  driver.deferred
0:00:43.500  Ping#19       queued -> held  account.closed
0:00:43.500  end           ping 480: held time throttled
0:00:44.500  Ping#20       queued -> sending  rungs.whole
0:00:44.500  Ping#20       sending -> queued  driver.deferred
0:00:44.500  Ping#20       queued -> held  account.closed
0:00:44.500  end           ping 480: held time throttled
0:00:45.500  Ping#21       queued -> sending  rungs.whole
0:00:45.500  Ping#21       sending -> queued  driver.deferred
0:00:45.500  Ping#21       queued -> held  account.closed
0:00:45.500  end           ping 480: held time throttled
0:00:46.500  Ping#22       queued -> sending  rungs.whole
0:00:46.500  Ping#22       sending -> queued  driver.deferred
0:00:46.500  Ping#22       queued -> held  account.closed
0:00:46.500  end           ping 480: held time throttled
0:00:47.500  Ping#23       queued -> sending  rungs.whole
0:00:47.500  Ping#23       sending -> queued  driver.deferred
0:00:47.500  Ping#23       queued -> held  account.closed
0:00:47.500  end           ping 480: held time throttled
0:00:48.500  Ping#24       queued -> sending  rungs.whole
0:00:48.500  Ping#24       sending -> queued  driver.deferred
0:00:48.500  Ping#24       queued -> held  account.closed
0:00:48.500  end           ping 480: held time throttled
0:00:49.500  Ping#25       queued -> sending  rungs.whole
0:00:49.500  Ping#25       sending -> queued  driver.deferred
0:00:49.500  Ping#25       queued -> held  account.closed
0:00:49.500  end           ping 480: held time throttled
0:00:50.500  Ping#26       queued -> sending  rungs.whole
0:00:50.500  Ping#26       sending -> queued  driver.deferred
0:00:50.500  Ping#26       queued -> held  account.closed
0:00:50.500  end           ping 480: held time throttled
0:00:51.500  Ping#27       queued -> sending  rungs.whole
0:00:51.500  Ping#27       sending -> queued  driver.deferred
0:00:51.500  Ping#27       queued -> held  account.closed
0:00:51.500  end           ping 480: held time throttled
0:00:52.500  Ping#28       queued -> sending  rungs.whole
0:00:52.500  Ping#28       sending -> queued  driver.deferred
0:00:52.500  Ping#28       queued -> held  account.closed
0:00:52.500  end           ping 480: held time throttled
0:00:53.500  Ping#29       queued -> sending  rungs.whole
0:00:53.500  Ping#29       sending -> queued  driver.deferred
0:00:53.500  Ping#29       queued -> held  account.closed
0:00:53.500  end           ping 480: held time throttled
0:00:54.500  Ping#30       queued -> sending  rungs.whole
0:00:54.500  Ping#30       sending -> queued  driver.deferred
0:00:54.500  Ping#30       queued -> held  account.closed
0:00:54.500  end           ping 480: held time throttled
0:00:55.500  Ping#31       queued -> sending  rungs.whole
0:00:55.500  Ping#31       sending -> queued  driver.deferred
0:00:55.500  Ping#31       queued -> held  account.closed
0:00:55.500  end           ping 480: held time throttled
0:00:56.500  Ping#32       queued -> sending  rungs.whole
0:00:56.500  Ping#32       sending -> queued  driver.deferred
0:00:56.500  Ping#32       queued -> held  account.closed
0:00:56.500  end           ping 480: held time throttled
0:00:57.500  Ping#33       queued -> sending  rungs.whole
0:00:57.500  Ping#33       sending -> queued  driver.deferred
0:00:57.500  Ping#33       queued -> held  account.closed
0:00:57.500  end           ping 480: held time throttled
0:00:58.500  Ping#34       queued -> sending  rungs.whole
0:00:58.500  Ping#34       sending -> queued  driver.deferred
0:00:58.500  Ping#34       queued -> held  account.closed
0:00:58.500  end           ping 480: held time throttled
0:00:59.500  Ping#35       queued -> sending  rungs.whole
0:00:59.500  Ping#35       sending -> queued  driver.deferred
0:00:59.500  Ping#35       queued -> held  account.closed
0:00:59.500  end           ping 480: held time throttled
> app sync contacts
0:01:00.000  Sync#1        queued -> sending  rungs.whole
0:01:00.000  ->            Sync contacts
0:01:00.100  Sync#1        sending -> accepted  accept.http.200
0:01:00.100  end           sync contacts: done
> app ping 480 every 1 s for 1 min
0:01:00.100  Ping#36       queued -> sending  rungs.whole
0:01:00.100  Ping#36       sending -> queued  driver.deferred
0:01:00.100  Ping#36       queued -> held  account.closed
0:01:00.100  end           ping 480: held time throttled
0:01:01.100  Ping#37       queued -> sending  rungs.whole
0:01:01.100  Ping#37       sending -> queued  driver.deferred
0:01:01.100  Ping#37       queued -> held  account.closed
0:01:01.100  end           ping 480: held time throttled
0:01:02.100  Ping#38       queued -> sending  rungs.whole
0:01:02.100  Ping#38       sending -> queued  driver.deferred
0:01:02.100  Ping#38       queued -> held  account.closed
0:01:02.100  end           ping 480: held time throttled
0:01:03.100  Ping#39       queued -> sending  rungs.whole
0:01:03.100  Ping#39       sending -> queued  driver.deferred
0:01:03.100  Ping#39       queued -> held  account.closed
0:01:03.100  end           ping 480: held time throttled
0:01:04.100  Ping#40       queued -> sending  rungs.whole
0:01:04.100  Ping#40       sending -> queued  driver.deferred
0:01:04.100  Ping#40       queued -> held  account.closed
0:01:04.100  end           ping 480: held time throttled
0:01:05.100  Ping#41       queued -> sending  rungs.whole
0:01:05.100  Ping#41       sending -> queued  driver.deferred
0:01:05.100  Ping#41       queued -> held  account.closed
0:01:05.100  end           ping 480: held time throttled
0:01:06.100  Ping#42       queued -> sending  rungs.whole
0:01:06.100  Ping#42       sending -> queued  driver.deferred
0:01:06.100  Ping#42       queued -> held  account.closed
0:01:06.100  end           ping 480: held time throttled
0:01:07.100  Ping#43       queued -> sending  rungs.whole
0:01:07.100  Ping#43       sending -> queued  driver.deferred
0:01:07.100  Ping#43       queued -> held  account.closed
0:01:07.100  end           ping 480: held time throttled
0:01:08.100  Ping#44       queued -> sending  rungs.whole
0:01:08.100  Ping#44       sending -> queued  driver.deferred
0:01:08.100  Ping#44       queued -> held  account.closed
0:01:08.100  end           ping 480: held time throttled
0:01:09.100  Ping#45       queued -> sending  rungs.whole
0:01:09.100  Ping#45       sending -> queued  driver.deferred
0:01:09.100  Ping#45       queued -> held  account.closed
0:01:09.100  end           ping 480: held time throttled
0:01:09.500  hold          hold-1 is released
0:01:10.100  Ping#46       queued -> sending  rungs.whole
0:01:10.100  ->            Ping 480 s, 2 folders
0:01:10.200  Ping#46       sending -> accepted  continue.Ping.2
0:01:10.200  end           ping 480: done
0:01:11.100  Ping#47       queued -> sending  rungs.whole
0:01:11.100  Ping#47       sending -> queued  driver.deferred
0:01:11.100  hold          hold-2 for time: throttled, until in 60 s
0:01:11.100  Ping#47       queued -> held  account.closed
0:01:11.100  end           ping 480: held time throttled
0:01:12.100  Ping#48       queued -> sending  rungs.whole
0:01:12.100  Ping#48       sending -> queued  driver.deferred
0:01:12.100  Ping#48       queued -> held  account.closed
0:01:12.100  end           ping 480: held time throttled
0:01:13.100  Ping#49       queued -> sending  rungs.whole
0:01:13.100  Ping#49       sending -> queued  driver.deferred
0:01:13.100  Ping#49       queued -> held  account.closed
0:01:13.100  end           ping 480: held time throttled
0:01:14.100  Ping#50       queued -> sending  rungs.whole
0:01:14.100  Ping#50       sending -> queued  driver.deferred
0:01:14.100  Ping#50       queued -> held  account.closed
0:01:14.100  end           ping 480: held time throttled
0:01:15.100  Ping#51       queued -> sending  rungs.whole
0:01:15.100  Ping#51       sending -> queued  driver.deferred
0:01:15.100  Ping#51       queued -> held  account.closed
0:01:15.100  end           ping 480: held time throttled
0:01:16.100  Ping#52       queued -> sending  rungs.whole
0:01:16.100  Ping#52       sending -> queued  driver.deferred
0:01:16.100  Ping#52       queued -> held  account.closed
0:01:16.100  end           ping 480: held time throttled
0:01:17.100  Ping#53       queued -> sending  rungs.whole
0:01:17.100  Ping#53       sending -> queued  driver.deferred
0:01:17.100  Ping#53       queued -> held  account.closed
0:01:17.100  end           ping 480: held time throttled
0:01:18.100  Ping#54       queued -> sending  rungs.whole
0:01:18.100  Ping#54       sending -> queued  driver.deferred
0:01:18.100  Ping#54       queued -> held  account.closed
0:01:18.100  end           ping 480: held time throttled
0:01:19.100  Ping#55       queued -> sending  rungs.whole
0:01:19.100  Ping#55       sending -> queued  driver.deferred
0:01:19.100  Ping#55       queued -> held  account.closed
0:01:19.100  end           ping 480: held time throttled
0:01:20.100  Ping#56       queued -> sending  rungs.whole
0:01:20.100  Ping#56       sending -> queued  driver.deferred
0:01:20.100  Ping#56       queued -> held  account.closed
0:01:20.100  end           ping 480: held time throttled
0:01:21.100  Ping#57       queued -> sending  rungs.whole
0:01:21.100  Ping#57       sending -> queued  driver.deferred
0:01:21.100  Ping#57       queued -> held  account.closed
0:01:21.100  end           ping 480: held time throttled
0:01:22.100  Ping#58       queued -> sending  rungs.whole
0:01:22.100  Ping#58       sending -> queued  driver.deferred
0:01:22.100  Ping#58       queued -> held  account.closed
0:01:22.100  end           ping 480: held time throttled
0:01:23.100  Ping#59       queued -> sending  rungs.whole
0:01:23.100  Ping#59       sending -> queued  driver.deferred
0:01:23.100  Ping#59       queued -> held  account.closed
0:01:23.100  end           ping 480: held time throttled
0:01:24.100  Ping#60       queued -> sending  rungs.whole
0:01:24.100  Ping#60       sending -> queued  driver.deferred
0:01:24.100  Ping#60       queued -> held  account.closed
0:01:24.100  end           ping 480: held time throttled
0:01:25.100  Ping#61       queued -> sending  rungs.whole
0:01:25.100  Ping#61       sending -> queued  driver.deferred
0:01:25.100  Ping#61       queued -> held  account.closed
0:01:25.100  end           ping 480: held time throttled
0:01:26.100  Ping#62       queued -> sending  rungs.whole
0:01:26.100  Ping#62       sending -> queued  driver.deferred
0:01:26.100  Ping#62       queued -> held  account.closed
0:01:26.100  end           ping 480: held time throttled
0:01:27.100  Ping#63       queued -> sending  rungs.whole
0:01:27.100  Ping#63       sending -> queued  driver.deferred
0:01:27.100  Ping#63       queued -> held  account.closed
0:01:27.100  end           ping 480: held time throttled
0:01:28.100  Ping#64       queued -> sending  rungs.whole
0:01:28.100  Ping#64       sending -> queued  driver.deferred
0:01:28.100  Ping#64       queued -> held  account.closed
0:01:28.100  end           ping 480: held time throttled
0:01:29.100  Ping#65       queued -> sending  rungs.whole
0:01:29.100  Ping#65       sending -> queued  driver.deferred
0:01:29.100  Ping#65       queued -> held  account.closed
0:01:29.100  end           ping 480: held time throttled
0:01:30.100  Ping#66       queued -> sending  rungs.whole
0:01:30.100  Ping#66       sending -> queued  driver.deferred
0:01:30.100  Ping#66       queued -> held  account.closed
0:01:30.100  end           ping 480: held time throttled
0:01:31.100  Ping#67       queued -> sending  rungs.whole
0:01:31.100  Ping#67       sending -> queued  driver.deferred
0:01:31.100  Ping#67       queued -> held  account.closed
0:01:31.100  end           ping 480: held time throttled
0:01:32.100  Ping#68       queued -> sending  rungs.whole
0:01:32.100  Ping#68       sending -> queued  driver.deferred
0:01:32.100  Ping#68       queued -> held  account.closed
0:01:32.100  end           ping 480: held time throttled
0:01:33.100  Ping#69       queued -> sending  rungs.whole
0:01:33.100  Ping#69       sending -> queued  driver.deferred
0:01:33.100  Ping#69       queued -> held  account.closed
0:01:33.100  end           ping 480: held time throttled
0:01:34.100  Ping#70       queued -> sending  rungs.whole
0:01:34.100  Ping#70       sending -> queued  driver.deferred
0:01:34.100  Ping#70       queued -> held  account.closed
0:01:34.100  end           ping 480: held time throttled
0:01:35.100  Ping#71       queued -> sending  rungs.whole
0:01:35.100  Ping#71       sending -> queued  driver.deferred
0:01:35.100  Ping#71       queued -> held  account.closed
0:01:35.100  end           ping 480: held time throttled
0:01:36.100  Ping#72       queued -> sending  rungs.whole
0:01:36.100  Ping#72       sending -> queued  driver.deferred
0:01:36.100  Ping#72       queued -> held  account.closed
0:01:36.100  end           ping 480: held time throttled
0:01:37.100  Ping#73       queued -> sending  rungs.whole
0:01:37.100  Ping#73       sending -> queued  driver.deferred
0:01:37.100  Ping#73       queued -> held  account.closed
0:01:37.100  end           ping 480: held time throttled
0:01:38.100  Ping#74       queued -> sending  rungs.whole
0:01:38.100  Ping#74       sending -> queued  driver.deferred
0:01:38.100  Ping#74       queued -> held  account.closed
0:01:38.100  end           ping 480: held time throttled
0:01:39.100  Ping#75       queued -> sending  rungs.whole
0:01:39.100  Ping#75       sending -> queued  driver.deferred
0:01:39.100  Ping#75       queued -> held  account.closed
0:01:39.100  end           ping 480: held time throttled
0:01:40.100  Ping#76       queued -> sending  rungs.whole
0:01:40.100  Ping#76       sending -> queued  driver.deferred
0:01:40.100  Ping#76       queued -> held  account.closed
0:01:40.100  end           ping 480: held time throttled
0:01:41.100  Ping#77       queued -> sending  rungs.whole
0:01:41.100  Ping#77       sending -> queued  driver.deferred
0:01:41.100  Ping#77       queued -> held  account.closed
0:01:41.100  end           ping 480: held time throttled
0:01:42.100  Ping#78       queued -> sending  rungs.whole
0:01:42.100  Ping#78       sending -> queued  driver.deferred
0:01:42.100  Ping#78       queued -> held  account.closed
0:01:42.100  end           ping 480: held time throttled
0:01:43.100  Ping#79       queued -> sending  rungs.whole
0:01:43.100  Ping#79       sending -> queued  driver.deferred
0:01:43.100  Ping#79       queued -> held  account.closed
0:01:43.100  end           ping 480: held time throttled
0:01:44.100  Ping#80       queued -> sending  rungs.whole
0:01:44.100  Ping#80       sending -> queued  driver.deferred
0:01:44.100  Ping#80       queued -> held  account.closed
0:01:44.100  end           ping 480: held time throttled
0:01:45.100  Ping#81       queued -> sending  rungs.whole
0:01:45.100  Ping#81       sending -> queued  driver.deferred
0:01:45.100  Ping#81       queued -> held  account.closed
0:01:45.100  end           ping 480: held time throttled
0:01:46.100  Ping#82       queued -> sending  rungs.whole
0:01:46.100  Ping#82       sending -> queued  driver.deferred
0:01:46.100  Ping#82       queued -> held  account.closed
0:01:46.100  end           ping 480: held time throttled
0:01:47.100  Ping#83       queued -> sending  rungs.whole
0:01:47.100  Ping#83       sending -> queued  driver.deferred
0:01:47.100  Ping#83       queued -> held  account.closed
0:01:47.100  end           ping 480: held time throttled
0:01:48.100  Ping#84       queued -> sending  rungs.whole
0:01:48.100  Ping#84       sending -> queued  driver.deferred
0:01:48.100  Ping#84       queued -> held  account.closed
0:01:48.100  end           ping 480: held time throttled
0:01:49.100  Ping#85       queued -> sending  rungs.whole
0:01:49.100  Ping#85       sending -> queued  driver.deferred
0:01:49.100  Ping#85       queued -> held  account.closed
0:01:49.100  end           ping 480: held time throttled
0:01:50.100  Ping#86       queued -> sending  rungs.whole
0:01:50.100  Ping#86       sending -> queued  driver.deferred
0:01:50.100  Ping#86       queued -> held  account.closed
0:01:50.100  end           ping 480: held time throttled
0:01:51.100  Ping#87       queued -> sending  rungs.whole
0:01:51.100  Ping#87       sending -> queued  driver.deferred
0:01:51.100  Ping#87       queued -> held  account.closed
0:01:51.100  end           ping 480: held time throttled
0:01:52.100  Ping#88       queued -> sending  rungs.whole
0:01:52.100  Ping#88       sending -> queued  driver.deferred
0:01:52.100  Ping#88       queued -> held  account.closed
0:01:52.100  end           ping 480: held time throttled
0:01:53.100  Ping#89       queued -> sending  rungs.whole
0:01:53.100  Ping#89       sending -> queued  driver.deferred
0:01:53.100  Ping#89       queued -> held  account.closed
0:01:53.100  end           ping 480: held time throttled
0:01:54.100  Ping#90       queued -> sending  rungs.whole
0:01:54.100  Ping#90       sending -> queued  driver.deferred
0:01:54.100  Ping#90       queued -> held  account.closed
0:01:54.100  end           ping 480: held time throttled
0:01:55.100  Ping#91       queued -> sending  rungs.whole
0:01:55.100  Ping#91       sending -> queued  driver.deferred
0:01:55.100  Ping#91       queued -> held  account.closed
0:01:55.100  end           ping 480: held time throttled
0:01:56.100  Ping#92       queued -> sending  rungs.whole
0:01:56.100  Ping#92       sending -> queued  driver.deferred
0:01:56.100  Ping#92       queued -> held  account.closed
0:01:56.100  end           ping 480: held time throttled
0:01:57.100  Ping#93       queued -> sending  rungs.whole
0:01:57.100  Ping#93       sending -> queued  driver.deferred
0:01:57.100  Ping#93       queued -> held  account.closed
0:01:57.100  end           ping 480: held time throttled
0:01:58.100  Ping#94       queued -> sending  rungs.whole
0:01:58.100  Ping#94       sending -> queued  driver.deferred
0:01:58.100  Ping#94       queued -> held  account.closed
0:01:58.100  end           ping 480: held time throttled
0:01:59.100  Ping#95       queued -> sending  rungs.whole
0:01:59.100  Ping#95       sending -> queued  driver.deferred
0:01:59.100  Ping#95       queued -> held  account.closed
0:01:59.100  end           ping 480: held time throttled
> app sync contacts
0:02:00.100  Sync#2        queued -> sending  rungs.whole
0:02:00.100  ->            Sync contacts
0:02:00.200  Sync#2        sending -> accepted  accept.http.200
0:02:00.200  end           sync contacts: done
> the end
0:02:00.200  session       held
0:02:00.200  session       hold-2 for time: throttled
0:02:00.200  due           in 0:00:10.000
