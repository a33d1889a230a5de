import { catalogueRows, sentRows } from '../view/catalogue-rows.ts';
import { codelessRows } from '../view/codeless-rows.ts';
import { statusesPage } from '../view/statuses-page.ts';
import { EXIT, parsed, type Command } from './command.ts';
import { usageError } from './usage.ts';

/** Every row known, with its ladder. */
export const catalogue: Command = {
  name: 'catalogue',
  usage: ['catalogue [--json|--ndjson]'],
  summary: 'every status known, and what is done about it',
  help: `Without an option: tables in Markdown (machines/STATUSES.md).

  --json     one JSON array
  --ndjson   one JSON object a line; what is received can be asked as it is: catalogue --ndjson | explain --ndjson
             A row says which fields of a question's context it reads, and has every reading with its condition.
             What has no code of its own (an empty 200, a value of a header, the numbers no row lists) has a "carrier";
             its code is how one asks. Values that only a client sends carry "direction":"sent" and are no question.`,
  async run(args, io) {
    const { values, positionals } = parsed(args, { json: { type: 'boolean' }, ndjson: { type: 'boolean' } }, 'catalogue');
    const [surplus] = positionals;
    if (surplus !== undefined) throw usageError(`catalogue takes no '${surplus}'`, 'see activesync-recovery catalogue --help');
    if (values.json === true && values.ndjson === true) throw usageError('--json and --ndjson at once', 'leave out one of them');
    const rows = [...catalogueRows(), ...codelessRows(), ...sentRows()];
    if (values.json === true) io.out(`${JSON.stringify(rows, null, 2)}\n`);
    else if (values.ndjson === true) io.out(rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
    else io.out(statusesPage());
    return EXIT.ok;
  },
};
