import type { CodePage } from '../code-page.ts';

/** Code page 8, MeetingResponse: the MeetingResponse command (MS-ASWBXML 2.1.2.1.9). */
export const MEETING_RESPONSE = {
  page: 8,
  namespace: 'MeetingResponse',
  tokens: {
    CalendarId: 0x05,
    CollectionId: 0x06,
    MeetingResponse: 0x07,
    RequestId: 0x08,
    Request: 0x09,
    Result: 0x0a,
    Status: 0x0b,
    UserResponse: 0x0c,
    InstanceId: 0x0e,
    ProposedStartTime: 0x10,
    ProposedEndTime: 0x11,
    SendResponse: 0x12,
  },
} as const satisfies CodePage;
