import type { CodePage } from '../code-page.ts';

/** Code page 6, GetItemEstimate: the GetItemEstimate command (MS-ASWBXML 2.1.2.1.7). */
export const GET_ITEM_ESTIMATE = {
  page: 6,
  namespace: 'GetItemEstimate',
  tokens: {
    GetItemEstimate: 0x05,
    Collections: 0x07,
    Collection: 0x08,
    Class: 0x09,
    CollectionId: 0x0a,
    Estimate: 0x0c,
    Response: 0x0d,
    Status: 0x0e,
  },
} as const satisfies CodePage;
