# A handshake that is answered with a temporary failure is repeated at a pace, and not for ever
from: NachoClientX ProvW
about: nacho-provision-no-delay

server answers Provision policy 3 to Provision
server loses the policy key
app sync contacts

law: ends held admin provisioning-loop
law: at most 8 requests
law: at most 3 Provision in any 1 s
----
> server answers Provision policy 3 to Provision
> server loses the policy key
> app sync contacts
0:00:00.000  Sync#1        queued -> sending  rungs.whole
0:00:00.000  ->            Sync contacts
0:00:00.100  Sync#1        sending -> provisioning  repair.common.142
0:00:00.100  ladder        ready -> provisioning  rung.broken
0:00:00.100  ->            Provision request
0:00:00.200  ->            Provision request
0:00:00.300  provision#1   requesting -> stuck  reject.Provision.Policy.3
0:00:00.300  hold          hold-1 for admin: provisioning-loop, until somebody releases it
0:00:00.300  ladder        provisioning -> resting  rung.stuck
0:00:00.300  Sync#1        provisioning -> held  rung.stuck
0:00:00.300  end           sync contacts: held admin provisioning-loop
> the end
0:00:00.300  session       held
0:00:00.300  session       hold-1 for admin: provisioning-loop
