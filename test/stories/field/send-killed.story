# An app that was killed while a mail was out does not send it a second time
from: AOSP Exchange SendMail; fmbiete/Z-Push-contrib 88
about: aosp-new-client-id, double-sends

server is silent after taking the next SendMail
app send mail m1 ...
wait 10 s
app is killed
app restarts
app send mail m1

law: ends done
law: mail m1 is on the server exactly once
law: exactly 1 SendMail
----
> server is silent after taking the next SendMail
> app send mail m1 ...
0:00:00.000  SendMail#1    queued -> sending  rungs.whole
0:00:00.000  outbox        drafted -> sent  mail.leaving
0:00:00.000  ->            SendMail m1
> wait 10 s
> app is killed
> app restarts
0:00:10.000  app           resumed 1, m1 may have left
> app send mail m1
0:00:10.000  SendMail#2    queued -> sending  rungs.whole
0:00:10.000  SendMail#2    sending -> reconciling  mail.doubtful
0:00:10.000  hook          findSent m1 sent
0:00:10.020  outbox        unknown -> confirmed  mail.found
0:00:10.020  SendMail#2    reconciling -> accepted  app.happened
0:00:10.020  end           send mail m1: done
> the end
0:00:10.020  session       ready
