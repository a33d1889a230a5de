# One mail nobody can tell about waits for its user; the next one, the folders and an edit go on
from: thunderbird/thunderbird-android 2858; mustang-im/mustang 224
about: double-sends, opaque-failure

server hangs up before taking the next 2 SendMail
app send mail m1
app send mail m2
app sync folders
user adds contact Ada
app sync contacts
app send mail m1
app is killed
app restarts
app send mail m1
app send mail m3
user releases hold
app send mail m1

law: send mail m2 ends done
law: send mail m3 ends done
law: send mail m1 ends done
law: mail m1 is on the server exactly once
law: mail m2 is on the server exactly once
law: edit Ada is on the server exactly once
law: nothing is held
law: exactly 5 SendMail
----
> server hangs up before taking the next 2 SendMail
> app send mail m1
0:00:00.000  SendMail#1    queued -> sending  rungs.whole
0:00:00.000  outbox        drafted -> sent  mail.leaving
0:00:00.000  ->            SendMail m1
0:00:00.100  outbox        sent -> unknown  mail.lost
0:00:00.100  SendMail#1    sending -> reconciling  reconcile.transport.cut-after-send
0:00:00.100  hook          findSent m1 not-sent
0:00:10.120  hook          findSent m1 not-sent
0:00:10.140  outbox        unknown -> drafted  mail.absent
0:00:10.140  SendMail#1    reconciling -> queued  app.absent
0:00:10.140  SendMail#1    queued -> sending  rungs.whole
0:00:10.140  outbox        drafted -> sent  mail.leaving
0:00:10.140  ->            SendMail m1
0:00:10.240  outbox        sent -> unknown  mail.lost
0:00:10.240  hold          hold-1 for user: unknown-outcome, until somebody releases it
0:00:10.240  SendMail#1    sending -> held  hold.transport.cut-after-send
0:00:10.240  end           send mail m1: held user unknown-outcome, next look-in-sent m1
> app send mail m2
0:00:10.240  SendMail#2    queued -> sending  rungs.whole
0:00:10.240  outbox        drafted -> sent  mail.leaving
0:00:10.240  ->            SendMail m2
0:00:10.340  outbox        sent -> confirmed  mail.taken
0:00:10.340  SendMail#2    sending -> accepted  accept.http.200
0:00:10.340  end           send mail m2: done
> app sync folders
0:00:10.340  FolderSync#1  queued -> sending  rungs.whole
0:00:10.340  ->            FolderSync
0:00:10.440  FolderSync#1  sending -> accepted  accept.FolderSync.1
0:00:10.440  end           sync folders: done
> user adds contact Ada
> app sync contacts
0:00:10.440  Sync#1        queued -> sending  rungs.whole
0:00:10.440  ->            Sync contacts, add Ada
0:00:10.540  Sync#1        sending -> accepted  accept.Sync.1
0:00:10.540  end           sync contacts: done
> app send mail m1
0:00:10.540  SendMail#3    queued -> sending  rungs.whole
0:00:10.540  SendMail#3    sending -> queued  driver.deferred
0:00:10.540  SendMail#3    queued -> held  account.closed
0:00:10.540  end           send mail m1: held user unknown-outcome, next look-in-sent m1
> app is killed
> app restarts
0:00:10.540  app           resumed 1, m1 may have left
> app send mail m1
0:00:10.540  SendMail#4    queued -> sending  rungs.whole
0:00:10.540  SendMail#4    sending -> queued  driver.deferred
0:00:10.540  SendMail#4    queued -> held  account.closed
0:00:10.540  end           send mail m1: held user unknown-outcome, next look-in-sent m1
> app send mail m3
0:00:10.540  SendMail#5    queued -> sending  rungs.whole
0:00:10.540  outbox        drafted -> sent  mail.leaving
0:00:10.540  ->            SendMail m3
0:00:10.640  outbox        sent -> confirmed  mail.taken
0:00:10.640  SendMail#5    sending -> accepted  accept.http.200
0:00:10.640  end           send mail m3: done
> user releases hold
0:00:10.640  hold          hold-1 is released
> app send mail m1
0:00:10.640  SendMail#6    queued -> sending  rungs.whole
0:00:10.640  SendMail#6    sending -> reconciling  mail.doubtful
0:00:10.640  hook          findSent m1 not-sent
0:00:20.260  hook          findSent m1 not-sent
0:00:20.280  outbox        unknown -> drafted  mail.absent
0:00:20.280  SendMail#6    reconciling -> queued  app.absent
0:00:20.280  SendMail#6    queued -> sending  rungs.whole
0:00:20.280  outbox        drafted -> sent  mail.leaving
0:00:20.280  ->            SendMail m1
0:00:20.380  outbox        sent -> confirmed  mail.taken
0:00:20.380  SendMail#6    sending -> accepted  accept.http.200
0:00:20.380  end           send mail m1: done
> the end
0:00:20.380  session       ready
