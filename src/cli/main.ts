#!/usr/bin/env node
import process from 'node:process';
import { createInterface } from 'node:readline';
import { run } from './commands.ts';

/** A reader that goes away (`| head`) is no failure. */
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit();
  throw error;
});

/** Read when a command asks for it, so that the others do not wait for an input that never ends. */
const lines: AsyncIterable<string> = {
  [Symbol.asyncIterator]: () => createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })[Symbol.asyncIterator](),
};

process.exitCode = await run(process.argv.slice(2), {
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
  lines,
  // https://no-color.org: present and not empty means no colour.
  colour: process.stdout.isTTY && (process.env['NO_COLOR'] ?? '') === '',
});
