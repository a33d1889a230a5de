import type { CodePage } from '../code-page.ts';

/** Code page 12, Contacts2: more fields of contacts (MS-ASWBXML 2.1.2.1.13). */
export const CONTACTS2 = {
  page: 12,
  namespace: 'Contacts2',
  tokens: {
    CustomerId: 0x05,
    GovernmentId: 0x06,
    IMAddress: 0x07,
    IMAddress2: 0x08,
    IMAddress3: 0x09,
    ManagerName: 0x0a,
    CompanyMainPhone: 0x0b,
    AccountName: 0x0c,
    NickName: 0x0d,
    MMS: 0x0e,
  },
} as const satisfies CodePage;
