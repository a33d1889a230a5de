/** One table of names for the 59 tag numbers (0x05-0x3F) that fit in one byte (WBXML 1.3, 5.8.2). */
export interface CodePage {
  /** Its number, 0-255: what follows SWITCH_PAGE. */
  readonly page: number;
  /** What stands before the colon in a qualified name: `AirSync` in `AirSync:Sync`. */
  readonly namespace: string;
  /** Element name to tag number. */
  readonly tokens: Readonly<Record<string, number>>;
}

/** Every qualified name of a page: `'AirSync:Sync' | 'AirSync:Responses' | …`. */
export type NamesOf<Page extends CodePage> = Page extends CodePage ? `${Page['namespace']}:${keyof Page['tokens'] & string}` : never;
