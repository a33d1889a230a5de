import { describe, expect, it } from 'vitest';
import { told } from './told.ts';

describe('simulate', () => {
  it('prints what happened, that nothing broke, and how to repeat it', async () => {
    const { code, out } = await told(['simulate', '--seed', '2', '--sessions', '2', '--exchanges', '20']);
    expect(out).toMatch(/^seed 2, version [\d.]+: \d+ requests in .* hours; /);
    expect(out).toContain('2 sessions, ');
    expect(out).toMatch(/^took \d+\.\d s, \d+ requests a second by one thread/m);
    expect(out).toContain('nothing was lost, sent twice, stuck or over budget');
    expect(out).toContain('repeat with: activesync-recovery simulate --seed 2 --sessions 2 --exchanges 20');
    expect(code).toBe(0);
  }, 60_000);

  it('the same seed prints the same', async () => {
    const args = ['simulate', '--seed', '9', '--sessions', '1', '--exchanges', '30'];
    const said = async (): Promise<string> => (await told(args)).out.replace(/^took .*$/m, '');
    expect(await said()).toBe(await said());
  }, 60_000);

  it.each([
    ['--seed', 'x'],
    ['--sessions', '0'],
    ['--exchanges', '1.5'],
    ['--days', '-1'],
    ['--workers', '0'],
  ])('refuses %s %s and says what is allowed', async (name, value) => {
    const { code, err } = await told(['simulate', `${name}=${value}`]);
    expect(code).toBe(2);
    expect(err).toMatch(/a whole number from \d+ to \d+/);
  });

  it('tells the story of a run, request by request, when asked', async () => {
    const args = ['simulate', '--seed', '9', '--sessions', '1', '--exchanges', '5'];
    const { out } = await told([...args, '--story']);
    expect(out).toMatch(/^0\.0 s: the app starts$/m);
    expect(out).toMatch(/^\d+\.\d s: > FolderSync FolderSync\(SyncKey=0\)/m);
    expect(out).toMatch(/^\d+\.\d s: = FolderSync /m);
    expect(out).toContain('the server makes peace');
    expect(out.replaceAll(/^\d+\.\d s: .*\n/gm, '').replace(/^took .*$/m, '')).toBe((await told(args)).out.replace(/^took .*$/m, ''));
    expect((await told([...args, '--story', '--workers', '2'])).code).toBe(2);
  }, 60_000);

  it('counts requests or days, not both', async () => {
    expect((await told(['simulate', '--exchanges', '1', '--days', '1'])).code).toBe(2);
  });
});
