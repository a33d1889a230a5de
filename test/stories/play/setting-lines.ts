import { LAB_VERSIONS, type LabVersion } from '../../../src/sim/lab/versions.ts';
import { HOOK_NAMES, WIPING, type HookName } from './hooks.ts';
import type { Setting } from './stage.ts';

/** A line about how things stand before the story begins. */
interface SettingLine {
  readonly pattern: RegExp;
  readonly set: (args: readonly string[]) => { readonly [K in keyof Setting]?: Setting[K] };
}

const VERSION = LAB_VERSIONS.map((version) => version.replace('.', String.raw`\.`)).join('|');
const HOOK = HOOK_NAMES.join('|');

export const SETTING_LINES: readonly SettingLine[] = [
  { pattern: new RegExp(`^app speaks (${VERSION})$`), set: ([version]) => ({ version: version as LabVersion }) },
  // A policy has to be enforced by any app.
  { pattern: /^app has no hooks$/, set: () => ({ hooks: ['policy'] }) },
  {
    pattern: new RegExp(`^app has no hook ((?:${HOOK})(?:, (?:${HOOK}))*)$`),
    set: ([names = '']) => ({ hooks: HOOK_NAMES.filter((name: HookName) => !names.split(', ').includes(name)) }),
  },
  { pattern: /^app can wipe$/, set: () => ({ hooks: [...HOOK_NAMES, ...WIPING] }) },
  { pattern: /^app is new$/, set: () => ({ isNew: true }) },
  { pattern: /^server has no policy$/, set: () => ({ lab: { policy: { demand: 'none' } } }) },
  {
    pattern: new RegExp(`^server speaks ((?:${VERSION})(?:, (?:${VERSION}))*)$`),
    set: ([versions = '']) => ({ lab: { versions: versions.split(', ') as LabVersion[] } }),
  },
  { pattern: /^server takes (\d+) folders? in a Ping$/, set: ([most]) => ({ lab: { pingFolders: Number(most) } }) },
  {
    pattern: /^server takes heartbeats from (\d+) to (\d+) s$/,
    set: ([least, most]) => ({ lab: { heartbeat: { least: Number(least), most: Number(most) } } }),
  },
  { pattern: /^server refuses repeats$/, set: () => ({ lab: { lostReplies: 'refuse' } }) },
  { pattern: /^server recognises mails that come again$/, set: () => ({ lab: { answers118: true } }) },
];
