# A mail the server cannot send goes back to the drafts, not round in a loop
from: fmbiete/Z-Push-contrib 88
about: send-loop

server answers SendMail 120 to SendMail
app send mail m1

law: at most 6 requests
law: mail m1 is not on the server
law: ends refused server server-refused
law: next is return-to-drafts server
----
> server answers SendMail 120 to SendMail
> app send mail m1
0:00:00.000  SendMail#1    queued -> sending  rungs.whole
0:00:00.000  outbox        drafted -> sent  mail.leaving
0:00:00.000  ->            SendMail m1
0:00:00.100  outbox        sent -> returned  mail.refused
0:00:00.100  SendMail#1    sending -> rejected  reject.common.120
0:00:00.100  end           send mail m1: refused server server-refused, next return-to-drafts server
> the end
0:00:00.100  session       ready
