import type { StatusEntry } from '../../core/status.ts';
import type { Rows } from '../../core/status-id.ts';

/** What Ping answers with, level by level [MS-ASCMD 2.2.3.177.11]. */
export const pingCatalogue = {
  'Ping.1': {
    name: null,
    meaning: 'Interval ran out, nothing new.',
    levels: ['Ping'],
    success: true,
    spec: 'MS-ASCMD 2.2.3.177.11',
    source: 'MS-ASCMD R4231 R4233 R5810 R4234',
  },
  'Ping.2': {
    name: null,
    meaning: 'Something changed in listed folders.',
    levels: ['Ping'],
    success: true,
    spec: 'MS-ASCMD 2.2.3.177.11',
    source: 'MS-ASCMD R4235 R4236 R5811 R4237 R4238',
  },
  'Ping.3': {
    name: null,
    meaning: 'Required parameters missing.',
    levels: ['Ping'],
    spec: 'MS-ASCMD 2.2.3.177.11',
    source: 'MS-ASCMD R4239 R4240 R4241 R4242',
  },
  'Ping.4': {
    name: null,
    meaning: 'Request syntax error.',
    levels: ['Ping'],
    spec: 'MS-ASCMD 2.2.3.177.11',
    source: 'MS-ASCMD R4243 R4244 R4245',
  },
  'Ping.5': {
    name: null,
    meaning: 'Interval outside the allowed range; answer carries the nearest limit.',
    levels: ['Ping'],
    spec: 'MS-ASCMD 2.2.3.177.11',
    source: 'MS-ASCMD R4246 R4247 R4248 R4249 R5837 R4250',
  },
  'Ping.6': {
    name: null,
    meaning: 'Too many folders; answer carries MaxFolders.',
    levels: ['Ping'],
    spec: 'MS-ASCMD 2.2.3.177.11',
    source: 'MS-ASCMD R4252 R4253 R4254 R4255',
  },
  'Ping.7': {
    name: null,
    meaning: 'Folder hierarchy out of date.',
    levels: ['Ping'],
    spec: 'MS-ASCMD 2.2.3.177.11',
    source: 'MS-ASCMD R4256 R4257 R4258 R4259',
  },
  'Ping.8': {
    name: null,
    meaning: 'Server error.',
    levels: ['Ping'],
    spec: 'MS-ASCMD 2.2.3.177.11',
    source: 'MS-ASCMD R4260 R4261 R4262 R4263',
  },
} as const satisfies Rows<'Ping', StatusEntry>;
