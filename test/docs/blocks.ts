import type { Module } from '../tidy/modules.ts';

/** TypeScript shown to a reader, with where it stands. */
export interface Block {
  readonly file: string;
  readonly line: number;
  readonly code: string;
}

const FENCE = /^ {0,3}```(\w*)/;
const SHOWN_AS_CODE = ['ts', 'typescript', 'js', 'javascript', 'tsx'];

/** Fenced blocks of TypeScript or JavaScript. `line` counts from the given one. */
export function fenced(file: string, lines: readonly string[], from = 1): Block[] {
  const blocks: Block[] = [];
  let open: { language: string; line: number; code: string[] } | undefined;
  for (const [index, line] of lines.entries()) {
    const fence = FENCE.exec(line);
    if (fence === null) open?.code.push(line);
    else if (open === undefined) open = { language: (fence[1] ?? '').toLowerCase(), line: from + index + 1, code: [] };
    else {
      if (SHOWN_AS_CODE.includes(open.language)) blocks.push({ file, line: open.line, code: open.code.join('\n') });
      open = undefined;
    }
  }
  return blocks;
}

/** The `@example` parts of a module's doc comments: what is fenced in them, or all of it. */
export function examples(module: Module): Block[] {
  return module.comments
    .filter(({ type, value }) => type === 'Block' && value.startsWith('*'))
    .flatMap((comment) => {
      const first = module.text.slice(0, comment.start).split('\n').length;
      const lines = comment.value
        .slice(1)
        .split('\n')
        .map((line) => line.replace(/^\s*\* ?/, ''));
      const starts = lines.flatMap((line, index) => (/^\s*@example\b/.test(line) ? [index] : []));
      return starts.flatMap((start) => {
        const next = lines.findIndex((line, index) => index > start && /^\s*@\w/.test(line));
        const body = lines.slice(start, next < 0 ? undefined : next);
        body[0] = (body[0] ?? '').replace(/^\s*@example\b ?/, '');
        if (body.some((line) => FENCE.test(line))) return fenced(module.path, body, first + start);
        const code = body.join('\n').trimEnd();
        return code.trim() === '' ? [] : [{ file: module.path, line: first + start, code }];
      });
    });
}
