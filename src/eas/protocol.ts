import type { Protocol } from '../core/protocol.ts';
import { EAS_RUNGS } from '../core/rungs.ts';
import { EAS_COMMANDS } from './commands.ts';
import { edit } from './edit.ts';
import { marks } from './marks.ts';
import { fault, observe } from './observe.ts';
import { QUIRKS } from './quirks/index.ts';
import { caution, entry, identify, rule } from './tables.ts';

/** Exchange ActiveSync, as policy and session see it. */
export const EAS: Protocol = {
  name: 'eas',
  rungs: EAS_RUNGS,
  commands: EAS_COMMANDS,
  identify,
  entry,
  rule,
  caution,
  quirks: QUIRKS,
  marks,
  observe,
  fault,
  edit,
};
