import type { Resolution } from '../../../src/core/resolution.ts';
import type { SyncmlVersion, Status } from '../../../src/core/status.ts';
import { resolve } from '../../../src/policy/resolve.ts';
import { levelOf } from '../../../src/syncml/commands.ts';
import { SYNCML } from '../../../src/syncml/protocol.ts';

// Ladders in one line, so that a table of expectations can be read.

/** `retry later rebuild x2` */
function word(step: Resolution): string {
  const { do: kind, first = [], then, limit, tell, ...details } = step as Resolution & Record<string, string>;
  const before = (first as readonly Resolution[]).map(word).join(' + ');
  const words = [
    kind,
    ...Object.values(details),
    then ?? '',
    tell === undefined ? '' : `tell ${tell}`,
    limit === undefined ? '' : `x${limit}`,
  ];
  return `${before === '' ? '' : `${before} & `}${words.filter((one) => one !== '').join(' ')}`;
}

/** `resync slow rebuild > reject server datastore tell user` */
export const ladder = (steps: readonly Resolution[]): string => steps.map(word).join(' > ');

export interface Context {
  readonly cmd?: string;
  readonly version?: SyncmlVersion;
  readonly alert?: number;
  readonly chal?: boolean;
}

function question(kind: 'status' | 'alert', code: number | string, { cmd = 'Add', version = '1.2', alert, chal }: Context): Status {
  const command = kind === 'alert' ? 'Alert' : cmd;
  return {
    source: { protocol: 'syncml', command, level: levelOf(command), path: command },
    code,
    kind,
    protocolVersion: version,
    facts: { ...(alert !== undefined && { alert }), ...(chal !== undefined && { chal }) },
  };
}

/** What is done about a code in a context, by the same way the session goes. */
export function treated(kind: 'status' | 'alert', code: number | string, context: Context = {}) {
  const { because, treatment, success } = resolve(SYNCML, question(kind, code, context));
  return { id: because.id, layer: because.layer, ladder: ladder(treatment.steps), basis: treatment.basis, success };
}
