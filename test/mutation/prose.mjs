// Which texts of the code are prose: read by people, decided upon by nobody. A mutant of one shows nothing, so none is made.
// Everything else is mutated. What is listed here is all that `npm run mutate` leaves out.
import { PluginKind, declareValuePlugin } from '@stryker-mutator/api/plugin';

/** Properties that hold a text. */
export const PROSE_PROPERTIES = ['description'];

/** Calls, and which of their arguments are texts. */
export const PROSE_ARGUMENTS = {
  // kind and code are words of the contract; the message and what to do are sentences.
  recoveryError: [2, 3],
  // What the compiler cannot see, told to whoever broke it.
  TypeError: [0],
  // machines/ignored.ts: why nothing has to happen.
  each: [1],
  decisions: [0],
};

/** Constants that hold a text. */
export const PROSE_CONSTANTS = [
  // src/policy/explain.ts
  'NO_ROW',
  'ELSEWHERE',
  // src/session/settlement.ts
  'advice',
  // machines/ignored.ts: reasons that are given more than once
  'NOT_OUT',
  'NOT_ASKED',
  'NO_CHORE',
  'NO_TIME',
  'NOT_AT_THE_DOOR',
  'NOT_WAITING_FOR_TURN',
  'NO_RUNG',
  'NOTHING_BROKEN',
  'NO_REPAIR',
  'NOT_LOOKED_FOR',
  'NOT_ON_ITS_WAY',
];

const isText = ({ type }) => type === 'StringLiteral' || type === 'TemplateLiteral';
/** A text may be chosen: which one is decided by code, and the choice is mutated. */
const isChoice = ({ type }) => type === 'ConditionalExpression' || type === 'LogicalExpression';

/** Is this path of the syntax tree a text for people? */
export function isProse(path) {
  if (!isText(path.node)) return false;
  let at = path;
  while (at.parent && isChoice(at.parent)) at = at.parentPath;
  const { node, parent } = at;
  if (!parent) return false;
  if (parent.type === 'ObjectProperty') return parent.value === node && PROSE_PROPERTIES.includes(parent.key.name ?? parent.key.value);
  if (parent.type === 'VariableDeclarator') return parent.init === node && PROSE_CONSTANTS.includes(parent.id.name);
  if (parent.type !== 'CallExpression' && parent.type !== 'NewExpression') return false;
  return (PROSE_ARGUMENTS[parent.callee.name] ?? []).includes(parent.arguments.indexOf(node));
}

export const strykerPlugins = [
  declareValuePlugin(PluginKind.Ignore, 'prose', {
    shouldIgnore: (path) => (isProse(path) ? 'prose: test/mutation/prose.mjs lists it' : undefined),
  }),
];
