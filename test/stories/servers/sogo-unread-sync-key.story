# SOGo answers a SyncKey it cannot read with HTTP 501, where the specification has Status 3
met sogo/03-foldersync-0
reply sogo/07-sync-bogus-key-mail
reply sogo/07-sync-bogus-key-mail
reply sogo/07-sync-bogus-key-mail
----
http.501  quirk  repair version, then rebuild
http.501  quirk  reset collection, then rebuild
http.501  quirk  reject server
