# A Ping that comes back at once, again and again, does not empty the battery
from: mailcow/mailcow-dockerized 722; Alinto/sogo 179
about: storms

server answers Ping 1 to Ping
app ping 480 every 1 s for 2 min
server is well again
wait 1 min
app ping 480

law: at most 20 requests
law: ends done
law: nothing is held
----
> server answers Ping 1 to Ping
> app ping 480 every 1 s for 2 min
0:00:00.000  Ping#1        queued -> sending  rungs.whole
0:00:00.000  ->            Ping 480 s, 2 folders
0:00:00.100  Ping#1        sending -> accepted  continue.Ping.1
0:00:00.100  end           ping 480: done
0:00:01.000  Ping#2        queued -> sending  rungs.whole
0:00:01.000  ->            Ping 480 s, 2 folders
0:00:01.100  Ping#2        sending -> accepted  continue.Ping.1
0:00:01.100  end           ping 480: done
0:00:02.000  Ping#3        queued -> sending  rungs.whole
0:00:02.000  ->            Ping 480 s, 2 folders
0:00:02.100  Ping#3        sending -> accepted  continue.Ping.1
0:00:02.100  end           ping 480: done
0:00:03.000  Ping#4        queued -> sending  rungs.whole
0:00:03.000  ->            Ping 480 s, 2 folders
0:00:03.100  Ping#4        sending -> accepted  continue.Ping.1
0:00:03.100  end           ping 480: done
0:00:04.000  Ping#5        queued -> sending  rungs.whole
0:00:04.000  ->            Ping 480 s, 2 folders
0:00:04.100  Ping#5        sending -> accepted  continue.Ping.1
0:00:04.100  end           ping 480: done
0:00:05.000  Ping#6        queued -> sending  rungs.whole
0:00:05.000  ->            Ping 480 s, 2 folders
0:00:05.100  Ping#6        sending -> accepted  continue.Ping.1
0:00:05.100  end           ping 480: done
0:00:06.000  Ping#7        queued -> sending  rungs.whole
0:00:06.000  ->            Ping 480 s, 2 folders
0:00:06.100  Ping#7        sending -> accepted  continue.Ping.1
0:00:06.100  end           ping 480: done
0:00:07.000  Ping#8        queued -> sending  rungs.whole
0:00:07.000  ->            Ping 480 s, 2 folders
0:00:07.100  Ping#8        sending -> accepted  continue.Ping.1
0:00:07.100  end           ping 480: done
0:00:08.000  Ping#9        queued -> sending  rungs.whole
0:00:08.000  Ping#9        sending -> queued  driver.deferred
0:00:09.100  Ping#9        queued -> sending  rungs.whole
0:00:09.100  ->            Ping 480 s, 2 folders
0:00:09.200  Ping#9        sending -> accepted  continue.Ping.1
0:00:09.200  end           ping 480: done
0:00:09.200  Ping#10       queued -> sending  rungs.whole
0:00:09.200  Ping#10       sending -> queued  driver.deferred
0:00:13.200  Ping#10       queued -> sending  rungs.whole
0:00:13.200  ->            Ping 480 s, 2 folders
0:00:13.300  Ping#10       sending -> accepted  continue.Ping.1
0:00:13.300  end           ping 480: done
0:00:13.300  Ping#11       queued -> sending  rungs.whole
0:00:13.300  Ping#11       sending -> queued  driver.deferred
0:00:21.300  Ping#11       queued -> sending  rungs.whole
0:00:21.300  ->            Ping 480 s, 2 folders
0:00:21.400  Ping#11       sending -> accepted  continue.Ping.1
0:00:21.400  end           ping 480: done
0:00:21.400  Ping#12       queued -> sending  rungs.whole
0:00:21.400  Ping#12       sending -> queued  driver.deferred
0:00:37.400  Ping#12       queued -> sending  rungs.whole
0:00:37.400  ->            Ping 480 s, 2 folders
0:00:37.500  Ping#12       sending -> accepted  continue.Ping.1
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
0:01:00.500  Ping#36       queued -> sending  rungs.whole
0:01:00.500  Ping#36       sending -> queued  driver.deferred
0:01:00.500  Ping#36       queued -> held  account.closed
0:01:00.500  end           ping 480: held time throttled
0:01:01.500  Ping#37       queued -> sending  rungs.whole
0:01:01.500  Ping#37       sending -> queued  driver.deferred
0:01:01.500  Ping#37       queued -> held  account.closed
0:01:01.500  end           ping 480: held time throttled
0:01:02.500  Ping#38       queued -> sending  rungs.whole
0:01:02.500  Ping#38       sending -> queued  driver.deferred
0:01:02.500  Ping#38       queued -> held  account.closed
0:01:02.500  end           ping 480: held time throttled
0:01:03.500  Ping#39       queued -> sending  rungs.whole
0:01:03.500  Ping#39       sending -> queued  driver.deferred
0:01:03.500  Ping#39       queued -> held  account.closed
0:01:03.500  end           ping 480: held time throttled
0:01:04.500  Ping#40       queued -> sending  rungs.whole
0:01:04.500  Ping#40       sending -> queued  driver.deferred
0:01:04.500  Ping#40       queued -> held  account.closed
0:01:04.500  end           ping 480: held time throttled
0:01:05.500  Ping#41       queued -> sending  rungs.whole
0:01:05.500  Ping#41       sending -> queued  driver.deferred
0:01:05.500  Ping#41       queued -> held  account.closed
0:01:05.500  end           ping 480: held time throttled
0:01:06.500  Ping#42       queued -> sending  rungs.whole
0:01:06.500  Ping#42       sending -> queued  driver.deferred
0:01:06.500  Ping#42       queued -> held  account.closed
0:01:06.500  end           ping 480: held time throttled
0:01:07.500  Ping#43       queued -> sending  rungs.whole
0:01:07.500  Ping#43       sending -> queued  driver.deferred
0:01:07.500  Ping#43       queued -> held  account.closed
0:01:07.500  end           ping 480: held time throttled
0:01:08.500  Ping#44       queued -> sending  rungs.whole
0:01:08.500  Ping#44       sending -> queued  driver.deferred
0:01:08.500  Ping#44       queued -> held  account.closed
0:01:08.500  end           ping 480: held time throttled
0:01:09.500  hold          hold-1 is released
0:01:09.500  Ping#45       queued -> sending  rungs.whole
0:01:09.500  ->            Ping 480 s, 2 folders
0:01:09.600  Ping#45       sending -> accepted  continue.Ping.1
0:01:09.600  end           ping 480: done
0:01:10.500  Ping#46       queued -> sending  rungs.whole
0:01:10.500  Ping#46       sending -> queued  driver.deferred
0:01:10.500  hold          hold-2 for time: throttled, until in 60 s
0:01:10.500  Ping#46       queued -> held  account.closed
0:01:10.500  end           ping 480: held time throttled
0:01:11.500  Ping#47       queued -> sending  rungs.whole
0:01:11.500  Ping#47       sending -> queued  driver.deferred
0:01:11.500  Ping#47       queued -> held  account.closed
0:01:11.500  end           ping 480: held time throttled
0:01:12.500  Ping#48       queued -> sending  rungs.whole
0:01:12.500  Ping#48       sending -> queued  driver.deferred
0:01:12.500  Ping#48       queued -> held  account.closed
0:01:12.500  end           ping 480: held time throttled
0:01:13.500  Ping#49       queued -> sending  rungs.whole
0:01:13.500  Ping#49       sending -> queued  driver.deferred
0:01:13.500  Ping#49       queued -> held  account.closed
0:01:13.500  end           ping 480: held time throttled
0:01:14.500  Ping#50       queued -> sending  rungs.whole
0:01:14.500  Ping#50       sending -> queued  driver.deferred
0:01:14.500  Ping#50       queued -> held  account.closed
0:01:14.500  end           ping 480: held time throttled
0:01:15.500  Ping#51       queued -> sending  rungs.whole
0:01:15.500  Ping#51       sending -> queued  driver.deferred
0:01:15.500  Ping#51       queued -> held  account.closed
0:01:15.500  end           ping 480: held time throttled
0:01:16.500  Ping#52       queued -> sending  rungs.whole
0:01:16.500  Ping#52       sending -> queued  driver.deferred
0:01:16.500  Ping#52       queued -> held  account.closed
0:01:16.500  end           ping 480: held time throttled
0:01:17.500  Ping#53       queued -> sending  rungs.whole
0:01:17.500  Ping#53       sending -> queued  driver.deferred
0:01:17.500  Ping#53       queued -> held  account.closed
0:01:17.500  end           ping 480: held time throttled
0:01:18.500  Ping#54       queued -> sending  rungs.whole
0:01:18.500  Ping#54       sending -> queued  driver.deferred
0:01:18.500  Ping#54       queued -> held  account.closed
0:01:18.500  end           ping 480: held time throttled
0:01:19.500  Ping#55       queued -> sending  rungs.whole
0:01:19.500  Ping#55       sending -> queued  driver.deferred
0:01:19.500  Ping#55       queued -> held  account.closed
0:01:19.500  end           ping 480: held time throttled
0:01:20.500  Ping#56       queued -> sending  rungs.whole
0:01:20.500  Ping#56       sending -> queued  driver.deferred
0:01:20.500  Ping#56       queued -> held  account.closed
0:01:20.500  end           ping 480: held time throttled
0:01:21.500  Ping#57       queued -> sending  rungs.whole
0:01:21.500  Ping#57       sending -> queued  driver.deferred
0:01:21.500  Ping#57       queued -> held  account.closed
0:01:21.500  end           ping 480: held time throttled
0:01:22.500  Ping#58       queued -> sending  rungs.whole
0:01:22.500  Ping#58       sending -> queued  driver.deferred
0:01:22.500  Ping#58       queued -> held  account.closed
0:01:22.500  end           ping 480: held time throttled
0:01:23.500  Ping#59       queued -> sending  rungs.whole
0:01:23.500  Ping#59       sending -> queued  driver.deferred
0:01:23.500  Ping#59       queued -> held  account.closed
0:01:23.500  end           ping 480: held time throttled
0:01:24.500  Ping#60       queued -> sending  rungs.whole
0:01:24.500  Ping#60       sending -> queued  driver.deferred
0:01:24.500  Ping#60       queued -> held  account.closed
0:01:24.500  end           ping 480: held time throttled
0:01:25.500  Ping#61       queued -> sending  rungs.whole
0:01:25.500  Ping#61       sending -> queued  driver.deferred
0:01:25.500  Ping#61       queued -> held  account.closed
0:01:25.500  end           ping 480: held time throttled
0:01:26.500  Ping#62       queued -> sending  rungs.whole
0:01:26.500  Ping#62       sending -> queued  driver.deferred
0:01:26.500  Ping#62       queued -> held  account.closed
0:01:26.500  end           ping 480: held time throttled
0:01:27.500  Ping#63       queued -> sending  rungs.whole
0:01:27.500  Ping#63       sending -> queued  driver.deferred
0:01:27.500  Ping#63       queued -> held  account.closed
0:01:27.500  end           ping 480: held time throttled
0:01:28.500  Ping#64       queued -> sending  rungs.whole
0:01:28.500  Ping#64       sending -> queued  driver.deferred
0:01:28.500  Ping#64       queued -> held  account.closed
0:01:28.500  end           ping 480: held time throttled
0:01:29.500  Ping#65       queued -> sending  rungs.whole
0:01:29.500  Ping#65       sending -> queued  driver.deferred
0:01:29.500  Ping#65       queued -> held  account.closed
0:01:29.500  end           ping 480: held time throttled
0:01:30.500  Ping#66       queued -> sending  rungs.whole
0:01:30.500  Ping#66       sending -> queued  driver.deferred
0:01:30.500  Ping#66       queued -> held  account.closed
0:01:30.500  end           ping 480: held time throttled
0:01:31.500  Ping#67       queued -> sending  rungs.whole
0:01:31.500  Ping#67       sending -> queued  driver.deferred
0:01:31.500  Ping#67       queued -> held  account.closed
0:01:31.500  end           ping 480: held time throttled
0:01:32.500  Ping#68       queued -> sending  rungs.whole
0:01:32.500  Ping#68       sending -> queued  driver.deferred
0:01:32.500  Ping#68       queued -> held  account.closed
0:01:32.500  end           ping 480: held time throttled
0:01:33.500  Ping#69       queued -> sending  rungs.whole
0:01:33.500  Ping#69       sending -> queued  driver.deferred
0:01:33.500  Ping#69       queued -> held  account.closed
0:01:33.500  end           ping 480: held time throttled
0:01:34.500  Ping#70       queued -> sending  rungs.whole
0:01:34.500  Ping#70       sending -> queued  driver.deferred
0:01:34.500  Ping#70       queued -> held  account.closed
0:01:34.500  end           ping 480: held time throttled
0:01:35.500  Ping#71       queued -> sending  rungs.whole
0:01:35.500  Ping#71       sending -> queued  driver.deferred
0:01:35.500  Ping#71       queued -> held  account.closed
0:01:35.500  end           ping 480: held time throttled
0:01:36.500  Ping#72       queued -> sending  rungs.whole
0:01:36.500  Ping#72       sending -> queued  driver.deferred
0:01:36.500  Ping#72       queued -> held  account.closed
0:01:36.500  end           ping 480: held time throttled
0:01:37.500  Ping#73       queued -> sending  rungs.whole
0:01:37.500  Ping#73       sending -> queued  driver.deferred
0:01:37.500  Ping#73       queued -> held  account.closed
0:01:37.500  end           ping 480: held time throttled
0:01:38.500  Ping#74       queued -> sending  rungs.whole
0:01:38.500  Ping#74       sending -> queued  driver.deferred
0:01:38.500  Ping#74       queued -> held  account.closed
0:01:38.500  end           ping 480: held time throttled
0:01:39.500  Ping#75       queued -> sending  rungs.whole
0:01:39.500  Ping#75       sending -> queued  driver.deferred
0:01:39.500  Ping#75       queued -> held  account.closed
0:01:39.500  end           ping 480: held time throttled
0:01:40.500  Ping#76       queued -> sending  rungs.whole
0:01:40.500  Ping#76       sending -> queued  driver.deferred
0:01:40.500  Ping#76       queued -> held  account.closed
0:01:40.500  end           ping 480: held time throttled
0:01:41.500  Ping#77       queued -> sending  rungs.whole
0:01:41.500  Ping#77       sending -> queued  driver.deferred
0:01:41.500  Ping#77       queued -> held  account.closed
0:01:41.500  end           ping 480: held time throttled
0:01:42.500  Ping#78       queued -> sending  rungs.whole
0:01:42.500  Ping#78       sending -> queued  driver.deferred
0:01:42.500  Ping#78       queued -> held  account.closed
0:01:42.500  end           ping 480: held time throttled
0:01:43.500  Ping#79       queued -> sending  rungs.whole
0:01:43.500  Ping#79       sending -> queued  driver.deferred
0:01:43.500  Ping#79       queued -> held  account.closed
0:01:43.500  end           ping 480: held time throttled
0:01:44.500  Ping#80       queued -> sending  rungs.whole
0:01:44.500  Ping#80       sending -> queued  driver.deferred
0:01:44.500  Ping#80       queued -> held  account.closed
0:01:44.500  end           ping 480: held time throttled
0:01:45.500  Ping#81       queued -> sending  rungs.whole
0:01:45.500  Ping#81       sending -> queued  driver.deferred
0:01:45.500  Ping#81       queued -> held  account.closed
0:01:45.500  end           ping 480: held time throttled
0:01:46.500  Ping#82       queued -> sending  rungs.whole
0:01:46.500  Ping#82       sending -> queued  driver.deferred
0:01:46.500  Ping#82       queued -> held  account.closed
0:01:46.500  end           ping 480: held time throttled
0:01:47.500  Ping#83       queued -> sending  rungs.whole
0:01:47.500  Ping#83       sending -> queued  driver.deferred
0:01:47.500  Ping#83       queued -> held  account.closed
0:01:47.500  end           ping 480: held time throttled
0:01:48.500  Ping#84       queued -> sending  rungs.whole
0:01:48.500  Ping#84       sending -> queued  driver.deferred
0:01:48.500  Ping#84       queued -> held  account.closed
0:01:48.500  end           ping 480: held time throttled
0:01:49.500  Ping#85       queued -> sending  rungs.whole
0:01:49.500  Ping#85       sending -> queued  driver.deferred
0:01:49.500  Ping#85       queued -> held  account.closed
0:01:49.500  end           ping 480: held time throttled
0:01:50.500  Ping#86       queued -> sending  rungs.whole
0:01:50.500  Ping#86       sending -> queued  driver.deferred
0:01:50.500  Ping#86       queued -> held  account.closed
0:01:50.500  end           ping 480: held time throttled
0:01:51.500  Ping#87       queued -> sending  rungs.whole
0:01:51.500  Ping#87       sending -> queued  driver.deferred
0:01:51.500  Ping#87       queued -> held  account.closed
0:01:51.500  end           ping 480: held time throttled
0:01:52.500  Ping#88       queued -> sending  rungs.whole
0:01:52.500  Ping#88       sending -> queued  driver.deferred
0:01:52.500  Ping#88       queued -> held  account.closed
0:01:52.500  end           ping 480: held time throttled
0:01:53.500  Ping#89       queued -> sending  rungs.whole
0:01:53.500  Ping#89       sending -> queued  driver.deferred
0:01:53.500  Ping#89       queued -> held  account.closed
0:01:53.500  end           ping 480: held time throttled
0:01:54.500  Ping#90       queued -> sending  rungs.whole
0:01:54.500  Ping#90       sending -> queued  driver.deferred
0:01:54.500  Ping#90       queued -> held  account.closed
0:01:54.500  end           ping 480: held time throttled
0:01:55.500  Ping#91       queued -> sending  rungs.whole
0:01:55.500  Ping#91       sending -> queued  driver.deferred
0:01:55.500  Ping#91       queued -> held  account.closed
0:01:55.500  end           ping 480: held time throttled
0:01:56.500  Ping#92       queued -> sending  rungs.whole
0:01:56.500  Ping#92       sending -> queued  driver.deferred
0:01:56.500  Ping#92       queued -> held  account.closed
0:01:56.500  end           ping 480: held time throttled
0:01:57.500  Ping#93       queued -> sending  rungs.whole
0:01:57.500  Ping#93       sending -> queued  driver.deferred
0:01:57.500  Ping#93       queued -> held  account.closed
0:01:57.500  end           ping 480: held time throttled
0:01:58.500  Ping#94       queued -> sending  rungs.whole
0:01:58.500  Ping#94       sending -> queued  driver.deferred
0:01:58.500  Ping#94       queued -> held  account.closed
0:01:58.500  end           ping 480: held time throttled
0:01:59.500  Ping#95       queued -> sending  rungs.whole
0:01:59.500  Ping#95       sending -> queued  driver.deferred
0:01:59.500  Ping#95       queued -> held  account.closed
0:01:59.500  end           ping 480: held time throttled
> server is well again
> wait 1 min
0:02:09.600  hold          hold-2 is released
> app ping 480
0:03:00.000  Ping#96       queued -> sending  rungs.whole
0:03:00.000  ->            Ping 480 s, 2 folders
0:11:00.100  Ping#96       sending -> accepted  continue.Ping.1
0:11:00.100  end           ping 480: done
> the end
0:11:00.100  session       ready
