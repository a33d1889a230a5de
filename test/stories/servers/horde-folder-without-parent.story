# Horde answers 6, its own fault, to a folder whose parent is gone: the hierarchy key is whole and stays
reply horde/09d-foldercreate-bad-parent
reply horde/09d-foldercreate-bad-parent
----
FolderCreate.6  quirk  first refresh hierarchy, retry backoff, then rebuild
FolderCreate.6  quirk  reject request
