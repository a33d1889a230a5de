# Whatever goes wrong, nobody is told the password, the policy key, the address or the mail
from: Intermesh/groupoffice 1036; hstern/go-activesync
about: secrets-in-logs, go-activesync-user-in-error

server loses the policy key
app sync contacts
server changes the password to new-pw
app sync contacts
user types the password new-pw
user releases hold
server answers HTTP 451 with X-MS-Location: https://mail.example.test/Microsoft-Server-ActiveSync to the next everything
app sync contacts
server hangs up before taking the next SendMail
app send mail m1
the network is gone for 1 min
app sync contacts

law: send mail m1 ends done
----
> server loses the policy key
> app sync contacts
0:00:00.000  Sync#1        queued -> sending  rungs.whole
0:00:00.000  ->            Sync contacts
0:00:00.100  Sync#1        sending -> provisioning  repair.common.142
0:00:00.100  ladder        ready -> provisioning  rung.broken
0:00:00.100  ->            Provision request
0:00:00.200  provision#1   requesting -> applying  continue.Provision.Policy.1
0:00:00.200  hook          policy full
0:00:00.220  provision#1   applying -> acknowledging  app.done
0:00:00.220  ->            Provision acknowledge
0:00:00.320  provision#1   acknowledging -> provisioned  accept.Provision.Policy.1
0:00:00.320  ladder        provisioning -> ready  rung.rebuilt
0:00:00.320  Sync#1        provisioning -> queued  rung.rebuilt
0:00:00.320  Sync#1        queued -> sending  rungs.whole
0:00:00.320  ->            Sync contacts
0:00:00.420  Sync#1        sending -> accepted  accept.http.200
0:00:00.420  end           sync contacts: done
> server changes the password to new-pw
> app sync contacts
0:00:00.420  Sync#2        queued -> sending  rungs.whole
0:00:00.420  ->            Sync contacts
0:00:00.520  Sync#2        sending -> waiting  retry.http.401
0:00:01.520  Sync#2        waiting -> queued  driver.tick
0:00:01.520  Sync#2        queued -> sending  rungs.whole
0:00:01.520  ->            Sync contacts
0:00:01.620  Sync#2        sending -> repairing  repair.http.401
0:00:01.620  ladder        ready -> authenticating  rung.broken
0:00:01.620  hook          credentials asks the user
0:00:01.640  hold          hold-1 for user: credentials, until somebody releases it
0:00:01.640  ladder        authenticating -> resting  rung.stuck
0:00:01.640  Sync#2        repairing -> held  rung.stuck
0:00:01.640  end           sync contacts: held user credentials
> user types the password new-pw
> user releases hold
0:00:01.640  hold          hold-1 is released
0:00:01.640  ladder        resting -> authenticating  account.released
0:00:01.640  hook          credentials has the new password
> server answers HTTP 451 with X-MS-Location: https://mail.example.test/Microsoft-Server-ActiveSync to the next everything
> app sync contacts
0:00:01.660  ladder        authenticating -> ready  rung.rebuilt
0:00:01.660  Sync#3        queued -> sending  rungs.whole
0:00:01.660  ->            Sync contacts
0:00:01.760  Sync#3        sending -> repairing  repair.http.451
0:00:01.760  ladder        ready -> locating  rung.broken
0:00:01.760  hook          discover finds the same address
0:00:01.780  ladder        locating -> ready  rung.rebuilt
0:00:01.780  Sync#3        repairing -> queued  rung.rebuilt
0:00:01.780  Sync#3        queued -> sending  rungs.whole
0:00:01.780  ->            Sync contacts
0:00:01.880  Sync#3        sending -> accepted  accept.http.200
0:00:01.880  end           sync contacts: done
> server hangs up before taking the next SendMail
> app send mail m1
0:00:01.880  SendMail#1    queued -> sending  rungs.whole
0:00:01.880  outbox        drafted -> sent  mail.leaving
0:00:01.880  ->            SendMail m1
0:00:01.980  outbox        sent -> unknown  mail.lost
0:00:01.980  SendMail#1    sending -> reconciling  reconcile.transport.cut-after-send
0:00:01.980  hook          findSent m1 not-sent
0:00:12.000  hook          findSent m1 not-sent
0:00:12.020  outbox        unknown -> drafted  mail.absent
0:00:12.020  SendMail#1    reconciling -> queued  app.absent
0:00:12.020  SendMail#1    queued -> sending  rungs.whole
0:00:12.020  outbox        drafted -> sent  mail.leaving
0:00:12.020  ->            SendMail m1
0:00:12.120  outbox        sent -> confirmed  mail.taken
0:00:12.120  SendMail#1    sending -> accepted  accept.http.200
0:00:12.120  end           send mail m1: done
> the network is gone for 1 min
> app sync contacts
0:00:12.120  Sync#4        queued -> sending  rungs.whole
0:00:12.120  ->            Sync contacts
0:00:12.121  Sync#4        sending -> waiting  retry.transport.offline
0:00:13.121  Sync#4        waiting -> queued  driver.tick
0:00:13.121  Sync#4        queued -> sending  rungs.whole
0:00:13.121  ->            Sync contacts
0:00:13.122  Sync#4        sending -> waiting  retry.transport.offline
0:00:15.122  Sync#4        waiting -> queued  driver.tick
0:00:15.122  Sync#4        queued -> sending  rungs.whole
0:00:15.122  ->            Sync contacts
0:00:15.123  Sync#4        sending -> waiting  retry.transport.offline
0:00:19.123  Sync#4        waiting -> queued  driver.tick
0:00:19.123  Sync#4        queued -> sending  rungs.whole
0:00:19.123  ->            Sync contacts
0:00:19.124  Sync#4        sending -> waiting  retry.transport.offline
0:00:27.124  Sync#4        waiting -> queued  driver.tick
0:00:27.124  Sync#4        queued -> sending  rungs.whole
0:00:27.124  ->            Sync contacts
0:00:27.125  hold          hold-2 for time: server-down, until in 945 s
0:00:27.125  Sync#4        sending -> held  hold.transport.offline
0:00:27.125  end           sync contacts: held time server-down
> the end
0:00:27.125  session       held
0:00:27.125  session       hold-2 for time: server-down
0:00:27.125  due           in 0:15:45.000
