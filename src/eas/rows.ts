import type { Rule } from '../core/resolution.ts';
import type { Prefix, Rows } from '../core/status-id.ts';
import type { StatusEntry } from '../core/status.ts';
import { autodiscoverCatalogue } from './catalogue/autodiscover.ts';
import { commonCatalogue } from './catalogue/common.ts';
import { findCatalogue } from './catalogue/find.ts';
import { folderCreateCatalogue } from './catalogue/folder-create.ts';
import { folderDeleteCatalogue } from './catalogue/folder-delete.ts';
import { folderSyncCatalogue } from './catalogue/folder-sync.ts';
import { folderUpdateCatalogue } from './catalogue/folder-update.ts';
import { getItemEstimateCatalogue } from './catalogue/get-item-estimate.ts';
import { httpCatalogue } from './catalogue/http.ts';
import { itemOperationsCatalogue } from './catalogue/item-operations.ts';
import { meetingResponseCatalogue } from './catalogue/meeting-response.ts';
import { moveItemsCatalogue } from './catalogue/move-items.ts';
import { pingCatalogue } from './catalogue/ping.ts';
import { provisionCatalogue } from './catalogue/provision.ts';
import { resolveRecipientsCatalogue } from './catalogue/resolve-recipients.ts';
import { searchCatalogue } from './catalogue/search.ts';
import { settingsCatalogue } from './catalogue/settings.ts';
import { syncCatalogue } from './catalogue/sync.ts';
import { transportCatalogue } from './catalogue/transport.ts';
import { validateCertCatalogue } from './catalogue/validate-cert.ts';
import { autodiscoverRules } from './rules/autodiscover.ts';
import { commonRules } from './rules/common.ts';
import { findRules } from './rules/find.ts';
import { folderCreateRules } from './rules/folder-create.ts';
import { folderDeleteRules } from './rules/folder-delete.ts';
import { folderSyncRules } from './rules/folder-sync.ts';
import { folderUpdateRules } from './rules/folder-update.ts';
import { getItemEstimateRules } from './rules/get-item-estimate.ts';
import { httpRules } from './rules/http.ts';
import { itemOperationsRules } from './rules/item-operations.ts';
import { meetingResponseRules } from './rules/meeting-response.ts';
import { moveItemsRules } from './rules/move-items.ts';
import { pingRules } from './rules/ping.ts';
import { provisionRules } from './rules/provision.ts';
import { resolveRecipientsRules } from './rules/resolve-recipients.ts';
import { searchRules } from './rules/search.ts';
import { settingsRules } from './rules/settings.ts';
import { syncRules } from './rules/sync.ts';
import { transportRules } from './rules/transport.ts';
import { validateCertRules } from './rules/validate-cert.ts';

/** What stands before the codes of ActiveSync and of the layers below it. */
export type EasPrefix = Exclude<Prefix, 'syncml' | 'alert'>;

/** Every row of the ActiveSync catalogue: what each status means. */
export const CATALOGUE: Rows<EasPrefix, StatusEntry> = {
  ...commonCatalogue,
  ...httpCatalogue,
  ...transportCatalogue,
  ...autodiscoverCatalogue,
  ...findCatalogue,
  ...folderCreateCatalogue,
  ...folderDeleteCatalogue,
  ...folderSyncCatalogue,
  ...folderUpdateCatalogue,
  ...getItemEstimateCatalogue,
  ...itemOperationsCatalogue,
  ...meetingResponseCatalogue,
  ...moveItemsCatalogue,
  ...pingCatalogue,
  ...provisionCatalogue,
  ...resolveRecipientsCatalogue,
  ...searchCatalogue,
  ...settingsCatalogue,
  ...syncCatalogue,
  ...validateCertCatalogue,
};

/** What is done about each of them. */
export const RULES: Rows<EasPrefix, Rule> = {
  ...commonRules,
  ...httpRules,
  ...transportRules,
  ...autodiscoverRules,
  ...findRules,
  ...folderCreateRules,
  ...folderDeleteRules,
  ...folderSyncRules,
  ...folderUpdateRules,
  ...getItemEstimateRules,
  ...itemOperationsRules,
  ...meetingResponseRules,
  ...moveItemsRules,
  ...pingRules,
  ...provisionRules,
  ...resolveRecipientsRules,
  ...searchRules,
  ...settingsRules,
  ...syncRules,
  ...validateCertRules,
};
