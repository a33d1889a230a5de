# Horde took an Add whose answer was lost, and answers its repeat with 6: the item is there, and is matched before it counts as refused
lost horde/54c-calendar-add
reply horde/54d-calendar-add-same-clientid-replayed-old-key
----
transport.cut-after-send  command  retry backoff, then replay
Sync.1  command  accept
  of an item: Sync.Add.6  quirk  first refresh collection, reconcile match-adds, then rebuild
