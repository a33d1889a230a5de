import type { meetingResponseRules } from '../../eas/rules/meeting-response.ts';
import type { TextsOf } from '../texts.ts';

/** What is said of the statuses of MeetingResponse. */
export const meetingResponseTexts = {
  'MeetingResponse.1': {
    meaning: 'Success.',
    source: 'MS-ASCMD R4177 R4179 R4180 R5808',
  },
  'MeetingResponse.2': {
    meaning: 'Meeting request not valid.',
    source: 'MS-ASCMD R4181 R4182 R4183 R4184 R4185 R4186',
    hint: 'Stop sending it: no invitation of others lies at this id, or the occurrence does not exist.',
  },
  'MeetingResponse.3': {
    meaning: 'Mailbox error.',
    source: 'MS-ASCMD R4188 R4189 R4190 R4191 R4192 R4193',
    hint: 'Show the invitation as unanswered: the server has made no change.',
  },
  'MeetingResponse.4': {
    meaning: 'Server error.',
    source: 'MS-ASCMD R4194 R4195 R4216 R4197 R4198 R4199',
    hint: 'Show the invitation as unanswered: the server has made no change.',
  },
} as const satisfies TextsOf<typeof meetingResponseRules>;
