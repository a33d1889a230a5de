import type { Protocol } from '../core/protocol.ts';
import type { ToldEntry } from '../core/status.ts';
import { EAS_TOLD } from '../texts/eas/told.ts';
import { EAS_VERSIONS } from '../eas/versions.ts';
import { SYNCML } from '../syncml/protocol.ts';

/** A protocol with the versions it is asked about, newest first. */
export interface Family {
  readonly protocol: Protocol<ToldEntry>;
  readonly versions: readonly string[];
}

const EAS_FAMILY: Family = { protocol: EAS_TOLD, versions: EAS_VERSIONS };
const SYNCML_FAMILY: Family = { protocol: SYNCML, versions: ['1.2', '1.1', '1.0'] };

/** Both protocols, the one that is meant by default first. */
export const FAMILIES: readonly Family[] = [EAS_FAMILY, SYNCML_FAMILY];

const speaks = ({ versions }: Family, version: string): boolean => versions.includes(version);
const has = ({ protocol }: Family, command: string): boolean => Object.hasOwn(protocol.commands, command);

/** Whose tables a status of HTTP or below is looked up in: by its version, else by its command, else ActiveSync's. */
export function familyOf(protocol: string, command: string | undefined, version: string | undefined): Family {
  const named = FAMILIES.find((family) => family.protocol.name === protocol);
  if (named !== undefined) return named;
  const spoken = version === undefined ? undefined : FAMILIES.find((family) => speaks(family, version));
  return spoken ?? FAMILIES.find((family) => command !== undefined && has(family, command)) ?? EAS_FAMILY;
}

/** Is there a command of that name? */
export function isCommand(families: readonly Family[], command: string): boolean {
  return families.some((family) => has(family, command));
}
