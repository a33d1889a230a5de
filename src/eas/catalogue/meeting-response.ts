import type { StatusEntry } from '../../core/status.ts';
import type { Rows } from '../../core/status-id.ts';

/** What MeetingResponse answers with, level by level [MS-ASCMD 2.2.3.177.9]. */
export const meetingResponseCatalogue = {
  'MeetingResponse.1': {
    name: null,
    levels: ['MeetingResponse/Result'],
    success: true,
    spec: 'MS-ASCMD 2.2.3.177.9',
  },
  'MeetingResponse.2': {
    name: null,
    levels: ['MeetingResponse/Result'],
    spec: 'MS-ASCMD 2.2.3.177.9',
  },
  'MeetingResponse.3': {
    name: null,
    levels: ['MeetingResponse/Result'],
    spec: 'MS-ASCMD 2.2.3.177.9',
  },
  'MeetingResponse.4': {
    name: null,
    levels: ['MeetingResponse/Result'],
    spec: 'MS-ASCMD 2.2.3.177.9',
  },
} as const satisfies Rows<'MeetingResponse', StatusEntry>;
