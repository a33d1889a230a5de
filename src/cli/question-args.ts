import { ALPHABETS, questionNamed } from '../policy/named.ts';
import { FAMILIES, familyOf, isCommand } from './protocols.ts';
import { usageError } from './usage.ts';

/** A question as the contract spells it, before it is read. */
export type Given = Record<string, unknown>;

const USAGE = 'write COMMAND CODE, as in: activesync-recovery explain Sync 3';

/**
 * What `explain COMMAND CODE` asks, as a question in the contract's spelling. Instead of two words one id will do, as a trace
 * prints it: `Sync.Add.6`, `http.449`.
 *
 * @example questionArgs(['SendMail', 'cut-after-send'], {}); // { protocol: 'transport', command: 'SendMail', code: 'cut-after-send' }
 */
export function questionArgs(words: readonly string[], options: { readonly level?: string; readonly version?: string }): Given {
  const [first, second, surplus] = words;
  if (first === undefined) throw usageError('nothing to explain', USAGE);
  if (surplus !== undefined) throw usageError(`one status at a time, not also '${surplus}'`, USAGE);
  const given = second === undefined ? ofId(first) : ofWords(first, second, options.version);
  return {
    ...given,
    ...(options.level !== undefined && { level: options.level }),
    ...(options.version !== undefined && { version: options.version }),
  };
}

function ofWords(first: string, code: string, version: string | undefined): Given {
  const protocol = ALPHABETS.get(first);
  if (protocol !== undefined) return { ...protocol, code };
  if (!isCommand(FAMILIES, first)) throw usageError(`there is no command '${first}'`, USAGE);
  // A code may carry its table: `Sync http.449`.
  const [, table, rest] = /^(common|http|transport|syncml|alert)\.(.+)$/.exec(code) ?? [];
  if (table !== undefined) return { ...ALPHABETS.get(table), command: first, code: rest };
  return { ...byAlphabet(first, code, version), command: first, code };
}

/** A number is a Status of the command; a word is the name of a header or of what befell the line. */
function byAlphabet(command: string, code: string, version: string | undefined): Given {
  const { protocol } = familyOf('', command, version);
  if (/^\d+$/.test(code)) return { protocol: protocol.name };
  const table = ['transport', 'http'].find(
    (name) => protocol.entry(`${name}.${code}` as Parameters<typeof protocol.entry>[0]) !== undefined,
  );
  return { protocol: table ?? protocol.name };
}

function ofId(id: string): Given {
  const named = questionNamed(
    FAMILIES.map(({ protocol }) => protocol),
    id,
  );
  if (named === undefined) throw usageError(`there is no status '${id}'`, USAGE);
  return { ...named };
}
