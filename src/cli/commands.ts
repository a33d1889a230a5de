import { EXIT, type Command, type Io } from './command.ts';
import { catalogue } from './catalogue.ts';
import { diagram } from './diagram.ts';
import { explain } from './explain.ts';
import { simulate } from './simulate.ts';
import { isUsageError } from './usage.ts';

/** Every command there is. */
const COMMANDS: readonly Command[] = [explain, catalogue, diagram, simulate];

const PROGRAM = 'activesync-recovery';

function helpOf(command: Command): string {
  return `${command.usage.map((line) => `${PROGRAM} ${line}`).join('\n')}\n\n${command.help}\n`;
}

function overview(): string {
  const width = Math.max(...COMMANDS.map(({ name }) => name.length));
  return [
    'What the statuses of Exchange ActiveSync and SyncML mean, and what is done about them.',
    '',
    ...COMMANDS.flatMap(({ usage }) => usage.map((line) => `  ${PROGRAM} ${line}`)),
    '',
    ...COMMANDS.map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary}`),
    '',
    `${PROGRAM} COMMAND --help says more. Exit codes: 0 done, 1 some of the input was bad, 2 the command line was.`,
    '',
  ].join('\n');
}

/**
 * Runs a command line.
 * @param args without the program's name
 * @returns the exit code; throws only what is a fault of the program
 */
export async function run(args: readonly string[], io: Io): Promise<number> {
  const [name, ...rest] = args;
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    const about = COMMANDS.find((command) => command.name === rest[0]);
    io.out(about === undefined ? overview() : helpOf(about));
    return name === undefined ? EXIT.usage : EXIT.ok;
  }
  const command = COMMANDS.find((one) => one.name === name);
  if (command === undefined) {
    io.err(`${PROGRAM}: there is no command '${name}'; there are ${COMMANDS.map((one) => one.name).join(', ')}\n`);
    return EXIT.usage;
  }
  if (rest.includes('--help') || rest.includes('-h')) {
    io.out(helpOf(command));
    return EXIT.ok;
  }
  try {
    return await command.run(rest, io);
  } catch (error) {
    if (!isUsageError(error)) throw error;
    io.err(`${PROGRAM} ${name}: ${error.message} (${error.hint})\n`);
    return EXIT.usage;
  }
}
