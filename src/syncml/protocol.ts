import type { Protocol } from '../core/protocol.ts';
import type { ToldEntry } from '../core/status.ts';
import { SYNCML_RUNGS } from '../core/rungs.ts';
import { SYNCML_COMMANDS } from './commands.ts';
import { marks } from './marks.ts';
import { fault, observe } from './observe.ts';
import { caution, entry, identify, rule } from './tables.ts';

/**
 * SyncML data synchronisation, 1.0 to 1.2, in XML and WBXML: what its codes mean and what is done about them, for the
 * same judgement and the same machines that ActiveSync has.
 * @example SYNCML.rule('syncml.212')?.steps // [{ do: 'accept' }]
 */
export const SYNCML: Protocol<ToldEntry> = {
  name: 'syncml',
  rungs: SYNCML_RUNGS,
  commands: SYNCML_COMMANDS,
  identify,
  entry,
  rule,
  caution,
  quirks: [],
  marks,
  observe,
  fault,
  // A message has nothing in it that is not the app's.
  edit: () => undefined,
};
