# A throttled device slows down on all its commands
from: mustang-im/mustang PR 329
about: throttled

server answers HTTP 503 with X-MS-ASThrottle: RecentCommands; Retry-After: 300 to the next everything
app sync contacts
app sync inbox
wait 6 min
app sync inbox

law: no request during the silence
law: at most 3 requests
law: ends done
----
> server answers HTTP 503 with X-MS-ASThrottle: RecentCommands; Retry-After: 300 to the next everything
> app sync contacts
0:00:00.000  Sync#1        queued -> sending  rungs.whole
0:00:00.000  ->            Sync contacts
0:00:00.100  hold          hold-1 for time: throttled, until in 315 s
0:00:00.100  Sync#1        sending -> held  retry.http.503
0:00:00.100  end           sync contacts: held time throttled
> app sync inbox
0:00:00.100  hold          hold-2 for time: throttled, until in 315 s
0:00:00.100  Sync#2        queued -> held  account.closed
0:00:00.100  end           sync inbox: held time throttled
> wait 6 min
0:05:15.100  hold          hold-1 is released
0:05:15.100  hold          hold-2 is released
> app sync inbox
0:06:00.100  Sync#3        queued -> sending  rungs.whole
0:06:00.100  ->            Sync inbox
0:06:00.200  Sync#3        sending -> accepted  accept.http.200
0:06:00.200  end           sync inbox: done
> the end
0:06:00.200  session       ready
