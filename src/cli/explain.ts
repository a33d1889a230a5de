import { explainPage, type Style } from '../view/explain-page.ts';
import { answered, ask } from './answer.ts';
import { EXIT, parsed, type Command, type Io } from './command.ts';
import { meantBy, meantWords } from './meant.ts';
import { questionArgs } from './question-args.ts';
import { readQuestion, type Asked } from './read-question.ts';
import { usageError } from './usage.ts';

const OPTIONS = {
  level: { type: 'string' },
  version: { type: 'string' },
  server: { type: 'string' },
  json: { type: 'boolean' },
  ndjson: { type: 'boolean' },
} as const;

const BOLD = '\u001b[1m';
const DIM = '\u001b[2m';
const RESET = '\u001b[0m';

const PLAIN: Style = { strong: (text) => text, faint: (text) => text };
const COLOURED: Style = { strong: (text) => `${BOLD}${text}${RESET}`, faint: (text) => `${DIM}${text}${RESET}` };

/** What one status means and what is done about it. */
export const explain: Command = {
  name: 'explain',
  usage: [
    'explain COMMAND CODE [--level PATH] [--version V] [--server NAME] [--json]',
    'explain --ndjson [--server NAME]     a status per input line, a decision per output line',
  ],
  summary: 'what a status means, what is done about it, and where that is written',
  help: `COMMAND is an ActiveSync or SyncML command; common, http, transport, syncml or alert stand for any command.
CODE is a number, a header with a row (x-ms-rp) or what befell the line (cut-after-send). Both in one: Sync.Add.6, http.449.

  --level PATH    where the status stood: Sync/Collections/Collection (default: the first place that lists it)
  --version V     protocol version of the request (default: the newest); 1.0 to 1.2 mean SyncML
  --server NAME   horde, sogo, or what the server says of itself: applies its known deviations
  --json          the answer as one JSON object
  --ndjson        questions from standard input, one JSON object a line; protocol and code are always needed:
                  {"protocol":"eas","command":"Sync","level":"Sync/Collections/Collection","code":3,"version":"14.1"}
                  {"protocol":"http","command":"FolderSync","code":449,"headers":{"x-ms-location":"…"},"context":{"policyKeySent":false}}
                  A number in the wrong alphabet (449 of FolderSync) also has "meant", the question to ask instead.
                  A bad line is answered with {"error","line"} in its place, and the exit code is 1 at the end.`,
  async run(args, io) {
    const { values, positionals } = parsed(args, OPTIONS, 'explain');
    if (values.ndjson === true) {
      if (positionals.length > 0 || values.level !== undefined || values.version !== undefined || values.json === true) {
        throw usageError('--ndjson takes its questions from standard input', 'leave out everything but --server');
      }
      return explainLines(io, values.server);
    }
    const { level, version } = values;
    const given = questionArgs(positionals, { ...(level !== undefined && { level }), ...(version !== undefined && { version }) });
    const asked = readQuestion(given);
    if ('error' in asked) throw usageError(asked.error, 'see activesync-recovery explain --help');
    const explained = ask(asked, values.server);
    io.out(
      values.json === true
        ? `${JSON.stringify(answered(asked.question, asked, explained))}\n`
        : explainPage(explained, io.colour ? COLOURED : PLAIN, perhaps(asked)),
    );
    return EXIT.ok;
  },
};

/** What a number in the wrong alphabet may have been, in a sentence. */
function perhaps(asked: Asked): string | undefined {
  const meant = meantBy(asked);
  return meant === undefined ? undefined : meantWords(meant);
}

/** Answers each line by a line. What cannot be read is said in its place, and the others are answered all the same. */
async function explainLines(io: Io, server: string | undefined): Promise<number> {
  let number = 0;
  let code: number = EXIT.ok;
  for await (const line of io.lines) {
    number++;
    const answer = answerTo(number === 1 ? line.replace(/^\uFEFF/, '') : line, server);
    if ('error' in answer) code = EXIT.failed;
    io.out(`${JSON.stringify('error' in answer ? { ...answer, line: number } : answer)}\n`);
  }
  return code;
}

function answerTo(line: string, server: string | undefined) {
  let given: unknown;
  try {
    given = JSON.parse(line);
  } catch {
    return { error: 'not a JSON text' };
  }
  const asked = readQuestion(given);
  return 'error' in asked ? asked : answered(given, asked, ask(asked, server));
}
