import type { pingRules } from '../../eas/rules/ping.ts';
import type { TextsOf } from '../texts.ts';

/** What is said of the statuses of Ping. */
export const pingTexts = {
  'Ping.1': {
    meaning: 'Interval ran out, nothing new.',
    source: 'MS-ASCMD R4231 R4233 R5810 R4234',
  },
  'Ping.2': {
    meaning: 'Something changed in listed folders.',
    source: 'MS-ASCMD R4235 R4236 R5811 R4237 R4238',
  },
  'Ping.3': {
    meaning: 'Required parameters missing.',
    source: 'MS-ASCMD R4239 R4240 R4241 R4242',
    hint: 'Send the heartbeat and the whole folder list.',
  },
  'Ping.4': {
    meaning: 'Request syntax error.',
    source: 'MS-ASCMD R4243 R4244 R4245',
    hint: 'Check the body: a doubled folder Id, or WBXML that does not hold.',
  },
  'Ping.5': {
    meaning: 'Interval outside the allowed range; answer carries the nearest limit.',
    source: 'MS-ASCMD R4246 R4247 R4248 R4249 R5837 R4250',
    hint: 'Take the HeartbeatInterval of the answer, in seconds.',
  },
  'Ping.6': {
    meaning: 'Too many folders; answer carries MaxFolders.',
    source: 'MS-ASCMD R4252 R4253 R4254 R4255',
    hint: 'Watch no more folders than the MaxFolders of the answer.',
  },
  'Ping.7': {
    meaning: 'Folder hierarchy out of date.',
    source: 'MS-ASCMD R4256 R4257 R4258 R4259',
    why: 'A server that says 7 after an unchanged hierarchy has lost track of it.',
    hint: 'Watch the folders by Sync for now.',
  },
  'Ping.8': {
    meaning: 'Server error.',
    source: 'MS-ASCMD R4260 R4261 R4262 R4263',
  },
} as const satisfies TextsOf<typeof pingRules>;
