# A wrong password is asked for once, not 2500 times an hour
from: tine20/tine20 3855
about: login-storm

server changes the password to new-pw
app sync contacts every 1 min for 30 min
user types the password new-pw
user releases hold
app sync contacts

law: at most 8 requests
law: ends done
law: hook credentials is called at most 2 times
----
> server changes the password to new-pw
> app sync contacts every 1 min for 30 min
0:00:00.000  Sync#1        queued -> sending  rungs.whole
0:00:00.000  ->            Sync contacts
0:00:00.100  Sync#1        sending -> waiting  retry.http.401
0:00:01.100  Sync#1        waiting -> queued  driver.tick
0:00:01.100  Sync#1        queued -> sending  rungs.whole
0:00:01.100  ->            Sync contacts
0:00:01.200  Sync#1        sending -> repairing  repair.http.401
0:00:01.200  ladder        ready -> authenticating  rung.broken
0:00:01.200  hook          credentials asks the user
0:00:01.220  hold          hold-1 for user: credentials, until somebody releases it
0:00:01.220  ladder        authenticating -> resting  rung.stuck
0:00:01.220  Sync#1        repairing -> held  rung.stuck
0:00:01.220  end           sync contacts: held user credentials
0:01:00.000  Sync#2        queued -> held  account.closed
0:01:00.000  end           sync contacts: held user credentials
0:02:00.000  Sync#3        queued -> held  account.closed
0:02:00.000  end           sync contacts: held user credentials
0:03:00.000  Sync#4        queued -> held  account.closed
0:03:00.000  end           sync contacts: held user credentials
0:04:00.000  Sync#5        queued -> held  account.closed
0:04:00.000  end           sync contacts: held user credentials
0:05:00.000  Sync#6        queued -> held  account.closed
0:05:00.000  end           sync contacts: held user credentials
0:06:00.000  Sync#7        queued -> held  account.closed
0:06:00.000  end           sync contacts: held user credentials
0:07:00.000  Sync#8        queued -> held  account.closed
0:07:00.000  end           sync contacts: held user credentials
0:08:00.000  Sync#9        queued -> held  account.closed
0:08:00.000  end           sync contacts: held user credentials
0:09:00.000  Sync#10       queued -> held  account.closed
0:09:00.000  end           sync contacts: held user credentials
0:10:00.000  Sync#11       queued -> held  account.closed
0:10:00.000  end           sync contacts: held user credentials
0:11:00.000  Sync#12       queued -> held  account.closed
0:11:00.000  end           sync contacts: held user credentials
0:12:00.000  Sync#13       queued -> held  account.closed
0:12:00.000  end           sync contacts: held user credentials
0:13:00.000  Sync#14       queued -> held  account.closed
0:13:00.000  end           sync contacts: held user credentials
0:14:00.000  Sync#15       queued -> held  account.closed
0:14:00.000  end           sync contacts: held user credentials
0:15:00.000  Sync#16       queued -> held  account.closed
0:15:00.000  end           sync contacts: held user credentials
0:16:00.000  Sync#17       queued -> held  account.closed
0:16:00.000  end           sync contacts: held user credentials
0:17:00.000  Sync#18       queued -> held  account.closed
0:17:00.000  end           sync contacts: held user credentials
0:18:00.000  Sync#19       queued -> held  account.closed
0:18:00.000  end           sync contacts: held user credentials
0:19:00.000  Sync#20       queued -> held  account.closed
0:19:00.000  end           sync contacts: held user credentials
0:20:00.000  Sync#21       queued -> held  account.closed
0:20:00.000  end           sync contacts: held user credentials
0:21:00.000  Sync#22       queued -> held  account.closed
0:21:00.000  end           sync contacts: held user credentials
0:22:00.000  Sync#23       queued -> held  account.closed
0:22:00.000  end           sync contacts: held user credentials
0:23:00.000  Sync#24       queued -> held  account.closed
0:23:00.000  end           sync contacts: held user credentials
0:24:00.000  Sync#25       queued -> held  account.closed
0:24:00.000  end           sync contacts: held user credentials
0:25:00.000  Sync#26       queued -> held  account.closed
0:25:00.000  end           sync contacts: held user credentials
0:26:00.000  Sync#27       queued -> held  account.closed
0:26:00.000  end           sync contacts: held user credentials
0:27:00.000  Sync#28       queued -> held  account.closed
0:27:00.000  end           sync contacts: held user credentials
0:28:00.000  Sync#29       queued -> held  account.closed
0:28:00.000  end           sync contacts: held user credentials
0:29:00.000  Sync#30       queued -> held  account.closed
0:29:00.000  end           sync contacts: held user credentials
> user types the password new-pw
> user releases hold
0:30:00.000  hold          hold-1 is released
0:30:00.000  ladder        resting -> authenticating  account.released
0:30:00.000  hook          credentials has the new password
> app sync contacts
0:30:00.020  ladder        authenticating -> ready  rung.rebuilt
0:30:00.020  Sync#31       queued -> sending  rungs.whole
0:30:00.020  ->            Sync contacts
0:30:00.120  Sync#31       sending -> accepted  accept.http.200
0:30:00.120  end           sync contacts: done
> the end
0:30:00.120  session       ready
