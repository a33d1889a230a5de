import type { CodePage } from '../code-page.ts';

/** Code page 5, Move: the MoveItems command (MS-ASWBXML 2.1.2.1.6). */
export const MOVE = {
  page: 5,
  namespace: 'Move',
  tokens: {
    MoveItems: 0x05,
    Move: 0x06,
    SrcMsgId: 0x07,
    SrcFldId: 0x08,
    DstFldId: 0x09,
    Response: 0x0a,
    Status: 0x0b,
    DstMsgId: 0x0c,
  },
} as const satisfies CodePage;
