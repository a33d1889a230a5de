import type { StatusEntry } from '../../core/status.ts';
import type { Rows } from '../../core/status-id.ts';

/** What MeetingResponse answers with, level by level [MS-ASCMD 2.2.3.177.9]. */
export const meetingResponseCatalogue = {
  'MeetingResponse.1': {
    name: null,
    meaning: 'Success.',
    levels: ['MeetingResponse/Result'],
    success: true,
    spec: 'MS-ASCMD 2.2.3.177.9',
    source: 'MS-ASCMD R4177 R4179 R4180 R5808',
  },
  'MeetingResponse.2': {
    name: null,
    meaning: 'Meeting request not valid.',
    levels: ['MeetingResponse/Result'],
    spec: 'MS-ASCMD 2.2.3.177.9',
    source: 'MS-ASCMD R4181 R4182 R4183 R4184 R4185 R4186',
  },
  'MeetingResponse.3': {
    name: null,
    meaning: 'Mailbox error.',
    levels: ['MeetingResponse/Result'],
    spec: 'MS-ASCMD 2.2.3.177.9',
    source: 'MS-ASCMD R4188 R4189 R4190 R4191 R4192 R4193',
  },
  'MeetingResponse.4': {
    name: null,
    meaning: 'Server error.',
    levels: ['MeetingResponse/Result'],
    spec: 'MS-ASCMD 2.2.3.177.9',
    source: 'MS-ASCMD R4194 R4195 R4216 R4197 R4198 R4199',
  },
} as const satisfies Rows<'MeetingResponse', StatusEntry>;
