# A phone that is switched off in the middle of a wipe goes on with it when it is switched on, without any network
from: MicrosoftDocs/OfficeDocs-Exchange 1470
about: wipe-scope

app can wipe
server orders a wipe of the device
app sync contacts ...
wait 330 ms
app is killed
server never hears of everything
app restarts
wait 1 h

law: hook wipe is called 2 times
law: nothing was wiped but the device
law: wipe is done
law: a hold is for admin: wiped
law: at most 3 requests
----
> server orders a wipe of the device
> app sync contacts ...
0:00:00.000  Sync#1        queued -> sending  rungs.whole
0:00:00.000  ->            Sync contacts
> wait 330 ms
0:00:00.100  Sync#1        sending -> provisioning  wipe.common.140
0:00:00.100  ladder        ready -> provisioning  rung.broken
0:00:00.100  ->            Provision empty
0:00:00.200  provision#1   requesting -> directed  wipe.directed
0:00:00.200  hook          willWipe device: yes
0:00:00.220  wipe#1        asking -> acknowledging  app.done
0:00:00.220  ->            Provision wipe answer
0:00:00.320  wipe#1        acknowledging -> wiping  wipe.answered
0:00:00.320  hook          wipe device
> app is killed
> server never hears of everything
> app restarts
0:00:00.330  app           resumed 1
> wait 1 h
0:00:00.330  ladder        ready -> provisioning  rung.broken
0:00:00.330  hook          wipe device
0:00:00.350  wipe#2        wiping -> wiped  app.done
0:00:00.350  hold          hold-1 for admin: wiped, until somebody releases it
0:00:00.350  ladder        provisioning -> resting  rung.stuck
> the end
1:00:00.330  session       halted
1:00:00.330  session       hold-1 for admin: wiped
