import type { CodePage } from '../code-page.ts';

/** Code page 10, ResolveRecipients: the ResolveRecipients command (MS-ASWBXML 2.1.2.1.11). */
export const RESOLVE_RECIPIENTS = {
  page: 10,
  namespace: 'ResolveRecipients',
  tokens: {
    ResolveRecipients: 0x05,
    Response: 0x06,
    Status: 0x07,
    Type: 0x08,
    Recipient: 0x09,
    DisplayName: 0x0a,
    EmailAddress: 0x0b,
    Certificates: 0x0c,
    Certificate: 0x0d,
    MiniCertificate: 0x0e,
    Options: 0x0f,
    To: 0x10,
    CertificateRetrieval: 0x11,
    RecipientCount: 0x12,
    MaxCertificates: 0x13,
    MaxAmbiguousRecipients: 0x14,
    CertificateCount: 0x15,
    Availability: 0x16,
    StartTime: 0x17,
    EndTime: 0x18,
    MergedFreeBusy: 0x19,
    Picture: 0x1a,
    MaxSize: 0x1b,
    Data: 0x1c,
    MaxPictures: 0x1d,
  },
} as const satisfies CodePage;
