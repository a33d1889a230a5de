import type { moveItemsRules } from '../../eas/rules/move-items.ts';
import type { TextsOf } from '../texts.ts';

/** What is said of the statuses of MoveItems. */
export const moveItemsTexts = {
  'MoveItems.1': {
    meaning: 'Source folder or source item not valid.',
    source: 'MS-ASCMD R4203 R4206 R4207 R4208 R4209 R4210',
    hint: 'The item has left its folder already: show it where the server has it.',
  },
  'MoveItems.2': {
    meaning: 'Target folder not valid.',
    source: 'MS-ASCMD R4211 R4212 R4213 R4214',
    hint: 'Put the item back and let the user choose another folder.',
  },
  'MoveItems.3': {
    meaning: 'Success (NOT 1 in this command).',
    source: 'MS-ASCMD R4215 R4217 R5809',
  },
  'MoveItems.4': {
    meaning: 'Source and target are the same folder.',
    source: 'MS-ASCMD R4218 R4219 R4220',
    why: 'The item is where it was to go; nothing moves.',
  },
  'MoveItems.5': {
    meaning: 'Several targets given, or item locked.',
    source: 'MS-ASCMD R4221 R4222 R4223; nachocove/NachoClientX AsMoveItemsCommand.cs',
    hint: 'Name one target only; otherwise the item is locked, or its name is taken there.',
  },
  'MoveItems.6': {
    meaning: 'An item of that name is already in the target.',
    source: 'Exchange 2007 Wiki Appendix A',
    why: 'Only the 2006 table has it; the name stays taken.',
    hint: 'Leave the item where it is, or rename it first.',
  },
  'MoveItems.7': {
    meaning: 'Source or target item locked.',
    source: 'MS-ASCMD R4224 R4225 R4226',
    hint: 'The item stays locked: put it back and offer the move again later.',
  },
} as const satisfies TextsOf<typeof moveItemsRules>;
