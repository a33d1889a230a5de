# A quarantined device whose Syncs succeed and are empty gets no storm and is not stuck
from: jobisoft/TbSync 126
about: quarantine

app is new
app sync folders
server answers every Sync with an empty page
app sync contacts every 10 min for 2 h
server is well again
app sync contacts

law: ends done
law: at most 40 requests
----
> app sync folders
0:00:00.000  FolderSync#1  queued -> sending  rungs.whole
0:00:00.000  ->            FolderSync from 0
0:00:00.100  FolderSync#1  sending -> provisioning  repair.common.142
0:00:00.100  ladder        ready -> provisioning  rung.broken
0:00:00.100  ->            Provision request
0:00:00.200  provision#1   requesting -> applying  continue.Provision.Policy.1
0:00:00.200  hook          policy full
0:00:00.220  provision#1   applying -> acknowledging  app.done
0:00:00.220  ->            Provision acknowledge
0:00:00.320  provision#1   acknowledging -> provisioned  accept.Provision.Policy.1
0:00:00.320  ladder        provisioning -> ready  rung.rebuilt
0:00:00.320  FolderSync#1  provisioning -> queued  rung.rebuilt
0:00:00.320  FolderSync#1  queued -> sending  rungs.whole
0:00:00.320  ->            FolderSync from 0
0:00:00.420  FolderSync#1  sending -> accepted  accept.FolderSync.1
0:00:00.420  end           sync folders: done
> server answers every Sync with an empty page
> app sync contacts every 10 min for 2 h
0:00:00.420  Sync#1        queued -> sending  rungs.whole
0:00:00.420  ->            Sync contacts from 0
0:00:00.520  collection#1  complete -> downloading  key.given
0:00:00.520  Sync#1        sending -> accepted  accept.Sync.1
0:00:00.520  Sync#2        queued -> sending  rungs.whole
0:00:00.520  ->            Sync contacts
0:00:00.620  collection#1  downloading -> complete  page.came
0:00:00.620  Sync#2        sending -> accepted  accept.Sync.1
0:00:00.620  end           sync contacts: done
0:10:00.420  Sync#3        queued -> sending  rungs.whole
0:10:00.420  ->            Sync contacts
0:10:00.520  Sync#3        sending -> accepted  accept.Sync.1
0:10:00.520  end           sync contacts: done
0:20:00.420  Sync#4        queued -> sending  rungs.whole
0:20:00.420  ->            Sync contacts
0:20:00.520  Sync#4        sending -> accepted  accept.Sync.1
0:20:00.520  end           sync contacts: done
0:30:00.420  Sync#5        queued -> sending  rungs.whole
0:30:00.420  ->            Sync contacts
0:30:00.520  Sync#5        sending -> accepted  accept.Sync.1
0:30:00.520  end           sync contacts: done
0:40:00.420  Sync#6        queued -> sending  rungs.whole
0:40:00.420  ->            Sync contacts
0:40:00.520  Sync#6        sending -> accepted  accept.Sync.1
0:40:00.520  end           sync contacts: done
0:50:00.420  Sync#7        queued -> sending  rungs.whole
0:50:00.420  ->            Sync contacts
0:50:00.520  Sync#7        sending -> accepted  accept.Sync.1
0:50:00.520  end           sync contacts: done
1:00:00.420  Sync#8        queued -> sending  rungs.whole
1:00:00.420  ->            Sync contacts
1:00:00.520  Sync#8        sending -> accepted  accept.Sync.1
1:00:00.520  end           sync contacts: done
1:10:00.420  Sync#9        queued -> sending  rungs.whole
1:10:00.420  ->            Sync contacts
1:10:00.520  Sync#9        sending -> accepted  accept.Sync.1
1:10:00.520  end           sync contacts: done
1:20:00.420  Sync#10       queued -> sending  rungs.whole
1:20:00.420  ->            Sync contacts
1:20:00.520  Sync#10       sending -> accepted  accept.Sync.1
1:20:00.520  end           sync contacts: done
1:30:00.420  Sync#11       queued -> sending  rungs.whole
1:30:00.420  ->            Sync contacts
1:30:00.520  Sync#11       sending -> accepted  accept.Sync.1
1:30:00.520  end           sync contacts: done
1:40:00.420  Sync#12       queued -> sending  rungs.whole
1:40:00.420  ->            Sync contacts
1:40:00.520  Sync#12       sending -> accepted  accept.Sync.1
1:40:00.520  end           sync contacts: done
1:50:00.420  Sync#13       queued -> sending  rungs.whole
1:50:00.420  ->            Sync contacts
1:50:00.520  Sync#13       sending -> accepted  accept.Sync.1
1:50:00.520  end           sync contacts: done
> server is well again
> app sync contacts
2:00:00.420  Sync#14       queued -> sending  rungs.whole
2:00:00.420  ->            Sync contacts
2:00:00.520  collection#1  complete -> keyless  collection.reset
2:00:00.520  Sync#14       sending -> resettingSyncKey  reset.Sync.3
2:00:00.520  hook          collectionReset contacts
2:00:00.540  Sync#14       resettingSyncKey -> queued  app.done
2:00:00.540  Sync#14       queued -> sending  rungs.whole
2:00:00.540  ->            Sync contacts from 0
2:00:00.640  collection#1  keyless -> downloading  key.given
2:00:00.640  Sync#14       sending -> accepted  accept.Sync.1
2:00:00.640  Sync#15       queued -> sending  rungs.whole
2:00:00.640  ->            Sync contacts
2:00:00.740  collection#1  downloading -> doubting  page.came
2:00:00.740  Sync#15       sending -> accepted  accept.http.200
2:00:00.740  end           sync contacts: done
> the end
2:00:00.740  session       ready
