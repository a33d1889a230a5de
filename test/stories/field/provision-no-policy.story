# A server that asks to provision and has no policy is gone on with, not looked for elsewhere
from: jobisoft/TbSync 18; NachoClientX AsProvisionCommand
about: no-policy, nacho-no-policy

server has no policy
server answers HTTP 449 to the next Sync
app sync contacts

law: ends done
law: exactly 1 Provision
law: hook discover is called 0 times
law: at most 4 requests
----
> server answers HTTP 449 to the next Sync
> app sync contacts
0:00:00.000  Sync#1        queued -> sending  rungs.whole
0:00:00.000  ->            Sync contacts
0:00:00.100  Sync#1        sending -> provisioning  repair.http.449
0:00:00.100  ladder        ready -> provisioning  rung.broken
0:00:00.100  ->            Provision request
0:00:00.200  provision#1   requesting -> provisioned  continue.Provision.Policy.2
0:00:00.200  ladder        provisioning -> ready  rung.rebuilt
0:00:00.200  Sync#1        provisioning -> queued  rung.rebuilt
0:00:00.200  Sync#1        queued -> sending  rungs.whole
0:00:00.200  ->            Sync contacts
0:00:00.300  Sync#1        sending -> accepted  accept.http.200
0:00:00.300  end           sync contacts: done
> the end
0:00:00.300  session       ready
