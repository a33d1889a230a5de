# SOGo answers an estimate for a collection that was never primed with HTTP 501, where the specification has Status 3
met sogo/03-foldersync-0
reply sogo/04-getitemestimate-unprimed
reply sogo/04-getitemestimate-unprimed
reply sogo/04-getitemestimate-unprimed
----
http.501  quirk  repair version, then rebuild
http.501  quirk  reset collection, then rebuild
http.501  quirk  reject server
