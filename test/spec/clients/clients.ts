import type { Client } from './client.ts';
import { aospExchange } from './aosp-exchange.ts';
import { aospExchange2012 } from './aosp-exchange-2012.ts';
import { buteoSyncml } from './buteo-syncml.ts';
import { eas4TbSync } from './eas-4-tbsync.ts';
import { eas4TbSync4 } from './eas-4-tbsync-4.ts';
import { evolutionActiveSync } from './evolution-activesync.ts';
import { funambol } from './funambol.ts';
import { gaiaEmail } from './gaia-email.ts';
import { goActiveSyncHstern } from './go-activesync-hstern.ts';
import { goActiveSyncRemdev } from './go-activesync-remdev.ts';
import { libsynthesis } from './libsynthesis.ts';
import { mustang } from './mustang.ts';
import { nachoClientX } from './nacho-client-x.ts';
import { pyActiveSync } from './py-active-sync.ts';
import { syncEvolution } from './syncevolution.ts';
import { syncmlJs } from './syncml-js.ts';

/** The clients that were read. Two more were left out: a demonstration that prints and stops, and the log reader of a server. */
export const CLIENTS: readonly Client[] = [
  nachoClientX,
  aospExchange,
  aospExchange2012,
  eas4TbSync,
  eas4TbSync4,
  evolutionActiveSync,
  mustang,
  gaiaEmail,
  goActiveSyncHstern,
  goActiveSyncRemdev,
  pyActiveSync,
  libsynthesis,
  syncEvolution,
  funambol,
  buteoSyncml,
  syncmlJs,
];
