import { chartNamed, MACHINES } from '../view/machine-list.ts';
import { machinesPage } from '../view/machines-page.ts';
import { mermaid } from '../view/mermaid.ts';
import { EXIT, parsed, type Command } from './command.ts';
import { usageError } from './usage.ts';

const FORMATS: readonly string[] = ['mermaid'];

/** Pictures of the machines, as text. */
export const diagram: Command = {
  name: 'diagram',
  usage: ['diagram [MACHINE|COMMAND] [--format mermaid]'],
  summary: 'the machine of a command, with the statuses on its arrows',
  help: `Machines: ${MACHINES.map(({ name }) => name).join(', ')}.
Commands: Sync, FolderSync, Ping, SendMail, Search and every other ActiveSync command; the statuses are those of the command.
Without a name: the page about all machines, in Markdown (machines/README.md).

  --format mermaid   text of a Mermaid stateDiagram-v2, which code hosts draw (the default)`,
  async run(args, io) {
    const { values, positionals } = parsed(args, { format: { type: 'string', default: 'mermaid' } }, 'diagram');
    const [name, surplus] = positionals;
    if (surplus !== undefined) throw usageError(`one machine at a time, not also '${surplus}'`, 'see activesync-recovery diagram --help');
    if (!FORMATS.includes(values.format)) throw usageError(`no format '${values.format}'`, `there is ${FORMATS.join(', ')}`);
    io.out(name === undefined ? machinesPage() : picture(name));
    return EXIT.ok;
  },
};

function picture(name: string): string {
  const chart = chartNamed(name);
  if (chart !== undefined) return mermaid(chart);
  throw usageError(
    `no machine and no command '${name}'`,
    `machines: ${MACHINES.map((machine) => machine.name).join(', ')}; or an ActiveSync command`,
  );
}
