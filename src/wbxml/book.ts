import { AIR_SYNC } from './pages/air-sync.ts';
import { CONTACTS } from './pages/contacts.ts';
import { EMAIL } from './pages/email.ts';
import { AIR_NOTIFY } from './pages/air-notify.ts';
import { CALENDAR } from './pages/calendar.ts';
import { MOVE } from './pages/move.ts';
import { GET_ITEM_ESTIMATE } from './pages/get-item-estimate.ts';
import { FOLDER_HIERARCHY } from './pages/folder-hierarchy.ts';
import { MEETING_RESPONSE } from './pages/meeting-response.ts';
import { TASKS } from './pages/tasks.ts';
import { RESOLVE_RECIPIENTS } from './pages/resolve-recipients.ts';
import { VALIDATE_CERT } from './pages/validate-cert.ts';
import { CONTACTS2 } from './pages/contacts2.ts';
import { PING } from './pages/ping.ts';
import { PROVISION } from './pages/provision.ts';
import { SEARCH } from './pages/search.ts';
import { GAL } from './pages/gal.ts';
import { AIR_SYNC_BASE } from './pages/air-sync-base.ts';
import { SETTINGS } from './pages/settings.ts';
import { DOCUMENT_LIBRARY } from './pages/document-library.ts';
import { ITEM_OPERATIONS } from './pages/item-operations.ts';
import { COMPOSE_MAIL } from './pages/compose-mail.ts';
import { EMAIL2 } from './pages/email2.ts';
import { NOTES } from './pages/notes.ts';
import { RIGHTS_MANAGEMENT } from './pages/rights-management.ts';
import { FIND } from './pages/find.ts';
import type { CodePage, NamesOf } from './code-page.ts';
import { FIRST_TAG, TAG_MASK } from './tokens.ts';

export type { CodePage, NamesOf } from './code-page.ts';

/** The code pages of one document type, ready for look-up both ways. Made by {@link codeBook}. */
export interface CodeBook {
  readonly pages: ReadonlyMap<number, CodePage>;
  /** Tag key (see {@link tagKey}) to name; undefined where the book has no such tag. */
  readonly names: readonly (string | undefined)[];
  /** Qualified name to tag key: `AirSync:Sync` to 5. */
  readonly keys: ReadonlyMap<string, number>;
}

const PAGES = 256;
const TAGS_PER_PAGE = TAG_MASK + 1;

/** Page and tag number in one number, 0-16383: the index of every flat table of the codec. */
export function tagKey(page: number, token: number): number {
  return page * TAGS_PER_PAGE + token;
}

/**
 * Builds a book. A page or tag number outside its range, or given twice, is a mistake in the tables and throws a TypeError.
 * @example const MY_BOOK = codeBook([{ page: 0, namespace: 'My', tokens: { Root: 0x05 } }]);
 */
export function codeBook(pages: readonly CodePage[]): CodeBook {
  const byNumber = new Map<number, CodePage>();
  const names = Array.from<string | undefined>({ length: PAGES * TAGS_PER_PAGE });
  const keys = new Map<string, number>();
  for (const page of pages) {
    if (!(page.page >= 0 && page.page < PAGES) || byNumber.has(page.page))
      throw new TypeError(`Code page ${page.page} is out of range or given twice`);
    byNumber.set(page.page, page);
    for (const [name, token] of Object.entries(page.tokens)) {
      const key = tagKey(page.page, token);
      if (token < FIRST_TAG || token > TAG_MASK || names[key] !== undefined)
        throw new TypeError(`Tag ${page.namespace}:${name} is out of range or its number is taken`);
      names[key] = name;
      keys.set(`${page.namespace}:${name}`, key);
    }
  }
  return { pages: byNumber, names, keys };
}

/** The 26 code pages of ActiveSync, 2.5 to 16.1, in order (MS-ASWBXML 2.1.2.1). */
export const EAS_PAGES = [
  AIR_SYNC,
  CONTACTS,
  EMAIL,
  AIR_NOTIFY,
  CALENDAR,
  MOVE,
  GET_ITEM_ESTIMATE,
  FOLDER_HIERARCHY,
  MEETING_RESPONSE,
  TASKS,
  RESOLVE_RECIPIENTS,
  VALIDATE_CERT,
  CONTACTS2,
  PING,
  PROVISION,
  SEARCH,
  GAL,
  AIR_SYNC_BASE,
  SETTINGS,
  DOCUMENT_LIBRARY,
  ITEM_OPERATIONS,
  COMPOSE_MAIL,
  EMAIL2,
  NOTES,
  RIGHTS_MANAGEMENT,
  FIND,
] as const;

/** A qualified name of ActiveSync: `AirSync:Sync`, `FolderHierarchy:Status`, … A misspelt one does not compile. */
export type EasName = NamesOf<(typeof EAS_PAGES)[number]>;

/** What ActiveSync's requests and replies are read and written with. */
export const EAS_BOOK: CodeBook = /* @__PURE__ */ codeBook(EAS_PAGES);
