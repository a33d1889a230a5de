import { describe, expect, it } from 'vitest';
import { openQueue } from '../../../src/session/queue.ts';

const rounds = async (): Promise<void> => {
  for (let round = 0; round < 20; round += 1) await Promise.resolve();
};

function recorded(rest: () => Promise<boolean> = async () => false) {
  const order: string[] = [];
  const queue = openQueue<string>({
    work: async (job) => {
      order.push(`begin ${job}`);
      await Promise.resolve();
      order.push(`end ${job}`);
      if (job === 'one') queue.push('from one');
    },
    rest: async () => {
      const did = await rest();
      if (did) order.push('tidied');
      return did;
    },
    idle: () => void order.push('idle'),
  });
  return { queue, order };
}

describe('a queue', () => {
  it('does one job after the other, those that come meanwhile too, and then rests', async () => {
    const { queue, order } = recorded();
    queue.push('one');
    queue.push('two');
    expect(order).toEqual([]);
    await rounds();
    expect(order).toEqual(['begin one', 'end one', 'begin two', 'end two', 'begin from one', 'end from one', 'idle']);
  });

  it('tidies up as long as there is something to tidy, and looks for jobs in between', async () => {
    let left = 2;
    const { queue, order } = recorded(async () => {
      left -= 1;
      if (left === 1) queue.push('late');
      return left >= 0;
    });
    queue.touch();
    await rounds();
    expect(order).toEqual(['tidied', 'begin late', 'end late', 'tidied', 'idle']);
  });

  it('that cannot tidy up does not try without end, but does what has come meanwhile', async () => {
    let tries = 0;
    const { queue, order } = recorded(async () => {
      tries += 1;
      if (tries === 1) queue.push('late');
      return false;
    });
    queue.touch();
    await rounds();
    expect(order).toEqual(['begin late', 'end late', 'idle']);
    expect(tries).toBe(2);
  });

  it('that was stopped begins nothing any more', async () => {
    const { queue, order } = recorded();
    queue.push('one');
    queue.push('two');
    queue.stop();
    await rounds();
    queue.push('three');
    queue.touch();
    await rounds();
    expect(order).toEqual([]);
  });
});
