import { describe, expect, it } from 'vitest';
import { run } from '../../../src/cli/commands.ts';
import { told } from './told.ts';

describe('the command line', () => {
  it.each([['--help'], ['-h'], ['help']])('%s lists the commands', async (word) => {
    const { code, out } = await told([word]);
    expect(code).toBe(0);
    for (const name of ['explain', 'catalogue', 'diagram']) expect(out).toMatch(new RegExp(`^  activesync-recovery ${name}`, 'm'));
  });

  it('without a command it says the same, and that something was missing', async () => {
    const { code, out } = await told([]);
    expect([code, out]).toEqual([2, (await told(['--help'])).out]);
  });

  it.each([[['explain', '--help']], [['explain', 'Sync', '-h']], [['help', 'explain']]])('%j is the help of the command', async (args) => {
    const { code, out } = await told(args);
    expect(code).toBe(0);
    expect(out).toMatch(/^activesync-recovery explain COMMAND CODE/);
    for (const option of ['--level', '--version', '--server', '--json', '--ndjson']) expect(out).toContain(option);
  });

  it('an unknown command is refused with the ones there are', async () => {
    expect(await told(['expalin'])).toEqual({
      code: 2,
      out: '',
      err: "activesync-recovery: there is no command 'expalin'; there are explain, catalogue, diagram, simulate\n",
    });
  });

  it('a fault of the program is not dressed up as one of the command line', async () => {
    const broken = () => {
      throw new Error('disk full');
    };
    await expect(run(['diagram', 'sync'], { out: broken, err: () => undefined, lines: [], colour: false })).rejects.toThrow('disk full');
  });
});
