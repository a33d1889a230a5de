import type { Enforcement, OwnRequests } from '../core/own-requests.ts';
import { addressOf, commandOf, restated, statedIn, subjectOf } from './address.ts';
import { readFolderSync, readProvision } from './own-replies.ts';
import {
  emptyProvision,
  folderSyncRequest,
  provisionAcknowledge,
  provisionRequest,
  wipeAcknowledge,
  type PolicyVerdict,
} from './own-requests.ts';
import { isPermissive } from './policy-settings.ts';
import { locationOf } from './redirects.ts';
import { commonVersion, readOptions } from './versions.ts';

/** Status of the acknowledgement for what the app says it enforces (MS-ASPROV 2.2.2.54.1). */
const VERDICTS: Readonly<Record<Enforcement, PolicyVerdict>> = { full: 1, partial: 2, none: 3, 'managed-elsewhere': 4 };

/** What ActiveSync's repairs send and read: Provision, FolderSync, OPTIONS. */
export const EAS_OWN: OwnRequests = {
  addressOf,
  commandOf,
  statedIn,
  restated,
  subjectOf,
  locationOf,
  provision(phase, { version, device, policyKey, enforcement, wipe }) {
    if (phase === 'directive') return emptyProvision();
    if (phase === 'request') return provisionRequest({ version, device });
    if (phase === 'wipe-acknowledge') return wipeAcknowledge({ wipe: wipe ?? 'device', status: 1 });
    if (phase === 'wipe-refuse') return wipeAcknowledge({ wipe: wipe ?? 'device', status: 2 });
    return provisionAcknowledge({ version, policyKey: policyKey ?? '0', status: VERDICTS[enforcement ?? 'none'] });
  },
  readProvision: (reply) => readProvision(reply.body),
  asksNothing: isPermissive,
  folderSync: folderSyncRequest,
  readFolderSync: (reply) => readFolderSync(reply.body),
  readOffer: (reply) => readOptions(reply.headers),
  commonVersion: (offer) => commonVersion(offer.versions),
};
