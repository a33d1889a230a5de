# SOGo's database is down: the hierarchy looks lost. Starting from 0 at once would make calendar, tasks and contacts seem gone
reply sogo/63b-postgres-down-foldersync
reply sogo/63b-postgres-down-foldersync
reply sogo/63b-postgres-down-foldersync
----
FolderSync.9  quirk  retry backoff, then replay
FolderSync.9  quirk  retry backoff, then replay
FolderSync.9  quirk  reset hierarchy, then rebuild
