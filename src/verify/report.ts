import type { Row } from './machine.ts';

const COLUMNS: readonly (readonly [title: string, of: (row: Row) => string | number])[] = [
  ['', ({ name }) => name],
  ['states', ({ states }) => states],
  ['events', ({ events }) => events],
  ['edges', ({ edges }) => edges],
  ['longest', ({ longest }) => longest ?? '-'],
  ['promised', ({ promised }) => promised ?? '-'],
  ['by rule', ({ byRule }) => byRule],
  ['by name', ({ byName }) => byName],
  ['undecided', ({ undecided }) => undecided],
  ['stuck', ({ stuck }) => stuck],
  ['unbounded', ({ circles }) => circles],
];

const cell = (text: string | number, width: number, isFirst: boolean): string =>
  isFirst ? String(text).padEnd(width) : String(text).padStart(width);

/** The rows as a table for people. */
export function tableOf(rows: readonly Row[]): string {
  const texts = [COLUMNS.map(([title]) => title), ...rows.map((row) => COLUMNS.map(([, of]) => of(row)))];
  const widths = COLUMNS.map((_, column) => Math.max(...texts.map((line) => String(line[column]).length)));
  return texts.map((line) => `${line.map((text, column) => cell(text, widths[column] ?? 0, column === 0)).join('  ')}\n`).join('');
}

/** Every counterexample, each as the story that leads to it. */
export function storiesOf(rows: readonly Row[]): string {
  return rows
    .flatMap(({ name, stories }) => stories.map((story) => ({ name, ...story })))
    .map(({ name, check, what, steps }) => `\n${name}, ${check}: ${what}\n${steps.map((step, at) => `  ${at + 1}. ${step}\n`).join('')}`)
    .join('');
}

/** Does everything hold? */
export function holds(rows: readonly Row[]): boolean {
  return rows.every(({ stories, undecided, stuck, circles }) => stories.length === 0 && undecided + stuck + circles === 0);
}
