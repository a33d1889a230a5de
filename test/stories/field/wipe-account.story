# An order nobody can carry out is refused, also for the account alone
from: CyberDrain/CIPP 322
about: wipe-scope

app speaks 16.1
server orders a wipe of the account
app sync contacts

law: ends held user wipe-refused
law: wipe is failed
law: at most 6 requests
----
> server orders a wipe of the account
> app sync contacts
0:00:00.000  Sync#1        queued -> sending  rungs.whole
0:00:00.000  ->            Sync contacts
0:00:00.100  Sync#1        sending -> provisioning  wipe.common.140
0:00:00.100  ladder        ready -> provisioning  rung.broken
0:00:00.100  ->            Provision empty
0:00:00.200  provision#1   requesting -> directed  wipe.directed
0:00:00.200  wipe#1        asking -> refusing  app.failed
0:00:00.200  ->            Provision wipe answer
0:00:00.300  wipe#1        refusing -> refused  wipe.answered
0:00:00.300  hold          hold-1 for user: wipe-refused, until somebody releases it
0:00:00.300  ladder        provisioning -> resting  rung.stuck
0:00:00.300  Sync#1        provisioning -> held  rung.stuck
0:00:00.300  end           sync contacts: held user wipe-refused
> the end
0:00:00.300  session       held
0:00:00.300  session       hold-1 for user: wipe-refused
