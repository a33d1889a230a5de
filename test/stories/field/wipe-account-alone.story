# An order for the account leaves the rest of the device alone
from: CyberDrain/CIPP 322
about: wipe-scope

app speaks 16.1
app can wipe
server orders a wipe of the account
app sync contacts

law: hook wipe is called 1 time
law: nothing was wiped but the account
law: wipe is done
law: at most 4 requests
----
> server orders a wipe of the account
> app sync contacts
0:00:00.000  Sync#1        queued -> sending  rungs.whole
0:00:00.000  ->            Sync contacts
0:00:00.100  Sync#1        sending -> provisioning  wipe.common.140
0:00:00.100  ladder        ready -> provisioning  rung.broken
0:00:00.100  ->            Provision empty
0:00:00.200  provision#1   requesting -> directed  wipe.directed
0:00:00.200  hook          willWipe account: yes
0:00:00.220  wipe#1        asking -> acknowledging  app.done
0:00:00.220  ->            Provision wipe answer
0:00:00.320  wipe#1        acknowledging -> wiping  wipe.answered
0:00:00.320  hook          wipe account
0:00:00.340  wipe#1        wiping -> wiped  app.done
0:00:00.340  hold          hold-1 for admin: wiped, until somebody releases it
0:00:00.340  ladder        provisioning -> resting  rung.stuck
0:00:00.340  Sync#1        provisioning -> held  rung.stuck
0:00:00.340  end           sync contacts: held admin wiped
> the end
0:00:00.340  session       halted
0:00:00.340  session       hold-1 for admin: wiped
