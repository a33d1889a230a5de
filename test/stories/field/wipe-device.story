# A wipe nobody can carry out is refused in the open, and nothing goes on behind it
from: MicrosoftDocs/OfficeDocs-Exchange 717, 1470
about: wipe-scope

server orders a wipe of the device
app sync contacts
app send mail m1

law: ends held user wipe-refused
law: wipe is failed
law: at most 6 requests
law: mail m1 is not on the server
----
> server orders a wipe of the device
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
> app send mail m1
0:00:00.300  SendMail#1    queued -> held  account.closed
0:00:00.300  end           send mail m1: held user wipe-refused
> the end
0:00:00.300  session       held
0:00:00.300  session       hold-1 for user: wipe-refused
