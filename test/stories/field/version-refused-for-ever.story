# A server that refuses every version it offers is not asked for ever
from: jobisoft/TbSync 781
about: version-not-supported

server answers common 138 to everything but OPTIONS
app sync contacts
app sync contacts

law: at most 8 requests
----
> server answers common 138 to everything but OPTIONS
> app sync contacts
0:00:00.000  Sync#1        queued -> sending  rungs.whole
0:00:00.000  ->            Sync contacts
0:00:00.100  Sync#1        sending -> repairing  repair.common.138
0:00:00.100  ladder        ready -> negotiating  rung.broken
0:00:00.100  ->            OPTIONS
0:00:00.200  ladder        negotiating -> ready  rung.rebuilt
0:00:00.200  Sync#1        repairing -> queued  rung.rebuilt
0:00:00.200  Sync#1        queued -> sending  rungs.whole
0:00:00.200  ->            Sync contacts
0:00:00.300  Sync#1        sending -> rejected  reject.common.138
0:00:00.300  end           sync contacts: refused server server-refused
> app sync contacts
0:00:00.300  Sync#2        queued -> sending  rungs.whole
0:00:00.300  ->            Sync contacts
0:00:00.400  Sync#2        sending -> repairing  repair.common.138
0:00:00.400  ladder        ready -> negotiating  rung.broken
0:00:00.400  ->            OPTIONS
0:00:00.500  ladder        negotiating -> ready  rung.rebuilt
0:00:00.500  Sync#2        repairing -> queued  rung.rebuilt
0:00:00.500  Sync#2        queued -> sending  rungs.whole
0:00:00.500  ->            Sync contacts
0:00:00.600  Sync#2        sending -> rejected  reject.common.138
0:00:00.600  end           sync contacts: refused server server-refused
> the end
0:00:00.600  session       ready
