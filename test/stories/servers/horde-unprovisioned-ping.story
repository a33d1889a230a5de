# Horde answers the Ping of a device that never provisioned with 132: no state is lost, so no key is reset
reply horde/10d-unprovisioned-ping
reply horde/10d-unprovisioned-ping
----
common.132  quirk  refresh collection, then rebuild
common.132  quirk  reject unavailable
