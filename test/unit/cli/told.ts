import { run } from '../../../src/cli/commands.ts';

/** Runs a command line in this process: its exit code and what it wrote. */
export async function told(
  args: readonly string[],
  input: readonly string[] = [],
  colour = false,
): Promise<{ code: number; out: string; err: string }> {
  let out = '';
  let err = '';
  const code = await run(args, {
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
    lines: input,
    colour,
  });
  return { code, out, err };
}
