import { describe, expect, it } from 'vitest';
import { machinesPage } from '../../../src/view/machines-page.ts';
import { told } from './told.ts';

describe('diagram', () => {
  it.each([
    ['sync', 'reset 3, 5, 12'],
    ['Ping', 'rephrase 3, 5, 6'],
    ['movEitems', 'retry 5'],
    ['ladder', 'rung.rebuilt'],
  ])('%s prints its picture and nothing else', async (name, part) => {
    const { code, out, err } = await told(['diagram', name, '--format', 'mermaid']);
    expect([code, err]).toEqual([0, '']);
    expect(out.startsWith('stateDiagram-v2\n')).toBe(true);
    expect(out).toContain(part);
  });

  it('without a name prints the page about all machines', async () => {
    expect(await told(['diagram'])).toEqual({ code: 0, out: machinesPage(), err: '' });
  });

  it.each([
    [['diagram', 'Fetch'], "no machine and no command 'Fetch' (machines: sync, folder-sync,"],
    [['diagram', 'sync', 'ping'], "one machine at a time, not also 'ping'"],
    [['diagram', 'sync', '--format', 'png'], "no format 'png'"],
    [['diagram', 'sync', '--colour'], "Unknown option '--colour'"],
  ])('%j is refused with what to write instead', async (args, message) => {
    const { code, out, err } = await told(args);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(`activesync-recovery diagram: ${message}`);
    expect(err.trimEnd().split('\n')).toHaveLength(1);
  });
});
