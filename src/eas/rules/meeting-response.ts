import type { Rule } from '../../core/resolution.ts';
import type { RulesFor } from '../rules-for.ts';
import { ACCEPT } from './shared.ts';

/**
 * The ladder the text spells out: again, after a Sync of the folder again, then no change. In new bytes, because the other
 * answers of the request went through, and one that sends mail must not do so twice.
 */
const AGAIN = {
  steps: [
    { do: 'retry', pace: 'backoff', then: 'rebuild', limit: 3 },
    { do: 'refresh', scope: 'collection', then: 'rebuild' },
    { do: 'reject', why: 'unavailable', tell: 'user' },
  ],
  basis: 'spec',
} as const satisfies Rule;

/** What is done about the statuses of MeetingResponse [MS-ASCMD 2.2.3.177.9]. */
export const meetingResponseRules = {
  'MeetingResponse.1': ACCEPT,
  'MeetingResponse.2': {
    steps: [{ do: 'reject', why: 'request', tell: 'user' }],
    basis: 'spec',
  },
  'MeetingResponse.3': AGAIN,
  'MeetingResponse.4': AGAIN,
} as const satisfies RulesFor<'MeetingResponse'>;
