import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';

/** Writes a table as text, one row per line, where REPORTS says; nowhere when it says nothing. */
export function writeTable(name: string, lines: readonly string[]): void {
  const folder = process.env['REPORTS'];
  if (folder === undefined) return;
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${name}.tsv`), `${lines.join('\n')}\n`);
}
