# Pings do not pile up on a server that asked for twenty minutes of silence
from: mustang-im/mustang 769
about: pings-pile-up

server answers HTTP 503 with Retry-After: 1200 to Ping for 5 min
app ping 480 every 2 min for 30 min
wait 1 min

law: no request during the silence
law: at most 6 requests
----
> server answers HTTP 503 with Retry-After: 1200 to Ping for 5 min
> app ping 480 every 2 min for 30 min
0:00:00.000  Ping#1        queued -> sending  rungs.whole
0:00:00.000  ->            Ping 480 s, 2 folders
0:00:00.100  hold          hold-1 for time: throttled, until in 1260 s
0:00:00.100  Ping#1        sending -> held  retry.http.503
0:00:00.100  end           ping 480: held time throttled
0:02:00.000  hold          hold-2 for time: throttled, until in 1141 s
0:02:00.000  Ping#2        queued -> held  account.closed
0:02:00.000  end           ping 480: held time throttled
0:04:00.000  Ping#3        queued -> held  account.closed
0:04:00.000  end           ping 480: held time throttled
0:06:00.000  Ping#4        queued -> held  account.closed
0:06:00.000  end           ping 480: held time throttled
0:08:00.000  Ping#5        queued -> held  account.closed
0:08:00.000  end           ping 480: held time throttled
0:10:00.000  Ping#6        queued -> held  account.closed
0:10:00.000  end           ping 480: held time throttled
0:12:00.000  Ping#7        queued -> held  account.closed
0:12:00.000  end           ping 480: held time throttled
0:14:00.000  Ping#8        queued -> held  account.closed
0:14:00.000  end           ping 480: held time throttled
0:16:00.000  Ping#9        queued -> held  account.closed
0:16:00.000  end           ping 480: held time throttled
0:18:00.000  Ping#10       queued -> held  account.closed
0:18:00.000  end           ping 480: held time throttled
0:20:00.000  Ping#11       queued -> held  account.closed
0:20:00.000  end           ping 480: held time throttled
0:21:00.100  hold          hold-1 is released
0:21:00.100  hold          hold-2 is released
0:22:00.000  Ping#12       queued -> sending  rungs.whole
0:22:00.000  ->            Ping 480 s, 2 folders
0:30:00.100  Ping#12       sending -> accepted  continue.Ping.1
0:30:00.100  end           ping 480: done
> wait 1 min
> the end
0:31:00.100  session       ready
