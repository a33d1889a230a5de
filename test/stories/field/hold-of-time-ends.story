# What waits for time goes on by itself when the time has come
from: gaia-email mailuniverse
about: gaia-timer-never-starts

server answers HTTP 503 with Retry-After: 60 to the next everything
app sync contacts
wait 2 min
app sync contacts

law: nothing is held
law: no request during the silence
law: ends done
law: exactly 2 requests
----
> server answers HTTP 503 with Retry-After: 60 to the next everything
> app sync contacts
0:00:00.000  Sync#1        queued -> sending  rungs.whole
0:00:00.000  ->            Sync contacts
0:00:00.100  hold          hold-1 for time: throttled, until in 63 s
0:00:00.100  Sync#1        sending -> held  retry.http.503
0:00:00.100  end           sync contacts: held time throttled
> wait 2 min
0:01:03.100  hold          hold-1 is released
> app sync contacts
0:02:00.100  Sync#2        queued -> sending  rungs.whole
0:02:00.100  ->            Sync contacts
0:02:00.200  Sync#2        sending -> accepted  accept.http.200
0:02:00.200  end           sync contacts: done
> the end
0:02:00.200  session       ready
