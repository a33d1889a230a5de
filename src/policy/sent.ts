import type { CommandFacts } from '../core/command.ts';
import type { RequestMarks } from '../core/protocol.ts';
import type { Circumstances } from '../core/status.ts';

/** May these bytes go out twice? */
export function isRepeatable(idempotent: CommandFacts['idempotent'], marks: RequestMarks): boolean {
  if (idempotent === 'yes') return true;
  return idempotent === 'unless-adds' && marks.adds === 0 && marks.opaque !== true;
}

/** What a request itself says of the circumstances of its answer. */
export function circumstancesOfSent({ idempotent }: CommandFacts, marks: RequestMarks, policyKey: string | undefined): Circumstances {
  return {
    policyKeySent: policyKey !== undefined && policyKey !== '0',
    idempotent: isRepeatable(idempotent, marks),
    uploads: marks.commands > marks.fetches || marks.opaque === true || idempotent === 'no',
    ...(marks.sentElement !== undefined && { sentElement: marks.sentElement }),
  };
}
