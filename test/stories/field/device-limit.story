# A user with too many devices is told so, and is not asked again and again
from: sailfishos/docs.sailfishos.org PR 225
about: device-limit, tbsync-generic

app is new
server answers common 177 to everything but OPTIONS
app sync folders
app sync folders

law: ends held user device-limit
law: at most 2 requests
----
> server answers common 177 to everything but OPTIONS
> app sync folders
0:00:00.000  FolderSync#1  queued -> sending  rungs.whole
0:00:00.000  ->            FolderSync from 0
0:00:00.100  hold          hold-1 for user: device-limit, until somebody releases it
0:00:00.100  FolderSync#1  sending -> held  hold.common.177
0:00:00.100  end           sync folders: held user device-limit
> app sync folders
0:00:00.100  FolderSync#2  queued -> held  account.closed
0:00:00.100  end           sync folders: held user device-limit
> the end
0:00:00.100  session       held
0:00:00.100  session       hold-1 for user: device-limit
