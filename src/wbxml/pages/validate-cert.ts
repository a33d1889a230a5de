import type { CodePage } from '../code-page.ts';

/** Code page 11, ValidateCert: the ValidateCert command (MS-ASWBXML 2.1.2.1.12). */
export const VALIDATE_CERT = {
  page: 11,
  namespace: 'ValidateCert',
  tokens: {
    ValidateCert: 0x05,
    Certificates: 0x06,
    Certificate: 0x07,
    CertificateChain: 0x08,
    CheckCrl: 0x09,
    Status: 0x0a,
  },
} as const satisfies CodePage;
