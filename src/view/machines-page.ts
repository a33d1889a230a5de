import { asideWords } from './aside-words.ts';
import type { Chart } from './chart.ts';
import { allCodesOf } from './codes.ts';
import { chartOfMachine, MACHINES } from './machine-list.ts';
import { table } from './markdown.ts';
import { mermaid } from './mermaid.ts';

const HEAD = `# The machines

Generated from the machines and the rules; a test says when it is stale. After a wanted change: \`npx vitest run test/unit/view/machines-page.test.ts -u\`, which writes what \`activesync-recovery diagram\` prints.

How to read the pictures. A request starts \`queued\` and ends in one of four ways, drawn with a thick line: accepted (done), rejected (refused), held, unknown. An arrow of a decision carries its kind and the statuses that may lead there, at some step of their ladder and in some circumstances: bare numbers below 100 are the command's own, from 100 on they are common to all commands; at most six, \`+N\` says how many more, and the table below has them all. The name in brackets is the guard; an arrow with many events leaves theirs to the table. Shown is an app that has every hook and a caller that waits; what happens otherwise, and the housekeeping, stands under the picture.
`;

/** The page about all machines: `machines/README.md`. */
export function machinesPage(): string {
  return [HEAD, ...MACHINES.map((machine) => section(machine.name, machine.about, chartOfMachine(machine)))].join('\n');
}

function section(name: string, about: string, chart: Chart): string {
  const aside = asideWords(chart);
  return [
    `## ${chart.id}`,
    '',
    `${about} ${chart.description} [${name}.machine.ts](${name}.machine.ts)`,
    '',
    '```mermaid',
    `${mermaid(chart)}\`\`\``,
    '',
    ...(aside.length === 0 ? [] : ['Not drawn:', '', ...aside.map((line) => `- ${line}`), '']),
    ...statesOf(chart),
    ...arrowsOf(chart),
  ].join('\n');
}

function statesOf({ states }: Chart): readonly string[] {
  const rows = states.filter(({ description }) => description !== '').map(({ name, description }) => [`\`${name}\``, description]);
  return rows.length < 2 ? [] : [...table(['State', 'What goes on'], rows), ''];
}

/** Every arrow of the picture, with its guards and all its statuses. */
function arrowsOf({ arrows }: Chart): readonly string[] {
  const rows = arrows.flatMap(({ from, to, reasons }) =>
    reasons.map(({ event, guard, codes = [] }) => [
      `\`${from}\``,
      event === '' ? 'at once' : `\`${event}\``,
      guard === undefined || codes.length > 0 ? '' : `\`${guard}\``,
      `\`${to}\``,
      allCodesOf(codes),
    ]),
  );
  return [...table(['In', 'On', 'When', 'Leads to', 'Statuses'], rows), ''];
}
