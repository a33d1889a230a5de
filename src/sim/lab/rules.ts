import { recoveryError } from '../../core/errors.ts';
import { LAB_LIMITS } from './limits.ts';
import { LAB_VERSIONS } from './versions.ts';
import type { LabVersion } from './versions.ts';

/** A login of the lab. Its address is `name@domain`. */
export interface LabUser {
  readonly name: string;
  readonly password: string;
}

/** Who has to provision, and what the server takes for an answer. */
export interface PolicyRules {
  /** none: Provision answers that there is no policy, and no key is asked for. */
  readonly demand: 'required' | 'none';
  /** After how many seconds a key runs out (143). @default never */
  readonly refreshSeconds?: number;
  /** Is an acknowledgement with 2 or 3 (partly, not at all) enough? Else 139. @default 'refuse' */
  readonly partial?: 'allow' | 'refuse';
  /** May another manager look after the device (acknowledgement 4)? Else 145. @default 'refuse' */
  readonly external?: 'allow' | 'refuse';
}

/** How a lab is set up. Everything has a default that a strict server of today would choose. */
export interface LabOptions {
  /** @default alice / alice-pw and bob / bob-pw */
  readonly users?: readonly LabUser[];
  /** @default 'example.test' */
  readonly domain?: string;
  /** Versions it speaks, as MS-ASProtocolVersions lists them. @default 12.1, 14.0, 14.1, 16.0, 16.1 */
  readonly versions?: readonly LabVersion[];
  /** @default { demand: 'required' } */
  readonly policy?: PolicyRules;
  /** Bounds of HeartbeatInterval in seconds, for Ping and Sync. @default 60 to 3540 */
  readonly heartbeat?: { readonly least: number; readonly most: number };
  /** Folders of one Ping before Status 6. @default 200 */
  readonly pingFolders?: number;
  /** Collections of one Sync before Status 15. @default 200 */
  readonly syncCollections?: number;
  /** Does it answer 118 when a ClientId comes again? No server that was recorded does: they send twice. @default false */
  readonly answers118?: boolean;
  /**
   * What happens when a request comes again because its answer was lost. `repeat`: the answer is repeated, as MS-ASCMD
   * 3.1.5.9 has it. `refuse`: only the newest key is good. @default 'repeat'
   */
  readonly lostReplies?: 'repeat' | 'refuse';
}

/** Options with every default filled in. */
export type LabRules = Required<LabOptions> & { readonly policy: Required<PolicyRules> };

const KNOWN: Readonly<Record<keyof LabOptions, true>> = {
  users: true,
  domain: true,
  versions: true,
  policy: true,
  heartbeat: true,
  pingFolders: true,
  syncCollections: true,
  answers118: true,
  lostReplies: true,
};

function refuse(what: string, hint: string): never {
  throw recoveryError('caller', 'option-invalid', `lab: ${what}`, hint);
}

function checkOptions(rules: LabRules): void {
  for (const version of rules.versions)
    if (!LAB_VERSIONS.includes(version)) refuse(`unknown version ${version}`, `known: ${LAB_VERSIONS.join(', ')}`);
  if (rules.versions.length === 0) refuse('no versions', 'name at least one');
  if (rules.users.length === 0) refuse('no users', 'name at least one');
  if (new Set(rules.users.map((user) => user.name)).size < rules.users.length) refuse('two users of one name', 'names are unique');
  const { least, most } = rules.heartbeat;
  if (!(Number.isInteger(least) && Number.isInteger(most) && least >= 1 && most >= least))
    refuse('heartbeat is no range of whole seconds', 'least from 1 on, most not below it');
  for (const name of ['pingFolders', 'syncCollections'] as const)
    if (!(Number.isInteger(rules[name]) && rules[name] >= 1)) refuse(`${name} is no whole number from 1 on`, 'name how many');
}

/** @throws RecoveryError `option-unknown` or `option-invalid` naming the option. */
export function rulesOf(options: LabOptions): LabRules {
  for (const name of Object.keys(options))
    if (!Object.hasOwn(KNOWN, name))
      throw recoveryError('caller', 'option-unknown', `lab: no option is called ${name}`, `known: ${Object.keys(KNOWN).join(', ')}`);
  const policy = options.policy ?? { demand: 'required' };
  const rules: LabRules = {
    users: options.users ?? [
      { name: 'alice', password: 'alice-pw' },
      { name: 'bob', password: 'bob-pw' },
    ],
    domain: options.domain ?? 'example.test',
    versions: options.versions ?? LAB_VERSIONS,
    policy: { refreshSeconds: Infinity, partial: 'refuse', external: 'refuse', ...policy },
    heartbeat: options.heartbeat ?? { least: LAB_LIMITS.heartbeatLeast, most: LAB_LIMITS.heartbeatMost },
    pingFolders: options.pingFolders ?? LAB_LIMITS.pingFolders,
    syncCollections: options.syncCollections ?? LAB_LIMITS.syncCollections,
    answers118: options.answers118 ?? false,
    lostReplies: options.lostReplies ?? 'repeat',
  };
  checkOptions(rules);
  return rules;
}

/** What a handler is told besides state and request. */
export interface World {
  readonly rules: LabRules;
  /** Wall time in ms, from outside. */
  readonly now: number;
  /** 0 up to, not including 1; from outside. */
  readonly random: () => number;
}
