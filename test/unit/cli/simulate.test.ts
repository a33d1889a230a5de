import { describe, expect, it } from 'vitest';
import { told } from './told.ts';

describe('simulate', () => {
  it('prints what happened, that nothing broke, and how to repeat it', async () => {
    const { code, out } = await told(['simulate', '--seed', '2', '--sessions', '2', '--exchanges', '20']);
    expect(out).toMatch(/^seed 2, version [\d.]+: \d+ requests in .* hours; /);
    expect(out).toContain('2 sessions, ');
    expect(out).toContain('nothing was lost, sent twice, stuck or over budget');
    expect(out).toContain('repeat with: activesync-recovery simulate --seed 2 --sessions 2 --exchanges 20');
    expect(code).toBe(0);
  }, 60_000);

  it('the same seed prints the same', async () => {
    const args = ['simulate', '--seed', '9', '--sessions', '1', '--exchanges', '30'];
    expect((await told(args)).out).toBe((await told(args)).out);
  }, 60_000);

  it.each([
    ['--seed', 'x'],
    ['--sessions', '0'],
    ['--exchanges', '1.5'],
    ['--days', '-1'],
  ])('refuses %s %s and says what is allowed', async (name, value) => {
    const { code, err } = await told(['simulate', `${name}=${value}`]);
    expect(code).toBe(2);
    expect(err).toMatch(/a whole number from \d+ to \d+/);
  });

  it('counts requests or days, not both', async () => {
    expect((await told(['simulate', '--exchanges', '1', '--days', '1'])).code).toBe(2);
  });
});
