import type { CodePage } from '../code-page.ts';

/** Code page 3, AirNotify: reserved; it once carried notifications and has no tokens left (MS-ASWBXML 2.1.2.1.4). */
export const AIR_NOTIFY = {
  page: 3,
  namespace: 'AirNotify',
  tokens: {},
} as const satisfies CodePage;
