# A server that is never content with what the device says of itself is not told for ever
from: jobisoft/EAS-4-TbSync 312, 315
about: device-information

app is new
server answers common 165 to everything but Provision, OPTIONS
app sync folders
app sync folders
app sync folders

law: at most 30 requests
----
> server answers common 165 to everything but Provision, OPTIONS
> app sync folders
0:00:00.000  FolderSync#1  queued -> sending  rungs.whole
0:00:00.000  ->            FolderSync from 0
0:00:00.100  FolderSync#1  sending -> queued  rephrase.common.165
0:00:00.100  FolderSync#1  queued -> sending  rungs.whole
0:00:00.100  ->            FolderSync from 0
0:00:00.200  FolderSync#1  sending -> rejected  reject.common.165
0:00:00.200  end           sync folders: refused server server-refused
> app sync folders
0:00:00.200  FolderSync#2  queued -> sending  rungs.whole
0:00:00.200  ->            FolderSync from 0
0:00:00.300  FolderSync#2  sending -> queued  rephrase.common.165
0:00:00.300  FolderSync#2  queued -> sending  rungs.whole
0:00:00.300  ->            FolderSync from 0
0:00:00.400  FolderSync#2  sending -> rejected  reject.common.165
0:00:00.400  end           sync folders: refused server server-refused
> app sync folders
0:00:00.400  FolderSync#3  queued -> sending  rungs.whole
0:00:00.400  ->            FolderSync from 0
0:00:00.500  FolderSync#3  sending -> queued  rephrase.common.165
0:00:00.500  FolderSync#3  queued -> sending  rungs.whole
0:00:00.500  ->            FolderSync from 0
0:00:00.600  FolderSync#3  sending -> rejected  reject.common.165
0:00:00.600  end           sync folders: refused server server-refused
> the end
0:00:00.600  session       ready
