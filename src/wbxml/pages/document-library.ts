import type { CodePage } from '../code-page.ts';

/** Code page 19, DocumentLibrary: documents on file shares (MS-ASWBXML 2.1.2.1.20). */
export const DOCUMENT_LIBRARY = {
  page: 19,
  namespace: 'DocumentLibrary',
  tokens: {
    LinkId: 0x05,
    DisplayName: 0x06,
    IsFolder: 0x07,
    CreationDate: 0x08,
    LastModifiedDate: 0x09,
    IsHidden: 0x0a,
    ContentLength: 0x0b,
    ContentType: 0x0c,
  },
} as const satisfies CodePage;
