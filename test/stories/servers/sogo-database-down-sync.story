# SOGo's database is down: a full Sync is answered as if nothing were remembered of an empty one
reply sogo/63-postgres-down-sync
reply sogo/63-postgres-down-sync
reply sogo/63-postgres-down-sync
----
Sync.13  quirk  rephrase resend-full, then rebuild
Sync.13  quirk  retry backoff, then replay
Sync.13  quirk  retry backoff, then replay
