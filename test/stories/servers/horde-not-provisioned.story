# Horde says it twice, HTTP 449 and Status 142 in the body: one provisioning, and after two in vain the administrator
reply horde/10-unprovisioned-foldersync-14.1
reply horde/10-unprovisioned-foldersync-14.1
reply horde/10-unprovisioned-foldersync-14.1
----
common.142  common  repair policy, then replay
common.142  common  repair policy, then replay
common.142  common  hold admin provisioning-loop
