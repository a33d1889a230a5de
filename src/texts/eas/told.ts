import type { Protocol, Quirk } from '../../core/protocol.ts';
import type { Rule } from '../../core/resolution.ts';
import type { Rows, StatusId } from '../../core/status-id.ts';
import type { ToldEntry } from '../../core/status.ts';
import { EAS } from '../../eas/protocol.ts';
import { CATALOGUE, type EasPrefix, RULES } from '../../eas/rows.ts';
import { CAUTION, type CautionClass } from '../../eas/rules/caution.ts';
import { cautionClass } from '../../eas/tables.ts';
import { type Said, type Text, toldRule } from '../texts.ts';
import { autodiscoverTexts } from './autodiscover.ts';
import { cautionTexts } from './caution.ts';
import { commonTexts } from './common.ts';
import { findTexts } from './find.ts';
import { folderCreateTexts } from './folder-create.ts';
import { folderDeleteTexts } from './folder-delete.ts';
import { folderSyncTexts } from './folder-sync.ts';
import { folderUpdateTexts } from './folder-update.ts';
import { getItemEstimateTexts } from './get-item-estimate.ts';
import { httpTexts } from './http.ts';
import { itemOperationsTexts } from './item-operations.ts';
import { meetingResponseTexts } from './meeting-response.ts';
import { moveItemsTexts } from './move-items.ts';
import { pingTexts } from './ping.ts';
import { provisionTexts } from './provision.ts';
import { quirkTexts } from './quirks.ts';
import { resolveRecipientsTexts } from './resolve-recipients.ts';
import { searchTexts } from './search.ts';
import { settingsTexts } from './settings.ts';
import { syncTexts } from './sync.ts';
import { transportTexts } from './transport.ts';
import { validateCertTexts } from './validate-cert.ts';

const TEXTS: Rows<EasPrefix, Text> = {
  ...commonTexts,
  ...httpTexts,
  ...transportTexts,
  ...autodiscoverTexts,
  ...findTexts,
  ...folderCreateTexts,
  ...folderDeleteTexts,
  ...folderSyncTexts,
  ...folderUpdateTexts,
  ...getItemEstimateTexts,
  ...itemOperationsTexts,
  ...meetingResponseTexts,
  ...moveItemsTexts,
  ...pingTexts,
  ...provisionTexts,
  ...resolveRecipientsTexts,
  ...searchTexts,
  ...settingsTexts,
  ...syncTexts,
  ...validateCertTexts,
};

const IDS = Object.keys(CATALOGUE) as readonly (keyof typeof CATALOGUE)[];
const byId = <Row>(row: (id: keyof typeof CATALOGUE) => Row) => Object.fromEntries(IDS.map((id) => [id, row(id)])) as Rows<EasPrefix, Row>;

/** Every row of the ActiveSync catalogue, with what it means and where that was read. */
export const CATALOGUE_TOLD = byId<ToldEntry>((id) => ({ ...CATALOGUE[id], meaning: TEXTS[id].meaning, source: TEXTS[id].source }));

/** What is done about each of them, with why and with what the caller can do. */
export const RULES_TOLD = byId<Rule>((id) => toldRule(RULES[id], TEXTS[id]));

/** What is done about a status without a row, told. */
export const CAUTION_TOLD = Object.fromEntries(
  Object.entries(CAUTION).map(([name, rule]) => [name, toldRule<Rule>(rule, cautionTexts[name as CautionClass])]),
) as Record<CautionClass, Rule>;

const quirksTold = EAS.quirks.map((quirk): Quirk => {
  const texts: readonly Said[] = (quirkTexts as Partial<Record<string, readonly Said[]>>)[quirk.name] ?? [];
  return { ...quirk, rules: quirk.rules.map((rule, index) => toldRule(rule, texts[index] ?? {})) };
});

/** ActiveSync with its texts: finds the same rows as `EAS`, and each says what it means, why it is treated so and what can be done. */
export const EAS_TOLD: Protocol<ToldEntry> = {
  ...EAS,
  entry: (id: StatusId) => (CATALOGUE_TOLD as Partial<Record<StatusId, ToldEntry>>)[id],
  rule: (id: StatusId) => (RULES_TOLD as Partial<Record<StatusId, Rule>>)[id],
  caution: (status, place) => CAUTION_TOLD[cautionClass(status, place)],
  quirks: quirksTold,
};
