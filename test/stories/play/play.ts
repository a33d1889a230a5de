import type { Deed } from './deed.ts';
import { APP_LINES } from './app-lines.ts';
import { alwaysBroken } from './always.ts';
import { lawOf } from './laws.ts';
import { letPass } from './passing.ts';
import { wrongLine, type Script, type ScriptLine } from './script.ts';
import { SERVER_LINES } from './server-lines.ts';
import { SETTING_LINES } from './setting-lines.ts';
import { openStage, SETTING, type Setting, type Stage } from './stage.ts';
import { tellEnd } from './ending.ts';
import { SPAN, spanOf } from './times.ts';

const TIME_LINES: readonly Deed[] = [
  { pattern: new RegExp(`^wait (${SPAN})$`), do: (stage, [span = '']) => letPass(stage, stage.clock.now() + spanOf(span)) },
];

const DEEDS: readonly Deed[] = [...APP_LINES, ...SERVER_LINES, ...TIME_LINES];

/** What came of a story. */
export interface Played {
  readonly told: readonly string[];
  /** Laws that do not hold, with what is so instead. */
  readonly broken: readonly string[];
}

type Performed = (stage: Stage) => void | Promise<void>;

/** What happens in a line. */
function deedOf({ number, text }: ScriptLine): Performed {
  for (const { pattern, do: perform } of DEEDS) {
    const match = pattern.exec(text);
    if (match !== null) return (stage) => perform(stage, match.slice(1));
  }
  throw wrongLine({ number, text }, 'no such line');
}

/** The lines about how things stand come first. */
function settingOf(lines: readonly ScriptLine[]): { readonly setting: Setting; readonly rest: readonly ScriptLine[] } {
  let setting = SETTING;
  for (const [i, { text }] of lines.entries()) {
    const known = SETTING_LINES.find(({ pattern }) => pattern.test(text));
    if (known === undefined) return { setting, rest: lines.slice(i) };
    const set = known.set(known.pattern.exec(text)?.slice(1) ?? []);
    setting = { ...setting, ...set, lab: { ...setting.lab, ...set.lab } };
  }
  throw new Error('nothing happens in this story');
}

/** Plays a story through the real session against the lab server, in virtual time. Throws on a line it does not know, before anything is played. */
export async function play(script: Script): Promise<Played> {
  const { setting, rest } = settingOf(script.lines);
  const deeds = rest.map((line) => ({ line, perform: deedOf(line) }));
  const laws = script.laws.map((line) => {
    const law = lawOf(line.text);
    if (law === undefined) throw wrongLine(line, 'no such law');
    return { line, law };
  });
  const stage = await openStage(setting);
  for (const { line, perform } of deeds) {
    stage.trace.head(line.text);
    try {
      await perform(stage);
    } catch (error) {
      throw wrongLine(line, error instanceof Error ? error.message : String(error));
    }
  }
  tellEnd(stage);
  const broken = laws.flatMap(({ line: { number, text }, law }) => {
    const why = law(stage);
    return why === undefined ? [] : [`line ${number}: ${text}: ${why}`];
  });
  const always = await alwaysBroken(stage, script.lines);
  await stage.life?.session.stop();
  return { told: stage.trace.lines, broken: [...broken, ...always] };
}
