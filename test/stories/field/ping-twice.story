# Of two Pings the server ends the older one, and nobody sends that one again
from: Z-Hub/Z-Push 55
about: double-pings

app ping 480 & ping 480

law: at most 2 Ping
law: ends done
----
> app ping 480 & ping 480
0:00:00.000  Ping#1        queued -> sending  rungs.whole
0:00:00.000  Ping#2        queued -> sending  rungs.whole
0:00:00.000  ->            Ping 480 s, 2 folders
0:00:00.000  ->            Ping 480 s, 2 folders
0:00:00.100  Ping#1        sending -> accepted  continue.Ping.1
0:00:00.100  end           ping 480: done
0:08:00.100  Ping#2        sending -> accepted  continue.Ping.1
0:08:00.100  end           ping 480: done
> the end
0:08:00.100  session       ready
