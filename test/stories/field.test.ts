import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { COMPLAINTS } from './complaints.ts';
import { play } from './play/play.ts';
import { readScript, writeScript, type Script } from './play/script.ts';

// After a wanted change: npx vitest run test/stories -u, and say in the commit why the stories changed. Laws are not rewritten.

const FOLDER = join(import.meta.dirname, 'field');
const files = readdirSync(FOLDER).filter((file) => file.endsWith('.story'));
const scriptOf = (file: string): Script => readScript(readFileSync(join(FOLDER, file), 'utf8'));

describe('stories from the field, each a whole session', () => {
  it.each(files)('%s', async (file) => {
    const script = scriptOf(file);
    const { told, broken } = await play(script);
    expect(broken).toEqual([]);
    await expect(writeScript(script, told)).toMatchFileSnapshot(join(FOLDER, file));
  });

  it('are told the same twice', async () => {
    const script = scriptOf('provision-one-for-all.story');
    expect((await play(script)).told).toEqual((await play(script)).told);
  });
});

describe('every complaint', () => {
  const about = files.flatMap((file) => scriptOf(file).about.map((name) => ({ file, name })));

  it('has a story, or says why no client can help', () => {
    const told = new Set(about.map(({ name }) => name));
    const open = Object.entries(COMPLAINTS).filter(([name, { outOfReach }]) => !told.has(name) && outOfReach === undefined);
    expect(open.map(([name]) => name)).toEqual([]);
  });

  it('is known by the stories about it', () => {
    expect(about.filter(({ name }) => COMPLAINTS[name] === undefined)).toEqual([]);
  });
});

const HEAD = '# A title\nfrom: somebody 1\nabout: storms\n';
const told = (lines: string, laws = 'law: at most 3 requests'): string => `${HEAD}${lines}\n${laws}\n----\n`;

describe('a story that says nothing proves nothing', () => {
  it.each([
    ['no title', 'from: somebody\n----\n', 'line 1: a story begins with "# "'],
    ['no origin', '# A title\nabout: storms\nwait 1 s\nlaw: nothing is held\n----\n', 'line 2: a story says once where it comes from'],
    ['nothing that happens', `${HEAD}law: nothing is held\n----\n`, 'nothing happens'],
    ['no law', `${HEAD}wait 1 s\n----\n`, 'at least one law'],
    ['a line nobody knows', told('app does what it likes'), 'line 4: no such line: app does what it likes'],
    ['a law nobody knows', told('wait 1 s', 'law: all is well'), 'line 5: no such law: all is well'],
    ['an answer no server gives', told('server answers a postcard to every Sync'), 'line 4: no server answers "a postcard"'],
    ['a command there is none of', told('server answers HTTP 500 to nobody'), 'line 4: no such line'],
    ['a folder the app does not know', told('app sync attic'), 'line 4: the app knows no folder attic'],
    ['a setting after the beginning', told('wait 1 s\napp is new'), 'line 5: no such line: app is new'],
    ['a hold that is not there', told('user releases hold'), 'line 4: nothing is held'],
  ])('%s is refused with its line', async (_, text, why) => {
    await expect((async () => play(readScript(text)))()).rejects.toThrow(why);
  });
});

describe('a law that does not hold is named with what is so', () => {
  it.each([
    ['at most 0 requests', '1'],
    ['exactly 2 Sync', '1 times'],
    ['ends refused server server-refused', 'it is done'],
    ['mail m1 is on the server exactly once', '0 times'],
    ['a hold is for admin: blocked', 'held: '],
    ['no request during the silence', 'nobody asked for silence'],
    ['hook policy is called 1 time', '0 times'],
    ['edit e1 survives', 'nobody edited it'],
    ['only other.example is asked', 'mail.example.test'],
    ['wipe is done', 'it is none'],
  ])('%s', async (law, why) => {
    const { broken } = await play(readScript(told('app sync contacts', `law: ${law}`)));
    expect(broken).toEqual([`line 5: ${law}: ${why}`]);
  });

  it('what holds everywhere is looked at without being named: a call that is stuck, a request in the middle of something', async () => {
    const { told: lines } = await play(readScript(told('server never hears of Ping\napp ping 480 ...')));
    expect(lines.slice(lines.indexOf('> the end')).join('\n')).toMatch(/pending +ping 480\n.*pending +Ping sending\n.*due +in 0:08:30/);
  });
});
