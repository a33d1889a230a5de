import { parseArgs } from 'node:util';
import type { ParseArgsConfig } from 'node:util';
import { usageError } from './usage.ts';

/** Exit codes, as scripts test them. */
export const EXIT = {
  ok: 0,
  /** Done as far as it went: some of the input was bad, or a thing asked for could not be made. */
  failed: 1,
  /** The command line itself is wrong; nothing was done. */
  usage: 2,
} as const;

/** What a command works with, so that a test runs it without a process. */
export interface Io {
  out(text: string): void;
  err(text: string): void;
  /** The lines of standard input. */
  readonly lines: AsyncIterable<string> | Iterable<string>;
  /** May colours be written to `out`? */
  readonly colour: boolean;
}

/** One command of the command line. */
export interface Command {
  readonly name: string;
  /** One line each, without the program's name. */
  readonly usage: readonly string[];
  readonly summary: string;
  /** What `--help` prints below the usage. */
  readonly help: string;
  /** @returns the exit code */
  run(args: readonly string[], io: Io): Promise<number>;
}

type Parsed<T extends NonNullable<ParseArgsConfig['options']>> = ReturnType<
  typeof parseArgs<{ args: string[]; options: T; allowPositionals: true; strict: true }>
>;

/**
 * Options and words of a command line. @throws UsageError for options nobody knows and values that are missing.
 * @example parsed(['Sync', '3', '--json'], { json: { type: 'boolean' } }, 'explain').positionals; // ['Sync', '3']
 */
export function parsed<T extends NonNullable<ParseArgsConfig['options']>>(args: readonly string[], options: T, command: string): Parsed<T> {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    if (error instanceof TypeError) throw usageError(error.message, `see activesync-recovery ${command} --help`);
    throw error;
  }
}
