import type { Because, Layer } from '../core/decision.ts';
import type { Protocol } from '../core/protocol.ts';
import type { AppRule, Rule, Treatment, When } from '../core/resolution.ts';
import type { Circumstances, Status } from '../core/status.ts';
import { compareVersions } from './version.ts';

/** What stands in front of the tables, and what is known of the server. */
export interface Precedence {
  readonly appRules?: readonly AppRule[];
  /** Server marks of the reply (Server, X-Powered-By, MS-Server-ActiveSync), for quirks. Never an address. */
  readonly server?: string;
}

/** A status with the treatment that was found for it, and where. */
export interface Resolved {
  readonly because: Because;
  readonly treatment: Treatment;
  /** Does the code say that the work was done? */
  readonly success: boolean;
}

/** What holds for a circumstance nobody stated: the usual case (contract of `explain`). */
const USUAL: Required<
  Pick<Circumstances, 'policyKeySent' | 'sentBefore' | 'replayed' | 'answers118' | 'credentialsWorked' | 'phase' | 'idempotent' | 'uploads'>
> = {
  policyKeySent: true,
  sentBefore: 'no',
  replayed: false,
  answers118: false,
  credentialsWorked: false,
  phase: 'request',
  idempotent: true,
  uploads: false,
};

/**
 * Finds the treatment of a status: the app's rule, else a quirk of this server, else the command's or the common row,
 * else the stated cautious rule. Pure; looks up, never judges.
 */
export function resolve(protocol: Protocol, status: Status, circumstances: Circumstances = {}, before: Precedence = {}): Resolved {
  const { id, place } = protocol.identify(status);
  const entry = protocol.entry(id);
  const found = ruleFor(protocol, status, id, place, before);
  const at = { ...USUAL, ...circumstances };
  const { variants = [] } = found.rule;
  const variant = variants.findIndex(({ when }) => applies(when, status, at));
  const treatment = variants[variant] ?? found.rule;
  return {
    because: {
      status,
      id,
      layer: found.layer,
      name: entry?.name ?? null,
      spec: entry?.spec ?? found.rule.spec ?? '',
      basis: treatment.basis,
      ...(variant >= 0 && { variant: variant + 1 }),
      ...(found.quirk !== undefined && { quirk: found.quirk }),
    },
    treatment,
    success: entry?.success === true && found.layer !== 'out-of-place',
  };
}

function ruleFor(
  protocol: Protocol,
  status: Status,
  id: string,
  place: string,
  before: Precedence,
): { rule: Rule; layer: Layer; quirk?: string } {
  const own = before.appRules?.find((rule) => rule.match === id);
  if (own) return { rule: own, layer: 'app' };
  const server = before.server;
  if (server !== undefined && place !== 'out-of-place') {
    for (const quirk of protocol.quirks) {
      const rule = quirk.server.test(server) ? quirk.rules.find((row) => row.match === id) : undefined;
      if (rule) return { rule, layer: 'quirk', quirk: quirk.name };
    }
  }
  if (place === 'out-of-place') return { rule: protocol.caution(status, 'out-of-place'), layer: 'out-of-place' };
  const rule = protocol.rule(id as Parameters<Protocol['rule']>[0]);
  if (!rule) return { rule: protocol.caution(status, 'unknown'), layer: 'fallback' };
  return { rule, layer: place === 'common' ? 'common' : 'command' };
}

/** Does every field of the condition hold? A field left out holds always. */
export function applies(when: When, status: Status, at: Circumstances): boolean {
  const { below, from, commands, level, path, alert, chal, tooLarge, ...rest } = when;
  if (below !== undefined && compareVersions(status.protocolVersion, below) >= 0) return false;
  if (from !== undefined && compareVersions(status.protocolVersion, from) < 0) return false;
  if (commands !== undefined && !commands.includes(status.source.command)) return false;
  if (level !== undefined && level !== status.source.level) return false;
  if (path !== undefined && path !== status.source.path) return false;
  if (alert !== undefined && alert !== status.facts.alert) return false;
  if (chal !== undefined && chal !== (status.facts.chal ?? false)) return false;
  if (tooLarge !== undefined && tooLarge !== status.facts.tooLarge) return false;
  return Object.entries(rest).every(([name, wanted]) => at[name as keyof Circumstances] === wanted);
}
